"""What the rules find, in the words of an officer who got an expression of interest."""

from __future__ import annotations

from typing import Final, Literal

Decision = Literal["accept", "accept_modified", "reject", "refuse_to_consider"]

DECISION_NAMES: Final[dict[Decision, str]] = {
    "accept": "Accept it",
    "accept_modified": "Accept it with a modification that the group agrees to",
    "reject": "Reject it",
    "refuse_to_consider": "Refuse to consider it",
}

WHAT_IS_UNKNOWN: Final[dict[str, str]] = {
    "authority.england": "whether the authority is in England",
    "authority.listed": "which kind of authority runs the service",
    "body.kind": "what kind of body the group is",
    "body.voluntary_or_community": "whether the group pays out profit, and whether it works mainly for the "
    "community",
    "body.charity": "whether the group is a charity: the answers contradict one another",
    "body.parish_council": "whether it is a parish council: the answers contradict one another",
    "body.employees": "how many employees it is, and whether all of them work for this authority",
    "body.bid": "whether the billing authority, or a company that it controls, runs the BID",
    "service.seeks": "what the group asks for: to provide a service, to assist, or something else",
    "service.relevant": "whether the authority provides the service, or somebody provides it for the "
    "authority",
    "service.named_person": "whether the service is for one named person with complex needs",
    "service.with_nhs_until_2014": "whether the service was commissioned together with the NHS",
    "timing.window": "whether it came in a period that the authority has published",
    "contents.finances": "whether it gives information about the group's financial resources",
    "contents.capability": "whether it shows that the group will be capable by the time of a procurement",
    "contents.service_and_area": "whether it says clearly which service and which area it is about",
    "contents.wellbeing": "whether it says how the well-being of the area would be promoted or improved",
    "contents.users": "whether it says how the needs of the service's users would be met",
    "contents.employees": "whether it has to say how the group will engage other employees, and does",
    "contents.partners": "whether partners would be used, and whether their finances and capability "
    "are shown",
    "grounds.4": "whether the authority has decided in writing to stop the service",
    "grounds.5": "whether the service is integrated with an NHS service in a way that is critical to its "
    "users",
    "grounds.6": "whether the service is already the subject of a procurement exercise",
    "grounds.7": "whether the authority is negotiating with a third party, at least partly in writing",
    "grounds.8": "whether the authority has published that it will consider a body of its employees",
    "reorganisation.hand_over": "whether the authority is about to be replaced",
}
"""By the id of a rule; rules that are for the authority to judge are left out."""

WHAT_IS_MISSING: Final[dict[str, str]] = {
    "contents.finances": "It gives no information about the group's financial resources.",
    "contents.capability": "It does not show that the group will be capable by the time of a procurement.",
    "contents.service_and_area": "It does not say clearly which service and which area it is about.",
    "contents.wellbeing": "It does not say how the well-being of the area would be promoted or improved.",
    "contents.users": "It does not say how the needs of the service's users would be met.",
    "contents.employees": "It does not say how the group will engage other employees who are affected.",
    "contents.partners": "It does not show the finances and capability of each consortium member and "
    "sub-contractor.",
}
"""By the id of a rule of Schedule 1 that the expression of interest does not meet."""

WHAT_FAILS: Final[dict[str, str]] = {
    "body.voluntary_or_community": "The group pays out profit and does not work mainly for the community, so "
    "it is neither a voluntary nor a community body.",
}
"""By the id of a threshold rule, where the rule itself speaks to the group."""

MADE_OUT: Final[dict[int, str]] = {
    4: "The authority has decided in writing to stop the service.",
    5: "The service is integrated with an NHS service, and that is critical to its users.",
    6: "The service is already the subject of a procurement exercise.",
    7: "The authority is negotiating with a third party, at least partly in writing.",
    8: "The authority has published its intention to consider a body of its employees.",
}
NOT_MADE_OUT: Final[dict[int, str]] = {
    1: "All that the Act and the regulations ask for is there.",
    4: "There is no written decision to stop the service.",
    5: "The service is not integrated with an NHS service in a way that is critical to its users.",
    6: "No procurement exercise for the service has begun.",
    7: "The authority is not negotiating with a third party in writing.",
    8: "The authority has not published an intention to consider a body of its employees.",
}
TO_JUDGE: Final[dict[int, str]] = {
    2: "Whether important information is inadequate or inaccurate is for you to judge.",
    3: "Whether the group and its partners are suitable is for you to judge, by what it says.",
    9: "Whether it is frivolous or vexatious is for you to judge.",
    10: "Whether accepting it is likely to break the law or a duty is for you to judge.",
}
NO_EVIDENCE: Final = {
    "capability": "It shows no capability, which may bear on whether the group is suitable. That is for you "
    "to judge.",
    "partners": "It shows too little about partners, which may bear on whether they are suitable. That is "
    "for you to judge.",
}
"""Of ground 3, where facts point to it without making it out."""
