"""Does the check of claims catch what is subtly false, and let pass what is true?"""
