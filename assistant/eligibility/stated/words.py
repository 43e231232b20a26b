"""The words that the signs of facts are made of: who, which council, which service."""

from __future__ import annotations

import re
from typing import Final

WORD: Final = r"[\w'-]{1,40}"
_NAME: Final = r"(?-i:[A-Z][\w'-]{1,30})"
_LOWER: Final = (
    r"(?:county|district|borough|city|town|parish|unitary|local|metropolitan|principal|upper-tier|lower-tier"
    r"|two-tier|welsh|scottish|[a-z]{2,12}-[a-z]{2,12})"
)
_NOT_A_COUNCIL: Final = (
    r"(?:Arts|British|Youth|Sports|Student|Students|Church|Parochial|Parents|Research|Privy|Residents"
    r"|Tenants|Design|Works|Workers|Advisory|Community|Faith|Interfaith|Housing|Trades|Staff|School|Crafts"
    r"|Film|Medical|Law|Science|Another|Other|Neighbouring|Next|Some|Any|Every|Most|Each|Former|Which|What"
    r"|Their|His|Her|No|If)"
)
COUNCIL: Final = (
    rf"(?:(?:(?:the|our|my|this|that) )(?:(?!{_NOT_A_COUNCIL}\b)(?:{_NAME}|{_LOWER}|and|of|upon|on|under) )"
    rf"{{0,6}}?(?:council|corporation|authority)"
    rf"|(?<!\ba )(?<!\ban )(?:(?!{_NOT_A_COUNCIL}\b){_NAME},? (?:(?-i:and|of|upon|on|under|the|in)"
    rf" ){{0,2}}){{1,5}}?"
    rf"(?:(?:county|district|borough|city|town|parish|metropolitan) ){{0,3}}(?:council|corporation)"
    rf"|(?:the )?(?:london|royal) borough of {_NAME}(?: (?:and|upon) {_NAME})?(?: council)?)\b(?!-| of\b| "
    rf"(?:for|on) (?-i:[A-Z]))"
)
"""A council that is named or pointed at: "the council", "Anytown District Council". Not "a council"."""

OTHER_AUTHORITY: Final = (
    r"(?:the |our )?(?:"
    rf"(?:{_NAME} ){{0,4}}?(?:metropolitan(?: county)?|combined) fire(?: (?:and|&) rescue)? authority"
    rf"|london fire (?:commissioner|brigade)|(?:{_NAME} ){{0,3}}?police,? fire and crime commissioner"
    rf"|(?:{_NAME} ){{0,4}}?combined authority|city of london corporation|council of the isles of scilly"
    rf"|(?:{_NAME} ){{0,4}}?nhs(?: foundation)? trust|(?:local |our )?integrated care board|nhs england"
    r"|(?:local )?police(?: force)?|(?:department (?:for|of)|ministry of) [\w'-]{1,30}"
    rf"|(?:{_NAME} ){{0,2}}?national park authority|transport for london|(?:local )?housing association"
    r")\b"
)
AUTHORITY: Final = rf"(?:{OTHER_AUTHORITY}|{COUNCIL})"

