"""The forms of words that state a field of a brief."""

from __future__ import annotations

import re
from typing import Final

_FIGURE: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,3})?"
MONEY: Final = (
    rf"(?:£\s?{_FIGURE}(?:\s?(?:k|thousand|mn?|million|bn?|billion)\b)?(?![0-9])"
    rf"|\b{_FIGURE}\s?(?:k|m|million|thousand|billion) (?:pounds|GBP)\b)"
)
_THING: Final = r"(?:contract|tender|procurement|competition|framework|service|deal|purchase|budget)"


def _form(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


SUM: Final = _form(MONEY)
SUM_AFTER: Final = _form(
    r"(?:\bworth|\bvalued? (?:at|of|is|to)|\bvalue(?: to)?|\bbudget(?: of| is| to)?|\bcost(?:s|ing)?(?: us)?"
    r"|\btotal(?: of| is)?"
    rf"|\b{_THING} (?:of|is|at)|\bfor an?|\bour|\bspend(?:ing)?|\bit(?: is|['’]s))(?: now| about| around"
    rf"| roughly"
    r"| approximately| circa| some| an estimated| estimated at)*\s*\Z"
    r"|[,(:;]\s*(?:about |around |roughly |approximately |circa )?\Z"
)
"""What stands before the value of a purchase."""
SUM_BEFORE: Final = _form(
    rf"(?: (?:inc(?:l\.?|luding|\.)? vat|in total|in all))?,? (?:[\w&'’/+-]{{1,30}} ){{0,6}}?{_THING}s?\b"
    r"|\s*(?:inc(?:l\.?|luding|\.)? vat|in total|in all|over (?:the )?(?:whole|\w+ (?:years|months)))"
)
"""What stands after the value of a purchase."""
NOT_A_TOTAL: Final = _form(
    r"\s*(?:\+|plus|ex(?:cl?\w*|\.)?)\s*vat|\s*(?:per|a|each|every|/) ?(?:year|annum|month|week|day|hour"
    r"|person)"
    r"|\s*(?:pa\b|p\.a\.|annually|yearly|an hour)|\s*(?:to|or|and|[-–]) ?£"
)
BOUND: Final = _form(
    r"(?:\b(?:over|under|above|below|at least|at most|(?<!put )up to|less than|more than|between|from|"
    r"(?<!value )(?<!budget )to|or|and|not|cap(?:ped)?"
    r"(?: at| of)?|fines? of|credits? of|threshold (?:of|is))|[-–])(?: about)?\s*\Z"
)

_COUNT: Final = r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
LENGTH: Final = _form(rf"\b{_COUNT}(?:\s?(?:\+|plus)\s?{_COUNT}){{0,3}}[- ](?:years?|months?|yrs?)\b")
LENGTH_AFTER: Final = _form(
    r"\b(?:over|lasting|lasts?|runs?(?: for)?|running(?: for)?|term (?:of|is)|length (?:of|is|to)|duration "
    r"(?:of|is)"
    rf"|make it|it(?: is|['’]s)|{_THING} (?:for|of|is)|(?<!for )(?<!work )(?<!kept )(?<!keep )for)(?: now"
    rf"| about"
    r"| around| a total of| the| to)*\s*\Z|[,(:;]\s*\Z"
)
LENGTH_BEFORE: Final = _form(rf"(?:[- ]long)?,? (?:[£\w&'’/.,+-]{{1,30}} ){{0,6}}?(?:{_THING}|term)s?\b")
NOT_A_LENGTH: Final = _form(
    r"\s*(?:ago|old|['’]|of (?:notice|experience|accounts|audited)|notice|later|after|before|at a time"
    r"|earlier"
    r"|from (?:the )?(?:award|start))"
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct"
    r"(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
START: Final = _form(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|commenc(?:es|ing)|go(?:es|ing)? live|launch(?:es|ing)?"
    r"|start date|from)"
    r"(?: (?:is|will be|to be))?(?: (?:on|in|from|around))?:? (?:the )?"
    rf"(?P<day>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}|[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}"
    rf"|(?:[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH},? [0-9]{{4}})\b"
)
_PERCENT: Final = r"[0-9]{1,3}(?:\.[0-9]{1,2})?\s?(?:%|per ?cent\b|percent\b)"
WEIGHT: Final = _form(
    rf"(?:\b(?:weight(?:ing|ed|s)?|weight (?:it|this|social value)|social value)(?: (?:of|at|is|to|be"
    rf"|should be|will be"
    rf"|counts?(?: for)?|gets?|worth|for social value|with|it|social value|now|down|up|from|as))*:?\s"
    rf"(?P<before>{_PERCENT})"
    rf"|(?P<after>{_PERCENT}) (?:social value )?(?:weight(?:ing|ed)?\b|(?:of|for) (?:the )?(?:total "
    rf"|overall |quality )?"
    r"(?:score|marks|points|award|evaluation|social value)\b|social value\b))"
)
_US: Final = r"(?:we are|we['’]re|i am|i['’]m|i work (?:for|at|in)|our|my|as|for|at|here at|buyer is|by|from)"
PLAIN: Final[tuple[tuple[str, str | bool, re.Pattern[str]], ...]] = (
    (
        "buyer_type",
        "council",
        _form(
            rf"\b{_US}(?: an?| the| our)? (?:[\w'’-]{{1,30}} ){{0,4}}?(?:council|local authority)\b(?! "
            rf"(?:tax|tenants?|homes?|houses?"
            r"|housing|offices?|buildings?|estates?|members?|leader))"
        ),
    ),
    (
        "buyer_type",
        "nhs",
        _form(
            rf"\b{_US}(?: an?| the| our)? (?:[\w'’-]{{1,30}} ){{0,4}}?(?:nhs (?:foundation )?trust|nhs body"
            rf"|integrated care board|icb"
            r"|nhs england|hospital trust)\b"
        ),
    ),
    (
        "buyer_type",
        "central_government",
        _form(
            rf"\b{_US}(?: an?| the| our)? (?:[\w'’-]{{1,30}} ){{0,3}}?(?:central government(?: department"
            rf"| body| buyer)?"
            r"|government department|ministry|executive agency|home office|cabinet office|department (?:for"
            r"|of) \w+)\b"
        ),
    ),
    (
        "buyer_type",
        "other",
        _form(
            rf"\b{_US} (?:an?|our|the) (?:[\w'’-]{{1,30}} ){{0,3}}?(?:school|university|college"
            rf"|academy trust|housing association)\b"
        ),
    ),
    (
        "contract_type",
        "services",
        _form(
            r"\b(?:a|is|are|mainly|mostly|public) (?:for )?services(?: contract)?\b(?=\W|\Z)(?! (?:such|to"
            r"|like))"
        ),
    ),
    (
        "contract_type",
        "goods",
        _form(r"\b(?:a|is|are|mainly|mostly) (?:for )?(?:goods|supplies)(?: contract)?\b|\bgoods contract\b"),
    ),
    (
        "contract_type",
        "works",
        _form(
            r"\b(?:a|is|are|mainly|mostly) (?:for )?(?:construction |building )?works(?: contract)\b"
            r"|\bworks contract\b"
        ),
    ),
    (
        "lighter",
        True,
        _form(r"\b(?:lighter|simpler|light-weight) (?:\w+ ){0,2}?(?:clauses?|version|wording|pack|draft)\b"),
    ),
    ("light_touch", False, _form(r"\b(?:not|isn['’]t|is no|no longer|never)(?: a| under)? light[- ]touch\b")),
    ("light_touch", True, _form(r"\b(?<!not )light[- ]touch\b(?! rules do not)")),
    ("health_service", False, _form(r"\b(?:not|isn['’]t|is no)(?: an?)? health ?care service\b")),
    (
        "health_service",
        True,
        _form(
            r"\b(?:is|are|for|an?|under|our) (?:an? |the )?(?:nhs )?(?:health ?care services?"
            r"|provider selection regime|PSR)\b"
        ),
    ),
    (
        "reservation",
        "none",
        _form(
            r"\b(?:not|isn['’]t|nothing is) (?:be(?:ing)? )?reserved?\b|\bno reservation\b|\bopen to all "
            r"(?:suppliers|bidders)\b"
        ),
    ),
    (
        "reservation",
        "vcse",
        _form(
            r"\breserv(?:e|ed|ing)(?: it| this| the \w+)? (?:for|to) (?:local )?(?:vcses?|charities"
            r"|voluntary|the voluntary)\b"
        ),
    ),
    (
        "reservation",
        "sme",
        _form(
            r"\breserv(?:e|ed|ing)(?: it| this| the \w+)? (?:for|to) (?:smes?|small (?:and medium|firms"
            r"|businesses|suppliers))\b"
        ),
    ),
    (
        "reservation",
        "local",
        _form(
            r"\breserv(?:e|ed|ing)(?: it| this| the \w+)? (?:for|to) local (?:suppliers|firms|businesses"
            r"|area)\b"
        ),
    ),
    (
        "reservation",
        "uk",
        _form(r"\breserv(?:e|ed|ing)(?: it| this| the \w+)? (?:for|to) (?:the )?(?:uk|british)\b"),
    ),
    (
        "reservation",
        "mutual",
        _form(
            r"\breserv(?:e|ed|ing)(?: it| this| the \w+)? (?:for|to) (?:an? )?(?:public service )?mutuals?\b"
        ),
    ),
    (
        "reservation",
        "supported_employment",
        _form(
            r"\breserv(?:e|ed|ing)(?: it| this| the \w+)? (?:for|to) (?:an? )?supported (?:employment"
            r"|businesses)\b"
        ),
    ),
)
"""A value of a field, and the words that state it."""
MARKET: Final = _form(
    r"\b(?:(?:the )?market (?:is|consists of|of)|(?:suppliers|bidders|providers|tenderers) (?:are|will be)"
    r"|lighter for|easier for"
    r"|simpler for|suits?|(?:delivered|provided) by)(?: mostly| mainly| largely)? (?P<market>(?:(?!(?:and"
    r"|that|which|who|so|please"
    r"|with|in)\b)[\w'’-]{1,30} ){0,4}(?:charities|charity|smes?|vcses?|firms|businesses|groups"
    r"|organisations|companies|suppliers"
    r"|providers))\b"
)
BUYER: Final = re.compile(
    r"\b(?:[Ff]or|[Ww]e are|[Ii] work for|[Aa]t|[Bb]uyer is|[Bb]y) (?:the )?(?P<buyer>"
    r"(?:London Borough of [A-Z]\w+(?: [A-Z]\w+)?"
    r"|(?:[A-Z][\w'’-]{1,30} (?:and |of |upon )?){1,4}(?:Council|NHS (?:Foundation )?Trust"
    r"|Integrated Care Board|University)))\b"
)
PRIORITIES: Final = _form(
    r"\b(?:priorit(?:y|ies) (?:is|are|include)|priorities:)\s+(?P<priorities>[^.!?\n]{2,300})"
)
WANTS_THEMES: Final = _form(
    r"\b(?:draft|write|prepare|clauses?|questions?|want|need|like|add|include|including|cover(?:ing|s)?"
    r"|focus\w*|themes?|with|about"
    r"|priorit(?:y|ies))\b"
)
DENIED: Final = _form(
    r"\b(?:not|never|no longer|isn['’]t|wasn['’]t|aren['’]t|don['’]t|cannot|can['’]t|rather than"
    r"|instead of)\s(?:[\w'’]{1,15} ){0,3}\Z"
)
LEFT_OUT: Final = _form(
    r"\b(?:without|no|not|except|leave out|leaving out|drop|remove|omit|skip|exclude|excluding|take out"
    r"|delete|don['’]t (?:want|need)"
    r"|rather than|instead of|get rid of)\b(?:(?!\b(?:add|include|with|but|keep|want)\b)[^.;!?]){0,60}\Z"
)
