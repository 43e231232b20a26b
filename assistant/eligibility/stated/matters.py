"""The forms of words that state how a case stands: profit, timing, grounds, reorganisation."""

from __future__ import annotations

import re
from typing import Final

from assistant.eligibility.stated.sign import A_COUNCIL, DENYING, WISH, Sign, signs
from assistant.eligibility.stated.words import COUNCIL, OWN, STOP, STOPPING, THE_SERVICE, THING, WORD

_PROFIT = [
    *signs({"distributes_profit": True},
           rf"{OWN}(?: (?:are|am|is) (?:(?!(?:that|which|who)\b){WORD} ){{1,8}}?and)? (?:pays?"
           rf"|distributes?|shares?)(?: out)? (?:(?:its|our|any|a|the|yearly|annual|all) ){{0,2}}"
           rf"(?:dividends?|profits?|surplus)(?: \w+){{0,2}}? (?:to|among|between) (?:{WORD} ){{0,2}}"
           rf"(?:shareholders|members|owners|investors)\b",
           rf"{OWN} (?:are|am|is) (?:{WORD} ){{1,9}}?pays us a dividend\b",
           r"our (?:shareholders|members|owners) (?:receive|get|are paid) (?:(?:a|an|any|annual|yearly)"
           r" )*(?:dividends?|profits?|share of the profits?)\b",
           r"(?:any|all|the|our) (?:profits?|surplus) (?:is|are|gets) (?:shared|paid|distributed|split)(?:"
           r" out)? (?:among|between|to|with) our (?:members|shareholders|owners)\b",
           r"our (?:profits?|surplus) (?:is|are|goes|go) (?:(?:paid|shared|distributed)(?: out)? )?(?:to"
           r"|among|between) (?:our |its |the )?(?:shareholders|members|owners|investors)\b"),
    *signs({"distributes_profit": False},
           rf"(?:we(?: are|'re)|(?:our|the) (?:group|organisation|charity|company|club|society) is)(?:"
           rf" an?)? (?:(?!(?:not|no|never)\b){WORD} ){{0,2}}?(?:not-for-profit|not for profit"
           rf"|non-?profit)\b",
           rf"\bour (?:{WORD} ){{0,3}}?(?:not-for-profit|non-?profit) (?:group|organisation|club|company"
           rf"|society|body)\b",
           rf"{OWN} (?:do not|don't|does not|doesn't|never) (?:pay|distribute|share)(?: out)? (?:any |a "
           rf"|our )?(?:dividends?|profits?|surplus)\b(?! tax)",
           r"\bno (?:profit|surplus|dividend)s? (?:is|are) (?:ever )?(?:paid|shared|distributed)(?: out)?"
           r" to (?:our )?(?:members|owners|shareholders|anyone|anybody)\b",
           how=DENYING),
    *signs({"distributes_profit": False},
           r"(?:(?:any|all|our|all our|all of our|every|the whole)(?: of)?(?: our)? )?(?:surplus|profits?"
           r"|penny (?:that )?we (?:make|earn)|everything we (?:make|earn))(?: (?:that )?we make)? (?:is"
           r"|are|gets?|goes|go)(?: all)?(?: (?:put|ploughed|plowed|reinvested|invested|spent|paid))?(?:"
           r" straight)? (?:back )?(?:into|in|on|to) (?:our|the|its)? ?(?:work|activities|community"
           r"|services?|projects?|group|charity|aims|cause)\b",
           r"(?:any|all|our|all our|all of our)(?: of our)? (?:surplus|profits?) (?:is|are|gets?) (?:put"
           r"|ploughed|"
           r"invested) back into\b(?! (?:our |the |its )?(?:shareholders|owners|members|investors))",
           rf"{OWN} (?:reinvests?|ploughs?|puts?) (?:any|all|our|every)(?: of)?(?: our)? (?:surplus"
           rf"|profits?)\b"),
]  # fmt: skip
_PURPOSE = [
    *signs({"primarily_for_community_benefit": True},
           rf"(?:we|{OWN}|our (?:activities|work)|everything we do)(?: exists?| works?| are here| are run|"
           rf" is run| operates?| are| is) (?:(?:mainly|primarily|only|solely|purely|entirely|carried out"
           rf"|done|set up) ){{0,2}}(?:for the (?:benefit|good) of|to benefit) (?:the|our)(?: (?:local"
           rf"|whole|wider|{WORD}))? community\b",
           r"(?:our activities|our work)(?: mainly| primarily)? benefits? (?:the|our)(?: (?:local|whole"
           r"|wider))? community\b"),
    *signs({"primarily_for_community_benefit": False},
           r"we (?:exist|work|are run|are here) (?:mainly|primarily|only|solely|purely) for (?:the"
           r" benefit of )?our (?:own )?(?:members|shareholders|owners)\b"),
]  # fmt: skip
_NAMED = [
    *signs({"named_person_complex_needs": True},
           rf"(?:(?:the|this) (?:{WORD} )?(?:service|care|support|care package|package)|it) (?:is"
           rf"|supports|serves|looks after|is provided|cares)(?: (?:for|only|to|care|support|care and"
           rf" support|just)){{0,4}} (?:one|a|a single) named (?:{WORD} ){{0,2}}?(?:person|man|woman"
           rf"|child|boy|girl|adult|resident|individual) (?:with|who has) (?:{WORD} ){{0,3}}?complex "
           rf"(?:{WORD} ){{0,4}}?needs\b(?! and (?:for|others|\w+ others)\b| as well)"),
    *signs({"named_person_complex_needs": False},
           r"(?:the|this) service (?:is|was) not (?:just )?for (?:one|a|any)(?: one| single)? named"
           r" person\b",
           how=DENYING),
]  # fmt: skip

