"""The words by which the parts of an expression of interest are known, in headings and in running text."""

from __future__ import annotations

from typing import Final, Literal

from assistant.eligibility.officer.reason_signs import Signs, signs

Key = Literal[
    "finances",
    "capability",
    "service",
    "area",
    "outcomes",
    "wellbeing",
    "users",
    "engagement",
    "partners",
    "partner_finances",
    "partner_capability",
]
"""What a heading can announce; parts of Schedule 1 are made of these."""

_MONEY: Final = r"£ ?\d"
_HELD: Final = (
    r"\b(?:reserves?|incomes?|turnover|accounts?|bank|assets|surplus|loans?|donations?|grants?|balance)\b"
)
_AREA: Final = (
    r"\b(?:area|ward|parish|borough|district|town|village|county|city|estate|neighbourhood|region)s?\b"
)
_RUN: Final = (
    r"\b(?:run(?:ning)?|provid\w+|deliver\w*|manag\w+|operat\w+|tak(?:e|ing) (?:over|on)|assist\w*|help\w*)\b"
)
_OTHERS: Final = r"\b(?:employees?|staff|colleagues|workforce)\b"
_REACH: Final = r"\b(?:engag|involv|consult|inform|talk|meet|listen)\w*\b"

IN_HEADINGS: Final[dict[Key, Signs]] = {
    "finances": signs(
        r"\bfinanc(?:es?|ial)\b(?! (?:benefits?|savings?|case|years?|implications?))",
        r"\baccounts\b|\bfunding\b|\bour funds\b|\bincome and expenditure\b",
    ),
    "capability": signs(
        r"\bcapab\w+|\bcapacity\b|\bexperience\b|\btrack record\b|\bskills\b|\bour (?:team|people)\b",
        r"\bability to (?:run|provide|deliver|manage)\b|\bhow (?:we|you) (?:will|would) (?:run|deliver"
        r"|provide)\b",
    ),
    "service": signs(
        r"\b(?:relevant|which|what|this|council|chosen) services?\b|\b(?:the|name of) services?\Z"
        r"|\A(?:the )?services?\b"
        r"(?! users?)",
        r"\bservices? (?:details|description|and|to be|you|we|concerned|of interest|for which|in which"
        r"|that)\b",
        r"\bdescription of (?:the )?service\b|\bwhat we (?:want|would like|propose) to (?:run|provide|do)\b",
    ),
    "area": signs(
        r"\b(?:geographic(?:al)?|which|what|the) area\b(?!.{0,20}well)",
        r"\A(?:geographic(?:al)? )?area\b",
    ),
    "outcomes": signs(r"\boutcomes?\b|\bwhat (?:we|you) (?:will|would) achieve\b|\bobjectives\b|\bresults\b"),
    "wellbeing": signs(
        r"\bwell ?being\b|\bsocial value\b|\b(?:social|economic|environmental)\b.{0,40}\b(?:benefits?|value"
        r"|impact)\b",
        r"\bbenefits? (?:to|for) (?:the |our )?(?:community|area|borough|district|residents)\b"
        r"|\bcommunity benefits?\b",
    ),
    "users": signs(
        r"\bneeds?\b.{0,40}\busers?\b|\busers?\b.{0,30}\bneeds?\b|\bservice users\b"
        r"|\bmeet(?:ing)? (?:the )?needs?\b",
        r"\b(?:customer|user|community|local) needs?\b",
    ),
    "engagement": signs(
        r"\b(?:other|affected|fellow) (?:\w+ )?(?:employees?|staff|colleagues)\b",
        _OTHERS + r".{0,40}" + _REACH,
        _REACH + r".{0,60}" + _OTHERS,
    ),
    "partners": signs(r"\bconsorti\w+|\bsubcontract\w*|\bpartner\w*|\bworking with others\b"),
}
"""Signs of each key in a heading, a question of a form or the label of a cell."""

