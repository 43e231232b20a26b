"""Does the product know what its sources do not cover?"""
