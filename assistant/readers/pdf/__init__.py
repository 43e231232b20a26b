"""PDF: our own interpreter of pages, over the fonts and streams that pypdf decodes."""
