"""The rules as one page of Markdown, so that a lawyer can review them without reading code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from assistant.eligibility.check import LAST_READ
from assistant.eligibility.duties import DUTIES
from assistant.eligibility.fact_words import FACT_WORDS, label
from assistant.eligibility.facts import NAMES, VALUES, Value
from assistant.eligibility.headings import STEP_HEADINGS
from assistant.eligibility.limits import LIMITS, READ_FROM
from assistant.eligibility.officer.not_grounds import NOT_GROUNDS
from assistant.eligibility.outcomes import COUNTS, Answers, possible, range_of
from assistant.eligibility.rule import IN_FORCE, STEPS, THRESHOLDS, Rule, Step, spoken
from assistant.eligibility.rules import RULES
from assistant.law.provision import LEGISLATION, Provision

PAGE: Final = "docs/right-to-challenge.md"
AGAIN: Final = f"assistant eligibility --rules > {PAGE}"
"""How the page is made again."""

_INTRODUCTION: Final = f"""\
# The right to challenge: every rule, for review

This page lists all that `assistant eligibility` knows of the community right to challenge in England: each
rule, the section that it rests on, every sentence that it can say, and the answers that lead to it. It is
for a lawyer who wants to check the rules without reading code.

The page is made from the rules themselves. Do not edit it. After a change to the rules, make it again with
`{AGAIN}`. A test fails while the page and the rules differ.

It is information, not legal advice. The rules were last checked against the law on {spoken(LAST_READ)}.
"""

_VERDICTS: Final = f"""\
Each rule looks at the answers and comes to one of five results.

| Result | What it means |
|---|---|
| `met` | nothing stands in the way here |
| `not_met` | a test of the Act fails |
| `risk` | the authority may refuse to consider it, or reject it, for this |
| `unknown` | an answer is missing, or it is for the authority to judge |
| `not_applicable` | the rule is for another case, or is not law on that day |

The verdict follows from the results. The first line that fits decides.

| Verdict | When |
|---|---|
| `cannot_challenge` | a rule of a threshold step is `not_met` |
| `cannot_tell` | a rule of a threshold step is `unknown` |
| `can_challenge_with_risks` | any rule is a `risk` |
| `can_challenge` | otherwise |

The threshold steps are: {", ".join(step for step in STEPS if step in THRESHOLDS)}. An unknown answer never
counts as yes or as no. Every rule is put to the day of the check, which is today unless a person chooses
another. The section beside a sentence is the one that is cited for it; that of the rule as a whole stands in
the first table of its step.

In the tables, “anything but” includes unknown, unless unknown is named. Answers that a line does not name do
not matter for it.
"""


def rules_table() -> str:
    """The page, as `docs/right-to-challenge.md` holds it."""
    parts = [
        _INTRODUCTION,
        "## What the rules were read from\n",
        _table(("Text", "What was read"), _texts()),
        "## How a verdict follows\n",
        _VERDICTS,
        *(_step(number, step) for number, step in enumerate(STEPS, start=1)),
        "## What the authority must do, and what follows\n",
        _table(("Id", "When", "Who", "What we say", "Section"), _duties()),
        "## What is not a ground for rejection\n",
        "Reasons that authorities have given, or may think of, and that the regulations do not hold.\n",
        _table(("What we say", "Section"), ((item.text, _section(item.provision)) for item in NOT_GROUNDS)),
        "## The facts\n",
        "Each can be left unknown.\n",
        _table(("Fact", "Question", "Who knows", "Answers"), map(_fact, NAMES)),
        "## What is not covered, and what rests on memory\n",
        "\n".join(f"- **{limit.name}.** {limit.text}" for limit in LIMITS) + "\n",
    ]
    return "\n".join(parts)


def _texts() -> Iterator[tuple[str, str]]:
    for basis in READ_FROM:
        yield f"[{basis.instrument.name}]({LEGISLATION}{basis.instrument.paths[0]})", basis.read


def _duties() -> Iterator[tuple[str, ...]]:
    for duty in DUTIES:
        yield f"`{duty.id}`", duty.when, duty.who, duty.text, _section(duty.provision)


def _fact(name: str) -> tuple[str, ...]:
    values = "<br>".join(f"`{_code(value)}`: {label(name, value)}" for value in VALUES[name])
    if all(isinstance(value, bool) for value in VALUES[name]):
        values = "yes or no" if VALUES[name] else "a whole number"
    words = FACT_WORDS[name]
    return f"`{name}`", words.question, words.ask, values


def _step(number: int, step: Step) -> str:
    rules = [rule for rule in RULES if rule.step == step]
    kind = "threshold step" if step in THRESHOLDS else "step"
    heads = ("Rule", "Question", "Section", "In force", "Facts it needs")
    return "\n".join(
        [
            f"## Step {number}: {STEP_HEADINGS[step]} ({kind} `{step}`)\n",
            _table(heads, map(_summary, rules)),
            *(f"### {rule.id}\n\n{rule.help}\n\n{_outcomes(rule)}" for rule in rules),
        ]
    )


def _summary(rule: Rule) -> tuple[str, ...]:
    needs = ", ".join(f"`{fact}`" for fact in rule.needs) or "none"
    in_force = _period(rule.since, rule.until)
    return f"`{rule.id}`", rule.question, _section(rule.provision), in_force, needs


def _outcomes(rule: Rule) -> str:
    rows = []
    for item in possible(rule):
        outcome = item.outcome
        when = (
            "<br>or: ".join(_answers(answers) for answers in item.answers) or "It follows from other rules."
        )
        rows.append((f"`{outcome.result}`", outcome.text, _section(outcome.provision), when))
    return _table(("Result", "What we say", "Section", "When"), rows)


def _answers(answers: Answers) -> str:
    parts = [f"`{fact}`: {_values(fact, values)}" for fact, values in answers.values]
    if answers.periods:
        parts.append(" and ".join(_period(since, until) for since, until in answers.periods))
    return "; ".join(parts) or "always"


def _values(fact: str, values: Sequence[Value | None]) -> str:
    others = [value for value in range_of(fact) if value not in values]
    if len(others) < len(values) - 1 and len(values) > len(COUNTS) + 1:
        return f"anything but {_listed(fact, others)}"
    return _listed(fact, values)


def _listed(fact: str, values: Sequence[Value | None]) -> str:
    words = [_value(fact, value) for value in values]
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _value(fact: str, value: Value | None) -> str:
    if value is None:
        return "unknown"
    if not VALUES[fact]:
        return f"{value} or fewer" if value == COUNTS[0] else f"{value} or more"
    return _code(value) if isinstance(value, bool) else f"`{_code(value)}`"


def _code(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _period(since: date, until: date | None) -> str:
    if until is None:
        return f"from {spoken(since)}"
    return f"before {spoken(until)}" if since == IN_FORCE else f"from {spoken(since)}, before {spoken(until)}"


def _section(provision: Provision | None) -> str:
    return f"[{provision.cited}]({provision.address})" if provision else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
