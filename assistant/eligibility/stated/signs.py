"""The forms of words that state a fact."""

from __future__ import annotations

import re
from typing import Final

from assistant.eligibility.stated.sign import (
    A_COUNCIL,
    AN_AUTHORITY,
    DENYING,
    GRANTED_IN_REQUESTS,
    GRANTED_RAW,
    LESS_SURE,
    RAW,
    Sign,
    signs,
    sought,
)
from assistant.eligibility.stated.words import (
    ADJECTIVES,
    BUILDING,
    ENDS,
    GAP,
    IT,
    NUMBER,
    RUN,
    RUNS,
    SERVED,
    SERVICE,
    THE_SERVICE,
    THING,
    WANT,
    WORD,
)

_CIC: Final = r"(?:community interest company|CIC)"
_BODIES: Final[dict[str, str]] = {
    "charity": r"(?:(?:registered |unregistered )?charity|charitable (?:trust|company|foundation|incorporated"
    r" organisation)|CIO)",
    "voluntary_body": r"voluntary (?:body|group|organisation|association)",
    "community_body": r"community (?:body|group|organisation)",
    "cic_limited_by_guarantee": rf"{_CIC},?(?: that is| which is)? limited by guarantee",
    "cic_limited_by_shares": rf"{_CIC},?(?: that is| which is)? limited by shares",
    "cooperative_or_social_enterprise": r"(?:social enterprise|co-?operative(?: society)?|co-op)",
    "unincorporated_group": rf"unincorporated (?:{WORD} )?(?:group|association|body|society|club)",
    "bid_body": r"(?:BID (?:company|body)|business improvement district(?: company| body)?)",
    "for_profit_company": r"(?:for-profit|profit-making|private|commercial) (?:company|firm|business)",
}
_PARISH: Final = r"(?:parish|town) council"
_AFTER: Final = (
    r"(?=\s*(?:[.,;:?!)]|$|\((?:a |an |not registered|registered|reg|no\.?|number|\d)|(?:and|but|so|that"
    r"|which|who|with|in|at|of (?:parents|residents|neighbours|local|volunteers)"
    r"|for|from|near|based|working|serving|registered|called|can|could|may|now|here|since|limited by"
    r"|run by (?:volunteers|local|residents)|wants?|would like|hopes?|wishes|plans?)\b))"
)
_OUR_AFTER: Final = (
    r"(?=\s*(?:[.,;:?!)]|$|\((?:a |an |not registered|registered|reg|no\.?|number|\d)|'s\b|(?:and|but|so"
    r"|that|which|who|in|at|can|could|may|wants?|would|hopes?|wishes|plans?|is"
    r"|has|have|still|also|already|to|from|run|take|manage|operate|deliver|provide|look after|help|use"
    r"|challenge"
    r"|submit|send|able|allowed|entitled|eligible|qualify|count|put|bid|runs|works|meets|intends?|aims?)\b"
    r"(?! (?:not|never|no longer|being|to be|yet)\b)(?!n't)))"
)
_I_SPEAK_FOR: Final = (
    r"i(?: am|'m)? (?:currently )?(?:chair|run|lead|represent|writ(?:e|ing) (?:for|on behalf of)|ask"
    r"(?:ing)? for"
    r"|(?:the )?(?:chair|secretary|clerk|treasurer|manager|director|founder|trustee) (?:of|to|for))"
)
_TAKEN_FOR_GRANTED: Final = (
    r"\b(?:can|could|may|might|would|is|does|will|should|must|(?:stop|prevent)s?|for|(?:if|whether)(?= our"
    r" [^.?!]{1,40}"
    r" (?:can|could|may|is (?:able|allowed|eligible|entitled))\b))"
)
"""What leaves "our charity" a charity, whatever is asked of it."""
_WE_ARE: Final = (
    r"(?:we(?: are|'re)(?: still| also| now| both| just)?|i(?: am|'m) (?:from|with|part of|on the board of))"
)