_NOT_INSIDE: Final = (
    r"(?:the|a|an|our|my|its|their|his|her|this|that|these|those|it|we|i|they|which|who|and|or|but|is|are|was"
    r"|says?|thinks?|sister|partner|parent|rival|neighbou\w+|former|old|other|previous|nearest|next|(?!"
    r"(?:children|people|women|men)'s)\w+'s)"
)
"""Words that a name of one group or service does not hold: after them something else begins."""
_GROUP: Final = (
    r"(?:group|charity|organi[sz]ation|association|society|club|trust|company|committee|CIC|CIO"
    r"|co-?operative|co-op"
    r"|enterprise|body|team|BID|residents|community|foundation|church|mutual|board|network|forum|partnership"
    r"|consortium|firm|business|choir|band|(?:parish|town) council|friends)"
)
OWN: Final = (
    rf"(?:we(?:, an? [\w -]{{1,40}},)?|i|(?:our|my) (?:(?!{_NOT_INSIDE}\b){WORD} ){{0,4}}?{_GROUP}\b(?!'|"
    rf" {_GROUP}\b)(?:, (?:which|who) (?:is|are) [\w -]{{1,40}},)?"
    rf"|(?:the|a) {WORD}(?: {WORD})? (?:that |which )?(?:i|we) (?:chair|run|lead|represent|belong to|work"
    rf" for))"
)
"""Who asks."""
WANT: Final = (
    r"(?:(?:also |now |both |all |then |still )?(?:wants?|wish(?:es)?|hopes?|plans?|intends?|aims?|propos"
    r"(?:e|es)"
    r"|would (?:also |very much |really )?like|'d (?:also |really )?like|would love|'d love)"
    r"(?: to be (?:able|allowed) to| to)|asks? the (?:council|authority) (?:to let (?:us|me)|for permission"
    r" to|if we can)"
    r"|(?:are|is|am|'re|'m) (?:keen|hoping|planning|asking|looking|ready|eager|interested)(?: to| in)"
    r"|would be (?:happy|glad|pleased|willing|keen|ready) to)"
)
_ALONE: Final = (
    r"(?:,? (?:on my own|by ourselves|as an? [\w' -]{1,40}|an? [\w' -]{1,40}|the [\w' -]{1,30}|also|perhaps"
    r"|all),?)?"
)
MAY_WE: Final = (
    rf"(?:(?:can|could|may|might) {OWN}{_ALONE}"
    rf"(?: (?:be allowed to|be able to|ask to|apply to|bid to|legally|together|also|now))?"
    rf"|(?:how|where) (?:can|could|do|would) {OWN}(?: start to| go about)?(?= (?:tak(?:e|ing) (?:over|on)"
    rf"|bid|challenge)\b)"
    rf"|(?:would|will) {OWN} be (?:able|allowed|entitled|permitted) to"
    rf"|(?:is|are|am) {OWN} (?:able|allowed|entitled|eligible|permitted|free) to"
    rf"|(?:whether|if) {OWN} (?:can|could|may|might|are allowed to|are able to|is allowed to|would be able"
    rf" to)"
    r"|(?:do|does) (?:we|i|our [\w' -]{1,40}) have (?:the|a|any) right to"
    rf"|(?:stop|prevent)s? {OWN} from)"
)
WE_WISH: Final = (
    rf"(?:{OWN} ?{WANT}|(?:we|i)(?:'re|'m)?(?: (?!(?:that|who|which|says?|think)\b){WORD}){{1,12}}? and"
    rf" {WANT})"
)
THING: Final = (
    rf"(?:the|this|that|our) (?:(?:(?!{_NOT_INSIDE}\b){WORD}|and the) ){{0,5}}?(?!{_NOT_INSIDE}\b){WORD}"
)
"""A thing that is pointed at: "the mobile library"."""

ADJECTIVES: Final = (
    r"(?:(?:small|tiny|little|large|big|new|young|very|local|national|regional|independent|registered"
    r"|incorporated|unregistered|village|rural|urban|town|neighbourhood|community|youth|arts|sports?|health"
    r"|mental|disability|environmental|heritage|library|housing|literacy|volunteer|grass-?roots|educational"
    r"|not-for-profit|non-profit|nonprofit|charitable|music|theatre|children's|women's|family|older|people's"
    rf"|[a-z]+-(?:led|run|based|known|established|wide|owned|year-old)|{_NAME}) )"
)

