"""What is stored: the catalogue (SQLite, the truth), vectors (Chroma) and words (tantivy)."""
