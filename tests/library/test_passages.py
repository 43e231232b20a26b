from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.documents import (
    Block,
    BlockKind,
    Document,
    Locator,
    Passage,
    Source,
    TenderFields,
    span_label,
)
from assistant.library.passages import PREFIX, SPECIAL, TARGET, Cut, cut
from assistant.models.embedding import EmbeddingModel
from assistant.readers import read

NOTES = sorted((Path(__file__).resolve().parents[2] / "corpus" / "notes").glob("*.md"))
SOURCE = Source(id="s", title="A plan for roads")
SHORT = 16
"""A target at which a generated document has many passages."""

Part = tuple[int, str]
"""Heading level (0 for a paragraph, -1 for a list item, -2 for a table row) with its text."""

KINDS: dict[int, BlockKind] = {0: "paragraph", -1: "list item", -2: "table row"}

WORDS = st.sampled_from(
    [
        *(
            "council",
            "the",
            "must",
            "s.81(6)(a)",
            "£1,000",
            "expression",
            "of",
            "interest.",
            "Antidisestablish",
        ),
        *(
            "decide?",
            "No.",
            "Yes!",
            "—",
            "›",
            "•",
            "\ue000",
            "\ufffd",
            "नि",
            "שָׁלוֹם",
            "한국어한국어",
            "學生",
            "é",
            "🙂",
            "\u0301",
        ),
        *("x" * 120, "qzxv" * 20, "1.2.3.4.5.6", "a-b-c-d"),
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=90).map(" ".join),
    st.lists(WORDS, min_size=1, max_size=30).map("".join),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1, max_size=60),
).filter(lambda text: bool(text.strip()))
PARTS = st.lists(st.tuples(st.integers(-2, 4), TEXTS), min_size=1, max_size=14)


def document(
    parts: Sequence[Part], source: Source = SOURCE, *, gap: str = "\n\n", labels: bool = True
) -> Document:
    """A document whose spans are right: the parts in order, each under the headings above it."""
    text, blocks = "", []
    above: list[tuple[int, str]] = []
    for number, (level, words) in enumerate(parts, start=1):
        own = words.strip()
        if text:
            text += gap
        if level > 0:
            above = [item for item in above if item[0] < level]
        locator = Locator(f"para {number}" if labels and level < 1 else "", len(text), len(text) + len(own))
        path = tuple(name for _, name in above)
        blocks.append(Block(KINDS.get(level, "heading"), own, locator, max(level, 0), path))
        text += own
        if level > 0:
            above.append((level, own))
    return Document(source, text, tuple(blocks))


def passages(cuts: Sequence[Cut]) -> list[Passage]:
    return [part.passage for part in cuts]


def assert_whole(source: Document, cuts: Sequence[Cut]) -> None:
    """Every character of a block that is no white space is in exactly one passage, to the letter."""
    seen = [0] * len(source.text)
    for passage in passages(cuts):
        assert source.text[passage.start : passage.end] == passage.text
        for at in range(passage.start, passage.end):
            seen[at] += 1
    for block in source.blocks:
        for at in range(block.locator.start, block.locator.end):
            if not source.text[at].isspace():
                assert seen[at] == 1, f"{source.text[at]!r} at {at} is in {seen[at]} passages"
    assert max(seen) <= 1
    assert [p.start for p in passages(cuts)] == sorted(p.start for p in passages(cuts))


def assert_fits(cuts: Sequence[Cut], model: EmbeddingModel) -> None:
    for part, length in zip(cuts, model.lengths([part.embedded for part in cuts]), strict=True):
        assert length + SPECIAL <= model.window, part.embedded[:200]
        assert part.passage.text in part.embedded


def assert_located(source: Document, cuts: Sequence[Cut]) -> None:
    """The locators of a passage lie inside it, rise, and cover all of its words."""
    for passage in passages(cuts):
        covered = set()
        for locator in passage.locators:
            assert passage.start <= locator.start < locator.end <= passage.end
            covered.update(range(locator.start, locator.end))
        for one, other in pairwise(passage.locators):
            assert one.end <= other.start
        words = {at for at in range(passage.start, passage.end) if not source.text[at].isspace()}
        assert words <= covered


