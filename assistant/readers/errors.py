"""Why a file could not be read, in words for the person who gave it."""


class ReadError(Exception):
    """A file cannot be read; the text says why, such as "encrypted: needs a password"."""


def plain_reason(error: Exception) -> str:
    """Whatever went wrong in reading, as one short reason."""
    if isinstance(error, ReadError):
        return str(error)
    if isinstance(error, MemoryError):
        return "needed more memory than there is"
    if isinstance(error, OSError):
        return f"could not be opened: {error.strerror or error}"
    return f"could not be read: {type(error).__name__}: {str(error)[:200]}"
