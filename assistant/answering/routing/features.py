"""What a message shows besides its meaning: signs that the classifier weighs."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.routing.misuse import misuses
from assistant.answering.routing.risk import at_risk
from assistant.answering.routing.signs import plain, says_nothing, shows_wording
from assistant.answering.terms import content, stem, words
from assistant.answering.understanding.abbreviations import ABBREVIATIONS
from assistant.clauses.stated import invites as asks_for_a_draft
from assistant.eligibility.stated.invites import invites as asks_about_its_own_case

SHORT: Final = (2, 4, 8)
LONG: Final = 25
MANY: Final = 3
"""Words of the field; the counts above are of all words."""


def features(text: str) -> list[float]:
    """The signs in one text, 1.0 where there is one; always `COUNT` of them, in one order."""
    said = plain(text)
    count = len(words(text))
    field = sum(word in _FIELD for word in content(text)) + sum(word in ABBREVIATIONS for word in words(text))
    named = bool(_NAMED.search(text))
    shown = [
        *(bool(form.search(said)) for form in _FORMS),
        *(count <= most for most in SHORT),
        count > LONG,
        *(field >= least for least in range(1, MANY + 1)),
        field == 0 and count > SHORT[0],
        named,
        named and bool(_PRIVATE.search(said)),
        shows_wording(said),
        says_nothing(text),
        at_risk(said),
        misuses(said),
        asks_for_a_draft(text),
        asks_about_its_own_case(text),
    ]
    return [float(one) for one in shown]


_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"\?",
        r"^\W*(?:what|when|where|which|who|whose|why|how)\b",
        r"^\W*(?:is|are|do|does|did|can|could|may|must|should|shall|will|would|has|have)\b",
        r"\b(?:we|our|us|ours)\b",
        r"\b(?:i|my|me|mine|i'm|i've)\b",
        r"\b(?:you|your|yours)\b",
        (
            r"\b(?:write|draft|compose|produce|generate|suggest|propose|design|prepare|create|build"
            r"|come up with|put together|turn (?:this|these)|reword|rewrite|word(?:ing)? (?:a|for|that"
            r"|about))\b"
        ),
        (
            r"\b(?:check|review|vet|proof-?read|look (?:at|over)|go (?:over|through)|compliance|spot|wording"
            r"|sentence|below|attached)\b"
        ),
        (
            r"\b(?:find|show|list|search|link|looking for|where|document|guidance|report|citation|template"
            r"|examples?|sample|notices?|read (?:up|about|first)|reference|publication)\b"
        ),
        (
            r"\b(?:tool|chat ?bot|bot|assistant|website|ai|llm|gpt|app|upload|install|offline|download|export"
            r"|pdfs?|tab|library of yours|answers?|sources?)\b"
        ),
        (
            r"\b(?:court|judge|judicial|sue[ds]?|suing|lawsuit|claim|damages|liable|barrister|lawyer"
            r"|ombudsman)\b"
        ),
        r"\b(?:win|lose|odds|chances?|succeed|likely|beat)\b",
        (
            r"\b(?:should (?:we|i|the (?:council|cabinet|panel))|decide|choose|pick|rank|score|mark"
            r"|award (?:it|the|to)|sign (?:it )?off|approve|authorise|confirm|certify|guarantee|blessing"
            r"|opinion|you think|would you|verdict|advise)\b"
        ),
        (
            r"\b(?:hide|hiding|secret\w*|rig\w*|brib\w+|fak(?:e|ed|ing)|invent|back-?dat\w+|trick|cheat|lie"
            r"|leak|hack\w*|excuse|pretext|pretend|loophole|collu\w+|cartel|fix(?:ing)?|threat\w+|delete"
            r"|falsif\w+|favou?r\w*|mate|dodge|get round|so only|obvious)\b"
        ),
        r"\b(?:prevent\w*|detect|avoid|suspect|exclude\w*|unlawful|illegal|declare|report(?:ing)?)\b",
        (
            r"\b(?:die|dying|dead|suicid\w+|kill\w*|hurt\w*|harm\w*|abus\w+|hit|hits|hitting|beat\w*|punch\w*"
            r"|rap(?:e|ed)|attack\w*|knife|tablets|pills|overdose|scared|afraid|frightened|terrified|danger"
            r"|safe|bruise\w*|stab\w*|bleeding|breathing|starv\w*|hopeless|going on|go on|cope|groomed"
            r"|slave)\b"
        ),
        (
            r"\b(?:contract\w*|tender\w*|specification|commission\w*|procur\w+|clauses?|bidders?|suppliers?"
            r"|service for|award)\b"
        ),
        (
            r"\b(?:council tax|bins?|parking|planning permission|housing benefit|universal credit|passport"
            r"|driving|licen[cs]e|school place|pension|rent|landlord|tenant|weather|recipe|cook|film|football"
            r"|train|bus (?:times|goes)|doctor|dentist|gp|tax return|vat on|wedding|marr(?:y|ied|iage)"
            r"|divorce|visa|house|garden|neighbour'?s?|pothole|fine|ticket|python|javascript|translate|poem"
            r"|capital of|population|who won|world cup|pip)\b"
        ),
        (
            r"\b(?:eligib\w+|qualif\w+|entitled|allowed to challenge|right to challenge|challenge|take over"
            r"|take on|relevant body)\b"
        ),
        (
            r"\b(?:charity|trust|club|group|cic|society|association|co-?op\w*|social enterprise|parish"
            r"|volunteers)\b"
        ),
        r"\"|\d{5,}|@",
        r"\b(?:thanks?|cheers|hello|hi|bye|please|lol|joke)\b",
    )
)
_NOT_A_PERSON: Final = (
    r"(?:Act|Council|Trust|Court|Service|Services|Regulations?|Guidance|Foundation|Government|Statement"
    r"|Policy|Note|Right|Challenge|Authority|Wage|Value|House|Covenant|Order|Regime|Care|Academy|Society"
    r"|Place|Tender|Tax|Duty|Company|Companies|Street|Road|Kingdom|Ireland|London|Leisure|Rowntree|Cup|Party"
    r"|Commission|Procurement|Vale|Bank|Centre|Framework|Homes?|Union|Ltd)"
)
_NAMED: Final = re.compile(
    rf"\b(?i:mrs?|ms|miss|dr|cllr|councillor|officer)\.? [A-Z][a-z]+"
    rf"|(?<![.?!:] )(?<!\A)\b(?!{_NOT_A_PERSON}\b)[A-Z][a-z]{{2,}}"
    rf" (?!{_NOT_A_PERSON}\b)[A-Z][a-z]{{2,}}\b(?! {_NOT_A_PERSON}\b)"
    r"|\b[A-Z]\. [A-Z][a-z]+"
)
_PRIVATE: Final = re.compile(
    r"\b(?:address|phone|number|born|dob|aged?|lives?|ill|sick\w*|disease|diagnos\w+|diabet\w+|hiv|dementia"
    r"|pregnant|married|wife|husband|gay|religio\w+|salary|earns?|prison|arrest\w*|criminal|debts?|owes?"
    r"|benefits|drink|affair|medication|care|carers?|social worker|referral|case|hr file|disciplinary"
    r"|sort code|record|read)\b|\b\d{1,2},? "
)
_FIELD: Final = frozenset(
    stem(word)
    for word in """commission commissioning commissioner procure procurement tender tenders bid bidder bidders
    supplier contract contracts contractor award criteria criterion weighting social value localism challenge
    expression eoi crtc council authority service services outsourcing mutual mutuals charity
    charities vcse enterprise cooperative parish threshold thresholds notice notices standstill
    framework lots lot light touch direct specification kpi kpis clause consultation consult
    equality duty market engagement outcome outcomes grant grants subsidy best reserved conflict
    conflicts interest tupe provider regime apprenticeship apprentices wage supply modern slavery
    co-production decommission decommissioning user users evaluation panel exclusion debarment
    remedies remedy statutory guidance section act regulations relevant body ppn npps toms covenant""".split()  # noqa: SIM905 -- as words
)
COUNT: Final = len(features(""))