def _bodies() -> list[Sign]:
    found: list[Sign] = []
    for value, noun in _BODIES.items():
        named = rf"(?:{ADJECTIVES}){{0,4}}{noun}"
        found += signs({"body_type": value},
            rf"(?:{_WE_ARE}|{_I_SPEAK_FOR}|our (?:group|organisation|body|society|club|association) is) "
            rf"(?:an?|the)"
            rf" {named}\b{_AFTER}",
            rf"we(?: are|'re) (?:the )?(?:trustees|members|directors|volunteers) of an? {named}\b{_AFTER}",
            rf"our (?:{WORD} ){{0,3}}?(?:group|club|society|association|organisation|trust), which is an?"
            rf" {named},",
            rf"as (?:the )?(?:clerk|chair|secretary|treasurer) (?:of|to) an? {named}\b",
            rf"{_WE_ARE} an? (?:(?!(?:of|with|for|from|by|near|to|not|than|like)\b){WORD} ){{1,4}}?and an?"
            rf" {named}\b{_AFTER}",
            rf"{_WE_ARE} (?:the )?(?:(?-i:[A-Z])[\w'-]{{1,30}},? (?:(?:of|and|for|the) ){{0,2}}){{0,5}}?"
            rf"(?-i:[A-Z])[\w'-]{{1,30}},"
            rf" an? {named}\b{_AFTER}",
            rf"(?:our|my)(?: own)? {named}\b{_OUR_AFTER}",
            how=RAW,
        )  # fmt: skip
        found += signs({"body_type": value},
            rf"{_TAKEN_FOR_GRANTED} our(?: own)? {named}\b{_OUR_AFTER}",
            rf"\bwe, an? {named},|\bwe as an? {named}\b{_AFTER}",
            rf"(?:^|(?<=, )|(?<=and ))as an? {named},? (?:we (?:are|can|have|want)|(?:can|could|may|do"
            rf"|are) we)\b",
            rf"(?:can|could|may) we, (?:as )?an? {named},",
            rf"^\W*as an? {named}\W*$",
            how=GRANTED_RAW,
        )  # fmt: skip
    return found


_DO: Final = (
    r"(?:run|running|tak(?:e|ing) (?:over|on)|deliver(?:ing)?|provid(?:e|ing)|manag(?:e|ing)|operat(?:e"
    r"|ing)|look(?:ing)? after|maintain(?:ing)?|carry out"
    r"|(?:carry on|keep|continue) running|continue to run)"
)
_SO: Final = r"(?:(?:ourselves|try to|jointly|together|now|then) )?"
_TAKE_BUILDING: Final = (
    r"(?:buy(?:ing)?|own(?:ing)?|purchas(?:e|ing)|acquir(?:e|ing)|be given|leas(?:e|ing)|rent(?:ing)?|tak"
    r"(?:e|ing) (?:over|on)|get|have)"
)
_HELP: Final = (
    r"(?:help(?:ing)?(?: out)?(?: \ue000)?(?: to)? (?:run|provide|deliver|manage|operate|look after|with|at"
    r"|in|keep)"
    r"(?: running)?|assist(?:ing)?(?: \ue000)? (?:with|in|at)(?: (?:running|providing|delivering))?"
    r"|support(?:ing)? \ue000 (?:in|with) (?:running|providing|delivering)"
    r"|volunteer(?:ing)? (?:at|in))"
)
_DECIDING: Final = (
    rf"(?:(?:be given the power to |take over the power to |have the power to )?(?:decid(?:e|ing) (?:on )?"
    rf"(?:the )?"
    rf"planning applications|set(?:ting)? (?:the )?council tax|mak(?:e|ing) (?:the|{A_COUNCIL}'s|planning"
    rf"|licensing|funding) (?:{WORD} ){{0,2}}?decisions"
    rf"|tak(?:e|ing) over (?:the |all |{A_COUNCIL}'s )?(?:{WORD} ){{0,3}}?(?:decisions|functions?|dut(?:y"
    rf"|ies)|powers?)"
    rf"|(?:overturn|revers|chang|stop|challeng|appeal)(?:e|ing)? (?:the |a |its )(?:{WORD}"
    rf" ){{0,3}}?decision))\b"
)

