"""A folder of every kind of file in several versions, written for the tests in words of our own."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
from pptx import Presentation

HOUR_NS = 3_600_000_000_000
MEMBERS = 9


def write_version(folder: Path, version: int, *, archive: bool = True, office: bool = True) -> None:
    """The folder as of `version`: with each, parts of its files come, change, move and go."""
    folder.mkdir(exist_ok=True)
    files: dict[str, bytes | str] = {
        "plan.md": note("Winter plan", f"Plan {version} keeps the bus lanes clear of ice."),
        "plan.md.source.toml": '[source]\ntitle = "The plan for the winter"\n',
        "source.toml": f'[source]\npublisher = "Market Overton Council, desk {version // 3}"\n',
        # Two files that take the other's words with each version: what one lets go of, the other needs.
        "first.md": note("Ferry", f"The ferry sails at {6 + version % 2} in the morning."),
        "second.md": note("Ferry", f"The ferry sails at {7 - version % 2} in the morning."),
        "page.html": "<html><head><title>Bins</title></head><body><h1>Bins</h1>"
        f"<p>Green bins are emptied in week {version}.</p></body></html>",
        "mail.eml": mail(version),
        "notices.json": json.dumps({"version": "1.1", "releases": releases(version)}),
        "lines.jsonl.gz": gzip.compress(
            "\n".join(json.dumps(release(f"line-{n}", version)) for n in range(3)).encode(), mtime=0
        ),
    }
    if office:
        files |= office_files(version)
    if archive:
        files["bundle.zip"] = bundle(version)
    else:
        (folder / "bundle.zip").unlink(missing_ok=True)
    for name, content in files.items():
        put(folder / name, content)


def office_files(version: int) -> dict[str, bytes | str]:
    """One of each; their readers take the longest to start."""
    return {
        "letter.docx": word(f"Letter {version} answers the parish about its bus shelter."),
        "strategy.odt": open_text("The strategy for parks asks for shade and benches."),
        "prices.xlsx": sheet([["Item", "Price"], ["Bench", "310"], ["Lamp", str(200 + version)]]),
        "visits.csv": f"Month,Visits\nMay,41\nJune,{50 + version}\n",
        "talk.pptx": slides(["Why we keep bees", f"What year {version} brought"]),
        "memo.rtf": r"{\rtf1\ansi The skate park opens on Mondays.\par Helmets are lent there.}",
    }


def put(path: Path, content: bytes | str, age_ns: int = HOUR_NS) -> None:
    """Written, if it does not say the same already, as of an hour ago: a fresh stamp is not trusted."""
    data = content.encode() if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == data:
        return
    path.write_bytes(data)
    stamp = path.stat().st_mtime_ns - age_ns
    os.utime(path, ns=(stamp, stamp))


def bundle(version: int) -> bytes:
    """An archive: half of its members change, one comes, one goes, one moves, one is an archive itself."""
    members: dict[str, bytes | str] = {
        f"paper{n}.md": note(f"Paper {n}", f"Paper {n} in issue {version if n % 2 else 0} is about moss {n}.")
        for n in range(MEMBERS)
    }
    members[f"new{version}.md"] = note("Newcomer", f"Only issue {version} has this about otters.")
    members[f"desk{version % 2}/moved.md"] = note("Moved", "The map of the old quarry moves between desks.")
    members["inner.zip"] = zipped(
        {"deep.md": note("Deep", f"Well {version} is nine metres deep."), "sum.csv": "Well,Depth\nOld,9\n"}
    )
    members["broken.pdf"] = b"%PDF-1.4 nothing follows"
    return zipped(members)


def note(title: str, sentence: str) -> str:
    return f"# {title}\n\n{sentence}\n\n## Beside it\n\nNothing else is said under {title} here.\n"


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A ZIP file whose bytes depend on its members alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def word(sentence: str) -> bytes:
    document = docx.Document()
    document.add_heading("A letter", 1)
    document.add_paragraph(sentence)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def slides(titles: list[str]) -> bytes:
    deck = Presentation()
    for title in titles:
        shown = deck.slides.add_slide(deck.slide_layouts[5])
        assert shown.shapes.title is not None
        shown.shapes.title.text = title
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def open_text(sentence: str) -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<?xml version="1.0"?><office:document-content {names} office:version="1.2">'
            f"<office:body><office:text><text:p>{sentence}</text:p></office:text></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": '<?xml version="1.0"?><manifest:manifest xmlns:manifest='
            '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/"'
            ' manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>',
        }
    )


def sheet(rows: list[list[str]]) -> bytes:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
            f' Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            '<sheet name="Prices" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship'
            f' Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">'
            f"<sheetData>{cells}</sheetData></worksheet>",
        }
    )


def mail(version: int) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Papers for the meeting"
    message["From"] = "Ada <ada@example.org>"
    message["Date"] = "Mon, 06 Jan 2025 09:00:00 +0000"
    message.set_content(f"The papers for meeting {version} are attached.\n")
    attached = {"minutes.md": note("Minutes", f"Meeting {version} agreed to mend the weir.")}
    if version % 2:
        attached["extra.csv"] = "Seat,Name\n1,Grace\n"
    for name, text in attached.items():
        message.add_attachment(text.encode(), maintype="application", subtype="octet-stream", filename=name)
    if attached:
        message.set_boundary("the-same-each-time")
    return message.as_bytes()


def releases(version: int) -> list[dict[str, object]]:
    """Four notices, the last of which is another one in each version."""
    return [release(f"pack-{n}", version if n == 1 else 0) for n in range(3)] + [
        release(f"pack-only-{version}", version)
    ]


def release(name: str, version: int) -> dict[str, object]:
    return {
        "ocid": f"ocds-zzzzzz-{name}",
        "id": f"{name}-{version}",
        "date": "2025-01-06T09:00:00Z",
        "tag": ["tender"],
        "initiationType": "tender",
        "buyer": {"name": "Market Overton Council"},
        "tender": {
            "id": name,
            "title": f"Hedge cutting {name}",
            "description": f"Hedges {name} are cut, as round {version} of the work asks.",
        },
    }
