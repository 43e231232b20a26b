"""Every section that a note cites stands in the law, where the text of the law is beside the checkout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

LAWS = {
    "Localism Act 2011": "localism-act-2011-*",
    "Procurement Act 2023": "procurement-act-2023-*",
    "Public Services (Social Value) Act 2012": "social-value-act-2012*",
    "Local Government Act 1988": "local-government-act-1988-*",
    "Local Government Act 1999": "local-government-act-1999-*",
    "Care Act 2014": "care-act-2014-*",
    "Community Empowerment (Scotland) Act 2015": "community-empowerment-scotland-act-2015-*",
    "SI 2012/1313": "*-2012-1313*",
    "SI 2012/1647": "*-2012-1647*",
    "SI 2015/582": "*-2015-582*",
    "SI 2023/1348": "*-2023-1348-*",
}

CITATION = re.compile(
    "(" + "|".join(map(re.escape, LAWS)) + ")"
    r", (?:(Schedule(?: \d)?), paragraphs? |regulations? |(?=ss?\.))"
)
PLACE = re.compile(r"(?:ss?\.)?(\d+)?((?:\([0-9a-z]+\))*)")
SUBSECTION = re.compile(r"^\(\d+\)")
LETTER = re.compile(r"\([a-z]+\)")
"""A letter without a number, as in `s.84(7)(a) and (b)`: it belongs to the subsection before."""
BETWEEN = re.compile(r", | and | to |-")


def cited(line: str) -> Iterator[tuple[str, str]]:
    """Each law and place that a line cites: `("Localism Act 2011", "84(7)(b)")`."""
    for citation in CITATION.finditer(line):
        law, schedule = citation.groups()
        number, subsection, at = "", "", citation.end()
        while (place := PLACE.match(line, at)) and place.group():
            number, brackets = place[1] or number, place[2]
            if not place[1] and LETTER.match(brackets):
                brackets = subsection + brackets
            subsection = "".join(SUBSECTION.findall(brackets))
            yield law, f"{schedule} {number}{brackets}" if schedule else f"{number}{brackets}"
            if not (between := BETWEEN.match(line, place.end())):
                break
            at = between.end()


def places(text: str) -> Iterator[str]:
    """Every section, subsection and paragraph in the text of a law: `84`, `84(7)`, `84(7)(b)`."""
    schedule = section = subsection = ""
    for line in text.splitlines():
        if heading := re.match(r"## (SCHEDULE(?: \d)?)", line):
            schedule, section = f"{heading[1].capitalize()} ", ""
        elif heading := re.match(r"#### (\d+[A-Z]*) |\*\*(\d+)\*\*", line):
            section, subsection = schedule + (heading[1] or heading[2]), ""
            yield section
        elif section and (part := re.match(r"- (\(\d+\))", line)):
            subsection = part[1]
            yield section + subsection
        elif section and (part := re.match(r"- (\([a-z]+\))", line)):
            yield section + subsection + part[1]


@pytest.fixture(scope="session")
def law(shared: Path) -> dict[str, set[str]]:
    """The places in each law of `LAWS`."""
    folder = shared / "corpus" / "legislation"
    return {
        name: {place for path in folder.glob(pattern) for place in places(path.read_text(encoding="utf-8"))}
        for name, pattern in LAWS.items()
    }


def test_every_place_that_is_cited_exists_in_the_law(note: Any, law: dict[str, set[str]]) -> None:
    missing = [(name, place) for line in note.lines for name, place in cited(line) if place not in law[name]]
    assert not missing


def test_every_law_that_is_cited_is_among_the_references(note: Any) -> None:
    references = " ".join(reference["title"] for reference in note.front["references"])
    for name in {name for line in note.lines for name, _ in cited(line)}:
        assert name in references


def test_the_notes_as_a_whole_cite_every_law_of_the_list(notes: list[Any]) -> None:
    found = {name for note in notes for line in note.lines for name, _ in cited(line)}
    assert found == set(LAWS)


def test_the_check_sees_a_place_that_does_not_exist(law: dict[str, set[str]]) -> None:
    line = "(Localism Act 2011, s.84(6), (99) and s.89(1); SI 2012/1647, Schedule, paragraphs 3 and 11)."
    assert list(cited(line)) == [
        ("Localism Act 2011", "84(6)"),
        ("Localism Act 2011", "84(99)"),
        ("Localism Act 2011", "89(1)"),
        ("SI 2012/1647", "Schedule 3"),
        ("SI 2012/1647", "Schedule 11"),
    ]
    assert [place for name, place in cited(line) if place not in law[name]] == [
        "84(99)",
        "89(1)",
        "Schedule 11",
    ]


def test_the_check_reads_ranges_and_nested_places(law: dict[str, set[str]]) -> None:
    line = "(Procurement Act 2023, ss.84 to 88), and (SI 2012/1313, Schedule 1, paragraph 5(b))"
    assert [place for _, place in cited(line)] == ["84", "88", "Schedule 1 5(b)"]
    assert all(place in law[name] for name, place in cited(line))


def test_a_letter_alone_belongs_to_the_subsection_before() -> None:
    line = "(Localism Act 2011, s.84(7)(a) and (b); SI 2012/1647, regulation 3(a) to (e))"
    assert [place for _, place in cited(line)] == ["84(7)(a)", "84(7)(b)", "3(a)", "3(e)"]