SERVICE: Final = (
    r"(?:services?|librar(?:y|ies)|museums?|theatres?|galler(?:y|ies)|pools?|baths|lido|centres?|parks?"
    r"|playgrounds?"
    r"|maintenance|clean(?:ing|sing)|cutting|mowing|collections?|recycling|refuse|waste|bins|toilets"
    r"|allotments?"
    r"|bus(?:es)?|transport|ferry|markets?|cemeter(?:y|ies)|crematori(?:um|a)|wardens?|clubs?|day care|home"
    r" care"
    r"|social care|meals|catering|clinics?|shelters?|hostels?|nurser(?:y|ies)|halls?|parking|gritting|work"
    r"|lighting|archives?|gardens?|grounds|pitch(?:es)?|caf[eé]s?|fostering|reablement|youth work|advice"
    r"|tips?"
    r"|cinemas?|tourist information|street wardens?|greens?|green spaces|pest control|visits"
    r"|caretaking|churchyards?"
    r"|homes?|helplines?|refuges?|arts|woodlands?)"
)
_OBJECT_STOPS: Final = (
    r"(?:to|for|against|about|from|with|by|in|on|at|near|into|that|which|who|if|when|but|or|so|because|than"
    r"|not"
    r"|ownership|freehold|lease|tenancy|campaigns?|petitions?|events?|stalls?|fund-?rais\w*|surveys?"
    r"|evidence|meetings?"
    r"|workshops?|information|details|feedback|comments|grants?|funding|money|books|leaflets|tours?|friends)"
)
ENDS: Final = (
    r"(?=\s*(?:[.,;:?!()\ue000-\ue003\x00]|$|(?:and|but|or|in|at|for|on|from|to|with|by|as|near|of|instead"
    r"|ourselves"
    r"|myself|together|which|that|who|now|currently|today|well|better|is|are|was|has|again|too|also|until"
    r"|since|after"
    r"|before|during|when|while|because|so|if|next|through|under|without|the|our|a|we|it|can|then|here"
    r"|there|directly"
    r"|itself|run|provided|operated|managed|delivered|looked|contracted|outsourced|jointly|over|out|not"
    r"|alone|every"
    r"|rather|themselves|please|where|within|around|across|all|they)\b))"
)
"""What may follow a noun that is not the first half of a longer name: not "library" in "library card"."""
SERVED: Final = (
    rf"(?!(?:an? |some )?services?\b)(?:(?!{_OBJECT_STOPS}\b){WORD} ){{0,6}}?{SERVICE}\b(?:"
    rf" {SERVICE}\b)*{ENDS}"
)
"""A service as an object: "the mobile library"."""
THE_SERVICE: Final = (
    rf"(?:the|this|our|its|that) (?:(?:(?!{_NOT_INSIDE}\b){WORD}|and the) ){{0,5}}?{SERVICE}\b(?:"
    rf" {SERVICE}\b)*"
)
"""A service as a subject."""
IT: Final = (
    r"(?:it|them|these|those|this)\b(?=\s*(?:[.,;:?!)]|$|(?:ourselves|myself|instead|too|now|again|from"
    r"|with|for"
    r"|and|on|at|as|in|better|together|when|next)\b))"
)
BUILDING: Final = (
    r"(?:buildings?|land|sites?|premises|freehold|lease|ownership|fields?|plots?|property|house|courthouse"
    r"|barn)"
)

RUNS: Final = (
    r"(?:runs?|provides?|operates?|manages?|delivers?|looks? after|maintains?|commissions?|contracts? out"
    r"|outsources?|has (?:contracted out|outsourced))"
)
RUN: Final = (
    r"(?:(?:owned|funded|staffed) and )?(?:run|provided|operated|managed|delivered|looked after|maintained"
    r"|commissioned|contracted out|outsourced"
    r"|carried out|done)"
)
GAP: Final = (
    r"(?=\s*(?:[.,;:?!)]|$|(?:now|currently|today|itself|directly|at|and|but|in|for|on|to|instead|is|are)\b))"
)
"""Where the object of a relative clause is missing: "the library that the council runs"."""

