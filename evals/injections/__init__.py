"""Measures whether instructions that stand in documents, or in questions, change an answer."""
