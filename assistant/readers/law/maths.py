"""A formula in MathML as a line of text: `(A + B) × 0.28/M`."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from assistant.readers.law.parse import inner_text, local

_DEEPEST = 60
"""Levels of a formula; below, its characters are taken in order."""


def linear(element: etree._Element) -> str:
    """The formula on one line, with `/` for fractions, `^` and `_` for scripts and `√` for roots."""
    return " ".join(_line(element, 0).split())


def _line(element: etree._Element, depth: int) -> str:
    name = local(element)
    if depth > _DEEPEST or len(element) == 0:
        return inner_text(element).strip() if local(element) else ""
    parts = [part for part in (_line(child, depth + 1) for child in element if local(child)) if part]
    if name in {"annotation", "annotation-xml"} or not parts:
        return ""
    if name in _WRITTEN:
        return _WRITTEN[name](parts)
    return _joined(parts)


def _script(sign: str) -> Callable[[list[str]], str]:
    return lambda parts: sign.join(map(_grouped, parts))


_WRITTEN: dict[str, Callable[[list[str]], str]] = {
    "mfrac": lambda parts: "/".join(map(_grouped, parts)),
    "msup": _script("^"),
    "mover": _script("^"),
    "msub": _script("_"),
    "munder": _script("_"),
    "msubsup": lambda parts: "^".join(["_".join(map(_grouped, parts[:2])), *map(_grouped, parts[2:])]),
    "msqrt": lambda parts: f"√{_grouped(' '.join(parts))}",
    "mroot": lambda parts: f"√{_grouped(parts[0])}" + "".join(f" (root {part})" for part in parts[1:]),
    "semantics": lambda parts: parts[0],
    "mtr": ", ".join,
    "mtable": "; ".join,
}
"""How an element of MathML is written, from its written parts."""


def _joined(parts: list[str]) -> str:
    """Pieces side by side, brackets close to what they hold."""
    line = ""
    for part in parts:
        tight = not line or part in ")]},." or line[-1] in "([{"
        line += part if tight else f" {part}"
    return line


def _grouped(part: str) -> str:
    """The piece in brackets when it is more than one."""
    whole = " " not in part and "/" not in part
    return part if whole or (part[0] == "(" and part[-1] == ")" and part.count("(") == 1) else f"({part})"
