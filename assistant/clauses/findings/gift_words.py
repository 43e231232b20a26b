"""Gifts, in whatever words, and good works that have nothing to do with what is bought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings.amounts import NUMBER, PERCENT
from assistant.clauses.findings.composing import hint, together
from assistant.clauses.findings.finding_words import words
from assistant.clauses.findings.prepared import Draft, Sentence

_GIVES: Final = (
    r"(?:giv(?:e|es|en|ing)|put(?:s|ting)?|hand(?:s|ed|ing)?|pay(?:s|ing)?|paid|pledg\w+|set(?:ting)? aside"
    r"|contribut\w+"
    r"|donat\w+|match(?:es|ed|ing)?|underwrit\w+|meet(?:s|ing)? the cost|bear(?:s|ing)? the cost|cover(?:s"
    r"|ing)? the cost"
    r"|fund(?:s|ed|ing)?|bankroll\w*|buy(?:s|ing)?|bought|provid(?:e|es|ed|ing)|suppl(?:y|ies)|install\w*"
    r"|build|refurbish"
    r"|made available|mak(?:e|es|ing) available|sponsor\w*|offer(?:s|ed|ing)?|present(?:s|ed)?|invest\w*"
    r"|chip in"
    r"|top(?:s|ping)? up|financ(?:e|es|ing)|support(?:s|ed|ing)? (?:financially|with money)|spend\w*"
    r"|treat\w*|raise[sd]?|pass(?:es|ed)?|stump\w*|promis\w+|decorat\w+|present(?:s)?|lend(?:s|ing)?|chuck"
    r"|be part of)"
)
_MONEY: Final = words(
    rf"£\s?\d|\b(?:cash|money|sum|pounds?|gifts?|funds|funding|cheque|prizes?|grant pot|grants?|contribution"
    rf"|budget"
    rf"|financial(?:ly)?|sponsor\w*|donation|percentage of (?:turnover|profit|income)|costs? of"
    rf"|free of charge|free"
    rf"|at (?:its|their|your) own (?:cost|expense)|for nothing|no charge|without charge|presents|stump\w* up"
    rf"|hampers?|kit|minibus|paid for)\b"
    rf"|\b(?:{NUMBER}{PERCENT}|half a per ?cent|one per ?cent)[^.;]{{0,20}}?\b(?:turnover|profits?|income"
    rf"|fees?|value)\b"
)
_GIVING: Final = words(rf"\b{_GIVES}\b")
_RECEIVER: Final = words(
    r"\b(?:charit(?:y|ies|able)|good causes?|causes?|local groups?|community groups?|community (?:fund|chest"
    r"|grants?|pot"
    r"|centre|hall|event|garden|project|cause|trust)|communities|(?:youth|sports|football|cricket|rugby"
    r"|scout|guide|bowls|swimming"
    r"|boxing|running|under-\d+s)[\w -]{0,12}? (?:clubs?|groups?|teams?|leagues?)|scouts?|hospices?"
    r"|church(?:es)?|carnival"
    r"|festivals?|(?:firework|christmas|diwali|eid)[\w ]{0,12}?(?:display|lights|party|show)?|mayor\w*|civic"
    r"|councillors?"
    r"|ward members|bandstand|library|museum|gala|fete|fair|parade|playground|(?:primary |secondary "
    r"|local )?schools?"
    r"|(?:half )?marathon|children['’]s homes?|scout huts?|lights|(?:mayor['’]s|chosen) (?:chosen )?cause"
    r"|nurser(?:y|ies)|pta|village hall|war memorial|town show|food ?banks?|appeal|sports day|team|league"
    r"|voluntary groups?"
    r"|orchestra|theatre|statue|twinning|awards? (?:night|dinner|evening|ceremony))\b"
)
_PURELY: Final = words(
    r"\b(?:pledge|annual|one-off|yearly) (?:gift|donation|funding|contribution|sum)\b|\bgifts? to (?:the|a"
    r"|our|local)\b"
    r"|\b(?:money|cash)\b[^.;]{0,40}?\b(?:give|donate|raise)|\bpound for pound\b|\bsponsor(?:s|ing"
    r"|ship)? (?:of )?(?:the|a|an|our)\b"
    r"|\bgood causes?\b[^.;]{0,30}?\b(?:paid|money|£)|\bprize money\b|\bhanded to charity\b|\bgrant pot\b"
    r"|\bhow much (?:money )?(?:will|would|can) you (?:pay|give|donate|contribute)\b[^.;]{0,12}?\b(?:to"
    r"|into)\b"
    r"|\b(?:buy|purchase|pay for)\b[^.;]{0,40}?\bfor (?:a|an|the|our|local)\b[^.;]{0,20}?\b(?:clubs?|schools?"
    r"|charit(?:y|ies)|groups?|teams?|church|hospice)\b"
)
_ASKED_FOR: Final = words(
    r"\b(?:shall|must|will|should|are to|is to|required?|pledge|offer\w*|marks?|points?|scor\w+|tell us"
    r"|invited|describe|explain"
    r"|expect\w*|please|would like|how (?:much|will|would)|give details|state|go to|part of the offer"
    r"|commit\w*)\b|\?"
)
_SERVED: Final = words(
    r"\b(?:the council|the buyer|the authority) (?:will|shall|may|pays?|funds?|gives?)\b|\bpeople who use\b"
    r"|\bservice users?\b"
    r"|\busers\b|\bpatients?\b|\blev(?:y|ies)\b|\bnot accept\b|\bsponsor\w* (?:overseas|skilled|migrant)"
    r"|\bsponsor licen\w+"
    r"|\b(?:organ|blood|egg|sperm|tissue|milk|plasma)\s+donat|\bsurplus\b|\bunsold\b|\bsub-?contract\w*\b"
    r"|\binvoices?\b"
    r"|\bfamilies within\b|\bhousehold support\b|\bpension\b|\bno marks\b|\bnot scored\b|\bearns? nothing\b"
    r"|\bpays nothing\b"
    r"|\bmade redundant\b|\bsocial value question\b|\bgrant agreement\b|\bstaff['’]s time\b"
    r"|\bschool meals?\b|\bpupils\b"
    r"|\bcontract price\b|\bhours\b|\bexpenses\b|\btravel costs?\b|\bwages?\b|\bnot (?:a|ask for a) (?:gift"
    r"|donation)"
    r"|\brefund\w*|\btraining\b|\bas part of the (?:service|works)\b|\bin carrying out\b"
    r"|\bfor use in the (?:service|works)\b"
    r"|\b(?:has|have|was|were|been|is|are) (?:previously )?(?:funded|commissioned|created|committed"
    r"|allocated)\b|\bgrant funding\b"
    r"|\bgovernment\b|\bfund bids\b|\bdraw\w* down\b|\bmeals\b|\btickets?\b|\bentry\b"
)


_MAY_BE_MONEY: Final = hint(
    "buy purchase pay much £ cash money sum pound gift fund cheque prize grant contribution budget financial "
    "sponsor donation "
    "turnover profit"
    " income fee cost free own_expense nothing charge kit minibus raise stump present hamper charge paid "
    "value handed charity cause"
)


def gifts(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Money, things or work for nothing, asked for a good cause."""
    yield from together(
        draft, _GIVING, _MONEY, _RECEIVER, _ASKED_FOR, within=80, unless=_SERVED, hints=(_MAY_BE_MONEY,)
    )
    yield from together(draft, _PURELY, _ASKED_FOR, within=80, unless=_SERVED, hints=(_MAY_BE_MONEY,))


