"""Several questions in one, each to stand alone."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.terms import content
from assistant.answering.understanding.carried import lowered, phrases, subject
from assistant.sentences import split_sentences

MOST_PARTS: Final = 4
"""Questions that are answered one by one; what is asked beyond goes with the last."""
_FEWEST_WORDS: Final = 3
"""Words of a question; what is shorter belongs to the one before it."""
_OWN_WORDS: Final = 4
"""A part with fewer telling words takes over what the parts before it are about."""
_LONGEST: Final = 1500
"""Characters; what is longer is a document, and asks as one."""

_WH = r"(?:what|which|who|whom|whose|when|where|why|how)"
_DOES = r"(?:do|does|did|don['’]t|doesn['’]t|didn['’]t)"
_IS = r"(?:is|are|was|were|has|have|had|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t)"
_CAN = (
    r"(?:can|could|may|might|must|should|shall|will|would|can['’]t|couldn['’]t|mustn['’]t"
    r"|shouldn['’]t|won['’]t)"
)
_AUXILIARY = rf"(?:{_DOES}|{_IS}|{_CAN})"
_SUBJECT = (
    r"(?:i|we|you|they|it|he|she|there|this|that|these|those|anyone|someone|anybody|somebody|everyone|the|an?"
    r"|our|your|their|its|my|any|all|each|every|both|some|(?-i:[A-Z])\w*"
    r"|(?!always\b|perhaps\b|does\b|discuss\b|assess\b|address\b|pass\b)[a-z]{3,}s)\b"
)
_INVERTED = rf"(?:{_DOES}\s+(?!not\b|so\b)\w|(?:{_IS}|{_CAN})\s+{_SUBJECT})"
_OF_WHAT = r"(?:(?:at|in|on|by|for|from|to|under|with|within)\s+)?"
_ASKED = rf"(?:{_OF_WHAT}{_WH}(?:\s+\w+){{0,4}}?\s+{_INVERTED}|{_WH}['’]s\s+\w|what about\s+\w)"
_OF_SUBJECT = (
    r"(?:(?:who|what|which(?:\s+\w+){1,2})\s+(?!(?:i|we|you|they|it|he|she|the|our|their|an?)\b)\w+"
    r"|how (?:much|many)(?:\s+\w+){1,2}\s+(?:is|are|was|were|has|have)\b)"
)
_JOIN = r"(?:\s{0,2}[,;–—-]?\s{1,2}(?:and|plus|as well as)\s+(?:also\s+|then\s+)?(?:if\s+(?:so|not),?\s+)?)"
_COMMA = r"(?:\s{0,2}[,;]\s{1,2}(?:also\s+|then\s+)?(?:if\s+(?:so|not),?\s+)?)"
_JOINT = re.compile(
    rf"(?:(?P<and>{_JOIN})(?=(?:{_ASKED}|{_INVERTED}|(?P<late>{_OF_SUBJECT})))"
    rf"|(?P<comma>{_COMMA})(?=(?:{_ASKED}|{_INVERTED}|who\s+(?:{_AUXILIARY})\b|how (?:much|many)\b)))",
    re.IGNORECASE,
)
"""Where one question may end and another begin."""
_REQUEST = re.compile(
    r"^(?:please |(?:can|could|would) you (?:please )?|(?:i|we) (?:need|want|have|would like|'d like) to )?"
    r"(?P<verb>explain|describe|tell me|understand|know|list|set out)\b",
    re.IGNORECASE,
)
_REQUESTED = re.compile(rf"(?:{_JOIN})(?={_WH}\b)", re.IGNORECASE)
_OPENS = re.compile(
    rf"^(?:{_WH}(?:['’](?:s|re))?\b|{_AUXILIARY}\b|(?:at|in|on|by|for|to|under) (?:which|what)\b)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"[,:–—-]\s+(?:{_ASKED}|{_INVERTED}|{_OF_SUBJECT})|\b(?:what|how) about\b", re.IGNORECASE
)
"""A question behind an opening of its sentence: "If they refuse, can we appeal?"."""
_EMBEDS = re.compile(
    r"\b(?:say|says|tell|know|explain|show|state|set out|decide|check|ask|see|agree|publish|describe"
    r"|between|about|of|on|and|or|but|not)\s+(?:what|which|who|whom|whose|when|where|why|how)\b",
    re.IGNORECASE,
)
_TIES = re.compile(
    r"^(?:(?:hello|hi|hey|good (?:morning|afternoon)|and|but|also|plus|so|then|secondly|thirdly|finally"
    r"|lastly|next|first|firstly)\b[\s,:]*|\(?[0-9a-d][).:]\s+|[-•*]\s+)+",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"^(?:or\b.*|(?:is|was) (?:that|this|it) (?:right|correct|true|so|ok(?:ay)?|fair|legal|allowed"
    r"|lawful|normal)"
    r"|(?:can|could) (?:you|anyone|someone|we) (?:please )?(?:help|advise|assist|explain"
    r"|clarify)(?: (?:me|us))?"
    r"|(?:does|do) (?:anyone|you) know|any (?:ideas|advice|thoughts|help)|what do you think|am i right"
    r"|(?:why|how|what) (?:not|so|then|if so)|please)\W*$",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(?:it|its|they|them|their|theirs|this|that|those|these|one|ones|there|such|he|she"
    r"|the (?:same|former|latter))\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"^(?:what|who)(?:['’]s| is| are| was| were) (?P<what>(?:(?:an?|the) )?[\w'’-]+"
    r"(?: (?!(?:to|that|who|which|when|if|like|for|supposed|meant|going|about|with|by)\b)[\w'’-]+){0,5})$",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|they)\b(?! (?:is|was) (?:to|that)\b)", re.IGNORECASE)


def parts(question: str) -> tuple[str, ...]:
    """The questions that `question` holds, each as it can be asked alone; itself when it holds one.

    What is told before them goes with each. Where it is not plain that there are several, there is one.
    """
    if len(question) > _LONGEST:
        return (question,)
    told, asked = _told_and_asked(question)
    if len(asked) < 2:  # noqa: PLR2004 -- two make several
        return (question,)
    if len(asked) > MOST_PARTS:
        asked = [*asked[: MOST_PARTS - 1], " ".join(f"{one}?" for one in asked[MOST_PARTS - 1 :])]
    alone = [_alone(asked, at, told) for at in range(len(asked))]
    return tuple(f"{told} {part}".strip() for part in alone)


def _told_and_asked(question: str) -> tuple[str, list[str]]:
    """What is told, and the questions, without their marks."""
    told: list[str] = []
    asked: list[str] = []
    for start, end in split_sentences(question):
        sentence = question[start:end]
        pieces = [_bare(piece) for piece in _pieces(sentence)]
        if _TAG.match(_bare(sentence)) or not pieces[0]:
            told += [] if asked else [sentence]
        elif len(pieces) > 1 or _asks(sentence):
            asked += pieces
        else:
            told.append(sentence)
    return " ".join(told), _joined(asked)


def _joined(asked: list[str]) -> list[str]:
    """The questions, with one of a word or two behind the one before it."""
    whole: list[str] = []
    for one in asked:
        if whole and len(one.split()) < _FEWEST_WORDS:
            whole[-1] = f"{whole[-1]}? {one}"
        else:
            whole.append(one)
    return whole


def _asks(sentence: str) -> bool:
    """Whether a sentence is a question by its form; "Grant or contract?" only opens one."""
    bare = _bare(sentence)
    return _OPENS.match(bare) is not None or (sentence.endswith("?") and _INSIDE.search(bare) is not None)


def _pieces(sentence: str) -> list[str]:
    """The questions of one sentence; the sentence itself where they cannot be told apart."""
    joints = [joint for joint in _JOINT.finditer(sentence) if _parts_here(sentence, joint)]
    if not joints and _REQUEST.match(sentence):
        joints = list(_REQUESTED.finditer(sentence))
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(sentence)]
    pieces = [sentence[start:end] for start, end in zip(starts, ends, strict=True)]
    opened = _OPENS.match(_bare(pieces[0])) or _REQUEST.match(sentence)
    # "When and how must we?" asks one thing in two words.
    begins = len(pieces[0].split()) > 1
    return pieces if len(pieces) > 1 and opened and begins else [sentence]


def _parts_here(sentence: str, joint: re.Match[str]) -> bool:
    """Whether a new question begins at a joint: not where the words go on with what is asked about."""
    before = sentence[: joint.start()]
    if re.search(r"\b(?:if|whether|when|where|because|since|or)\s*$", before, re.IGNORECASE):
        return False
    return not (joint["late"] and _EMBEDS.search(before))


def _bare(piece: str) -> str:
    return _TIES.sub("", piece.strip()).strip(' ?!.,;:"“”')


def _alone(asked: list[str], at: int, told: str) -> str:
    """One of the questions with what it leans on put in: its subject by name, or in brackets behind it."""
    part = asked[at]
    if at == 0:
        return _as_question(part)
    leans = _LEANS.search(part) is not None
    named = _DEFINED.match(asked[at - 1])
    if leans and named and len(_IT.findall(part)) == 1:
        return _as_question(_IT.sub(lambda _: lowered(named["what"]), part))
    if not leans and len(content(part)) >= _OWN_WORDS:
        return _as_question(part)
    have = set(content(part)) | set(content(told))
    before = [phrase for one in asked[:at] for phrase in phrases(one)]
    carried = subject(before, "", have)
    return _as_question(part, f" ({', '.join(carried)})" if carried else "")


def _as_question(part: str, behind: str = "") -> str:
    request = _REQUEST.match(part)
    part = part[request.start("verb") :] if request else part
    return f"{part[:1].upper()}{part[1:]}{behind}{'.' if request else '?'}"


def asked_in(part: str) -> str:
    """A part without the subject in brackets that was carried over to it."""
    return _CARRIED.sub("?", part)


_CARRIED = re.compile(r" \([^()]*\)\?$")