STOP: Final = r"(?:close|shut|stop|end|cease|withdraw|discontinue|scrap|axe|decommission)"
STOPPING: Final = r"(?:clos(?:e|ing)|shut(?:ting)?|stop(?:ping)?|end(?:ing)?|withdraw(?:ing)?|ceas(?:e|ing))"

NUMBERS: Final[dict[str, int]] = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
NUMBER: Final = rf"(?P<count>{'|'.join(NUMBERS)}|\d{{1,4}})"

WALES: Final = (
    r"Blaenau Gwent|Bridgend|Caerphilly|Cardiff|Carmarthenshire|Ceredigion|Conwy|Denbighshire|Flintshire"
    r"|Gwynedd"
    r"|Anglesey|Merthyr Tydfil|Monmouthshire|Neath Port Talbot|Newport City|Pembrokeshire|Powys|Rhondda"
    r" Cynon Taff?"
    r"|Swansea|Torfaen|Vale of Glamorgan|Wrexham"
)
SCOTLAND: Final = (
    r"Aberdeen|Aberdeenshire|Angus|Argyll|Clackmannanshire|Dumfries|Dundee|Ayrshire|Dunbartonshire|Lothian"
    r"|Renfrewshire|Edinburgh|Eilean Siar|Falkirk|Fife|Glasgow|Highland|Inverclyde|Midlothian|Moray"
    r"|Lanarkshire"
    r"|Orkney|Perth and Kinross|Scottish Borders|Shetland|Stirling"
)
NORTHERN_IRELAND: Final = (
    r"Antrim|Ards|Armagh|Belfast|Causeway|Derry|Fermanagh|Lisburn|Mid Ulster|Mid and East Antrim|Newry"
)


def authority_type(name: str, text: str) -> str | None:
    """The kind that an authority's name says, or None where it says none; `text` may say another country."""
    return next(
        (kind for kind, says, unless in _KINDS if says.search(name) and not unless.search(text)), None
    )


_NEVER = re.compile(r"(?!)")
_ABROAD = re.compile(r"\b(?:wales|welsh|scotland|scottish|northern ireland|ulster)\b", re.IGNORECASE)
_KINDS: Final = tuple(
    (kind, re.compile(rf"\b(?:{says})\b", re.IGNORECASE), unless)
    for kind, says, unless in (
        (
            "welsh_council",
            rf"(?:{WALES})\b.*\bcouncil|welsh\b.*\bcouncil",
            re.compile("parish|town council", re.IGNORECASE),
        ),
        ("scottish_council", rf"(?:{SCOTLAND})\b.*\bcouncil|scottish\b.*\bcouncil", _NEVER),
        ("northern_ireland_council", rf"(?:{NORTHERN_IRELAND})\b.*\bcouncil", _NEVER),
        ("london_borough_council", r"london borough(?: council)?(?: of)?", _NEVER),
        ("metropolitan_fire_authority", r"metropolitan(?: county)? fire .*authority", _NEVER),
        ("combined_fire_authority", r"combined fire .*authority", _NEVER),
        ("london_fire_commissioner", r"london fire", _NEVER),
        ("pcc_fire_authority", r"fire and crime commissioner", _NEVER),
        ("combined_authority", r"combined authority", _NEVER),
        ("city_of_london", r"city of london corporation", _NEVER),
        ("isles_of_scilly", r"isles of scilly", _NEVER),
        ("nhs_body", r"nhs|integrated care board", _NEVER),
        ("police", r"police", _NEVER),
        ("government_department", r"department|ministry", _NEVER),
        ("other", r"national park|transport for london|housing association", _NEVER),
        ("metropolitan_district_council", r"metropolitan", _ABROAD),
        ("unitary_council_england", r"unitary", _ABROAD),
        ("county_council_england", r"county council", _ABROAD),
        ("district_council", r"district council", _ABROAD),
        ("parish_or_town_council", r"(?:parish|town) council", _ABROAD),
    )
)
