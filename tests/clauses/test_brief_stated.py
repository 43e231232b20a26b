from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.clauses.brief import Brief
from assistant.clauses.stated import Change, brief_of, changes, invites, stated


def fields(text: str) -> dict[str, object]:
    """What was stated; lists for the fields that hold several."""
    found: dict[str, object] = {}
    for item in stated(text):
        assert item.words == text[item.start : item.end]
        if item.field in {"themes", "priorities"}:
            found[item.field] = [*found.get(item.field, []), item.value]  # type: ignore[misc]
        else:
            found[item.field] = item.value
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Draft a social value clause for a £2m facilities contract",
            {"service": "facilities", "value_inc_vat": 2_000_000},
        ),
        (
            (
                "Draft social value clauses for our three-year £450,000 grounds maintenance contract "
                "starting 1 April 2027, weighting 15%."
            ),
            {
                "service": "grounds maintenance",
                "value_inc_vat": 450_000,
                "months": 36,
                "start": date(2027, 4, 1),
                "weighting_percent": 15.0,
            },
        ),
        (
            (
                "We are Anytown Borough Council. We're buying home care worth £4.5 million over 5 years; it "
                "is light touch. Our priorities are isolation and clean air."
            ),
            {
                "buyer": "Anytown Borough Council",
                "buyer_type": "council",
                "service": "home care",
                "value_inc_vat": 4_500_000,
                "months": 60,
                "light_touch": True,
                "priorities": ["isolation", "clean air"],
            },
        ),
        (
            "Write an award question for school catering with apprenticeships and carbon, no modern slavery",
            {"service": "school catering", "themes": ["jobs and apprenticeships", "carbon"]},
        ),
        ("Can you draft KPIs for a contract for the supply of laptops?", {"service": "laptops"}),
        ("I need a social value clause for a cleaning tender", {"service": "cleaning"}),
        ("Draft a clause on apprenticeships", {"themes": ["jobs and apprenticeships"]}),
        ("Draft a social value clause for waste collection", {"service": "waste collection"}),
        (
            "Draft a clause for an NHS trust buying patient transport, £900k, 24 months",
            {"buyer_type": "nhs", "service": "patient transport", "value_inc_vat": 900_000, "months": 24},
        ),
        (
            "Draft clauses for facilities management, worth £2,000,000, 4 years",
            {"service": "facilities management", "value_inc_vat": 2_000_000, "months": 48},
        ),
        (
            (
                "Draft a clause. It is not light touch. Reserve it for local suppliers. The suppliers are "
                "mostly small charities."
            ),
            {"light_touch": False, "reservation": "local", "market": "small charities"},
        ),
        (
            "We are a government department and this is a works contract worth £12m including VAT.",
            {"buyer_type": "central_government", "contract_type": "works", "value_inc_vat": 12_000_000},
        ),
    ],
)
def test_what_a_text_states_of_a_purchase_is_understood(text: str, wanted: dict[str, object]) -> None:
    assert fields(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Why 10 %?",
        "What is a social value clause?",
        "Does PPN 002 bind our council?",
        "If it were a £3m contract over 3 years, what would apply?",
        "Suppose we are a council.",
        "They wrote “we are a council with a £2m contract”.",
        "",
        "Thanks",
    ],
)
def test_what_is_only_asked_supposed_or_quoted_states_nothing(text: str) -> None:
    assert stated(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Draft a clause for a £250k per year cleaning contract",
        "Draft a clause for a cleaning contract worth over £1m",
        "Draft a clause for a cleaning contract worth between £1m and £2m",
        "Draft a clause for a cleaning contract worth £1m plus VAT",
        "Draft a clause for a £1m cleaning contract. It is worth £2m.",
        "Draft a clause with service credits of £500 for a cleaning contract",
    ],
)
def test_a_sum_that_is_no_whole_value_is_no_value(text: str) -> None:
    assert fields(text).get("service") == "cleaning"
    assert "value_inc_vat" not in fields(text)


@pytest.mark.parametrize(
    "text",
    [
        "Draft a clause. Reports come every 3 months.",
        "Draft a clause with 6 months' notice.",
        "The contract was let 3 years ago. Draft a clause.",
    ],
)
def test_a_time_that_is_no_length_of_the_contract_is_none(text: str) -> None:
    assert "months" not in fields(text)


def test_what_was_stated_makes_a_brief() -> None:
    brief = brief_of(stated("Draft a clause on carbon for a £2m cleaning contract"))
    assert brief == Brief("cleaning", value_inc_vat=2_000_000, themes=("carbon",))
    assert brief_of(stated("Draft a clause on carbon")) is None


def test_what_was_stated_later_goes_before_what_was_known() -> None:
    known = Brief("cleaning", value_inc_vat=1, themes=("nature",), months=12)
    brief = brief_of(stated("Draft a clause on carbon for a £2m contract"), known)
    assert brief == Brief("cleaning", value_inc_vat=2_000_000, themes=("nature", "carbon"), months=12)