_SEEKS = [
    *sought({"seeks": "provide_service"},
             rf"{_SO}{_DO} (?P<served>(?:{A_COUNCIL}'s )?{SERVED}|{IT})",
             rf"{_SO}(?:do|doing) (?:(?:the|that|this|some of the) )?(?P<served>(?:{WORD} )?(?:work"
             rf"|maintenance|cutting|cleaning|mowing|collections?))\b",
             rf"tak(?:e|ing) (?P<served>it|them|this|(?:the|this) (?:{WORD} ){{0,3}}?{SERVICE}) (?:over"
             rf"|on)\b(?! (?:the|a|by)\b)",
             r"(?:to )?keep (?:it|them) open by (?P<served>running it|running them)",
             rf"(?:{WORD} ){{1,5}}?and {_DO} (?P<served>{IT}|{SERVED})"),
    *sought({"seeks": "assist_with_service"}, rf"{_HELP} (?P<served>(?:{A_COUNCIL}'s )?{SERVED}|{IT})"),
    *sought({"seeks": "building_or_land"},
             rf"{_TAKE_BUILDING} (?:(?!(?:to|for|in|of|from|with|by|not|near|about|into|on|information"
             rf"|details|access|books)\b){WORD} ){{0,5}}?{BUILDING}\b{ENDS}",
             rf"(?:buy|purchase|own) (?P<served>(?:the|our) (?:{WORD} ){{0,3}}?{SERVICE})\b{ENDS}",
             r"(?:an )?asset transfer\b"),
    *sought({"seeks": "function_or_decision"}, _DECIDING),
    *signs({"body_type": "parish_or_town_council"},
           rf"(?:{_WE_ARE}|{_I_SPEAK_FOR}) (?:an?|the|our) (?:{ADJECTIVES}){{0,3}}{_PARISH}\b{_AFTER}",
           rf"{_WE_ARE} (?:the )?(?:(?-i:[A-Z])[\w'-]{{1,30}} ){{1,4}}{_PARISH}\b{_AFTER}",
           rf"as (?:the )?(?:clerk|chair|secretary|treasurer) (?:of|to) an? {_PARISH}\b",
           rf"(?:our|my) {_PARISH} {WANT} (?:{_DO}|challenge|{_HELP})\b",
           how=RAW),
    *signs({"body_type": "parish_or_town_council"},
           rf"(?:can|could|may|would) our {_PARISH} (?:be (?:able|allowed) to |ask to |legally )?(?:{_DO}"
           rf"|challenge|{_HELP})\b",
           how=GRANTED_RAW),
]  # fmt: skip

_STAFF: Final = r"(?:employees|staff|members of staff|officers|workers|librarians)"
_EMPLOYEES = [
    *signs({"body_type": "authority_employees"},
           rf"{_WE_ARE} (?:a (?:group|team) of )?(?:(?:{NUMBER}|some|several|all) )?(?P<authority>council)"
           rf" {_STAFF}\b",
           rf"{_WE_ARE} (?:a (?:group|team) of )?(?:(?:{NUMBER}|some|several|all) )?(?:(?!(?:former|ex"
           rf"|past|retired|of|friends)\b){WORD} )?{_STAFF} (?:of|at|employed by|who work for|working for)"
           rf" (?P<authority>{AN_AUTHORITY})",
           rf"(?:there are|{_WE_ARE}) {NUMBER} of us,? (?:and )?(?:we (?:are )?)?all (?:on the payroll of"
           rf"|employed by|employees of|work(?:ing)? for) (?P<authority>{AN_AUTHORITY})",
           how=LESS_SURE),
    *signs({"authority_type": ""},
           rf"{_WE_ARE} (?:{WORD} ){{1,6}}?{_STAFF},? all (?:employed by|employed at|working for|employees"
           rf" of) (?P<authority>{AN_AUTHORITY})",
           how=LESS_SURE),
    *signs({"employee_count": 0},
           rf"{NUMBER} of us (?:are employed by|are employees of|work for|are on the payroll of) "
           rf"(?P<authority>{AN_AUTHORITY})",
           how=LESS_SURE),
    *signs({"employees_of_this_authority": True},
           r"(?:all of us|we all|all \w+ of us|we) (?:work for|are employed by|are (?:all )?employees of) "
           r"(?:this|that) (?:council|authority)\b"
           r"(?: that we (?:want to|would) challenge)?",
           r"(?:all of us|we all|we) (?:work for|are employed by) the (?:council|authority) that we "
           r"(?:want to|would(?: like to)?) challenge\b",
           how=RAW),
    *signs({"employees_of_this_authority": False},
           r"(?:all of us|we all|we) (?:work for|are employed by|are (?:all )?employees of) (?:another|a"
           r" different|a neighbouring) (?:\w+ )?(?:council|authority)\b",
           how=RAW),
]  # fmt: skip

