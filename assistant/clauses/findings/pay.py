"""Rules on pay and the terms of workers, which section 17 touches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.finding_words import found_in, words
from assistant.clauses.findings.lexicon import FIRM
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

_STAFF: Final = (
    r"(?:staff|workers?|employees|workforce|everyone|everybody|anyone|personnel|carers|cleaners"
    r"|operatives|people)"
)
_ABOUT_PAY: Final = words(
    r"wage|pay|paid|earn|union|bargaining|collective|zero|holiday|leave|pension|council|NJC|agenda|terms|hour"
)
_WAGE: Final = words(
    r"\b(?:real|london|voluntary|foundation|uk)\s+living wage\b|(?<!national )\bliving wage (?:foundation"
    r"|employer"
    r"|accredit\w+)|\b(?<!national )(?:a|the) living wage\b|\brecogni[sz]\w+ (?:a |the |any "
    r"|its )?(?:trade )?unions?\b|\brates? of pay\b"
    r"|\bcollective (?:agreement|bargaining)|\b(?:bargain|negotiat)\w* with (?:the |a "
    r"|its )?(?:trade )?unions?\b"
    r"|\b(?:union|trade union) (?:recognition|membership|access)\b|\bzero[- ]hours?\b"
    r"|\b(?:occupational |contractual |full |company )?sick pay\b(?! as the law)"
    r"|\bpaid (?:annual )?(?:holidays?|leave)\b"
    r"|\bdays['’]? (?:of )?(?:paid )?(?:annual leave|holiday)\b|\b(?:enhanced|above[- ]statutory) (?:pay"
    r"|pension|redundancy|leave)"
    r"|\bpay (?:scales?|spine|bands?|rates?|ratio|multiple)\b|\bNational Joint Council\b|\bNJC\b"
    r"|\bAgenda for Change\b"
    r"|\bterms and conditions (?:of|as) [^.;]{0,30}?\b(?:employees|staff|workers)\b"
    r"|\bpension contributions?\b"
    r"|\b(?:chief executive|highest[- ]paid)\b[^.;]{0,60}?\b(?:earn|paid|pay|times|lowest)"
    r"|\bfair pay charter\b"
    rf"|\b(?:pay|paid|pays|paying|earn|earns)\b[^.;]{{0,50}}?£\s?\d{{1,2}}\.\d\d\b"
    rf"|\b{_STAFF}\b[^.;]{{0,30}}?\b(?:paid|earns?)"
    r"\b[^.;]{0,40}?£\s?\d{1,2}(?:\.\d\d)? (?:an|per) hour"
)
_ASKED: Final = words(
    rf"\b(?:{FIRM}|required?|requires|should|fail\w*|exclud\w*|mandatory|score zero|commit\w*|condition of"
    rf"|entitled"
    r"|not (?:allowed|permitted|accepted)|banned|prohibited|need not apply|no ?(?:one|body)|may (?:not )?be"
    r"|only (?:contract|work|deal|buy)|ruled out|minimum requirement)\b"
)
_FIRM_OR_FAIL: Final = words(
    r"\b(?:all (?:of )?(?:their|its|your) (?:employees|staff|workers|workforce)|all (?:employees|staff"
    r"|workers)\b(?! (?:who"
    r"|working|employed|engaged) (?:work )?on)|every(?:one| employee)|any worker|whole workforce"
    r"|entire workforce"
    r"|whether or not|exclud\w*|fail\w*|pass\s?/\s?fail|not be considered|rejected|disqualif\w+|tenderers?"
    r"|bidders?|accredit\w+"
    r"|recogni[sz]\w+|everyone|across (?:its|the|their) (?:\w+ )?(?:business|company|group|organisation)"
    r"|only contract"
    r"|among (?:the|its) [\w'’ ]{0,20}workforce)\b"
)
_ON_CONTRACT: Final = words(
    r"\b(?:who|that|when|while)\s+(?:[\w]+ ){0,2}?work\w*\b[^.;]{0,20}?\b(?:on|under) (?:this"
    r"|the) (?:contract|service)"
)
_OPEN: Final = words(
    r"\bno rate is required\b|\b(?:does|do|is|are) not (?:ask|require|required)\b|\bnot a requirement\b"
    r"|\bmay describe\b|\bvoluntar(?:y|ily) (?:offer|choose)|\boffered?\b"
    r"|\bfor example\b|\bsuch as\b|\bas the law (?:requires|sets)\b|\bTUPE\b|\bstatutory (?:sick pay|minimum"
    r"|rate|holiday)"
    r"|\bthat the law sets\b|\bis itself\b|\bhow to join\b|\b(?:price|rate|charge|cost) (?:is|per"
    r"|for each)\b|\binvoice"
)

WIDE: Final = Outcome(
    "risk",
    "pass or fail, or the whole workforce",
    "A council must in general ignore suppliers' terms of employment. A rate above the legal minimum as a "
    "test to "
    "pass, or for workers who have nothing to do with the contract, is open to challenge.",
    "Make fair work one scored question, with pay as a part of it, or a condition limited to staff on this "
    "contract; "
    "take legal advice before you ask for a rate.",
    more.PAY,
)
TIED: Final = Outcome(
    "note",
    "limited to the staff on the contract",
    "A pay clause limited to staff on the contract is the safer form. It still needs legal advice: a council "
    "needs "
    "a gateway past section 17.",
    "Record why the rate matters to the quality of this service, and price it in.",
    more.PAY,
)


def _pay(draft: Draft) -> Iterator[Hit]:
    if not draft.has(_ABOUT_PAY):
        return
    for sentence, start, end in found_in(draft, _WAGE, also=_ASKED, unless=_OPEN, deniable=False):
        wide = _FIRM_OR_FAIL.search(sentence.text) or draft.has(_FAILS)
        tied = _ON_CONTRACT.search(sentence.text) and not _FIRM_OR_FAIL.search(sentence.text)
        yield Hit(start, end, WIDE if wide and not tied else TIED)


_FAILS: Final = words(r"\bwill fail\b|\bpass\s?/\s?fail\b")

RULES: Final = (
    Rule(
        "pay.terms",
        "pay",
        "Pay terms that section 17 touches",
        "Looks for the real living wage, other rates, sick pay, holidays, zero hours contracts, pay ratios, "
        "unions and collective agreements in duties and tests. The national living wage is law and is left "
        "alone.",
        (WIDE, TIED),
        _pay,
    ),
)
