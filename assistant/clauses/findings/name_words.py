"""Names of firms, bodies, brands and schemes, with the words that make naming them a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings.composing import hint, together
from assistant.clauses.findings.finding_words import words
from assistant.clauses.findings.market_words import NAME
from assistant.clauses.findings.prepared import Draft, Sentence

_SITTING: Final = (
    r"(?:\bincumbents?\b|\b(?:current|existing|present|preferred|sitting|favoured|in-house|retiring)\s+"
    r"(?:\w+\s+)?(?:providers?|suppliers?|contractors?|partners?|operators?|firm|company|team|cleaners"
    r"|caterers|crew)\b"
    r"|\b(?:firm|company|people|lot|team|contractor|supplier|provider|ones?)\s+(?:that |who |which )?we\s+"
    r"(?:already\s+|now\s+|currently\s+)?(?:use|have|like|know|want|work with)\b"
    r"|\bsame (?:provider|supplier|contractor)\b|\bour (?:\w+ )?(?:favourite|friends|usual)\b)"
)
_TRADES: Final = (
    r"(?:Ltd|Limited|CIC|plc|PLC|LLP|Care|Services|Facilities|Brothers|Bros|Sons|Group|Partners|Partnership"
    r"|Solutions|Systems|Consulting|Associates|Construction|Cleaning|Catering|Homes|Security|Transport"
    r"|Coaches"
    r"|Landscapes|Technologies|Software|Foods|Contractors|Building|Builders|Company|Co)"
)
_NOT_A_FIRM: Final = (
    r"Parent|Children|Adults?|Highways|Housing|Legal|Leisure|Finance|Financial|Education|Emergency"
    r"|Facilities|Shared|Waste"
    r"|Street|Environmental|Cultural|Regulatory|Support|Managed|Cloud|Professional|Home|Residential|Nursing"
    r"|Domiciliary"
    r"|Primary|Secondary|Acute|Urgent|Foster|Day|Respite|Extra|Holding|Special|Ultimate|Joint|Working"
    r"|Steering|Task|Focus"
    r"|User|Information|Hold|Integrated|Strategic|Family|Early|Youth|Mental|Sexual|Drug|Economic|Planning"
    r"|Business|People"
)
_NAMED_FIRM: Final = (
    rf"(?-i:(?!(?:{_NOT_A_FIRM})\b)(?:{NAME}\s+(?:[A-Z][\w’'-]+\s+){{0,2}}?{_TRADES}\b)"
    rf"|{NAME}\s+(?:&\s+{NAME}|(?:and|&)\s+(?:Sons|Daughters|Brothers|Partners)\b))"
)
_SITTING_FIRM: Final = words(_SITTING)
_OTHER_FIRM: Final = words(_NAMED_FIRM)
_REQUEST: Final = words(
    r"\b(?:please|can you|could you|i['’]?d|i (?:would|want)|(?:we|our (?:\w+ ){1,2}|she|he|they) wants?"
    r"|we(?:['’]d| would)"
    r" (?:like|prefer)|we need|we(?:['’]ve| have)|let us|make (?:it|sure|the)|since|so that|outcome"
    r"|whatever happens|ensure|draft|tweak|adjust|tune|we (?:already )?know"
    r"|don['’]?t want|hope|ideally|everyone but|frame|mention|our existing|write)\b"
)
_WISHED: Final = words(
    r"\b(?:prefer\w*|stays?|staying|(?:only one|nobody else|no[- ]one else|none of the others|the others"
    r"|rivals"
    r"|competitors)\b|edge|ahead|on top|upper hand|reappoint\w*|re-appoint\w*|retain(?:ed|s)?|promis(?:ed|e)"
    r"|passes"
    r"|pass|wins?|winning|won|ace|aces|shines?|see off|sees off|bound to|guarantee\w*|lose|hard for"
    r"|harder for"
    r"|difficult for|impossible for|brochure|struggle\w*|technicality|rules? out|weed out|keep out|knock out"
    r"|shut out|suits?|suited|fit|fits|match(?:es)? (?:what|exactly)|tailor\w*|tilt\w*|skew\w*|steer\w*"
    r"|full marks|come out|comes out|top score|highest score|get it|gets it|get the (?:job|work|contract)"
    r"|built? (?:it |this )?(?:around|on)|build [^.;]{0,20}around|worded? (?:so|to|for|around)|modelled on"
    r"|based on what"
    r"|copy|copied|in mind|given to|go(?:es)? to|stick with|keep(?:ing)?|favour\w*|advantage\w*|plays to"
    r"|strengths|has always|get through|gets? through|clear(?:s)? it|others cannot|newcomers?"
    r"|smaller (?:rivals|firms)|drop out|only|meets?|has one|have one|does well|good at)\b"
)
_DRAFTING: Final = words(
    r"\b(?:let us|wants?|set the|frame|please|can you|could you|i['’]?d|i would|i want|we want|we(?:['’]d"
    r"| would) (?:like|prefer)|we need"
    r"|we(?:['’]ve| have)|make (?:it|sure|the)|write|draft|tweak|adjust|tune|wording|worded|words|copy|add"
    r"|mention|tilt|tailor|skew"
    r"|so that|set so|criteria|question|requirements?|specification|score|scoring|weighting|paperwork|outcome"
    r"|whatever happens|result|ensure|don['’]?t want|hope|ideally|has to|everyone but|anyone (?:but"
    r"|other than))\b"
)
_TURNED: Final = words(
    rf"\b(?:tilt\w*|tailor\w*|skew\w*|steer\w*|rig(?:ged|ging)?|slant\w*|rul(?:e|es|ed|ing) out|shut(?:s"
    rf"|ting)? out"
    rf"|knock(?:s|ing)? out|weed(?:s|ing)? out|disqualif\w+|keep(?:s|ing)? out|sees? off|favour(?:s|ing)?"
    rf"|works? for|written for|suits?|hand(?:s|ed|ing)? (?:it|this|the \w+) to"
    rf"|make (?:life )?(?:it )?(?:easy|hard) for"
    rf"|advantage to|the edge to|promised [^.;]{{0,20}}to)\s+(?:[\w-]+\s+){{0,3}}?(?:{_SITTING}|{NAME})"
)
_FAIRLY: Final = words(
    r"\bno (?:advantage|preference)\b|\b(?:not|nor) (?:be )?(?:favour\w*|prefer\w*)\b|\bTUPE\b"
    r"|\bhand\s?over\b"
    r"|\bevery tenderer\b|\bany bidder\b|\bevery bidder\b|\bthe same facts\b|\bmust not (?:depend|rely"
    r"|turn)\b|\blicen[cs]e\b|\bends? on\b|\bterminat\w+\b|\bwhoever\b|\bnot an advantage\b"
    r"|\bunder the current contract\b|\btransfer\w*\b|\ball bidders\b"
)


_MAY_DRAFT: Final = hint(
    "let_us wants set_the frame please can_you could_you i'd i’d i_would i_want we_ we' we’ make write draft "
    "tweak adjust tune word copy add mention tilt tailor skew"
    " so_that set_so criteria question requirement specification scor weighting paperwork outcome whatever "
    "result ensure"
    " don't don’t dont hope ideally has_to everyone anyone"
)
_MAY_TURN: Final = hint(
    "tilt tailor skew steer rig slant rul shut knock weed disqualif keep sees_off favour work written suit "
    "hand make edge"
    " advantage promised"
)
_MAY_WISH: Final = hint(
    "prefer stay only nobody no_one no-one none others rivals competitors edge ahead top hand reappoint "
    "retain promis"
    " pass win won ace shine see bound guarantee lose hard difficult impossible brochure struggl "
    "technicality rul weed"
    " knock shut suit fit match tailor tilt skew steer rig slant full come score get buil word modelled "
    "based cop mind"
    " given go stick keep strength always through clear newcomer drop meet have good well favour advantage "
    "plays disqualif work written make promised"
)


def favoured_firms(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """A wish, in a request for wording, that one firm wins or another loses."""
    hints = (_MAY_WISH, _MAY_DRAFT)
    yield from together(draft, _SITTING_FIRM, _WISHED, _DRAFTING, within=110, unless=_FAIRLY, hints=hints)
    yield from together(draft, _OTHER_FIRM, _WISHED, _REQUEST, within=110, unless=_FAIRLY, hints=hints)
    yield from together(draft, _TURNED, _DRAFTING, within=110, unless=_FAIRLY, hints=(_MAY_TURN, *hints))


_BODY: Final = (
    r"(?-i:(?:the\s+)?(?:(?:[A-Z][\w'’&-]{1,30}|of|for|the)\s+){0,4}?[A-Z][\w'’&-]{1,30}\s+"
    r"(?:Foodbank|Food\s+Bank|Food\s+Project|Soup\s+Kitchen|Trust|Foundation|Charity|Hospice|Appeal|Mission"
    r"|Scouts|Guides|Cadets|Almshouses|Youth\s+Club|Rescue|Settlement|Shelter|Association|Society|CIC"
    r"|Enterprise"
    r"|Refuge|UK|Collective|Project|Centre|Kitchen|Church|Mosque|Club)\b"
    r"|(?:Friends|Rotary\s+Club|Lions\s+Club|Women[’']s\s+Institute|Society|Guild"
    r"|League)\s+of\s+[A-Z][\w’'-]+"
    r"(?:\s+[A-Z][\w’'-]+){0,2}|Helping\s+Hands(?:\s+[A-Z][a-z]+)?|[A-Z][a-z]+\s+for\s+(?:Charit(?:y|ies)"
    r"|Humanity|Life|Heroes|Good|All|Change|Justice|Children|Kids)"
    r"|(?:Age\s+(?:UK|Concern)|Barnardo[’']?s|Samaritans|Groundwork|Citizens\s+Advice"
    r"|Princes?[’']?s?\s+Trust|Salvation\s+Army"
    r"|Macmillan|Red\s+Cross|Oxfam|Crisis|Emmaus|Mencap|St\s+Mungo[’']?s|RSPCA|RNIB|RNLI|Shelter|Mind|Scope"
    r"|Centrepoint|Turning\s+Point|NSPCC|Save\s+the\s+Children|Sue\s+Ryder|Marie\s+Curie|Trussell|FareShare"
    r"|Nacro"
    r"|Catch22|Sea\s+Cadets|Scouts|Girlguiding|St\s+John\s+Ambulance|Sustrans|Woodland\s+Trust|Remploy"
    r"|Leonard"
    r"\s+Cheshire|Big\s+Issue|Comic\s+Relief|Children\s+in\s+Need)\b(?!\s+(?:Act|Order)))"
)
_HELPED: Final = words(
    rf"\b(?:with|for|through|to|by|via|from|let|support(?:s|ing)?|help(?:s|ing)?|fund(?:s|ing)?|meet|appoint"
    rf"|use|back(?:s|ing)?"
    rf"|sponsor(?:s|ing)?|let|choose|partner(?:s|ing)?|benefit(?:s|ing)?|contact)\s+(?:the\s+|our\s+)?{_BODY}"
)
_TIE: Final = words(
    r"\b(?:partner\w*|work(?:s|ing)?\b|hand in hand|volunteer\w*|placements?|donat\w+|give[ns]?|giving"
    r"|pass(?:ed)?"
    r"|buy|bought|refer(?:red|s)?|suppl(?:y|ied)|food|lunches|host\w*|offer\w*|support\w*|help\w*|fund\w*"
    r"|mentor\w*"
    r"|hours|laptops|furniture|send|meet|advice|train\w*|arranged|go|recruit\w*|days?|collaborat\w+|link(?:s"
    r"|ed)? up"
    r"|team up|raise[sd]?|proceeds|tasks|sessions?|week|spare|surplus|use|free)\b"
)
_LAID: Final = words(
    r"\b(?:shall|will|must|should|required?|describe|explain|scor\w+|marks|are to|is to|commit\w*"
    r"|expect\w*)\b|\?"
)
_PUBLIC_BODY: Final = words(
    r"\b(?:NHS|Hospitals?|Living Wage Foundation|Pension|Academ(?:y|ies)|University|College|Foundation Trust"
    r"|Housing (?:Trust|Association)|Apprenticeship|Charity Commission|Safety Partnership|Local Government"
    r"|Canal & River Trust|National Trust|Trust policy|Futures Trust|Levy|Care Quality|Working with"
    r"|Support Fund"
    r"|Structural Fund|Social Fund|Development Fund|Pension Fund|Leisure Centre|Health Centre|Civic Centre"
    r"|Sports Centre|Day Centre|Call Centre|Data Centre|Contact Centre|Service Centre|Innovation Centre)\b"
    r"|\b(?:clean\w*|windows|roof|boiler|deliver (?:the|meals)|notice|premises|site|guidance|comply|complies"
    r"|report (?:to"
    r"|concerns|serious))\b"
    r"|\bequivalen|\bor (?:a |an )?(?:similar|comparable|another|other suitable)\b|\bsuch as\b"
    r"|\bfor example\b|\be\.g\."
    r"|\bor the like\b|\bto which the (?:Buyer|Council) agrees\b"
)


_MAY_NAME: Final = hint("", re.compile(r"(?<=[a-z,’'] )(?!Supplier|Contractor|Provider|Council|Buyer)[A-Z]"))


def named_bodies(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """One organisation that the supplier is to work with, pay or help."""
    yield from together(draft, _HELPED, _TIE, _LAID, within=110, unless=_PUBLIC_BODY, hints=(_MAY_NAME,))


_GOODS: Final = (
    r"(?:vans?|vehicles?|cars?|trucks?|lorries|buses|minibuses|tractors?|mowers?|tyres?|paints?|laptops?"
    r"|tablets?"
    r"|phones?|handsets|monitors?|computers?|devices?|printers?|copiers?|lamps?|lighting|luminaires|lights"
    r"|boilers?|taps|pumps?|locks?|seats?|seating|furniture|chairs?|desks?|carpets?|flooring|tiles|bricks"
    r"|doors?"
    r"|windows|fabric|uniforms?|equipment|tools?|machines?|software|systems?|platform|database|products?"
    r"|chemicals|detergents?|cleaners|toner|paper|cement|asphalt|kit|appliances|ovens?|coffee|tea|milk|meals"
    r"|cabinets?|radios?|cameras?|servers?|batteries|panels|turbines|sensors|meters?|valves?|cables?)"
)
_MAKE: Final = (
    r"(?-i:(?!(?:British|English|The|This|Schedule|Annex|Appendix|Monday|January|February|March|April|May"
    r"|June"
    r"|July|August|September|October|November|December|Council|Buyer|Authority|Supplier|Contractor|Provider"
    r"|Service|Services|Site|Contract|Specification|Lot|Part|Section|Table|Appendix|CE|UKCA|LED|A4|A3|PAT|VAT"
    r"|BS|EN|IP|IT|USB|PVC|Euro|Class|Grade|Type|Level|Category|Victorian|Georgian|Wi-Fi|HTML|PDF|WCAG|RAL"
    r"|Open"
    r"|Users?|Goods|Products?|Deliver\w*|Installed|Premises|Town|City|County|Unit|Block|NHS|Fair|Halal"
    r"|Kosher|Party"
    r"|Internet|English|Welsh|French|Equality)\b)[A-Z][\w&’'-]+(?:\s+(?:&\s+)?[A-Z][\w&’'-]+){0,3})"
)
_BRANDED: Final = words(
    rf"\b{_GOODS}\b(?:\s+[\w-]+){{0,3}}?\s+(?:shall|must|are to|is to|will|has to|have to|to)\s+(?:all\s+)?"
    rf"(?:be|run on|use|come from|be (?:made|supplied) by|be from)\s+(?:an?\s+|the\s+)?{_MAKE}"
    rf"|\b{_GOODS}:\s+{_MAKE}|\b{_GOODS}\s+(?:from|by|made by|manufactured by)\s+{_MAKE}"
    rf"|\b(?:shall|must|are to|is to)\s+(?:only\s+)?(?:use|run on|supply|be (?:upholstered|clad|coated"
    rf"|painted|fitted)"
    rf"\s+(?:in|with)|install|fit|provide)\s+(?:only\s+)?{_MAKE}\s+(?:[a-z-]+\s+)?(?-i:{_GOODS})\b"
    rf"|\b(?:shall|must|are to|is to)\s+run on\s+{_MAKE}|\b(?:upholstered|clad|painted) (?:in|with) {_MAKE}"
)
_BADGED: Final = words(
    r"(?-i:\b(?!Information|Care|Quality|The|Gas Safe|Companies|Charity"
    r"|Financial)(?:[A-Z][\w&’'-]+\??\s+(?:(?:in|of|for|the"
    r"|and)\s+)?){1,4}?(?:Scheme|Mark|Award|Charter|Badge|Logo|Label|Plus|Gold|Silver|Bronze|Platinum|Leader"
    r"|Covenant"
    r"|Pledge|Kitemark|Swan|Federation|Bunny|Seal|Committed|Accredited|Approved|Essentials|Confident|Buy"
    r"|Flag)\b)"
    r"|(?-i:\b(?:Federation|Guild|Institute|Institution|Society|Chartered Institute"
    r"|Association)\s+of\s+[A-Z][\w-]+"
    r"(?:\s+(?:and\s+)?[A-Z][\w-]+){0,3})"
    r"|(?-i:\b[A-Z][a-z]+(?:\s+in\s+[A-Z][a-z]+)?)\s+(?:mark|logo|badge|label|seal|kitemark|ecolabel"
    r"|charter)\b"
    r"|(?-i:\b(?:Cyber Essentials|Investors in People|Disability Confident|Nordic Swan|ISO ?\d{4,5}))\b"
)
_HELD: Final = words(
    r"\b(?:hold(?:s|ing)?|carry|carries|bear(?:s|ing)?|display\w*|achiev\w+|obtain\w*|members? of|members?"
    r"|membership"
    r"|accredit\w+|certifi\w+|registered (?:with|under)|sign(?:ed)? up|signator\w+|have|has|with|only"
    r"|join(?:ed)?|become"
    r"|maintain\w*|possess\w*|awarded)\b"
)
_DEMANDED: Final = words(
    r"\b(?:shall|must|to be|required?|requires|mandatory|only|essential|needs?|are to|is to|has to|have to"
    r"|will be rejected"
    r"|go forward|condition)\b"
)
_OWED_BY_LAW: Final = words(
    r"\b(?:Care Quality Commission|Information Commissioner|Gas Safe|Disclosure and Barring|DBS"
    r"|Companies House"
    r"|Charity Commission|Financial Conduct|HMRC|Ofsted|Solicitors Regulation|Security Industry|CQC|ICO"
    r"|General (?:Medical|Dental)|Nursing and Midwifery|Health and Care Professions|Environment Agency"
    r"|Waste Carrier\w*|Driver CPC|DVSA|Licence|TUPE|Pension Scheme|Living Wage|Modern Slavery)\b"
    r"|\bequivalen|\bor equal\b|\bor (?:a |an )?(?:similar|comparable|another|other suitable)\b|\bsuch as\b"
    r"|\bfor example\b|\be\.g\.|\bor the like\b|\b(?:currently|existing|incumbent|migrat\w+|compatible"
    r"|interoperab\w+"
    r"|integrat\w+|already)\b|\bcouncil['’]s\b|\bwere made by\b|\bnot (?:be )?required\b|\bno need\b"
)


_MAY_BE_MAKE: Final = hint(
    "", re.compile(r"(?<=[a-z,:’'?] )(?!Supplier|Contractor|Provider|Council|Buyer)[A-Z]|ISO|[a-z] mark\b")
)


def named_labels(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """A make or a badge that is demanded by its name."""
    yield from together(draft, _BRANDED, _DEMANDED, within=60, unless=_OWED_BY_LAW, hints=(_MAY_BE_MAKE,))
    yield from together(
        draft, _BADGED, _HELD, _DEMANDED, within=70, unless=_OWED_BY_LAW, hints=(_MAY_BE_MAKE,)
    )
