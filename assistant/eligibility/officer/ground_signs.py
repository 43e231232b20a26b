"""The words by which a stated reason is known as one of the ten grounds."""

from __future__ import annotations

from typing import Final

from assistant.eligibility.officer.reason_signs import Signs, signs

_MISSING = (
    r"(?:\bno\b|\bnothing\b|\bomit\w*|\bmissing\b|\black(?:s|ed|ing)?\b|\bwithout\b|\bsilent\b"
    r"|\bleaves? out\b"
    r"|\bfail(?:s|ed)? to\b|\bnot (?:\w+ ){0,2}?(?:say|state|set out|show|give|given|include\w*|contain\w*"
    r"|cover"
    r"|describe\w*|identif\w+|explain\w*|mention\w*|provide\w*|name)\b)"
)
_PART = (
    r"(?:\bfinances\b|\bfinancial (?:resources|information|details|position|standing)\b|\bcapability\b"
    r"|\bevidence\b.{0,30}\bcapab\w+|\boutcomes?\b|\bgeographical area\b|\bwhich (?:area|service)\b"
    r"|\bneeds of (?:\w+ ){0,2}users\b|\busers needs\b|\bwell being\b|\bengag\w+ (?:\w+ ){0,3}(?:employees"
    r"|staff)\b"
    r"|\bpart of schedule 1\b|\brequired (?:part|item|information)\b)"
)
_SERVICE = r"\b(?:service|librar(?:y|ies)|centre|facility|home|scheme|pool|museum|park)s?"
_ENDING = (
    r"(?:stop|stopping|close|closing|closure|closed|cease|ceasing|end|ending|discontinu\w+|decommission\w*"
    r"|withdraw|withdrawing|wind(?:ing)? (?:up|down))"
)

