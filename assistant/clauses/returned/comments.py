"""Notes as comments in a Word file; it opens the file in this process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.clauses.returned.commenting import Commenting
from assistant.clauses.returned.notes import NOT_ADVICE, Note, without_place
from assistant.clauses.returned.opening import opened


def commented(data: bytes, name: str, heading: str, notes: Sequence[Note], made_on: date | None) -> bytes:
    """The file called `name` as a Word file with a comment on the words of each note.

    A first comment begins with `heading` and holds what could not be placed. Raises DraftFileError.
    """
    draft = opened(data, name)
    commenting = Commenting(draft.package, draft.words, made_on)
    unplaced = [note for note in notes if note.place is None or not commenting.on(*note.place, note.lines)]
    commenting.at_start([heading, *draft.remarks, *without_place(unplaced), NOT_ADVICE])
    return commenting.data()
