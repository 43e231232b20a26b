"""Follow-up questions: whether a question leans on what was said before it, and how it stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.terms import content
from assistant.answering.understanding.carried import (
    CARRIED_TERMS,
    STATED_TERMS,
    item_of,
    lowered,
    phrases,
    statement,
    subject,
)
from assistant.answering.understanding.ellipsis import fragment, in_place
from assistant.answers import Exchange

_FEW_WORDS: Final = 3
"""A question with fewer content words of its own may lean on the one before."""
_MANY_WORDS: Final = 6
"""A question with this many says itself what its pronouns stand for, unless it opens with one."""
_DEPTH: Final = 4
"""Earlier turns that a chain of follow-ups is traced through."""
_LONGEST: Final = 500
"""Characters; what is longer says itself what it is about."""

_ANAPHORA = re.compile(
    r"\b(?:it|its|they|them|their|theirs|this|that|those|these|such|there|he|she|his|her"
    r"|(?:the )?(?:same|former|latter|above)|one|ones)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"^(?:and|but|or|what about|how about|what if|what for|why(?: not| so)?\b\W*$"
    r"|how(?: so| come)?\b\W*$|who else|when\b\W*$|where\b\W*$|who\b\W*$|what else|anything else|any others?"
    r"|in that case|if so|if not|for example|for instance|such as|like what|otherwise)\b",
    re.IGNORECASE,
)
_POLITE = (
    r"(?:ok(?:ay)?|right|great|thanks(?: a lot| very much)?|thank you(?: very much)?|cheers|ta"
    r"|that(?:'s| is)? "
    r"(?:helps?|helpful|useful|clear|good|great)|got it|i see|sure|fine|good|perfect|hm+|well|so|also|then"
    r"|actually|oh|ah|yes|yeah|yep)"
)
_CHANGES = (
    r"(?:moving on(?: now)?|by the way|btw|unrelated|new (?:question|topic|subject)|next (?:question|topic)"
    r"|(?:(?:a|one|and) )*(?:different|another|separate|other) (?:thing|question|topic|subject|matter|point)"
    r"(?: now| entirely| altogether)?|chang(?:e|ing) (?:of |the )?(?:subject|topic)"
    r"|on (?:a|an)(?:other| different| separate) (?:note|matter|subject|topic)|separately|anyway|leaving that"
    r"|(?:let's )?(?:switch(?:ing)?|turn(?:ing)?) to (?:something else|another))"
)
_OPENING = re.compile(rf"^(?:(?P<change>{_CHANGES})|{_POLITE}|and|but|or)\b(?!-)[\s,.;:!–—-]*", re.IGNORECASE)
_CLOSING = re.compile(r",? (?:(by the way|btw)|then|please|though)\s*(?P<end>[?.!]*)$", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what|how) about\s+", re.IGNORECASE)
_CORRECTS = re.compile(
    r"^(?:(?:no|nope|sorry|not quite|not that|wrong)\b[\s,.;:!–—-]*)*"
    r"(?:i (?:meant|mean|need|said|asked (?:about|for)|was asking (?:about|for)|am asking (?:about|for))\b"
    r"|i'm asking (?:about|for)\b|make that\b|rather\b|(?=not [^,.]{2,40}[,.]))(?: to say)?[\s,:]*",
    re.IGNORECASE,
)
_DENIED = re.compile(r"^not [^,.]{2,40}[,.]\s*(?:but\s+)?", re.IGNORECASE)
_SAID = re.compile(r"[,\s]+i (?:said|meant|mean|asked|wanted)\W*$", re.IGNORECASE)
_NUMBERED: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_ITEM = re.compile(
    rf"\bthe (?P<place>{'|'.join(_NUMBERED)}|last|final|former|latter)\b"
    r"(?: (?:one|option|point|item|two)\b| of (?:these|those|them|the (?:two|three|four|five|six))\b"
    r"|(?=\s*(?:[?.,!]|$)))",
    re.IGNORECASE,
)
_PROPOSITION = re.compile(r"\b(?:is|was|does|do|did|has|decides?|says?|sets?) (?:that|this)\b", re.IGNORECASE)
"""A "that" which stands for what was said, not for a thing."""
_EXAMPLE = re.compile(
    r"^(?:(?:can|could) you )?(?:give|show|any|like what|such as|for (?:example|instance)"
    r"|(?:an )?examples?)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"^(?:what(?:'s|’s| is| are| was| were| does| do| did)|who (?:is|are|was|were)|who \w+ed|define|explain) "
    r"(?:an? |the )?(?P<what>\w.*)$",
    re.IGNORECASE,
)
_GENERIC: Final = frozenset(
    """deadline limit threshold fine penalty cost price reason reasons difference exception exceptions
    rule rules ground grounds step steps period maximum minimum amount figure date dates risk risks catch
    next alternative alternatives option options process procedure evidence answer law guidance point
    point points benefit benefits downside downsides example examples else case cases consequence
    consequences requirement requirements time timescale timescales role first second last other
    others""".split()  # noqa: SIM905 -- words read best as words
)
"""A question for "the deadline" asks for the deadline of something."""


def in_conversation(question: str, history: Sequence[Exchange]) -> tuple[str, str]:
    """The question as it can be understood without `history`, and what is asked now; rules, no model.

    Both are the same where the rules could put the whole question into words. Otherwise the first
    carries the subject of the conversation in brackets behind it.
    """
    if not history:
        return question, question
    asked = asked_now(question)
    if not is_follow_up(question):
        return asked, asked
    before = _before(history)
    correction = _correction(question)
    if correction:
        whole = in_place(correction, before)
        return whole, whole
    named = _with_item(asked, history[-1].answer)
    short = fragment(asked) if named == asked else ""
    topic = _ABOUT.match(_opened(question)[0])
    if short and (whole := in_place(short, before, behind=topic is None)):
        return whole, whole
    leans_wholly = _EXAMPLE.match(asked) or _PROPOSITION.search(asked) or not content(asked)
    if named != asked or leans_wholly:
        whole = _with_subject(named, history)
        return whole, whole
    return _with_subject(asked, history), asked


def is_follow_up(question: str) -> bool:
    """Whether the question leans on what was said before it."""
    core, changed = _opened(question)
    pronoun = _ANAPHORA.search(core)
    if len(question) > _LONGEST or (changed and pronoun is None):
        return False
    if _CORRECTS.match(_spoken(question)) or _ITEM.search(core):
        return True
    if _CONTINUES.match(_spoken(question)) or _CONTINUES.match(core):
        return True
    own = content(core)
    if pronoun is None and _whole(core):
        return False
    if len(own) < _FEW_WORDS:
        return True
    # Late in a long question a pronoun stands for something in the question itself.
    return pronoun is not None and (len(own) < _MANY_WORDS or len(content(core[: pronoun.start()])) <= 1)


def stand_alone(question: str, history: Sequence[Exchange]) -> str:
    """The question as it can be understood without `history`."""
    return in_conversation(question, history)[0]


def asked_now(question: str) -> str:
    """The question without the words that only tie it to what was said before."""
    asked = _ABOUT.sub("", _opened(question)[0]).strip() or question
    return asked[:1].upper() + asked[1:]


def _opened(question: str) -> tuple[str, bool]:
    """The question without its opening and closing courtesies; and whether they change the subject."""
    rest, changed = question.strip(), False
    while (opening := _OPENING.match(rest)) and opening.end() < len(rest):
        changed = changed or opening["change"] is not None
        rest = rest[opening.end() :]
    closing = _CLOSING.search(rest[-40:])
    if closing and len(rest) > len(closing.group()):
        changed = changed or closing[1] is not None
        rest = rest[: len(rest) - len(closing.group())] + closing["end"]
    return (rest if re.search(r"\w", rest) else question.strip()), changed


def _whole(core: str) -> bool:
    """Whether a short question asks what a thing is that it names itself."""
    asked = _DEFINES.match(core)
    return asked is not None and bool(set(content(asked["what"])) - _GENERIC_STEMS)


_GENERIC_STEMS: Final = frozenset(stem for word in _GENERIC for stem in content(word))


def _before(history: Sequence[Exchange]) -> str:
    """The question before, as it stands alone."""
    last = history[-1].question
    if len(history) > 1 and is_follow_up(last):
        return in_conversation(last, history[-_DEPTH:-1])[0]
    return asked_now(last) if last.strip() else last


def _correction(question: str) -> str:
    """What a correction puts in place of what was asked; empty where the question is none."""
    said = _spoken(question)
    corrects = _CORRECTS.match(said)
    if not corrects:
        return ""
    meant = _SAID.sub("", _DENIED.sub("", said[corrects.end() :])).strip(" ?.!,")
    return meant if len(content(meant)) and len(meant.split()) < _LONGEST else ""


def _spoken(question: str) -> str:
    rest = question.strip()
    while (polite := re.match(rf"{_POLITE}\b[\s,.;:!–—-]+", rest, re.IGNORECASE)) and polite.end() < len(
        rest
    ):
        rest = rest[polite.end() :]
    return rest


def _with_item(asked: str, answer: str) -> str:
    """The question with the thing of the last answer that it counts to: "the second one"."""
    found = _ITEM.search(asked)
    if found is None:
        return asked
    place = found["place"].lower()
    at = {"former": 0, "latter": -1, "last": -1, "final": -1}.get(place)
    item = item_of(answer, _NUMBERED.index(place) if at is None else at)
    return f"{asked[: found.start()]}{lowered(item)}{asked[found.end() :]}" if item else asked


def _with_subject(asked: str, history: Sequence[Exchange]) -> str:
    """The question with the subject of the conversation behind it, in brackets."""
    first = next(
        (at for at in range(len(history) - 1, -1, -1) if at == 0 or not is_follow_up(history[at].question)), 0
    )
    stated = statement(history[-1].answer) if _PROPOSITION.search(asked) else ""
    told = [*(phrase for turn in history[first:] for phrase in phrases(turn.question)), *phrases(stated)]
    most = STATED_TERMS if stated else CARRIED_TERMS
    carried = subject(told, history[-1].answer, set(content(asked)), most)
    return f"{asked} ({', '.join(carried)})" if carried else asked
