"""The parts of files that hold several documents: what the catalogue knows of, what a run delivers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from assistant.library.catalogue import FileRecord
from assistant.library.preparing import Read


class Members:
    """The parts of each file by its path: `a.zip/b.txt` of `a.zip`."""

    def __init__(self, known: Mapping[str, FileRecord], present: Collection[str]) -> None:
        """Parts are those of files that the catalogue knows, or that it does not know yet and are `present`.

        Of a file that was being read when a run was killed, parts are known and the file itself is not.
        """
        self._of: dict[str, list[str]] = {}
        self._delivered: dict[str, set[str]] = {}
        for path in known:
            at = path.find("/", 1)
            while at > 0:
                if path[:at] in known or path[:at] in present:
                    self._of.setdefault(path[:at], []).append(path)
                    break
                at = path.find("/", at + 1)

    def of(self, path: str) -> Sequence[str]:
        """The paths of the parts that the file at `path` had when the run began."""
        return self._of.get(path, ())

    def gone(self, read: Read) -> list[str]:
        """The parts that a file no longer has, once it has been read to its end; to be told of every part."""
        path = read.file.path
        delivered = self._delivered.setdefault(path, set())
        if read.part.name:
            delivered.add(read.path)
            return []
        del self._delivered[path]
        return [member for member in self.of(path) if member not in delivered] if read.part.sha256 else []
