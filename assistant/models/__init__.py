"""Embedding and chat models: the packaged defaults, and any other by name."""
