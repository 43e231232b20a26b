from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import ROOT, CommandLine, Outcome

from assistant.eligibility.table import rules_table
from assistant.readers import read

CHARITY = {
    "authority_type": "district_council",
    "body_type": "charity",
    "seeks": "provide_service",
    "service_by_or_for_authority": "yes",
    "named_person_complex_needs": "no",
}
HEAVY = (
    "torch",
    "chromadb",
    "gradio",
    "langchain",
    "langchain_core",
    "transformers",
    "sentence_transformers",
)


def written(folder: Path, facts: object) -> Path:
    path = folder / "facts.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    return path


def typed(command: CommandLine, lines: str, *arguments: str | Path) -> Outcome:
    """Run a command while these lines are typed; the input ends after them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8"))
        return command(*arguments)


def test_facts_in_a_file_give_the_verdict_of_the_contract(command: CommandLine, tmp_path: Path) -> None:
    done = command("eligibility", "--facts", written(tmp_path, CHARITY), "--json")
    assert (done.code, done.err) == (0, "")
    assert list(done.json)[:5] == ["verdict", "reasons", "to_find_out", "better_routes", "next_steps"]
    assert done.json["verdict"] == "can_challenge"


def test_facts_may_come_on_standard_input(command: CommandLine) -> None:
    done = typed(command, json.dumps({"body_type": "individual"}), "eligibility", "--facts", "-", "--json")
    assert done.json["verdict"] == "cannot_challenge"


def test_no_facts_at_all_are_no_refusal(command: CommandLine, tmp_path: Path) -> None:
    assert command("eligibility", "--facts", written(tmp_path, {}), "--json").json["verdict"] == "cannot_tell"


def test_the_day_of_the_check_can_be_chosen(command: CommandLine, tmp_path: Path) -> None:
    facts = written(tmp_path, {**CHARITY, "authority_type": "london_fire_commissioner"})
    before = command("eligibility", "--facts", facts, "--as-at", "2018-03-31", "--json").json
    since = command("eligibility", "--facts", facts, "--as-at", "2018-04-01", "--json").json
    assert (before["verdict"], since["verdict"]) == ("cannot_challenge", "can_challenge")
    assert before["as_at"] == "2018-03-31"


def test_the_verdict_reads_as_a_page_without_json(command: CommandLine, tmp_path: Path) -> None:
    facts = {**CHARITY, "procurement_under_way": "yes", "window_published": "yes"}
    done = command("eligibility", "--facts", written(tmp_path, facts))
    assert done.code == 0
    said = " ".join(done.out.split())
    for part in (
        "You can challenge, with risks",
        "This is information, not legal advice.",
        "What decides it - The authority may reject it, because the service is already being procured.",
        "Whom you would challenge Met: The authority is in England.",
        "Risk: The authority may reject it",
        "as our note tells it: “Ground 6: ",
        "https://www.legislation.gov.uk/uksi/2012/1647/schedule/paragraph/6",
        "What to find out - Will yours arrive inside that period?",
        "Other routes - Bid in the procurement that is under way",
        "What to do next 1. ",
    ):
        assert part in said
    assert not any(line.endswith(" ") for line in done.out.splitlines())


def test_answers_that_contradict_one_another_are_told(command: CommandLine, tmp_path: Path) -> None:
    facts = written(tmp_path, {**CHARITY, "window_published": "no", "inside_window": "no"})
    assert (
        "You say that no period is published"
        in command("eligibility", "--facts", facts, "--json").json["warnings"][0]
    )
    assert "Note: You say that no period is published" in command("eligibility", "--facts", facts).out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "This is empty."),
        ("[]", "this is a list"),
        ("{", "not valid JSON"),
        ('{"body_type": "charity", "body_type": "individual"}', "given more than once"),
        ('{"body_type": "charty"}', "Did you mean charity?"),
        ('{"bodytype": "charity"}', "Did you mean body_type?"),
        ('{"employee_count": "several"}', "a whole number"),
        ('{"inside_window": 3}', "yes, no or unknown"),
        (" " * 2**20 + "{}", "larger than 1 MiB"),
    ],
    ids=["empty", "list", "broken", "twice", "value", "fact", "number", "type", "huge"],
)
@pytest.mark.parametrize("format_", [[], ["--json"]], ids=["", "json"])
def test_facts_that_cannot_be_used_are_said_plainly(
    command: CommandLine, tmp_path: Path, text: str, says: str, format_: list[str]
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(text, encoding="utf-8")
    for done in (
        command("eligibility", "--facts", path, *format_),
        typed(command, text, "eligibility", "--facts", "-", *format_),
    ):
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("assistant: ")
        assert says in done.said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--facts", "no such file"], "no such file cannot be read: No such file or directory."),
        (["--facts", "."], "cannot be read: Is a directory."),
        (["--as-at", "2012-06-26"], "since 27 June 2012"),
        (["--as-at", "yesterday"], "--as-at 'yesterday' is not a day."),
        (["--as-at", "2026-02-30"], "is not a day."),
        (["--as-at", "20260228"], "Write it as YYYY-MM-DD"),
        (["--facts", "a", "--text", "b"], "--facts or --text, not both"),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, list) else "",
)
def test_wrong_options_are_said_plainly_before_any_question(
    command: CommandLine, arguments: list[str], says: str
) -> None:
    done = typed(command, "1\n" * 30, "eligibility", *arguments, "--json")
    assert (done.code, done.out) == (2, "")
    assert says in done.said
    assert "Question" not in done.err


def test_the_interview_ends_with_the_verdict(command: CommandLine) -> None:
    done = typed(command, "2\n12\n", "eligibility")
    assert done.code == 0
    assert "Question 1 of about" in done.out
    assert "Who runs the service, or pays for it?" in done.out
    assert "Your answers\n- Who runs the service, or pays for it? A district" in done.out
    assert "\nYou cannot challenge\n" in done.out


def test_the_interview_for_json_asks_on_standard_error(command: CommandLine) -> None:
    done = typed(command, "2\n12\n", "eligibility", "--json")
    assert done.json["verdict"] == "cannot_challenge"
    assert "Question 1 of about" in done.err


def test_the_interview_tells_why_it_asks(command: CommandLine) -> None:
    done = typed(command, "?\n2\n12\n", "eligibility")
    assert "Why we ask: The right reaches only the authorities that the law lists." in done.out
    assert "Localism Act 2011, s.81(2)" in done.out


def test_the_interview_goes_back(command: CommandLine) -> None:
    done = typed(command, "b\n2\nb\n17\n", "eligibility", "--json")
    assert "This is the first question." in done.err
    reasons = {reason["rule"]: reason["result"] for reason in done.json["reasons"]}
    assert reasons["authority.england"] == "not_met"


def test_an_answer_that_is_none_is_asked_for_again(command: CommandLine) -> None:
    done = typed(command, "\n0\n21\n²\nyes\n" + "9" * 5000 + "\n2\n12\n", "eligibility")
    assert done.out.count("Please type a number from 1 to 20, or ?, b or d.") == 6
    assert "You cannot challenge" in done.out


def test_a_number_is_asked_for_as_a_number(command: CommandLine) -> None:
    done = typed(command, "2\n9\ntwo\n-1\n1\n", "eligibility", "--json")
    assert done.err.count("needs a whole number") == 2
    assert done.json["verdict"] == "cannot_challenge"


def test_not_knowing_anything_leads_to_no_verdict(command: CommandLine) -> None:
    done = typed(command, "d\n" * 30, "eligibility", "--json")
    assert done.json["verdict"] == "cannot_tell"
    assert done.json["to_find_out"]


@pytest.mark.parametrize("lines", ["", "2\n"], ids=["at once", "later"])
def test_an_interview_that_is_stopped_ends_plainly(command: CommandLine, lines: str) -> None:
    done = typed(command, lines, "eligibility", "--json")
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith("assistant: stopped. Your answers are not kept.\n")


TEXT = "Our charity wants to run the library for Anytown District Council."


def test_what_a_text_says_counts_once_it_is_confirmed(command: CommandLine) -> None:
    done = typed(command, "maybe\ny\n" + "y\n" * 5 + "d\n" * 30, "eligibility", "--text", TEXT, "--json")
    assert "You wrote “Our charity”. We take that as: Who would challenge? A charity" in done.said
    assert "Please type y or n." in done.said
    assert "body.charity" in [r["rule"] for r in done.json["reasons"] if r["result"] == "met"]


def test_what_a_text_says_does_not_count_when_it_is_denied(command: CommandLine) -> None:
    done = typed(command, "n\n" * 6 + "d\n" * 40, "eligibility", "--text", TEXT, "--json")
    assert done.json["verdict"] == "cannot_tell"
    assert not any(reason["result"] == "met" for reason in done.json["reasons"] if reason["step"] == "body")


def test_a_text_that_says_nothing_leads_to_every_question(command: CommandLine) -> None:
    done = typed(command, "2\n12\n", "eligibility", "--text", "Hello there")
    assert "We understood no answers from your words, so we ask every question." in done.out
    assert "You cannot challenge" in done.out


def test_a_text_that_is_too_long_is_refused(command: CommandLine) -> None:
    done = typed(command, "", "eligibility", "--text", "x" * 4001)
    assert (done.code, done.out) == (2, "")
    assert "at most 4,000 characters" in done.said


def test_the_rules_are_printed_for_review(command: CommandLine) -> None:
    done = command("eligibility", "--rules")
    assert (done.code, done.out) == (0, rules_table())


def test_the_act_is_quoted_where_the_library_holds_it(
    command: CommandLine, tmp_path: Path, shared: Path
) -> None:
    act = shared / "corpus" / "legislation" / "localism-act-2011-part5-ch2.md"
    assert command("index", act, "--json").code == 0
    done = command("eligibility", "--facts", written(tmp_path, CHARITY), "--json")
    [charity] = [reason for reason in done.json["reasons"] if reason["rule"] == "body.charity"]
    assert charity["citation"]["locator"] == "s.81(6)(b)"
    assert charity["citation"]["quote"] in act.read_text(encoding="utf-8")


def test_a_library_that_is_damaged_stops_no_check(command: CommandLine, tmp_path: Path) -> None:
    library = Path(command.environment["ASSISTANT_DATA_DIR"])
    library.mkdir()
    (library / "catalogue.sqlite3").write_bytes(b"no database")
    done = command("eligibility", "--facts", written(tmp_path, CHARITY), "--json")
    assert (done.code, done.json["verdict"]) == (0, "can_challenge")
    assert "cannot be read: file is not a database. We quote our own notes." in done.said


def test_the_check_starts_without_a_model_or_a_framework(command: CommandLine, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom assistant.cli.main import main\n"
        f"sys.argv = ['assistant', 'eligibility', '--facts', {str(written(tmp_path, CHARITY))!r}, '--json']\n"
        "try:\n    main()\n"
        f"finally:\n    print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT), **command.environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["verdict"] == "can_challenge"
    assert done.stderr == "[]\n"


def test_the_verdict_is_saved_as_word_with_the_answers(command: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "verdict.docx"
    assert typed(command, "2\n12\n", "eligibility", "--word", path).code == 0
    text = "\n".join(block.text for block in read(path).blocks)
    assert "You cannot challenge" in text
    assert "One person, a councillor for example" in text


def test_a_file_that_is_there_is_not_replaced_unless_told(command: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "verdict.docx"
    path.write_bytes(b"mine")
    facts = written(tmp_path, CHARITY)
    done = command("eligibility", "--facts", facts, "--word", path)
    assert (done.code, done.out) == (2, "")
    assert "is there already" in done.said
    assert path.read_bytes() == b"mine"
    assert command("eligibility", "--facts", facts, "--word", path, "--force").code == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("verdict.doc", "must end in .docx"),
        ("no folder/verdict.docx", "is not there"),
        ("a.docx", "is a folder"),
    ],
)
def test_a_file_that_cannot_be_made_is_said_before_any_question(
    command: CommandLine, tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "a.docx").mkdir()
    done = typed(command, "2\n12\n", "eligibility", "--word", tmp_path / name)
    assert (done.code, done.out) == (2, "")
    assert says in done.said


def test_a_draft_is_made_with_a_checklist(command: CommandLine, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"group": "Friends of the Library", "finances": "£20,000 in reserves."}))
    draft = tmp_path / "draft.docx"
    done = command("expression", "--answers", answers, "--out", draft)
    said = " ".join(done.out.split())
    assert done.code == 0
    assert "There: Financial resources. " in said
    assert "Missing: Capability. " in said
    assert (
        f"parts are missing. Whether what is there is enough, we do not judge. The draft is in {draft}."
        in said
    )
    assert any("£20,000 in reserves." in block.text for block in read(draft).blocks)


def test_a_draft_of_an_empty_file_of_answers_is_a_template(command: CommandLine, tmp_path: Path) -> None:
    done = typed(command, "{}", "expression", "--answers", "-", "--out", tmp_path / "draft.docx", "--json")
    assert done.json["out"] == str(tmp_path / "draft.docx")
    states = {item["name"]: item["state"] for item in done.json["checklist"]}
    assert states["Financial resources"] == "missing"
    assert all(item["citation"]["quote"] for item in done.json["checklist"])


def test_the_facts_of_the_case_count_for_the_draft(command: CommandLine, tmp_path: Path) -> None:
    arguments = ("expression", "--answers", "-", "--out", tmp_path / "draft.docx", "--json")
    done = typed(command, "{}", *arguments, "--facts", written(tmp_path, {**CHARITY, "uses_partners": "no"}))
    states = {item["name"]: item["state"] for item in done.json["checklist"]}
    assert (states["Other employees"], states["Partners"]) == ("not_needed", "not_needed")


@pytest.mark.parametrize("text", ["", "[]", '{"servise": "x"}', '{"sent": "soon"}'])
def test_answers_that_cannot_be_used_make_no_draft(command: CommandLine, tmp_path: Path, text: str) -> None:
    draft = tmp_path / "draft.docx"
    done = typed(command, text, "expression", "--answers", "-", "--out", draft)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("assistant: ")
    assert not draft.exists()


def test_a_draft_replaces_no_file_unless_told(command: CommandLine, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(b"mine")
    assert typed(command, "{}", "expression", "--answers", "-", "--out", draft).code == 2
    assert draft.read_bytes() == b"mine"
    assert typed(command, "{}", "expression", "--answers", "-", "--out", draft, "--force").code == 0
