"""A draft as HTML: its parts one below the other, each clause with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from assistant.clauses.pack import ClausePack, Kpi, PackClause, Precedent
from assistant.law.provision import Provision
from assistant.web.challenge.render import Cite
from assistant.web.checking.findings_view import found
from assistant.web.drafting import fitting_words, words
from assistant.web.drafting.beside_view import beside
from assistant.web.drafting.gaps import GAP, Gap, filled_in, gaps, unfilled
from assistant.web.drafting.panel import rules
from assistant.web.drafting.render import PREFIX, TITLE, folded, section
from assistant.web.drafting.state import Drafting
from assistant.web.expression.controls import Act, Box, law, leads, press, text_box
from assistant.web.markup import in_words, link, shown, web_host

_GAPS_FORM: Final = "drafting-gaps-form"
_COMMITMENTS: Final = "2."
"""How the numbers of the commitments begin; the machinery's begin with 3."""


def draft(of: Drafting, cite: Cite) -> str:
    """The draft; its heading has the keyboard when it is new."""
    pack = of.pack
    assert pack is not None  # noqa: S101 -- its caller shows a draft only where there is one
    body = "".join(section(title, html, name) for name, title, html in _parts(of, pack, cite) if html)
    return (
        f'<div data-drawn="{of.drawn}" data-focus="{shown(of.focus or TITLE)}">'
        f'<h2 class="ca-heading" id="{TITLE}" tabindex="-1">{shown(words.PACK_TITLE)}: '
        f"{shown(pack.brief.service)}</h2>"
        f'<p class="ca-narrow">{leads(words.TO_SAVE, "drafting-save")}</p>'
        f'<p class="ca-status" role="status" id="drafting-said" tabindex="-1">{shown(of.said)}</p>'
        f'<div class="ca-message"><p><strong>{shown(words.REVIEW)}</strong></p></div>'
        f"{_grave(pack)}"
        f'<p class="ca-narrow">{press(words.CHANGE, Act("change"))}</p>{body}</div>'
    )


def _grave(pack: ClausePack) -> str:
    """What must not be used as it stands, told before the draft itself."""
    grave = [finding for finding in pack.findings if finding.severity == "stop"]
    if not grave:
        return ""
    rows = "".join(f"<p>{shown(finding.why)}</p>" for finding in grave)
    return (
        f'<div class="ca-mend" role="alert"><h3>{shown(words.GRAVE)}</h3>{rows}'
        f"<p>{leads(words.OWN_CHECK, 'drafting-d-findings')}</p></div>"
    )


def contents(pack: ClausePack) -> list[tuple[str, str]]:
    """The parts of a draft: the id of each heading, and its words."""
    every = {
        "drafting-d-rules": words.RULES,
        "drafting-d-gaps": words.GAPS,
        "drafting-d-terms": words.TERMS,
        "drafting-d-commitments": words.COMMITMENTS,
        "drafting-d-machinery": words.MACHINERY,
        "drafting-d-award": words.AWARD,
        "drafting-d-scale": words.SCALE,
        "drafting-d-measures": words.MEASURES,
        "drafting-d-notes": words.NOTES,
        "drafting-d-findings": words.OWN_CHECK,
        "drafting-d-precedents": words.PRECEDENTS,
        "drafting-d-beside": words.BESIDE,
        "drafting-d-sources": words.SOURCES,
    }
    if not pack.precedents:
        del every["drafting-d-precedents"]
    return list(every.items())


def _parts(of: Drafting, pack: ClausePack, cite: Cite) -> Iterator[tuple[str, str, str]]:
    names = dict(contents(pack))
    commitments = [clause for clause in pack.clauses if clause.number.startswith(_COMMITMENTS)]
    machinery = [clause for clause in pack.clauses if not clause.number.startswith(_COMMITMENTS)]
    bodies = {
        "drafting-d-rules": _regime(pack, cite),
        "drafting-d-gaps": _gaps(of),
        "drafting-d-terms": _terms(pack),
        "drafting-d-commitments": _clauses(commitments, cite, _own_words(of)),
        "drafting-d-machinery": _clauses(machinery, cite, {}),
        "drafting-d-award": _award(pack, cite),
        "drafting-d-scale": _scale(pack),
        "drafting-d-measures": _measures(pack.kpis),
        "drafting-d-notes": _notes(pack, cite),
        "drafting-d-findings": _findings(pack, cite),
        "drafting-d-precedents": _precedents(pack.precedents),
        "drafting-d-beside": beside(pack, cite),
        "drafting-d-sources": _sources(pack, cite),
    }
    for name, title in names.items():
        yield name, title, bodies[name]


