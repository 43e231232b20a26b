from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.documents import Document
from assistant.readers import read, read_bytes

LOCALISM = "localism-act-2011-part5-ch2.md"
EXCLUDED = "crtc-eoi-excluded-services-regs-2012-1313.md"
REJECTION = "crtc-fire-rejection-regs-2012-1647.md"
HEALTH = "health-care-services-psr-regs-2023-1348-regs-1-6.md"
SOCIAL_VALUE = "social-value-act-2012.md"
BEST_VALUE = "local-government-act-1999-best-value.md"
REORGANISATION = "lg-structural-changes-regs-2018-930-reg10A.md"

PHRASES = [
    (LOCALISM, "Duty to consider expression of interest", "s.81"),
    (
        LOCALISM,
        "a body of persons or a trust which is established for charitable purposes only",
        "s.81(6)(b)",
    ),
    (LOCALISM, "two or more employees of that authority", "s.81(6)(d)"),
    (LOCALISM, "This is subject to section 82", "s.81(1)"),
    (LOCALISM, "This is subject to section 84(1)", "s.83(1)"),
    (LOCALISM, "the date on which it will begin the procurement exercise", "s.83(4)(a)(ii)"),
    (LOCALISM, "the maximum period that will elapse between those dates", "s.83(4)(b)"),
    (LOCALISM, "within the period of 30 days beginning with the day", "s.84(7)(b)"),
    (EXCLUDED, "Paragraphs 2 and 3 of Schedule 2 cease to have effect", "reg.4(2)"),
    (EXCLUDED, "SCHEDULE 1", "Sch.1"),
    (EXCLUDED, "Information about the relevant service sufficient to identify it", "Sch.1 para.4"),
    (EXCLUDED, "how it will meet the needs of the users", "Sch.1 para.5(b)"),
    (EXCLUDED, "A relevant service commissioned by an NHS body", "Sch.2 para.3"),
    (EXCLUDED, "Signed by authority of the Secretary of State", ""),
    (REJECTION, "the London Fire Commissioner", "reg.3(b)"),
    (REJECTION, "any member of the consortium of which it is a part", "Sch. para.3(a)"),
    (REJECTION, "is not suitable to provide or assist", "Sch. para.3"),
    (REJECTION, "frivolous or vexatious", "Sch. para.9"),
    (HEALTH, "is the higher;", "reg.3(4)(a)"),
    (HEALTH, "so as to improve health outcomes", "reg.5(c)"),
    (HEALTH, "securing the needs of the people who use the services", "reg.4(1)(a)(i)"),
    (SOCIAL_VALUE, "it must comply with the requirements in subsections (3), (6) and (7) before", "s.1(1)"),
    (SOCIAL_VALUE, "“relevant authority” means a person or body", "s.1(15)"),
    (SOCIAL_VALUE, "falls within subsection (17)", "s.1(16)(b)(iii)"),
    (BEST_VALUE, "combined authority established under section 103", "s.1(1)(hb)"),
    (BEST_VALUE, "Transport for London", "s.1(1)(i)"),
    (REORGANISATION, "single tier council so notifying", "reg.10A(3)(c)(ii)(bb)"),
    ("local-government-act-1988-s17.md", "is also, in relation to the contractor", "s.17(7)"),
    ("procurement-act-2023-key-sections-part1.md", "in each case, at the point of assessment", "s.20(6)(b)"),
    ("care-act-2014-s5.md", "has a variety of high quality services to choose from", "s.5(1)(b)"),
]


def _label(document: Document, phrase: str) -> str:
    return next(block.locator.label for block in document.blocks if phrase in block.text)


@pytest.mark.parametrize(("name", "phrase", "label"), PHRASES)
def test_a_provision_is_named_as_a_lawyer_names_it(
    shared: Callable[[str], Path], name: str, phrase: str, label: str
) -> None:
    assert _label(read(shared(f"corpus/legislation/{name}")), phrase) == label


def test_the_front_matter_of_the_legislation_is_understood(
    shared: Callable[[str], Path], sound: Callable[[Document], Document]
) -> None:
    for path in sorted(shared("corpus/legislation").glob("*.md")):
        source = sound(read(path)).source
        assert source.kind == "legislation"
        assert source.status == "in force"
        assert source.jurisdiction != "not stated"
        assert source.address.startswith("https://www.legislation.gov.uk/")
        assert len(source.date) == len("2011-11-15")


def _enacted(title: str, body: str) -> Document:
    return read_bytes(f"---\nkind: legislation\n---\n# {title}\n\n{body}".encode(), "law.md")


def test_an_article_of_an_order() -> None:
    document = _enacted(
        "The Exclusion Order 2026", "#### 3 Disapplication\n\n- (1) Nothing.\n\n- (2) Something."
    )
    assert _label(document, "Something") == "art.3(2)"


def test_inserted_sections_and_subsections() -> None:
    body = "#### 28B Notices\n\n- (1) One.\n\n- (1A) Inserted—\n\n- (a) this.\n\n- (2) Two."
    document = _enacted("Some Act 2011", body)
    assert [block.locator.label for block in document.blocks[1:]] == [
        "s.28B",
        "s.28B(1)",
        "s.28B(1A)",
        "s.28B(1A)(a)",
        "s.28B(2)",
    ]


def test_the_letter_i_is_told_from_the_numeral() -> None:
    letters = "\n\n".join(f"- ({letter}) {letter.upper()} thing," for letter in "abcdefgh")
    after = "- (i) ninth,\n\n- (j) tenth—\n\n- (i) first of two,\n\n- (ii) second"
    document = _enacted("Some Act 2011", f"#### 1 List\n\n- (1) These—\n\n{letters}\n\n{after}")
    assert _label(document, "ninth") == "s.1(1)(i)"
    assert _label(document, "tenth") == "s.1(1)(j)"
    assert _label(document, "first of two") == "s.1(1)(j)(i)"
    assert _label(document, "second") == "s.1(1)(j)(ii)"


def test_words_inserted_in_another_act_are_not_numbered_as_this_one() -> None:
    body = "#### 2 Authorities\n\nAfter subsection (10) insert—\n\n> (11) This section does not prevent it.\n"
    assert _label(_enacted("Some Act 2012", body), "does not prevent") == "s.2"
