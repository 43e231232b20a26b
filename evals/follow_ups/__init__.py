"""Measures how questions are read that lean on others, hold several, or take things for granted."""