def gapped(text: str) -> str:
    """A text with its gaps said in words."""
    pieces: list[str] = []
    at = 0
    for gap in GAP.finditer(text):
        label = shown(words.to_fill_in(gap[1]))
        pieces += [shown(text[at : gap.start()]), f'<strong class="ca-gap">[{label}]</strong>']
        at = gap.end()
    return "".join((*pieces, shown(text[at:])))


def _regime(pack: ClausePack, cite: Cite) -> str:
    day = pack.brief.start or pack.as_at
    dated = f'<p class="ca-quiet">{shown(words.as_at(in_words(day.isoformat())))}</p>'
    return dated + rules(pack.regime, cite, "drafting-r")


def _gaps(of: Drafting) -> str:
    """A box for each gap, those of one heading folded together."""
    assert of.open is not None  # noqa: S101 -- as in `draft`
    left = {gap.name for gap in unfilled(of.open, of.values)}
    groups = "".join(
        _gap_group(heading, list(group), of, left)
        for heading, group in groupby(gaps(of.open), key=lambda gap: gap.heading)
    )
    if not groups:
        return ""
    button = f'<button type="submit" class="ca-button ca-first">{shown(words.PUT_IN)}</button>'
    return (
        f"<p>{shown(words.GAPS_ABOUT)}</p><p>{shown(words.gaps_left(len(left)))}</p>"
        f'<form class="ca-form" id="{_GAPS_FORM}" method="dialog" data-act="fill" novalidate '
        f'autocomplete="off">{groups}<div class="ca-buttons">{button}</div></form>'
    )


def _gap_group(heading: str, group: Sequence[Gap], of: Drafting, left: set[str]) -> str:
    count = sum(gap.name in left for gap in group)
    faulty = any(gap.name in of.faults for gap in group)
    boxes = "".join(
        text_box(
            Box(gap.name, gap.label[:1].upper() + gap.label[1:], _unit(gap), 1),
            of.values.get(gap.name, ""),
            PREFIX,
            of.faults.get(gap.name, ""),
        )
        for gap in group
    )
    return (
        f'<details class="ca-gap-group" id="drafting-g-{shown(group[0].block)}"{" open" if faulty else ""}>'
        f"<summary><span>{shown(heading)}</span> "
        f'<span class="ca-quiet">{shown(words.gaps_left(count))}</span></summary>'
        f"{boxes}</details>"
    )


def _unit(gap: Gap) -> str:
    return gap.unit[:1].upper() + gap.unit[1:].rstrip(".") + "."


def _terms(pack: ClausePack) -> str:
    rows = "".join(f"<dt>{shown(term.name)}</dt><dd>{gapped(term.meaning)}</dd>" for term in pack.terms)
    body = f'<dl class="ca-terms">{rows}</dl>' if rows else ""
    return folded(words.show_terms(len(pack.terms)), body, "drafting-terms")


def _own_words(of: Drafting) -> dict[str, str]:
    """The library's own words of the clauses that a chat model fitted, by their numbers."""
    if of.fitting is None:
        return {}
    own = filled_in(of.fitting.own, of.values)
    return {clause.number: clause.text for clause in own.clauses if clause.number in of.fitting.changed}


def _clauses(clauses: Sequence[PackClause], cite: Cite, own_words: Mapping[str, str]) -> str:
    """Clauses under the headings of their blocks, and below each what its clauses rest on."""
    html = ""
    for heading, group in groupby(clauses, key=lambda clause: clause.heading):
        own = list(group)
        rows = "".join(
            f'<p class="ca-clause"><span class="ca-clause-number">{shown(clause.number)}</span> '
            f"<span>{gapped(clause.text)}</span></p>{_own_word(clause.number, own_words)}"
            for clause in own
        )
        behind = list(dict.fromkeys(provision for clause in own for provision in clause.provisions))
        opened = _laws(behind, cite, f"drafting-c{own[0].number.replace('.', '-')}")
        html += f'<div class="ca-block"><h4>{shown(heading)}</h4>{rows}{opened}</div>'
    return html


def _own_word(number: str, own_words: Mapping[str, str]) -> str:
    """The library's own sentence below a fitted one."""
    text = own_words.get(number, "")
    if not text:
        return ""
    name = f"drafting-o{number.replace('.', '-')}"
    return f'<div class="ca-own-words">{folded(fitting_words.READ_OWN, f"<p>{gapped(text)}</p>", name)}</div>'


def _laws(provisions: Sequence[Provision], cite: Cite, prefix: str) -> str:
    """The sections behind a part, folded together."""
    body = "".join(law(provision, cite, f"{prefix}-{at}") for at, provision in enumerate(provisions))
    return folded(words.behind(len(provisions)), body, prefix)


