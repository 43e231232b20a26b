"""A scripted pipeline for what the page does: it stands in where the journey is about the page alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from assistant.answering.standing import cautions
from assistant.answering.turn import ClaimChecked, ClaimRemoved, Composing, Event, EvidenceFound, Finished
from assistant.answers import Answer, Claim, Exchange, StageTime
from assistant.documents import Citation, Hit, Locator, Passage, Reference, Source
from assistant.library.filters import Filters

HOSTILE = (
    "<script>window.hacked=1</script><img src=x onerror=window.hacked=1> ![x](https://evil.example/x.png) "
    "[go](javascript:window.hacked=1) ${window.hacked=1} {{constructor}} \"onmouseover='window.hacked=1' "
    '\u202ereversed\x07 </summary></details><a href="https://evil.example">here</a>'
)

ACT = Source(
    id="act",
    title="Localism Act 2011",
    publisher="UK Parliament",
    date="2011-11-15",
    kind="legislation",
    jurisdiction="England and Wales",
    status="in force",
    licence="Open Government Licence v3.0",
    address="https://www.legislation.gov.uk/ukpga/2011/20/section/81",
)
GUIDE = Source(
    id="guide",
    title="Community right to challenge: statutory guidance",
    publisher="Department for Communities and Local Government",
    date="2012-06",
    kind="statutory guidance",
    jurisdiction="England",
    status="superseded",
    superseded_by="Revised statutory guidance (2025)",
    address="https://www.gov.uk/government/publications/community-right-to-challenge",
)
NOTE = Source(
    id="note",
    title="Who may challenge, and for which services",
    publisher="Commissioning Assistant",
    date="2026-01-20",
    kind="note",
    jurisdiction="England",
    status="current",
    references=(
        Reference("Localism Act 2011", "s.84(6)", "https://www.legislation.gov.uk/ukpga/2011/20/section/84"),
        Reference("The Community Right to Challenge Regulations 2012", "reg. 3", "javascript:alert(1)"),
    ),
)


def hit(source: Source, label: str, text: str, path: tuple[str, ...] = ()) -> Hit:
    passage = Passage(
        id=f"{source.id}-{label}",
        source_id=source.id,
        text=text,
        heading_path=path,
        start=0,
        end=len(text),
        locators=(Locator(label, 0, len(text)),),
    )
    return Hit(passage=passage, source=source, document=f"/srv/library/{source.id}.html", score=1.0)


def quote(of: Hit, words: str) -> Citation:
    start = of.passage.text.index(words)
    return Citation(of, words, start, start + len(words))


SECTION = hit(
    ACT,
    "s.81",
    "(1) A relevant authority must consider an expression of interest in accordance with this Chapter if—\n"
    "(a) it is submitted to the authority by a relevant body, and\n"
    "(b) it is made in writing and complies with such other requirements for expressions of interest as the "
    "Secretary of State may specify by regulations.\n"
    "(6) In this Chapter “relevant body” means—\n(a) a voluntary or community body,\n"
    "(b) a body of persons or a trust which is established for charitable purposes only,\n"
    "(c) a parish council…",
    ("Part 5 Community empowerment", "Chapter 2 Community right to challenge"),
)
GUIDANCE = hit(
    GUIDE,
    "para 3.4",
    "The right applies to all relevant services. A relevant service is a service provided by or on behalf of "
    "a relevant authority in the exercise of any of its functions, except services excluded by regulations.",
)
REMARK = hit(
    NOTE,
    "Steps",
    "A council may set periods in which it takes expressions of interest for a service. "
    "Outside them it may refuse.",
)

CLAIMS = (
    Claim(
        "Yes: the council must consider a written expression of interest from a relevant body.",
        (quote(SECTION, "must consider an expression of interest"), quote(SECTION, "made in writing")),
        "supported",
    ),
    Claim(
        "A voluntary or community body counts as a relevant body, and so does a charity.",
        (
            quote(SECTION, "a voluntary or community body"),
            quote(GUIDANCE, "applies to all relevant services"),
        ),
        "supported",
    ),
)
INVENTED = Claim(
    "The council must decide within 14 days.",
    (quote(SECTION, "must consider"),),
    "unsupported",
    "The passage does not mention 14 days.",
)


@dataclass
class Scripted:
    """Answers as the first words of the question say: `slow`, `hostile`, `nothing`, `broken`, or well."""

    model_name: str = "Scripted 1B"
    asked: list[tuple[str, tuple[Exchange, ...], bool]] = field(default_factory=list)
    limited: list[Filters] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)

    def run(
        self,
        question: str,
        *,
        history: Sequence[Exchange] = (),
        filters: Filters = Filters(),  # noqa: B008 -- the interface of the pipeline
        quotes_only: bool = False,
    ) -> Generator[Event, None, None]:
        self.asked.append((question, tuple(history), quotes_only))
        self.limited.append(filters)
        self.closed.clear()
        try:
            yield from self._script(question, quotes_only=quotes_only or not self.model_name)
        finally:
            self.closed.set()

    def _script(self, question: str, *, quotes_only: bool) -> Generator[Event, None, None]:
        if question.startswith("broken"):
            raise RuntimeError("a fault")
        if question.startswith("nothing"):
            yield Finished(Answer("not_in_sources", (), (), message="Nothing in the library speaks of this."))
            return
        if question.startswith("hostile"):
            yield from _hostile()
            return
        hits = (SECTION, GUIDANCE, REMARK)
        yield EvidenceFound(hits, f"{question} (as a whole)" if len(self.asked) > 1 else question)
        if quotes_only:
            claims = tuple(
                Claim(item.quote, (item,), "supported")
                for item in (
                    quote(SECTION, "a voluntary or community body"),
                    quote(GUIDANCE, GUIDANCE.passage.text),
                )
            )
            yield Finished(Answer("quoted", claims, hits, message="These are the words that come nearest."))
            return
        yield Composing(self.model_name)
        pause = 1.0 if question.startswith("slow") else 0.05
        for claim in CLAIMS * (10 if question.startswith("slow") else 1):
            time.sleep(pause)
            yield ClaimChecked(claim)
        yield ClaimRemoved(INVENTED)
        yield Finished(
            Answer(
                "answered",
                CLAIMS,
                hits,
                removed=(INVENTED,),
                cautions=cautions(CLAIMS),
                next_questions=("Which services are excluded?", "When may the council refuse?"),
                model=self.model_name,
                trace=(StageTime("retrieve", 0.3), StageTime("compose", 13.6)),
            )
        )


def _hostile() -> Generator[Event, None, None]:
    source = Source(
        id="bad",
        title=HOSTILE,
        publisher=HOSTILE,
        date=HOSTILE,
        superseded_by=HOSTILE,
        address="javascript:window.hacked=1",
        references=(Reference(HOSTILE, HOSTILE, "javascript:window.hacked=1"),),
    )
    found = hit(source, HOSTILE, HOSTILE * 3, (HOSTILE,))
    claim = Claim(HOSTILE, (quote(found, HOSTILE),), "partly", HOSTILE)
    yield EvidenceFound((found,), HOSTILE)
    yield ClaimChecked(claim)
    yield Finished(
        Answer("partly_answered", (claim,), (found,), (claim,), HOSTILE, (HOSTILE,), (HOSTILE,), HOSTILE)
    )
