"""The ways in which a sentence may say something else than its quote, each as a number from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from assistant.answering.polarity import changed_negation, fold
from assistant.answering.terms import stem
from assistant.answering.verification.comparing import Comparison, Edit
from assistant.answering.verification.lexicon import opposite, party
from assistant.answering.verification.reading import Word, any_of, stems

_FREE = re.compile(
    r"\b(?:optional|voluntary|if (?:it|they) (?:like|wish|choose|see)s?\b|may choose|free to|by choice"
    r"|(?:does|do|is|are) not (?:have to|need|required|obliged|bound)|need not|discretion"
    r"|no (?:duty|obligation|need)|nothing (?:in \w+ \d* ?)?makes)\b"
)
_BOUND = re.compile(
    r"\b(?:compulsory|mandatory|bound (?:by|to)|binding|obliged to|required to|ha(?:s|ve) to|must|shall"
    r"|needs? to|(?:is|are) to be|duty to|makes? (?:a|the) \w+ \w+)\b"
)
_ABLE = re.compile(r"\b(?:may|can|could|might|able to|free to|entitled to|power to)\b(?! (?:not|never)\b)")
_UNABLE = re.compile(r"\b(?:cannot|(?:may|must|can|shall) (?:not|never)|barred|forbidden|unable to)\b")
_ADVISED = re.compile(
    r"\b(?:should|ought to|advise[sd]?|recommend\w*|expect\w*|encourage\w*|asks?|suggest\w*)\b"
)
_WEAK = re.compile(r"\b(?:ha(?:s|ve) regard|consider|think about|aim(?:s|ed)? to|seek to)\b")
_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|none|without|cannot|nothing|nobody|nowhere|rather than|instead of|unless"
    r"|fail\w*|lacks?|barred?|bars|forbid\w*|prohibit\w*|prevent\w*|refus\w*|excus\w*|unable|unlikely"
    r"|unlawful|unrelated|exclude[sd]?|disregard\w*|missing|overlook\w*)\b"
)
_BEFORE = re.compile(r"\b(?:before|earlier|prior|until|ahead|in advance|beforehand|sooner)\b")
_AFTER = re.compile(r"\b(?:after|afterwards|later|once|following|behind|under ?way|as soon as)\b")
_CAUSE = re.compile(
    r"\b(?:because|since (?!\d|\w+ \d{4})|as a result of|so that|on account of|due to|owing to|for want of"
    r"|thanks to|in order to|for lack of)\b"
)
_REASONED = re.compile(r"\b(?:because|since|so|reason|result|therefore|cause[sd]?|due to|why|through|from)\b")
_WIDE = re.compile(
    r"\b(?:all|any|anyone|every|everyone|each|always|whatever|whenever|regardless|anywhere|never|whoever)\b"
)
_NARROW = re.compile(r"\b(?:only|solely|exclusively|just|alone|limited to)\b")
_SOME = frozenset(
    """most some many often usually mainly sometimes several about almost nearly broadly particular certain
    named partly""".split()  # noqa: SIM905 -- words read best as words
)
_CONDITION = re.compile(r"\b(?:if|unless|except|provided|only|where)\b")
_SOME_CONDITION = re.compile(
    r"\b(?:if|unless|except|save|where|when|once|while|without|only|provided|until|who|which|that|but)\b"
)
_SHORT: Final = 6
"""Words; a longer stretch is told in other words."""
_FEW: Final = 2
_NEAR: Final = 2
"""Words on each side of an "only" that it can be said of."""
_UNITS: Final = frozenset(map(stem, ("hour", "day", "week", "month", "quarter", "year", "decade")))
_VERBS = frozenset(
    """must shall may can could cannot should has have had is are was were will would need needs does do
    did""".split()  # noqa: SIM905 -- words read best as words
)
_LIST = frozenset({"and", "or", "nor"})


def negation(both: Comparison) -> float:
    """One "not" more or less, or said of other words."""
    own, other = (len(_NEGATION.findall(fold(text))) for text in (both.claim, both.quote))
    return float(own % 2 != other % 2 or (own == 0) != (other == 0))


def denied(both: Comparison) -> float:
    """A "not" that the quote does not say of the same words, or the quote's "not" left out."""
    return float(bool(changed_negation(both.claim, [both.quote], "")))


