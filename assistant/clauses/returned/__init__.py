"""A checked specification that comes back with comments on the words concerned.

    data = return_with_comments(data, "specification.docx", lambda text: check_clause(text, brief, day))

The text that is checked is that of `specification_text(data, name)`: the findings' places are places in it.
"""

from __future__ import annotations

from assistant.clauses.returned.comments import FindingsOf, return_with_comments
from assistant.clauses.returned.opening import specification_text

__all__ = ["FindingsOf", "return_with_comments", "specification_text"]
