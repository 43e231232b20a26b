"""The words of passages in tantivy (BM25), with the filters applied inside the search."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from assistant.documents import Passage, Source
from assistant.library.errors import StorageError
from assistant.library.filters import Filters, buyer_of, flag_fields, number_fields, text_fields

ANALYSER = "english"
HEAP = 64_000_000
"""Bytes that the one writing thread may hold before it writes a segment of its own accord."""

BOOSTS = {"text": 1.0, "headings": 0.7, "title": 1.0}
"""How much a word counts by where it stands; chosen with `python -m evals ablation`
(docs/decisions/0018-retrieval-ablation.md)."""
BESIDE = 0.5
"""How much a word counts that stands for what was asked, beside one that was asked for; chosen as above."""

_META = "meta.json"
"""In this file tantivy says what an index holds."""
_MEANT = re.compile(r"([\\.+*?()|\[\]{}^$#&~-])")
"""Characters that mean something in a pattern of tantivy."""

MOST_TERMS = 64
"""Distinct words of a question that are asked for; a pasted page has more, and says no more."""

_STOP = """
a an and are as at be been but by can could did do does for from had has have he her him his how i
if in into is it its me my no not of on or our shall she should so than that the their them then
there these they this to us was we were what when where which who whom whose why will with would you
your
""".split()  # noqa: SIM905 -- a list of quoted words reads worse


class WordStore:
    """Words by passage id, searched by BM25 over text, headings and title."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index: tantivy.Index | None = None
        self._writer: tantivy.IndexWriter | None = None
        self._lock = threading.RLock()
        self._generation: int | None = None
        self._analyser = _analyser()

    def refresh(self, generation: int) -> None:
        """See what has been committed since."""
        with self._lock:
            if self._generation != generation:
                with _storage_errors(self.folder):
                    self._open().reload()
                self._generation = generation

    def terms(self, text: str) -> list[str]:
        """The words of a text as the index knows them: stemmed, in lower case, without the commonest."""
        return list(self._analyser.analyze(text))

    def query(self, text: str, count: int, filters: Filters, beside: str = "") -> list[tuple[str, float]]:
        """The best passages within the filters: ids with BM25 scores, best first.

        `beside` has words that the text may mean; they count less, and a passage may have them alone.
        """
        worth = dict.fromkeys(self.terms(beside)[:MOST_TERMS], BESIDE)
        worth |= {term: 1.0 for term, _ in Counter(self.terms(text)).most_common(MOST_TERMS)}
        if not worth or count < 1:
            return []
        with self._lock, _storage_errors(self.folder):
            index = self._open()
            searcher = index.searcher()
            schema = index.schema
            parts: list[tuple[tantivy.Occur, tantivy.Query]] = [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.boost_query(
                        tantivy.Query.term_query(schema, field, term, "freq"), boost * weight
                    ),
                )
                for term, weight in worth.items()
                for field, boost in BOOSTS.items()
            ]
            # A filter adds nothing to the score: it is a constant of nought beside what must match.
            query = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, tantivy.Query.boolean_query(parts)),
                    *(
                        (tantivy.Occur.Must, tantivy.Query.const_score_query(limit, 0.0))
                        for limit in _limits(schema, filters)
                    ),
                ]
            )
            found = searcher.search(query, limit=count, count=False).hits
            return [(searcher.doc(address)["id"][0], float(score)) for score, address in found]

    def document_frequency(self, terms: Sequence[str]) -> list[int]:
        """In how many passages (text, headings or title) each term stands."""
        with self._lock, _storage_errors(self.folder):
            searcher = self._open().searcher()
            return [max(searcher.doc_freq(field, term) for field in BOOSTS) for term in terms]

    def upsert(self, rows: Sequence[tuple[Passage, Source]]) -> None:
        """Put passages into the running commit; nothing is seen before `commit`."""
        with self._lock, _storage_errors(self.folder):
            writer = self._write()
            for passage, source in rows:
                writer.delete_documents_by_term("id", passage.id)
                writer.add_document(_record(passage, source))

    def delete(self, ids: Iterable[str]) -> None:
        """Remove passages with the next `commit`."""
        with self._lock, _storage_errors(self.folder):
            writer = self._write()
            for pid in ids:
                writer.delete_documents_by_term("id", pid)

    def clear(self) -> None:
        """Remove every passage with the next `commit`."""
        with self._lock, _storage_errors(self.folder):
            self._write().delete_all_documents()

    def commit(self) -> None:
        """Make what was written durable and visible."""
        with self._lock, _storage_errors(self.folder):
            if self._writer is not None:
                self._writer.commit()
                self._open().reload()

    def there(self) -> bool:
        """Whether anything has been stored here that this version can search; looks at files only."""
        return (self.folder / _META).is_file() and not self._is_outdated()

    def count(self) -> int:
        """How many passages are indexed."""
        if self._is_outdated():
            return 0
        with self._lock, _storage_errors(self.folder):
            return int(self._open().searcher().num_docs)

    def ids(self) -> set[str]:
        """Every indexed id."""
        if self._is_outdated():
            return set()
        with self._lock, _storage_errors(self.folder):
            searcher = self._open().searcher()
            total = max(1, int(searcher.num_docs))
            found = searcher.search(tantivy.Query.all_query(), limit=total, count=False).hits
            return {searcher.doc(address)["id"][0] for _, address in found}

    def close(self) -> None:
        """Let go of the files; what was not committed is forgotten."""
        with self._lock:
            if self._writer is not None:
                self._writer.rollback()
                self._writer.wait_merging_threads()
            self._writer = self._index = None
            self._generation = None

    def _open(self) -> tantivy.Index:
        if self._index is None:
            if self._is_outdated():
                raise StorageError(
                    f"The word index in {self.folder} was made by another version of the assistant. "
                    "Any run of `assistant index` makes it anew."
                )
            self.folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(_schema(), path=str(self.folder), reuse=True)
            self._index.register_tokenizer(ANALYSER, self._analyser)
        return self._index

    def _write(self) -> tantivy.IndexWriter:
        if self._writer is None:
            if self._is_outdated():
                shutil.rmtree(self.folder)  # it is derived: whoever writes fills it again from the catalogue
            self._writer = self._open().writer(HEAP, 1)
        return self._writer

    def _is_outdated(self) -> bool:
        """Whether an index stands here whose fields are not those of this version."""
        if self._index is not None:
            return False
        try:
            meta = json.loads((self.folder / _META).read_text(encoding="utf-8"))
            return {field["name"] for field in meta["schema"]} != _FIELDS
        except (OSError, ValueError, KeyError, TypeError):
            return False  # nothing there, or damaged: tantivy itself says so