_ONE_PERSON = signs({"body_type": "individual"},
    r"i(?: am|'m) (?:just |only )?(?:an individual|one person|a private individual)(?=\s*(?:[.,;:!?)]|$|"
    r"(?:and|but|so|who|living|from|acting)\b))",
    r"i(?: am|'m) (?:asking|writing|acting)(?: only)?(?: for myself(?: only)?,?)?(?: only)? as an? "
    r"(?:private )?individual\b",
    r"i(?: am|'m) (?:asking|writing|acting) (?:only for myself|for myself only|on my own behalf)\b",
    how=RAW,
) + signs({"body_type": "individual"},
    rf"(?:can|could|may) i,? (?:on my own|by myself|alone|as (?:an individual|a private individual|one"
    rf" person|one resident|a single resident|a councillor)),? (?:be allowed to )?(?:{_DO}|challenge"
    rf"|submit|send)\b",
    rf"i (?:want|would like|wish) to {_DO} .{{1,60}}? (?:on my own|by myself)\b",
    how=GRANTED_RAW,
)  # fmt: skip

_NOW: Final = r"(?: (?:now|currently|already|itself|still|directly))?"
_BRIEF: Final = r"(?:(?!(?:to|for|that|which|by|of)\b)[\w'-]{1,40} ){0,4}?"
_SERVED_BY = [
    *signs({"service_by_or_for_authority": True},
           rf"(?P<authority>{AN_AUTHORITY}){_NOW},? {RUNS} (?P<served>{SERVED}|{IT}|out {SERVED})"
           rf"(?![^.;]{{0,40}}(?:for|on behalf of) {A_COUNCIL})",
           rf"(?P<served>{THE_SERVICE}|it|they)(?: (?:at|in|on)(?: {WORD}){{1,4}}?)? (?:is|are) (?:now "
           rf"|currently"
           rf" |already |still )?{RUN} (?:directly )?(?:by|for|on behalf of) "
           rf"(?P<authority>{AN_AUTHORITY})(?!'s)",
           rf"(?P<served>{THE_SERVICE}|it|they)(?: (?:at|in|on)(?: {WORD}){{1,4}}?)? (?:is|are) {RUN} by"
           rf" (?:{WORD} ){{1,5}}?(?:on|under) an? (?:{WORD} ){{0,4}}?contract (?:with|for)"
           rf" (?P<authority>{AN_AUTHORITY})(?!'s)",
           rf"(?P<authority>{A_COUNCIL}) (?:pays|contracts with|has a contract with|employs) (?:an? |the"
           rf" )?(?:{WORD} ){{1,4}}to (?:run|provide|operate|manage|deliver|look after|maintain|do) "
           rf"(?P<served>{SERVED}|{IT})",
           rf"(?P<authority>{A_COUNCIL}) has (?P<served>(?:its |the )?{SERVED}) {RUN} by (?:{WORD}"
           rf" ){{1,4}}?on its behalf",
           rf"(?:it|this|{THING}) is an? (?P<served>council(?:-run)? (?:service|{SERVICE}))(?! (?:building"
           rf"|house|flat))\b",
           rf"(?P<served>it|this|{THING}) is council-run\b"),
    *signs({"service_by_or_for_authority": True},
           rf"\b(?:the|our|this|its|their|youth|local) (?P<served>{_BRIEF}{SERVICE}),? (?:which|that) "
           rf"(?P<authority>{AN_AUTHORITY}){_NOW} {RUNS}{GAP}",
           rf"\b(?:the|our|this) (?P<served>{_BRIEF}{SERVICE}) (?P<authority>{AN_AUTHORITY}){_NOW}"
           rf" {RUNS}{GAP}",
           rf"\b(?:the|our|this|its|youth|local) (?P<served>{_BRIEF}{SERVICE}),? (?:which|that) (?:is|are)"
           rf" (?:now |currently |already |still )?{RUN} (?:by|for|on behalf of) "
           rf"(?P<authority>{AN_AUTHORITY})",
           rf"(?P<served>{SERVICE}),? which (?P<authority>{AN_AUTHORITY}){_NOW} {RUNS}{GAP}",
           rf"\bhow (?P<authority>{AN_AUTHORITY}) {RUNS} (?P<served>{SERVED})",
           how=GRANTED_IN_REQUESTS),
    *sought({"service_by_or_for_authority": True},
             rf"(?:{_DO}|{_HELP}) (?P<served>{SERVED})(?:,? (?:that|which) (?:is|are))? {RUN} (?:by|for|on"
             rf" behalf of) (?P<authority>{AN_AUTHORITY})",
             rf"{_DO} (?P<served>(?P<authority>{A_COUNCIL})'s (?:{WORD} ){{0,3}}?{SERVICE})\b(?! building)",
             rf"tak(?:e|ing) (?:over|on) (?P<served>{SERVED}|it|them) (?:from|instead of|in place of) "
             rf"(?P<authority>{AN_AUTHORITY})",
             rf"take (?P<served>it|them|(?:the|this) (?:{WORD} ){{0,3}}?{SERVICE}) over from "
             rf"(?P<authority>{AN_AUTHORITY})",
             asking=GRANTED_IN_REQUESTS),
    *signs({"service_by_or_for_authority": False},
           rf"(?:it|{THING}|they) (?:is|are) not {RUN} (?:by or for|by or on behalf of|by) {AN_AUTHORITY}"
           rf"(?: or (?:for|on behalf of) it)\b",
           rf"(?:it|{THING}) has nothing to do with {AN_AUTHORITY}",
           how=DENYING),
]  # fmt: skip

