"""Follow-up questions: whether a question leans on what was said before it, and how it stands alone."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.terms import STOP_WORDS, content, stem, words
from assistant.answering.understanding.abbreviations import ABBREVIATIONS
from assistant.answers import Exchange

_CARRIED_TERMS: Final = 10
"""Words taken over from before: enough to find the subject again, few enough to leave room for the new."""
_FEW_WORDS: Final = 3
"""A question with at most this many content words of its own may lean on the one before."""
_MANY_WORDS: Final = 6
"""A question with this many says itself what its pronouns stand for, unless it opens with one."""

_ANAPHORA = re.compile(
    r"\b(?:it|its|they|them|their|theirs|this|that|those|these|such|there|he|she|his|her"
    r"|(?:the )?(?:same|former|latter|above)|one|ones)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"^\s*(?:and|but|so|or|also|then|what about|how about|what if|why(?: not)?\b\W*$|how(?: so)?\b\W*$"
    r"|who else|when\b\W*$|what else|anything else|any others?|in that case|if so|for example|such as)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^\s*(?:(?:and|but|so|or|also|then)\b[,\s]*)+", re.IGNORECASE)
_ABOUT = re.compile(r"^\s*(?:what|how) about\s+", re.IGNORECASE)


def is_follow_up(question: str) -> bool:
    """Whether the question leans on what was said before it."""
    own = content(question)
    if _CONTINUES.match(question) or len(own) < _FEW_WORDS:
        return True
    pronoun = _ANAPHORA.search(question)
    # Late in a long question a pronoun stands for something in the question itself.
    return pronoun is not None and (len(own) < _MANY_WORDS or len(content(question[: pronoun.start()])) <= 1)


def stand_alone(question: str, history: tuple[Exchange, ...]) -> str:
    """The question, with the subject of the conversation behind it in brackets; a rule, no model.

    The subject is what the last question that stood alone was about, then what the earlier answers
    and the questions between spoke of most.
    """
    asked = asked_now(question)
    origin = next(
        (at for at in range(len(history) - 1, -1, -1) if at == 0 or not is_follow_up(history[at].question)), 0
    )
    have = set(content(asked))
    carried: list[str] = []
    for phrase in [
        *(phrase for exchange in history[origin:] for phrase in _phrases(exchange.question)),
        *_named(history[-1].answer),
    ]:
        stems = set(content(phrase))
        if stems and not stems <= have and sum(len(part.split()) for part in carried) < _CARRIED_TERMS:
            carried.append(phrase)
            have |= stems
    return f"{asked} ({', '.join(carried)})" if carried else asked


def asked_now(question: str) -> str:
    """The question without the words that only tie it to what was said before."""
    asked = _ABOUT.sub("", _OPENING.sub("", question)).strip() or question
    return asked[0].upper() + asked[1:]


def _phrases(question: str) -> list[str]:
    """The runs of content words in a question, as written, with the small words inside them."""
    runs: list[list[str]] = [[]]
    for token in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]", question):
        joins = token.lower() in _JOINING and runs[-1]
        if joins or (token[0].isalnum() and token.lower() not in STOP_WORDS):
            runs[-1].append(token)
        else:
            runs.append([])
    phrases = []
    for run in runs:
        while run and run[-1].lower() in _JOINING:
            run.pop()
        phrases.append(" ".join(run))
    return [phrase for phrase in phrases if phrase and stem(phrase.lower()) not in _EMPTY_SUBJECTS]


_JOINING: Final = frozenset({"of", "to"})
_EMPTY_SUBJECTS: Final = frozenset({"difference", "different", "law", "thing", "way", "someth", "long", "ok"})


def _named(answer: str) -> list[str]:
    """What an answer names: terms of the field first, then names in capitals, then its most used words."""
    terms = [
        long
        for long in ABBREVIATIONS.values()
        if re.search(rf"\b{re.escape(long)}s?\b", answer, re.IGNORECASE)
    ]
    names = re.findall(r"\b[A-Z][a-z]+(?: (?:of|and|the|to|for|[A-Z][a-z]+))* [A-Z][a-z]+(?: \d{4})?", answer)
    often: dict[str, list[str]] = {}
    for word in words(answer):
        if word not in STOP_WORDS and not word.isdigit():
            often.setdefault(stem(word), []).append(word)
    common = sorted((group for group in often.values() if len(group) > 1), key=len, reverse=True)
    return [*terms, *names, *(group[0] for group in common)]
