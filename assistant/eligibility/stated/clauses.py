"""Which clauses of a text say how things are, and which only ask, suppose, quote or remember it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from assistant.sentences import split_sentences

LONGEST_READ: Final = 20_000
"""Characters of a text that are read: five times the longest question, and few enough to read at once."""

Mood = Literal["said", "modal", "asked"]
"""`said`: it states. `modal`: "Can we run the library?", `asked`: any other question. What a question takes
for granted ("our charity", "the library that the council runs") can still be read from it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause that may state something: its place in the text, and in which mood."""

    start: int
    end: int
    mood: Mood
    sentence: int
    """Where its sentence begins."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text made ready: quotations and instructions blanked out, wrapped lines joined, one space a gap."""

    text: str
    clauses: tuple[Clause, ...]
    """Those that may state something, in order."""
    places: tuple[int, ...]
    """Where each character stands in the text as it was given; one more for its end."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The same span in the text as it was given, without spaces at its ends."""
        words = self.text[start:end]
        end -= len(words) - len(words.rstrip())
        start += len(words) - len(words.lstrip())
        return self.places[start], self.places[end - 1] + 1

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The spans of the sentences that state something throughout."""
        for _, group in groupby(self.clauses, key=lambda clause: clause.sentence):
            clauses = list(group)
            if all(clause.mood == "said" for clause in clauses):
                yield clauses[0].start, clauses[-1].end


def read(text: str) -> Reading:
    """The clauses of a text that may state facts. Takes time linear in the text."""
    masked, places = _ready(text[:LONGEST_READ])
    found: list[Clause] = []
    previous = 0
    silent_until = -1
    for start, end in split_sentences(masked):
        sentence = masked[start:end]
        if start < silent_until:
            continue
        if _DENIES_LAST.match(sentence):
            found = found[:previous]
        previous = len(found)
        if _SUPPOSES_ALL.match(sentence):
            break
        if label := _SPEAKS_FOR_ANOTHER.search(sentence):
            silent_until = _paragraph_end(masked, start)
            sentence = sentence[: label.start()]
        if not _BLOCKED.search(sentence) and not _TAG.search(sentence):
            found.extend(_clauses(sentence, start))
    return Reading(masked, tuple(found), places)


def plain(text: str) -> str:
    """The text without quotations, with one space for each gap."""
    return _ready(text[:LONGEST_READ])[0]


def denied(text: str) -> bool:
    """Whether some word in the text denies."""
    return _NO.search(text) is not None


def introduced_plainly(before: str) -> bool:
    """Whether what stands before a statement in its clause leaves it a statement.

    "Because we are a charity" does, "My neighbour swears we are a charity" does not.
    """
    *earlier, nearest = re.split(r"[,(:]", before)
    if any(_TAINTED.search(part) for part in earlier):
        return False
    return all(word.lower() in _PLAIN for word in re.findall(r"[\w'-]+", nearest))


def introduced_perhaps(before: str) -> bool:
    """Whether what stands before a statement may leave it one: it is short, and nothing speaks against.

    "Thank goodness we are a charity" may, "They say we are a charity" may not.
    """
    spoken_against = _TAINTED.search(before) or _OF_OTHERS.search(before)
    return introduced_plainly(before) or (len(before.split()) <= _FEW and not spoken_against)


_FEW: Final = 5
"""Words: behind more of them it is hard to say whose statement it is."""
_NO = re.compile(
    r"\b(?:not|no|never|neither|nor|none|without|cannot|nobody|nothing|hardly|barely|scarcely|lacks?|unlike"
    r"|except|rather than|instead of being|far from|anything but|fail(?:s|ed)?)\b|n't\b",
    re.IGNORECASE,
)
_TAINTED = re.compile(
    _NO.pattern
    + r"|\b(?:according|say(?:s|ing)?|said|tells?|told|claim\w*|think\w*|thought|believ\w*|doubt\w*"
    r"|eyes|view|opinion|paper|dreams?|like|heard|hear|read|suggest\w*|would|might|other|another|purposes"
    r"|as\s+soon|when|once|after|before|until|by\s+the\s+time|on\s+paper|technically|pretend\w*|treat\w*"
    r"|call(?:s|ed)?|describ\w+|style|that)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:they|he|she|his|her|their|people|every(?:one|body)|some(?:one|body)|any(?:one|body)|friends?|neighbours?"
    r"|swears?|insists?|argues?|promis\w+|assur\w+|den(?:y|ies|ied)|refus\w+|asks?|asked|mentions?|reports?|shows?"
    r"|lists?|wr[io]tes?|wants?|wish\w*|hop(?:e|es|ed|ing)|dream\w*|legend|leaflet|sign|clerk|mayor|from\s+now"
    r"|next|soon|tomorrow|later|idea|(?:in|by|from|since)\s+\d+|imagin\w+|how|why|what|where|or|who|whom|which"
    r"|would|could|should|may|will|can|letter|story|rumou?r|myth|guess|bet|fear|worry|worried|afraid|unlikely)\b"
    r"|\b(?:by|for|from|with|of|to|about|like)\s*$",
    re.IGNORECASE,
)
_PLAIN: Final = frozenset(
    """and so but also because since as now yes hello hi hey dear all well then first here today currently
    at present the moment please note sir madam or though although while whereas actually both too still
    for good morning afternoon evening thanks thank you ok okay right in fact however secondly finally
    right there plus by way background""".split()  # noqa: SIM905 -- words read best as words
)

_BLOCKED = re.compile(
    r"""
    # Orders to a program, and the marks of them.
    \b(?:ignore|disregard|forget|override|bypass)\b | \w_\w | [={}\\] | \#\# | ^\s*>
    | \b(?:record|answer|output|respond|reply|return|write(?:\ down)?|put\ down|note\ down|state|assume
         |confirm|conclude|pretend|tick|enter|mark|set|treat|regard|count|classify|register|label
         |tell\ (?:them|him|her))
       \s+(?:that|us|me|this|it|the|yes|no|as|our|we)\b
    | \byou\s+(?:must|should|shall|will|are|have\s+to|need\s+to)\b | \bthe\s+user\b
    # Suppositions: the whole sentence hangs on them.
    | ^\W*(?:(?:and|but|so|or|then|also|now|even|only|what|as|well)\W+){0,3}
      (?:if(?!\s+possible)|unless|suppos\w+|were\s+(?:we|our|the|it|i)|had\s+(?:we|our|the|it|i)
        |provid(?:ed|ing)\s+that|assum\w+|in\s+case|whenever|once\s+(?:we|our)|until|in\s+the\s+event|what\s+if|if\s+only|imagine)\b
    | ^\W*should\b[^?]*,
    # What is said to be untrue, doubtful, over or only so in a manner of speaking.
    | \b(?:false|untrue|wrong(?:ly)?|nonsense|myths?|mistake(?:n|nly)?|incorrect(?:ly)?|doubt\w*|disput\w+
         |rumou?r\w*|unclear|uncertain|unsure|undecided|joking|kidding|no\s+longer|no\s+more|any\s?more
         |in\s+all\s+but\s+name|in\s+the\s+making|so\s+to\s+speak|of\s+sorts|in\s+spirit|in\s+name\s+only
         |alleged\w*|suppos\w+|reported(?:ly)?|apparently|claim\w*|pretend\w*|hypothe\w+|fiction\w*|not\s+true
         |imagin\w+|as\s+though|as\s+if|not\s+(?:the\s+case|so|right|correct|accurate|certain|fair)
         |withdrew|withdrawn|revoked|rescinded|overturned|reversed|changed\s+(?:its|their)\s+minds?
         |(?:nobody|no\s+one)\s+(?:says|said|claims|thinks|believes))\b
    | \bnot\b[^.;]{0,40}\bthat\s+(?:we|our|the|it|i)\b
    | \baccording\s+to\b | \bfor\s+(?:the\s+|present\s+)?(?:purposes?|sake)\b
    | \b(?:eyes|view|opinion)\s+of\b | \blegend\s+has\b
    | \bin\s+(?:a|an|my|our)\s+(?:perfect|ideal|dreams?|fantasy|other|another|parallel)\b
    | ,\s*(?:(?:i|we)\s+(?:think|believe|guess|assume|suppose|hear|gather|reckon|understand|hope)|they\s+say
         |it\s+(?:seems|appears|is\s+said)|or\s+(?:so|something)|you\s+might\s+say)\b[^,]{0,20}(?:,|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HEDGED = re.compile(
    r"\b(?:perhaps|maybe|possibly|probably|presumably|(?:i|we)\s+(?:think|believe|assume|guess|suspect"
    r"|suppose"
    r"|reckon|hear|heard|gather)|(?:i'm|we're|i\s+am|we\s+are)\s+told|as\s+far\s+as|seems?|appears?|might"
    r"|likely|hopefully|may\s+(?:well\s+|also\s+|soon\s+)?(?:be|have|go|close|become)|used\s+to|formerly"
    r"|previously|years\s+ago|in\s+the\s+past|at\s+one\s+time|had\s+been|until|rumou?red|or\s+so|on\s+paper"
    r"|it\s+is\s+said|they\s+say|people\s+say|would\s+(?:mean|make|suggest)|some\s+day|one\s+day)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if(?!\s+possible)|unless|whether|provided\s+that|providing|(?:as|so)\s+long\s+as|in\s+case"
    r"|in\s+the\s+event"
    r"|once\s+(?:we|our|it)|when\s+(?:we|our)\s+(?:are|become|have)|were\s+we|should\s+we|had\s+we)\b",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"\b(?:know|knows|wonder\w*|ask\w*|see|check\w*|sure|tell\s+(?:me|us)|understand|find\s+out|clear|advise"
    r"|confirm|establish|question\s+is|work\s+out)\s+(?=(?:if|whether)\b)",
    re.IGNORECASE,
)
_SUPPOSES_ALL = re.compile(
    r"\W*(?:(?:so|now|and|but|ok|please|just)\W+){0,2}(?:suppose|supposing|imagine|pretend|picture|consider"
    r"|let(?:'s|\s+us)\s+(?:say|suppose|assume|pretend|imagine)|say\s+(?:we|our|the|that)|assum(?:e|ing)"
    r"|hypothetical\w*|for\s+(?:example|instance)|e\.?g\b|example|scenario|case\s+study|sample|template"
    r"|fact\s+or|true\s+or|myths?\b|quiz"
    r"|for\s+the\s+sake\s+of|in\s+theory|in\s+an\s+ideal|what\s+if)\b",
    re.IGNORECASE,
)
_SPEAKS_FOR_ANOTHER = re.compile(
    r"(?:^|[\s\W])(?:system|assistant|user|admin|developer|instructions?|prompt)(?:\s+\w+){0,3}\s*:"
    r"|\b(?:wr(?:ote|ites|itten)|says?|said|reads?|repl(?:y|ied|ies)|states?|stated|letter|e-?mail|message"
    r"|statement"
    r"|website|page|leaflet|report|article|advert|minutes|notice|template|form|quote|words?"
    r"|answer)\b[^:]{0,40}:",
    re.IGNORECASE,
)
_DENIES_LAST = re.compile(
    r"\W*(?:no|nope|wrong|not\s+(?:really|yet|quite|exactly|true|so|any\s*more)|actually\W+no|scrap\s+that"
    r"|correction|just\s+kidding|only\s+joking|that(?:'s|\s+is|\s+was)\s+(?:not|wrong|false|untrue"
    r"|a\s+lie))\b"
    r"(?=\W*$|\s*[,.;:!-])|\W*or\s+(?:are|is|do|does|has)\s+(?:we|it|they)\b|\W*(?:at\s+least|or\s+so)\b"
    r"|\W*(?:it|that|this|they|the\s+\w+)\s+(?:has|have|was|were)(?:\s+(?:since|later|now))?(?:\s+been)?"
    r"\s+(?:withdrawn|revoked|rescinded|overturned|reversed|cancelled|dropped)\b"
    r"|\W*(?:that|this)\s+(?:is|was)\s+what\b|\W*(?:that|this)(?:\s+(?:is|was|has)\s+(?:not|never)"
    r"|\s*isn't)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",\s*(?:right|correct|yes|no|or\s+not|(?:is|are|do|does|has|have|did|was|were|can|would|will|am)"
    r"(?:n't|\s+not)?\s+(?:we|it|they|he|she|you|i)(?:\s+not)?)\s*\?",
    re.IGNORECASE,
)
_PRONE = (
    r"(?:we|our|i|my|it|the|they|there|this|that|these|those|a|an|its|at|in|not|no|nothing|all|any|every"
    r"|everything)"
)
_CUT = re.compile(
    rf"\s*;\s*|\s+[-–—]{{1,3}}\s+|—|,?\s+but\s+|,\s+(?:so|though|although|while|whereas)\s+"
    rf"|,?\s+and\s+(?={_PRONE}\b)|,\s+(?=(?:not|just)\b)|:\s+"
    r"|,?\s+(?=(?<!how\s)(?<!what\s)(?<!where\s)(?<!when\s)(?<!who\s)(?<!that\s)(?<!which\s)(?:can|could|may"
    r"|might|must|how\s+(?:can|do|could))\s+(?:we|our|i|my|the|a|an|it)\b)"
    r"|,\s+(?=(?:do|does|is|are|will|would|what|who|where|how)\b)",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\W*(?:(?:and|so|but|then|please|hello|hi)\W+){0,2}(?:can|could|may|might|how|what|where|which|who)\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    r"\W*(?:(?:and|so|but|or|then|hello|hi)\W+){0,2}(?:(?:is|are|was|were|do|does|did|has|have|had|would"
    r"|should"
    r"|could|might|ca|wo)(?:n't)?|am|shall|will|must|when|why|whose|whether|if(?!\s+possible)|can't|won't)\b",
    re.IGNORECASE,
)


def _clauses(sentence: str, offset: int) -> Iterator[Clause]:
    """The clauses of one sentence that are neither conditional, hedged nor past."""
    indirect = _INDIRECT.search(sentence)
    condition = _CONDITION.search(sentence, indirect.end() + 7 if indirect else 0)
    question = sentence.rstrip(" \"'”’)").endswith("?")
    if condition and not question and not indirect:
        return
    stop = condition.start() if condition else len(sentence)
    cuts = [(found.start(), found.end()) for found in _CUT.finditer(sentence, 0, stop)]
    if indirect and indirect.end() < stop:
        cuts.append((indirect.end(), indirect.end()))
    edges = sorted(cuts)
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), stop]
    for start, end in zip(starts, ends, strict=True):
        clause = sentence[start:end]
        last = end == stop
        if clause.strip() and not _HEDGED.search(clause):
            embedded = indirect is not None and start >= indirect.end()
            mood = _mood(clause, first=start == 0, ends_question=question and last, embedded=embedded)
            yield Clause(offset + start, offset + end, mood, offset)


