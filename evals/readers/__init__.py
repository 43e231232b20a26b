"""How well files are read: what becomes of each, and how many of a PDF's words come through."""
