"""The rule on commitments that can be changed without a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.finding_words import denied, either, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.proof import missing
from assistant.clauses.findings.rule import Hit, Outcome, Rule

_CHANGES: Final = (
    r"(?:chang|alter|var(?:y|ied|ies|iation)|amend|modif|revis|rewrit|re-?negotiat|adjust|swap|replac"
    r"|substitut|exchang|trad(?:e|ed|ing)\b"
    r"|different (?:benefit|commitment)|re-?word)\w*"
)
_BY_AGREEMENT: Final = (
    r"(?:commitments?|targets?|benefits?|wording|obligations?|measures?|contract\b|clause|schedule"
    r"|in writing|agree[ds]?|parties"
    r"|equal|section 74|signed?|procedure|control)"
)
_CHANGE: Final = words(
    rf"\bchange control\b|\bsection 74\b|\b{_CHANGES}\b[^.;]{{0,80}}?\b{_BY_AGREEMENT}\b"
    rf"|\b{_BY_AGREEMENT}\b[^.;]{{0,80}}?\b{_CHANGES}\b"
)
_NOT_CHANGE: Final = words(
    r"\bclimate change|\bvariations? in\b|\bneedle exchange|\bexchange (?:needles|data|information)"
    r"|\bchange of (?:address|staff)"
    r"|\b(?:behaviour|step|social) change\b|\bchanging (?:rooms?|places)"
)
_ABOUT_CHANGE: Final = words(
    r"chang|alter|vari|vary|amend|modif|revis|rewrit|negotiat|adjust|lower|reduc|drop|withdraw|swap|replac"
    r"|substitut|cut|\blet|eas"
    r"|excus|waiv|relax|remov|delet|cancel|postpon|place|aside|drift|abandon|scal|water"
)
_LOOSE: Final = words(
    r"\b(?:let\b[^.;]{0,25}?\boff|excus\w*|remov\w*|delet\w*|cancel\w*|postpon\w*|drop|replac|relax|waiv"
    r"|chang|var|amend|reduc|swap|alter|releas)\w*\b[^.;]{0,80}?\b(?:verbally|informal(?:ly)?"
    r"|orally|without (?:a |any )?(?:formal )?(?:variation|amendment|record|notice)|over the (?:phone"
    r"|telephone)|by word of mouth|as (?:it|they) sees? fit|at will|without (?:writing|paperwork"
    r"|putting it in writing|a written \w+))\b"
    r"|\b(?:verbally|informally|orally)\b[^.;]{0,60}?\b(?:remov|delet|cancel|drop|replac|relax|waiv|chang"
    r"|var|amend|reduc|swap|alter)\w*"
)

_EASES: Final = (
    r"(?:chang|alter|vari|vary|amend|modif|revis|rewrit|re-?negotiat|adjust|lower|reduc|drop|withdraw|swap"
    r"|replac|substitut|cut|let\b[^.;]{0,25}?\boff"
    r"|excus|waiv|relax|eas(?:e|ed|ing)\b|remov|delet|cancel|postpon|releas|put (?:\w+ ){0,4}?in place of"
    r"|set aside|drift|abandon|scal\w+ back|water)\w*"
)
_PROMISED: Final = (
    r"(?:commitments?|targets?|benefits?|pledges?|promises?|measures?|placements?|apprentic\w+|social value"
    r"|obligations?|KPIs?|numbers|one thing"
    r"|agreed one|offer)"
)
_LOOSELY: Final = (
    r"(?:verbal(?:ly)?|oral(?:ly)?|informal(?:ly)?|phone|telephone|phone call|calls?|e-?mails?"
    r"|text(?: message)?|conversation|chats?|talks?"
    r"|coffee|lunch|nod|handshake|shake of hands|word of mouth|in passing|at (?:the|a|any) (?:\w+ )?meeting"
    r"|without (?:telling|formality"
    r"|notice|record|paper|writing|consent|asking|agreement|approval|any)\w*|no (?:paperwork|formality"
    r"|record|need to (?:write|record|sign)\w*"
    r"|notice|signature|variation)|need not be (?:written|recorded|in writing)|whenever (?:it"
    r"|they) (?:likes?|wants?|wish(?:es)?)|own (?:sole )?discretion"
    r"|sees? fit|at will|as the work goes on|unilateral(?:ly)?|when it suits|as it pleases|quiet word"
    r"|a word with|(?:it|they) thinks? (?:best|fit|right)|on the hoof|ad hoc|off the record|at any time)"
)
_OWN_WILL: Final = words(
    rf"\b(?:reserves? the right|has (?:the )?(?:authority|right|freedom)|is free"
    rf"|at liberty) to\b[^.;]{{0,30}}?\b{_EASES}[^.;]{{0,50}}?\b{_PROMISED}"
    rf"|\b{_EASES}\b[^.;]{{0,60}}?\b{_PROMISED}\b[^.;]{{0,80}}?\b{_LOOSELY}\b"
    rf"|\b{_PROMISED}\b[^.;]{{0,80}}?\b{_EASES}\b[^.;]{{0,60}}?\b{_LOOSELY}\b"
    rf"|\b{_LOOSELY}\b[^.;]{{0,60}}?\b{_EASES}\b[^.;]{{0,50}}?\b{_PROMISED}\b"
    rf"|\b{_LOOSELY}\b[^.;]{{0,60}}?\b{_PROMISED}\b[^.;]{{0,30}}?\b{_EASES}\b"
    rf"|\b{_EASES}\b[^.;]{{0,60}}?\b{_LOOSELY}\b[^.;]{{0,60}}?\b{_PROMISED}\b"
    rf"|\bneed not (?:be )?(?:record|writ|sign|put|document"
    rf"|log)\w*[^.;]{{0,30}}?\bchanges?\b[^.;]{{0,30}}?\b{_PROMISED}"
    rf"|\b{_PROMISED}\b[^.;]{{0,40}}?\bindicative\b[^.;]{{0,40}}?\b{_EASES}"
)
_IN_WRITING: Final = words(
    r"\b(?:only in writing|signed|no effect|until it is (?:written|signed)|change control|(?:in"
    r"|by a) writ(?:ing|ten)\b(?! is| are)|section 74"
    r"|equal (?:value|worth)|confirmed in writing)\b|\b(?:may|shall|must|can) not\b|\bcannot\b|\bneither\b"
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


def _has_change(draft: Draft) -> bool:
    return any(_CHANGE.search(_NOT_CHANGE.sub("", sentence.text)) for sentence in draft.sentences)


def _change(draft: Draft) -> Iterator[Hit]:
    for sentence, start, end in either(draft, _ABOUT_CHANGE, (_LOOSE, None), (_OWN_WILL, _IN_WRITING)):
        if not denied(sentence, start - sentence.start):
            yield Hit(start, end, LOOSE)
    yield from missing(_has_change, NO_CHANGE)(draft)


RULES: Final = (
    Rule(
        "change.control",
        "remedies and change",
        "Commitments with no change control",
        "Looks at specifications, and at clauses that let commitments be changed without a record, by "
        "word of mouth or as one side likes.",
        (LOOSE, NO_CHANGE),
        _change,
    ),
)
