"""Requests in a brief to favour a named firm: refused, with the law behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from assistant.clauses import provisions as law
from assistant.clauses.brief import Brief
from assistant.clauses.finding import Finding
from assistant.clauses.pack import ClausePack, Note
from assistant.clauses.size import above_threshold
from assistant.law.provision import Provision
from assistant.sentences import split_sentences

DIRECT_AWARD: Final = Provision(
    law.PROCUREMENT_ACT,
    "s.41(1)",
    "note-procurement-act-procedures",
    (
        "Direct award in special cases needs a justification from Schedule 5 (Procurement Act 2023, s.41(1) "
        "and (6))."
    ),
)
NO_NAME: Final = "[name of the service]"
"""What stands for the service where its name was nothing but such a request."""

_TEXTS: Final = ("service", "description", "market", "policy_text")
_LONGEST: Final = 1_000
"""Characters of a sentence that are looked at, and the rest as another."""
_SUGGESTION: Final = (
    "Say what the work needs as outcomes that any supplier could show it can meet, publish how tenders are "
    "scored, and let this firm compete like every other. Talk openly with the whole market first. If you "
    "believe that only one supplier can do it, ask for legal advice on a direct award before you draft."
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A brief without its requests to favour somebody, and what is said of them."""

    brief: Brief
    findings: tuple[Finding, ...] = ()
    """One for each request; `start` and `end` are places in the field that `why` names."""
    notes: tuple[Note, ...] = ()

    def added_to(self, pack: ClausePack) -> ClausePack:
        """The pack with what was refused before everything else that was found."""
        return replace(pack, findings=(*self.findings, *pack.findings), notes=(*self.notes, *pack.notes))


def fair(brief: Brief, as_at: date) -> Refusal:
    """Take out of the brief what asks to favour a named firm. What is not in a brief reaches no clause."""
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    told = _Told(brief.health_service is True, above_threshold(brief, brief.start or as_at) is False)
    for name in _TEXTS:
        text = getattr(brief, name)
        if asks := list(requests(text)):
            findings += [_finding(name, text, ask, told) for ask in asks]
            values[name] = _service_without(text, asks) if name == "service" else _without(text, asks)
    kept = tuple(each for each in brief.priorities if not any(requests(each)))
    for each in brief.priorities:
        findings += [_finding("priorities", each, ask, told) for ask in requests(each)]
    if not findings:
        return Refusal(brief)
    text = "The brief asks to favour a certain supplier. Nothing of that is in this draft."
    note = Note("legal advice", text, None if brief.health_service else DIRECT_AWARD)
    return Refusal(replace(brief, priorities=kept, **values), tuple(findings), (note,))