def force(both: Comparison) -> float:
    """A duty made a choice, or a choice or advice made a duty."""
    own, other = _force(both.claim), _force(both.quote)
    if "bound" in own and "bound" not in other:
        return float(bool(other) or bool(_WEAK.search(fold(both.quote))))
    if "bound" in own and _WEAK.search(fold(both.quote)) and not _WEAK.search(fold(both.claim)):
        return 1.0
    if own & {"able", "free"} and "bound" in other:
        return float(not other & {"able", "free"})
    if "free" in own and "unable" in other:
        return float("free" not in other)
    return float("unable" in own and bool(other) and "unable" not in other)


def order(both: Comparison) -> float:
    """What comes before said to come after, or the other way round."""
    own, other = fold(both.claim), fold(both.quote)
    before, after = bool(_BEFORE.search(own)), bool(_AFTER.search(own))
    was_before, was_after = bool(_BEFORE.search(other)), bool(_AFTER.search(other))
    return float((after and not was_after and (was_before or not before)) or (before and not was_before))


def opposites(both: Comparison) -> float:
    """A word whose opposite stands in the quote instead."""
    own, other = stems(both.said), stems(both.quoted)
    return float(any(opposite(one, two) for one in own - other for two in other - own))


def parties(both: Comparison) -> float:
    """A party that the quote does not name."""
    return float(bool(any_of(both.said, party) - any_of(both.quoted, party)))


def other_parties(both: Comparison) -> float:
    """A party that the quote does not name where the quote names another."""
    own, other = any_of(both.said, party), any_of(both.quoted, party)
    return float(bool(own - other) and bool(other - own))


def subject(both: Comparison) -> float:
    """Another party before the verb than the quote has there."""
    own, other = (any_of(_subject(words), party) for words in (both.said, both.quoted))
    return float(bool(own) and bool(other) and own != other)


def units(both: Comparison) -> float:
    """Days where the quote has weeks, months where it has years."""
    # "24 months" for "two years" is a figure, and certain.py compares figures.
    own = {word.stem for word in both.said if word.stem in _UNITS and not _counts(both.said, word)}
    return float(bool(own - stems(both.quoted)))


def turned(both: Comparison) -> float:
    """Two parties or names that have changed places, without a passive that would explain it."""
    if _passive(both.claim) != _passive(both.quote):
        return 0.0
    places = []
    for word in both.said:
        at = [place for place, other in enumerate(both.quoted) if other.stem == word.stem]
        if word.content and len(at) == 1:
            named = bool(party(word.stem)) or (word.start > 0 and both.claim[word.start].isupper())
            places.append((at[0], named))
    names = [(place, index) for index, (place, named) in enumerate(places) if named]
    return float(any(one > other for at, (one, _) in enumerate(names) for other, _ in names[at + 1 :]))


def numbers_turned(both: Comparison) -> float:
    """Two figures that have changed places."""
    own, other = _counted(both.said), _counted(both.quoted)
    return float(
        any(
            number in other
            and thing != other[number]
            and any(thing == counted and number != elsewhere for elsewhere, counted in other.items())
            for number, thing in own.items()
        )
    )


def exchanged(both: Comparison) -> float:
    """Two words of the quote that stand in each other's place."""
    swaps = [(_meaning(edit.said), _meaning(edit.quoted)) for edit in both.edits if edit.said and edit.quoted]
    return float(
        any(
            own & there and here & other
            for at, (own, here) in enumerate(swaps)
            for other, there in swaps[at + 1 :]
        )
    )


def wide(both: Comparison) -> float:
    """All, any, never, where the quote says no such thing."""
    own, other = fold(both.claim), fold(both.quote)
    return float(bool(_WIDE.search(own)) and not _WIDE.search(other))


def narrow(both: Comparison) -> float:
    """Only, where the quote says no such thing, or the quote's "only" left out."""
    own, other = fold(both.claim), fold(both.quote)
    if _NARROW.search(own):
        return float(not _NARROW.search(other))
    said = stems(both.said)
    limits = [at for at, word in enumerate(both.quoted) if _NARROW.fullmatch(word.said)]
    near = (word for at in limits for word in both.quoted[max(at - _NEAR, 0) : at + _NEAR + 1])
    return float(any(word.content and word.stem in said for word in near))


