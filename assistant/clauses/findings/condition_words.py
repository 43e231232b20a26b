"""Papers, insurance, earlier contracts and means that tenderers are asked to show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings.amounts import NUMBER
from assistant.clauses.findings.composing import hint, together
from assistant.clauses.findings.finding_words import words
from assistant.clauses.findings.prepared import Draft, Sentence

_MATTER: Final = (
    r"(?:corporate(?: social)? responsibility|social responsibility|CSR|ESG|EDI|environmental?(?:ly)?"
    r"|equalit(?:y|ies)|equal"
    r" opportunit(?:y|ies)|diversity|inclusion|social value|modern slavery|sustainab\w+|carbon|net[- ]zero"
    r"|ethic\w+"
    r"|ethical trading|volunteering|climate|human rights|anti-racism|anti-slavery|green(?: \w+)?|travel"
    r"|whistleblowing"
    r"|fair trade|biodiversity|waste|community|responsible (?:business|procurement|sourcing)"
    r"|decarboni[sz]ation)"
)
_PAPER: Final = words(
    rf"\b{_MATTER}\b(?:[ ,]+(?:and |or |& )?[\w-]+){{0,4}}?[ ,]+(?:polic(?:y|ies)|strateg(?:y|ies)"
    rf"|statements?|charters?"
    rf"|(?:action )?plans?|codes?(?: of conduct)?|manifesto)\b"
    rf"|\b(?:polic(?:y|ies)|strateg(?:y|ies)|statements?|charters?|plans?|codes?)\s+(?:on|about|for"
    rf"|covering)\s+{_MATTER}\b"
)
_SHOWN: Final = words(
    r"\b(?:attach\w*|upload\w*|suppl(?:y|ied) (?:us|your|a|the|copies)|please supply|enclos\w+|submit\w*"
    r"|cop(?:y|ies)|send|adopted"
    r"|published|written|signed|in place|lack(?:ing|s)?|without (?:an?|your)|absence|(?:do|does|have"
    r"|has) (?:you|your)"
    r"|you (?:must )?(?:have|hold|operate|need)|we will mark|mark(?:s|ed)?|points?|fail(?:s|ure)?|pass"
    r"|minimum requirement"
    r"|requirement|condition|to be shortlisted|shortlisted|selection|exclu\w+|turned away|mandatory"
    r"|yes ?/ ?no|approved|if there is"
    r"|evidence required|comes? with|binned|no invitation|worth|needed|tests? whether|proof|must show"
    r"|rejected|eligib\w+|scor\w+)\b"
)
_BIDDERS: Final = words(
    r"\b(?:you|your|tenderers?|bidders?|bids?|applicants?|suppliers|firms?|compan(?:y|ies)|company-wide"
    r"|organisations?|selection"
    r"|tender|score|marks?|points?|please|attach|upload|stage|proof|minimum requirement)\b"
)
_WANTED_BY_NOBODY: Final = words(
    r"\bequivalen|\bshould read\b|\bcouncil['’]s\b|\bpolicy of the (?:council|buyer|authority)\b"
    r"|\bour (?:own )?(?:\w+ )?polic|\bno (?:\w+ )?polic\w+"
    r" (?:document )?is\b|\b(?:no|not your|not our)\b[^.;]{0,30}?\bpolic\w+[^;]{0,20}?\b(?:asked|required"
    r"|needed|scored)\b"
    r"|\bneed not\b|\bnot (?:be )?(?:required|scored|asked|needed)\b|\bearns? nothing\b|\bsection 54\b"
    r"|\bas the law requires\b"
    r"|\bthe law requires\b|\bto which that section\b|\bif they employ five\b|\bunder this contract\b"
    r"|\bin this contract\b"
    r"|\bdevelopment plan\b|\blocal plan\b|\btravel plan for\b|\b(?:method|delivery) (?:statement|plan)\b"
    r"|\bin line with\b"
    r"|\bcomply with\b|\baccordance\b|\bset out in\b|\bsupports? the\b"
)


_MAY_BE_PAPER: Final = hint("polic strateg statement charter plan code manifesto")
_MAY_BE_AUDIT: Final = hint("audit")
_MAY_BE_COVER: Final = hint("insur cover")
_MAY_BE_EARLIER: Final = hint("council authorit nhs local_government public government _us")
_MAY_BE_MEANS: Final = hint(
    "going existed turnover income revenue sales net_worth balance_sheet reserves profit credit_ dun_ "
    "experian guarantee bond"
    " employ trading established business operation incorporated account"
)
_MAY_BE_CERTIFIED: Final = hint("iso accredit certif")
_MAY_BE_OFTEN: Final = hint("month week fortnight daily day")


def papers(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """A document on a social matter that is asked for, or marked, in place of ability."""
    yield from together(
        draft, _PAPER, _SHOWN, _BIDDERS, within=100, unless=_WANTED_BY_NOBODY, hints=(_MAY_BE_PAPER,)
    )


_AUDITED: Final = words(
    r"\baudited\b[^.;]{0,40}?\b(?:accounts|statements|figures|results|balance sheets?|financials|turnover)\b"
    r"|\b(?:accounts|statements|figures|balance sheets?|books)\b[^.;]{0,30}?\b(?:be|been|are|were"
    r"|have been) (?:\w+ )?audited\b"
    r"|\bunaudited (?:accounts|figures|statements)\b[^.;]{0,30}?\b(?:reject\w*|not (?:be )?accept\w*|fail\w*"
    r"|disregard\w*)"
    r"|\b(?:auditors?['’]s?|auditor's) (?:reports?|certificates?|opinions?)"
)
_UNDER_CONTRACT: Final = words(
    r"\bresidents['’]|\bservice charge\b|\bgrant\b|\bclients?['’]? money\b|\baudited or not\b"
    r"|\bunaudited (?:accounts )?will do\b"
    r"|\bwhether or not audited\b|\bany other means\b|\bequivalen|\bany customer\b|\bwhere (?:the )?law\b"
    r"|\bcarbon\b|\bunaudited accounts are\b"
)


def audits(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Audited accounts that tenderers are asked for."""
    yield from together(draft, _AUDITED, _BY_ORDER, unless=_UNDER_CONTRACT, hints=(_MAY_BE_AUDIT,))