_DECIDES: Final = (
    r"(?:decided|resolved|agreed|published|put|set|announced|accepts?|takes|looks at|considers|invit\w+"
    r"|negotiating"
    r"|swapping|exchanging|being (?:abolished|wound up|dissolved|replaced)|going to be|to be (?:abolished"
    r"|wound up"
    r"|replaced)|due to be|about to be|be (?:abolished|wound up|replaced|merged)|clos\w+|plans to close"
    r"|wants to close)"
)
_ASKED_OF = [
    *signs({"authority_type": ""},
           rf"{A_COUNCIL}(?: concerned| in question)? is (?:an? )?(?P<authority>(?:{WORD} ){{0,3}}?"
           rf"(?:council|authority))\b(?! (?:that|which))",
           rf"{A_COUNCIL}(?: concerned| in question)? is (?P<authority>{AN_AUTHORITY})"),
    *sought({"authority_type": ""},
             rf"challenge (?P<authority>{AN_AUTHORITY})(?! to )",
             rf"(?:tak(?:e|ing)|buy|purchase|acquire|lease|rent|get|have|be given)\b[^.;!?]{{1,80}}?"
             rf"(?<!instead of)(?<!far)(?<!miles)(?<!money)(?<!funding) from (?P<authority>{AN_AUTHORITY})",
             rf"[^.;!?]{{1,80}}? (?:instead of|in place of) (?P<authority>{AN_AUTHORITY})"),
    *signs({"authority_type": ""},
           rf"(?P<authority>{AN_AUTHORITY}) (?:(?:has|have|is|are|will|only|itself|already|then)"
           rf" )*{_DECIDES}\b",
           how=LESS_SURE),
]  # fmt: skip

_BID = [
    *signs({"bid_controlled_by_authority": True},
           rf"{A_COUNCIL} (?:runs|controls|manages|owns) (?:our|the) BID\b",
           rf"(?:our|the) BID(?: company| body)? is (?:run|controlled|managed|owned) by (?:an? "
           rf"(?:subsidiary|company) of )?{A_COUNCIL}"),
    *signs({"bid_controlled_by_authority": False},
           rf"{A_COUNCIL} (?:does not|doesn't) (?:run|control|manage|own) (?:our|the) BID\b",
           rf"(?:our|the) BID(?: company| body)? is not (?:run|controlled|managed|owned) by {A_COUNCIL}",
           how=DENYING),
    *signs({"bid_controlled_by_authority": False},
    rf"(?:our|the) BID(?: company| body)? is independent of {A_COUNCIL}"),
]  # fmt: skip

WHO_AND_WHAT: Final[tuple[Sign, ...]] = (
    *_bodies(), *_SEEKS, *_EMPLOYEES, *_ONE_PERSON, *_SERVED_BY, *_ASKED_OF, *_BID,
)  # fmt: skip
"""Who, whom and what."""

SOMEBODY_ELSE: Final = re.compile(
    r"\b(?:run|runs|provided|operated|managed|owned|delivered) by (?:the |an? |its )?(?:\w+ )?(?:church"
    r"|volunteers"
    r"|private|company|trust|parish|school|university|friends|firm|club|scouts)\b(?! (?:council"
    r"|corporation))",
    re.IGNORECASE,
)
"""Somebody other than a council runs something; unless "for the council" follows."""
ON_BEHALF: Final = re.compile(
    r"\b(?:for|on behalf of) (?:the|our|\w+ \w+) council|on its behalf|on the council's"
    r" behalf|contract with",
    re.IGNORECASE,
)