def _mood(clause: str, *, first: bool, ends_question: bool, embedded: bool) -> Mood:
    if embedded:
        return "modal"
    if _YES_NO.match(clause) and not _MODAL.match(clause):
        return "asked"
    if _MODAL.match(clause) and (first or ends_question or not re.match(r"\W*(?:which|who|where)\b", clause)):
        return "modal"
    return "asked" if ends_question else "said"


_QUOTED = re.compile(
    r"\"[^\"]*(?:\"|\Z)|(?<!\w)'(?=\w)(?:[^'\n]|'(?=\w)){1,300}'(?!\w)|«[^«»]*(?:»|\Z)"
    r"|\[[^\[\]]{0,1000}\]|<[^<>]{0,1000}>|\{[^{}]{0,1000}\}|^[ \t]*>[^\n]*|#{2,}[^\n]*|\|",
    re.MULTILINE,
)
_STRAIGHT: Final = str.maketrans("“”„‘’\ue000\ue001\ue002\ue003", '"""\'\'\0\0\0\0')
"""One form of each quotation mark, and none of the characters that make a clause terse."""
_WRAPPED = re.compile(r"(?<=[^\s.!?:;])[ \t]{0,8}\r?\n[ \t]{0,8}(?=[^\s•*–>#\d-])")
_PARAGRAPH = re.compile(r"\n\s*\n|\Z")


def _ready(text: str) -> tuple[str, tuple[int, ...]]:
    """The text as it is read, and where each of its characters stood."""
    plain = _QUOTED.sub(_blank, text.translate(_STRAIGHT))
    plain = _WRAPPED.sub(lambda found: " " * len(found.group()), plain)
    places = [at for at, character in enumerate(plain) if not (_gap(character) and _gap(plain[at - 1 : at]))]
    read_as = "".join(" " if _gap(plain[at]) else plain[at] for at in places)
    return read_as, (*places, len(plain))


def _blank(found: re.Match[str]) -> str:
    """As many characters that no sign holds; a whole sentence in brackets leaves the end of a line."""
    words = found.group()
    return ("\n" if words[-2:-1] in {".", "!", "?"} and words[0] == "[" else "\x00") * len(words)


def _gap(character: str) -> bool:
    return character.isspace() and character not in "\r\n"


def _paragraph_end(text: str, start: int) -> int:
    found = _PARAGRAPH.search(text, start)
    return found.start() if found else len(text)
