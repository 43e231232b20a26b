"""Drafts of the sentences of an answer: exact quotes without a model, prose with one."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from assistant.answering.prompts import fixed_part, prompt
from assistant.answering.standing import ELSEWHERE
from assistant.answering.telling import Similarity, Unit, scores, units_of
from assistant.answering.terms import content, words
from assistant.answers import Claim
from assistant.documents import Hit
from assistant.models.chat import CHARACTERS_PER_TOKEN, ChatModel, Message
from assistant.sentences import sentences, split_sentences

KEEP: Final = 0.45
"""Quotes that score below this part of the best are left out; chosen with the weights of telling.py."""
MOST_QUOTES: Final = 8  # about 850 characters
SAME: Final = 0.7
"""Two quotes that share this part of their words say the same (Jaccard)."""
TOLD: Final = 0.5
"""A quote that shares this part of its words with a sentence shown before adds next to nothing (Jaccard)."""
ANSWER_TOKENS: Final = 200
"""The longest answer asked of a model: four sentences of 50 tokens."""
PROMPT_TOKENS: Final = 400
"""Passages and question for the packaged model: it begins to answer in about 8 s on two cores."""
LONGEST_QUESTION: Final = 1200
"""Characters of a question that a prompt holds."""

# What prompts/compose.md asks for when the passages do not answer.
_SILENT = re.compile(r"\bNOT[_ ]IN[_ ]SOURCES\b|(?i:\bnot_in_sources\b)")
# How the notes mark what was not seen in the primary text; by itself it says nothing.
_ASIDE = re.compile(r"(?:Please )?check this before relying on it\W*", re.IGNORECASE)
_MARKER = re.compile(r"\[\s*(\d{1,3}(?:\s*,\s*\d{1,3})*)\s*\]")
_MARKERS = re.compile(r"[\s\[\]\d,]+")
_FINISHED = re.compile(r"\[\d{1,3}\][.!?][\"”’]?\s*\Z")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ORNAMENT = re.compile(r"^\s*(?:#+\s+|[-*•]\s+|\d+\.\s+(?=\w)|(?:Answer|A):\s*)|[*`]{1,3}|</?\w+>")
# Whatever could close the passages or speak with the voice of another role in the chat template.
_CONTROL = re.compile(r"<\|[^|>]{0,40}\|>|</?\s*sources?\s*>|\[/?INST\]|<</?SYS>>|</?s>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """One sentence that may become a claim, with the passages it says it rests on."""

    text: str
    """As a reader would see it: no markers, links or ornament."""
    passages: tuple[int, ...] = ()
    """Indices into the hits, from 0."""
    raw: str = ""
    """As the model wrote it."""
    span: tuple[int, int] | None = None
    """Of a quote: its span in the text of its passage."""
    silent: bool = False
    """The model said that the passages do not answer."""


def compose_quotes(
    question: str,
    hits: Sequence[Hit],
    similarity: Similarity,
    limit: int = MOST_QUOTES,
    said: Sequence[Claim] = (),
) -> list[Draft]:
    """The sentences of `hits` that best answer `question`, best first, as exact quotes; at most `limit`.

    What `said` has told already is left out.
    """
    units = units_of(hits)
    score = scores(question, units, similarity)
    told = {at for at in score for claim in said if _told(units[at], claim, hits)}
    best = max(score.values(), default=0.0)
    least = min(best, KEEP * best)
    chosen: list[int] = []
    for at in sorted(score, key=lambda at: -score[at]):
        if len(chosen) == limit or score[at] < least:
            break
        if at not in told and not any(_repeats(units[at], units[other]) for other in chosen):
            chosen.append(at)
    return [
        Draft(unit.text, (unit.hit,), unit.text, (unit.start, unit.end))
        for unit in _in_order([units[at] for at in chosen])
    ]


def compose_prose(
    question: str,
    hits: Sequence[Hit],
    model: ChatModel,
    *,
    budget_tokens: int = PROMPT_TOKENS,
    similarity: Similarity | None = None,
) -> Generator[Draft, None, None]:
    """Yield each sentence that `model` writes from `hits`, as soon as it is complete.

    The last draft is `silent` when the model says that the passages do not answer. Closing it
    stops the model. Raises ModelFailedError.
    """
    messages = prose_messages(question, hits, budget_tokens, similarity)
    seen: set[str] = set()
    with closing(_stream_sentences(model, messages)) as written:
        for raw in written:
            if _SILENT.search(raw):
                yield Draft("", (), raw, silent=True)
                return
            draft = _draft(raw, len(hits))
            if draft.text in seen:
                return  # a small model that repeats itself does not stop by itself
            if draft.text and not _tells_nothing(draft.text, question, hits):
                seen.add(draft.text)
                yield draft


def fixed_messages() -> list[Message]:
    """The part of the prompt that is the same for every question, for a model to read beforehand."""
    return fixed_part("compose")


def prose_messages(
    question: str, hits: Sequence[Hit], budget_tokens: int, similarity: Similarity | None = None
) -> list[Message]:
    """The prompt: the fixed part, then the passages as numbered data and the question.

    `budget_tokens` is for passages and question; the fixed part is read beforehand.
    """
    asked = _data(question)[:LONGEST_QUESTION]
    room = budget_tokens * CHARACTERS_PER_TOKEN - len(asked)
    return prompt("compose", passages="\n".join(_shown(question, hits, room, similarity)), question=asked)


def _shown(question: str, hits: Sequence[Hit], room: int, similarity: Similarity | None) -> list[str]:
    """Each passage under its number: whole where there is room, else the sentences that fit best."""
    units = units_of(hits)
    heads = [_head(number, hit) for number, hit in enumerate(hits, 1)]
    score = scores(question, units, similarity)
    order = sorted(score, key=lambda at: -score[at])
    taken: dict[int, list[int]] = {}
    for at in order:
        cost = len(units[at].text) + 3 + (0 if units[at].hit in taken else len(heads[units[at].hit]) + 3)
        if cost <= room or not taken:
            taken.setdefault(units[at].hit, []).append(at)
            room -= cost
    shown = []
    for index in sorted(taken):
        lines, last = [], None
        for at in sorted(taken[index]):
            lines.append(("… " if last is not None and at != last + 1 else "") + _data(units[at].text))
            last = at
        shown.append("\n".join([heads[index], *lines]))
    return shown


def _head(number: int, hit: Hit) -> str:
    parts = _place(hit)
    if hit.source.status not in {"in force", "current", "not stated"}:
        parts.append(hit.source.status)
    if hit.source.jurisdiction in ELSEWHERE:
        parts.append(f"{hit.source.jurisdiction} only")
    return f"[{number}] {_line([part for part in parts if part])}"


def _place(hit: Hit) -> list[str]:
    """Title, place in it unless the title says that, and kind."""
    title, where = hit.source.title, hit.passage.label
    return [title, *([where] if where and where not in title else []), hit.source.kind]


def _line(parts: Sequence[str]) -> str:
    return _data(", ".join(parts)).replace("\n", " ")


def _tells_nothing(text: str, question: str, hits: Sequence[Hit]) -> bool:
    """Whether it asks, says a sentence of the question again, or copies what stands above a passage."""
    if text.endswith("?") or _ASIDE.fullmatch(text):
        return True
    if words(text) in [words(sentence) for sentence in sentences(question)]:
        return True
    return any(_line(_place(hit)[:2]) in text for hit in hits)


def _data(text: str) -> str:
    """Words of a document or a reader, unable to pass for anything else in a prompt."""
    text = _MARKER.sub(r"(\1)", _CONTROL.sub(" ", text))
    return _SILENT.sub("not in sources", text).strip()


def _stream_sentences(model: ChatModel, messages: Sequence[Message]) -> Generator[str, None, None]:
    buffer = ""
    pieces = model.stream(messages, max_tokens=ANSWER_TOKENS, stop=("<sources>", "</sources>", "\nQuestion:"))
    with closing(pieces):
        for piece in pieces:
            buffer += piece
            spans = split_sentences(buffer)
            if spans and not _FINISHED.search(buffer):
                spans.pop()  # more of it may come
            # "It is so. [1" may still become "It is so. [1][2]".
            ready = len(spans) - (1 if spans and _MARKERS.fullmatch(buffer, spans[-1][1]) else 0)
            for start, end in spans[:ready]:
                yield buffer[start:end]
            if ready > 0:
                buffer = buffer[spans[ready - 1][1] :]
    for start, end in split_sentences(buffer):
        yield buffer[start:end]


def _draft(raw: str, hits: int) -> Draft:
    numbers = [int(number) for found in _MARKER.finditer(raw) for number in found.group(1).split(",")]
    cited = tuple(dict.fromkeys(number - 1 for number in numbers if 0 < number <= hits))
    text = _MARKER.sub("", _ADDRESS.sub("", _LINK.sub(r"\1", raw)))
    # Whether yes or no is for the reader to see from the words that were checked.
    text = re.sub(r"^(?:yes|no)[,.:;]\s+(?=\w)", "", _ORNAMENT.sub("", text).strip(), flags=re.IGNORECASE)
    text = re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip()
    text = text[:1].upper() + text[1:]
    return Draft(text if re.search(r"\w", text) else "", cited, raw)


def _in_order(chosen: Sequence[Unit]) -> list[Unit]:
    """The best quote first, then the others of its passage as they stand there, then those of the next."""
    passages = list(dict.fromkeys(unit.hit for unit in chosen))
    rest = sorted(chosen[1:], key=lambda unit: (passages.index(unit.hit), unit.start))
    return [*chosen[:1], *rest]


def _repeats(one: Unit, other: Unit) -> bool:
    """Whether two quotes say the same; points of one section are alike in form only: they make a list."""
    together = one.hit == other.hit and one.heading == other.heading
    return not together and _alike(one.stems, other.stems) >= SAME


def _told(unit: Unit, claim: Claim, hits: Sequence[Hit]) -> bool:
    """Whether a claim cites the words of the quote, or says them."""
    passage = hits[unit.hit].passage.id
    cited = any(
        citation.hit.passage.id == passage and citation.start < unit.end and unit.start < citation.end
        for citation in claim.citations
    )
    return cited or _alike(unit.stems, frozenset(content(claim.text))) >= TOLD


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0
