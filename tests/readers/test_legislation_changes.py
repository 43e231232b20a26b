from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law_maker import act, commentary, p, section

from assistant.readers import ReadError
from assistant.readers.law.changes import changes, differences, provisions


def noted(text: str, *ids: str) -> str:
    return "<Text>" + "".join(f'<CommentaryRef Ref="{identity}"/>' for identity in ids) + f"{text}</Text>"


BEFORE = act(
    section(
        "1",
        "Duty",
        p(2, "1", "An owner must prune.") + p(2, "3", "<Text>Save—</Text>" + p(3, "a", "in May,")),
    )
    + section("4", "Old", p(2, "1", "Old duty.") + p(2, "2", "Older duty."))
    + section("32", "Later", p(2, "1", "Not yet."), 'Status="Prospective"'),
    valid="2024-06-01",
)
NOTES = (
    commentary(
        "k1",
        "F",
        "Words in s. 1(3)(a) substituted (24.2.2025) by Procurement Act 2023 (c. 54), s. 127(2), "
        "Sch. 11 para. 7 (with s. 127); S.I. 2025/163, reg. 2",
    )
    + commentary("k2", "F", "S. 4 repealed (1.1.2026) by Weeds Act 2025 (c. 9), s. 3")
    + commentary("k3", "I", "S. 32 in force at 1.3.2026 by S.I. 2026/20, art. 2")
    + commentary("k4", "F", "S. 9A inserted (E.W.) (5.2.2026) by Weeds Act 2025 (c. 9), s. 4")
)
AFTER = act(
    section(
        "1",
        "Duty",
        p(2, "1", "An owner must prune.")
        + p(2, "3", "<Text>Save—</Text>" + p(3, "a", noted("in June,", "k1"))),
    )
    + section("4", "Old", noted(". . . . . . . . . .", "k2"))
    + section("9A", "New", p(2, "1", noted("Graft.", "k4")) + p(2, "2", "Graft well."))
    + section("32", "Later", "<Text/>" + p(2, "1", "Not yet.")).replace(
        "<Pnumber>32</Pnumber>", '<Pnumber><CommentaryRef Ref="k3"/>32</Pnumber>'
    ),
    commentaries=NOTES,
)


def test_what_happened_between_two_versions_in_plain_sentences() -> None:
    assert changes(BEFORE, AFTER) == (
        "s.1(3) amended 24 February 2025 by Procurement Act 2023 (c. 54), s. 127(2), Sch. 11 para. 7",
        "s.4 repealed 1 January 2026 by Weeds Act 2025 (c. 9), s. 3",
        "s.9A inserted 5 February 2026 by Weeds Act 2025 (c. 9), s. 4",
        "s.32 now in force from 1 March 2026 by S.I. 2026/20, art. 2",
    )


def test_the_same_version_has_no_changes() -> None:
    assert changes(AFTER, AFTER) == ()


def test_the_day_of_a_change_without_a_note_is_the_start_of_the_section() -> None:
    old = act(section("1", "Duty", "Prune.", 'RestrictStartDate="2020-01-01"'))
    new = act(section("1", "Duty", "Prune well.", 'RestrictStartDate="2026-02-01"'))
    assert changes(old, new) == ("s.1 amended 1 February 2026",)
    assert changes(act(section("1", "Duty", "Prune.")), act(section("1", "Duty", "Weed."))) == (
        "s.1 amended",
    )


def test_a_new_heading_a_new_subsection_and_a_lost_one() -> None:
    old = act(section("1", "Duty", p(2, "1", "Prune.") + p(2, "2", "Weed.")) + section("2", "Lost", "Gone."))
    new = act(section("1", "Duties", p(2, "1", "Prune.") + p(2, "1A", "Graft.")))
    assert changes(old, new) == (
        "heading of s.1 amended",
        "s.1(1A) inserted",
        "s.1(2) is no longer in the text",
        "s.2 is no longer in the text",
    )


def test_a_repealed_subsection() -> None:
    notes = commentary("k", "F", "S. 1(2) omitted (31.12.2025) by virtue of Weeds Act 2025 (c. 9), s. 3")
    old = act(section("1", "Duty", p(2, "1", "Prune.") + p(2, "2", "Weed.")))
    new = act(
        section("1", "Duty", p(2, "1", "Prune.") + p(2, "2", noted(". . . . . .", "k"))), commentaries=notes
    )
    assert changes(old, new) == ("s.1(2) repealed 31 December 2025 by Weeds Act 2025 (c. 9), s. 3",)


def test_what_is_quoted_for_another_act_belongs_to_the_amending_provision() -> None:
    def amending(word: str) -> bytes:
        inserted = section("9", "T", word)
        quoted = f'<BlockAmendment Format="double" TargetClass="primary">{inserted}</BlockAmendment>'
        return act(section("2", "Changes", p(2, "1", f"<Text>After section 8 insert—</Text>{quoted}")))

    assert changes(amending("Old."), amending("New.")) == ("s.2(1) amended",)


def test_each_provision_is_told_with_its_standing() -> None:
    found = {item.label: item for item in provisions(BEFORE)}
    assert list(found)[:2] == ["long title", "preamble"]
    assert list(found)[2:] == ["s.1", "s.1(1)", "s.1(3)", "s.4", "s.4(1)", "s.4(2)", "s.32", "s.32(1)"]
    assert found["s.1"].heading == "1 Duty"
    assert found["s.32"].status == "prospective"
    after = {item.label: item for item in provisions(AFTER)}
    assert after["s.4"].status == "repealed"
    assert after["s.1(3)"].annotations[0].startswith("Words in s. 1(3)(a) substituted")
    assert after["s.1(1)"].digest == found["s.1(1)"].digest
    assert after["s.1(3)"].digest != found["s.1(3)"].digest


def test_a_broken_version_has_a_reason() -> None:
    with pytest.raises(ReadError):
        differences(BEFORE, b"<Legislation>")


WORDS = st.dictionaries(
    st.integers(1, 30), st.sampled_from(["prune", "weed", "graft"]), min_size=1, max_size=8
)


@given(WORDS, WORDS)
def test_every_section_that_differs_is_told_and_no_other(old: dict[int, str], new: dict[int, str]) -> None:
    def made(words: dict[int, str]) -> bytes:
        return act("".join(section(str(number), "T", words[number]) for number in sorted(words)))

    told = {(change.label, change.kind) for change in differences(made(old), made(new))}
    expected = {(f"s.{number}", "inserted") for number in new.keys() - old.keys()}
    expected |= {(f"s.{number}", "gone") for number in old.keys() - new.keys()}
    expected |= {
        (f"s.{number}", "amended") for number in old.keys() & new.keys() if old[number] != new[number]
    }
    assert told == expected
