"""Where firms stand and where workers live, in whatever words a draft has for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings.amounts import NUMBER, PERCENT
from assistant.clauses.findings.composing import hint, together
from assistant.clauses.findings.finding_words import words
from assistant.clauses.findings.market_words import (
    ALIKE,
    AREA,
    AT,
    BIDDING,
    BUYS,
    CLOSES,
    FIRM,
    MAY_BE_PLACED,
    MAY_PREFER,
    MILES,
    NAME,
    PLACE,
    PREFERS,
    SHARE,
)
from assistant.clauses.findings.prepared import Draft, Sentence

_SERVING: Final = (
    r"(?:(?:deliver|serv|provid|cover|work|visit|attend|pric|suppl|carr|invit|operat|perform|manag|support"
    r"|engag|liv)\w*"
    r"|for|to|shall|will|must|may|can|should|are|is|has|have|that|at|of|not)\b"
)
_FIRM_THERE: Final = words(
    rf"\blocally[- ](?:owned|based|run|rooted|registered|managed|headquartered)\b|\b(?:non-?)?local {FIRM}\b"
    rf"|\b(?:local|in-(?:borough|county|city)) (?:presence|base|address|office|depot|branch|roots|spend)\b"
    rf"|\b{FIRM}\s+(?:(?!{_SERVING})[\w'’-]+\s+){{0,4}}?(?:(?:from|in|within|inside|outside|beyond|near)\s+"
    rf"(?:within\s+)?{PLACE}|on\s+(?:the|our)\s+{AREA}\b)"
    r"|\b(?:borough|county|district|city|town|village|parish|island)[- ](?:based|owned|run)\b"
    rf"|\b{FIRM}\s+(?:[\w-]+\s+)?(?:from|within|beyond|outside)\s+(?:[\w-]+\s+){{0,3}}?{MILES}"
    rf"|(?<=[a-z] )(?:{NAME}|(?:borough|county|district|city|town|village|parish))\s+(?-i:{FIRM})\b"
)
"""A firm and its place in one phrase."""
_THERE: Final = words(
    rf"\b(?:based|located|situated|sited|registered|headquartered|trading|operating|established|domiciled"
    rf"|resident|rooted|employing)\s+(?:only\s+|wholly\s+)?{AT}"
    rf"|\b(?:head office|headquarters|HQ|registered office|offices?|depots?|premises|base|branch(?:es)?"
    rf"|address(?:es)?|presence|yard|workshop|warehouse|shop|operations)\b(?:\s+[\w-]+){{0,2}}?\s+{AT}"
    rf"|\b(?:nearest|closest|nearer|closer|furthest)\s+to\b|\b(?:nearer|closer) your\b|\bdistance (?:from|to"
    rf"|between)\b"
    rf"|\b{MILES}(?: or more)? (?:away|or less)\b|\bfurther (?:away )?than\s+{MILES}"
    r"|\bbusiness rates\s+(?:to|in)\b"
    r"|\b(?-i:[A-Z]{1,2}\d{0,2})\s+(?:(?:or|and)\s+(?-i:[A-Z]{1,2}\d{0,2})\s+)?postcodes?\b"
    rf"|\b(?:money|pounds?|wealth|spend\w*)\b[^.;]{{0,20}}?\b(?:stays?|kept|keep|remains?|retained?)\s+"
    rf"(?:in|within)\s+{PLACE}"
)
_FOR_THE_SERVICE: Final = words(
    r"\b(?:attend|respond|reach|deliver|arrive|travel|visit|call-out)\w*\b[^.;]{0,60}?\b(?:hours?|minutes)\b"
    r"|\bdeliver\w* to\b|\bpeople who use\b|\bservice users?\b|\bplaces of (?:safety|work)\b"
)


def placed_firms(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Firms that are preferred, let in or to be bought from because of where they are."""
    hints = (MAY_BE_PLACED, MAY_PREFER)
    yield from together(draft, _FIRM_THERE, PREFERS, unless=_QUIET, hints=hints)
    yield from together(draft, _THERE, PREFERS, BIDDING, unless=_QUIET, hints=hints)
    yield from together(draft, _FIRM_THERE, BUYS, within=60, unless=_QUIET, hints=(MAY_BE_PLACED, _MAY_BUY))


