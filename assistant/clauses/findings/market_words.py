"""Words that rules on suppliers share: of firms, of places, of preference, of a closed door."""

from __future__ import annotations

import re
from typing import Final

from assistant.clauses.findings.amounts import NUMBER, PERCENT
from assistant.clauses.findings.composing import hint
from assistant.clauses.findings.finding_words import words

FIRM: Final = (
    r"(?:firms?|compan(?:y|ies)|business(?:es)?|suppliers?|(?:sub-?)?contractors?|tenderers?|bidders?|SMEs?"
    r"|enterprises?|organisations?|providers?|producers?|traders?|tradespeople|manufacturers?|merchants?"
    r"|nurser(?:y|ies)|growers?|farm(?:er)?s?|shops?|agenc(?:y|ies)|bids?|tenders?|quotes?|quotations?"
    r"|supply[- ]chains?|employers?|caterers?|printers?|builders?|electricians?|plumbers?|garages"
    r"|wholesalers?"
    r"|butchers|bakers|bakeries|makers|operators?|consultants?|practices|vendors?|dealers?|start-?ups"
    r"|applicants?|entities|craftspeople|artists|hauliers?|partners?)"
)
BIDDING: Final = words(
    r"\b(?:firms?|compan(?:y|ies)|business(?:es)?|suppliers|contractors|providers|tenderers?|bidders?|SMEs?"
    r"|(?:a|an|each|any|every|no|one|winning|successful) (?:supplier|contractor|provider|enterprise)"
    r"|producers"
    r"|merchants|traders|enterprises|organisations|farms|nurseries|agencies|sub-?contract\w*|bids?|bidding"
    r"|tenders?|tendering|quot(?:e|es|ation|ations)|applicants?|competition|competitors|supply chain|spend"
    r"|your|they|electricians|caterers|trades\w*)\b"
)
"""Words of those who compete; the party to the contract, “the Supplier”, is not among them."""
AREA: Final = (
    r"(?:boroughs?|count(?:y|ies)|districts?|city|cities|towns?|parish(?:es)?|regions?|sub-region|postcodes?"
    r"|localit(?:y|ies)|neighbourhoods?|vicinity|wards?|estates?|villages?|valleys?|island|catchment|riding"
    r"|boundar(?:y|ies)|area(?! of (?!benefit))|local economy|authority area)"
)
_NOT_A_PLACE: Final = (
    r"Northern|Southern|Eastern|Western|Schedule|Annex|Appendix|Contract|Contractors?|Suppliers?|Providers?"
    r"|Council|Buyer|Authority|Services?"
    r"|Works|Goods|Lots?|Part|Section|Clause|Table|Tender\w*|Bidders?|January|February|March|April|May|June"
    r"|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|The|This|These|Those|Each|All|Any|Every|Year|Agreement|Framework|Order|Act|Regulations?"
    r"|Government|England|Scotland|Wales|Britain|Great|United|Kingdom|Europe\w*|British|English|Procurement"
    r"|Social|Find|Word|Excel|Term|Site|Premises|Area|Property|Programme|Project|Specification|Invitation"
    r"|Volume|Document|Form|Question|Employer|Client|Customer|Commissioner|Trust|Department|Ministry|Level"
    r"|Grade|Stage|Phase|Zone|Building|Room|Unit|Block|Small|Medium|Large|Main|Prime|Principal|Public|Private"
    r"|Third|Key|Lead|Approved|Appointed|Preferred|Potential|Successful|Sub|Care|Utility|Tier|Other|Our|Your"
    r"|Their|Its|Response|Standard|Software|Data|Method|Quality|Price|Evaluation|Local|Community|Voluntary"
    r"|National|International|Central|Corporate|Registered|Companies|House|Selection|Award|Minimum|Technical"
    r"|Health|Safety|Security|Construction|Fire|Gas|Water|Green|Digital|Crown|Dynamic|Open|New|Existing"
    r"|Current|Economic|Supply|Incumbent|Microsoft|Christmas|Easter|Internet|Accordance|Addition|Relation"
    r"|Case"
)
NAME: Final = rf"(?-i:(?!(?:{_NOT_A_PLACE})\b)[A-Z][a-z]{{3,}}\b)"
"""A name that may be of a place: no month, no term that contracts define, no land."""
MILES: Final = (
    r"(?:\d{1,3}|five|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty)[- ]?"
    r"(?:miles?|km|kilomet(?:re|er)s?)"
)
PLACE: Final = (
    r"(?:(?:the|our|this|that|an?|its|their|your|any|other|neighbouring)\s+){0,2}?"
    rf"(?:(?:[\w'’-]+\s+){{0,3}}?{AREA}\b|{NAME})"
)
AT: Final = (
    rf"(?:(?:in|within|inside|outside|beyond|near|across|from|of|around|to|throughout)\s+"
    rf"(?:within\s+|outside\s+|of\s+)?{PLACE}"
    rf"|on\s+(?:the|our)\s+(?:[\w'’-]+\s+){{0,2}}?{AREA}\b"
    rf"|(?:within|beyond|outside|(?:more|less|further|fewer|closer)(?: away)? than)\s+(?:an?\s+)?{MILES})"
)

