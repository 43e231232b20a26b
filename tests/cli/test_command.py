from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commandline import ROOT, CommandLine
from typer.testing import CliRunner

from assistant import __version__
from assistant.cli.main import app
from assistant.cli.on_demand import COMMANDS as EVERY
from assistant.library.store import CATALOGUE, writing

COMMANDS = ("index", "search", "ask", "documents", "remove", "reindex", "serve", "doctor")


def test_the_version_is_said() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert (done.exit_code, done.stdout) == (0, f"assistant {__version__}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    done = CliRunner().invoke(app, [name, "--help"])
    assert done.exit_code == 0
    assert "--data-dir" in done.stdout


@pytest.mark.parametrize(
    "arguments", [["fly"], ["search", "x", "--colour"], ["index"], ["remove"], ["serve", "--port", "70000"]]
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "x"],
        ["ask", "Who may challenge?"],
        ["documents"],
        ["remove", "x"],
        ["reindex"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_without_a_library_each_command_says_how_to_build_one(
    command: CommandLine, arguments: list[str], tmp_path: Path
) -> None:
    done = command(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert f"There is no library in {tmp_path / 'library'} yet" in done.said
    assert "assistant index" in done.said
    assert not (tmp_path / "library").exists()


def test_the_option_names_the_folder_and_goes_before_the_setting(
    reading: CommandLine, documents: Path, tmp_path: Path
) -> None:
    other = tmp_path / "an other library"
    assert reading("index", documents / "gritting.md", "--data-dir", other, "--json").json["added"] == 1
    [record] = reading("documents", "--data-dir", other, "--json").json["documents"]
    assert record["title"] == "Winter roads"
    assert len(reading("documents", "--json").json["documents"]) == 2
    moved = reading("documents", "--json", ASSISTANT_DATA_DIR=str(other)).json
    assert moved["documents"] == [record]


@pytest.mark.parametrize("verb", [["documents"], ["serve"], ["ask", "x"], ["doctor"]], ids=lambda v: v[0])
@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "many"), ("PORT", "70000"), ("READ_SECONDS", "-1"), ("READ_MEMORY_MB", "")]
)
def test_a_wrong_setting_is_named(reading: CommandLine, verb: list[str], name: str, value: str) -> None:
    done = reading(*verb, **{f"ASSISTANT_{name}": value})
    assert done.code == 2
    assert done.out == ""
    assert f"ASSISTANT_{name}: " in done.said
    assert "Traceback" not in done.err


def test_a_library_that_is_being_written_says_by_whom(reading: CommandLine, documents: Path) -> None:
    folder = Path(reading.environment["ASSISTANT_DATA_DIR"])
    with writing(folder, "a long run"):
        done = reading("index", documents, "--json")
        assert done.code == 2
        assert "is being written by process" in done.said
        assert reading("search", "salt", "--json").code == 0


def test_a_library_of_a_newer_version_is_refused_in_a_sentence(command: CommandLine, documents: Path) -> None:
    assert command("index", documents).code == 0
    connection = sqlite3.connect(Path(command.environment["ASSISTANT_DATA_DIR"]) / CATALOGUE)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    for arguments in (["search", "x"], ["index", str(documents)], ["documents"]):
        done = command(*arguments)
        assert done.code == 2
        assert "newer version" in done.said


