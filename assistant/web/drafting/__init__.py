"""The tab in which an officer drafts social value clauses."""