def some(both: Comparison) -> float:
    """The quote's "most", "about" or "may" left out."""
    lost = {word.said for edit in both.edits if _short(edit) for word in edit.quoted}
    said = {word.said for word in both.said}
    return float(bool(lost & _SOME) and not said & _SOME)


def condition(both: Comparison) -> float:
    """The quote's condition or exception left out."""
    own, other = fold(both.claim), fold(both.quote)
    return float(bool(_CONDITION.search(other)) and not _SOME_CONDITION.search(own))


def cause(both: Comparison) -> float:
    """A reason that the quote does not hold: how much of its words is missing."""
    found = _CAUSE.search(both.claim)
    if found is None:
        return 0.0
    given = [at for at, word in enumerate(both.said) if word.content and word.start >= found.end()]
    missing = 1 - sum(both.held[at] for at in given) / len(given) if given else 0.0
    return missing if _REASONED.search(both.quote.lower()) else max(missing, 0.5)


def replaced(both: Comparison) -> float:
    """Words put in the place of others that they are not like."""
    return min(1.0, sum(_strange(both, edit) for edit in both.edits if edit.quoted and _short(edit)) / 2)


def one_word(both: Comparison) -> float:
    """All as in the quote but for one place, where other words stand."""
    strange = [edit for edit in both.edits if _strange(both, edit)]
    other = len(strange) == 1 and len(both.edits) <= _FEW and _short(strange[0])
    return float(other and any(word.content for word in strange[0].quoted))


def added(both: Comparison) -> float:
    """Words put in that the quote does not hold."""
    return min(1.0, sum(_strange(both, edit) for edit in both.edits if not edit.quoted) / 2)


def at_the_end(both: Comparison) -> float:
    """Words behind the last that is shared, as "and must write it down" is."""
    last = both.edits[-1] if both.edits else None
    behind = last is not None and bool(last.said) and last.said[-1] == both.said[-1]
    return min(1.0, _strange(both, last) / 3) if last is not None and behind else 0.0


def dropped(both: Comparison) -> float:
    """A word of the quote left out of the middle of what is repeated: "devolved" authorities."""
    return float(
        any(
            edit.between
            and not edit.said
            and any(word.content for word in edit.quoted)
            and not any(word.said in _LIST for word in edit.quoted)
            for edit in both.edits
        )
    )


FAULTS: Final[Mapping[str, Callable[[Comparison], float]]] = MappingProxyType(
    {
        check.__name__: check
        for check in (
            negation, denied, force, order, opposites, parties, other_parties, subject, units, turned,
            exchanged, numbers_turned, wide, narrow, some, condition, cause, replaced, one_word, added,
            at_the_end, dropped,
        )
    }
)  # fmt: skip


def _force(text: str) -> set[str]:
    folded = fold(text)
    found = {"free"} if _FREE.search(folded) else set()
    if not found and _BOUND.search(folded):
        found.add("bound")
    for name, pattern in (("able", _ABLE), ("unable", _UNABLE), ("advised", _ADVISED)):
        if pattern.search(folded):
            found.add(name)
    return found


def _passive(text: str) -> bool:
    return re.search(r"\b(?:is|are|was|were|be|been|being)\b[^.;]*\bby\b", text.lower()) is not None


def _counted(words: tuple[Word, ...]) -> dict[str, str]:
    """Each figure with the word behind it: what it counts."""
    return {
        word.stem: words[at + 1].stem
        for at, word in enumerate(words[:-1])
        if word.number and any(letter.isdigit() for letter in word.said) and words[at + 1].content
    }


def _subject(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(takewhile(lambda word: word.said not in _VERBS, words))


def _strange(both: Comparison, edit: Edit) -> int:
    return sum(
        (word.content or (word.stem in _UNITS and not _counts(both.said, word))) and not both.holds(word)
        for word in edit.said
    )


def _counts(words: tuple[Word, ...], unit: Word) -> bool:
    """Whether a number stands before a unit."""
    at = words.index(unit)
    return at > 0 and words[at - 1].number


def _short(edit: Edit) -> bool:
    return max(len(edit.said), len(edit.quoted)) <= _SHORT


def _meaning(words: tuple[Word, ...]) -> set[str]:
    return {word.stem for word in words if word.content}
