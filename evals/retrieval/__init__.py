"""Does the search find the right page, and the words that answer the question?"""