def enclosed_firms(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Firms that alone are let in because of where they are."""
    yield from together(draft, _FIRM_THERE, _LETS_IN, unless=_QUIET, hints=(MAY_BE_PLACED,))
    yield from together(draft, _THERE, _LETS_IN, BIDDING, unless=_QUIET, hints=(MAY_BE_PLACED,))


_MAY_BUY: Final = hint(
    "buy bought purchas sourc procur use engag plac contract order spen obtain instruct commission suppl go "
    "award come"
)
_QUIET: Final = words(f"{ALIKE.pattern}|{_FOR_THE_SERVICE.pattern}")
_LETS_IN: Final = words(
    rf"{CLOSES.pattern}|\ball of (?:them|whom|which)\b|\binvit\w+\b|\bmust be\b|\b(?:seek|seeking|sought)\b"
)

_WORK: Final = words(
    r"\b(?:jobs?|employ(?:ed|ees?|ment|s)?|recruit\w*|apprentic\w*|hir(?:e[ds]?|es|ing)|staff|workforce"
    r"|operatives|workers?|vacanc\w+|placements?|trainee(?:s|ships?)|start(?:er)?s|candidates?"
    r"|interview(?:ed|s)?|posts?|labour|roles|positions|crew|gang|team|work experience|internships?|payroll"
    r"|cleaners?|drivers?|gardeners?|fitters?|chefs?|guards?|wardens?|places|(?:site|labour|man"
    r"|working) ?-?hours|hours worked)\b"
)
_FOLK: Final = (
    r"(?:people|persons?|folk|residents?|labour|workers?|staff|employees|candidates?|apprentices?|trainees?"
    r"|school leavers|leavers|graduates?|youngsters|young people|young person|pupils|students|men and women"
    r"|families|households|parents|women|teenagers|sixth[- ]formers|locals|adults|no[- ]?one|nobody|anyone"
    r"|those|applicants|workforce|recruits|starters|operatives|jobseekers|community"
    r"|communities|unemployed)"
)
_LIVES_THERE: Final = words(
    rf"\b(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|resident|domiciled|born(?: and bred)?|homes?|housed?"
    rf"|settled)\s+(?:are\s+|is\s+)?(?:{AT}|locally\b)"
    rf"|\b(?:live|reside|living)\s+(?:[\w-]+\s+){{0,3}}?{MILES}"
    rf"|\b(?:home|council tax|permanent|postal) address(?:es)?\s+(?:in|within|inside)\b"
    rf"|\b{_FOLK}\s+(?:[\w-]+\s+)?from\s+(?:within\s+|outside\s+)?{PLACE}"
    rf"|\bfrom\s+(?:[\w-]+\s+){{0,2}}?(?:households|families|homes|streets)\b"
    rf"|(?<=[a-z%\d] )(?:{NAME}|(?:borough|county|district|city|town|village|parish))\s+(?-i:{_FOLK})\b"
    rf"|\blocal {_FOLK}\b|\bshall be (?:drawn )?local(?:ly)?\b|\brecruited locally\b"
    rf"|\b(?:recruit\w*|fill(?:ed)?|drawn|hired?|sourced|taken on|selected|come"
    rf"|comes)\b[^.;]{{0,40}}?\bfrom\s+"
    rf"(?:within\s+|among\s+)?{PLACE}"
    r"|\b(?-i:[A-Z]{1,2}\d{0,2})\s+postcodes?\b"
)
_KEPT: Final = words(
    rf"{PREFERS.pattern}|\b(?:first|guarantee\w*|before|until|target of|must|at all times|drawn)\b|{SHARE}"
    rf"|{NUMBER}{PERCENT}|\b{NUMBER}\s+(?:of\s+)?(?:[\w-]+\s+){{0,3}}?"
    rf"(?:jobs?|apprentic\w+|{_FOLK}|placements?|trainee\w*|posts?|roles?|positions|vacancies|starts)\b"
    r"|\bshall\s+(?:[\w-]+\s+)?(?:recruit|employ|hire|take on|fill|appoint|interview)\b"
)
_OF_THE_SERVICE: Final = words(
    r"\bregardless of\b|\bwithout regard to\b|\bwherever\b|\bequivalent route|\bopen to (?:all|others|anyone)"
    r"|\bfor every\b[^.;]{0,20}?\bresidents\b|\bresidents of the (?:care |nursing )?(?:home|scheme|estate"
    r"|street)\b"
    r"|\bpeople who use\b|\bservice users\b|\bcare homes?\b|\bvisit\w*\b|\bnotice\b|\bsurvey\w*\b"
    r"|\bapprentic\w+ (?:levy|standard)\b|\bnot (?:be )?scored\b|\bno marks\b|\b(?:nobody"
    r"|no[- ]?one) is prefer\w+|\bno preference\b|\bday centre\b|\bengage with\b"
    r"|\bconsult\w*\b|\breport(?:s|ing)?\b[^.;]{0,20}?\bshortage\b"
)


_MAY_WORK: Final = hint(
    "job employ recruit apprentic hir staff workforce operative worker vacanc placement trainee starter "
    "starts"
    " candidate interview post labour role position crew gang team experience intern payroll hours cleaner "
    "driver gardener fitter chef guard warden places"
)


def placed_workers(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Jobs that are kept for people, or promised in numbers to people, who live somewhere."""
    yield from together(
        draft, _LIVES_THERE, _WORK, _KEPT, unless=_OF_THE_SERVICE, hints=(MAY_BE_PLACED, _MAY_WORK)
    )
