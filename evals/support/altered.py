"""Sentences of notes, altered by rule: still true, or false in one place; more to train on."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.verification.reading import body
from assistant.answers import Support
from assistant.documents import Citation, Hit
from assistant.sentences import split_sentences
from evals.support.data import Labelled

SEED: Final = 7
MOST: Final = 330
"""Sentences; with more, what rules make outweighs what people wrote."""
EACH: Final = 2
_SHORTEST: Final = 45

_OTHERWISE: Final = """
must>may may>must before>after after>before cannot>can can>cannot at_least>at_most more_than>less_than
should>must must>should must>need_not is_not>is are_not>are does_not>may only> at_most>at_least until>after
most>all some>all or_more>or_less and_not>and_also first>last public>private above>below under>over unless>if
without>with no>a a>every may>need_not may_not>need_not higher>lower increase>reduce many>all usually>always
include>exclude new>old
"""
_LIKEWISE: Final = """
must>has_to have_to>must because>since starts>begins start>begin buyer>authority council>local_authority
supplier>provider firms>companies reject>turn_down show>demonstrate use>make_use_of says>states
cover>reach covers>applies_to need_not>does_not_have_to may>is_allowed_to cannot>is_not_able_to help>assist
small>little large>big publish>make_public at_least>no_fewer_than group>organisation nobody>no_one
so_that>in_order_that also> therefore> keep>retain give>provide before>ahead_of usually>as_a_rule
many>a_lot_of
"""
_BUYERS: Final = ("council", "authority", "buyer", "commissioner")
_SELLERS: Final = ("supplier", "provider", "bidder", "contractor")
_PARTIES: Final = (
    *_BUYERS, *_SELLERS, "group", "employees", "minister", "committee", "charity", "users", "residents",
)  # fmt: skip
_TAIL = re.compile(
    r"(, (?:and|which|because|if|unless) [^,.]{10,60}| (?:within|by|for|with|in) [^,.]{6,40})(?=[.,])"
)
_REASON = re.compile(r"because [^,.]{10,70}")
_PART = re.compile(r"(.{25,}?), (?:and|but|although|while|which|because|so|for example|such as) [^.]*\.?$")
_FRONTED = re.compile(
    r"([^,]{15,}),? ((?:if|when|where|unless|after|before|because|although|once) [^,.]{8,})\.?$"
)
_THREE = re.compile(r"(.*?)\b(\w+), (\w+) and (\w+)\b(.*)$")
_TWO = re.compile(r"(.*?\b)(\w+) and (\w+)(\b.*)$")
_JOINS: Final = (", and ", " while ", "; ")


def altered(hits: Sequence[Hit]) -> list[Labelled]:
    """Claims made of the sentences of passages, the same each time."""
    chance = random.Random(SEED)  # noqa: S311 -- to vary examples, not to keep a secret
    quotes = [
        Citation(hit, hit.passage.text[start:end], start, end)
        for hit in hits
        for start, end in split_sentences(hit.passage.text)
        if end - start > _SHORTEST and hit.passage.text[start:end].endswith(".")
    ]
    chance.shuffle(quotes)
    others = [_tidy(quote.quote) for quote in quotes]
    made: list[Labelled] = []
    for number, quote in enumerate(quotes[:MOST]):
        plain = others[number]
        sides: tuple[tuple[Support, list[str]], ...] = (
            ("unsupported", _false(plain, others, chance)),
            ("supported", _true(plain, chance)),
        )
        for label, found in sides:
            chance.shuffle(found)
            made += [_labelled(made, text, quote, label) for text in found[:EACH] if text != plain]
        if joined := _joined(quote, chance):
            made.append(_labelled(made, *joined, "supported"))
    return made


def misplaced(claims: Sequence[Labelled]) -> list[Labelled]:
    """True claims with another sentence of their passage for a quote: true, and cited wrongly."""
    chance = random.Random(SEED)  # noqa: S311 -- as above
    made = []
    for claim in claims:
        hit = claim.citation.hit
        others = [
            Citation(hit, quote, start, end)
            for start, end in split_sentences(hit.passage.text)
            if (quote := hit.passage.text[start:end]) not in claim.citation.quote
            and end - start > _SHORTEST
            and claim.citation.quote not in quote
        ]
        if claim.label == "supported" and others:
            instead = chance.choice(others)
            made.append(Labelled(f"{claim.id}-misplaced", claim.text, instead, "unsupported", "misplaced"))
    return made


def _false(text: str, others: Sequence[str], chance: random.Random) -> list[str]:
    found = [_put(text, *pair) for pair in _applying(text, _OTHERWISE, chance)[:EACH]]
    other = chance.choice(others)
    verb = re.search(r"\b(?:is|are|was|were|must|may|can|has|have|should)\b(?! not)", text)
    if verb and chance.random() < 0.4:  # noqa: PLR2004 -- else most would be negations
        found.append(f"{text[: verb.end()]} not{text[verb.end() :]}")
    if named := [party for party in _PARTIES if re.search(rf"\b{party}\b", text)]:
        party = chance.choice(named)
        same = next((group for group in (_BUYERS, _SELLERS) if party in group), (party,))
        found.append(
            _put(text, party, chance.choice([one for one in _PARTIES if one not in {*same, *named}]))
        )
    own = [*re.finditer(r"\b[a-z]{5,}\b", text)]
    strange = [word for word in re.findall(r"\b[a-z]{5,}\b", other) if word not in text]
    if own and strange:
        word = chance.choice(own)
        found.append(text[: word.start()] + chance.choice(strange) + text[word.end() :])
    if tail := _TAIL.search(other):
        found.append(f"{text.rstrip(' .')}{tail.group()}.")
    if (why := _REASON.search(other)) and "because" not in text:
        found.append(f"{text.rstrip(' .')}, {why.group()}.")
    return found


def _true(text: str, chance: random.Random) -> list[str]:
    found = []
    said = text
    for pair in _applying(text, _LIKEWISE, chance)[: chance.choice([1, 2, 3])]:
        said = _put(said, *pair)
    if said != text:
        found.append(said)
    if part := _PART.match(text):
        found.append(f"{part[1]}.")
    if parts := _FRONTED.match(text):
        found.append(f"{_upper(parts[2])}, {_lower(parts[1])}.")
    if three := _THREE.match(text):
        found.append(three[1] + chance.choice(three.groups()[1:4]) + three[5])
    if two := _TWO.match(text):
        found.append(f"{two[1]}{two[3]} and {two[2]}{two[4]}")
    return found


def _joined(quote: Citation, chance: random.Random) -> tuple[str, Citation] | None:
    """A sentence and the next one in one, with both as the quote."""
    text = quote.hit.passage.text
    following = next((span for span in split_sentences(text) if span[0] >= quote.end), None)
    if following is None or not text[: following[1]].endswith(".") or chance.random() < 0.5:  # noqa: PLR2004 -- half
        return None
    second = _tidy(text[following[0] : following[1]])
    said = _tidy(quote.quote).rstrip(".") + chance.choice(_JOINS) + _lower(second)
    both = Citation(quote.hit, text[quote.start : following[1]], quote.start, following[1])
    return said, both


def _labelled(made: Sequence[Labelled], text: str, quote: Citation, label: Support) -> Labelled:
    return Labelled(f"altered-{len(made)}", text, quote, label, "altered")


def _applying(text: str, pairs: str, chance: random.Random) -> list[tuple[str, str]]:
    read = (pair.replace("_", " ").partition(">") for pair in pairs.split())
    fitting = [(old, new) for old, _, new in read if re.search(rf"\b{old}\b", text)]
    chance.shuffle(fitting)
    return fitting


def _put(text: str, old: str, new: str) -> str:
    return " ".join(re.sub(rf"\b{old}\b", new, text, count=1).split())


def _tidy(text: str) -> str:
    return " ".join(body(text).split()).replace(" .", ".")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
