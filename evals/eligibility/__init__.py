"""Does the product take from a text only what the text states?"""