_BY_ORDER: Final = words(
    r"\b(?:send|provide|submit|upload|attach|enclose|supply|must|shall|should|required?|rejected|tested|on"
    r"|only|a must|fail\w*|need\w*|minimum"
    r"|last|years?|please|have to|has to)\b"
)
_COVER: Final = words(
    r"\b(?:(?<!National )insurances?|insured|liability cover|indemnity cover|cover of £|policy of insurance"
    r"|insurance (?:polic\w+|certificates?))\b"
    r"|£\s?\d+(?:\.\d+)?\s?m(?:illion)?\b[^.;]{0,40}?\bcover\b"
)
_AT_BID: Final = words(
    r"\b(?:enclosed? with|insurance now|now, by|in the tender|tender pack|with (?:your|the|their|each"
    r"|its) (?:bids?|tenders?|submissions?|quotations?|applications?|offers?)"
    r"|(?:before|by|on|at|when|prior to) (?:the )?(?:date of )?(?:tender\w*|bid(?:ding)?|submission|closing"
    r"|deadline|you (?:submit|tender|bid|apply))"
    r"|(?:tender|bid|submission|closing) (?:deadline|date)|already|tenders? without|bids? without"
    r"|when you (?:submit|bid|tender|apply)"
    r"|at the time of (?:tender\w*|bid\w*|submission|application)|upload\w*|accompan\w+|proof of current"
    r"|must be (?:enclosed|attached)"
    r"|to (?:be eligible to )?(?:bid|tender|apply)|(?:tenderers?|bidders?|applicants?) (?:must|shall"
    r"|should) (?:already )?(?:hold|have))\b"
)
_LATER: Final = words(
    r"\b(?:will (?:have|take out|obtain|hold|buy)|winner|on award|if (?:successful|awarded|you win)"
    r"|contract (?:begins|starts|start)"
    r"|before the contract|commencement|start date|throughout the contract|equivalen\w*|commit\w* to obtain"
    r"|willing"
    r"|broker\w*|not (?:be )?required|need not|boiler|insurers|after award)\b"
)