_WIDE: Final = words(
    r"\b(?:parent company|parent['’]s|your (?:\w+ )?(?:group|company|organisation|business|firm|board|staff"
    r"|people)|as a group"
    r"|worldwide|world-?wide|globally|nationally|internationally|around the world|overseas|abroad"
    r"|in whichever country"
    r"|across the (?:group|globe|world)|other contracts|elsewhere|corporate|all of its (?:factories|sites"
    r"|offices|operations"
    r"|employees|staff|depots|plants)|its (?:whole|entire|wider) \w+|all employees|group-wide"
    r"|wider business)\b"
)
_GOOD_WORKS: Final = words(
    r"\b(?:charit\w+|good causes?|good|emissions|net zero|carbon|volunteer\w*|trees?|community work"
    r"|gives? back|giving back"
    r"|society|awards?|ESG|conscience|citizen\w*|philanthrop\w*|causes?|footprint|donat\w+|social (?:value"
    r"|impact"
    r"|responsibility)|environment\w*|diversity|CSR|ethic\w*|planet|reputation|better place|the world"
    r"|helping society|giving)\b"
)
_APART: Final = words(
    r"\b(?:separate from|no (?:link|connection|relation|relevance)(?:ship)? (?:with|to)|nothing to do with"
    r"|not (?:part of"
    r"|linked (?:to|with)|related to|relevant to)|bears? no relation|unconnected|unrelated"
    r"|irrespective of the contract"
    r"|independent(?:ly)? of) (?:this |the |what )?(?:[\w-]+ )?(?:works?|contract|services?|goods|software"
    r"|purchase|supply"
    r"|is being bought|being bought|printing|product|requirement)"
    r"|\b(?:under|in|on|with) (?:other|any other|different|(?:all|any)(?: of)? (?:its|your"
    r"|their)) contracts\b|\banywhere, for anyone\b|\bbeyond the services\b"
    r"|\b(?:even (?:though|if)|although|whether or not)\b[^.;]{0,40}?\b(?:link|connect\w*|relat\w+"
    r"|part of) (?:to |with )?(?:this|the) "
    r"|\bdo(?:es)? not serve this contract\b|\bin any field\b|\bcharity of the year\b"
    r"|\bcorporate (?:conscience|citizen\w*)\b"
    r"|\bESG (?:rating|score|report)\b|\bgood corporate citizen\b|\bawards? that your\b"
)
_FETE: Final = words(
    r"\b(?:fun day|beach clean(?:s|-ups?)?|bake sale|bulb[- ]planting|planting (?:bulbs|trees)"
    r"|tree[- ]planting|plant"
    rf" {NUMBER} trees|repaint\w*|paint(?:ing)? (?:the|a) (?:school|youth|community|village"
    rf"|scout)[\w ]{{0,12}}"
    rf"|park clean-?ups?|canal clean"
    r"|christmas party|charity (?:run|walk|bike ride|dinner|auction|match)|garden makeover|clear(?:s"
    r"|ing)? brambles|nature reserve|allotments?|litter|days? of volunteering"
    r"|team-building day)\b"
)
_OTHER_TRADE: Final = words(
    r"\b(?:software|payroll|insurance|(?-i:IT)|printing|legal|audit|consultancy|bureau|office staff"
    r"|accountan\w+|overseas|abroad"
    r"|stationery|licen[cs]es?|banking|actuarial|translation|telephony|broadband|bank|insurers?|solicitors?"
    r"|law firm|auditors?)\b"
)
_OF_THE_CONTRACT: Final = words(
    r"\b(?:under|in (?:carrying out|delivering)|for) this contract,|\band nothing else\b|\bnot scored\b"
    r"|\bonly what you will do\b"
    r"|\bSchedule\b|\bof the Services?\b|\bshall not be used\b|\bany change in\b|\bsimilar\b"
    r"|\bof a like kind\b|\bability\b"
    r"|\bexperience\b|\bin carrying out\b|\bsafeguarding\b|\bnot your general\b|\bgood practice\b"
    r"|\bgood quality\b"
    r"|\bgood (?:health|condition|order|time|standard|repair|faith|industry)\b|\bgoods\b|\bgood quality\b"
    r"|\bon this contract\b"
    r"|\bin (?:this|the) (?:service|contract)\b|\bof this contract\b|\bin performing\b"
    r"|\bcarbon reduction plan\b"
)
_OF_A_DOCUMENT: Final = words(rf"{_OF_THE_CONTRACT.pattern}|\bpolic(?:y|ies)\b|\bstatement\b")
_ASKED: Final = words(
    r"\b(?:tell us|describe|explain|set out|give details|list|what|how|marks?|points?|scor\w+|shall|must"
    r"|will|should"
    r"|demonstrate|show)\b|\?"
)


