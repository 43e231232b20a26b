"""The rule on words in a draft that speak to whoever checks it; they change nothing."""

from __future__ import annotations

from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings.finding_words import looks_for, words
from assistant.clauses.findings.rule import Outcome, Rule

_PLANTED: Final = words(
    r"\b(?:ignore|disregard|forget|override)\s+(?:all |any |the |your |every )?(?:of )?(?:the "
    r"|your )?(?:previous|prior|above"
    r"|earlier|preceding|other|these|checking)?\s*(?:instructions?|rules|prompts?|guidance|checks)\b"
    r"|\b(?:report|return|output|give|list)\s+(?:no|zero) (?:findings|faults|errors|issues|problems)\b"
    r"|\bdo not (?:flag|report|check|mention)\b[^.;]{0,40}?\b(?:this|clause|draft|findings?|faults?|text)\b"
    r"|\b(?:note|message|instruction)s? (?:to|for) (?:the )?(?:checker|reviewer|assistant|AI|model|chatbot"
    r"|LLM)\b"
    r"|\byou are (?:now )?(?:an? |the )?(?:AI|assistant|chatbot|language model)\b|\bas an AI\b"
    r"|\bsystem prompt\b"
    r"|\b(?:mark|treat|approve|rate|classify) (?:this|the) (?:clause|draft|text"
    r"|document) (?:as )?(?:compliant|lawful|sound"
    r"|safe|approved|correct)\b|\b(?:AI|assistant|checker|model)\s*:\s"
    r"|\bwhoever (?:checks|reviews) this\b"
)

PLANTED: Final = Outcome(
    "note",
    "always",
    "This is text addressed to whoever checks it. It was not followed and changed nothing.",
    "Take it out before the draft goes to anybody.",
    law.SAME_TREATMENT,
)

RULES: Final = (
    Rule(
        "text.instructions",
        "text for the checker",
        "Text addressed to whoever checks it",
        "Looks for orders to ignore rules, report nothing or call the draft sound.",
        (PLANTED,),
        looks_for(_PLANTED, PLANTED, deniable=False),
    ),
)