_BODY: Final = (
    rf"(?:{A_COUNCIL}(?:'s (?:cabinet|executive|committee))?|the cabinet|its cabinet|full council|the"
    rf" committee|it)"
)
_WINDOW_NAME: Final = (
    r"(?:window|period)(?: for (?:expressions of interest|EOIs|challenges|submissions|submitting \w+))?"
)
_WINDOW = [
    *signs({"window_published": True},
           rf"{_BODY} (?:has|have|'s)(?: already| now)?(?: (?:published|set|announced|opened|advertised"
           rf"|got))? (?:an?|its|the|this year's|yearly) (?:(?:published|annual|yearly|set|short|long|new)"
           rf" )?window(?=\s*[.,;]|$| for (?:expressions|EOIs|challenges|submi)| (?:from|between|until"
           rf"|running|each|every|that|now)\b)",
           rf"{_BODY} (?:has|have)(?: already| now)? (?:published|set|announced) (?:an?|its|the) (?:{WORD}"
           rf" )?period for (?:expressions|EOIs|challenges|submissions)\b",
           rf"{_BODY} (?:only )?(?:accepts|takes|looks at|considers|invites|receives) (?:expressions of"
           rf" interest|EOIs) (?:only )?(?:between|from|in|during|until)\b",
           rf"(?:the|its|this year's) (?:council's )?{_WINDOW_NAME} (?:is (?:now |already |still "
           rf"|currently )?(?:open|closed)|closes|opens|runs|closed|opened|ended|has (?:now |already )?"
           rf"(?:closed|ended|opened|passed))\b",
           rf"we(?: are|'re|'ve| have) (?:still |well |now |just )?(?:inside|within|outside|missed) the "
           rf"(?:council's |published )?{_WINDOW_NAME}"),
    *signs({"window_published": False},
           rf"{_BODY} (?:has|have)(?: not|n't)(?: yet)? (?:published|set|announced) (?:any|an?) (?:{WORD}"
           rf" )?(?:window|period)\b",
           rf"{_BODY} has no (?:published )?(?:window|period for)\b",
           r"there is no (?:published )?(?:window|period for)\b",
           r"no (?:window|period)(?: for (?:expressions of interest|EOIs))? (?:has been|is) (?:published"
           r"|set|announced)\b",
           how=DENYING),
    *signs({"inside_window": True},
           rf"(?:the|its|this year's) (?:council's )?{_WINDOW_NAME} is (?:now |still |currently )?open\b",
           r"(?P<window>it) is (?:now |still |currently )?open(?: now| at the moment| until \w+ \w+)?"
           r"(?=\s*(?:[.,;!]|$))",
           rf"we(?: are|'re) (?:still |well |now )?(?:inside|within) the (?:council's |published"
           rf" )?{_WINDOW_NAME}"),
    *signs({"inside_window": False},
           rf"(?:the|its|this year's) (?:council's )?{_WINDOW_NAME} (?:is (?:now |already )?closed|closed"
           rf"|ended|has (?:now |already )?(?:closed|ended|passed)|is over)\b",
           r"(?P<window>it|that period|this period|that window) (?:is (?:now |already )?(?:closed|over)"
           r"|has (?:now |already )?(?:closed|ended|passed)|closed (?:last|in|on))\b",
           rf"we(?: are|'re|'ve| have) (?:now |already )?(?:outside|missed) the (?:council's |published"
           rf" )?{_WINDOW_NAME}"),
]  # fmt: skip

