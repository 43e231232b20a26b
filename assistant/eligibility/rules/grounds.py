"""The ten grounds on which an expression of interest may be rejected: SI 2012/1647, Schedule."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.eligibility.facts import Facts
from assistant.eligibility.provisions.grounds import GROUNDS
from assistant.eligibility.rule import Judge, Outcome, Result, Rule
from assistant.eligibility.rules import authority, body, contents, service

_THRESHOLDS: Final = (*authority.RULES, *body.RULES, *service.RULES)
_CONTENTS: Final = contents.RULES


def _fact(number: int, fact: str, *, yes: str, no: str, unknown: str) -> Judge:
    """A judge for a ground that one fact makes out."""
    provision = GROUNDS[number - 1]

    def judge(facts: Facts, _: date) -> Outcome:
        match facts.value(fact):
            case True:
                return Outcome("risk", yes, provision)
            case False:
                return Outcome("met", no, provision)
            case _:
                return Outcome("unknown", unknown, provision)

    return judge


def _not_compliant(facts: Facts, as_at: date) -> Outcome:
    """Ground 1, made out by a missing part or a failed threshold."""
    if any(rule.apply(facts, as_at).result == "not_met" for rule in _THRESHOLDS):
        text = "The authority may reject it, because a test of section 81 is not met."
        return Outcome("risk", text, GROUNDS[0])
    parts = [rule.apply(facts, as_at).result for rule in _CONTENTS]
    if "risk" in parts:
        text = "The authority may reject it, because a part that the regulations ask for is missing."
        return Outcome("risk", text, GROUNDS[0])
    tests = [rule.apply(facts, as_at).result for rule in _THRESHOLDS]
    if "unknown" in (*parts, *tests):
        text = "We do not know yet whether all that the Act and the regulations ask for is there."
        return Outcome("unknown", text, GROUNDS[0])
    return Outcome("met", "All that the Act and the regulations ask for is there.", GROUNDS[0])


def _judged(number: int, text: str) -> Judge:
    """A judge for a ground that rests on the authority's own opinion."""

    def judge(_facts: Facts, _: date) -> Outcome:
        return Outcome("unknown", text, GROUNDS[number - 1])

    return judge


def _suitable(facts: Facts, _: date) -> Outcome:
    """Ground 3, which looks at the expression of interest alone."""
    if facts.has_capability_evidence is False:
        text = "Without evidence of capability the authority may find you not suitable."
        return Outcome("risk", text, GROUNDS[2])
    if facts.uses_partners is True and facts.has_partner_information is False:
        text = "Without evidence about your partners the authority may find one of them not suitable."
        return Outcome("risk", text, GROUNDS[2])
    text = "Whether you and your partners are suitable is for the authority to judge, by what you write."
    return Outcome("unknown", text, GROUNDS[2])


def _ground(number: int, question: str, tip: str, judge: Judge, needs: tuple[str, ...] = ()) -> Rule:
    return Rule(
        id=f"grounds.{number}",
        step="grounds",
        question=question,
        help=tip,
        provision=GROUNDS[number - 1],
        needs=needs,
        results=_RESULTS.get(number, ("met", "risk", "unknown")),
        judge=judge,
    )


_JUDGED: Final[tuple[Result, ...]] = ("unknown",)
_RESULTS: Final[dict[int, tuple[Result, ...]]] = {2: _JUDGED, 3: ("risk", "unknown"), 9: _JUDGED, 10: _JUDGED}
"""What a ground can come to where that is not all three."""

RULES = (
    _ground(
        1,
        "Does it meet every requirement of the Act and the regulations?",
        "Made out when a part of Schedule 1 is missing, or when the body, the service or the form is not "
        "what section 81 asks for.",
        _not_compliant,
        tuple(dict.fromkeys(fact for rule in (*_THRESHOLDS, *_CONTENTS) for fact in rule.needs)),
    ),
    _ground(
        2,
        "Could the authority find important information inadequate or inaccurate?",
        "It is the authority's opinion that counts. Be exact, and say where your figures come from.",
        _judged(2, "Whether your information is adequate and accurate is for the authority to judge."),
    ),
    _ground(
        3,
        "Could the authority find you or a partner not suitable?",
        "The authority may go by what the expression of interest says, so say what you can do and have done.",
        _suitable,
        ("has_capability_evidence", "uses_partners", "has_partner_information"),
    ),
    _ground(
        4,
        "Has the authority decided in writing to stop the service?",
        "Look in the minutes and decision notices. The right cannot force a council to keep a service.",
        _fact(
            4,
            "written_decision_to_stop",
            yes="The authority may reject it, because it has decided in writing to stop the service.",
            no="There is no written decision to stop the service.",
            unknown="We do not know whether the authority has decided in writing to stop the service.",
        ),
        ("written_decision_to_stop",),
    ),
    _ground(
        5,
        "Is the service integrated with an NHS service in a way that is critical to its users?",
        "Both must be true: the same people get both services as one, and in the authority's opinion their "
        "well-being depends on keeping them together.",
        _fact(
            5,
            "integrated_with_nhs_and_critical",
            yes="The authority may reject it, because the service is integrated with an NHS service and that "
            "is critical to its users.",
            no="The service is not integrated with an NHS service in a way that is critical to its users.",
            unknown="We do not know whether the service is integrated with an NHS service in a critical way.",
        ),
        ("integrated_with_nhs_and_critical",),
    ),
    _ground(
        6,
        "Is the service already the subject of a procurement exercise?",
        "Look on Find a Tender and Contracts Finder, and ask the procurement team.",
        _fact(
            6,
            "procurement_under_way",
            yes="The authority may reject it, because the service is already being procured.",
            no="No procurement of the service is under way.",
            unknown="We do not know whether the service is already being procured.",
        ),
        ("procurement_under_way",),
    ),
    _ground(
        7,
        "Is the authority negotiating with somebody else, at least partly in writing?",
        "Negotiations about who will provide the service. An existing contract alone is not enough.",
        _fact(
            7,
            "written_negotiations",
            yes="The authority may reject it, because it is negotiating with somebody else, at least partly "
            "in writing.",
            no="The authority is not negotiating with anybody else in writing.",
            unknown="We do not know whether the authority is negotiating with somebody else in writing.",
        ),
        ("written_negotiations",),
    ),
    _ground(
        8,
        "Has the authority published that it will consider a body set up by its employees?",
        "Two or more named employees must be meant, and the intention must have been published.",
        _fact(
            8,
            "employee_body_intention_published",
            yes="The authority may reject it, because it has published that it will consider a body of its "
            "employees.",
            no="The authority has not published that it will consider a body of its employees.",
            unknown="We do not know whether the authority has published that it will consider a body of its "
            "employees.",
        ),
        ("employee_body_intention_published",),
    ),
    _ground(
        9,
        "Could the authority find it frivolous or vexatious?",
        "Say plainly why you are serious, and do not repeat a challenge without a new reason.",
        _judged(9, "Whether it is frivolous or vexatious is for the authority to judge."),
    ),
    _ground(
        10,
        "Would accepting it break the law or a statutory duty?",
        "For example where the authority must by law do the thing itself.",
        _judged(10, "Whether accepting it would break the law or a duty is for the authority to judge."),
    ),
)
