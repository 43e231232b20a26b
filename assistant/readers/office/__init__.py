"""Office formats: Word, OpenDocument, RTF, slides and sheets."""
