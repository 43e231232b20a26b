from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.eligibility.errors import FactsError
from assistant.eligibility.facts import NAMES, VALUES, Facts
from assistant.eligibility.reading import facts_from_file, facts_from_json, facts_from_text


def fault(data: object) -> str:
    with pytest.raises(FactsError) as caught:
        facts_from_json(data)
    return str(caught.value)


def fault_of_text(text: str) -> str:
    with pytest.raises(FactsError) as caught:
        facts_from_text(text)
    return str(caught.value)


def one_value(name: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(VALUES[name]) if VALUES[name] else st.integers(0, 5000)


every_fact = st.fixed_dictionaries({}, optional={name: one_value(name) | st.none() for name in NAMES})


@given(every_fact)
def test_facts_come_back_as_they_were_written(values: dict[str, Any]) -> None:
    assert facts_from_text(json.dumps(values)) == Facts(**values)


any_scalar = st.none() | st.booleans() | st.floats() | st.integers() | st.text()


@given(st.sampled_from(NAMES), st.recursive(any_scalar, st.lists, max_leaves=5))
def test_any_value_of_any_fact_is_understood_or_refused_by_name(name: str, value: object) -> None:
    said = f"{name} is … It can be: "
    try:
        facts_from_json({name: value})
    except FactsError as error:
        said = str(error)
    assert said.startswith(f"{name} is ")
    assert "It can be: " in said
    assert said.isprintable()


@given(st.text())
def test_any_text_is_facts_or_a_fault(text: str) -> None:
    with suppress(FactsError):
        facts_from_text(text)


def test_a_fact_that_is_left_out_is_unknown() -> None:
    assert facts_from_json({}) == Facts()


@pytest.mark.parametrize("unknown", [None, "unknown", "Unknown", " UNKNOWN "])
@pytest.mark.parametrize("name", ["authority_type", "distributes_profit", "employee_count"])
def test_unknown_is_unknown_and_not_no(name: str, unknown: str | None) -> None:
    assert facts_from_json({name: unknown}).value(name) is None


@pytest.mark.parametrize(
    ("given_value", "meant"),
    [("yes", True), ("No", False), (True, True), (False, False), (" YES", True), ("true", True)],
)
def test_yes_and_no_may_be_words_or_true_and_false(given_value: object, meant: bool) -> None:  # noqa: FBT001 -- a parametrised value
    assert facts_from_json({"inside_window": given_value}).inside_window is meant


@pytest.mark.parametrize(
    "words", ["london_borough_council", "London borough council", "london-borough-council"]
)
def test_words_may_have_any_case_and_spaces(words: str) -> None:
    assert facts_from_json({"Authority type": words}).authority_type == "london_borough_council"


@pytest.mark.parametrize("number", [3, "3", " 3 "])
def test_a_number_may_be_a_string_of_digits(number: object) -> None:
    assert facts_from_json({"employee_count": number}).employee_count == 3


@pytest.mark.parametrize("number", [-1, 2.0, "-1", "two", True, "2.5", "³", 10**30, "9" * 5000, [], {}])
def test_what_is_no_whole_number_is_refused(number: object) -> None:
    said = fault({"employee_count": number})
    assert said.startswith("employee_count is ")
    assert "a whole number from 0 to 10,000,000" in said


@pytest.mark.parametrize("value", [1, 0, "maybe", "", [], {"yes": True}, "ja"])
def test_what_is_neither_yes_nor_no_is_refused(value: object) -> None:
    assert "It can be: yes, no or unknown." in fault({"distributes_profit": value})


def test_an_unknown_value_names_the_nearest_and_every_allowed_one() -> None:
    said = fault({"body_type": "charty"})
    assert 'body_type is "charty". Did you mean charity? It can be: charity, voluntary_body, ' in said
    assert said.endswith("or unknown.")


def test_an_unknown_fact_names_the_nearest() -> None:
    assert fault({"autority_type": "police"}) == '"autority_type" is not a fact. Did you mean authority_type?'


def test_an_unknown_fact_that_is_near_none_lists_them_all() -> None:
    said = fault({"zzz": True})
    assert all(name in said for name in NAMES)


def test_every_fault_is_told_at_once() -> None:
    said = fault({"body_type": 3, "seeks": "money", "colour": "red", "inside_window": "yes"})
    assert said.count("\n- ") == 3
    for named in ("body_type", "seeks", "colour"):
        assert named in said
    assert "inside_window" not in said.replace(", ".join(NAMES), "")


def test_thousands_of_faults_take_no_time_and_fill_no_screen() -> None:
    said = fault({f"key{number}": number for number in range(100_000)})
    assert said.count("\n") < 30
    assert said.endswith("We stopped looking here.")


def test_a_fact_that_is_written_in_two_ways_is_refused() -> None:
    assert fault({"body_type": "charity", "Body-Type": "individual"}) == "body_type is given twice."


def test_a_duplicate_key_is_refused_although_json_would_take_the_last() -> None:
    said = fault_of_text('{"body_type": "charity", "seeks": "unknown", "body_type": "individual"}')
    assert '"body_type" is given more than once.' in said


def test_what_is_shown_of_a_value_cannot_steer_a_terminal() -> None:
    said = fault({"body_type": "\x1b[2J\x9b\udce9\u202e" + "x" * 5000})
    assert said.isprintable()
    assert len(said) < 1000


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "This is empty."),
        (" \n", "This is empty."),
        ("[]", "this is a list"),
        ('"charity"', "this is a string"),
        ("null", "this is null"),
        ("7", "this is a number"),
        ("true", "this is true or false"),
        ('{"body_type": ', "not valid JSON: Expecting value, at line 1, column 15"),
        ("{'body_type': 'charity'}", "not valid JSON"),
        ('{"employee_count": NaN}', "NaN is not a value in JSON"),
        ('{"employee_count": Infinity}', "Infinity is not a value in JSON"),
        ('{"employee_count": ' + "9" * 5000 + "}", "too many digits"),
        ("[" * 100_000, "nested too deeply"),
        ('{"body_type":' * 100_000, "nested too deeply"),
    ],
    ids=lambda text: text[:20],
)
def test_text_that_is_no_json_object_is_refused_in_plain_words(text: str, says: str) -> None:
    assert says in fault_of_text(text)


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    for encoding in ("utf-8", "utf-8-sig"):
        file.write_text('{"body_type": "charity"}', encoding=encoding)
        assert facts_from_file(file) == Facts(body_type="charity")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "This is empty."),
        (b"\xff\xfe{\x00}\x00", "not text in UTF-8"),
        (b" " * (2**20 + 1), "larger than 1 MiB"),
        (b"[1]", "this is a list"),
    ],
    ids=["empty", "utf-16", "huge", "list"],
)
def test_a_file_that_holds_no_facts_is_named(tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "facts.json"
    file.write_bytes(data)
    with pytest.raises(FactsError) as caught:
        facts_from_file(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert says in str(caught.value)


def test_a_file_that_is_not_there_and_a_folder_are_said_plainly(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "none.json", "No such file"), (tmp_path, "Is a directory")):
        with pytest.raises(FactsError, match=says) as caught:
            facts_from_file(path)
        assert str(caught.value).startswith(f"{path} cannot be read: ")