@pytest.mark.parametrize("target", [SHORT, TARGET])
@settings(deadline=None, max_examples=60)
@example(parts=[(0, "word " * 40 + "\ue000 " + "word " * 40)])
@example(parts=[(0, " ".join(["नि"] * 200))])
@example(parts=[(1, "Heading"), (2, "Sub"), (0, "x"), (1, "Last heading")])
@given(parts=PARTS)
def test_no_word_of_a_document_is_lost_and_none_is_in_two_passages(
    embedding: EmbeddingModel, target: int, parts: list[Part]
) -> None:
    made = document(parts)
    cuts = cut(made, embedding, target=target)
    assert_whole(made, cuts)
    assert_fits(cuts, embedding)
    assert_located(made, cuts)
    ids = [passage.id for passage in passages(cuts)]
    assert len(ids) == len(set(ids))
    assert cut(made, embedding, target=target) == cuts


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_the_shipped_notes_are_cut_whole(embedding: EmbeddingModel, path: Path) -> None:
    note = read(path)
    cuts = cut(note, embedding)
    assert_whole(note, cuts)
    assert_fits(cuts, embedding)
    assert_located(note, cuts)
    ids = [passage.id for passage in passages(cuts)]
    assert len(ids) == len(set(ids))
    assert cut(read(path), embedding) == cuts


@pytest.mark.parametrize(
    "body",
    [
        "The council " + "really " * 10_000 + "must decide.",
        "x" * 5_000,
        "supercalifragilistic" * 250,
        "學" * 5_000,
        "§" * 5_000,
        "a.b" * 1_700,
        "\ue000" * 5_000,
        "नि" * 2_500,
        "9" * 5_000,
        ("The council must decide. " * 2_000).strip(),
    ],
    ids=lambda body: f"{body[:12]} ({len(body)})",
)
def test_the_longest_sentence_and_the_longest_word_fit_the_window(
    embedding: EmbeddingModel, body: str
) -> None:
    title = "The plan of the council for the roads and the pavements of the town and of its villages " * 12
    headings = [
        (level, f"Part {level} of the plan, with a heading of some length {level * 7}")
        for level in range(1, 30)
    ]
    made = document([*headings, (0, body), (0, "A last word.")], replace(SOURCE, title=title))
    cuts = cut(made, embedding)
    assert_whole(made, cuts)
    assert_fits(cuts, embedding)
    assert_located(made, cuts)
    for length in embedding.lengths([part.prefix for part in cuts]):
        assert length <= PREFIX + 4  # a word that is cut in two may be read as a few more pieces


def test_a_long_block_is_cut_after_a_sentence(embedding: EmbeddingModel) -> None:
    body = " ".join(f"The council keeps road number {number} free of ice in winter." for number in range(200))
    cuts = cut(document([(0, body)]), embedding)
    assert len(cuts) > 5
    assert all(passage.text.endswith("winter.") for passage in passages(cuts))


def test_a_word_is_never_cut_where_there_is_white_space(embedding: EmbeddingModel) -> None:
    body = "antidisestablishmentarianism procurement " * 400
    made = document([(0, body)])
    for passage in passages(cut(made, embedding)):
        assert set(passage.text.split()) <= {"antidisestablishmentarianism", "procurement"}


def test_a_heading_travels_with_what_follows(embedding: EmbeddingModel) -> None:
    filler = "The council keeps the road free of ice and of snow. " * 5
    parts = [item for n in range(12) for item in ((1, f"Part {n}"), (2, f"Roads {n}"), (0, filler))]
    for passage in passages(cut(document(parts), embedding)):
        assert passage.headings
        assert not passage.locators[-1].heading
        first, last = passage.headings[0], passage.locators[-1]
        assert first[0] == 0
        assert last.end == passage.end


@settings(deadline=None, max_examples=60)
@given(parts=PARTS)
def test_a_heading_stands_last_only_where_what_follows_has_no_room(
    embedding: EmbeddingModel, parts: list[Part]
) -> None:
    made = document(parts)
    found = passages(cut(made, embedding))
    for passage, following in pairwise(found):
        if passage.locators[-1].heading and not following.locators[0].heading:
            # The headings at its end and the first piece after them are together over the target.
            tail = []
            for locator in reversed(passage.locators):
                if not locator.heading:
                    break
                tail.append(made.text[locator.start : locator.end])
            first = following.locators[0]
            sizes = embedding.lengths([*tail, made.text[first.start : first.end]])
            assert sum(sizes) > TARGET


def test_short_sections_of_one_parent_share_a_passage(embedding: EmbeddingModel) -> None:
    parts = [(1, "Glossary"), (2, "Lot"), (0, "A part of a contract."), (2, "KPI"), (0, "A measure.")]
    [only] = passages(cut(document(parts), embedding))
    assert only.heading_path == ("Glossary",)
    assert [only.text[start:end] for start, end in only.headings] == ["Glossary", "Lot", "KPI"]


def test_sections_of_other_parents_do_not_share_a_passage(embedding: EmbeddingModel) -> None:
    parts = [(1, "A"), (2, "B"), (0, "Words of B."), (1, "C"), (0, "Words of C.")]
    found = passages(cut(document([(1, "Top"), (0, "One."), *parts]), embedding))
    for passage in found:
        assert (
            not ("Words of B" in passage.text and "Words of C" in passage.text) or passage.heading_path == ()
        )


