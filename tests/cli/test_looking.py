from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import CommandLine

HIT = {
    "passage_id": str,
    "source_id": str,
    "title": str,
    "document": str,
    "locator": str,
    "text": str,
    "score": float,
}


def test_search_gives_hits_in_the_form_that_programs_build_on(reading: CommandLine, documents: Path) -> None:
    done = reading("search", "salt on icy roads", "--json")
    assert done.code == 0
    assert done.json.keys() == {"id", "hits"}
    for hit in done.json["hits"]:
        for field, kind in HIT.items():
            assert type(hit[field]) is kind, field
    first = done.json["hits"][0]
    assert first["title"] == "Winter roads"
    assert first["document"] == str(documents / "gritting.md")
    assert "Gritting lorries spread salt" in first["text"]
    scores = [hit["score"] for hit in done.json["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_a_file_of_queries_gives_a_line_for_each_in_order(reading: CommandLine, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    rows = [
        {"id": "b", "text": "salt on roads"},
        {"id": "a", "text": "expression of interest", "expected": "ignored"},
        {"id": "empty", "text": ""},
        {"id": "long", "text": "salt " * 10_000},
        {"id": "line\u2028separator", "text": "salt\u2028and\u0085grit"},
    ]
    lines = "\r\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    queries.write_text(lines + "\n", encoding="utf-8-sig", newline="")
    done = reading("search", "--queries", queries, "-k", "1", "--json")
    assert done.code == 0, done.err
    found = [json.loads(line) for line in done.out.split("\n") if line]
    assert [line["id"] for line in found] == [row["id"] for row in rows]
    titles = [[hit["title"] for hit in line["hits"]] for line in found]
    assert titles == [["Winter roads"], ["The right to challenge"], [], ["Winter roads"], ["Winter roads"]]


@pytest.mark.parametrize(
    "row",
    [
        '{"id": "2"}',
        '{"text": "x"}',
        "not json",
        "[]",
        '"x"',
        '{"id": 2, "text": "x"}',
        '{"id": "2", "text": ',
    ],
)
@pytest.mark.parametrize(("verb", "option"), [("search", "--queries"), ("ask", "--questions")])
def test_a_line_that_is_not_right_is_named_by_its_number(
    reading: CommandLine, tmp_path: Path, verb: str, option: str, row: str
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(f'{{"id": "1", "text": "salt"}}\n\n{row}\n', encoding="utf-8")
    done = reading(verb, option, file, "--json")
    assert done.code == 2
    assert done.out == ""
    assert f"{file}, line 3: " in done.said


@pytest.mark.parametrize(("verb", "option"), [("search", "--queries"), ("ask", "--questions")])
def test_a_file_that_cannot_be_read_is_named(
    reading: CommandLine, tmp_path: Path, verb: str, option: str
) -> None:
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "not there.jsonl", binary, tmp_path):
        done = reading(verb, option, file)
        assert done.code == 2
        assert f"{file} cannot be read" in done.said


def test_search_needs_a_text_or_a_file_and_not_both(reading: CommandLine, tmp_path: Path) -> None:
    assert reading("search").code == 2
    assert reading("search", "salt", "--queries", tmp_path / "x").code == 2
    assert "--queries" in reading("search").said


@pytest.mark.parametrize("mode", ["fused", "vectors", "words"])
def test_every_mode_can_be_chosen(reading: CommandLine, mode: str) -> None:
    done = reading("search", "salt", "--mode", mode, "--json")
    assert done.json["hits"][0]["title"] == "Winter roads"


def test_a_mode_or_a_count_that_does_not_exist_is_refused(reading: CommandLine) -> None:
    wrong = reading("search", "salt", "--mode", "magic")
    assert (wrong.code, "fused, vectors, words" in wrong.said) == (2, True)
    for count in ("0", "-1", "many", "1001"):
        assert reading("search", "salt", "-k", count).code == 2


def test_filters_limit_the_search(reading: CommandLine) -> None:
    def titles(*options: str) -> set[str]:
        return {hit["title"] for hit in reading("search", "salt", *options, "--json").json["hits"]}

    assert titles() == {"The right to challenge", "Winter roads"}
    assert titles("--kind", "note") == {"The right to challenge"}
    assert titles("--jurisdiction", "England") == {"The right to challenge"}
    assert titles("--status", "not stated") == {"Winter roads"}
    assert titles("--collection", "Notes") == {"The right to challenge"}
    assert titles("--collection", "Notes", "--status", "draft") == set()
    assert "Nothing was found" in reading("search", "salt", "--kind", "tender").out


NOTICES = {
    "publisher": {"name": "Illustrative notices"},
    "releases": [
        {
            "ocid": "ocds-test00-grounds",
            "id": "1",
            "date": "2026-02-01T09:00:00Z",
            "tag": ["tender"],
            "buyer": {"id": "b", "name": "Town Council of Ashby"},
            "tender": {
                "title": "Grounds maintenance",
                "description": "Mowing of meadows and parks.",
                "status": "active",
                "value": {"amount": 120000, "currency": "GBP"},
                "classification": {"scheme": "CPV", "id": "77310000"},
                "tenderPeriod": {"endDate": "2026-03-10T12:00:00Z"},
                "contractPeriod": {"startDate": "2026-06-01", "endDate": "2029-05-31"},
                "lots": [
                    {"id": "1", "title": "Parks", "awardCriteria": {"criteria": [{"name": "Social value"}]}},
                    {"id": "2", "title": "Meadows"},
                ],
            },
        },
        {
            "ocid": "ocds-test00-salt",
            "id": "2",
            "date": "2025-11-01T09:00:00Z",
            "tag": ["award"],
            "buyer": {"id": "c", "name": "County Council"},
            "tender": {
                "title": "Rock salt",
                "description": "Salt for the meadows of winter.",
                "value": {"amount": 90000, "currency": "EUR"},
            },
        },
    ],
}


def test_tenders_are_found_by_the_fields_of_their_notices(command: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "notices.json").write_text(json.dumps(NOTICES), encoding="utf-8")
    (tmp_path / "note.md").write_text("# Meadows\n\nA note on meadows and salt.\n", encoding="utf-8")
    assert command("index", tmp_path / "notices.json", tmp_path / "note.md", "--json").code == 0

    def ids(*options: str) -> set[str]:
        done = command("search", "meadows", *options, "--json")
        assert done.code == 0, done.err
        return {hit["source_id"] for hit in done.json["hits"]}

    grounds, salt = {"ocds-test00-grounds"}, {"ocds-test00-salt"}
    assert grounds | salt < ids()
    assert ids("--buyer", "ASHBY") == grounds
    assert ids("--buyer", "ashby", "--buyer", "county") == grounds | salt
    assert ids("--cpv", "7731") == grounds
    assert ids("--stage", "award") == salt
    assert ids("--criterion", "Social Value") == grounds
    assert ids("--value-from", "1") == grounds  # the other is in euros
    assert ids("--value-to", "119999") == set()
    assert ids("--deadline-from", "2026-03-10", "--deadline-to", "2026-03") == grounds
    assert ids("--published-to", "2025") == salt
    assert ids("--starts-from", "2026-06", "--ends-to", "2029-05-31") == grounds
    assert ids("--lots") == grounds
    assert ids("--no-lots") == salt
    assert "Nothing was found" in command("search", "meadows", "--cpv", "12").out


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--cpv", "7", "first two to eight digits"),
        ("--cpv", "77x", "first two to eight digits"),
        ("--stage", "won", "is not one of: planning, tender"),
        ("--deadline-from", "tomorrow", "'tomorrow' is no date: write it as 2026-03-31"),
        ("--ends-to", "31/03/2026", "is no date"),
        ("--value-from", "-1", "--value-from"),
    ],
)
def test_a_limit_that_cannot_be_is_named(reading: CommandLine, option: str, value: str, said: str) -> None:
    done = reading("search", "salt", option, value)
    assert (done.code, done.out) == (2, "")
    assert said in done.said


