"""Tells a stated reason that is one of the ten grounds for rejection from one that is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from assistant.eligibility.officer.ground_signs import GROUND
from assistant.eligibility.officer.not_ground_signs import NOT_GROUND
from assistant.eligibility.officer.reason_signs import Signs, normalised, says
from assistant.eligibility.provisions import bodies, contents, grounds, services, timing
from assistant.law.provision import Provision, act
from assistant.sentences import sentences

Judgement = Literal["ground", "not_ground", "both", "not_recognised"]

MOST_SENTENCES: Final = 200
"""Of one stated reason; what is longer is a report, not a reason."""


@dataclass(frozen=True, slots=True)
class NotGround:
    """A reason that people give, and that no regulation makes a ground for rejection."""

    id: str
    name: str
    signs: Signs
    text: str
    """Why it is none, and what may apply instead."""
    provision: Provision


@dataclass(frozen=True, slots=True)
class Judged:
    """What one sentence of a stated reason is."""

    sentence: str
    judgement: Judgement
    grounds: tuple[int, ...]
    """The numbers of the grounds that it reads like."""
    not_grounds: tuple[NotGround, ...]
    text: str
    provisions: tuple[Provision, ...]


def stated(reason: str) -> tuple[Judged, ...]:
    """What each sentence of `reason` is; a sentence that reads like both is told to be both.

    It goes by words: it tells what a sentence reads like, never whether the ground is made out.
    """
    return tuple(_judge(sentence) for sentence in sentences(reason)[:MOST_SENTENCES])


GROUND_NAMES: Final[dict[int, str]] = {
    1: "the requirements of the Act and the regulations are not met",
    2: "information is inadequate or inaccurate",
    3: "the group or a partner is not suitable",
    4: "a written decision to stop the service",
    5: "integration with an NHS service",
    6: "a procurement exercise under way",
    7: "negotiations with a third party",
    8: "a published intention to consider a body of employees",
    9: "frivolous or vexatious",
    10: "a breach of the law or of a statutory duty",
}
"""What each ground is, in a few words."""

HOLDS_IF: Final[dict[int, str]] = {
    1: "It holds only if a requirement of section 81(1) or of Schedule 1 is not met. Say which one.",
    2: "It holds only if you think that information is inadequate or inaccurate on a point that matters. Say "
    "which information, and what is wrong with it.",
    3: "It holds only if what the expression of interest says shows that the group, a consortium member or a "
    "sub-contractor is not suitable. Say what shows it. You may not go by anything else.",
    4: "It holds only if the decision has been taken and there is written evidence of it. Give its date. A "
    "plan "
    "or a proposal is not enough.",
    5: "It holds only if people get this service together with an integrated NHS service, and you think that "
    "keeping them together is critical to their well-being. Say why.",
    6: "It holds only if the procurement exercise has begun. Say when. A plan for one is not enough.",
    7: "It holds only if negotiations about providing this service have been entered into with somebody "
    "else, at "
    "least partly in writing. A contract that is signed is no negotiation.",
    8: "It holds only if you have published your intention to consider a body that two or more specified "
    "employees propose to set up. Say where it is published.",
    9: "It holds only if you consider the expression of interest itself frivolous or vexatious. Say why.",
    10: "It holds only if accepting is likely to break an enactment, a rule of law or a statutory duty. Name "
    "it, "
    "and say how. Accepting leads to a procurement, not to an award.",
}
"""What each ground takes, as an officer needs to know it."""

_NO_CONNECTION: Final = act(
    "s.81(6)",
    "who",
    "The Localism Act 2011 does not ask a relevant body to have a local connection (Localism Act 2011, "
    "s.81(6)).",
)


def _not_ground(identity: str, name: str, text: str, provision: Provision = grounds.CLOSED_LIST) -> NotGround:
    return NotGround(identity, name, NOT_GROUND[identity], text, provision)


NOT_GROUNDS: Final[tuple[NotGround, ...]] = (
    _not_ground(
        "existing_contract",
        "an existing contract",
        "An existing contract is not a ground. A service that a contractor runs for you can be challenged. "
        "Grounds 6, 7 or 10 may apply, but only where they bite: a procurement that has begun, negotiations "
        "in "
        "writing, or a likely breach of the law. When the contract ends can matter for the procurement "
        "instead.",
        services.CONTRACTED_OUT,
    ),
    _not_ground(
        "cost",
        "cost or price",
        "Cost is not a ground, and no price is asked for at this stage. Price is compared in the "
        "procurement. A "
        "breach of a duty about money would have to be shown under ground 10.",
    ),
    _not_ground(
        "in_house",
        "a preference for keeping the service in-house",
        "A preference for running the service yourselves is not a ground. An in-house team may take part "
        "where "
        "procurement law allows. Ground 8 is about a body that employees propose to set up, and needs a "
        "published intention.",
    ),
    _not_ground(
        "political",
        "political disagreement",
        "Political disagreement is not a ground, and neither is a vote or a policy against it. What counts "
        "is "
        "whether one of the ten grounds is made out.",
    ),
    _not_ground(
        "not_local",
        "no local connection",
        "The Act asks for no local connection. Whether the group is suitable may be judged under ground 3, "
        "by "
        "what its expression of interest says and not by its address.",
        _NO_CONNECTION,
    ),
    _not_ground(
        "not_best",
        "not being the best option",
        "That another option or provider is better is not a ground. The procurement that follows acceptance "
        "is "
        "where offers are compared.",
    ),
    _not_ground(
        "reorganisation",
        "reorganisation of councils or departments",
        "Reorganisation is not a ground. An old council may resolve that the new council considers the "
        "expression of interest: SI 2008/2113, regulation 10A.",
    ),
    _not_ground(
        "form_or_age",
        "the body is not incorporated, not registered, too new or too small",
        "The Act asks for no registration, no incorporation and no age. Ground 1 applies only if the body is "
        "no "
        "relevant body, and ground 3 only if the expression of interest shows that it is not suitable.",
        bodies.NO_FURTHER_TEST,
    ),
    _not_ground(
        "papers",
        "no business plan, price, constitution or form of yours",
        "The regulations ask for no business plan, price or constitution, and a form of your own cannot add "
        "to "
        "them. Ground 1 applies only if a part of Schedule 1 is missing.",
        contents.NOTHING_MORE,
    ),
    _not_ground(
        "performing_well",
        "the service is performing well",
        "That the service works well is not a ground. The right does not ask what is wrong with the service.",
    ),
    _not_ground(
        "staff",
        "staff, unions or a transfer under TUPE",
        "Opposition of staff and a transfer under TUPE are not grounds. A group of your own employees must "
        "say "
        "how it will engage other staff; if that is missing, ground 1 applies.",
    ),
    _not_ground(
        "outside_window",
        "it came outside the window",
        "Coming outside the published window is not a ground for rejection. You may refuse to consider it "
        "(s.82(4)), which is a decision of its own. If you do consider it, this is no reason against it.",
        timing.OUTSIDE_WINDOW,
    ),
)
"""The reasons that are heard most, and that are no ground."""

NOT_RECOGNISED: Final = (
    "We do not recognise this as one of the ten grounds; a rejection must rest on one of them: s.83(11)."
)


def _judge(sentence: str) -> Judged:
    text = normalised(sentence)
    numbers = tuple(number for number, signs in GROUND.items() if says(signs, text))
    others = tuple(each for each in NOT_GROUNDS if says(each.signs, text))
    if not numbers and not others:
        return Judged(sentence, "not_recognised", (), (), NOT_RECOGNISED, (grounds.CLOSED_LIST,))
    told = [
        f"This reads like ground {number}: {GROUND_NAMES[number]}. {HOLDS_IF[number]}" for number in numbers
    ]
    told += [each.text for each in others]
    judgement: Judgement = "both" if numbers and others else "ground" if numbers else "not_ground"
    provisions = [grounds.GROUNDS[number - 1] for number in numbers] + [each.provision for each in others]
    return Judged(sentence, judgement, numbers, others, " ".join(told), tuple(dict.fromkeys(provisions)))
