"""The first stage: a clean question that can be understood by itself, or a plain reason to stop."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final

from assistant.answering import messages
from assistant.answering.prompts import prompt
from assistant.answering.terms import STOP_WORDS, content, stem, words
from assistant.answering.turn import Turn
from assistant.documents import Exchange
from assistant.models.chat import ChatModel
from assistant.models.errors import ModelFailedError
from assistant.models.packaged_chat import MODEL_NAME

QUESTION_CHARACTERS: Final = 4000
"""The longest question where the settings say nothing else."""
SHORTEST_QUESTION: Final = 2
"""Letters and digits; one says nothing."""
LONGEST_REWRITE: Final = 400
"""Characters; a rewrite that is longer is an answer or a speech."""
REWRITE_TOKENS: Final = 120
_CARRIED_TERMS: Final = 10
"""Words taken over from before: enough to find the subject again, few enough to leave room for the new."""
_FEW_WORDS: Final = 3
"""A question with at most this many content words of its own may lean on the one before."""
_MANY_WORDS: Final = 6
"""A question with this many says itself what its pronouns stand for, unless it opens with one."""
_ENGLISH_FROM: Final = 4
"""Words from which a text without a single English function word is taken for another language."""
_OTHER_LANGUAGE: Final = frozenset(
    """der die das und ist nicht ein eine wie wer wann warum kann für mit von zu auf
    le la les des est une que qui quoi comment pourquoi dans pour avec sur nous vous je il elle
    el los las es un por para como cuando donde puede del al y qué cómo quién
    il che di per con sono come quando perché può gli della
    czy jak jest nie się to co kto dla na w z o que não com uma os
    yw yn ac mae sut beth pwy pryd""".split()  # noqa: SIM905 -- words read best as words
) - {"a", "to", "die", "on", "as", "do", "per", "in", "an", "me", "un", "con", "no", "o", "w", "z", "y"}

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
_GREETING = re.compile(
    r"^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|greetings)(?: there| all)?$"
)
_THANKS = re.compile(
    r"^(?:ok(?:ay)? )?(?:many )?(?:thanks?|thank you|cheers|ta)(?: (?:very|so) much| a lot| you)?$"
)
_ABILITY = re.compile(
    r"^(?:help|what (?:can|do) you (?:do|know|cover|answer)|who are you|what are you|how do you work"
    r"|what can i ask(?: you)?|how (?:can|do) i use (?:this|you))$"
)

_ABBREVIATIONS: Final = {
    "eoi": "expression of interest",
    "eois": "expressions of interest",
    "crtc": "Community Right to Challenge",
    "vcse": "voluntary, community and social enterprise",
    "vcses": "voluntary, community and social enterprises",
    "mat": "most advantageous tender",
    "meat": "most economically advantageous tender",
    "psr": "Provider Selection Regime",
    "tupe": "Transfer of Undertakings (Protection of Employment)",
    "npps": "National Procurement Policy Statement",
    "ppn": "Procurement Policy Note",
    "psed": "Public Sector Equality Duty",
    "itt": "invitation to tender",
    "jsna": "joint strategic needs assessment",
    "kpi": "key performance indicator",
    "kpis": "key performance indicators",
}


def understand(turn: Turn, model: ChatModel | None, limit: int = QUESTION_CHARACTERS) -> Turn:
    """Clean the question and make it stand alone, or end the run with status `clarify` and a message.

    `limit` is the longest question, in characters.
    """
    question = clean(turn.question)
    reason = _reason_to_stop(question, limit)
    if reason:
        return replace(turn, question=question[:limit], standalone="", status="clarify", message=reason)
    standalone = focus = question
    if turn.history and is_follow_up(question):
        focus = _asked(question)
        standalone = stand_alone(question, turn.history)
        if model is not None and model.name != MODEL_NAME:
            # The packaged model would take ten seconds for what the rule does well enough.
            rewritten = _rewritten(question, turn.history, model)
            standalone, focus = (rewritten, rewritten) if rewritten else (standalone, focus)
    return replace(turn, question=question, standalone=standalone, focus=focus)


def clean(text: str) -> str:
    """Drop what cannot be seen (controls, zero-width, bidi and tag characters), compose, collapse spaces."""
    text = unicodedata.normalize("NFC", text)
    seen = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cs", "Cn"}
    )
    return " ".join(seen.split())


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
    asked = _asked(question)
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


def _asked(question: str) -> str:
    """The question without the words that only tie it to what was said before."""
    asked = _ABOUT.sub("", _OPENING.sub("", question)).strip() or question
    return asked[0].upper() + asked[1:]


def expand(question: str, *, keep: bool = True) -> str:
    """The question with the long form behind each abbreviation of the field, or instead of it."""

    def longer(found: re.Match[str]) -> str:
        word = found.group()
        meant = _ABBREVIATIONS.get(word.lower(), "")
        if (
            not meant
            or meant.lower() in question.lower()
            or (word.lower() in {"mat", "meat"} and not word.isupper())
        ):
            return word
        return f"{word} ({meant})" if keep else meant

    return re.sub(r"\b[A-Za-z]{3,5}\b", longer, question)


def _reason_to_stop(question: str, limit: int) -> str:
    if len(question) > limit:
        return messages.too_long(len(question), limit)
    if not question:
        return messages.EMPTY
    if sum(character.isalnum() for character in question) < SHORTEST_QUESTION:
        return messages.TOO_SHORT
    if not _english(question):
        return messages.NOT_ENGLISH
    said = " ".join(words(question))
    small_talk = ((_GREETING, messages.HELLO), (_THANKS, messages.THANKS), (_ABILITY, messages.ABOUT))
    return next((reply for talk, reply in small_talk if talk.match(said)), "")


def _english(question: str) -> bool:
    letters = [character for character in question if character.isalpha()]
    latin = sum("LATIN" in unicodedata.name(character, "") for character in letters)
    if latin * 2 < len(letters):
        return False
    said = words(question)
    english = sum(word in STOP_WORDS and word not in _OTHER_LANGUAGE for word in said)
    other = sum(word in _OTHER_LANGUAGE for word in said)
    return not (other > english and len(said) >= _ENGLISH_FROM)


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
        for long in _ABBREVIATIONS.values()
        if re.search(rf"\b{re.escape(long)}s?\b", answer, re.IGNORECASE)
    ]
    names = re.findall(r"\b[A-Z][a-z]+(?: (?:of|and|the|to|for|[A-Z][a-z]+))* [A-Z][a-z]+(?: \d{4})?", answer)
    often: dict[str, list[str]] = {}
    for word in words(answer):
        if word not in STOP_WORDS and not word.isdigit():
            often.setdefault(stem(word), []).append(word)
    common = sorted((group for group in often.values() if len(group) > 1), key=len, reverse=True)
    return [*terms, *names, *(group[0] for group in common)]


def _rewritten(question: str, history: tuple[Exchange, ...], model: ChatModel) -> str:
    """The model's rewrite, or an empty string where it failed or is not a question of one line."""
    conversation = "\n".join(
        f"Question: {turn.question}\nAnswer: {turn.answer[:600]}" for turn in history[-3:]
    )
    asked = prompt(
        "rewrite", conversation=conversation.replace("<", "("), question=question.replace("<", "(")
    )
    try:
        text = "".join(model.stream(asked, max_tokens=REWRITE_TOKENS)).strip().strip("\"'“”")
    except ModelFailedError:
        return ""
    return text if 0 < len(text) < LONGEST_REWRITE and "\n" not in text else ""