IN_TEXT: Final[dict[Key, Signs]] = {
    "finances": signs(
        _MONEY + r".{0,80}" + _HELD,
        _HELD + r".{0,80}" + _MONEY,
        r"\b(?:audited|annual|latest|last) (?:\w+ ){0,3}accounts\b|\bannual (?:income|turnover)\b",
    ),
    "capability": signs(
        r"\bwe (?:already |now |currently )?(?:have )?(?:run|ran|managed?|delivered?|provided?"
        r"|operated?)\b.{0,60}"
        r"\b(?:since|for|years?|\d{4})\b",
        r"\bexperience (?:of|in|with)\b|\byears(?: of)? experience\b|\btrack record\b|\bour (?:trustees|team"
        r"|manager)\b",
        r"\bwill be (?:ready|capable|able) (?:to|of)\b",
    ),
    "service": signs(
        r"\b(?:interest in|wish to|want to|would like to|propose to|offer to|intend to|seek to"
        r"|hope to)\b.{0,110}" + _RUN,
    ),
    "area": signs(_AREA),
    "wellbeing": signs(
        r"\bwell ?being\b|\blonel\w+|\bisolat\w+|\b(?:local|new) (?:jobs|economy|employment|apprentice\w*)\b"
        r"|\bcarbon\b",
        r"\b(?:social|economic|environmental)\b.{0,60}\b(?:benefit|value|improv|promot|gain)\w*\b",
        r"\b(?:improv|promot|better)\w*\b.{0,40}\b(?:health|environment|economy|skills|employment|life"
        r"|lives)\b",
        r"\bhealthier\b|\b(?:people|lives?) alone\b|\bback in(?:to)? work\b",
        r"\bvolunteer\w*\b.{0,60}\b(?:skills|work|jobs)\b|\bemissions\b|\bjobs\b",
    ),
    "users": signs(
        r"\busers?\b.{0,80}\bneeds?\b|\bneeds?\b.{0,60}\b(?:users?|people|residents|families|children"
        r"|carers)\b",
        r"\bmeet (?:their|the|these|those|all|local) needs?\b|\bpeople (?:who use|using) (?:it|the)\b",
        r"\b(?:users?|residents|people|families|members)\b.{0,20}\b(?:told us|asked for|want(?:ed)?)\b",
    ),
    "engagement": signs(_REACH + r".{0,50}\b(?:other|affected|fellow|all|council|our) (?:\w+ )?" + _OTHERS),
    "partners": signs(
        r"\bsubcontract\w*|\bconsorti\w+|\bpartners? (?:would|will) (?:\w+ )?(?:run|deliver|provide"
        r"|manage)\b",
    ),
    "partner_finances": signs(r"\bfinanc\w+|" + _MONEY + r"|" + _HELD),
    "partner_capability": signs(
        r"\bcapab\w+|\bexperience\b|\btrack record\b|\bskills\b|\b(?:runs?|ran|manages?|operates?|provides?"
        r"|has run)\b"
        r"|\bqualified\b|\bsince \d{4}\b"
    ),
}
"""Signs of each key in a sentence; `outcomes` has none of its own."""

DENIES_PARTNERS: Final = signs(
    r"\b(?:no|neither|without|not (?:use|using|work with|have|need|intend to use|plan to use|be using))"
    r"(?: (?!yet\b)\w+){0,3} (?:consorti\w+|subcontract\w*|partners?)\b"
)
"""Signs that nobody else would deliver a part."""

ALONE: Final = signs(r"\b(?:alone|by ourselves|on our own|ourselves)\b")
"""The same, in what is said under a heading about partners."""

ASKS: Final = signs(
    r"\A(?:asked for by|this part is needed only if|use this (?:box|space|section)|continue on|click|tick)\b",
    r"\A(?:please|describe|explain|state|outline|set out|tell us|insert|enter|attach|list|summarise|indicate"
    r"|demonstrate|guidance|hint|provide (?:details|information|evidence|an? (?:brief|short|summary"
    r"|description))"
    r"|give (?:details|information|us|evidence|an? ))\b(?!.{0,80}\b(?:we|our|us)\b)",
    r"\b(?:you (?:must|should|need to|may wish|will need|have to)|this (?:section|part|question|box)"
    r" (?:is|should|must|asks))\b",
    r"\b(?:must|should) (?:also )?(?:give|show|include|set out|describe|explain|say|cover|be given"
    r"|be included"
    r"|identify|demonstrate)\b",
    r"\b(?:max(?:imum)?|up to|no more than|in) (?:of )?\d+ words\b",
)
"""Signs of a form that asks, in a sentence: it says nothing about the group."""

_WHAT_IS_OFFERED: Final = r".{0,80}(?:" + _RUN + r"|\binterest\b|\bchallenge\b)"

OFFERS: Final = signs(
    r"\b(?:we|i|our (?:group|charity|trust|association|council|society|team"
    r"|organisation))\b.{0,30}\b(?:submit|express|wish|want|would like|propose|offer|intend|seek|hope"
    r"|are interested)\b" + _WHAT_IS_OFFERED,
    r"\b(?:wishes|would like|hereby submits?|hereby expresses?|expresses|is interested|proposes) (?:to|in|an"
    r"|its|our)\b" + _WHAT_IS_OFFERED,
)
"""Signs that somebody offers to run a service."""

SUBJECT: Final = signs(r"\bexpressions? of interest\b|\bright to challenge\b|\blocalism act\b|\beoi\b")
"""Signs that a file speaks of the right at all."""

TENDER: Final[tuple[Signs, ...]] = (
    signs(
        r"\binvitation to tender\b|\bcall for competition\b|\binvites? (?:tenders|bids"
        r"|expressions of interest)\b"
    ),
    signs(r"\b(?:tenderers?|bidders?)\b"),
    signs(r"\baward criteria\b|\bmost (?:economically )?advantageous\b"),
    signs(r"\bcontracting authority\b|\bcommon procurement vocabulary\b|\bcpv\b"),
    signs(
        r"\b(?:contract|tender|planned procurement|market engagement) notice\b|\bfind a tender\b"
        r"|\bcontracts finder\b"
    ),
    signs(r"\b(?:deadline|closing date) for (?:\w+ ){0,3}(?:tenders|bids|submissions?|receipt)\b"),
    signs(r"\blot \d\b|\bcontract value\b|\bspecification\b"),
)
"""Seven kinds of words of tender papers."""
