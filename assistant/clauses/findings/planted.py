"""The rule on words in a draft that speak to whoever checks it; they change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings.composing import hint, in_turn, together
from assistant.clauses.findings.finding_words import looks_for, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

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

_READER: Final = words(
    r"\b(?:(?:review(?:ing|er)|checking|automated|automatic|scanning|AI|assessment) (?:software|tools?"
    r"|systems?|reviewers?"
    r"|checkers?|assistants?|models?|agents?|bots?)|automated reviewers?|language models?|LLMs?|chatbots?"
    r"|the (?:checker|bot"
    r"|model|AI)|\w+ bots?,|(?:read by|hey|dear|hello|attention|note to)[ ,]+(?:an? |the |any )?(?:AI"
    r"|checker|assistant|model|bot|machine|reviewer)s?|what(?:so)?ever (?:program|software|machine|model"
    r"|tool)|any AI|chat ?GPT|Claude|Copilot|AI (?:models?|agents?|assistants?|tools?|readers?|reviewers?)"
    r"|this (?:tool|checker))\b"
    r"|^\s*(?:assistant|checker|AI|model|computer|system)\s?[,:]|</?(?:system|user|assistant|instructions?)>"
)
_TOLD: Final = words(
    r"\b(?:skip|output|answer|raise|state|say|says|rate|treat|mark|comment|respond|reply|flag|report"
    r"|pass(?:es)?|approve\w*"
    r"|accept|pre-approved|ignore|nothing|clean bill of health|nothing to see|move along|the answer is"
    r"|compliant|is fine|no faults?|say nothing|no scrutiny|needs no|no (?:issues|concerns|comments|problems"
    r"|faults|findings)"
    r"|conclude|confirm|omit)\b"
)
_ORDERED: Final = words(
    r"\b(?:disregard|forget|ignore|override) (?:what|everything|anything|all|whatever) (?:that )?(?:you|was"
    r"|has|have|comes?|came)\b"
    r"|\b(?:from now on|henceforth),? (?:you )?(?:act|behave|answer|respond|pretend|are)\b|\bpretend (?:that"
    r"|to be|you)\b"
    r"|\bact as (?:an? )?(?:\w+ )?(?:drafter|assistant|AI|model|reviewer|lawyer) (?:that|who)\b"
    r"|\b(?:stop|end|cease|pause|halt) (?:the )?(?:checking|check|review|reviewing|analysis)\b(?! (?:of"
    r"|at) (?:goods|deliver))"
    r"|\bdo not (?:analy[sz]e|raise|criticise|assess|review|evaluate) (?:it|this|any (?:issues?|concerns?"
    r"|faults?)|the following|below)\b"
    r"|\byou must not (?:flag|report|raise|comment|criticise)\b|\bdo not apply your (?:rules|checks|tests)\b"
    r"|\b(?:new|updated|revised|additional) instructions?\s?:|\brespond (?:only )?with\b|\b(?:reply"
    r"|answer) (?:only )?with ['‘“\"]"
    r"|\b(?:exempt|excluded|excused) from (?:the )?(?:review|check(?:ing|s)?|analysis)\b|\bno (?:findings"
    r"|flags) (?:should|must|may) be"
    r"|\bsuppress (?:all |any )?(?:warnings|findings|alerts|comments)\b|\bno longer appl(?:y|ies) to you\b"
    r"|\b(?:print|output|write|say|return) ['‘“\"]?(?:compliant|lawful|approved|sound|ok)\b"
    r"|\byour (?:rules|instructions|training|system message)\b[^.;]{0,40}?\b(?:do not|no longer|are|is"
    r"|ignore)\b"
)

_ON_THE_PHONE: Final = words(r"\btenants do not report\b|\breport\w* (?:faults|repairs) by\b")

PLANTED: Final = Outcome(
    "note",
    "always",
    "This is text addressed to whoever checks it. It was not followed and changed nothing.",
    "Take it out before the draft goes to anybody.",
    law.SAME_TREATMENT,
)


def _addressed(draft: Draft) -> Iterator[Hit]:
    for _, start, end in together(draft, _READER, _TOLD, within=70, unless=_OF_THE_WORK, hints=(_MAY_READ,)):
        yield Hit(start, end, PLANTED)
    for _, start, end in together(draft, _ORDERED, unless=_OF_THE_WORK, hints=(_MAY_ORDER,)):
        yield Hit(start, end, PLANTED)


_MAY_READ: Final = hint(
    "software tool system review check assistant model agent bot llm chat AI claude copilot computer program "
    "machine bot <"
)
_MAY_ORDER: Final = hint(
    "suppress no_longer print output write say return disregard forget ignore override from_now henceforth "
    "pretend act_as stop end cease pause halt do_not not_flag not_report"
    " not_raise not_comment not_critici instruction respond reply answer exempt excluded excused no_findings "
    "no_flags your_"
)
_OF_THE_WORK: Final = words(
    r"\bthe (?:supplier|provider|contractor|council|buyer|tenderer) (?:shall|must|will|may)\b|\btenants\b"
    r"|\bconsent\b"
    r"|\b(?:tenderers?|bidders?|suppliers) (?:shall|must|should|may)\b|\buse of\b"
)


RULES: Final = (
    Rule(
        "text.instructions",
        "text for the checker",
        "Text addressed to whoever checks it",
        "Looks for orders to ignore rules, report nothing or call the draft sound.",
        (PLANTED,),
        in_turn(looks_for(_PLANTED, PLANTED, unless=_ON_THE_PHONE, deniable=False), _addressed),
    ),
)