@pytest.mark.parametrize(
    "question",
    [
        "Draft a social value clause for a £2m facilities contract",
        "Please write me some social value wording for grounds maintenance",
        "Can you draft an award question on carbon?",
        "I need a social value clause for a cleaning tender",
        "Could you help us write social value clauses?",
        "We want KPIs for our home care contract",
        "Hi, please draft the social value section of a catering specification",
        "Give me a clause about apprenticeships",
        "We are buying laptops. Draft the social value part of the specification.",
    ],
)
def test_a_wish_for_a_draft_invites_one(question: str) -> None:
    assert invites(question)


@pytest.mark.parametrize(
    "question",
    [
        "How do I write a good social value clause?",
        "What is a social value clause?",
        "Is this draft clause lawful?",
        "Why did you draft it like that?",
        "Give me an example of a social value clause",
        "Do not draft a clause",
        "Draft an expression of interest",
        "Draft a letter to the group",
        "Check this clause: the supplier should endeavour to help.",
        "Who drafts the clause?",
        "What KPIs must be published?",
        "Does the Act require social value clauses?",
        "The clause that I drafted is too long",
        "Summarise the note on social value clauses",
        "We need to know which KPIs must be published",
        "Can our charity take over the library?",
        "",
    ],
)
def test_a_question_about_clauses_invites_none(question: str) -> None:
    assert not invites(question)


@pytest.mark.parametrize(
    ("text", "lighter", "added", "left_out"),
    [
        ("make it lighter for small charities", True, (), ()),
        ("Can you make it simpler?", True, (), ()),
        ("Please cut the reporting", True, (), ()),
        ("make it stricter", False, (), ()),
        ("leave out carbon", None, (), ("carbon",)),
        ("Remove the modern slavery clauses", None, (), ("modern slavery",)),
        ("add apprenticeships", None, ("jobs and apprenticeships",), ()),
        ("We also want living wage", None, ("fair work and pay",), ()),
        ("Please drop carbon and add nature", None, ("nature",), ("carbon",)),
        (
            "leave out carbon and waste but keep skills",
            None,
            ("skills",),
            ("carbon", "waste and circular economy"),
        ),
    ],
)
def test_a_change_of_themes_or_weight_is_understood(
    text: str, lighter: object, added: tuple[str, ...], left_out: tuple[str, ...]
) -> None:
    change = changes(text)
    assert change is not None
    assert (change.lighter, change.added, change.left_out) == (lighter, added, left_out)
    assert all(words in text for words in change.said)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("set the weighting to 15 %", "weighting_percent", 15.0),
        ("Make the weighting 20%", "weighting_percent", 20.0),
        ("change the value to £3m", "value_inc_vat", 3_000_000),
        ("it's a £3m contract now", "value_inc_vat", 3_000_000),
        ("make it 4 years", "months", 48),
        ("make it lighter for small charities", "market", "small charities"),
        ("Actually we are an NHS trust", "buyer_type", "nhs"),
    ],
)
def test_a_field_can_get_another_value(text: str, field: str, value: object) -> None:
    change = changes(text)
    assert change is not None
    assert {item.field: item.value for item in change.fields} == {field: value}


@pytest.mark.parametrize(
    "text",
    [
        "Why 10 %?",
        "What happens if we leave out carbon?",
        "Should we add apprenticeships?",
        "What does lighter mean?",
        "don't leave out carbon",
        "Draft a social value clause for a £2m facilities contract",
        "We are buying home care worth £4m.",
        "What is social value?",
        "Thanks",
        "",
    ],
)
def test_a_question_or_another_draft_changes_nothing(text: str) -> None:
    assert changes(text) is None


def test_a_change_is_applied_to_the_brief() -> None:
    brief = Brief("cleaning", themes=("carbon",), weighting_percent=10.0)
    change = changes("Drop carbon, add nature, make it lighter and set the weighting to 15 %")
    assert change is not None
    assert change.applied(brief) == Brief(
        "cleaning", themes=("nature",), left_out=("carbon",), weighting_percent=15.0, lighter=True
    )
    assert Change(left_out=("carbon",)).applied(Brief("cleaning"), ["carbon", "skills"]).themes == ("skills",)
    assert Change().applied(brief) == brief


_WORDS = """draft a clause for £2m contract we-are council 3-years 15% weighting not light-touch carbon
    leave-out add make-it lighter . ? , “ ” starting 31-February-2027 £999,999,999,999,999
    our-priorities-are and reserve it for smes charities the facilities"""
_PIECES = st.sampled_from([word.replace("-", " ") for word in _WORDS.split()])


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=25).map(" ".join)))
def test_the_words_are_always_a_part_of_the_text(text: str) -> None:
    for item in stated(text):
        assert item.words == text[item.start : item.end]
        assert item.words.strip()
    change = changes(text)
    assert change is None or all(words in text for words in change.said)
    assert invites(text) in {True, False}


@pytest.mark.parametrize(
    "piece", ["a ", "£1m ", "draft ", "for a ", "clause for ", "draft me a b c d ", "1 year ", "we are a "]
)
def test_a_long_text_is_read_in_a_moment(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    begun = time.perf_counter()
    stated(text)
    invites(text)
    changes(text)
    assert time.perf_counter() - begun < 3