def insured_early(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Insurance that has to be there with the tender."""
    yield from together(draft, _COVER, _AT_BID, within=100, unless=_LATER, hints=(_MAY_BE_COVER,))


_PUBLIC: Final = (
    r"(?:(?:this|the|a|an|our|another|other|any|local|these"
    r"|at least \w+)\s+)?(?:[\w-]+\s+){0,2}?(?:councils?|local authorit(?:y|ies)"
    r"|authorit(?:y|ies)|NHS|local government|public sector|public bod(?:y|ies)|government departments?|us)\b"
)
_BEFORE: Final = words(
    rf"\b(?:worked|working|work(?: done)?|run|managed|served|supplied|delivered|carried out|performed|held"
    rf"|completed|contracted|operated|traded)\b[^.;]{{0,50}}?"
    rf"\b(?:for|with)\s+{_PUBLIC}"
    rf"|\b(?:contracts?|experience|references?|track record|history|clients?|projects?"
    rf"|supplier)\b[^.;]{{0,40}}?\b(?:for|with|to|in|from|of)\s+"
    rf"{_PUBLIC}|\bcouncil references?\b|\bpublic[- ]sector (?:references?|experience|contracts?|clients?)\b"
)
_NEEDED: Final = words(
    r"\b(?:only|no|without|lack\w*|must have|must be able to show|essential|minimum|at least|mandatory"
    r"|need\w*|required?|zero|score[sd]?|never|before may apply"
    r"|previous\w*|prior|past|already|qualif\w+|eligib\w+|condition|existing|since (?:19|20)\d\d"
    r"|last (?:\w+ )?years?|in the last)\b"
)
_GATED: Final = words(
    r"\b(?:appl(?:y|icants?|ies)|bid\w*|tender\w*|firms?|organisations?|compan(?:y|ies)|suppliers?"
    r"|minimum requirement|essential|eligib\w+"
    r"|must have|you need|progress|shortlisted|selection|qualif\w+|take part|compete|scored?|marks)\b"
)
_ANY: Final = words(
    r"\bequivalen|\bany (?:customer|client|sector)\b|\bpublic, private\b|\bprivate (?:or|and) (?:public"
    r"|voluntary)\b|\bor similar\b|\bends? (?:in|on)\b"
    r"|\bprivate\b|\bany kind of customer\b|\bnot (?:be )?(?:required|essential|a condition)\b"
    r"|\bwhere (?:the )?law\b|\bthe Supplier shall\b"
    r"|\bthe (?:Contractor|Provider) (?:shall|must|will)\b|\bexclusion\b|\bexcluded\b|\bgrounds?\b"
    r"|\bpoor performance\b|\bevaluat\w+\b|\bregistered\b"
    r"|\bportal\b|\bsubmit\w*\b|\bnotice\b|\bframework agreement\b"
)


def earlier_contracts(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Earlier work for authorities that a tenderer needs."""
    yield from together(draft, _BEFORE, _NEEDED, _GATED, within=80, unless=_ANY, hints=(_MAY_BE_EARLIER,))


_MEANS: Final = words(
    rf"\b(?:turnover|income|revenues?|sales|net worth|balance sheet|profits?)\b[^.;]{{0,60}}?(?:\b(?:twice"
    rf"|double|treble|times|above|below"
    rf"|exceed\w*|at least|minimum)\b|£)|\bminimum (?:turnover|income|revenue|sales)\b"
    r"|\b(?:credit (?:score|rating)|Dun (?:&|and) Bradstreet|Experian)\b|\b(?:parent company"
    r"|bank) guarantee\b|\b(?:performance|bid) bond\b"
    rf"|\bemploy\b[^.;]{{0,15}}?\b(?:at least|more than|over|a minimum of)\s+(?:\d{{2,4}}|twenty|thirty"
    rf"|fifty|a hundred)\s+(?:people|staff|employees|workers)\b"
    rf"|\b(?:trading|been going|existed|established|in business|in operation"
    rf"|incorporated)\b[^.;]{{0,25}}?\b(?:at least|for|more than|over"
    rf"|a minimum of)\s+(?:at least\s+)?{NUMBER}\s+(?:\w+\s+)?years?"
    rf"|\baccounts\b[^.;]{{0,30}}?\b{NUMBER}\s+(?:\w+\s+)?(?:financial\s+)?years?\b"
    rf"|\b{NUMBER} years['’]? (?:of )?(?:\w+ )?accounts\b"
)
_DEMANDED: Final = words(
    r"\b(?:shall|must|required?|minimum|at least|fail\w*|failure|applies|has to|have to|needs?|mandatory"
    r"|rejected|only|eligib\w+|provide|send"
    r"|condition|should)\b"
)
_TENDERERS: Final = words(
    r"\b(?:suppliers|tenderers?|bidders?|applicants?|firms?|compan(?:y|ies)|organisations?|you|your|minimum"
    r"|fail\w*|yearly|annual|gross|provide|send|bidder)\b"
)
_BIG_COVER: Final = words(r"\b(?:cover|insurance|indemnity)\b[^.;]{0,20}?£\s?(\d+)\s?(?:m|million)\b")
_CERTIFIED: Final = words(
    r"\b(?:ISO ?\d{4,5}|accreditation|certification|accredited|certified)\b[^.;]{0,60}?\b(?:mandatory"
    r"|required|essential|a must|needed"
    r"|obligatory|compulsory)\b|\bcertificates (?:are|is) (?:mandatory|required|essential|compulsory)\b"
)
_FAIRLY: Final = words(
    r"\btax\b|\bearn\b|\bbenefits? (?:claim|payment)|\bhousehold\b|\bRevenue and Customs\b|"
    r"\bequivalen|\bor (?:a |an )?(?:similar|comparable)\b|\bany means\b|\bstaff turnover\b"
    r"|\bturnover of (?:care )?staff\b|\bthis contract['’]s\b"
    r"|\bof any kind\b|\bnewly formed\b|\bnot (?:be )?required\b|\bno minimum\b|\bpeople who use\b"
    r"|\bbelow £?\d[^.;]{0,20}?may bid\b"
    r"|\bbirths?\b|\bdeaths?\b|\b(?:details|statement) of\b[^.;]{0,30}\bturnover\b|\bliving wage\b"
    r"|\bModern Slavery Act\b|\bthe law\b|\bgas\b"
    r"|\bdirectors?['’]\b|\bpoll\w*\b|\btraining\b|\btrained\b|\bof (?:its|the) income\b|\b(?:pay|pays"
    r"|paid) \w+%"
)


def means(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Money, age, size or certificates that small firms do not have."""
    yield from together(
        draft, _MEANS, _DEMANDED, _TENDERERS, within=80, unless=_FAIRLY, hints=(_MAY_BE_MEANS,)
    )
    yield from together(draft, _CERTIFIED, unless=_FAIRLY, hints=(_MAY_BE_CERTIFIED,))
    for sentence, start, end in together(
        draft, _BIG_COVER, _DEMANDED, _SMALL_CONTRACT, unless=_FAIRLY, hints=(_MAY_BE_COVER,)
    ):
        found = _BIG_COVER.search(sentence.text)
        if found and int(found[1]) >= _MUCH_COVER:
            yield sentence, start, end


_MUCH_COVER: Final = 10
"""Millions of pounds: our own line, for contracts of less than £1,000,000."""
_SMALL_CONTRACT: Final = words(r"£\s?\d{1,3}(?:,\d{3})?\s?k?\s+(?:contract|purchase|order|service|job)\b")
_OFTEN: Final = (
    r"(?:monthly|weekly|fortnightly|daily|twice a month|(?:each|every|a|per|once a|of the|of each"
    r"|of every) (?:month|week|fortnight|calendar month|Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|working day)|every (?:two|four|three|2|3|4) weeks|every other week)"
)
_PAPERWORK: Final = (
    r"(?:reports?|returns?|dashboards?|meetings?|workbooks?|spreadsheets?|monitoring (?:form|data"
    r"|information)|performance data|KPI data|data"
    r"|case studies|statistics|updates?|scorecards?|progress (?:notes?|calls?)|review)"
)
_FREQUENT: Final = words(
    rf"\b(?:progress |monitoring |contract |performance |social value "
    rf"|written )?{_PAPERWORK}\b[^.;]{{0,60}}?\b{_OFTEN}\b"
    rf"|\b{_OFTEN}\b[^.;]{{0,60}}?\b(?:{_PAPERWORK})\b"
)
_FILED: Final = words(
    r"\b(?:attend|submit\w*|upload\w*|send|sent|report\w*|complet\w+|fill(?:ed)? in|produce|provide[sd]?|due"
    r"|hold|held|return|come to|deliver|email\w*|issued|logged|handed"
    r"|present|meet)\b"
)
_BUYER_SIDE: Final = words(
    r"\bthe (?:council|buyer|authority) (?:sends?|shares?|may|will|shall)\b|\bfor (?:carers|people|users"
    r"|residents|tenants|patients|families|parents"
    r"|members|children|older)\b|\bgroup meetings\b|\bbackups?\b|\bopen data\b|\bdata (?:backup"
    r"|protection)\b|\binvoices?\b|\bheating\b|\bmaintain"
    r"|\bstaff meetings\b|\bteam meetings\b|\bno more than\b|\bhalf-year|\bquarter|\bfault reports\b"
    r"|\bsix months\b|\byear\b|\bnot more often\b"
)


def frequent_reports(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Reports and meetings every month or more often."""
    yield from together(
        draft, _FREQUENT, _FILED, _OBLIGED, within=60, unless=_BUYER_SIDE, hints=(_MAY_BE_OFTEN,)
    )


_OBLIGED: Final = words(r"\b(?:shall|must|will|required?|is to|are to|is due|are due|has to|have to)\b")