FAVOURS: Final = (
    r"preferen\w+|prefer(?:red|s)?|favour\w*|priorit\w+|advantage\w*|uplift\w*|bonus\w*|premium|discount\w*"
    r"|marks?|marked|points?|scor(?:e[ds]?|es|ing)|credit|weight(?:ing|ed)?|look(?:s|ed)? (?:kindly|well)"
    r"|kindly|tie(?:s|d)?(?:-break\w*)?|wins?|winning|refusal|first (?:call|choice|option|chance)|head start"
    r"|edge|boost\w*|counts? (?:in|towards|for|against)|lose[sd]?|deduct\w*|penalis\w+|handicap\w*|ahead of"
    r"|put first|first to|margin|the more|more marks|reward\w*|rank\w*|top[- ]up|plus|percentage points"
)
_LETS_IN: Final = (
    r"only|reserv\w+|restrict\w*|limit(?:ed|ing)(?! compan| partnership)|limits? (?:it|this|the)"
    r"|confin\w+|exclusive(?:ly)?|eligib\w+|qualif(?:y|ies)"
    r"|kept (?:for|to|among)|keep(?:ing)? (?:it|this)|held back|hold(?:ing)? back|set(?:ting)? aside"
    r"|earmark\w*"
    r"|ring-?fenc\w+|sav(?:ed|ing) (?:it |this )?for|sav(?:e|ing) this \w+ for|no other|solely|alone"
    r"|nobody else"
    r"|no[- ]?one else|nobody but|minimum requirement|may (?:bid|quote|tender|apply) (?:only )?if"
)
_LEAVES_OUT: Final = (
    r"need not apply|ineligible|(?:shall|should|may|can|will|must|could|does|do) not (?:apply|bid|tender"
    r"|quote"
    r"|qualify|compete|take part|be (?:considered|invited|accepted|shortlisted|opened|evaluated|awarded"
    r"|eligible|asked|allowed|permitted))|cannot|barred|exclud\w+|reject\w+|disregard\w*|unopened|unread"
    r"|returned|turned away|clos(?:ed|ing) (?:to|off)|shut out|not (?:open|eligible)|disqualif\w+|off limits"
    r"|kept out|ruled out|out of the running"
)
GATES: Final = rf"{_LETS_IN}|{_LEAVES_OUT}"
SHARE: Final = (
    rf"{NUMBER}{PERCENT}|\b(?:half|a third|a quarter|two thirds|three quarters|most|the majority|all)\b"
    rf"(?: of)?|\b(?:at least|no less than|no fewer than|not less than|a minimum of|minimum)\b"
)
KEEPS: Final = words(rf"\b(?:{_LETS_IN})\b")
SHUTS: Final = words(rf"\b(?:{_LEAVES_OUT})\b")
CLOSES: Final = words(rf"\b(?:{GATES})\b")
PREFERS: Final = words(rf"\b(?:{FAVOURS}|{GATES})\b")
MAY_PREFER: Final = hint(
    "prefer favour priorit advantage uplift bonus premium discount mark point scor credit weight look kindly "
    "tie"
    " win refusal first start edge boost count lose deduct penalis handicap ahead reward rank top plus "
    "margin more only"
    " reserv restrict limit confin exclusive eligib qualif kept keep back aside earmark fenc saving save "
    "solely"
    " alone nobody no-one no_one minimum may not cannot barred exclud reject disregard unopened unread "
    "returned"
    " turned clos shut disqualif off out"
)
MAY_BE_PLACED: Final = hint(
    "local mile km kilomet borough count distric cit town parish region locality neighbourhood vicinity ward"
    " estate village valley island catchment riding boundar area nearest closest nearer closer furthest "
    "distance rates"
    " postcode",
    re.compile(rf"(?<=[a-z,’'] )(?:{NAME})"),
)
BUYS: Final = words(
    r"\b(?:shall|must|will|expect\w*|should|required?|requires|please|are to|is to|has to|have to"
    r"|undertakes? to)\b[^.;]{0,40}?"
    r"\b(?:buy|bought|buys|purchas\w+|sourc\w+|procur\w+|use|used|engag\w+|plac(?:e|ed)|sub-?contract(?:ed)?"
    r"|order(?:ed)?|spend|spent|obtain\w*|instruct\w*|commission\w*|suppl(?:y|ied)|go|awarded|come)\b"
)
"""A duty to buy, as a clause lays it on a supplier."""
ALIKE: Final = words(
    r"\bwherever\b|\bregardless of\b|\b(?:treated|assessed|scored|judged) (?:the same|equally|alike"
    r"|in the same way)|\bin the same way\b|\bnot (?:be )?scored\b|\bcarr(?:y|ies) no marks\b|\bno marks\b"
    r"|\bno (?:advantage|preference|bearing|effect)\b|\bopen to (?:all|any)\b|\ball suppliers\b"
    r"|\bwithout regard to\b|\bwhatever (?:its|their|the|your)\b|\bno less favourabl[ye]\b|\bin no case\b"
    r"|\bany supplier\b|\bmarks are not affected\b|\birrespective of\b|\bno matter where\b|\bequivalent\b"
    r"|\bdoes not (?:count|matter)\b|\bnot (?:be )?(?:an? )?(?:condition|factor)\b|\bneed not be\b"
)
"""Words that say that the matter does not count."""
