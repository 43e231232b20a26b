"""The elements of CLML by what they are for, and how their numbers are printed."""

from __future__ import annotations

import re

from lxml import etree

NUMBERED = re.compile(r"P[1-7]\Z")
DEEPEST = 120
"""Elements within elements; the deepest real document seen stays below 40. Below, only words are taken."""
NOT_READ = frozenset(
    {
        *("Metadata", "Contents", "Commentaries", "Footnotes", "MarginNotes", "Resources", "Versions"),
        *(
            "Number",
            "Title",
            "Pnumber",
            "Subtitle",
            "TitleBlock",
            "Reference",
            "CommentaryRef",
            "CitationLists",
        ),
        *("col", "colgroup", "XMLcontent", "InternalVersion", "BinaryContent"),
    }
)
"""What is no text of the law, or is said by the element around it."""
_PROVISIONS = {f"P{level}" for level in range(1, 8)} | {"P", "P1group", "P2group", "P3group"}
DIVISIONS = frozenset(
    {
        *("Group", "Part", "Chapter", "Pblock", "PsubBlock"),
        *("EUPart", "EUTitle", "EUChapter", "EUSection", "EUSubsection", "Division"),
        *("SubDivision", "SubSubDivision", "SubSubSubDivision"),
        *("CommentaryGroup", "CommentaryPart", "CommentaryChapter", "CommentaryP1", "CommentarySchedule"),
        *("CommentaryDivision", "CommentarySubDivision"),
    }
)
HOLDERS = frozenset(
    {
        *("Legislation", "EN", "Primary", "Secondary", "EURetained", "Body", "EUBody", "Schedules"),
        *("ScheduleBody", "Annexes"),
    }
)
"""Elements that say nothing themselves."""
MARKS = {"double": ("“", "”"), "default": ("“", "”"), "single": ("‘", "’")}
"""The quotation marks of a block amendment, by its format."""
BLOCKS = (
    HOLDERS
    | DIVISIONS
    | _PROVISIONS
    | {f"P{level}para" for level in range(1, 8)}
    | {"Text", "Para", "Schedule", "Appendix", "AppendixBody", "Annex", "Attachments", "Attachment"}
    | {
        "BlockAmendment",
        "BlockExtract",
        "FragmentTitle",
        "FragmentNumber",
        "NumberedPara",
        "Where",
        "Comment",
    }
    | {"UnorderedList", "OrderedList", "KeyList", "ListItem", "Tabular", "table", "Formula"}
    | {"Figure", "Image", "Form", "IncludedDocument", "SignedSection", "ExplanatoryNotes"}
    | {"PrimaryPrelims", "SecondaryPrelims", "EUPrelims", "ENprelims", "EarlierOrders", "Comment"}
)
"""Elements that stand by themselves; all others are within a line."""


def shown(held: etree._Element | None, text: str, *, first: bool = False) -> str:
    """A number as it is printed: `81`, `(1)`, or with the punctuation that the file names."""
    if not text or held is None:
        return ""
    before, after = held.get("PuncBefore"), held.get("PuncAfter")
    if before is not None or after is not None:
        return f"{before or ''}{text}{after or ''}"
    return text.rstrip(".") if first else text if text.startswith("(") else f"({text})"
