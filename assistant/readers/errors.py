"""The error that every reader raises when a file cannot be read."""


class ReadError(Exception):
    """A file that cannot be read; `str()` is a plain reason for people: "encrypted: needs a password"."""