GROUND: Final[dict[int, Signs]] = {
    1: signs(
        r"\bnot (?:\w+ )?(?:qualify|count) as an? (?:\w+ ){0,3}(?:body|charity|group)\b|\bone (?:resident"
        r"|member of the public|man|woman)\b",
        r"\bnothing\b.{0,40}\b(?:funds|money|income|resources) (?:that )?(?:the group|they|it) ha(?:s|ve)\b",
        r"\b(?:body|group|applicant|organisation|challenger|it) is an? (?:private"
        r"|commercial) (?:limited )?(?:company|business|firm)\b",
        r"\bpays? (?:out )?(?:dividends|profits?)\b|\b(?:exempt|excluded) service\b"
        r"|\boutside the (?:localism )?act\b",
        r"\bservice\b.{0,30}\b(?:provided|run|delivered|commissioned) by (?:the )?(?:nhs|police|government"
        r"|another)\b",
        r"\bone that (?:the )?(?:nhs|police|government|another \w+)\b.{0,20}\b(?:provides?|runs?)\b",
        r"\bnothing\b.{0,30}\b(?:employees|staff) (?:\w+ ){0,2}engaged\b",
        r"\bnot (?:an? )?(?:relevant|eligible|qualifying) (?:body|group|organisation|applicant)\b",
        r"\bnot (?:an? )?(?:voluntary|community)(?: or (?:voluntary|community))? (?:body|group"
        r"|organisation)\b",
        r"\bnot (?:\w+ ){0,2}?(?:comply|meet|satisfy|fulfil)\b.{0,50}\b(?:requirements?|section 81"
        r"|schedule 1|act)\b",
        r"\b(?:company|business|body|organisation|group|applicant|firm)\b.{0,40}\b(?:is|are|run|works?"
        r"|operates?"
        r"|trading|established) (?:(?!not\b)\w+ )?for (?:private )?profit\b",
        r"(?<!not )\bfor profit (?:company|business|body|organisation|firm)\b|\bcommercial (?:company"
        r"|business)\b",
        r"\bnot a relevant service\b|\bexcluded service\b|\bservice is (?:an )?(?:excluded|exempt)\b",
        _SERVICE
        + r" is not (?:ours|one (?:of ours|that we|we|the council)|provided|run|delivered|a council)\b",
        r"\bnamed person with complex\b",
        _MISSING + r".{0,60}?" + _PART,
        _PART + r".{0,40}\b(?:is|are|was|were) (?:missing|absent|omitted|left out|not (?:there|given|stated"
        r"|clear|included"
        r"|shown))",
        r"\bnot (?:made |submitted |sent |put )?in writing\b|\borally\b|\bby (?:tele)?phone\b",
        r"\b(?:one|single|sole|private) (?:person|individual|employee|councillor)\b|\ban individual\b",
        r"\b(?:request|ask|asks|asking) (?:is )?(?:only )?for (?:an?|the) (?:\w+ )?(?:building|land"
        r"|premises)\b",
        r"\bstatutory (?:function|decision)s?\b",
    ),
    2: signs(
        r"\bclaims?\b.{0,40}\b(?:false|untrue|wrong|incorrect|inaccurate|misleading|not true)\b",
        r"\b(?:turnover|accounts|figures?|information|budget)\b.{0,60}\b(?:not (?:match|tally|reconcile)"
        r"|contradict\w*|inconsistent)\b",
        r"\b(?:information|figures?|accounts?|evidence|details?|statements?|data|financ\w+|submission"
        r"|expression of interest|eoi|forecasts?)\b.{0,50}\b(?:inadequate|inaccurate|insufficient|incorrect"
        r"|wrong"
        r"|false|misleading|incomplete|out of date|not (?:\w+ )?(?:add up|accurate|adequate|sufficient"
        r"|correct"
        r"|enough|detailed))\b",
        r"\b(?:inadequate|inaccurate|insufficient|incorrect|false|misleading|incomplete|not enough"
        r"|too little)"
        r" (?:\w+ ){0,2}(?:information|figures?|accounts?|evidence|details?|data)\b",
    ),
    3: signs(
        r"\bno confidence\b.{0,30}\b(?:run|provide|deliver|manage|group|they)\b",
        r"\b(?:not (?:an? )?suitable|unsuitable|unsuited|suitability|incapable|inexperienced|insolvent"
        r"|bankrupt)\b",
        r"\bnot (?:\w+ )?(?:capable|competent|fit|able to (?:run|provide|deliver|manage))\b",
        r"\b(?:lack(?:s|ed|ing)?|no|not have|too little|insufficient|without|not enough) (?:\w+ ){0,4}?"
        r"(?:experience|expertise|track record|capacity|skills|competence|qualifications)\b",
        r"\bpoor track record\b|\btoo (?:new|small|young) to (?:have|run|provide|deliver|manage)\b",
    ),
    4: signs(
        r"\b(?:decid\w+|decision|resolv\w+|resolution|agreed|voted)\b.{0,60}\b" + _ENDING + r"\b"
        r"(?! (?:the |our |this |its )?(?:contract|consultation|procurement|tender|negotiation))",
        _SERVICE + r" (?:is|are|will be|is being|is to be|are to be) (?:clos\w+|stopped|discontinued"
        r"|decommissioned)\b",
        _SERVICE + r" (?:will|is to|is going to) (?:close|stop|cease|end)\b",
    ),
    5: signs(
        r"\bnhs\b.{0,80}\b(?:integrat\w+|joined up|jointly|as one|together)\b",
        r"\b(?:integrat\w+|joined up)\b.{0,80}\b(?:nhs|health (?:services?|trust|care)|hospitals?|icb"
        r"|clinical)\b",
    ),
    6: signs(
        r"\b(?:bids|tenders) (?:\w+ ){0,4}(?:are|were|is) (?:being|now)\b"
        r"|\bshortlist\w*\b.{0,20}\b(?:bidders|tenderers|suppliers)\b",
        r"\binvitation to tender\b.{0,30}\b(?:went|sent|issued|published)\b|\b(?:is"
        r"|are) (?:re ?)?(?:tendering|procuring)\b",
        r"\b(?:procurement|tender|tendering|competition|commissioning exercise)\b.{0,60}"
        r"\b(?:underway|began|begun|started|ongoing|in progress|live|launched|commenced|running|already"
        r"|at present|(?:been|was|were) (?:published|issued|advertised))\b",
        r"\b(?:already|currently|now)\b.{0,30}\b(?:procuring|tendering|retendering|being (?:re)?(?:procured"
        r"|tendered))\b",
        r"\b(?:is|are|been|already|went|gone) out to tender\b|\bsubject (?:of|to) an? procurement\b",
        r"\bpublished (?:an? |the |our )?(?:\w+ )?(?:tender|contract|procurement) notice\b"
        r"|\binvited tenders\b",
        r"\bin the middle of (?:an? |the )?(?:procur\w+|tender\w*)\b",
        r"\b(?:started|begun|launched|commenced|opened) (?:an? |the |our )?(?:re)?(?:procur\w+|tender\w*)\b",
    ),
    7: signs(
        r"\bnegotiat(?:ions?|ing|ed)\b|\bin (?:talks|discussions?) with\b",
        r"\bexchanged (?:letters|emails|e mails)\b|\bheads of terms\b|\bletter of intent\b",
    ),
    8: signs(
        r"\b(?:mutuali[sz]\w+|mutual(?! (?:agreement|consent|understanding|benefit|respect))|spin out"
        r"|staff led"
        r"|employee led)\b",
        r"\b(?:employees|staff)\b.{0,60}\b(?:propos|intend|plan|want|wish)\w*\b.{0,40}"
        r"\b(?:set up|establish|form|create|take over)\b",
        r"\bintention to consider\b",
    ),
    9: signs(r"\b(?:frivolous|vexatious)\b", r"\bnot (?:an? )?serious\b|\bto (?:annoy|harass)\b"),
    10: signs(
        r"\bfail\w* (?:in|to meet|to perform|to fulfil) (?:\w+ ){0,2}(?:statutory|legal) (?:dut(?:y|ies)"
        r"|obligations?)\b",
        r"\b(?:unlawful|illegal|ultra vires)\b|\bagainst the law\b|\bbreak(?:s|ing)? the law\b",
        r"\b(?:breach\w*|contraven\w*|violat\w*|infring\w*|break\w*)\b.{0,60}\b(?:dut(?:y|ies)|act|laws?"
        r"|legislation|regulations?|enactment|statut\w+)\b",
        r"\bdut(?:y|ies)\b.{0,40}\b(?:prevents?|forbids?|not allow)\b",
        r"\b(?:act|dut(?:y|ies)|laws?|regulations?)\b.{0,30}\b(?:contravened|breached|broken|infringed)\b",
    ),
}
"""Signs of each ground, by its number."""
