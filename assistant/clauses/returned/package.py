"""A Word file as a zip package in which only what we change is written anew."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Final

from lxml import etree

from assistant.readers.office.word_text import NAMESPACE

W: Final = f"{{{NAMESPACE}}}"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)


class WordPackage:
    """Its main part, and its comments; every other member keeps its bytes."""

    def __init__(self, data: bytes) -> None:
        """Raises KeyError, ValueError or an error of lxml for a file that is no Word document."""
        self._data = data
        self._changed: dict[str, etree._Element] = {}
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self._names = package.namelist()
        main = [target for _, kind, target in self._relations("") if kind == f"{_OFFICE}/officeDocument"]
        self._main = main[0] if main else ""
        if not main:
            raise ValueError("no main part of the kind that Word writes by default")
        self._document = self._opened(self._main)
        body = self._document.find(f"{W}body")
        if body is None:
            raise ValueError("no body")
        self.body = body
        self._comments_name = self._target("comments")
        if self._comments_name:
            self.comments = self._opened(self._comments_name)
        else:
            self.comments = etree.Element(f"{W}comments", nsmap={"w": NAMESPACE})

    @property
    def has_notes(self) -> bool:
        """Whether there are footnotes, headers or the like, which are not part of the body."""
        kinds = {kind.rpartition("/")[2] for _, kind, _ in self._relations(self._main)}
        return (
            bool(kinds & {"header", "footer"})
            or next(self._document.iter(f"{W}footnoteReference", f"{W}endnoteReference"), None) is not None
        )

    def data(self) -> bytes:
        """The file with its changed parts."""
        if not self._comments_name:
            self._add_comments_part()
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(out, "w") as new:
            for member in old.infolist():
                if member.filename in self._changed:
                    member.compress_type = zipfile.ZIP_DEFLATED
                    new.writestr(member, _written(self._changed.pop(member.filename)))
                else:
                    new.writestr(member, old.read(member))
            for name, root in self._changed.items():
                added = zipfile.ZipInfo(name, _NO_DATE)
                added.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(added, _written(root))
        return out.getvalue()

    def _opened(self, name: str) -> etree._Element:
        """The root of a part that will be written anew."""
        if name not in self._changed:
            self._changed[name] = self._parsed(name)
        return self._changed[name]

    def _parsed(self, name: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        with zipfile.ZipFile(io.BytesIO(self._data)) as package:
            xml = package.read(name)
        try:
            root = etree.fromstring(xml, parser)
        except etree.XMLSyntaxError as error:
            if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from error
            raise
        if root.getroottree().docinfo.internalDTD is not None:
            raise ValueError("a document type, which Word never writes and which can hold entities")
        return root

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """The id, kind and target (a member's name) of what a part, or the package, leads to."""
        name = _relations_of(part)
        if name not in self._names:
            return []
        root = self._changed[name] if name in self._changed else self._parsed(name)
        return [
            (
                relation.get("Id") or "",
                relation.get("Type") or "",
                _member(part, relation.get("Target") or ""),
            )
            for relation in root.iter(f"{{{_RELATIONS}}}Relationship")
            if relation.get("TargetMode") != "External"
        ]

    def _target(self, kind: str) -> str:
        found = [target for _, of, target in self._relations(self._main) if of == f"{_OFFICE}/{kind}"]
        return found[0] if found and found[0] in self._names else ""

    def _add_comments_part(self) -> None:
        name = "word/comments.xml"
        while name in self._names:
            name = name.replace(".xml", "_.xml")
        self._changed[name] = self.comments
        types = self._opened("[Content_Types].xml")
        override = etree.SubElement(types, f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", _COMMENTS_TYPE)
        relations_name = _relations_of(self._main)
        if relations_name in self._names:
            relations = self._opened(relations_name)
        else:
            relations = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
            self._changed[relations_name] = relations
        used = {relation.get("Id") for relation in relations}
        relation = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
        relation.set(
            "Id", next(new for number in range(len(used) + 1) if (new := f"rIdNote{number}") not in used)
        )
        relation.set("Type", f"{_OFFICE}/comments")
        relation.set("Target", f"/{name}")


def _relations_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _member(part: str, target: str) -> str:
    """The member that a target names, seen from the part that leads to it."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