def test_a_copy_of_a_paragraph_has_an_id_of_its_own(embedding: EmbeddingModel) -> None:
    body = "The council keeps bees on its roofs. " * 18
    found = passages(cut(document([(0, body)] * 6), embedding))
    assert len({passage.text for passage in found}) < len(found)
    assert len({passage.id for passage in found}) == len(found)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "legislation"},
        {"collection": "Ours"},
        {"jurisdiction": "Wales"},
        {"status": "superseded"},
        {"publisher": "Town Council"},
        {"date": "1999"},
        {"title": "Another"},
        {"id": "t"},
        {"tender": TenderFields(cpv=("77320000",))},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_id_changes_with_every_field_that_a_search_can_filter_by(
    embedding: EmbeddingModel, change: dict[str, object]
) -> None:
    parts = [(1, "Roads"), (0, "Salt is spread before frost.")]
    [before] = passages(cut(document(parts), embedding))
    [after] = passages(cut(document(parts, replace(SOURCE, **change)), embedding))
    assert before.text == after.text
    assert before.id != after.id


def test_an_id_stays_when_only_the_place_in_the_document_changes(embedding: EmbeddingModel) -> None:
    body = "Salt is spread on the main roads before frost. " * 20
    section = [(1, "Roads"), (0, body)]
    before = {p.id for p in passages(cut(document(section), embedding))}
    after = {p.id for p in passages(cut(document([(1, "Bees"), (0, "Bees. " * 90), *section]), embedding))}
    assert before <= after


def test_a_quote_is_located_by_the_block_that_holds_it() -> None:
    text = "Roads\n\nSalt is spread.\n\nBees\n\nHoney is sold."
    passage = Passage(
        id="p",
        source_id="s",
        text=text,
        heading_path=("Plan",),
        start=100,
        end=100 + len(text),
        locators=(
            Locator("Roads", 100, 105, heading=True),
            Locator("para 1", 107, 122),
            Locator("Bees", 124, 128, heading=True),
            Locator("Bees", 130, 144),
        ),
    )

    def located(words: str) -> str:
        at = text.index(words)
        return passage.locate(at, at + len(words))

    assert located("Salt") == "para 1"
    assert located("Honey") == "Bees"
    assert located("spread.\n\nBees\n\nHoney") == "para 1 to Bees"
    assert passage.label == "Roads to Bees"
    assert passage.headings == ((0, 5), (24, 28))


def test_a_block_without_a_locator_is_named_by_its_heading(embedding: EmbeddingModel) -> None:
    made = document([(1, "Plan"), (0, "First words."), (2, "Bees"), (0, "Honey is sold.")], labels=False)
    [passage] = passages(cut(made, embedding))
    assert passage.locate(passage.text.index("Honey"), len(passage.text)) == "Bees"


def test_a_quote_over_two_blocks_is_located_from_the_first_to_the_last(embedding: EmbeddingModel) -> None:
    made = document([(0, "One is this."), (0, "Two is that."), (0, "Three is more.")])
    [passage] = passages(cut(made, embedding))
    assert passage.label == "para 1 to para 3"
    assert passage.locate(0, 5) == "para 1"
    assert passage.locate(passage.text.index("that"), len(passage.text)) == "para 2 to para 3"


@settings(deadline=None, max_examples=40)
@given(parts=PARTS, labels=st.booleans(), data=st.data())
def test_every_quote_has_a_place(
    embedding: EmbeddingModel, parts: list[Part], *, labels: bool, data: st.DataObject
) -> None:
    made = document([(1, "Plan"), (0, "First words."), *parts], labels=labels)
    for passage in passages(cut(made, embedding, target=SHORT))[1:]:
        start = data.draw(st.integers(0, len(passage.text) - 1))
        end = data.draw(st.integers(start + 1, len(passage.text)))
        if passage.text[start:end].strip() and (passage.heading_path or labels):
            holder = next(
                (b for b in made.blocks if b.locator.start <= passage.start + start < b.locator.end), None
            )
            if holder is not None and holder.locator.label:
                assert passage.locate(start, end).startswith(holder.locator.label)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("s.81(6)", "s.81(6)(c)", "s.81(6)"),
        ("s.81(1)", "s.81(4)", "s.81(1) to (4)"),
        ("s.86(3)(a)", "s.86(3)(c)", "s.86(3)(a) to (c)"),
        ("s.81", "s.82(1)", "s.81 to s.82(1)"),
        ("s.8", "s.81(2)", "s.8 to s.81(2)"),
        ("reg.4", "Sch. para.3(b)", "reg.4 to Sch. para.3(b)"),
        ("page 3", "page 4", "page 3 to page 4"),
        ("page 3", "page 3", "page 3"),
    ],
)
def test_a_range_is_said_as_a_lawyer_would(first: str, last: str, said: str) -> None:
    assert span_label(first, last) == said
