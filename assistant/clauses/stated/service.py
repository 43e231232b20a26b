"""The name of what is bought, in a sentence that asks for a draft or tells of a purchase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.clauses.field_values import LONGEST_NAME
from assistant.clauses.stated.signs import MONEY
from assistant.clauses.theme_words import themes_in

_NOUN: Final = r"(?:contract|tender|procurement|competition|framework|specification|purchase|commission)"
_PART: Final = (
    r"(?:clauses?|questions?|criteri(?:a|on)|requirements?|wording|KPIs?|measures?|terms|section|pack"
    r"|schedule)"
)
_TOKEN: Final = r"[\w&'’/-]{1,40}"  # noqa: S105 -- a word of a sentence
_STOP: Final = (
    r"(?:worth|valued?|costing|at|over|with|without|starting|beginning|from|lasting|running|that|which|who"
    r"|where|because|so|please|using|under|of £|in (?:our|the|\d)|by|is|are|was|will|would|should|it|we|i|you"
    r"|our council|focus\w*|including|covering|about|above|below|weighted|for)"
)
_PHRASE: Final = rf"(?P<service>(?:(?!{_STOP}\b){_TOKEN}(?:,? (?=and ))?[ ]?){{1,10}})"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        (
            rf"\b{_NOUN} (?:for|to provide|to deliver|to supply) (?:the |a |an |our )?(?:provision of "
            rf"|supply of |delivery of )?{_PHRASE}"
        ),
        (
            rf"\b(?:for|on|about|in|of|our|an?|the|this|new|letting|buying|is) (?P<service>"
            r"(?:(?!(?:an?|the|our|my|this|that|for|is|are|on|about|with|we|it|buying|in)\b)"
            rf"[£\w&'’/.,%+-]{{1,40}} ){{1,8}}?)"
            rf"(?={_NOUN}s?\b)"
        ),
        (
            r"\b(?:buy|buying|procur(?:e|ing)|re-?procur(?:e|ing)|commission(?:ing)?|purchas(?:e|ing)|tender"
            rf"(?:ing)? for|out to tender for|re-?let(?:ting)?) (?:the |a |an |our |new )?(?P<worth>{MONEY} "
            rf"(?:of "
            rf"|worth of )?)?{_PHRASE}"
        ),
        rf"\b{_PART} for (?:the |a |an |our |some |new )*(?P<worth>{MONEY} (?:of |worth of )?)?{_PHRASE}",
    )
)
_SKIPPED: Final = re.compile(
    rf"(?:{MONEY}|(?:[0-9.+]+|one|two|three|four|five|six|seven|eight|ten)[- ]?(?:years?|months?)"
    rf"(?:[- ]long)?"
    r"|£\S+|\d\S*|(?:an?|the|our|my|this|that|its|your|some|any|new|large|small|big|major|next|public|whole"
    r"|big|of|for|worth"
    r"|million|thousand|k|m|long|light[- ]touch|council(?:['’]s)?|borough|district|county|city|nhs|trust"
    r"(?:['’]s)?|years?|months?|per|annum"
    r"|above[- ]threshold|below[- ]threshold|proposed|forthcoming|upcoming|reserved|single|short|on|about|in"
    r"|is|to|and"
    r"|social|value|clauses?|questions?|draft|write|award|specification|each|every|buying|letting)\b)[\s,]*",
    re.IGNORECASE,
)
_NO_SERVICE: Final = re.compile(
    r"\A(?:it|this|that|them|us|me|you|example|examples|contract|contracts|tender|value|services?|goods"
    r"|works|small"
    r"|charities|smes?|vcses?|the|same|public|social value|work|all|bidders|suppliers|tenderers|law|lawyers?"
    r"|review"
    r"|we|i|our|council|someone|somebody|something|anything|everything|nothing|what|today|now|later|free)\Z",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\s+(?:(?:in|for|across|near|within|on behalf of)\b.*|(?:and|or|the|a|an|of|to|on|in|as|please|now|too"
    r"|also))\Z",
    re.IGNORECASE | re.DOTALL,
)


def named_services(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Each name of what is bought, surest first: its span, and the name on one line."""
    for form in _FORMS:
        for match in form.finditer(sentence):
            start, end = match.span("service")
            while skipped := _SKIPPED.match(sentence, start, end):
                start = skipped.end()
            words = _trimmed(sentence[start:end])
            if _names_something(words):
                yield start, start + len(words), " ".join(words.split())


def _trimmed(words: str) -> str:
    while True:
        cut = _PLACE.sub("", words.rstrip(" ,;:.-–"))
        if cut == words:
            return words
        words = cut


def _names_something(words: str) -> bool:
    if not re.search(r"[^\W\d_]{2}", words) or len(words) > LONGEST_NAME or _NO_SERVICE.match(words):
        return False
    themes = themes_in(words)
    return not (themes and themes[0][1] == 0 and themes[-1][2] == len(words))