def requests(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the words that ask to favour a named firm, at most one a sentence."""
    for start, end in _pieces(text):
        sentence = text[start:end]
        for form in _FORMS:
            match = next((one for one in form.finditer(sentence) if _asks(one, sentence)), None)
            if match:
                yield start + match.start(), start + match.end()
                break


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for start, end in split_sentences(text):
        for at in range(start, end, _LONGEST):
            yield at, min(end, at + _LONGEST)


def _asks(match: re.Match[str], sentence: str) -> bool:
    names = [match[group] for group in match.re.groupindex if match[group]]
    generic = any(all(word.lower() in _GENERIC for word in re.findall(r"[\w&]+", name)) for name in names)
    return not generic and not _DENIED.search(sentence[: match.start()])


def _without(text: str, asks: list[tuple[int, int]]) -> str:
    """The text without the sentences that hold such a request."""
    kept = [
        text[start:end]
        for start, end in split_sentences(text)
        if not any(start < ask_end and ask_start < end for ask_start, ask_end in asks)
    ]
    return " ".join(kept)


def _service_without(text: str, asks: list[tuple[int, int]]) -> str:
    before = re.sub(
        r"[\s,;:.(–-]+(?:(?:and|but|please|so|then|we|want|need|to)\s*)*\Z", "", text[: asks[0][0]]
    )
    return before if re.search(r"[^\W\d_]{2}", before) else NO_NAME


def _finding(name: str, text: str, ask: tuple[int, int], told: _Told) -> Finding:
    start, end = ask
    words = text[start:end]
    provision, why = told.rule(words)
    asked = f"The field {name} asks to favour a certain supplier, so we drafted nothing from it."
    return Finding("favour.named_firm", "stop", words, start, end, f"{asked} {why}", provision, _SUGGESTION)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the law says of it here."""

    health: bool
    below: bool

    def rule(self, words: str) -> tuple[Provision, str]:
        """The provision for a request in these words, and what follows from it."""
        if self.health:
            return (
                law.PSR,
                "Under the Provider Selection Regime the choice of a provider needs reasons.",
            )
        provision, why = law.SAME_TREATMENT, "Suppliers have to be treated the same."
        if _SPECIFICATION.search(words):
            provision, why = law.NO_NAMES, "Tender documents may not be written round one producer."
        return provision, why + self.below * _BELOW


_BELOW: Final = (
    " Below the threshold that section is not binding, but your own contract rules and the duty to act "
    "fairly "
    "are: take advice."
)
_WORD: Final = r"(?-i:[A-Z0-9])[\w&'’.-]{0,30}"
_PROPER: Final = rf"(?-i:[A-Z])[\w&'’-]{{0,30}}(?:\s+(?:(?:of|and|&|the|for)\s+)?{_WORD}){{0,5}}"
_FIRM: Final = (
    r"(?:[\w&'’-]{1,30}\s+){1,4}?(?:ltd|limited|plc|llp|cic|inc|& sons?|and sons?)\b\.?"
    r"|(?:the |our |my )?(?:current|existing|present|incumbent|preferred|favou?rite|chosen|usual) "
    r"(?:provider|supplier|contractor|firm|company|charity)|the incumbent"
    r"|(?:a|one|the) (?:certain|particular|specific|single|named) (?:firm|supplier|provider|company"
    r"|contractor)"
    r"|my (?:[\w-]{1,20}['’]s|own) (?:firm|company|business)"
)
_DEAL: Final = (
    r"(?:it|this|(?:the|this|our) (?:[\w-]{1,20} ){0,3}(?:contract|work|job|tender|business|deal|service))"
)
_GETS: Final = (
    r"(?:wins?|(?:gets?|keeps?|retains?|secures?|(?:is|are|be|being) given)(?= (?:it|this|the|our|that)\b"
    r"|\W?\Z)"
    r"|(?:is|are|be|being) (?:awarded|chosen|selected|appointed|successful)|comes? (?:out )?(?:top|first)"
    r"|scores? (?:the )?(?:highest|best|most|top))"
)


def _who(group: str) -> str:
    return rf"(?P<{group}>{_FIRM}|{_PROPER})"


_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        (
            rf"\b(?:award|give|hand|direct|steer|offer|promise|let)\s+{_DEAL}\s+(?:directly "
            rf"|straight )?to\s+{_who('a')}"
        ),
        rf"\b(?:award|give|hand) {_DEAL} to (?P<a>[\w&'’-]{{2,30}})(?=\s*(?:[.!;,]|\Z))",
        (
            rf"\b(?:must|should|shall|will|has to|to|can) (?:be (?:awarded|given|handed|steered)|go) "
            rf"(?:directly )?"
            rf"to {_who('a')}"
        ),
        (
            rf"\b(?:make (?:absolutely )?sure|ensure|see to it|guarantee|so|want|need|like|wish|expect)"
            rf"(?: that)? "
            rf"{_who('a')}\s+(?:can |will |to |should )?{_GETS}"
        ),
        (
            r"\b(?:make sure|ensure|guarantee)(?: that)? (?P<a>[\w&'’-]{2,30}) (?:wins|gets (?:it|the)"
            r"|is awarded)\b"
        ),
        (
            rf"{_who('a')}\s+(?:must|should|has to|have to|needs? to|is to|shall) (?:win\b|get (?:it|this"
            rf"|the)\b"
            rf"|keep "
            r"(?:it|this|the)\b|be (?:awarded|chosen|selected|appointed|given (?:it|this|the))\b)"
        ),
        rf"\bonly\s+{_who('a')}\s+(?:can|could|will|would|is able to|are able to|may)\b",
        (
            r"\b(?:no ?one|nobody|no other \w+|no others?)(?: else| other than [^.?!]{1,40}?"
            r"| but [^.?!]{1,40}?)? "
            r"(?:can|could|will|would|is able to)(?: \w+)? (?:win|bid|meet|qualify|tender|compete|comply)"
        ),
        (
            rf"\b(?:specification|spec|tender|requirements?|criteri(?:a|on)|clauses?|questions?|scoring|lots?"
            rf"|it)\b"
            rf"[^.?!]{{0,40}}?\b(?:(?:written |designed |built |drafted |shaped )?(?:around|round)|to (?:suit"
            rf"|fit|favou?r"
            rf"|match|help)|in favou?r of|(?:tailored|rigged|geared) (?:to|for|towards?))\s+{_who('a')}"
        ),
        rf"\b(?:tailor|rig|gear|slant|tilt) [^.?!]{{1,40}}? (?:to|for|towards?|round|around) {_who('a')}",
        (
            rf"\b(?:(?<!in )favou?r(?:s|ing)?(?! of)|bias(?:ed)? (?:towards?|to)|(?:preference"
            rf"|preferential treatment"
            rf"|an? (?:\w+ )?advantage|(?:extra|more|additional|bonus) (?:points|marks|weight)) (?:to"
            rf"|for)) {_who('a')}"
        ),
        (
            rf"\b(?:prefer|prioritise|in favou?r of|want to (?:use|keep|appoint)|stay with|stick with) "
            rf"(?P<a>{_FIRM})"
        ),
        (
            rf"\b(?:exclude|shut out|keep out|knock out|rule out|block|score down|disadvantage) (?:"
            rf"(?P<a>{_FIRM})|(?:all|any"
            r"|every|the|our) (?:other (?:bidders?|firms?|suppliers?|companies|providers?)|others"
            r"|competitors?"
            r"|rivals?))"
        ),
        (
            rf"\b(?:already|have) (?:chosen|picked|decided on|promised (?:it|this"
            rf"|the [\w-]{{1,20}}) to) {_who('a')}"
        ),
    )
)
_SPECIFICATION: Final = re.compile(
    r"\bonly\b|\bno ?(?:one|body|other)|\b(?:round|around|suit|fit|match|tailor\w*)\b", re.IGNORECASE
)
_DENIED: Final = re.compile(
    r"\b(?:not|never|without|avoid\w*|cannot|nor|unlawful\w*|refuse\w*|rather than|instead of|whether|if"
    r"|why)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_GENERIC: Final = frozenset(
    """a an the any all each every one it them us we you they who whoever those these this that and of
    for with to in by on or local small smaller smes sme vcse vcses charities charity social
    enterprises enterprise uk british english suppliers supplier bidder bidders tenderers tenderer
    tenderers providers provider firms firm contractors contractor companies company businesses
    business organisations organisation voluntary community groups residents people service users
    council councils buyer authority procurement act tender tenders contract contracts most
    advantageous best highest lowest value money social start begin be two three four five several
    more than consortium consortia lot lots market competition disabled young apprentices there he
    she i our your their its who which what when where framework winner government nhs staff tupe
    either both many other others no new january february march april may june july august september
    october november december""".split()  # noqa: SIM905 -- words read best as words
)
"""Words that name nobody."""
