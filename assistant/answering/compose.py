"""Drafts of the sentences of an answer: exact quotes without a model, prose with one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from assistant.answering.prompts import fixed_part, prompt
from assistant.answering.quotable import quotable
from assistant.answering.standing import ELSEWHERE
from assistant.answering.terms import content
from assistant.answers import Claim
from assistant.documents import Hit
from assistant.models.chat import CHARACTERS_PER_TOKEN, ChatModel, Message
from assistant.retrieval.fusion import likeness
from assistant.retrieval.search import PENALTY
from assistant.sentences import split_sentences

Similarity = Callable[[str, Sequence[str]], Sequence[float]]
"""Cosine of one text with each of several."""

MOST_CANDIDATES: Final = 60
"""Sentences given to the embedding model: about 0.3 s on two cores."""
SHORTEST_QUOTE: Final = 25
"""Characters; what is shorter is a heading, a number or a fragment."""
CONTEXT_CHARACTERS: Final = 400
"""Of a sentence, for the embedding model: it reads 256 word pieces and takes longer for each."""
KEEP: Final = 0.55
"""Quotes that score below this part of the best are left out; chosen as the weights below."""
MOST_QUOTES: Final = 8  # about 850 characters
SAME: Final = 0.7
"""Two quotes that share this part of their words say the same (Jaccard)."""
TOLD: Final = 0.5
"""A quote that shares this part of its words with a sentence shown before adds next to nothing (Jaccard)."""
WEIGHTS: Final = (0.55, 0.35, 0.29, 0.47, 0.35)
"""Of meaning, words, rank of the passage, likeness to what is asked of it and of its section: the middle of
what told most of 400 choices, on the dev questions of `python -m evals answers`."""
HEADING_WEIGHT: Final = 0.5
"""A question's word found only in the heading counts half."""
BEST: Final = 3
"""The sentences whose defined terms are worth explaining."""
DEFINITION_BONUS: Final = 0.2
"""For what a term in the best sentences means: "a relevant body may submit" answers "who?" only with
the definition (chosen by hand on 8 questions)."""
NOT_COVERED: Final = "What this note does not cover"
"""Under this heading the shipped notes say what is elsewhere: no answer to any question."""
ANSWER_TOKENS: Final = 200
"""The longest answer asked of a model: four sentences of 50 tokens."""
PROMPT_TOKENS: Final = 400
"""Passages and question for the packaged model: it begins to answer in about 8 s on two cores."""
LONGEST_QUESTION: Final = 1200
"""Characters of a question that a prompt holds."""

_DEFINES = re.compile(r"[“\"]([^”\"]{3,60})[”\"][^.;]{0,80}?\b(?:means|has the meaning)")
# A question tells nothing, and neither do an entry of a list of references, nor figures without a word.
_TELLS = re.compile(r"(?!\W{0,3}\[\d{1,3}\])(?!.*\?[\s\"'”’)|]*\Z)(?=.*[^\W\d_]{2})", re.DOTALL)
# What prompts/compose.md asks for when the passages do not answer.
_SILENT = re.compile(r"\bNOT[_ ]IN[_ ]SOURCES\b")
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


@dataclass(frozen=True, slots=True)
class _Unit:
    hit: int
    start: int
    end: int
    text: str
    heading: str
    stems: frozenset[str]
    penalty: float
    """For a source that no longer holds."""
    asked: float
    """How alike the question is to one that people ask of the passage, 0 to 1."""
    of_section: float
    """The same of the section under its heading."""


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
    units = _units(hits)
    score = _scores(question, units, similarity)
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
            if draft.text and not _ASIDE.fullmatch(draft.text):
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
    units = _units(hits)
    heads = [_head(number, hit) for number, hit in enumerate(hits, 1)]
    score = _scores(question, units, similarity)
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
    where = hit.passage.label
    parts = [hit.source.title, where if where and where not in hit.source.title else "", hit.source.kind]
    if hit.source.status not in {"in force", "current", "not stated"}:
        parts.append(hit.source.status)
    if hit.source.jurisdiction in ELSEWHERE:
        parts.append(f"{hit.source.jurisdiction} only")
    return f"[{number}] " + _data(", ".join(part for part in parts if part)).replace("\n", " ")


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


