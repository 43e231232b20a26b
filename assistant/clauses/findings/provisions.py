"""The provisions that only the check needs, each with the sentence of a shipped note that tells it."""

from __future__ import annotations

from typing import Final

from assistant.clauses import provisions as law
from assistant.law.provision import Provision

_AWARD: Final = "note-procurement-act-award"
_BEFORE: Final = "note-procurement-act-before-the-tender"
_PITFALLS: Final = "note-social-value-pitfalls"
_CLAUSES: Final = "note-social-value-clauses"
_POLICY: Final = "note-social-value-central-government-policy"
_RESERVED: Final = "note-reserved-contracts"
_ORDER: Final = "note-local-reservation-order-2026"


def _pa(label: str, note: str, told: str) -> Provision:
    return Provision(law.PROCUREMENT_ACT, label, note, told)


ABLE: Final = _pa(
    "s.22(1)",
    _BEFORE,
    "A condition must be a proportionate check of legal, financial or technical ability "
    "(Procurement Act 2023, s.22(1)).",
)
AUDITED: Final = _pa(
    "s.22(3)(a)",
    _BEFORE,
    "A buyer may not ask for audited accounts from a supplier that the law does not require to have them "
    "(Procurement Act 2023, s.22(3)(a)).",
)
INSURED: Final = _pa(
    "s.22(3)(b)",
    _BEFORE,
    "A buyer may not ask for contract insurance to be in place before the award "
    "(Procurement Act 2023, s.22(3)(b)).",
)
EARLIER: Final = _pa(
    "s.22(4)(a)",
    _BEFORE,
    "A buyer may not insist on earlier contracts with a particular authority "
    "(Procurement Act 2023, s.22(4)(a)).",
)
NAMED_CHARITY: Final = _pa(
    "s.12(2)",
    _PITFALLS,
    "Naming one charity as the partner favours that charity: ask for a suitable partner from the sector.",
)
DONATIONS: Final = _pa(
    "s.23(2)(a)",
    _PITFALLS,
    "Asking for donations or sponsorship unrelated to the contract fails the link to the subject-matter "
    "(Procurement Act 2023, s.23(2)(a)).",
)
VAGUE: Final = _pa(
    "s.23(2)(b)",
    _PITFALLS,
    "Vague wishes such as being a good neighbour are not specific enough to assess "
    "(Procurement Act 2023, s.23(2)(b)).",
)
SECRET: Final = _pa(
    "s.23(3)",
    _PITFALLS,
    "Keeping sub-criteria secret breaks the duty to describe how tenders are assessed "
    "(Procurement Act 2023, s.23(3)).",
)
LOCAL_ADDRESS: Final = Provision(
    law.LOCAL_GOVERNMENT_ACT,
    "s.17(5)(e)",
    _PITFALLS,
    "Scoring a local address above the threshold weighs a matter that councils must ignore "
    "(Local Government Act 1988, s.17(5)(e)).",
)
RESIDENTS: Final = _pa(
    "s.12(2)",
    _CLAUSES,
    "Instead of residents of the borough only, write people facing barriers to work, found through the "
    "council's employment service and open to equivalent routes.",
)
BOYCOTTS: Final = Provision(
    law.ORDER_2026,
    "debate",
    _ORDER,
    "Political boycotts through buying stay unlawful (House of Lords, 21 January 2026).",
)
CHARITIES_ABOVE: Final = _pa(
    "s.32",
    _RESERVED,
    "A contract above the threshold cannot be reserved for a charity or a voluntary group as such, because "
    "the Procurement Act 2023 has no such power.",
)
COMMITMENT: Final = _pa(
    "s.23(2)(b)",
    _CLAUSES,
    "The commitment says what, for whom, how many, where in terms of the service, and by when.",
)
EVIDENCE: Final = _pa(
    "s.23(2)(b)",
    _CLAUSES,
    "The clause names the evidence, who checks it, a right to audit, and care for personal data.",
)
REPORTS: Final = _pa(
    "s.71(2)",
    _CLAUSES,
    "The clause sets reporting dates, and says who meets to read the reports.",
)
OWNER: Final = _pa("s.71(2)", _PITFALLS, "Nobody in the council owns the promises.")
ONCE: Final = _pa("s.23(2)(b)", _CLAUSES, "Nothing is counted twice, and only additional benefits count.")
SWAPS: Final = _pa(
    "s.74(1)", _CLAUSES, "The clause says how one commitment may be changed for another of equal worth."
)
INFORMAL: Final = _pa(
    "s.74(3)(c)",
    _PITFALLS,
    "Promises are dropped in an informal chat, which may be a change that favours the supplier "
    "(Procurement Act 2023, s.74(3)(c)).",
)
NO_REMEDY: Final = _pa(
    "s.71",
    _PITFALLS,
    "The contract has no remedy, and a missed promise then gives no right to end it "
    "(Local Government Lawyer, 2025).",
)
STEPS: Final = _pa("s.71", _CLAUSES, "The clause gives remedies, in steps that fit the failure.")
REPORTING_LOAD: Final = _pa(
    "s.12(4)",
    _PITFALLS,
    "Reporting that fits a large builder can shut out a small charity.",
)
SUPERSEDED: Final = Provision(
    law.PPN_002_POLICY,
    "dates",
    _POLICY,
    "The older policy, PPN 06/20, is superseded by PPN 002 and lives on only in procurement under the "
    "earlier regulations.",
)
EARLIER_RULES: Final = _pa(
    "s.11(1)",
    "note-procurement-thresholds",
    "The Public Contracts Regulations 2015 governed procurements begun before 24 February 2025.",
)
EARLIER_AMOUNTS: Final = _pa(
    "s.3(2)",
    "note-procurement-thresholds",
    "The amounts in the middle column applied from 1 January 2024 to 31 December 2025.",
)
REPORTED_WEIGHTS: Final = _pa(
    "s.23(2)(d)",
    "note-social-value-weighting",
    "Weightings of 20% to 30% are reported in some councils (Impact Reporting, 2025).",
)
PAY: Final = Provision(
    law.LOCAL_GOVERNMENT_ACT,
    "s.17(5)(a)",
    "note-social-value-pay",
    "Workers' terms are a matter that a council must normally ignore (Local Government Act 1988, "
    "s.17(5)(a)).",
)
SMALL_AND_SIMPLE: Final = _pa(
    "s.23(2)(d)",
    _PITFALLS,
    "Copying the same questions into every tender ignores the test of proportion "
    "(Procurement Act 2023, s.23(2)(d)).",
)
