"""When a question counts as answered by the sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.abstention import (
    ELSEWHERE,
    FILE,
    WORDS_ONLY,
    Calibration,
    Signals,
    chance,
    store,
)
from assistant.answering.abstention import OURS as PUBLISHER
from assistant.answering.calibrating import Example, errors, fitted
from assistant.documents import Hit, Locator, Passage, Source
from assistant.models.embedding import load_embedding_model
from assistant.settings import Settings

NOTHING = Signals(0.0, 0.0, -4.0, -3.0, 0.01, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0)
SURE = Signals(0.8, 0.9, 4.0, 3.0, 0.9, 0.9, 1.0, 0.8, 0.4, 0.0, 0.0)
OURS = "0d2c10b0f9147292"

parts = st.floats(0, 1)
log_odds = st.floats(-8, 8)
any_signals = st.builds(
    Signals, parts, parts, log_odds, log_odds, parts, parts, parts, parts, parts, parts, parts
)


def hit(*, ours: bool = False) -> Hit:
    passage = Passage("p", "act", "Words.", (), 0, 6, (Locator("s.1", 0, 6),))
    publisher = PUBLISHER if ours else "Parliament"
    source = Source(id="act", title="An Act", kind="legislation", publisher=publisher)
    return Hit(passage, source, "act.html", 1.0)


NOTE, FOREIGN = hit(ours=True), hit()


def test_the_shipped_calibration_is_that_of_the_packaged_model() -> None:
    assert load_embedding_model(Settings(chat_model="none")).fingerprint == OURS


def test_what_everything_speaks_for_is_answered_and_what_nothing_speaks_for_is_not() -> None:
    for hits in ([NOTE], [FOREIGN], [NOTE, FOREIGN]):
        for fingerprint in (OURS, "another model"):
            assert chance(SURE, hits, fingerprint).enough
            assert not chance(NOTHING, hits, fingerprint).enough


@given(any_signals)
def test_a_name_that_no_passage_names_never_speaks_for_an_answer(found: Signals) -> None:
    named, unnamed = replace(found, missing_name=1.0), replace(found, missing_name=0.0)
    assert chance(named, [FOREIGN], OURS).probability <= chance(unnamed, [FOREIGN], OURS).probability


@given(any_signals)
def test_where_other_documents_lead_too_either_weights_are_enough(found: Signals) -> None:
    both = chance(found, [NOTE, FOREIGN], OURS)
    assert both.enough == (chance(found, [NOTE], OURS).enough or chance(found, [FOREIGN], OURS).enough)


def test_where_no_questions_are_known_the_weights_for_the_notes_do_not_hold() -> None:
    unknown = replace(SURE, known=0.0, kind=0.0, sentence=0.0)
    invented = replace(NOTE, source=replace(NOTE.source, publisher="Anybody", status="illustrative"))
    assert chance(unknown, [invented], OURS) == chance(unknown, [FOREIGN], OURS)


def test_what_was_measured_here_holds_before_what_ships(tmp_path: Path) -> None:
    always = Calibration(OURS, {"words": 1.0}, 9.0, 0.1)
    store([always], tmp_path / FILE)
    assert chance(NOTHING, [NOTE], OURS, tmp_path).enough
    assert not chance(NOTHING, [NOTE], OURS).enough


@pytest.mark.parametrize("damage", ["", "{", "[]", "[1]", '[{"fingerprint": "x"}]', "\ud800"])
def test_a_damaged_calibration_is_passed_over(damage: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(damage.encode("utf-8", "surrogatepass"))
    assert chance(SURE, [NOTE], OURS, tmp_path) == chance(SURE, [NOTE], OURS)


def test_what_is_fitted_tells_the_kinds_apart() -> None:
    answered = [Example("answered", replace(SURE, similarity=0.5 + at / 100)) for at in range(30)]
    other = replace(SURE, known=-3.0, kind=-2.0)
    near = [Example("near", replace(other, similarity=0.4 + at / 100)) for at in range(30)]
    far = [Example("far", replace(NOTHING, similarity=at / 100)) for at in range(30)]
    made = {item.fingerprint: item for item in fitted("m", [*answered, *near, *far])}
    assert set(made) == {"m", f"m{ELSEWHERE}", WORDS_ONLY}
    assert made["m"].probability(SURE) >= made["m"].answerable_from
    assert made["m"].probability(near[0].signals) < made["m"].answerable_from
    for calibration in made.values():
        assert calibration.probability(NOTHING) < calibration.answerable_from
        assert calibration.refused_wrongly == 0


def test_both_errors_are_parts_of_their_own_kind() -> None:
    assert errors([0.9, 0.2, 0.8, 0.1], [True, True, False, False], 0.5) == (0.5, 0.5)
    assert errors([0.9, 0.2, 0.8, 0.1], [True, True, False, False], 0.05) == (1.0, 0.0)
