"""Rules on what has to do with the contract, and on what does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.composing import in_turn
from assistant.clauses.findings.finding_words import looks_for, words
from assistant.clauses.findings.gift_words import gifts, unrelated_works
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

_GIFT: Final = words(
    r"\bdonat(?:e|es|ing|ions?)\b|\b(?:shall|will|must|should|to|and)\s+sponsor\b|\bsponsorship of\b"
    r"|\bsponsoring\b"
    r"|\b(?:cash|financial|monetary) (?:contribution|gift|payment)s?\b[^.;]{0,80}?\b(?:fund|charit\w+"
    r"|communit\w+|appeal"
    r"|group|club|cause)s?\b"
    r"|\bcharitable (?:giving|contributions?|donations?)\b|\braffle prizes?\b|\bcommunity chest\b|\bgiv(?:e"
    r"|en|es|ing) to (?:charit\w+|good causes)"
    r"|\bfund of £[^.;]{0,60}?\b(?:good causes?|charit\w+|communit\w+|wards?|councillors?)\b"
    r"|\bprovid\w+ free\b[^.;]{0,50}?\b(?:schools?|clubs?|charit\w+|churches)\b"
    r"|\bcontribut\w+ (?:of )?£[^.;]{0,60}?\bto\b"
    r"|\bpay(?:ment)?\b[^.;]{0,40}? (?:in)?to (?:the|a|our) [^.;]{0,30}?(?:community fund|social value fund"
    r"|charity)"
)
_NOT_A_GIFT: Final = words(
    r"\b(?:organ|blood|egg|sperm|tissue|milk|plasma)\s+donat|\bdonat\w+ (?:of )?(?:surplus|unused|unsold"
    r"|refurbished"
    r"|usable|leftover)|\b(?:surplus|unused|unsold|unwanted|reusable|refurbished)\b[^.;]{0,40}?\bdonat"
    r"|\bdonated (?:items"
    r"|goods|land)|\bdonation (?:box|station)|\bpolitical donation|\bearns? nothing\b|\bpays nothing\b"
    r"|\bpension|\bno marks\b|\bsponsor\w* (?:overseas|skilled|migrant) workers"
    r"|\b(?:people who use|users|tenants)\b[^.;]{0,30}?\bcontribut"
)
_UNRELATED: Final = words(
    r"\bregardless of whether\b[^.;]{0,40}?\bconnected\b|\bnothing to do with (?:this|the) (?:contract"
    r"|service)"
    r"|\b(?:unconnected|not connected) (?:with|to) (?:this|the) (?:contract|service)"
    r"|\b(?:need not|do not have to|does not have to|not necessarily)\s+(?:be related|relate|be connected"
    r"|be linked)\b"
    r"|\bwhatever (?:its|their|the) (?:link|connection|relation)\w*|\bno matter (?:where|whether)\b"
    r"|\bCSR (?:achievements?|record|activit\w+|programme|work|initiatives?|strategy|report)"
    r"|\b(?:all|whole|entire|global)\b[^.;]{0,25}?\b(?:business operations|group operations"
    r"|group of companies|worldwide)\b"
    r"|\bcorporate (?:volunteering|giving|charity|philanthrop\w+|citizenship)\b|\bphilanthrop\w+"
    r"|\ball (?:of )?its (?:staff|employees|sites|operations) (?:worldwide|across|everywhere|in the UK"
    r"|nationally)"
    r"|\bwhat\b[^.;?]{0,20}?\byour (?:company|organisation|firm|business) (?:does|do|gives"
    r"|supports)\b[^.;?]{0,40}?\b(?:general"
    r"|good causes|charit\w+|communit\w+)|\boutside (?:of )?(?:this|the) contract\b"
    r"|\bunrelated to (?:this|the) (?:contract|service)"
    r"|\b(?:wider|corporate|general|overall) (?:corporate )?social responsibility\b(?! polic)"
    r"|\bacross (?:its|your|their|the) (?:whole|entire|global|wider) (?:group|business|company|organisation"
    r"|operation)"
    r"|\b(?:company|group|organisation)-wide\b"
    r"|\b(?:charity fundraising|litter picks?|fun runs?|charity (?:days?|events?)|sponsored walks?)\b"
    r"|\bwhat\b[^.;?]{0,60}?\bhas your (?:company|organisation|firm) (?:made|given|done)\b"
    r"|\byour (?:company|organisation|firm)(?:'s|’s)? (?:corporate|general|wider) (?:social|CSR|charit)\w*"
)
_ASKS: Final = words(
    r"\b(?:shall|will|must|should|required?|scor\w+|marks|points)\b|\?|\b(?:describe|explain|tell us|set out"
    r"|demonstrate)\b"
)
_DENIES: Final = words(
    r"\bonly what you will do\b|\bnot your general\b|\bnot scored\b|\blitter pick(?:ing"
    r"|s)?\b[^.;]{0,30}?\b(?:sticks?|service|round|duties|frequency)"
)

GIFT: Final = Outcome(
    "risk",
    "always",
    "Gifts and sponsorship have nothing to do with what is bought. They cannot be scored, they favour rich "
    "bidders, "
    "and a payment asked for in return for a contract invites questions about integrity.",
    "Ask for a benefit that comes from carrying out this contract, for example: “The Supplier shall give "
    "[number] "
    "hours of its staff's time in each year to helping users of the Service to [skill].”",
    more.DONATIONS,
)
UNRELATED: Final = Outcome(
    "risk",
    "always",
    "This is about what the supplier does elsewhere, and not about this contract.",
    "Tie it to the contract: “in carrying out the Services, the Supplier shall …”, and score only what is "
    "done "
    "under the contract.",
    law.SUBJECT_MATTER,
)


def _gifts(draft: Draft) -> Iterator[Hit]:
    yield from (Hit(start, end, GIFT) for _, start, end in gifts(draft))


def _unrelated(draft: Draft) -> Iterator[Hit]:
    yield from (Hit(start, end, UNRELATED) for _, start, end in unrelated_works(draft))


RULES: Final = (
    Rule(
        "subject.donation",
        "subject-matter",
        "Donations and sponsorship",
        "Looks for gifts of money, of things or of work, sponsorship and payments into funds. Quiet for "
        "surplus goods given away as part of the service, and for blood or organ donation.",
        (GIFT,),
        in_turn(looks_for(_GIFT, GIFT, unless=_NOT_A_GIFT), _gifts),
    ),
    Rule(
        "subject.unrelated",
        "subject-matter",
        "Matters unrelated to the contract",
        "Looks for general corporate responsibility, aims for a whole group of companies, fundraising and "
        "litter "
        "picks, and for words that say outright that there need be no connection.",
        (UNRELATED,),
        in_turn(looks_for(_UNRELATED, UNRELATED, unless=_DENIES, also=_ASKS), _unrelated),
    ),
)
