"""Questions of the domain: are they answered, rightly, with the words that the sources hold?"""
