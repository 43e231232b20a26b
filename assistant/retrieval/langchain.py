"""The search as a LangChain retriever, for chains that are built elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field, SkipValidation

from assistant.documents import Hit
from assistant.library.filters import Filters
from assistant.retrieval.search import NO_FILTERS, Mode, Search

if TYPE_CHECKING:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun


class LibraryRetriever(BaseRetriever):
    """Gives passages as LangChain documents; their metadata names source, status and locator."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    search: SkipValidation[Search]
    """Not validated: pydantic would look into its lock."""
    count: int = Field(default=10, ge=1)
    filters: Filters = NO_FILTERS
    mode: Mode = "fused"

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 -- the signature is LangChain's
    ) -> list[LangChainDocument]:
        return [as_langchain(hit) for hit in self.search(query, self.count, self.filters, self.mode)]


def as_langchain(hit: Hit) -> LangChainDocument:
    """A hit as LangChain's document: its text, with the fields of source and passage as metadata."""
    source = hit.source
    return LangChainDocument(
        id=hit.passage.id,
        page_content=hit.passage.text,
        metadata={
            "source_id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "kind": source.kind,
            "jurisdiction": source.jurisdiction,
            "status": source.status,
            "date": source.date,
            "address": source.address,
            "document": hit.document,
            "locator": hit.passage.label,
            "score": hit.score,
        },
    )
