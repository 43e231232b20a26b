"""A clause pack as a file: Markdown, Word or PDF.

All three are written from one list of parts (`sheet.py`), so that they say the same in the same order.
"""

from __future__ import annotations

from assistant.clauses.export.markdown import pack_markdown
from assistant.clauses.export.pdf import pack_pdf
from assistant.clauses.export.word import pack_docx

__all__ = ["pack_docx", "pack_markdown", "pack_pdf"]
