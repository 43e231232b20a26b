"""The errors that a person who runs a measurement can cause, or can mend."""


class EvalError(Exception):
    """What happened, to which file or command, and what to do."""