def _analyser() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(60))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.custom_stopword(_STOP))
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


_RAW = (
    *("kind", "collection", "jurisdiction", "status", "publisher", "source_id", "stage", "buyer"),
    *("cpv", "criterion"),
)
_WHOLE = ("year", "lots", "deadline", "published", "starts", "ends")
_FIELDS = frozenset({"id", *BOOSTS, *_RAW, *_WHOLE, "value"})


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in BOOSTS:
        builder.add_text_field(field, tokenizer_name=ANALYSER, index_option="freq")
    for field in _RAW:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in _WHOLE:
        builder.add_integer_field(field, indexed=True, fast=True)
    builder.add_float_field("value", indexed=True, fast=True)
    return builder.build()


def _record(passage: Passage, source: Source) -> tantivy.Document:
    fields: dict[str, Any] = {
        "id": passage.id,
        "text": passage.text,
        "headings": " ".join(passage.heading_path),
        "title": source.title,
        **text_fields(source),
        **flag_fields(source),
        **number_fields(source),
    }
    buyer = buyer_of(source)
    if buyer:
        fields["buyer"] = buyer
    return tantivy.Document(**fields)


def _limits(schema: tantivy.Schema, filters: Filters) -> Iterator[tantivy.Query]:
    for field, values in (filters.alternatives() | filters.flags()).items():
        yield tantivy.Query.term_set_query(schema, field, list(values))
    for field, (least, most) in filters.ranges().items():
        kind = tantivy.FieldType.Integer if field in _WHOLE else tantivy.FieldType.Float
        yield tantivy.Query.range_query(schema, field, kind, least, most)
    parts = filters.buyer_parts()
    if parts:
        pattern = "|".join(_MEANT.sub(r"\\\1", part) for part in parts)
        yield tantivy.Query.regex_query(schema, "buyer", f".*(?:{pattern}).*")


@contextmanager
def _storage_errors(folder: Path) -> Iterator[None]:
    """Turn what tantivy or the disk says into an error for people."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = str(error).removesuffix(" None").rstrip(".")  # tantivy adds the word None of its own
        raise StorageError(f"The word index in {folder} cannot be used: {reason}.") from error
