"""Rules on what follows when a commitment is missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.finding_words import either, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.proof import missing
from assistant.clauses.findings.rule import Hit, Outcome, Rule

_COMMITTED: Final = (
    r"(?:commitments?|targets?|promises?|pledges?|obligations?|plans?|KPIs?|milestones?|measures?|dut(?:y"
    r"|ies)|benefits?"
    r"|social value|apprentic\w+|placements?|volunteering|placement hours|jobs|figures?|results?)"
)
_MISSED: Final = (
    r"(?:not be (?:met|kept|reached|delivered|achieved|filled)|(?:is|are|was|were|be|been) (?:not"
    r"|never) (?:met|kept|reached|delivered|achieved|filled|created|provided|honoured|fulfilled)"
    r"|not (?:met|kept|reached|delivered|achieved|filled|created|provided|honoured|fulfilled|recruit\w*"
    r"|deliver|meet|keep|achieve)"
    r"|miss(?:ed|es|ing)?|fail(?:s|ed|ure|ures|ing)?|falls? (?:short|behind|below)|short ?falls?|undelivered"
    r"|under-?perform\w*"
    r"|falls? through|not (?:taken on|hired|placed|planted|trained|given|held|run|in post|done)"
    r"|non-?(?:delivery|performance|compliance)|below target|broken|breach(?:ed|es)?|default(?:s|ed)?|late"
    r"|unmet|lapses?|slip(?:s|ped)?)"
)
_REMEDY: Final = words(
    r"\b(?:remed(?:y|ies|ial|ied|ying)|rectif\w+|service credits?|improvement plan|recovery plan|corrective"
    r"|put (?:it |this )?right"
    r"|catch up|liquidated|escalat\w+|agreed sum|shortfall|mak\w* (?:it |them |this )?good|made (?:good|up)"
    r"|make up|step in"
    r"|withh(?:old|eld)\w*|carried over|compensat\w+|action plan|deductions? (?:of|is|are|may|under|from"
    r"|for)|(?:serious|repeated"
    r"|material|persistent) (?:and \w+ )?(?:failures?|breach(?:es)?|default))\b"
)
_REMEDY_OF_MISS: Final = words(
    rf"\b{_COMMITTED}\b[^.;]{{0,80}}?\b{_MISSED}\b|\b{_MISSED}\b[^.;]{{0,80}}?\b{_COMMITTED}\b"
    rf"|\bterminat\w+\b[^.;]{{0,80}}?\b{_MISSED}\b"
    rf"|\b{_MISSED}\b[^.;]{{0,80}}?\bterminat\w+|\bfails? to (?:deliver|meet|achieve|perform|keep|reach"
    rf"|comply)\b|\bbehind\b"
    r"|\b(?:breach|default)\w* (?:of|under) (?:this|the) (?:contract|agreement|schedule|clause)"
)
_ON_FAILURE: Final = words(
    r"penal|fine|forfeit|punitive|punish|sum|terminat|cancel|end|void|pay|charge|lev|deduct|lose|losing"
    r"|sanction|damages|hand"
    r"|with(?:hold|held)|owe|cost|liable|keep|retain|claw|loss|harm|walk|tear|over|miss|rescind|dismiss|deterrent"
)
_PENAL: Final = words(
    r"\bpenalt(?:y|ies)\b(?! (?:charge|notice|points|clause in law))|\ba fine of\b|\bfined\b|\bfines of £"
    r"|\bforfeit\w*|\bpunitive\b"
    r"|\b(?:flat|fixed|lump) sum of £\s?\d[\d,]{3,}"
    r"|\bterminat\w+\b[^.;]{0,80}?\b(?:any|a single|one|every) (?:breach|failure|missed|shortfall)"
    r"|\b(?:any|a single|one|each) (?:breach|failure|missed)\b[^.;]{0,80}?\bterminat\w+"
)
_ENDS: Final = (
    r"(?:terminat\w+|cancel\w*|rescind\w*|end(?:s|ed)? (?:the|this) (?:contract|agreement|arrangement)"
    r"|(?:contract|agreement) (?:ends?"
    r"|comes? to an end|is (?:over|at an end|void|cancelled|ended)|may be ended)|walk away|brings? (?:the"
    r"|this) contract to an end"
    r"|tear up|dismiss(?:ed)?|ends? (?:at once|immediately|automatically))"
)
_ANY_FAILURE: Final = (
    rf"(?:(?:any|a single|one|each|every|the first|a first|a|an|single) (?:[\w-]+ ){{0,4}}?{_MISSED}"
    rf"|(?:any|a single|one|each|every|a|an|the first"
    rf"|single) (?:[\w-]+ ){{0,4}}?{_COMMITTED}\b[^.;,]{{0,30}}?\b{_MISSED}"
    rf"|{_MISSED}\b[^.;,]{{0,20}}?\b(?:any|a single|one|each|every|the first)\b)"
)
_EXACTS: Final = (
    r"(?:pay(?:s|able|ing)?|charge[ds]?|charges? of|lev(?:y|ied)|deduct\w*|los(?:e|es|ing)|sanctions?"
    r"|surcharges?|damages|forfeit\w*"
    r"|hands? over|sum of|withh(?:old|eld)\w*|owes?|cost (?:it|the \w+)|keep(?:s|ing)?|retain(?:s|ing)?"
    r"|liable|fin(?:e|es|ed)|claws? back)"
)
_MUCH: Final = (
    r"(?:£\s?\d[\d,]*|\d+% of (?:the )?(?:contract|annual|yearly|total|monthly)|its (?:whole|entire|full"
    r"|total) (?:fee|profit|payment"
    r"|price|margin|income|deposit)|(?:all|the whole|the entire) (?:of )?(?:its|the) (?:retention|bond"
    r"|security|fee|profit|payment|price|charges?|deposit))"
)
_PUNISHES: Final = words(
    rf"\bpunish\w*|\bas a (?:deterrent|warning|lesson)|\bsanctions? of\b|\bsurcharges? of\b"
    rf"|\b{_ENDS}\b[^.;]{{0,60}}?\b{_ANY_FAILURE}"
    rf"|\b{_ANY_FAILURE}\b[^.;]{{0,60}}?\b{_ENDS}|\b(?:if|should|where|when"
    rf"|on)\b[^.;]{{0,50}}?\b{_MISSED}\b[^.;]{{0,50}}?\b{_ENDS}\b"
    r"[^.;]{0,30}?\b(?:at once|immediately|forthwith|without (?:notice|warning)|automatically"
    r"|there and then)\b"
    rf"|\b{_EXACTS}\b[^.;]{{0,40}}?{_MUCH}[^.;]{{0,60}}?\b{_MISSED}\b|\b(?:if|should|where|when"
    rf"|on)\b[^.;]{{0,60}}?\b{_MISSED}\b"
    rf"[^.;]{{0,60}}?\b{_EXACTS}\b[^.;]{{0,40}}?{_MUCH}|\b{_EXACTS} {_MUCH}[^.;]{{0,40}}?\b(?:for|if"
    rf"|when(?:ever)?|where) (?:[\w-]+ ){{0,4}}?"
    r"(?:does|do|is|are|has|have) not\b|\bwhatever the loss\b|\b(?:irrespective|regardless) of (?:the "
    r"|any )?(?:loss|harm|cost|damage)"
)
_MEASURED: Final = words(
    r"\b(?:estimate[sd]?|agreed sum|proportion\w*|genuine|reflects?|no more than|equal (?:benefit|value"
    r"|worth)|serious|repeated|persistent"
    r"|material|does not put|not put (?:it )?right|after a plan|capped|is spent|spends?|same outcome"
    r"|months['’]? notice|(?:working )?days"
    r"|cost to the|invoices?|insurance|statutory|interest|convicted|under the act|offence)\b"
)
_OF_LAW: Final = words(
    r"\bfined (?:under|by (?:a|the) court)|\bnot fine\b|\bconvicted\b|\bfixed penalty\b|\b(?:civil|statutory"
    r"|fixed|criminal)(?: \w+)? penalt|\bineffectiveness\b|\bpenalt\w+ (?:charge|notice"
    r"|imposed by law|under the)|\bserious and\b"
    r"|\b(?:no|not a|without) penalt"
)
NO_REMEDY: Final = Outcome(
    "risk",
    "a specification",
    "Nothing follows when a commitment is missed. A promise without a remedy often gives no right at all.",
    "Add steps that fit the failure: a plan to put it right, a meeting of senior people, an agreed sum spent "
    "on an "
    "equal benefit, and an end of the contract only for serious and repeated failure.",
    more.NO_REMEDY,
)
PENAL: Final = Outcome(
    "risk",
    "always",
    "This punishes. A sum has to protect a legitimate interest and be in proportion, or a court may not "
    "enforce it; "
    "an end of the contract for any failure is out of proportion too.",
    "“If the plan is not kept, the Supplier shall spend the Agreed Sum, an estimate of the cost of an equal "
    "benefit, "
    "on that benefit.” End the contract only for serious and repeated failure.",
    more.STEPS,
)


def _has_remedy(draft: Draft) -> bool:
    return draft.has(_REMEDY) or draft.has(_REMEDY_OF_MISS)


def _penal(draft: Draft) -> Iterator[Hit]:
    for sentence, start, end in either(draft, _ON_FAILURE, (_PENAL, _OF_LAW), (_PUNISHES, _MEASURED)):
        if not _OF_LAW.search(sentence.text):
            yield Hit(start, end, PENAL)


RULES: Final = (
    Rule(
        "remedies.missing",
        "remedies and change",
        "No remedy",
        "Looks at specifications only.",
        (NO_REMEDY,),
        missing(_has_remedy, NO_REMEDY),
    ),
    Rule(
        "remedies.penal",
        "remedies and change",
        "A penalty, or an end of the contract for any failure",
        "Looks for penalties, fines, flat sums, lost fees and an end of the contract for any failure. "
        "Penalties set by law are left "
        "alone.",
        (PENAL,),
        _penal,
    ),
)