def test_search_shows_title_place_and_words_to_a_person(reading: CommandLine) -> None:
    shown = " ".join(reading("search", "salt", "-k", "1").out.split())
    assert shown.startswith("1. Winter roads · opening · local policy · not stated")
    assert "Gritting lorries spread salt" in shown


@pytest.mark.parametrize(
    "text", ["?", "[red]salt[/red]", "\U000e0073\U000e0061", "sel sur les routes", "\udcff", "x" * 50_000]
)
def test_any_text_can_be_looked_for(reading: CommandLine, text: str) -> None:
    assert reading("search", text).code == 0
    assert reading("search", text, "--json").json["id"] == "1"


def test_doctor_finds_models_and_stores_in_order(reading: CommandLine) -> None:
    done = reading("doctor", "--json")
    assert done.code == 0
    checks = {check["name"]: check for check in done.json["checks"]}
    assert all(check.keys() == {"name", "ok", "detail"} for check in checks.values())
    assert {"assistant", "embedding model", "chat model", "library", "recovery", "stores"} <= checks.keys()
    assert all(check["ok"] for check in checks.values())
    counts = {part.split()[0]: int(part.split()[1]) for part in checks["stores"]["detail"].split(", ")}
    assert counts.keys() == {"catalogue", "vectors", "words"}
    assert len(set(counts.values())) == 1
    assert "NOT OK" not in reading("doctor").out


def test_doctor_says_what_is_wrong_and_ends_with_1(command: CommandLine) -> None:
    done = command("doctor", "--json", ASSISTANT_EMBEDDING_MODEL="/no/such/model")
    assert done.code == 1
    wrong = {check["name"]: check["detail"] for check in done.json["checks"] if not check["ok"]}
    assert wrong.keys() == {"embedding model", "library"}
    assert "assistant index" in wrong["library"]