_MAY_BE_APART: Final = hint(
    "separate no_link no_connection no_rel nothing_to not_part not_link not_rel bear unconnected unrelated "
    "irrespective"
    " independent contracts even_ although whether serve any_field anywhere beyond charity corporate esg "
    "awards"
)
_MAY_BE_WIDE: Final = hint(
    "parent your as_a_group wide global national around overseas abroad whichever across other_contracts "
    "elsewhere"
    " corporate all_of_its its_whole its_entire its_wider all_employees"
)
_MAY_BE_GOOD: Final = hint(
    "charit good emission net_zero carbon volunteer tree community back society award esg conscience citizen "
    "philanthrop"
    " cause footprint donat social environment diversity csr ethic planet reputation better_place world "
    "giving"
)
_MAY_BE_FETE: Final = hint(
    "bramble nature allotment litter fun_day beach bake bulb tree paint clean christmas charity makeover "
    "volunteering team-building"
)


def unrelated_works(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Good works of the whole company, or of a kind that no such contract calls for."""
    yield from together(draft, _APART, _ASKED, within=120, unless=_OF_THE_CONTRACT, hints=(_MAY_BE_APART,))
    yield from together(
        draft,
        _WIDE,
        _GOOD_WORKS,
        _ASKED,
        within=70,
        unless=_OF_A_DOCUMENT,
        hints=(_MAY_BE_GOOD, _MAY_BE_WIDE),
    )
    yield from together(
        draft, _FETE, _OTHER_TRADE, _ASKED, within=100, unless=_OF_THE_CONTRACT, hints=(_MAY_BE_FETE,)
    )
