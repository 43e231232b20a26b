"""A checked specification that comes back with comments on the words concerned.

    data = return_with_comments(data, "specification.docx", lambda text: check_clause(text, brief, day))

The text that is checked is that of `specification_text(data, name)`: the findings' places are places in it.
The file is opened in a child process with the limits of the readers, never in this one.
"""

from __future__ import annotations

from assistant.clauses.returned.isolated import FindingsOf, return_with_comments, specification_text

__all__ = ["FindingsOf", "return_with_comments", "specification_text"]
