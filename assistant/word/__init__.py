"""Accessible Word files, made from parts."""
