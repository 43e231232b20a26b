"""`python -m evals support`: are subtly false claims caught, and true ones let pass?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Annotated, Final

import typer

from assistant.answering.verification.classifier import Classifier, trained, write
from assistant.answering.verification.features import NAMES
from assistant.answering.verification.meaning import Meaning, meaning_of
from assistant.models.embedding import EmbeddingModel, load_embedding_model
from assistant.settings import Settings
from evals.metrics import Estimate, percentile
from evals.report import Report, Section, publish
from evals.support import measure as measuring
from evals.support.altered import altered, misplaced
from evals.support.data import (
    LEARNT,
    MEASURED,
    Labelled,
    Part,
    read_claims,
    read_note,
    read_unrelated,
)
from evals.support.measure import Scored
from evals.support.train import CAUGHT, LOST, train, with_thresholds

_LABELS: Final = ("supported", "partly", "unsupported")


def command(
    part: Annotated[
        Part, typer.Option("--set", help="Which claims; `test` once, when nothing is changed any more.")
    ] = "tune",
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
    *,
    fit: Annotated[
        bool,
        typer.Option("--fit/--no-fit", help="First make weights anew from `fit`, thresholds from `tune`."),
    ] = False,
) -> None:
    """Measure the check of claims: what is caught and what is lost, by kind."""
    model = load_embedding_model(Settings())
    if fit:
        write(fitted(model))
    claims = read_claims(part, model)
    publish(report(part, claims, meaning_of(model)), json)


def fitted(model: EmbeddingModel) -> Classifier:
    """Weights from the claims of `fit` and what rules make of its notes, thresholds from `tune`."""
    meaning = meaning_of(model)
    claims = read_claims("fit", model)
    notes = sorted({claim.citation.hit.source.id for claim in claims})
    # The last hit of a note is the whole of it.
    passages = [hit for name in notes for hit in read_note(name, model)[:-1]]
    examples = [*claims, *misplaced(claims), *altered(passages), *read_unrelated(LEARNT)]
    blank = Classifier(meaning.fingerprint, dict.fromkeys(NAMES, 0.0), 0.0, 0.0, 0.0)
    seen = [
        (one.claim, dict(one.judged.features))
        for one in measuring.score_all(examples, meaning, blank)
        if one.judged.features
    ]
    classifier = train([claim for claim, _ in seen], [row for _, row in seen], meaning.fingerprint)
    return with_thresholds(classifier, measuring.score_all(read_claims("tune", model), meaning, classifier))


def report(part: Part, claims: Sequence[Labelled], meaning: Meaning) -> Report:
    """The tables and figures of one part."""
    by_words = measuring.score_all(claims, None)
    scored = measuring.score_all(claims, meaning)
    again = measuring.score_all(claims, meaning)
    unrelated = measuring.score_all(read_unrelated(MEASURED), meaning)
    checks = (("by words alone", by_words), ("trained", scored))
    overall = Section(
        f"Claims, {part}",
        ("check", "false ones caught", "true ones lost", "true ones in other words lost", "half true caught"),
        tuple((name, *_overall(found)) for name, found in checks),
        (
            f"Goal: at least {CAUGHT:.2f} caught at no more than {LOST:.2f} lost.",
            "Lost is what is not shown as it stands; of what is partly supported the quote is shown instead.",
            "In brackets: 95 % bootstrap interval by claim.",
        ),
    )
    classifier = trained()
    thresholds = Section(
        "At the shipped thresholds",
        ("a claim is", "true ones below", "false ones below", "half true below"),
        tuple(
            (name, *_trade(measuring.trade(scored, threshold)))
            for name, threshold in (
                ("not supported", classifier.supported_from),
                ("unsupported", classifier.partly_from),
            )
        ),
    )
    curve = measuring.curve(scored)
    sections = (
        overall,
        thresholds,
        Section(
            "Curve",
            ("at most lost", "lost", "caught", "half true caught"),
            tuple(
                (f"{wanted:.2f}", *_trade(one)) for wanted, one in zip(measuring.LOSSES, curve, strict=True)
            ),
        ),
        _by_kind(by_words, scored),
        _unrelated(unrelated),
        _times(scored, again),
        _wrong(scored),
    )
    figures: dict[str, object] = {
        "set": part,
        **{
            f"{check}_{name}": _values(found)
            for check, results in (("by_words", by_words), ("trained", scored))
            for name, found in (
                ("caught", measuring.caught(results)), ("lost", measuring.lost(results)),
            )
        },
        "unrelated_caught": _values(measuring.caught(unrelated)),
        "curve": [[one.lost, one.caught, one.caught_partly] for one in curve],
    }  # fmt: skip
    return Report("support", sections, figures)


def _unrelated(scored: Sequence[Scored]) -> Section:
    return Section(
        "Claims that cite something else",
        ("claims", "not shown"),
        ((str(len(scored)), _shown(measuring.caught(scored))),),
        ("True claims of authors that the weights are not made from, each with another one's quote.",),
    )


def _values(found: Estimate) -> list[float]:
    return [found.mean, found.low, found.high, found.count]


def _overall(scored: Sequence[Scored]) -> tuple[str, ...]:
    others = [one for one in scored if one.claim.label != "supported" or one.in_other_words]
    half = [not one.shown for one in scored if one.claim.label == "partly"]
    return (
        _shown(measuring.caught(scored)),
        _shown(measuring.lost(scored)),
        _shown(measuring.lost(others)),
        f"{sum(half)} of {len(half)}",
    )


def _by_kind(before: Sequence[Scored], after: Sequence[Scored]) -> Section:
    rows = []
    for label in _LABELS:
        for kind in sorted({one.claim.kind for one in after if one.claim.label == label}):
            pairs = [
                (one, other)
                for one, other in zip(before, after, strict=True)
                if one.claim.label == label and one.claim.kind == kind
            ]
            right = "shown" if label == "supported" else "caught"
            wanted = label == "supported"
            counts = [sum(one.shown == wanted for one in side) for side in zip(*pairs, strict=True)]
            dropped = sum(other.judged.support == "unsupported" for _, other in pairs)
            rows.append(
                (label, kind, str(len(pairs)), *(f"{count} {right}" for count in counts), str(dropped))
            )
    return Section(
        "By kind", ("label", "kind", "claims", "by words alone", "trained", "called unsupported"), tuple(rows)
    )


def _times(scored: Sequence[Scored], again: Sequence[Scored]) -> Section:
    rows = []
    for name, found in (("passage not read before", scored), ("passage read before", again)):
        spent = [1000 * one.seconds for one in found]
        rows.append((name, f"{median(spent):.1f}", f"{percentile(spent, 95):.1f}", f"{max(spent):.1f}"))
    return Section("Milliseconds a claim", ("", "median", "95th percentile", "slowest"), tuple(rows))


def _wrong(scored: Sequence[Scored]) -> Section:
    rows = tuple(
        (one.claim.id, one.claim.kind, one.claim.text, one.claim.citation.quote, one.judged.reason)
        for one in scored
        if one.shown != (one.claim.label == "supported")
    )
    return Section("To be read", ("claim", "kind", "", "quote", "reason"), rows)


def _trade(one: measuring.Trade) -> tuple[str, str, str]:
    return f"{one.lost:.3f}", f"{one.caught:.3f}", f"{one.caught_partly:.3f}"


def _shown(found: Estimate) -> str:
    return f"{found.mean:.3f} ({found.low:.3f} to {found.high:.3f})"
