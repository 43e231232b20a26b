"""Hybrid search over the library, with filters and fusion, as a LangChain retriever too."""
