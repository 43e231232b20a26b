from __future__ import annotations

import contextlib
import gzip
import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import Part, ReadError, read_parts
from assistant.readers.archive import read_gzip, read_zip
from assistant.readers.member_names import MemberNames, cleaned

MIB = 2**20


def _packed(
    members: dict[str, bytes], change: Callable[[list[zipfile.ZipInfo]], None] = lambda _: None
) -> bytes:
    """A ZIP file; `change` alters what its list of members says of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        change(archive.infolist())
    return out.getvalue()


def _read(data: bytes, name: str = "pack.zip") -> dict[str, Part]:
    parts = list(read_parts(data, name))
    named = {part.name: part for part in parts}
    assert len(named) == len(parts)
    return named


def _text(part: Part) -> str:
    assert part.document is not None, part.reason
    return part.document.text


def _sizes(data: bytes) -> tuple[list[int], list[Part]]:
    """The sizes of the members that were unpacked, and every part."""
    sizes: list[int] = []

    def inner(member: bytes, path: str) -> Iterator[Part]:
        sizes.append(len(member))
        yield Part(path, "", None, "seen")

    return sizes, list(read_zip(data, "pack.zip", inner))


def test_every_member_is_read_in_order_under_its_path(sound: Callable[[Document], Document]) -> None:
    inside = _packed({"deep.txt": b"Deep words."})
    data = _packed({"b/two.txt": b"Two.", "a/one.html": b"<p>One.</p>", "inside.zip": inside})
    parts = _read(data)
    assert list(parts) == ["b/two.txt", "a/one.html", "inside.zip/deep.txt", ""]
    assert [_text(parts[name]) for name in list(parts)[:3]] == ["Two.", "One.", "Deep words."]
    assert all(sound(part.document) for part in parts.values() if part.document)
    assert parts[""].reason == ""


def test_what_nobody_packed_on_purpose_is_left_out_in_silence() -> None:
    junk = ("folder/", ".hidden.txt", "a/.git/config.txt", "__MACOSX/._a.txt", "~$draft.txt", "b/Thumbs.db")
    parts = _read(_packed({**dict.fromkeys(junk, b"junk"), "a.txt": b"Words."}))
    assert list(parts) == ["a.txt", ""]


def test_an_archive_without_files_says_so() -> None:
    parts = _read(_packed({"empty/": b""}))
    assert parts[""].document is None
    assert parts[""].reason == "it holds no files"


def test_a_member_that_cannot_be_read_has_a_reason_and_the_rest_goes_on() -> None:
    parts = _read(_packed({"a.bin": b"\x01\x02", "broken.pdf": b"nonsense", "c.txt": b"Words."}))
    assert parts["a.bin"].reason == "no reader for .bin files"
    assert "not a PDF" in parts["broken.pdf"].reason
    assert _text(parts["c.txt"]) == "Words."


def test_an_encrypted_member_needs_a_password() -> None:
    def lock(members: list[zipfile.ZipInfo]) -> None:
        members[0].flag_bits |= 1

    parts = _read(_packed({"locked.txt": b"secret", "open.txt": b"Words."}, lock))
    assert parts["locked.txt"].reason == "encrypted: needs a password"
    assert _text(parts["open.txt"]) == "Words."


def test_a_link_is_no_file() -> None:
    def link(members: list[zipfile.ZipInfo]) -> None:
        members[0].external_attr = 0o120777 << 16

    assert (
        _read(_packed({"a.txt": b"/etc/passwd"}, link))["a.txt"].reason
        == "a link to another file, not a file"
    )


def test_other_ways_of_packing_are_named_not_tried() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", b"words " * 1000)
    assert "make an ordinary ZIP file" in _read(out.getvalue())["a.txt"].reason


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\Users\\jane\\a.txt", "Users/jane/a.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("a/../../b.txt", "a/b.txt"),
    ],
)
def test_a_name_that_points_outside_is_made_harmless_and_told(written: str, path: str) -> None:
    parts = _read(_packed({written: b"Words."}))
    document = parts[path].document
    assert document is not None
    assert document.warnings == (f"its name in the archive points outside of it: {written}",)


def test_two_members_of_one_name_are_kept_apart() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "First.")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "Second.")
    parts = _read(out.getvalue())
    assert (_text(parts["a.txt"]), _text(parts["a (2).txt"])) == ("First.", "Second.")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp437", "Bébé"), ("cp437", "Köln"), ("utf-8", "Bébé"), ("cp932", "文章"), ("cp932", "提案書 2026")],
)
def test_names_are_read_in_the_code_page_of_whoever_packed_them(encoding: str, name: str) -> None:
    raw = name.encode(encoding) + b".txt"
    place = "x" * (len(raw) - 4) + ".txt"
    data = _packed({place: b"Words."}).replace(place.encode(), raw)
    assert list(_read(data)) == [f"{name}.txt", ""]


def test_a_ratio_bomb_is_left_out_and_the_rest_goes_on() -> None:
    sizes, parts = _sizes(_packed({"bomb.txt": bytes(80 * MIB), "a.txt": b"Words."}))
    assert sizes == [6]
    assert "left out for safety: it unpacks to more than 32 MiB" in parts[0].reason


def test_a_table_that_packs_well_is_no_bomb() -> None:
    rows = b"".join(
        b"%08d,Grounds maintenance,Example Council,2026-04-01,%d\n" % (n, n * 7) for n in range(10**6)
    )
    assert len(rows) > 32 * MIB
    assert _sizes(_packed({"rows.csv": rows}))[0] == [len(rows)]


def test_what_comes_out_is_counted_not_what_the_header_says() -> None:
    def say_ten_gigabytes(members: list[zipfile.ZipInfo]) -> None:
        members[0].file_size = 10 * 2**30

    def say_five_bytes(members: list[zipfile.ZipInfo]) -> None:
        members[0].file_size = 5

    assert _sizes(_packed({"a.txt": b"Words."}, say_ten_gigabytes))[0] == [6]
    sizes, parts = _sizes(_packed({"a.txt": bytes(MIB), "b.txt": b"Words."}, say_five_bytes))
    assert sizes == [6]
    assert parts[0].reason == "damaged: it cannot be unpacked"


def test_members_that_share_their_bytes_do_not_unpack_for_ever() -> None:
    whole = _packed({"a.txt": bytes(8 * MIB)})
    at, size = struct.unpack_from("<I", whole, len(whole) - 6)[0], len(whole) - 22
    count, record = 1000, whole[at:size]
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, count * len(record), at, 0)
    sizes, parts = _sizes(whole[:at] + record * count + end)
    assert sum(sizes) <= 128 * MIB
    assert len(parts) <= count
    if sizes:  # newer Pythons find the overlap themselves
        assert "unpacks to more than an archive of its size should" in parts[-1].reason
        assert "984 more were left out" in parts[-1].reason


def test_a_nest_of_archives_ends() -> None:
    data = _packed({"a.txt": b"Words."})
    for _ in range(6):
        data = _packed({f"{number}.zip": data for number in range(3)})
    reasons = {part.reason for part in _read(data).values() if part.name}
    assert reasons == {"it lies more than 3 containers deep"}


def test_more_files_than_a_pack_of_documents_holds_are_counted() -> None:
    sizes, parts = _sizes(_packed({f"{number}.txt": b"a" for number in range(10_003)}))
    assert len(sizes) == 10_000
    assert parts[-1] == Part("", "", None, "it holds more than 10,000 files; 3 more were left out")


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_an_archive_that_is_cut_off_says_so(kept: float) -> None:
    data = _packed({f"{number}.txt": bytes(range(256)) for number in range(20)})
    cut = data[: int(len(data) * kept)]
    with pytest.raises(ReadError, match="cut off"):
        list(read_parts(cut, "pack.zip"))
    with pytest.raises(ReadError, match="cut off"):
        list(read_zip(cut, "pack.zip", lambda _, __: iter(())))


def test_a_piece_of_a_split_archive_says_so() -> None:
    data = bytearray(_packed({"a.txt": b"Words."}))
    locator = struct.pack("<4sIQI", b"PK\6\7", 1, 0, 2)
    data[-22:-22] = locator
    with pytest.raises(ReadError, match="split archive"):
        list(read_zip(bytes(data), "pack.zip", lambda _, __: iter(())))


@settings(deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
        max_size=8,
        unique_by=lambda name: name.partition("\0")[0],
    )
)
def test_whatever_the_members_are_called_paths_are_harmless_and_unique(names: list[str]) -> None:
    parts = _sizes(_packed(dict.fromkeys(names, b"a")))[1]
    paths = [part.name for part in parts if part.name]
    assert len(set(paths)) == len(paths)
    for path in paths:
        assert path == PurePosixPath(path).as_posix()
        assert not path.startswith("/")
        assert ".." not in path.split("/")
        assert "\\" not in path


@given(st.lists(st.text(max_size=300), max_size=20))
def test_names_are_given_once_and_cleaning_is_done_once(names: list[str]) -> None:
    given_names = MemberNames()
    paths = [given_names.given(name) for name in names]
    assert len(set(paths)) == len(paths)
    assert all(cleaned(cleaned(name)) == cleaned(name) for name in names)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_damaged_archive_gives_reasons_and_never_fails(data: st.DataObject) -> None:
    whole = bytearray(_packed({"a.txt": b"Some words. " * 30, "b/c.html": b"<p>More words.</p>"}))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ReadError):
        for part in read_zip(bytes(whole), "pack.zip", lambda _, path: iter([Part(path, "", None, "seen")])):
            assert part.reason


def test_a_packed_file_is_read_as_if_it_were_not_packed() -> None:
    parts = _read(gzip.compress(b"Some words."), "notes.txt.gz")
    assert list(parts) == [""]
    assert _text(parts[""]) == "Some words."
    assert parts[""].document is not None
    assert parts[""].document.source.title == "notes"


def test_packed_lines_keep_the_names_of_their_documents() -> None:
    line = b'{"base_path":"/a/%d","title":"A","details":{"body":"Words."}}\n'
    lines = gzip.compress(line % 1 + line % 2)
    assert list(_read(lines, "pages.jsonl.gz")) == ["a/1", "a/2", ""]
    inside = _read(_packed({"data/pages.jsonl.gz": lines}))
    assert list(inside) == ["data/pages.jsonl.gz/a/1", "data/pages.jsonl.gz/a/2", ""]


def test_several_streams_in_one_gzip_file_are_one_file_and_junk_after_them_is_passed_over() -> None:
    data = gzip.compress(b"Some ") + gzip.compress(b"words.") + bytes(512) + b"junk"
    assert _text(_read(data, "a.txt.gz")[""]) == "Some words."


def test_a_gzip_file_that_is_cut_off_or_a_bomb_says_so() -> None:
    def parts(data: bytes) -> list[Part]:
        return list(read_gzip(data, "a.txt.gz", lambda _, __: iter(())))

    with pytest.raises(ReadError, match="cut off"):
        parts(gzip.compress(bytes(range(256)) * 40)[:-200])
    with pytest.raises(ReadError, match="left out for safety"):
        parts(gzip.compress(bytes(40 * MIB)))


def test_what_is_packed_has_the_reason_of_what_it_is() -> None:
    assert _read(gzip.compress(b"x"), "a.tgz")[""].reason == "no reader for .tar files"


def test_real_archives_are_read_member_by_member(shared: Callable[[str], Path]) -> None:
    folder = shared("data/office/zip")
    read = {
        path.name.partition("__")[2]: _read(path.read_bytes(), path.name)
        for path in folder.glob("*.zip")
        if "spanned" not in path.name
    }
    assert "html-within-zip.zip/text.html" in read["test-zip-of-zip.zip"]
    assert {"文章1.txt", "文章2.txt"} <= read["testZipEntryNameCharsetShiftSJIS.zip"].keys()
    assert "containers deep" in read["droste.zip"]["droste.zip/droste.zip/droste.zip"].reason
    assert read["test-documents.zip"]["testPDF.pdf"].document is not None
    with pytest.raises(ReadError, match="not a ZIP file"):
        _read((folder / "tika__test-documents-spanned.zip").read_bytes())
