"""What may and what may not be said of passages; the passages are written like legislation."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.cite import cite
from assistant.answering.compose import Draft
from assistant.answering.verification.certain import certain_fault
from assistant.answering.verify import verify
from assistant.answers import Claim
from assistant.documents import Citation, Hit, Locator, Passage, Source, digest

LEGISLATION = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "legislation"


def hit(text: str, title: str = "Localism Act 2011", label: str = "s.81", heading: str = "81 Duty") -> Hit:
    passage = Passage(
        digest(title, text), title, text, (heading,), 0, len(text), (Locator(label, 0, len(text)),)
    )
    return Hit(passage, Source(title, title, date="2011-11-15", kind="legislation"), title, 1.0)


def check(sentence: str, *hits: Hit) -> Claim:
    draft = Draft(sentence, tuple(range(len(hits))))
    return verify(sentence, cite(draft, hits))


DUTY = hit(
    "(1) A relevant authority must consider an expression of interest in accordance with this Chapter if—\n"
    "(a) it is submitted to the authority by a relevant body, and\n"
    "(b) it is made in writing and complies with such other requirements as the Secretary of State may "
    "specify by regulations.\n"
    "(6) In this Chapter “relevant body” means—\n"
    "(a) a voluntary or community body,\n"
    "(b) a body of persons or a trust which is established for charitable purposes only,\n"
    "(c) a parish council,\n"
    "(d) in relation to a relevant authority, two or more employees of that authority, or\n"
    "(e) such other person or body as may be specified by the Secretary of State by regulations.\n"
    "(7) “voluntary body” means a body, other than a public or local authority, the activities of which are "
    "not carried on for profit.",
    heading="81 Duty to consider expression of interest",
)
TIMING = hit(
    "(2) A relevant authority may specify periods during which expressions of interest may be submitted.\n"
    "(4) The relevant authority may refuse to consider an expression of interest submitted outside a period "
    "specified under subsection (2).",
    label="s.82",
    heading="82 Timing of expressions of interest",
)
NOTIFY = hit(
    "(6) The relevant authority must notify the relevant body in writing of when it expects to decide.\n"
    "(7) A notification under subsection (6) must be given within 30 days after the relevant authority "
    "receives the expression of interest.\n"
    "(8) The authority must not reject an expression of interest unless a ground specified by regulations "
    "applies.",
    label="s.84",
    heading="84 Consideration of expression of interest: further provisions",
)
STANDSTILL = hit(
    "A contracting authority may not enter into a public contract before the end of the mandatory "
    "standstill period.\n"
    "The mandatory standstill period is the period of eight working days beginning with the day on which "
    "the contract award notice is published.\n"
    "Contracts under £2 million do not need key performance indicators. A contracting authority must set at "
    "least three key performance indicators where the estimated value of the contract is more than "
    "£5 million.",
    title="Procurement Act 2023",
    label="s.51",
    heading="51 Standstill periods on the award of contracts",
)
SHEET = hit(
    "Commissioning means giving someone the job of doing something. It is not the same as purchasing because "
    "it involves working with potential suppliers to see what is possible. It is not the same as direct "
    "delivery because the people who do the work are employed by a different organisation. Social value can "
    "be added, for example, by using local labour and locally based businesses.",
    title="Commissioning: definition sheet",
    label="",
    heading="In more detail",
)
WEIGHTING = hit(
    "Central government departments should give social value a minimum weighting of 10% of the total score. "
    "Councils are not required to follow this note. The note applies from 1 October 2025.",
    title="Procurement Policy Note 002",
    label="para 4",
    heading="Weighting",
)

TRUE = [
    ("A relevant authority must consider an expression of interest submitted by a relevant body.", DUTY),
    ("The council must consider an expression of interest if it is submitted by a relevant body.", DUTY),
    ("A relevant body can be a voluntary or community body, a charity or a parish council.", DUTY),
    ("Two or more employees of the authority are a relevant body.", DUTY),
    ("An EOI must be made in writing.", DUTY),
    ("Under section 81(6)(c) of the Localism Act 2011, a parish council is a relevant body.", DUTY),
    ("The activities of a voluntary body are not carried on for profit.", DUTY),
    ("The authority may specify periods during which expressions of interest may be submitted.", TIMING),
    ("A council can refuse to consider an expression of interest outside a period it specified.", TIMING),
    ("The authority must notify the relevant body within 30 days after it receives the EOI.", NOTIFY),
    ("The council must notify the relevant body in writing of when it expects to decide.", NOTIFY),
    ("The council must not reject an EOI unless a ground specified by regulations applies.", NOTIFY),
    ("An authority cannot reject an expression of interest unless a specified ground applies.", NOTIFY),
    ("The mandatory standstill period is eight working days.", STANDSTILL),
    ("The mandatory standstill period is 8 working days from the contract award notice.", STANDSTILL),
    ("At least 3 key performance indicators must be set for a contract of more than £5m.", STANDSTILL),
    ("Commissioning is not the same as purchasing.", SHEET),
    ("Commissioning involves working with potential suppliers to see what is possible.", SHEET),
    ("Using local labour and local businesses can add social value.", SHEET),
    ("Departments should give social value a minimum weighting of 10 per cent.", WEIGHTING),
    ("Councils are not required to follow this note.", WEIGHTING),
    ("The note applies from October 2025.", WEIGHTING),
]
FALSE = [
    ("The council must decide within 14 days.", TIMING, "14 days"),
    ("The council must decide within 14 days of receiving the expression of interest.", NOTIFY, "14 days"),
    ("The notification must be given within 30 working days.", NOTIFY, "30 working days"),
    ("The notification must be given within 30 weeks.", NOTIFY, "30 weeks"),
    ("The mandatory standstill period is eight days.", STANDSTILL, "eight days"),
    ("The mandatory standstill period is ten working days.", STANDSTILL, "ten working days"),
    ("At least three key performance indicators must be set above £5 billion.", STANDSTILL, "£5 billion"),
    ("At least four key performance indicators must be set above £5 million.", STANDSTILL, "four"),
    ("A relevant authority may consider an expression of interest.", TIMING, ""),
    ("The authority must refuse an expression of interest outside a specified period.", TIMING, "must"),
    ("An authority must not consider an expression of interest outside the period.", TIMING, "must not"),
    ("The authority must reject an expression of interest.", NOTIFY, ""),
    ("The authority may reject an expression of interest.", NOTIFY, ""),
    ("A contracting authority may enter into a contract before the standstill period ends.", STANDSTILL, ""),
    ("Commissioning is the same as purchasing.", SHEET, "not"),
    ("Commissioning is not about working with potential suppliers.", SHEET, "not"),
    ("The activities of a voluntary body are carried on for profit.", DUTY, "not"),
    ("The relevant body must notify the relevant authority in writing.", NOTIFY, "someone else"),
    ("Under section 85 of the Localism Act 2011 a parish council is a relevant body.", DUTY, "section 85"),
    ("Under section 81(9) of the Localism Act 2011 a parish council is a relevant body.", DUTY, "81(9)"),
    ("Under the Localism Act 2012 a parish council is a relevant body.", DUTY, "2012"),
    ("Under the Care Act 2014 a parish council is a relevant body.", DUTY, ""),
    ("Three or more employees of the authority are a relevant body.", DUTY, "Three"),
    ("An expression of interest need not be in writing.", DUTY, "no duty"),
    ("Councils must follow this note.", WEIGHTING, ""),
    ("Councils are required to follow this note.", WEIGHTING, ""),
    ("Departments must give social value a minimum weighting of 10%.", WEIGHTING, "must"),
    ("Departments should give social value a weighting of 20%.", WEIGHTING, "20%"),
    ("The note applies from 1 October 2024.", WEIGHTING, "2024"),
    ("The note applies from 1 November 2025.", WEIGHTING, "November"),
    ("A library is run by volunteers who open it on Saturdays.", DUTY, ""),
    ("The charity regulator approves every bid before it is sent.", DUTY, ""),
]


@pytest.mark.parametrize(("sentence", "passage"), TRUE, ids=[sentence for sentence, _ in TRUE])
def test_a_true_paraphrase_survives(sentence: str, passage: Hit) -> None:
    claim = check(sentence, passage)
    assert (claim.support, claim.reason) == ("supported", "")


@pytest.mark.parametrize(("sentence", "passage", "reason"), FALSE, ids=[case[0] for case in FALSE])
def test_a_subtle_falsehood_is_removed_with_its_reason(sentence: str, passage: Hit, reason: str) -> None:
    claim = check(sentence, passage)
    assert claim.support == "unsupported"
    assert reason in claim.reason


def test_a_quote_that_is_not_in_its_passage_is_unsupported() -> None:
    citation = Citation(DUTY, "A relevant authority must accept", 4, 36)
    claim = verify("A relevant authority must accept", (citation,))
    assert (claim.support, claim.reason) == (
        "unsupported",
        "The quote is not in the passage, word for word.",
    )


def test_a_sentence_without_a_citation_is_unsupported() -> None:
    assert verify("A parish council is a relevant body.", ()).support == "unsupported"


def test_of_two_citations_the_one_that_does_not_support_is_dropped() -> None:
    claim = check("The mandatory standstill period is eight working days.", STANDSTILL, WEIGHTING)
    extra = Citation(WEIGHTING, "Councils are not required to follow this note.", 103, 149)
    assert WEIGHTING.passage.text[103:149] == extra.quote
    again = verify(claim.text, (*claim.citations, extra))
    assert again.support == "supported"
    assert again.citations == claim.citations


def test_leaving_out_an_exception_is_only_partly_supported() -> None:
    passage = hit("A tenant must leave the plot tidy and locked unless the council has agreed otherwise.")
    claim = check("A tenant must leave the plot tidy and locked.", passage)
    assert claim.support == "partly"
    assert "exception" in claim.reason


def test_words_added_behind_a_true_clause_are_seen() -> None:
    claim = check(
        "Commissioning is not the same as purchasing, while purchasing means choosing the cheapest tender.",
        SHEET,
    )
    assert claim.support != "supported"


@given(st.text(max_size=200), st.integers(0, 50), st.integers(0, 300))
def test_any_quote_of_a_passage_is_supported_by_itself(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    if not quote:
        return
    claim = verify(quote, (Citation(hit(text), quote, start, start + len(quote)),))
    assert claim.support == "supported"


@pytest.mark.skipif(not LEGISLATION.is_dir(), reason="../shared/corpus/legislation is not here")
@pytest.mark.parametrize(
    ("sentence", "support"),
    [
        ("The council must decide within 14 days.", "unsupported"),
        ("Within 14 days the council must accept or reject the expression of interest.", "unsupported"),
        (
            "A relevant body may submit an expression of interest to a relevant authority at any time.",
            "supported",
        ),
        ("A relevant authority must consider an expression of interest at any time.", "unsupported"),
        ("The relevant authority may refuse to consider an expression of interest.", "supported"),
        ("The relevant authority may not refuse to consider an expression of interest.", "unsupported"),
        ("Under section 81(6)(d) two or more employees of the authority are a relevant body.", "supported"),
        (
            "Under section 81(6)(d) two or more employees of any public body are a relevant body.",
            "unsupported",
        ),
    ],
)
def test_of_the_real_act(sentence: str, support: str) -> None:
    text = (LEGISLATION / "localism-act-2011-part5-ch2.md").read_text(encoding="utf-8")
    start, end = text.index("#### 81"), text.index("#### 83")
    passages = [
        hit(part.replace("- (", "(").replace("*", ""), label=f"s.{part[:2]}", heading=part.partition("\n")[0])
        for part in text[start:end].split("#### ")[1:]
    ]
    assert check(sentence, *passages).support == support


NO_LIST = hit(
    "No Act lists what counts as social value, so a council decides for each contract what matters.\n"
    "Nothing in this section requires a contract to be awarded.\n"
    "A council, which must not be a parish, may reserve a contract.",
    title="What social value is",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Act lists what counts as social value.",
        "An Act lists what counts as social value.",
        "This section requires a contract to be awarded.",
    ],
)
def test_words_copied_without_the_no_in_front_of_them_are_caught(sentence: str) -> None:
    claim = check(sentence, NO_LIST)
    assert claim.support == "unsupported"
    assert certain_fault(sentence, claim.citations[0].quote, "", "")


def test_words_copied_with_their_no_are_supported() -> None:
    assert check("No Act lists what counts as social value.", NO_LIST).support == "supported"
