"""What one notice changed in another, in plain words."""

from __future__ import annotations

from assistant.readers.clean import one_line, tidy
from assistant.readers.ocds.criteria import criteria_of, criterion_words
from assistant.readers.ocds.fields import Json, moment_words, obj, rows, text
from assistant.readers.ocds.money import money

_LONGEST = 120
"""Characters of an old and a new text that are set side by side; of longer ones only the change is told."""
_MOVED = frozenset({"deadline", "deadline for questions", "deadline for expressions of interest",
                    "start of the contract", "end of the contract"})  # fmt: skip


def facts(state: dict[str, Json]) -> dict[str, str]:
    """What is compared, in words, by the name under which a change is told."""
    tender = obj(state, "tender")
    period = obj(tender, "contractPeriod")
    lots = rows(tender, "lots")
    if not period and lots:
        period = obj(lots[0], "contractPeriod")
    found = {
        "title": text(tender, "title") or text(state, "title"),
        "buyer": text(state, "buyer", "name"),
        "status": text(tender, "status"),
        "deadline": moment_words(text(tender, "tenderPeriod", "endDate")),
        "deadline for questions": moment_words(text(tender, "enquiryPeriod", "endDate")),
        "deadline for expressions of interest": moment_words(text(tender, "expressionOfInterestDeadline")),
        "start of the contract": moment_words(text(period, "startDate")),
        "end of the contract": moment_words(text(period, "endDate")),
        "value": money(tender, "value").words,
        "procedure": text(tender, "procurementMethodDetails") or text(tender, "procurementMethod"),
        "number of lots": str(len(lots)) if lots else "",
        "description": text(tender, "description"),
    }
    for lot in lots:
        name = f"lot {text(lot, 'id')}"
        found[f"value of {name}"] = money(lot, "value").words
        found[f"status of {name}"] = text(lot, "status")
        found[f"award criteria of {name}"] = "; ".join(map(criterion_words, criteria_of(lot)))
    found["award criteria"] = "; ".join(map(criterion_words, criteria_of(tender)))
    for award in rows(state, "awards"):
        name = f"award {text(award, 'id')}" if len(rows(state, "awards")) > 1 else "the award"
        found[f"suppliers of {name}"] = ", ".join(text(one, "name") for one in rows(award, "suppliers"))
        found[f"value of {name}"] = money(award, "value").words
        found[f"status of {name}"] = text(award, "status")
    for contract in rows(state, "contracts"):
        name = f"contract {text(contract, 'id')}" if len(rows(state, "contracts")) > 1 else "the contract"
        found[f"value of {name}"] = money(contract, "value").words
        found[f"status of {name}"] = text(contract, "status")
        found[f"end of {name} as signed"] = moment_words(text(contract, "period", "endDate"))
        found[f"changes to {name}"] = str(len(rows(contract, "amendments")) or "")
    found["documents"] = ", ".join(filter(None, (text(one, "title") for one in rows(tender, "documents"))))
    return {name: one_line(tidy(words)[0]) for name, words in found.items() if words}


def changes(before: dict[str, str], now: dict[str, str]) -> tuple[str, ...]:
    """`deadline moved from 3 March 2026 to 10 March 2026`, a text a change; none for a first notice."""
    if not before:
        return ()
    told = []
    for name in (*now, *(name for name in before if name not in now)):
        old, new = before.get(name, ""), now.get(name, "")
        if old == new:
            continue
        if not new:
            told.append(f"{name} taken out" + (f" (was {old})" if len(old) <= _LONGEST else ""))
        elif max(len(old), len(new)) > _LONGEST:
            told.append(f"{name} {'changed' if old else 'added'}")
        elif not old:
            told.append(f"{name} added: {new}")
        else:
            told.append(f"{name} {'moved' if name in _MOVED else 'changed'} from {old} to {new}")
    return tuple(told)
