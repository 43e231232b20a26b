"""What goes wrong with the library, in words for the person who runs it."""


class LibraryError(Exception):
    """The library cannot do what was asked; the text says why and what to do."""


class LibraryLockedError(LibraryError):
    """Another process is writing; the text says which."""


class NewerLibraryError(LibraryError):
    """The data folder was written by a newer version of the product."""


class OtherModelError(LibraryError):
    """The library was built with another embedding model than the one that is set."""


class StorageError(LibraryError):
    """The data folder cannot be written or read: full, read-only or damaged."""
