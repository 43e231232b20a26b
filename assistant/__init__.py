"""A chat and document assistant for people who commission public services in England."""

__version__ = "0.1.0"