def _award(pack: ClausePack, cite: Cite) -> str:
    award = pack.award
    lines: list[str] = []
    listed: list[str] = []
    for line in [*award.text.splitlines(), ""]:
        if line.startswith("- "):
            listed.append(f"<li>{gapped(line[2:])}</li>")
            continue
        if listed:
            lines.append(f"<ul>{''.join(listed)}</ul>")
            listed = []
        if line:
            lines.append(f"<p>{gapped(line)}</p>")
    return (
        f'<div class="ca-own">{"".join(lines)}</div>'
        f"<p>{shown(words.LIMIT)}: {gapped(award.word_limit)}. {shown(words.WEIGHT)}: "
        f"{gapped(award.weighting)}.</p>{_laws(award.provisions, cite, 'drafting-a')}"
    )


def _scale(pack: ClausePack) -> str:
    head = "".join(f'<th scope="col">{shown(name)}</th>' for name in words.SCALE_COLUMNS)
    rows = "".join(
        f'<tr><th scope="row">{shown(step.name)}</th><td>{shown(step.earned_by)}</td></tr>'
        for step in pack.award.scoring
    )
    return f'<table class="ca-measures"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _measures(kpis: Sequence[Kpi]) -> str:
    """The table of measures; on a narrow screen each row stands as a card, with the column's name in it."""
    if not kpis:
        return ""
    head = "".join(f'<th scope="col">{shown(name)}</th>' for name in words.MEASURE_COLUMNS)
    rows = ""
    for kpi in kpis:
        cells = (kpi.baseline, kpi.target, kpi.evidence, f"{kpi.frequency}; {kpi.owner}")
        unit = f'<span class="ca-quiet ca-line">{shown(words.UNIT)} {gapped(kpi.unit)}</span>'
        rows += f'<tr><th scope="row">{gapped(kpi.measure)}{unit}</th>' + "".join(
            f'<td data-head="{shown(name)}">{gapped(cell)}</td>'
            for name, cell in zip(words.MEASURE_COLUMNS[1:], cells, strict=True)
        )
        rows += "</tr>"
    return f'<table class="ca-measures"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _notes(pack: ClausePack, cite: Cite) -> str:
    """The notes by kind; what is to be decided leads to its boxes."""
    html = ""
    for kind, title in words.NOTE_KINDS.items():
        rows = ""
        for at, note in enumerate(pack.notes):
            if note.kind != kind:
                continue
            behind = law(note.provision, cite, f"drafting-n{at}") if note.provision else ""
            rows += f"<li>{shown(note.text)}{behind}</li>"
        if kind == "decision" and gaps(pack):
            rows += f"<li>{leads(words.GAPS_TOO, 'drafting-d-gaps')}</li>"
        html += f"<h4>{shown(title)}</h4><ul>{rows}</ul>" if rows else ""
    return f"<p>{shown(words.NOTES_ABOUT)}</p>{html}" if html else ""


def _findings(pack: ClausePack, cite: Cite) -> str:
    if not pack.findings:
        return f"<p>{shown(words.NOTHING_FOUND)}</p>"
    return found(pack.findings, cite, "drafting-f")


def _precedents(precedents: Sequence[Precedent]) -> str:
    """Past tenders, each with its own words; what is not real says so."""
    rows = ""
    for each in precedents:
        told = f'<p><strong class="ca-status-illustrative">{shown(words.ILLUSTRATIVE)}</strong></p>'
        where = ", ".join(part for part in (each.buyer, in_words(each.date), each.locator) if part)
        host = web_host(each.address)
        official = f"<p>{link(each.address, f'Read it at {host}')}</p>" if host else ""
        rows += (
            f'<li class="ca-reason"><h4>{shown(each.title)}</h4>{told if each.illustrative else ""}'
            f'<blockquote class="ca-passage">{shown(each.quote)}</blockquote>'
            f'<p class="ca-quiet">{shown(where)}</p>{official}</li>'
        )
    return f'<p>{shown(words.PRECEDENTS_ABOUT)}</p><ul class="ca-reasons">{rows}</ul>' if rows else ""


def _sources(pack: ClausePack, cite: Cite) -> str:
    """Every provision that the draft cites, once, with the page to read it on."""
    cited = _cited(pack)
    rows = "".join(f"<li>{_source(provision, cite)}</li>" for provision in cited.values())
    return folded(words.show_sources(len(cited)), f"<ol>{rows}</ol>", "drafting-sources")


def _cited(pack: ClausePack) -> Mapping[str, Provision]:
    every = (
        *(point.provision for point in pack.regime),
        *(provision for clause in pack.clauses for provision in clause.provisions),
        *pack.award.provisions,
        *(note.provision for note in pack.notes if note.provision),
        *(finding.provision for finding in pack.findings),
    )
    return {provision.cited: provision for provision in every}


def _source(provision: Provision, cite: Cite) -> str:
    cited = cite(provision)
    host = web_host(cited.address)
    named = link(cited.address, provision.cited) if host else shown(provision.cited)
    return f'{named} <span class="ca-quiet ca-line">{shown(cited.title)}, {shown(cited.locator)}</span>'
