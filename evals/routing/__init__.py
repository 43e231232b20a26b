"""Messages of every kind: does each go where it should, and is no question turned away?"""
