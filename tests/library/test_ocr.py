"""Scanned pages are read only when a person asks for it, and the file itself is never touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.ocr import OcrError, copy_with_text
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.settings import Settings

Model = Callable[[], EmbeddingModel]

TOOLS = find_spec("ocrmypdf") is not None and all(map(shutil.which, ("tesseract", "gs")))
needs_tools = pytest.mark.skipif(not TOOLS, reason="OCRmyPDF, Tesseract or Ghostscript is not installed")


def scan_of(path: Path, text: str) -> Path:
    """A PDF whose one page is a picture of the text."""
    page = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(page).text((100, 200), text, fill=0, font=ImageFont.load_default(48))
    page.save(path, "PDF", resolution=150)
    return path


def test_a_scan_is_reported_with_the_command_that_would_read_it(
    settings: Settings, model: Model, tmp_path: Path
) -> None:
    scan_of(tmp_path / "scan.pdf", "Grit is spread")
    [failure] = index(settings, [tmp_path], Options(), model).failed
    assert "assistant ocr" in failure.reason


@needs_tools
def test_the_copy_is_read_in_place_of_the_scan(settings: Settings, model: Model, tmp_path: Path) -> None:
    scan = scan_of(tmp_path / "winter_roads.pdf", "Grit is spread before frost")
    before = scan.read_bytes()
    copy = copy_with_text(scan)
    assert copy == tmp_path / "winter_roads.ocr.pdf"
    assert scan.read_bytes() == before
    report = index(settings, [tmp_path], Options(), model)
    assert (report.added, report.failed) == (1, [])
    library = open_library(settings.data_dir)
    try:
        [record] = library.catalogue.documents()
        document = library.catalogue.document(record.source.id)
    finally:
        library.close()
    assert document is not None
    assert "spread before frost" in document.text
    assert record.source.title == "winter roads"
    assert any("recognised from pictures" in warning for warning in record.warnings)


@needs_tools
def test_what_is_no_pdf_inside_is_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(OcrError, match="broken"):
        copy_with_text(broken)
    assert [path.name for path in tmp_path.iterdir()] == ["broken.pdf"]


def test_only_pdf_files_are_taken(tmp_path: Path) -> None:
    with pytest.raises(OcrError):
        copy_with_text(tmp_path / "none.pdf")
