"""What a question takes for granted and the passages do not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.answering.figures import figures
from assistant.answering.terms import content, stem, words
from assistant.answering.understanding.abbreviations import expand
from assistant.answering.understanding.assumed import assumed, figures_assumed, obliges
from assistant.answering.understanding.told import ACTS, Told, best, told_by
from assistant.answers import Premise
from assistant.documents import Citation, Hit

MOST: Final = 2
"""More corrections than these are a lecture."""
_LONGEST: Final = 1500
"""Characters; what is longer is a document, not a question."""

_GENERIC: Final = frozenset(
    stem
    for stem in content(
        """limit deadline period rule window cap minimum maximum threshold target notice council authority
        body buyer supplier group section part lay set give make say must need require act duty contract
        service public new right oblige compulsory mandatory service thing does mean count apply case long bit
        answering answer question use hold holds contain contains impose imposes find found"""
    )
)
"""Words that nearly every passage shares with nearly every question."""
_DENIES = re.compile(
    r"\b(?:(?:does|do|did) not (?:require|need|have to|make|oblige|ask|set|fix|give|force|say)"
    r"|(?:needs?|sets?|fixes|requires?|asks for|makes|gives|is|are|has|have) no\b|need not\b"
    r"|no act (?:says|sets|fixes)"
    r"|(?:there is )?no (?:duty|obligation|requirement)|nothing in|may not|must not|says? nothing|cannot"
    r"|(?:is|are) not (?:required|obliged|mandatory|compulsory|needed|necessary))\b",
    re.IGNORECASE,
)
_UNMEASURED = re.compile(
    r"\b(?:no (?:act|law|rule)|no (?:number|minimum|maximum|limit|set|fixed|time|deadline)"
    r"|does not (?:set|fix|say|require))\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|where|except|only|when|apart from|provided)\b", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:(?:has|have) (?:ended|closed|been (?:repealed|revoked|replaced|abolished|withdrawn))"
    r"|is not policy today"
    r"|(?:was|were) (?:repealed|revoked|replaced|abolished|withdrawn)|ended\b|no longer (?:runs?"
    r"|applies|in force)"
    r"|governed procurements? begun before|(?:is|are) (?:historic|closed|repealed|revoked))\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:this year|this month|next (?:week|month|year)|currently|apply (?:for|to)|applying|sign up"
    r"|join|today|now"
    r"|these days|under the)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:did|was|were|still|ended?|used to|history|before|repealed|replaced)\b", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][a-z]+(?: (?:of|and|the|to|for)(?= [A-Z])| [A-Z][a-z]+){1,6}")
_NUMBER = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty)"
)
_THING = (
    r"(?P<thing>principles|grounds|stages|steps|kinds|types|notices|priorities|tests|objectives"
    r"|criteria|pillars"
    r"|members|employees|strands|procedures|reasons|exceptions|indicators|KPIs|conditions|themes|questions)"
)
_COUNTED = re.compile(
    rf"\b(?:the|its|their|these|those|all|which"
    rf"|at least) (?P<said>(?P<count>{_NUMBER}) (?:[\w-]+ ){{0,2}}?{_THING})\b",
    re.IGNORECASE,
)
_COUNTED_HERE = re.compile(rf"\b(?P<count>{_NUMBER}) (?:[\w-]+ ){{0,3}}?{_THING}\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_BODY = re.compile(
    r"\bthe ((?:[a-z]+ ){0,3}(?:regulator|watchdog|inspectorate|tribunal|licensing body))\b", re.IGNORECASE
)
_OF_ACT = re.compile(
    r"\b(?:sections?|parts?|regulations?|schedules?|which bit|articles?)\b[^?.]{0,30}? of the\b"
    r"|\bunder the\b",
    re.IGNORECASE,
)


def premises(question: str, hits: Sequence[Hit]) -> tuple[Premise, ...]:
    """What `question` takes for granted that `hits` contradict, each with the words that do.

    Only where a passage speaks of the same subject and says another thing; what a question tells of
    its own case is never looked at.
    """
    if len(question) > _LONGEST:
        return ()
    told = told_by(hits)
    found: dict[str, Premise] = {}
    for check in (_figures, _counts, _duties, _acts, _ended, _bodies):
        for premise in check(question, told):
            found.setdefault(premise.citations[0].quote, premise)
    return tuple(found.values())[:MOST]


def _figures(question: str, told: Sequence[Told]) -> Iterator[Premise]:
    """A period, a part or an amount that the question takes for the rule, and no passage holds."""
    for clause, figure, said in figures_assumed(question):
        topics = _topics(clause.replace(said, " "))
        if not topics or any(figure in one.figures for one in told):
            continue
        text = f"The sources do not say “{said}” of this. They say:"
        unmeasured = [one for one in told if _UNMEASURED.search(one.quote)]
        measured = [one for one in told if any(_unit(other) == _unit(figure) for other in one.figures)]
        if best(topics, unmeasured, share=0.5):
            yield from _premise(said, text, topics, unmeasured)
        else:
            yield from _premise(said, text, topics, measured)


def _counts(question: str, told: Sequence[Told]) -> Iterator[Premise]:
    """A number of things that the question takes for granted, where the passages count otherwise."""
    for found in _COUNTED.finditer(question):
        said, thing = found["said"], stem(found["thing"].lower())
        own = set(figures(found["count"]))
        counts = [
            (one, set(figures(item["count"])))
            for one in told
            for item in _COUNTED_HERE.finditer(one.quote)
            if stem(item["thing"].lower()) == thing
        ]
        if not own or any(own & other for _, other in counts) or any(own & one.figures for one in told):
            continue
        topics = _topics(question) - {thing}
        rivals = [one for one, _ in counts if topics & one.stems]
        yield from _premise(
            said, f"The sources do not say “{said}”. They say:", {thing} | topics, rivals, share=0.3
        )


def _duties(question: str, told: Sequence[Told]) -> Iterator[Premise]:
    """A duty that the question takes for granted, and a passage denies."""
    asked = set(content(expand(question)))
    for clause in assumed(question):
        if not obliges(clause):
            continue
        named = {word.lower() for word in _NAMED.findall(clause)}
        rivals = [one for one in told if named <= one.all_words and _denies(one, asked)]
        text = "The sources do not say that this is required. They say:"
        yield from _premise(clause, text, _topics(clause), rivals, share=0.4)


def _denies(one: Told, asked: set[str]) -> bool:
    """Whether a sentence denies of what is asked about, without a condition, a thing that is asked."""
    denial = _DENIES.search(one.quote)
    if denial is None or _CONDITION.search(one.quote[denial.end() :].partition("(")[0]):
        return False
    denied = {stem for stem in content(one.quote[denial.end() :].partition("(")[0]) if stem not in _GENERIC}
    of = {stem for stem in content(one.quote[: denial.start()]) if stem not in _GENERIC}
    return bool(denied & asked) and len(of & asked) * 2 >= len(of)


def _acts(question: str, told: Sequence[Told]) -> Iterator[Premise]:
    """An Act that the question takes for the place of a rule, where the passages name another."""
    if not _OF_ACT.search(question):
        return
    for found in ACTS.finditer(question):
        name = set(words(found.group())) - {"the", "of", "and"}
        topics = _topics(question.replace(found.group(), " "))
        if len(topics) < 2 or any(topics <= one.stems and name <= one.words for one in told):  # noqa: PLR2004 -- one word is no subject
            continue
        rivals = [one for one in told if topics <= one.stems and ACTS.search(one.quote)]
        text = f"The sources do not say this of the “{found.group()}”. They say:"
        yield from _premise(found.group(), text, topics, rivals)


def _ended(question: str, told: Sequence[Told]) -> Iterator[Premise]:
    """Something that the question takes to be there, and a passage says is over."""
    if not _PRESENT.search(question) or _PAST.search(question):
        return
    for found in (*ACTS.finditer(question), *_NAME.finditer(question)):
        name = re.sub(r"^(?:What|How|When|Where|Who|Which|Does|Do|Can|Is|The|Under) ", "", found.group())
        rivals = [
            one
            for one in told
            if (ended := _ENDED.search(one.quote)) and name.lower() in one.quote[: ended.start()].lower()
        ]
        if rivals and len(name.split()) > 1:
            text = f"The sources speak of “{name}” as a thing of the past. They say:"
            yield from _premise(name, text, set(content(name)), rivals[:1])
            return


def _bodies(question: str, told: Sequence[Told]) -> Iterator[Premise]:
    """A body that the question takes to be there, and no passage names."""
    for found in _BODY.finditer(question):
        kind = found[1].split()[-1].lower()
        if not any(kind in one.words for one in told):
            text = f"The sources name no “{found[1]}”. They say:"
            yield from _premise(found[1], text, _topics(question) - set(content(kind)), told)


def _premise(
    said: str, text: str, topics: set[str], rivals: Sequence[Told], share: float = 0.5
) -> Iterator[Premise]:
    one = best(topics, rivals, share)
    if one is not None:
        yield Premise(said, text, (Citation(one.hit, one.quote, one.start, one.end),))


def _topics(clause: str) -> set[str]:
    return {stem for stem in content(clause) if stem not in _GENERIC and not stem.isdigit()}


def _unit(figure: str) -> str:
    """What a figure counts: days of all kinds, per cent, pounds."""
    return "%" if figure.endswith("%") else figure[0] if figure[0] in "£€$" else figure.rpartition(" ")[2]
