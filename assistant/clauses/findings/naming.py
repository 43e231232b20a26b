"""Rules on names in a draft: of a firm to favour, of a charity, of a brand or label."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.composing import hint, hinted, in_turn
from assistant.clauses.findings.finding_words import found_in, words
from assistant.clauses.findings.name_words import favoured_firms, named_bodies, named_labels
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

_FIRM: Final = (
    r"(?:(?-i:(?:(?!Ltd|Limited|CIC|LLP|PLC)[A-Z][\w&'’-]{1,30}\s+){1,5}(?:Ltd|Limited|CIC|plc|PLC|LLP)\b)"
    r"|\b(?:the |our )?(?:incumbent|(?:current|existing|present|preferred)\s+(?:provider|supplier"
    r"|contractor))\b)"
)
_FAVOURED: Final = words(
    rf"{_FIRM}[^.;]{{0,60}}?\b(?:to win|wins?\b|win this|comes? out (?:on )?top|(?:on|to the) top"
    rf"|over (?:all )?other"
    r" (?:bidders|suppliers|tenderers)|gets? (?:the|this) (?:contract|work)|scores? (?:the )?highest"
    r"|is (?:chosen|selected|appointed) (?:again|whatever))"
    rf"|{_FIRM}[^.;]{{0,30}}?\b(?:can|could|will be able to|is able to)\s+(?:answer|meet|win|satisfy)"
    rf"|{_FIRM}[^.;]{{0,30}}?\b(?:stays?|keeps?|comes?|finish\w*|remains?)\s+(?:ahead|the contract|first"
    rf"|in front|in place)"
    rf"|\b(?:only|nobody but|no one but|no-one but|none but|except)\s+{_FIRM}"
    rf"|{_FIRM}[^.;]{{0,30}}?\b(?:be|is|are|get|gets|given) (?:given |shown )?(?:a |some )?(?:preference"
    rf"|preferred|advantage"
    rf"|priority|favoured|head start)"
    rf"|\b(?:shall|will|must|is to) (?:be )?(?:award\w*|given|placed|go)\s+(?:directly\s+)?"
    rf"(?:to|with)\s+{_FIRM}"
    rf"|\bonly {_FIRM}[^.;]{{0,40}}?\b(?:can|could|will|meets?|qualif\w+)"
    rf"|\b(?:want|like|should|please|make sure|ensure|need|hope|prefer)\b[^.;]{{0,60}}?\b(?:go|goes|given"
    rf"|stays?|remains?"
    rf"|awarded|kept)\s+(?:back\s+)?(?:to|with)\s+{_FIRM}"
    rf"|\b(?:favour|favours|favouring|tailor\w*|steer\w*|rig|skew\w*|suits?|written (?:for|around)"
    rf"|worded? (?:for|around)"
    rf"|designed (?:for|around)|advantage to|give preference to|help)\b[^.;]{{0,30}}?{_FIRM}"
)
_ORGANISATION: Final = (
    r"(?-i:(?:[A-Z][\w'’&-]{1,30}\s+){1,4}(?:Foodbank|Food Bank|Trust|Foundation|Charity|Hospice|Appeal"
    r"|Mission"
    r"|Scouts|Almshouses|Youth Club|Rescue|Community Centre|Settlement|Shelter)\b(?! (?:Manager|Act|Board))"
    r"|(?:Age UK|Barnardo[’']?s|Samaritans|Groundwork|Citizens Advice|Princes Trust|Salvation Army|Macmillan"
    r"|British Red Cross|Oxfam|Crisis|Emmaus|Mencap|St Mungo[’']?s|Women[’']?s Institute|RSPCA|RNIB)\b)"
)
_CHARITY: Final = words(
    rf"(?<!related )(?<!according )(?<!refer )\b(?:with|for|through|to|at|by|via|from|of|use|appoint|fund"
    rf"|support|supports|supporting|partner)\s+"
    rf"(?:the\s+|our\s+)?{_ORGANISATION}"
)
_ASKED_OF: Final = words(
    r"\b(?:shall|will|must|should|required?|describe|explain|scor\w+|marks)\b|\?|\bcommit\w*"
)
_NOT_A_CHARITY: Final = words(
    r"\b(?:NHS|Hospitals?|Living Wage Foundation|Futures Trust|Land Trust|Trust Board|Pension|Brain Trust"
    r"|Academy|Academies|University|Foundation Trust|Housing Trust|Apprenticeship)\b|\bTrust policy"
    r"|\b(?:windows|roof|boiler|floors) of\b"
)
EQUIVALENT: Final = words(
    r"\bequivalen|\bor equal\b|\bor (?:a |an )?(?:similar|comparable|another|other suitable)\b|\bsuch as\b"
    r"|\bfor example\b|\be\.g\.|\bor the like\b"
)
_ALL_EQUIVALENT: Final = words(
    r"\b(?:references?|mention|naming) (?:to|of|in)\b[^.]{0,120}?\b(?:includes?|read as|means?|followed by"
    r"|deemed)\b"
    r"[^.]{0,40}?\bequivalent"
)
_LABEL: Final = words(
    r"(?-i:\b(?:FSC|PEFC|EU Ecolabel|Ecolabel|FORS|Investors in People|BREEAM|Fairtrade|Red Tractor"
    r"|Soil Association|Disability Confident|Considerate Constructors(?: Scheme)?|CHAS|SafeContractor"
    r"|Constructionline|EcoVadis|Energy Star|ENERGY STAR|EPEAT|Carbon Trust Standard|Rainforest Alliance|MSC"
    r"|Green Flag|Social Value Quality Mark|Mindful Employer|B Corp|Living Wage Foundation accredit\w+"
    r"|PAS 2060|ISO ?\d{4,5}|OHSAS ?\d{5}|Microsoft(?: [A-Z]\w+)?|Adobe|AutoCAD|Salesforce|iPads?"
    r"|Ford|Dyson|Velux|Ecover|Henry|Numatic|JCB|Stihl|Toyota|Nissan|Tesla|Volkswagen|Mercedes|Google|Lenovo"
    r"|Samsung|Canon|Xerox"
    r"|Ricoh|SAP|Oracle|Jewson|Wickes|Screwfix|Marshalls|Ordnance Survey|Sage|Dell|Hewlett[- ]Packard|Dulux"
    r"|Velux|Kubota|Tarmac|Biffa|Zoom|Carbon Literacy)\b)"
    r"|\b(?-i:(?!LOLER|PUWER|COSHH|The|Our|This|All|Each|Every|Living|Supplier|Contractor"
    r"|Provider)[A-Z][\w&]{2,})\s+(?:(?-i:[A-Z][\w&]+)\s+)"
    r"{0,3}(?:accredit(?:ed|ation)|certified|certification|kitemark|quality mark|charter mark|ecolabel"
    r"|brand(?:ed)?)\b"
    r"|\b(?:made|manufactured|produced) by (?-i:[A-Z][a-z]{2,})|\b(?:the brand|brand name) (?-i:[A-Z])\w+"
    r"|\b(?-i:(?!HMRC|LOLER|PUWER|COSHH|VAT|DBS|ICO|CQC|UK|NHS|TUPE|GDPR|SME"
    r"|VCSE)[A-Z]{3,8})[- ](?:registered|approved|accredited|certified"
    r"|membership|members?)\b"
)
_ASKED_FOR: Final = words(
    r"\b(?:shall|must|required?|requires|mandatory|hold|holds|certified|accredit\w+|carry|will|ensure"
    r"|essential"
    r"|need|needs)\b"
)
_ALREADY: Final = words(r"\b(?:currently|existing|incumbent|migrat\w+|compatible|interoperab\w+)\b")

_FAIR: Final = words(
    r"\b(?:no|not|nor|must not|may not) (?:preference|be (?:given|favoured)|to favour|favour|depend|rely"
    r"|turn)\b"
)

FAVOUR: Final = Outcome(
    "stop",
    "always",
    "A competition may not be written so that one supplier wins: suppliers are treated the same. We do not "
    "help "
    "with that, and a draft that began so should be started afresh by somebody else.",
    "Say what the service needs, in terms that any capable supplier can meet. If only one supplier can do "
    "it, take "
    "advice on whether a direct award is open, and publish the notice that it needs.",
    law.SAME_TREATMENT,
)
CHARITY: Final = Outcome(
    "risk",
    "always",
    "One organisation is named as the partner. That favours it over others of its kind, and ties the "
    "supplier to a "
    "body that may not want or be able to do it.",
    "“… a suitable VCSE partner, to which the Buyer agrees …”",
    more.NAMED_CHARITY,
)
LABEL: Final = Outcome(
    "risk",
    "always",
    "A brand, scheme or label is named without accepting an equivalent.",
    "Say what it has to do, or add “or equivalent”: “… [name], or an equivalent standard …”",
    law.OR_EQUIVALENT,
)


_MAY_BE_FIRM: Final = hint("Ltd Limited CIC plc PLC LLP incumbent current existing present preferred")


def _favour(draft: Draft) -> Iterator[Hit]:
    for _, start, end in found_in(hinted(draft, _MAY_BE_FIRM), _FAVOURED, unless=_FAIR, deniable=False):
        yield Hit(start, end, FAVOUR)
    for _, start, end in favoured_firms(draft):
        yield Hit(start, end, FAVOUR)


def _charity(draft: Draft) -> Iterator[Hit]:
    for sentence, start, end in found_in(draft, _CHARITY, unless=EQUIVALENT, also=_ASKED_OF):
        if not _NOT_A_CHARITY.search(sentence.text):
            yield Hit(start, end, CHARITY)
    for _, start, end in named_bodies(draft):
        yield Hit(start, end, CHARITY)


def _label(draft: Draft) -> Iterator[Hit]:
    if draft.has(_ALL_EQUIVALENT):
        return
    for sentence, start, end in found_in(draft, _LABEL, also=_ASKED_FOR, unless=EQUIVALENT):
        if not _ALREADY.search(sentence.text):
            yield Hit(start, end, LABEL)
    for _, start, end in named_labels(draft):
        yield Hit(start, end, LABEL)


RULES: Final = (
    Rule(
        "names.firm",
        "names",
        "A request to favour a named firm",
        "Looks for a wish that a named supplier, or the present one, wins, and for wording made to suit it.",
        (FAVOUR,),
        in_turn(_favour),
    ),
    Rule(
        "names.charity",
        "names",
        "A named charity as partner",
        "Looks for a named trust, foundation, fund or well-known charity that the supplier is to work with "
        "or pay. "
        "Quiet where equivalents are accepted, and for NHS, school and university bodies.",
        (CHARITY,),
        in_turn(_charity),
    ),
    Rule(
        "names.label",
        "names",
        "A brand, scheme or label without “or equivalent”",
        "Knows some forty names, and the shape of a make or a badge that is demanded by name. Quiet where "
        "the sentence accepts an equivalent, gives the name as an example, or "
        "speaks of what is in use already; and where the draft says that every name includes an equivalent.",
        (LABEL,),
        in_turn(_label),
    ),
)
