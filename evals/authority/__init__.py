"""Does a source's authority belong in the ranking, and how much of it?"""
