"""The drafting tab: what of the form counts, what stands in the draft, and that words stay words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from parsed import TAGS, Parts
from pydantic import ValidationError

from assistant.answering.turn import Event
from assistant.clauses.beside.every import documents
from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft
from assistant.clauses.errors import BriefError
from assistant.clauses.favour import fair
from assistant.clauses.pack import ClausePack, Precedent
from assistant.law.cited import LawTexts
from assistant.web.drafting import pack_view, render, words
from assistant.web.drafting.fields import read, typed_of
from assistant.web.drafting.files import TYPES, File, file_link
from assistant.web.drafting.gaps import GAP, filled_in, gaps
from assistant.web.drafting.page import file_of
from assistant.web.drafting.panel import rules_panel, save_panel
from assistant.web.drafting.state import SAVES, Drafting, Press, after
from assistant.web.parts import Services

TODAY = date(2026, 11, 22)
TEXTS = LawTexts()
HOSTILE = "</textarea><script>window.hacked=1</script><img src=x onerror=1> \u202e [number of words] ${1}"
OURS = TAGS | {"fieldset", "form", "input", "label", "legend", "option", "section", "select", "strong"}
OURS |= {"textarea", "table", "thead", "tbody", "tr", "th", "td"}
TYPED = {
    "service": "grounds maintenance",
    "buyer_type": "council",
    "value_inc_vat": "£2m",
    "months": "3 years",
    "start": "01/04/2027",
    "contract_type": "services",
    "light_touch": "no",
    "priorities": "young people out of work\n\nparks",
    "theme-0": "yes",
    "weighting_percent": "10%",
}


class Silent:
    """A pipeline that nothing is asked of."""

    model_name = ""

    def run(self, question: str, **_: object) -> Iterator[Event]:
        raise AssertionError(question)


def make(brief: Brief, today: date) -> ClausePack:
    return draft(brief, as_at=today)


def pressed(state: Drafting, act: str, fields: dict[str, str] | None = None) -> Drafting:
    return after(state, Press.model_validate({"act": act, "fields": fields or {}}), TODAY, make)


@pytest.fixture(scope="module")
def drafted() -> Drafting:
    return pressed(Drafting(), "draft", TYPED)


def shown_draft(state: Drafting) -> str:
    return pack_view.draft(state, TEXTS.cite)


def test_what_is_typed_as_people_type_it_becomes_a_brief() -> None:
    brief, faults = read(TYPED)
    assert faults == {}
    assert (brief.value_inc_vat, brief.months, brief.weighting_percent) == (2_000_000, 36, 10.0)
    assert brief.start == date(2027, 4, 1)
    assert brief.priorities == ("young people out of work", "parks")
    assert brief.themes == ("jobs and apprenticeships",)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("value_inc_vat", "-5"),
        ("value_inc_vat", "0"),
        ("value_inc_vat", "lots"),
        ("value_inc_vat", "9" * 14),
        ("months", "0"),
        ("months", "-12"),
        ("months", "9999"),
        ("start", "31/02/2027"),
        ("start", "soon"),
        ("weighting_percent", "130"),
        ("service", "word " * 2_000),
        ("policy_text", "x" * 200_001),
    ],
)
def test_what_cannot_be_used_is_told_at_its_field_and_no_draft_is_made(name: str, typed: str) -> None:
    state = pressed(Drafting(), "draft", {**TYPED, name: typed})
    assert state.screen == "brief"
    assert state.faults == {name: words.FIELD_FAULTS[name]}
    parts = Parts(render.form(state))
    wrong = [a["id"] for _, a in parts.tags if a.get("aria-invalid")]
    assert wrong == [f"drafting-{name}"]
    assert words.FIELD_FAULTS[name] in parts.text


def test_only_what_is_bought_is_needed() -> None:
    state = pressed(Drafting(), "draft", {"months": "12"})
    assert state.faults == {"service": words.NEEDED}
    assert pressed(state, "draft", {"service": "cleaning"}).screen == "draft"


def test_a_brief_that_the_engine_refuses_is_refused_in_its_words() -> None:
    def refusing(_: Brief, __: date) -> ClausePack:
        raise BriefError("You may not favour a named firm.")

    state = after(Drafting(), Press(act="draft", fields=TYPED), TODAY, refusing)
    assert state.screen == "brief"
    assert "You may not favour a named firm." in Parts(render.form(state)).text


def test_what_is_left_says_which_rules_apply_and_does_not_draw_the_form_anew() -> None:
    state = pressed(Drafting(), "left", {**TYPED, "months": "none"})
    assert state.drawn == 0
    panel = Parts(rules_panel(state, TODAY, TEXTS.cite))
    assert "£207,720" in panel.text
    copies = {a["data-copy"] for _, a in panel.tags if "data-copy" in a}
    assert "drafting-months-error" in copies
    assert words.FIELD_FAULTS["months"] in panel.text


def test_what_only_services_are_asked_does_not_count_for_works() -> None:
    brief, _ = read({**TYPED, "contract_type": "works", "light_touch": "yes", "health_service": "yes"})
    assert brief.light_touch is None
    assert brief.health_service is None


def test_a_brief_put_into_the_form_reads_as_the_same_brief() -> None:
    brief, _ = read({**TYPED, "buyer": "Westshire", "policy_text": "Our policy.", "lighter": "yes"})
    assert read(typed_of(brief)) == (brief, {})


def test_the_draft_holds_every_part_and_its_gaps_in_words(drafted: Drafting) -> None:
    pack = drafted.pack
    assert pack is not None
    text = Parts(shown_draft(drafted)).text
    for clause in pack.clauses:
        assert clause.number in text
    for kpi in pack.kpis:
        assert kpi.measure in text
    for title in dict(pack_view.contents(pack)).values():
        assert title in text
    assert words.REVIEW in text
    label = GAP.search(next(clause.text for clause in pack.clauses if GAP.search(clause.text)))
    assert label is not None
    assert words.to_fill_in(label[1]) in text


def test_every_citation_opens_to_its_quote(drafted: Drafting) -> None:
    pack = drafted.pack
    assert pack is not None
    text = Parts(shown_draft(drafted)).text
    for clause in pack.clauses:
        for provision in clause.provisions:
            assert provision.cited in text
            assert TEXTS.cite(provision).quote.split("\n")[0] in text


def test_lighter_wording_comes_and_goes_and_the_values_stay(drafted: Drafting) -> None:
    assert drafted.open is not None
    first = gaps(drafted.open)[0]
    filled = pressed(drafted, "fill", {first.name: "12"})
    lighter = pressed(filled, "lighter")
    assert lighter.brief.lighter
    assert lighter.pack is not None
    assert filled.pack is not None
    assert len(lighter.pack.clauses) < len(filled.pack.clauses)
    assert pressed(lighter, "fuller").pack == filled.pack


def test_the_brief_can_be_changed_with_all_that_was_typed(drafted: Drafting) -> None:
    state = pressed(drafted, "change")
    assert state.screen == "brief"
    assert 'value="grounds maintenance"' in render.form(state)


def test_a_named_firm_is_not_favoured_and_that_is_told_first() -> None:
    typed = {**TYPED, "description": "We want Acme Cleaning Ltd to win this contract."}
    asked = fair(read(typed)[0], TODAY)
    assert asked.findings
    pack = asked.added_to(make(asked.brief, TODAY))
    state = Drafting(screen="draft", typed=typed, open=pack, pack=filled_in(pack, {gaps(pack)[0].name: "5"}))
    assert state.pack is not None
    assert state.pack.findings[0] == asked.findings[0]
    assert words.GRAVE in shown_draft(state)


def test_past_tenders_are_shown_and_those_that_are_not_real_say_so(drafted: Drafting) -> None:
    assert drafted.open is not None
    tender = Precedent(
        "t1", "Parks care", "Westshire", "2025-03-01", "Lot 1", "Ten apprentices.", "https://a.uk"
    )
    made_up = Precedent("t2", "Parks", HOSTILE, "", "", "Five.", "javascript:1", illustrative=True)
    state = pressed(Drafting(), "draft", TYPED)
    pack = draft(state.brief, as_at=TODAY, precedents=(tender, made_up))
    html = shown_draft(Drafting(screen="draft", typed=TYPED, open=pack, pack=pack))
    assert words.PRECEDENTS in html
    assert html.count(words.ILLUSTRATIVE) == 1
    assert "Ten apprentices." in html
    assert "javascript:" not in html
    assert words.PRECEDENTS not in shown_draft(drafted)


@pytest.mark.parametrize("kind", SAVES)
def test_each_file_is_made_of_the_draft_on_the_screen(drafted: Drafting, kind: str) -> None:
    services = Services(Silent(), texts=TEXTS)
    saved = next(each for each in SAVES if each == kind)
    file = file_of(drafted, saved, services)
    assert file is not None
    assert file.content[:4] in {b"PK\x03\x04", b"%PDF", file.content[:4] if saved == "markdown" else b""}
    link = Parts(save_panel(drafted, [], file))
    address = next(a["href"] or "" for _, a in link.tags if "data-save" in a)
    assert address.startswith(f"data:{TYPES[saved][0]};base64,")
    assert (Parts(file_link(File(saved, b"x"), 1)).tags[0][1]["download"] or "").endswith(TYPES[saved][1])


def test_every_screen_can_be_used_without_a_mouse_and_by_ear(drafted: Drafting) -> None:
    states = {"form": render.form(Drafting(typed=TYPED)), "draft": shown_draft(drafted)}
    for name, html in states.items():
        beside = rules_panel(drafted, TODAY, TEXTS.cite) if name == "form" else save_panel(drafted, [])
        parts = Parts(html + beside)
        ids = [a["id"] for _, a in parts.tags if "id" in a]
        assert [each for each, times in Counter(ids).items() if times > 1] == [], name
        controls = [a["id"] for tag, a in parts.tags if tag in {"input", "select", "textarea"}]
        labels = [a["for"] for tag, a in parts.tags if tag == "label"]
        assert sorted(map(str, controls)) == sorted(map(str, labels)), name
        described = " ".join(a["aria-describedby"] or "" for _, a in parts.tags if "aria-describedby" in a)
        assert set(described.split()) <= set(ids), name
        leads = {a["data-show"] for _, a in parts.tags if "data-show" in a} - {
            "drafting-save",
            "drafting-rules",
        }
        assert leads <= set(ids), name


def test_words_of_a_person_are_only_words() -> None:
    typed = {**TYPED, "service": HOSTILE, "policy_text": HOSTILE, "buyer": HOSTILE, "description": HOSTILE}
    state = pressed(Drafting(), "draft", typed)
    assert state.screen == "draft"
    for html in (render.form(Drafting(typed=typed)), shown_draft(state)):
        parts = Parts(html)
        assert {tag for tag, _ in parts.tags} <= OURS
        assert not any(name.startswith("on") for _, attributes in parts.tags for name in attributes)
        assert "<script>window.hacked=1</script>" in parts.text
        assert "\u202e" not in html


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "erase"},
        {"act": "draft", "fields": {"service": "x" * 300_000}},
        {"act": "draft", "fields": {f"f{n}": "" for n in range(500)}},
        {"act": "draft", "fields": {"service": ["a"]}},
    ],
)
def test_what_no_browser_of_ours_sends_is_refused(sent: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Press.model_validate(sent)


def test_a_press_of_another_screen_changes_nothing(drafted: Drafting) -> None:
    for act in ("fill", "word", "pdf", "lighter", "change"):
        assert pressed(Drafting(), act) == Drafting()
    assert pressed(drafted, "draft", {}).pack == drafted.pack


def test_what_goes_beside_a_draft_opens_document_by_document(drafted: Drafting) -> None:
    pack = drafted.pack
    assert pack is not None
    html = shown_draft(drafted)
    for document in documents(pack):
        assert f'id="drafting-b-{document.id}"' in html
        assert html.count(f'id="drafting-b-{document.id}-1"') == bool(document.provisions)
