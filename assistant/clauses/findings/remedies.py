"""Rules on what follows when a commitment is missed, counted or changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.delivery import missing
from assistant.clauses.findings.finding_words import looks_for, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

_REMEDY: Final = (
    r"\b(?:remed\w+|rectif\w+|service credits?|deductions?|improvement plan|default|terminat\w+|missed"
    r"|fail\w*"
    r"|put (?:it |this )?right|catch up|liquidated|escalat\w+|agreed sum|breach|shortfall)\b"
)
_CHANGE: Final = (
    r"\b(?:change control|variations?|var(?:y|ied)|amend\w*|modif\w+|substitut\w+|exchang\w+|section 74"
    r"|changed only"
    r"|(?:chang|replac|swap)\w*\b[^.;]{0,60}?\b(?:agree|writing|equal))"
)
_PENAL: Final = words(
    r"\bpenalt(?:y|ies)\b(?! (?:charge|notice|points|clause in law))|\ba fine of\b|\bfined\b|\bfines of £"
    r"|\bforfeit\w*|\bpunitive\b"
    r"|\b(?:flat|fixed|lump) sum of £\s?\d[\d,]{3,}"
    r"|\bterminat\w+\b[^.;]{0,80}?\b(?:any|a single|one|every) (?:breach|failure|missed|shortfall)"
    r"|\b(?:any|a single|one|each) (?:breach|failure|missed)\b[^.;]{0,80}?\bterminat\w+"
)
_OF_LAW: Final = words(
    r"\b(?:civil|statutory|fixed|criminal)(?: \w+)? penalt|\bineffectiveness\b|\bpenalt\w+ (?:charge|notice"
    r"|imposed by law|under the)|\bserious and\b"
    r"|\b(?:no|not a|without) penalt"
)
_TWICE: Final = words(
    r"\b(?:count|claim)\w*\b[^.;]{0,70}?\b(?:(?:more than one|several|multiple|both|each of the"
    r"|every one of the"
    r"|against every)\s+(?:[\w-]+\s+){0,2}?(?:measures?|themes?|TOMs?|indicators?|commitments?|outcomes?"
    r"|of them)|under every)"
    r"|\b(?:count|claim)\w*\b[^.;]{0,40}?\b(?:the )?[\w ]{2,25} measure, (?:the )?[\w ]{2,25} measure"
    r"|\bmay (?:also )?be (?:also )?counted (?:as|under|towards) [^.;]{2,40}? (?:and|as well as) (?:as|under"
    r"|towards)?"
    r"|\bcommitments (?:made|given) (?:to|under) (?:other|another)[^.;]{0,40}?\bmay\b"
    r"|\b(?:under|from|for) other (?:[\w-]+ ){0,3}?contracts?\b[^.;]{0,40}?\b(?:included|counted|claimed)\b"
    r"|\btotal proxy\b|\bproxy values?\b[^.;]{0,80}?\b(?:largest|highest|biggest|full marks)"
    r"|\b(?:claimed|counted|scored|reported) (?:twice|three times|again|more than once|several times)\b"
    r"|\bthe same\b[^.;]{0,40}?\bunder (?:both|two|three|several|all|more)\b"
    r"|\b(?:counts?|scores?) under [^.;]{2,40}?, under\b"
    r"|\balready (?:claimed|counted|reported)\b[^.;]{0,60}?\bmay\b"
    r"|\b(?:prox(?:y|ies)|moneti[sz]ed)\b[^.;]{0,100}?\b(?:added together|total|highest|sum of)\b"
    r"|\b(?:highest|largest|biggest)\b[^.;]{0,40}?\b(?:prox(?:y|ies)|moneti[sz]ed|social value total"
    r"|£ ?value)"
)
_ONCE: Final = words(r"\bonce\b|\bonly one\b|\bleave out\b|\bleft out\b|\bmay not\b|\bshall not\b")
_LOOSE: Final = words(
    r"\b(?:let\b[^.;]{0,25}?\boff|excus\w*|remov\w*|delet\w*|cancel\w*|postpon\w*|drop|replac|relax|waiv"
    r"|chang|var|amend|reduc|swap|alter|releas)\w*\b[^.;]{0,80}?\b(?:verbally|informal(?:ly)?"
    r"|orally|without (?:a |any )?(?:formal )?(?:variation|amendment|record|notice)|over the (?:phone"
    r"|telephone)|by word of mouth|as (?:it|they) sees? fit|at will|without (?:writing|paperwork"
    r"|putting it in writing|a written \w+))\b"
    r"|\b(?:verbally|informally|orally)\b[^.;]{0,60}?\b(?:remov|delet|cancel|drop|replac|relax|waiv|chang"
    r"|var|amend|reduc|swap|alter)\w*"
)

NO_REMEDY: Final = Outcome(
    "risk",
    "a specification",
    "Nothing follows when a commitment is missed. A promise without a remedy often gives no right at all.",
    "Add steps that fit the failure: a plan to put it right, a meeting of senior people, an agreed sum spent "
    "on an "
    "equal benefit, and an end of the contract only for serious and repeated failure.",
    more.NO_REMEDY,
)
PENAL: Final = Outcome(
    "risk",
    "always",
    "This punishes. A sum has to protect a legitimate interest and be in proportion, or a court may not "
    "enforce it; "
    "an end of the contract for any failure is out of proportion too.",
    "“If the plan is not kept, the Supplier shall spend the Agreed Sum, an estimate of the cost of an equal "
    "benefit, "
    "on that benefit.” End the contract only for serious and repeated failure.",
    more.STEPS,
)
TWICE: Final = Outcome(
    "risk",
    "always",
    "The same benefit can be counted more than once, or money values of many things are added up. That "
    "rewards "
    "size and promises, and not delivery.",
    "“The Supplier shall count each benefit once, under a single commitment, and leave out what the law, a "
    "grant or "
    "another contract already requires.” Score the plan as well as the number.",
    more.ONCE,
)
NO_CHANGE: Final = Outcome(
    "improve",
    "a specification",
    "Nothing says how a commitment may be changed, so in practice it is dropped in a talk.",
    "“A commitment may be changed only in writing, signed by both parties, for one of equal value that "
    "relates to "
    "the Service, and within section 74 of the Procurement Act 2023.”",
    more.SWAPS,
)
LOOSE: Final = Outcome(
    "risk",
    "a clause that lets commitments be changed without a record",
    "Commitments that won marks may be dropped or eased without a record. That may shift the balance of the "
    "contract "
    "to the supplier, which is a substantial change.",
    NO_CHANGE.suggestion,
    more.INFORMAL,
)


def _change(draft: Draft) -> Iterator[Hit]:
    yield from looks_for(_LOOSE, LOOSE)(draft)
    yield from missing(_CHANGE, NO_CHANGE)(draft)


RULES: Final = (
    Rule(
        "remedies.missing",
        "remedies and change",
        "No remedy",
        "Looks at specifications only.",
        (NO_REMEDY,),
        missing(_REMEDY, NO_REMEDY),
    ),
    Rule(
        "remedies.penal",
        "remedies and change",
        "A penalty, or an end of the contract for any failure",
        "Looks for penalties, fines, flat sums and termination for any breach. Penalties set by law are left "
        "alone.",
        (PENAL,),
        looks_for(_PENAL, PENAL, unless=_OF_LAW, deniable=False),
    ),
    Rule(
        "counting.double",
        "remedies and change",
        "Double counting, or totals of proxies",
        "Looks for benefits that count under several measures or were counted before, and for proxy values "
        "that are "
        "added up.",
        (TWICE,),
        looks_for(_TWICE, TWICE, unless=_ONCE),
    ),
    Rule(
        "change.control",
        "remedies and change",
        "Commitments with no change control",
        "Looks at specifications, and at clauses that let commitments be changed without a record.",
        (LOOSE, NO_CHANGE),
        _change,
    ),
)