def _units(hits: Sequence[Hit]) -> list[_Unit]:
    units = []
    for index, hit in enumerate(hits):
        passage, asked, sections = hit.passage, likeness(hit.asked), dict(hit.asked_in)
        penalty = PENALTY.get(hit.source.status, 0.0)
        headings = {passage.text[start:end] for start, end in passage.headings}
        for start, end, above in quotable(passage):
            quote = passage.text[start:end]
            if above == NOT_COVERED or end - start < SHORTEST_QUOTE or not _TELLS.match(quote):
                continue
            opens = passage.start == 0 and above not in headings
            of_section = likeness(sections.get("" if opens else above, 0.0))
            heading = f"{hit.source.title} › {above}" if above != hit.source.title else above
            stems = frozenset(content(quote))
            units.append(_Unit(index, start, end, quote, heading, stems, penalty, asked, of_section))
    return units


def _scores(question: str, units: Sequence[_Unit], similarity: Similarity | None) -> dict[int, float]:
    """How well each of the likeliest units answers, by its index; without `similarity` by words alone."""
    lexical = _lexical(question, units)
    by_meaning, by_words, by_rank, by_asked, by_section = WEIGHTS
    beside = [
        by_rank / (1 + unit.hit) + by_asked * unit.asked + by_section * unit.of_section - unit.penalty
        for unit in units
    ]
    order = sorted(range(len(units)), key=lambda at: (-lexical[at] - beside[at], at))[:MOST_CANDIDATES]
    texts = [f"{units[at].heading}. {units[at].text[:CONTEXT_CHARACTERS]}" for at in order]
    meaning = similarity(question, texts) if similarity and texts else [lexical[at] for at in order]
    score = {
        at: by_meaning * near + by_words * lexical[at] + beside[at]
        for at, near in zip(order, meaning, strict=True)
    }
    best = " ".join(units[at].text.lower() for at in sorted(order, key=lambda at: -score[at])[:BEST])
    for at in order:
        defined = _DEFINES.search(units[at].text)
        if defined and defined.group(1).lower() in best and defined.group(1).lower() not in question.lower():
            score[at] += DEFINITION_BONUS
    return score


def _lexical(question: str, units: Sequence[_Unit]) -> list[float]:
    """For each unit the part, 0 to 1, of the question's words that it holds; rare words count more."""
    asked = set(content(question))
    frequency = Counter(stem for unit in units for stem in unit.stems)
    weight = {stem: math.log(1 + len(units) / (0.5 + frequency[stem])) for stem in asked}
    # A word that no sentence holds tells them not apart.
    total = sum(weight[stem] for stem in asked if frequency[stem]) or 1.0
    scores = []
    for unit in units:
        below = set(content(unit.heading)) - unit.stems
        found = sum(weight[stem] for stem in asked & unit.stems)
        found += HEADING_WEIGHT * sum(weight[stem] for stem in asked & below if frequency[stem])
        scores.append(min(found / total, 1.0))
    return scores


def _in_order(chosen: Sequence[_Unit]) -> list[_Unit]:
    """The best quote first, then the others of its passage as they stand there, then those of the next."""
    passages = list(dict.fromkeys(unit.hit for unit in chosen))
    rest = sorted(chosen[1:], key=lambda unit: (passages.index(unit.hit), unit.start))
    return [*chosen[:1], *rest]


def _repeats(one: _Unit, other: _Unit) -> bool:
    """Whether two quotes say the same; points of one section are alike in form only: they make a list."""
    together = one.hit == other.hit and one.heading == other.heading
    return not together and _alike(one.stems, other.stems) >= SAME


def _told(unit: _Unit, claim: Claim, hits: Sequence[Hit]) -> bool:
    """Whether a claim cites the words of the quote, or says them."""
    passage = hits[unit.hit].passage.id
    cited = any(
        citation.hit.passage.id == passage and citation.start < unit.end and unit.start < citation.end
        for citation in claim.citations
    )
    return cited or _alike(unit.stems, frozenset(content(claim.text))) >= TOLD


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0
