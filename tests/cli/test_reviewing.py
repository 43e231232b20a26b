from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from commandline import ROOT, CommandLine

from assistant.readers import read

KNOWN = {
    "authority_type": "district_council",
    "body_type": "charity",
    "seeks": "provide_service",
    "service_by_or_for_authority": "yes",
    "named_person_complex_needs": "no",
}
RECEIVED = """# Expression of interest under the community right to challenge

To: Anytown District Council

## Financial resources

We have reserves of £40,000 and a yearly income of £210,000.

## Service and area

The branch library in Oldtown, for the whole of the parish of Oldtown.

## Outcomes for the area

More people would meet and learn in the library, which promotes the social well-being of the area.

## Needs of users

We would open in the evening, because users told us that they need it.
"""


@pytest.fixture
def received(tmp_path: Path) -> Path:
    path = tmp_path / "received.md"
    path.write_text(RECEIVED, encoding="utf-8")
    return path


@pytest.fixture
def known(tmp_path: Path) -> Path:
    path = tmp_path / "known.json"
    path.write_text(json.dumps(KNOWN), encoding="utf-8")
    return path


def at_a_terminal(
    command: CommandLine, arguments: Sequence[str | Path], answers: Sequence[str]
) -> tuple[int, str]:
    """Run the command at a terminal of its own and answer its questions: exit code, what was shown."""
    screen, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", *map(str, arguments)],
        env={**os.environ, **command.environment, "PYTHONPATH": str(ROOT), "COLUMNS": "300", "TERM": "dumb"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    shown, left, until = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < until:
        try:
            shown += os.read(screen, 65536) if select.select([screen], [], [], 0.1)[0] else b""
        except OSError:  # the command has ended
            break
        if left and shown.count("cannot tell”: ".encode()) > len(answers) - len(left):
            os.write(screen, f"{left.pop(0)}\n".encode())
    os.close(screen)
    return process.wait(timeout=60), shown.decode()


def test_what_a_file_holds_is_shown_with_its_words(command: CommandLine, received: Path, known: Path) -> None:
    done = command("check-expression", received, "--facts", known, "--yes", "--json")
    assert (done.code, done.err) == (0, "")
    submission = done.json["submission"]
    assert (submission["looks_like_one"], submission["confirmed"]) == (True, True)
    parts = {part["fact"]: part for part in submission["parts"]}
    assert parts["has_financial_information"]["quotes"][0]["text"] in RECEIVED
    assert parts["has_financial_information"]["citation"]["address"].endswith("/schedule/1/paragraph/2")
    assert not parts["has_capability_evidence"]["found"]
    assert done.json["facts"]["has_financial_information"] is True
    assert "has_capability_evidence" not in done.json["facts"]


def test_what_nobody_confirmed_does_not_count(command: CommandLine, received: Path, known: Path) -> None:
    done = command.apart("check-expression", received, "--facts", known, "--json")
    assert done.code == 0
    assert done.json["submission"]["confirmed"] is False
    assert set(done.json["facts"]) == set(KNOWN)
    assert "nobody has confirmed it" in done.said


def test_each_part_is_confirmed_at_a_terminal(command: CommandLine, received: Path, known: Path) -> None:
    arguments = ["check-expression", received, "--facts", known]
    code, shown = at_a_terminal(command, arguments, ["maybe", "n", "y", "d", "y", "y", "d", "n", "d"])
    assert code == 0
    assert "Please type y, n or d." in shown
    assert "We have reserves of £40,000" in shown
    assert "- It gives no information about the group's financial resources." in shown
    assert "whether it says clearly which service" in shown
    assert "shows that the group will be capable" not in shown


def test_what_the_officer_knows_goes_before_what_was_found(
    command: CommandLine, received: Path, tmp_path: Path
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(
        '{"has_financial_information": "no", "has_capability_evidence": "yes"}', encoding="utf-8"
    )
    done = command("check-expression", received, "--facts", facts, "--yes", "--json")
    assert done.json["facts"]["has_financial_information"] is False
    assert done.json["facts"]["has_capability_evidence"] is True


def test_what_may_be_answered_reads_as_a_page(command: CommandLine, received: Path, known: Path) -> None:
    done = command(
        *("check-expression", received, "--facts", known, "--yes", "--received", "2026-03-10"),
        *("--reason", "The contract runs until 2028.", "--reason", "A procurement has begun."),
    )
    said = " ".join(done.out.split())
    assert done.code == 0
    for part in (
        "Capability We found nothing for this. It may be there in other words.",
        "What you may answer",
        "It decides nothing: you do. This is information, not legal advice.",
        "Accept it: open to you",
        "Reject it: it depends",
        "Not a ground: “The contract runs until 2028.”",
        "Reads like a ground: “A procurement has begun.”",
        "10. For you to judge: ",
        "Whatever you answer - You must consider",
        "Say when you expect to decide: by 8 April 2026",
    ):
        assert part in said


def test_an_expression_as_json_needs_no_confirmation(
    command: CommandLine, known: Path, tmp_path: Path
) -> None:
    expression = tmp_path / "expression.json"
    expression.write_text('{"service": "The library", "area": "Oldtown"}', encoding="utf-8")
    done = command("check-expression", expression, "--facts", known, "--json")
    assert done.json["submission"] is None
    assert done.json["facts"]["identifies_service_and_area"] is True
    assert done.json["facts"]["has_financial_information"] is False
    assert {option["decision"]: option["open"] for option in done.json["options"]}["reject"] is True


def test_the_letter_of_a_decision_is_drafted(command: CommandLine, received: Path, known: Path) -> None:
    letter = received.with_name("letter.docx")
    arguments = ("check-expression", received, "--facts", known, "--yes", "--letter", letter)
    done = command(
        *(*arguments, "--decision", "reject", "--reason", "The procurement exercise began on 1 March 2026."),
        *("--authority", "Anytown District Council", "--group", "Friends of the Library"),
        *("--received", "2026-03-10", "--decided-on", "2026-05-01"),
    )
    assert done.code == 0
    assert f"The draft of the letter is in {letter}." in " ".join(done.out.split())
    text = "\n".join(block.text for block in read(letter).blocks)
    for part in ("Friends of the Library", "The procurement exercise began on 1 March 2026.", "1 May 2026"):
        assert part in text
    again = command(*arguments, "--decision", "accept", "--json")
    assert again.code == 2
    assert "is there already" in again.said


def test_a_rejection_on_no_ground_is_not_drafted(command: CommandLine, received: Path, known: Path) -> None:
    letter = received.with_name("letter.docx")
    done = command(
        *("check-expression", received, "--facts", known, "--yes", "--json", "--letter", letter),
        *("--decision", "reject", "--reason", "The contract runs until 2028."),
    )
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("assistant: ")
    assert not letter.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--received", "2011-01-01"], "the right to challenge began on 27 June 2012"),
        (["--as-at", "2011-01-01"], "since 27 June 2012"),
        (["--window-ends", "2026-04-30"], "Say on which day you received it too"),
        (["--letter", "letter.docx"], "say what is decided with --decision: accept, "),
        (["--letter", "letter.docx", "--decision", "maybe"], "not 'maybe'"),
        (["--letter", "letter.pdf", "--decision", "accept"], "must end in .docx"),
        (["--decision", "accept"], "--letter OUT.docx"),
        (["--group", "Friends"], "--letter OUT.docx"),
        (["--facts", "no such file"], "cannot be read"),
    ],
    ids=" ".join,
)
def test_wrong_options_of_a_check_are_said_plainly(
    command: CommandLine, received: Path, arguments: list[str], says: str
) -> None:
    done = command("check-expression", received, *arguments, "--json")
    assert (done.code, done.out) == (2, "")
    assert says in done.said


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("none.docx", None, "is not there."),
        ("empty.docx", b"", "cannot be read: "),
        ("broken.docx", b"PK\x03\x04 broken", "cannot be read: "),
        ("broken.pdf", b"%PDF-1.7 broken", "cannot be read: "),
        ("picture.png", b"\x89PNG", "cannot be read: "),
        ("broken.json", b"{", "not valid JSON"),
        ("list.json", b"[]", "one JSON object"),
    ],
    ids=lambda item: item if isinstance(item, str) else "",
)
def test_a_file_that_cannot_be_used_is_said_plainly(
    command: CommandLine, tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = command("check-expression", tmp_path / name, "--yes", "--json")
    assert (done.code, done.out) == (2, "")
    assert says in done.said


def test_a_file_that_is_something_else_is_told(command: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"
    path.write_text("# Minutes\n\nThe committee met. Tea was served.\n", encoding="utf-8")
    assert command("check-expression", path, "--yes", "--json").json["submission"]["looks_like_one"] is False
    assert (
        "This does not look like an expression of interest." in command("check-expression", path, "--yes").out
    )


def test_the_days_of_a_case_are_worked_out(command: CommandLine) -> None:
    done = command(
        *("challenge-dates", "--received", "2026-03-10", "--maximum-period", "12 weeks"),
        *(
            "--accepted",
            "2026-05-01",
            "--minimum-before",
            "3 months",
            "--maximum-before",
            "365 days",
            "--json",
        ),
    )
    assert (done.code, done.err) == (0, "")
    assert [(due["name"], due["earliest"], due["latest"]) for due in done.json["dates"]] == [
        ("Say when you expect to decide", "2026-03-10", "2026-04-08"),
        ("Give your decision", "2026-03-10", "2026-06-02"),
        ("Begin the procurement", "2026-08-01", "2027-05-01"),
    ]
    for due in done.json["dates"]:
        assert due["text"]
        assert due["citation"]["address"].startswith("https://www.legislation.gov.uk/ukpga/2011/20/")


def test_the_days_read_as_a_page_without_json(command: CommandLine) -> None:
    done = command("challenge-dates", "--received", "2026-03-10", "--window-ends", "2026-04-29")
    said = " ".join(done.out.split())
    assert "Say when you expect to decide: by 29 May 2026" in said
    assert "Give your decision: no day can be worked out" in said
    assert "Localism Act 2011, s.84(7)(a), as our note tells it: “" in said
    assert said.endswith("This is information, not legal advice.")


@pytest.mark.parametrize(
    ("given", "latest"),
    [
        ("90 days", "2026-06-08"),
        ("1 week", "2026-03-17"),
        ("3 Months", "2026-06-10"),
        ("12-week", "2026-06-02"),
    ],
)
def test_a_period_may_be_written_as_people_write_it(command: CommandLine, given: str, latest: str) -> None:
    done = command("challenge-dates", "--received", "2026-03-10", "--maximum-period", given, "--json")
    assert done.json["dates"][1]["latest"] == latest


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Say on which day you received it"),
        (["--window-ends", "2026-04-30"], "Say on which day you received it too"),
        (["--received", "10 March"], "--received '10 March' is not a day."),
        (["--received", "2012-06-26"], "the right to challenge began on 27 June 2012"),
        (["--received", "2026-03-10", "--maximum-period", "soon"], "is not a period"),
        (["--received", "2026-03-10", "--maximum-period", "1 year"], "'90 days', '12 weeks' or '3 months'"),
        (["--received", "2026-03-10", "--maximum-period", "0 days"], "Give at least 1 day."),
        (["--received", "2026-03-10", "--maximum-period", "9999 months"], "more than 10 years"),
        (["--received", "2026-03-10", "--accepted", "2026-03-09"], "before it was received"),
        (["--received", "9999-12-31"], "too far off"),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, list) else "",
)
def test_days_that_cannot_be_right_are_said_plainly(
    command: CommandLine, arguments: list[str], says: str
) -> None:
    done = command("challenge-dates", *arguments, "--json")
    assert (done.code, done.out) == (2, "")
    assert says in done.said
