"""How many of the words that another reader finds in a PDF ours finds too."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from evals.errors import EvalError

PEERS = ("pdfium", "pypdf")
"""In order: pdfium draws pages, so it leaves out what a page clips or hides; pypdf reads that too, and is
asked only where pdfium finds nothing."""
SECONDS = 60.0
"""For one peer and one file; slow_or_bomb files are not compared."""
MEMORY_MB = 2048

_PEER = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]) * 2**20,) * 2)
if sys.argv[1] == "pypdf":
    import pypdf
    text = chr(12).join(page.extract_text() for page in pypdf.PdfReader(sys.argv[2]).pages)
else:
    import pypdfium2
    document = pypdfium2.PdfDocument(sys.argv[2])
    text = chr(12).join(page.get_textpage().get_text_bounded() for page in document)
sys.stdout.write(json.dumps(text))
"""
_HYPHEN = re.compile(r"(?<=\w)(?:[-\u2010]\s*\n\s*|[\u00ad\ufffe\x02]\s*)(?=\w)")
"""A hyphen at the end of a line; pdfium writes U+0002 for it, and no line break."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Recovery:
    """The words of one PDF that a peer found, and how many of them we did."""

    path: Path
    peer: str
    """The peer that was compared with."""
    words: int
    found: int
    """Counted with repetition."""
    distinct: int
    found_distinct: int


def recovery(path: Path, ours: str) -> Recovery | None:
    """Our words beside those of the first peer that finds any; None when none does."""
    for peer in PEERS:
        theirs = words(_without_running_heads(_text(peer, path)))
        if theirs:
            own = words(ours)
            common = theirs.keys() & own.keys()
            return Recovery(path, peer, theirs.total(), (theirs & own).total(), len(theirs), len(common))
    return None


def words(text: str) -> Counter[str]:
    """Words in lower case, compatibility characters unfolded, those broken at a line's end joined."""
    whole = _HYPHEN.sub("", unicodedata.normalize("NFKC", text))
    return Counter(_WORD.findall(whole.casefold()))


def _without_running_heads(pages: str) -> str:
    """The text without lines that, figures aside, stand on half of the pages: left out on purpose."""
    texts = [page.splitlines() for page in pages.split("\f")]
    seen = Counter(shape for lines in texts for shape in {_shape(line) for line in lines})
    often = {shape for shape, count in seen.items() if count > 2 and count * 2 >= len(texts)}  # noqa: PLR2004 -- twice may be chance
    return "\f".join("\n".join(line for line in lines if _shape(line) not in often) for lines in texts)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def check_peers() -> None:
    """Raise EvalError when a peer is not installed."""
    for module in ("pypdf", "pypdfium2"):
        try:
            __import__(module)
        except ImportError as error:
            raise EvalError(f"{module} is not installed: pip install '.[peers]'") from error


def _text(peer: str, path: Path) -> str:
    """What a peer reads in a process of its own; empty when it fails, whatever the reason."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own interpreter and script; the path is an argument
            [sys.executable, "-c", _PEER, peer, str(path), str(MEMORY_MB)],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        text = json.loads(done.stdout) if done.returncode == 0 else ""
    except (subprocess.TimeoutExpired, ValueError):
        return ""
    return text if isinstance(text, str) else ""
