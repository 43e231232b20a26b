"""Social value clauses: drafts from a brief, and the check of a draft."""
