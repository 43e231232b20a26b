"""Better routes than a challenge, where there is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.eligibility.facts import Facts
from assistant.eligibility.provisions import bodies, contents, elsewhere, grounds, services, timing
from assistant.eligibility.rule import IN_FORCE, Result
from assistant.law.provision import Provision


@dataclass(frozen=True, slots=True)
class Route:
    """Another way to what the group wants."""

    id: str
    text: str
    provision: Provision | None = None
    """What it rests on; None for plain advice that rests on no text of ours."""
    since: date = IN_FORCE
    """The first day on which it is open."""


def better_routes(facts: Facts, results: Mapping[str, Result], as_at: date) -> tuple[Route, ...]:
    """The routes that fit, by the facts and by the result of each rule; none when a challenge is the way."""
    return tuple(route for fits, route in _ROUTES if fits(facts, results) and route.since <= as_at)


_Fits = Callable[[Facts, Mapping[str, Result]], bool]


def _fact(name: str, *values: object) -> _Fits:
    return lambda facts, _: facts.value(name) in values and facts.value(name) is not None


def _true(name: str) -> _Fits:
    return lambda facts, _: facts.value(name) is True


def _rule(rule: str, result: Result) -> _Fits:
    return lambda _, results: results.get(rule) == result


def _no_body_test_met(facts: Facts, results: Mapping[str, Result]) -> bool:
    failed = ("body.voluntary_or_community", "body.bid", "body.employees")
    return any(results.get(rule) == "not_met" for rule in failed) or facts.body_type == "individual"


_NOT_ENGLAND = ("welsh_council", "northern_ireland_council")
_NO_AUTHORITY = (
    "parish_or_town_council",
    "combined_authority",
    "city_of_london",
    "isles_of_scilly",
    "nhs_body",
    "police",
    "government_department",
    "other",
)

_ROUTES: tuple[tuple[_Fits, Route], ...] = (
    (
        _fact("authority_type", "scottish_council"),
        Route(
            "participation_request",
            "In Scotland, make a participation request: it asks the authority to let you take part in "
            "improving an outcome. It starts no procurement.",
            elsewhere.PARTICIPATION_REQUEST,
            since=elsewhere.PARTICIPATION_REQUESTS_BEGIN,
        ),
    ),
    (
        _fact("authority_type", *_NOT_ENGLAND),
        Route(
            "talk_or_bid_elsewhere",
            "Talk to the council about a partnership, and bid when the service is put out to tender. We know "
            "of no similar right there.",
        ),
    ),
    (
        _fact("authority_type", *_NO_AUTHORITY),
        Route(
            "bid_instead",
            "Bid when this body puts the service out to tender, answer its market engagement, or propose a "
            "partnership.",
        ),
    ),
    (
        _fact("seeks", "building_or_land"),
        Route(
            "asset_transfer",
            "For a building or land, ask the council about community asset transfer, or nominate it as an "
            "asset of community value, which gives time to bid if it is sold.",
        ),
    ),
    (
        _fact("seeks", "function_or_decision"),
        Route(
            "take_part",
            "To change a decision, take part in the council's consultation, speak to your councillor, or "
            "petition. You can still challenge for a service that carries the decision out.",
        ),
    ),
    (
        _no_body_test_met,
        Route(
            "join_or_form",
            "Form or join a voluntary or community group, a charity, or work with your parish council; such "
            "a body can challenge. It need not be registered or incorporated.",
            bodies.NO_FURTHER_TEST,
        ),
    ),
    (
        _fact("body_type", "for_profit_company", "public_or_local_authority"),
        Route(
            "join_or_form",
            "Join with a charity, a voluntary or community body or a parish council that challenges, or help "
            "to form one.",
            bodies.LISTED_BODIES,
        ),
    ),
    (
        _fact("body_type", "for_profit_company"),
        Route(
            "partner",
            "Be a consortium member or a sub-contractor in the expression of interest of a body that can "
            "challenge, or bid when the service is put out to tender.",
            contents.PARTNERS,
        ),
    ),
    (
        _rule("service.named_person", "not_met"),
        Route(
            "talk_to_social_care",
            "Talk to the council's social care team about how this person's support is arranged.",
        ),
    ),
    (
        _rule("service.relevant", "not_met"),
        Route(
            "find_the_provider",
            "Find out who does provide the service, and propose a partnership or bid there; if it is another "
            "council, check again for that council.",
            services.RELEVANT_SERVICE,
        ),
    ),
    (
        _true("procurement_under_way"),
        Route(
            "bid_instead",
            "Bid in the procurement that is under way, alone, with partners, or as a sub-contractor.",
            grounds.GROUNDS[5],
        ),
    ),
    (
        _true("written_negotiations"),
        Route(
            "talk_now",
            "Tell the council now that you are interested, and ask how it means to choose a provider.",
            grounds.GROUNDS[6],
        ),
    ),
    (
        _true("written_decision_to_stop"),
        Route(
            "propose_a_transfer",
            "If the council is stopping the service, propose to run it independently; ask about asset "
            "transfer and grants.",
            grounds.GROUNDS[3],
        ),
    ),
    (
        _rule("timing.window", "risk"),
        Route(
            "wait_for_the_window",
            "Wait for the next published period, or ask the authority whether it will consider yours before "
            "then.",
            timing.OUTSIDE_WINDOW,
        ),
    ),
)