_DECISION = [
    *signs({"written_decision_to_stop": True},
           rf"{_BODY}(?: has| have)?(?: already| now)? (?:decided|resolved|agreed)(?: "
           rf"(?!to\b){WORD}){{0,3}}? in writing(?: (?:in|on|at) (?:{WORD} ?){{1,3}}?)? to {STOP}\b",
           rf"{_BODY}(?: has| have)?(?: already| now)? (?:decided|resolved|agreed)(?: in \w+)? to {STOP} "
           rf"(?:{WORD} ){{1,6}}?(?:in writing|in a written decision|and (?:has )?(?:put|published) (?:it"
           rf"|that|this) in writing)\b",
           rf"(?:a|the|its|their) (?:formal |signed )?written decision to {STOP}\b(?: (?!(?:not|if|would"
           rf"|could)\b){WORD}){{0,6}}? (?:was|has been|is|were)(?: already)? (?:made|taken|published"
           rf"|signed|dated|on)\b",
           rf"{_BODY} has (?:already )?(?:made|taken|published|signed) (?:a|its) (?:formal |signed"
           rf" )?written decision to {STOP}\b",
           rf"(?:the|its) decision to {STOP} (?:{WORD} ){{1,6}}?(?:is|was|has been) (?:put |recorded |made"
           rf" )?(?:in writing|in the minutes)\b",
           rf"the (?:{WORD} )?minutes (?:record|show) (?:the|a|its) decision to {STOP}\b"),
    *signs({"written_decision_to_stop": False},
           rf"{_BODY} (?:has|have)(?: not|n't)(?: yet)? (?:decided|resolved|agreed|made (?:a|any) "
           rf"(?:written )?decision|taken (?:a|any) (?:written )?decision)(?: in writing)? (?:to {STOP}"
           rf"|about {STOPPING})\b",
           rf"(?:no|nothing)(?: written)?(?: decision)? (?:has been|is|was) (?:decided|made|taken|agreed)"
           rf" (?:in writing )?(?:about|on) {STOPPING}\b",
           rf"no(?: written)? decision (?:has been (?:made|taken) )?to {STOP}\b(?: (?:{WORD} ){{1,5}}?has"
           rf" been (?:made|taken))?",
           rf"there is no (?:written )?decision to {STOP}\b",
           how=DENYING),
]  # fmt: skip
_ALREADY: Final = r"(?:already |now |currently |just |recently |today )?"
_PROCUREMENT = [
    *signs({"procurement_under_way": True},
           rf"(?:it|(?:the|this) (?:\w+ )?contract|(?P<served>{THE_SERVICE})|{A_COUNCIL}) (?:is|has been"
           rf"|has gone|are) {_ALREADY}(?:put )?(?:out to tender|being (?:procured|tendered|re-?tendered)"
           rf"|out for tender)\b",
           rf"{_BODY} has {_ALREADY}(?:put (?:{WORD} ){{1,6}}?out to tender|gone out to tender|published "
           rf"(?:a|the|its) tender notice|(?:started|begun|launched|opened) (?:a|the|its|an?) (?:{WORD}"
           rf" )?(?:procurement|tender)(?: exercise| process)?|invited (?:tenders|bids))\b",
           rf"{_BODY} is {_ALREADY}(?:procuring|tendering|re-?tendering) (?:the|this|it)\b",
           r"(?:a|the) tender notice (?:has been published|was published (?:last|this|yesterday|on \d))\b",
           r"(?:a|the) (?:procurement|tender)(?: exercise| process)? (?:is|has) (?:already |now )?"
           r"(?:under ?way|started|begun|in progress|running|been published)\b"),
    *signs({"procurement_under_way": False},
           rf"{_BODY} (?:has|have)(?: not|n't)(?: yet)? (?:started|begun|launched|published|put) (?:a|any"
           rf"|the|it) ?(?:{WORD} )?(?:procurement|tender(?:ing)?|tender notice|out to tender)\b",
           r"(?:it|the (?:service|contract|work)) is(?: not|n't)(?: yet| currently)? (?:out to tender"
           r"|being (?:procured|tendered))\b",
           r"nothing is (?:yet |currently )?out to tender\b",
           r"no (?:tender|procurement)(?: exercise| process| notice)? (?:has (?:been )?(?:started|begun"
           r"|published|launched)|is (?:under ?way|running|in progress|out))\b",
           r"there is no (?:tender|procurement)(?: exercise| process)?(?: under ?way| running| in progress"
           r"| at present| at the moment)\b",
           how=DENYING),
]  # fmt: skip
_NEGOTIATIONS = [
    *signs({"written_negotiations": True},
           rf"{_BODY} is {_ALREADY}(?:negotiating|in (?:negotiations?|talks|discussions?))(?: with (?!"
           rf"(?:us|our|me|my)\b)(?:{WORD} ){{1,5}}?|,? )(?:,? ?partly |,? ?at least partly )?in"
           rf" writing\b(?! with (?:us|our|me|my)\b)(?: with (?:{WORD} ?){{1,3}})?",
           rf"{_BODY} is {_ALREADY}(?:exchanging|swapping|trading) (?:letters|e-?mails|written offers)"
           rf" with (?!(?:us|our|me|my)\b)(?:{WORD} ){{1,6}}?about (?:handing|taking|running|transferring)",
           rf"{_BODY} is {_ALREADY}in written (?:negotiations|talks) with (?!(?:us|our|me|my)\b)",
           r"written negotiations (?:with (?:\w+ ){1,5}?)?(?:are (?:already )?under ?way|have (?:already"
           r" )?(?:begun|started))\b"),
    *signs({"written_negotiations": False},
           rf"{_BODY} is(?: not|n't) (?:negotiating|in (?:negotiations?|talks)) with (?:anyone|anybody"
           rf"|any(?: other)? {WORD}|others)\b",
           rf"{_BODY} is negotiating with (?:no one|nobody)\b",
           r"(?:no|there are no) negotiations (?:are under ?way|with (?:anyone|anybody))\b",
           how=DENYING),
]  # fmt: skip
_STAFF: Final = r"(?:its |their )(?:own )?(?:employees|staff|workforce)"
_OTHERS = [
    *signs({"employee_body_intention_published": True},
           rf"{_BODY} has (?:published|announced)(?: on its website)? (?:its|an|the) intention to consider"
           rf" (?:{WORD} ){{0,5}}?{_STAFF}\b",
           rf"{_BODY} has (?:published|announced)(?: on its website)? that it (?:will|intends to|means to"
           rf"|plans to) (?:consider|look at) (?:{WORD} ){{0,5}}?{_STAFF}\b"),
    *signs({"integrated_with_nhs_and_critical": False},
           r"(?:it|the service) is(?: not|n't) integrated with (?:the|any|an) NHS\b",
           r"(?:it|the service) has nothing to do with the NHS\b",
           r"no NHS service is (?:involved|integrated)\b",
           how=DENYING),
]  # fmt: skip
_REORGANISED: Final = (
    rf"(?:abolished|wound up|dissolved|scrapped|(?:replaced by|merged (?:into|with)) (?:{WORD} ){{0,5}}?"
    rf"(?:unitary"
    rf"|councils?|authority|authorities|{A_COUNCIL})|reorganised (?:away|into|out of existence|in \d{{4}}))"
)
_ABOLISHED = [
    *signs({"authority_being_abolished": True},
           rf"{A_COUNCIL} (?:is|are) (?:(?:soon|due|going|about|set) )?(?:being|to be|itself being)"
           rf" {_REORGANISED}\b",
           rf"{A_COUNCIL} will (?:soon )?(?:be {_REORGANISED}|cease to exist|become (?:part of )?a (?:new"
           rf" )?(?:single )?unitary|disappear)\b",
           rf"{A_COUNCIL} (?:becomes|is becoming|is to become) (?:part of )?a (?:new )?(?:single"
           rf" )?unitary\b"),
    *signs({"authority_being_abolished": False},
           rf"{A_COUNCIL} is(?: not|n't) (?:being|to be|going to be|about to be) {_REORGANISED}\b",
           how=DENYING),
]  # fmt: skip
_SUBCONTRACTORS: Final = r"(?:sub-?contractors?|consortium(?: members?| partners?)?|delivery partners?)"
_PARTNERS = [
    *signs({"uses_partners": True},
           rf"(?:{WISH}|{OWN} ?(?:would|will|'d|'ll|are going to)) (?:work with|be working with|use|bring"
           rf" in|rely on|have|need|be part of|bid as|form|deliver (?:it )?(?:with|through)) (?:{WORD}"
           rf" ){{0,3}}?{_SUBCONTRACTORS}\b",
           r"we(?: are|'re) (?:part of )?a consortium\b"),
    *signs({"uses_partners": False},
           rf"{OWN} (?:will|would|do|does)(?: not|n't) (?:use|need|have|bring in|work with) (?:any"
           rf" )?{_SUBCONTRACTORS}\b",
           rf"{OWN} won't (?:use|need|have|bring in) (?:any )?{_SUBCONTRACTORS}\b",
           rf"(?:there are|there will be|we have|we will have|with) no {_SUBCONTRACTORS}\b",
           how=DENYING),
]  # fmt: skip

