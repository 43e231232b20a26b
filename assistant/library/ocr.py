"""Gives scanned PDFs a layer of text, with OCRmyPDF; only ever when a person asks for it."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from assistant.library.errors import LibraryError
from assistant.library.scan import OCR_COPY

_REASONS = {
    2: "it is no PDF that can be read",
    3: "Tesseract or Ghostscript is not installed on this system (Debian: tesseract-ocr, ghostscript)",
    4: "the copy would not have been a valid PDF",
    5: "the copy cannot be written there",
    6: "every page has text already",
    8: "encrypted: needs a password",
    9: "Tesseract or the language is not set up right",
    10: "the copy could not be made a PDF/A",
}
"""Exit codes of OCRmyPDF, from its documentation ("Return code policy")."""

_NICE = ("--output-type", "pdf", "--optimize", "0", "--quiet")
"""The copy is for reading words, not for archives: no conversion of colours, no time spent on its size."""


class OcrError(LibraryError):
    """A file could not be given text; says which and why."""


def copy_with_text(path: Path, *, language: str = "eng", seconds: float = 3600.0) -> Path:
    """A copy `NAME.ocr.pdf` beside the file, in which pages without text have one; its path.

    Pages that have text stay as they are. The file itself is not touched. `assistant index` reads such a
    copy in place of the file. Raises `OcrError`.
    """
    if find_spec("ocrmypdf") is None:
        raise OcrError(
            "Reading scanned pages needs OCRmyPDF, which is not installed. Install it with: "
            "pip install 'commissioning-assistant[ocr]', and Tesseract and Ghostscript with your system's "
            "package manager (Debian: tesseract-ocr, ghostscript)."
        )
    if path.suffix.lower() != ".pdf" or not path.is_file():
        raise OcrError(f"{path} is not a PDF file.")
    target = path.with_name(path.stem + OCR_COPY)
    draft = path.with_name(f".{path.stem}.draft.pdf")
    command = [sys.executable, "-m", "ocrmypdf", "--skip-text", "--language", language, *_NICE]
    try:
        done = subprocess.run(  # noqa: S603 -- our own interpreter; the path is an argument, not a command
            [*command, str(path.absolute()), str(draft.absolute())],
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        if done.returncode:
            said = done.stderr.strip().splitlines()
            detail = _REASONS.get(done.returncode) or (said[-1] if said else f"exit code {done.returncode}")
            raise OcrError(f"{path}: {detail}.")
        draft.replace(target)
    except subprocess.TimeoutExpired as error:
        raise OcrError(f"{path}: took longer than {seconds:g} seconds.") from error
    except OSError as error:
        raise OcrError(f"{path}: {error.strerror or error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return target
