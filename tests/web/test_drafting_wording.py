"""The wording that a chat model fits to the service: what is offered, told, saved and taken back."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

import docx
import pytest
from parsed import Parts

from assistant.answering.adapting import AT_FAULT, adaptable, adapted, with_adapted
from assistant.answering.turn import Event
from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft
from assistant.clauses.findings import check_clause
from assistant.clauses.pack import ClausePack
from assistant.clauses.written import tender_text
from assistant.law.cited import LawTexts
from assistant.models.chat import Message
from assistant.models.errors import ModelFailedError
from assistant.web.answering import LibrarySummary
from assistant.web.drafting import fitting_view, pack_view
from assistant.web.drafting import fitting_words as words
from assistant.web.drafting.fitting import Fitting, chat_of, fitted
from assistant.web.drafting.gaps import gaps
from assistant.web.drafting.page import beside, file_of
from assistant.web.drafting.state import Drafting, Press, after, with_wording
from assistant.web.parts import Services

TODAY = date(2026, 11, 22)
TEXTS = LawTexts()
TYPED = {"service": "grounds maintenance", "buyer_type": "council", "contract_type": "services"}
WELL = "{bare} in grounds maintenance."
BADLY = "{bare} and pay a penalty of £5,000."


@dataclass
class Model:
    """Answers the sentences in turn by the rules given, and fails after so many."""

    answers: tuple[str, ...] = (WELL, BADLY, "{sentence}")
    fails_after: int = 1_000
    asked: int = 0
    name: str = "scripted:1b"
    context_tokens: int = 4096

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()
    ) -> Generator[str, None, None]:
        del max_tokens, stop
        answer = self.answers[self.asked % len(self.answers)]
        self.asked += 1
        if self.asked > self.fails_after:
            raise ModelFailedError("stopped")
        sentence = messages[-1][1].rpartition("Sentence: ")[2]
        yield answer.format(sentence=sentence, bare=sentence.rstrip("."))

    def close(self) -> None:
        """Nothing is held."""


@dataclass
class Answering:
    """A pipeline of which only the model is wanted."""

    chat: Model | None = None
    model_name: str = ""

    def run(self, question: str, **_: object) -> Iterator[Event]:
        raise AssertionError(question)


def make(brief: Brief, today: date) -> ClausePack:
    return draft(brief, as_at=today)


def pressed(state: Drafting, act: str, fields: dict[str, str] | None = None) -> Drafting:
    return after(state, Press.model_validate({"act": act, "fields": fields or {}}), TODAY, make)


def fitting(own: ClausePack, model: Model, most: int = 1_000) -> Fitting:
    async def every() -> Fitting:
        run = Fitting(own)
        async for each in fitted(run, model):
            run = each
            if len(run.done) == most:
                break
        return run

    with ThreadPoolExecutor(1) as thread:  # in this one, a browser of the journeys may have its own loop
        return thread.submit(asyncio.run, every()).result()


@pytest.fixture(scope="module")
def plain() -> Drafting:
    return pressed(Drafting(), "draft", TYPED)


@pytest.fixture(scope="module")
def done(plain: Drafting) -> Drafting:
    assert plain.own is not None
    return with_wording(plain, fitting(plain.own, Model()))


def test_it_is_the_function_of_the_command_line_sentence_by_sentence(plain: Drafting) -> None:
    assert plain.own is not None
    run = fitting(plain.own, Model())
    assert run.done == tuple(adapted(plain.own, Model()))
    assert run.pack == with_adapted(plain.own, run.done)
    assert run.sentences == len(adaptable(plain.own)) == len(run.done)


def test_nothing_is_offered_without_a_model_and_with_one_it_says_what_it_does(plain: Drafting) -> None:
    assert chat_of(Answering()) is None
    without = Parts(beside(plain, Services(Answering(), texts=TEXTS)))
    assert words.FIT not in without.text
    summary = LibrarySummary(1, 1, "scripted:1b", model_elsewhere=True)
    for_one = Parts(beside(plain, Services(Answering(Model()), summary, TEXTS)))
    assert words.FIT in for_one.text
    assert words.about("scripted:1b", elsewhere=True) in for_one.text
    assert "another machine" not in Parts(beside(plain, Services(Answering(Model()), texts=TEXTS))).text


def test_how_far_it_is_and_what_became_of_each_sentence_is_told(plain: Drafting) -> None:
    assert plain.own is not None
    run = fitting(plain.own, Model(), most=2)
    parts = Parts(fitting_view.progress(run))
    assert words.at(3, run.sentences) in parts.text
    bar = next(attributes for tag, attributes in parts.tags if tag == "progress")
    assert (bar["value"], bar["max"]) == ("2", str(run.sentences))
    first, second = (one.clause.number for one in run.done)
    assert f"{first} {words.FITTED}" in parts.text
    assert f"{second} {words.refused(run.done[1].refused)}" in parts.text


def test_the_draft_and_its_files_have_the_fitted_words_and_say_so(done: Drafting) -> None:
    assert done.fitting is not None
    assert done.pack is not None
    number = min(done.fitting.changed)
    text = next(clause.text for clause in done.pack.clauses if clause.number == number)
    assert "in grounds maintenance" in text
    shown = Parts(pack_view.draft(done, TEXTS.cite)).text
    assert shown.count(words.READ_OWN) == len(done.fitting.changed)
    services = Services(Answering(Model()), texts=TEXTS)
    markdown = file_of(done, "markdown", services)
    word = file_of(done, "word", services)
    pdf = file_of(done, "pdf", services)
    assert markdown is not None
    assert word is not None
    assert pdf is not None
    written = "\n".join(p.text for p in docx.Document(io.BytesIO(word.content)).paragraphs)
    for told in (markdown.content.decode(), written):
        assert told.count("in grounds maintenance.") >= len(done.fitting.changed)
        assert "A chat model fitted their wording" in told
        assert "£5,000" not in told
    assert pdf.content != (file_of(pressed(done, "own"), "pdf", services) or pdf).content


def test_what_was_refused_is_counted_and_told(done: Drafting) -> None:
    assert done.fitting is not None
    refused = [one for one in done.fitting.done if one.refused]
    assert refused
    parts = Parts(fitting_view.offer(done.fitting, "scripted:1b", elsewhere=False))
    left = len(done.fitting.done) - len(refused) - len(done.fitting.changed)
    assert words.outcome(len(done.fitting.changed), len(refused), left) in parts.text
    for one in refused:
        assert f"{one.clause.number} {words.refused(one.refused)}" in parts.text
    assert words.OWN_AGAIN in parts.text
    assert words.FIT not in parts.text  # a second time would say the same


def test_the_way_back_leads_to_the_library_s_own_wording_with_the_values(plain: Drafting) -> None:
    assert plain.own is not None
    gap = gaps(plain.own)[0]
    filled = pressed(plain, "fill", {gap.name: "12"})
    assert filled.own is not None
    there = with_wording(filled, fitting(filled.own, Model((WELL,))))
    assert there.pack != filled.pack
    more = pressed(there, "fill", {gap.name: "15"})
    back = pressed(more, "own")
    assert back.fitting is None
    assert back.said == words.OWN_SAID
    assert back.pack == pressed(plain, "fill", {gap.name: "15"}).pack


def test_what_was_done_before_a_stop_stays_and_the_rest_is_counted(plain: Drafting) -> None:
    assert plain.own is not None
    run = replace(fitting(plain.own, Model((WELL,)), most=2), stopped=True)
    state = with_wording(plain, run)
    assert state.fitting is not None
    assert len(state.fitting.changed) == 2
    told = Parts(fitting_view.offer(state.fitting, "scripted:1b", elsewhere=False)).text
    assert words.untried(run.sentences - 2, stopped=True) in told
    assert words.FIT in told
    assert state.own == plain.own  # a second try begins with the library's words


def test_a_model_that_fails_is_not_taken_for_an_officer_who_stopped_it(plain: Drafting) -> None:
    assert plain.own is not None
    run = fitting(plain.own, Model((WELL,), fails_after=1))
    told = Parts(fitting_view.offer(run, "scripted:1b", elsewhere=False)).text
    assert words.untried(run.sentences - 1, stopped=False) in told


def test_a_draft_that_was_made_anew_meanwhile_keeps_its_own_words(plain: Drafting) -> None:
    assert plain.own is not None
    run = fitting(plain.own, Model((WELL,)))
    other = pressed(plain, "lighter")
    assert with_wording(other, run) is other
    form = pressed(plain, "change")
    assert with_wording(form, run) is form


def test_a_new_draft_after_a_fitting_says_that_the_wording_is_gone(done: Drafting) -> None:
    lighter = pressed(done, "lighter")
    assert lighter.fitting is None
    assert lighter.said.endswith(words.OWN_SAID)


def test_the_fitted_draft_is_checked_anew(done: Drafting) -> None:
    assert done.open is not None
    assert done.open.findings == check_clause(tender_text(done.open), done.open.brief, done.open.as_at)


def test_words_of_the_brief_that_our_check_objects_to_are_refused() -> None:
    brief = Brief("grounds maintenance", description="We hope, as far as possible, for parks.")
    own = draft(brief, as_at=TODAY)
    run = fitting(own, Model(("{bare} as far as possible.",)))
    assert AT_FAULT in {one.refused for one in run.done}
    assert not any("as far as possible." in one.clause.text for one in run.done)