MATTERS: Final[tuple[Sign, ...]] = (
    *_PROFIT, *_PURPOSE, *_NAMED, *_WINDOW, *_DECISION, *_PROCUREMENT, *_NEGOTIATIONS, *_OTHERS, *_ABOLISHED,
    *_PARTNERS,
)  # fmt: skip
"""How the case stands."""

TRIGGERS: Final[dict[str, str]] = {
    "authority_type": "council, authority, commissioner, nhs, police, borough, department, transport",
    "body_type": (
        "charit, cio, voluntary, community, cic, operative, co-op, enterprise, unincorporated, bid, "
        "improvement, company, firm, business, parish, town, employ, staff, officers, workers, "
        "librarians, payroll, individual, person, myself, alone, resident, councillor, my own"
    ),
    "distributes_profit": "profit, surplus, dividend, penny",
    "primarily_for_community_benefit": "communit, members, shareholders, owners",
    "employee_count": " of us",
    "employees_of_this_authority": "work for, employ",
    "bid_controlled_by_authority": "bid",
    "seeks": "\ue002, \ue003",
    "service_by_or_for_authority": "council, authority, commissioner, nhs, police, borough, association",
    "named_person_complex_needs": "named",
    "window_published": "window, period, expressions of interest, eois",
    "inside_window": "open, closed, over, ended, passed, inside, within, outside, missed",
    "written_decision_to_stop": "decid, decision, resolved, agreed",
    "procurement_under_way": "tender, procur",
    "written_negotiations": "negotiat, talks, discussion, letters, mails, written",
    "employee_body_intention_published": "employees, staff, workforce",
    "integrated_with_nhs_and_critical": "nhs",
    "uses_partners": "contractor, consorti, partner",
    "authority_being_abolished": (
        "abolish, wound up, dissolved, replaced, reorganised, scrapped, merged, cease, unitary, disappear"
    ),
}
"""What a clause must hold one of, in small letters, for the signs of a fact to be sought in it."""

WITH_NHS: Final = re.compile(
    rf"(?:it|they|{THING}) (?:is|are) (?:closely |fully )?integrated with"
    rf" (?:an?|the) NHS(?: \w+){{0,8}}?,? (?:and|which)(?: {WORD}){{0,5}}? (?:is|are) (?:absolutely )?"
    rf"(?:critical|essential) (?:to|for)"
    rf" (?:the|their|its|those) ?(?:{WORD} ){{0,3}}?(?:well-?being|people|users|patients)\b",
    re.IGNORECASE,
)
"""Both halves of ground 5, which one clause seldom holds."""
DECIDED_AND_WRITTEN: Final = re.compile(
    rf"(?:{COUNCIL}(?:'s (?:cabinet|executive|committee))?|the cabinet|full council|it)(?: has| have)?"
    rf" (?:decided|resolved|agreed|voted)(?: (?!to\b){WORD}){{0,4}}? to {STOP}\b[^.?!]{{1,80}}?\b(?:the"
    rf"|this|that|its) decision"
    r" (?:is|was|has been) (?:put |recorded |published |minuted |set out )?(?:in writing|in the minutes|in"
    r" its minutes)\b",
    re.IGNORECASE,
)
"""The same of ground 4."""
