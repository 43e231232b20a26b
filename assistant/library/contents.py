"""Which contents the library holds and a run adds, and which ids are taken, while files swap them."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from assistant.documents import Document
from assistant.library.catalogue import FileRecord
from assistant.library.ledger import Ledger
from assistant.library.versions import text_key

Content: TypeAlias = tuple[str, str]
"""What was read and how: the digest of the bytes, the key of everything that they were read with."""


class Contents:
    """Asked by the preparing thread, which runs ahead of the writer: what it finds must still be there then.

    A document that a new file counts on is `promised`: the writer does not remove it although no file that
    is recorded leads to it any more. One whose id went to the next version of its file is never promised,
    so that no two visible documents have one id.
    """

    def __init__(self, catalogue: Ledger, known: Mapping[str, FileRecord]) -> None:
        self._catalogue = catalogue
        self._taken = catalogue.source_ids()
        self._holders = Counter(file.document for file in known.values())
        self._this_run: set[Content] = set()
        self._words: dict[Content, Content] = {}
        self._twins: dict[Content, Content] = {}
        self._given_up: set[int] = set()
        self.promised: set[int] = set()
        self.removing = threading.Lock()
        """Held by the writer while it decides what goes, and until that is in the catalogue."""

    def held(self, content: Content) -> bool:
        """Whether the content is in the library, and stays, or came earlier in this run."""
        return content in self._this_run or content in self._twins or self._promise(content)

    def taken(self, known: FileRecord | None) -> set[str]:
        """The ids that the next version of a file may not have: all but that of its document, which goes."""
        document = known.document if known is not None else None
        if document is None or self._holders[document] > 1:
            return self._taken
        with self.removing:
            if document in self.promised:
                return self._taken
            self._given_up.add(document)
        return self._taken - {self._catalogue.source_of(document)}

    def add(self, document: Document, content: Content) -> bool:
        """Take up what is not held yet; False when the same words are, under another name."""
        words = (text_key(document), content[1])
        stored = self._catalogue.same_text(*words)
        if stored is not None and not self._promise(stored):
            stored = None
        twin = stored or self._words.get(words)
        self._words.setdefault(words, content)
        if twin is not None:
            self._twins[content] = twin
            return False
        self._this_run.add(content)
        self._taken.add(document.source.id)
        return True

    def stored_as(self, content: Content) -> Content:
        """The content under which its words are stored."""
        return self._twins.get(content, content)

    def _promise(self, content: Content) -> bool:
        with self.removing:
            document = self._catalogue.find_document(*content)
            if document is None or document in self._given_up:
                return False
            self.promised.add(document)
        return True