def test_a_data_folder_that_cannot_be_one_is_said_plainly(
    command: CommandLine, documents: Path, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    done = command("index", documents, "--data-dir", tmp_path / "a file" / "library")
    assert done.code == 2
    assert "cannot be written" in done.said


def test_another_embedding_model_is_noticed(reading: CommandLine) -> None:
    done = reading("search", "salt", ASSISTANT_EMBEDDING_MODEL="/no/such/model")
    assert done.code == 2
    assert "'/no/such/model' cannot be loaded" in done.said


@pytest.mark.slow
def test_the_command_works_in_a_process_of_its_own(
    command: CommandLine, documents: Path, tmp_path: Path
) -> None:
    done = command.apart("index", documents, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json["added"] == 2
    found = command.apart("search", "salt on roads", "-k", "1", "--json")
    assert (found.code, found.err) == (0, "")
    assert found.json["hits"][0]["title"] == "Winter roads"
    asked = command.apart("ask", "Who may challenge the authority?", "--quotes-only", "--json")
    assert (asked.code, asked.err) == (0, "")
    assert asked.json["status"] == "quoted"
    missing = command.apart("index", tmp_path / "not there")
    assert missing.code == 2
    wrong = command.apart("documents", ASSISTANT_PORT="many")
    assert wrong.code == 2
    assert wrong.err.startswith("assistant: A setting is wrong. ASSISTANT_PORT: ")


@pytest.mark.slow
def test_output_is_utf_8_whatever_the_locale(reading: CommandLine, tmp_path: Path) -> None:
    queries = tmp_path / "q.jsonl"
    queries.write_text(json.dumps({"id": "é–學", "text": "salt"}), encoding="utf-8")
    done = reading.apart("search", "--queries", queries, "--json", LC_ALL="C", PYTHONCOERCECLOCALE="0")
    assert (done.code, done.err) == (0, "")
    assert done.json["id"] == "é–學"


@pytest.mark.slow
def test_a_reader_of_the_output_that_goes_away_gets_no_traceback(reading: CommandLine) -> None:
    with started(reading, "search", "salt", "--json") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no process groups")
def test_a_run_that_a_person_stops_keeps_what_was_finished(command: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for number in range(600):
        text = f"# Road {number}\n\n" + f"Salt is spread on road {number} before frost. " * 60
        (folder / f"road{number}.md").write_text(text, encoding="utf-8")
    library = Path(command.environment["ASSISTANT_DATA_DIR"])
    with started(command, "index", str(folder), "--json") as process:
        until = time.monotonic() + 120
        while not (library / "words" / "meta.json").exists() and process.poll() is None:
            assert time.monotonic() < until, "the run did not begin to write"
            time.sleep(0.1)
        os.killpg(process.pid, signal.SIGINT)  # as the terminal does: to the reading processes too
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Traceback" not in said
    assert said.startswith("assistant: stopped. What was finished is kept")
    kept = len(command("documents", "--json").json["documents"])
    (folder / "last.md").write_text("# Last\n\nBees.\n", encoding="utf-8")
    for file in folder.iterdir():
        if file.name not in {"road0.md", "last.md"}:
            file.unlink()
    assert command("index", folder, "--json").code == 0
    assert kept < 600
    assert len(command("documents", "--json").json["documents"]) == 2
    assert command("doctor", "--json").code == 0


def started(command: CommandLine, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **command.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("name", EVERY)
def test_every_command_is_there_and_says_what_it_does(name: str) -> None:
    done = CliRunner().invoke(app, [name, "--help"])
    assert done.exit_code == 0
    assert "--help" in done.stdout


@pytest.mark.parametrize("name", ["index", "eligibility", "challenge-dates"])
def test_a_command_does_not_load_those_that_draft_fetch_or_serve(name: str) -> None:
    script = (
        "import sys\nfrom assistant.cli.main import main\n"
        f"sys.argv = ['assistant', {name!r}, '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sorted(name for name in sys.modules if name.startswith('assistant.cli.')), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    assert f"assistant.cli.{EVERY[name].split(':')[0]}" in loaded
    assert not {"assistant.cli.drafting", "assistant.cli.syncing", "assistant.cli.serving"} & loaded


@pytest.mark.parametrize(
    "command", [["documents"], ["ask", "What is TUPE?", "--quotes-only"], ["search", "TUPE"]]
)
def test_a_damaged_catalogue_ends_in_a_sentence_that_says_what_to_do(
    command: list[str], tmp_path: Path
) -> None:
    (tmp_path / CATALOGUE).write_bytes(b"not a database" * 500)
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *command, "--data-dir", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "damaged" in done.stderr
    assert "index the documents again" in " ".join(done.stderr.split())
