"""The signs that tell for certain what a message asks for; what has none is weighed by the classifier."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.routing.intents import Intent
from assistant.answering.routing.misuse import misuses
from assistant.answering.routing.risk import at_risk
from assistant.answering.terms import STOP_WORDS, words
from assistant.clauses.stated import invites as asks_for_a_draft
from assistant.eligibility.stated.invites import invites as asks_about_its_own_case


def plain(text: str) -> str:
    """The text in small letters with straight apostrophes and quotation marks."""
    return text.translate(_STRAIGHT).lower()


def ends(text: str, most: int) -> str:
    """The head and the end of a text of more than `most` characters, else the text."""
    return text if len(text) <= most else f"{text[: most * 2 // 3]} … {text[-most // 3 :]}"


def certain(text: str) -> Intent | None:
    """What a message asks for where its words leave no doubt; None where they do.

    Who is at risk comes first, then what must not be served, then what needs no sources. Of the last five,
    which are searched for all the same, a wrong one costs a sentence beside the answer.
    """
    said = plain(text)
    if at_risk(said):
        return "crisis"
    if misuses(said):
        return "harmful"
    if any(sign.search(said) for sign in _PRIVATE) or _PRIVATE_OF_A_NAMED.search(text):
        return "personal_data"
    bare = " ".join(words(text))
    if _SMALL_TALK.match(bare):
        return "small_talk"
    if any(sign.search(bare) for sign in _PRODUCT):
        return "about_product"
    return "unclear" if says_nothing(text) else _searched(text, said)


def says_nothing(text: str) -> bool:
    """Whether no word of the message names anything."""
    named = [word for word in words(text) if word not in STOP_WORDS and word not in _VAGUE]
    return all(_MASHED.fullmatch(word) or not any(letter.isalpha() for letter in word) for word in named)


def mashed(text: str) -> bool:
    """Whether a key was leant on: no word of any conversation."""
    return any(_MASHED.fullmatch(word) for word in words(text)) or not words(text)


def shows_wording(said: str) -> bool:
    """Whether wording is given in the message: in quotation marks, or after a colon."""
    return bool(_WORDING.search(said))


def _searched(text: str, said: str) -> Intent | None:
    if _CHECKED.search(said) or (shows_wording(said) and _JUDGED.search(said)):
        return "clause_check"
    if asks_for_a_draft(text):
        return "drafting"
    if asks_about_its_own_case(text):
        return "eligibility"
    return "find_source" if _FOUND.search(said) else None


_STRAIGHT: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})

_PRIVATE: Final = tuple(
    re.compile(form)
    for form in (
        r"\b[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b",
        r"\bnhs (?:number|no\.?) ?:? ?\d{3}",
        (
            r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?):? \d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}"
            r"|[a-z]{3,9})[ ./-]\d{2,4}"
        ),
        r"\bsort code:? ?\d\d-\d\d-\d\d",
        (
            r"\b(?:home address|private (?:number|e-?mail|phone|address)|mobile number|personal e-?mail"
            r"|date of birth) (?:of|for) (?!the |a |an |our |their |your )"
        ),
    )
)
_PRIVATE_OF_A_NAMED: Final = re.compile(
    r"(?i:\b(?:Mrs|Mr|Ms|Miss|Dr|Cllr|Councillor)\.?) [A-Z][\w'’-]+[^.?!]{0,60}\b(?i:home address|ill\b"
    r"|sick(?:ness)?|diagnos\w+|married|pregnant|religio\w+|salary|criminal|prison|in debt|medication|affair"
    r"|dementia|drink|date of birth|where (?:he|she) lives|benefits|schizophreni\w+|disabilit\w+)"
)
"""A name after a title, then something of a person's life."""

_POLITE: Final = (
    r"(?: (?:there|all|everyone|team|again|mate|guys|assistant|bot|both|then|now|so much|very much|a lot"
    r"|you))*"
)
_SMALL_TALK: Final = re.compile(
    rf"^(?:(?:ok(?:ay)?|well|oh|ah|right|lovely|great|perfect|brilliant|yes|no) )*(?:"
    r"(?:hi+|hello|hey+|hiya|howdy|greetings|yo|good (?:morning|afternoon|evening|day)|morning"
    rf"|afternoon){_POLITE}"
    r"(?: (?:how are (?:you|things)|how(?:'s| is) it going|you (?:ok|alright)|hope you(?:'re"
    r"| are) well)(?: (?:today|doing|doing today))?)?"
    rf"|(?:many |lots of )?(?:thanks?|thank you|thankyou|thx|cheers|ta|much appreciated){_POLITE}"
    r"(?: (?:for (?:your|the|that|this|all)(?: \w+){0,3}|that(?:'s| is| was)(?: \w+){1,3}|i(?:'ll"
    r"| will) \w+(?: \w+)?))?|(?:good ?bye|bye(?: bye)?|see (?:you|ya)|take care|cheerio|good ?night"
    r"|have a (?:good|nice|lovely) \w+)(?: (?:for now|then|now|later|soon|tomorrow|all|everyone|and thanks"
    r"|and thank you))*|ok(?:ay)?|great|cool|perfect|brilliant|lovely|awesome|nice|wow|got it|understood"
    r"|i see|fair enough|never ?mind|will do|that(?:'s| is) (?:great|clear|fine|all|helpful|good|perfect"
    r"|brilliant|it|all for now)|no problem|no more questions|ye[sp]|yeah|no(?:pe)?|well done|good (?:answer"
    r"|job|bot|one)|great answer|nice one|sounds good|makes sense|ha(?: ?ha)+|lol|test(?:ing)?|just testing"
    r"|how are (?:you|things)(?: (?:today|doing|doing today))?|how(?:'s| is) (?:it going|your day|life)"
    r"|what'?s up|(?:(?:can|could|will|would) you )?tell (?:me|us) (?:a|another|one more) joke(?: please)?"
    r"|sing (?:me )?a song|are you (?:human|a (?:robot|bot|person|human|real person)|real|happy|bored|ok"
    r"|there)|do you (?:like|love) \w+|who(?:'s| is) your (?:favourite|favorite) \w+|what(?:'s"
    r"| is) your (?:name|favourite \w+))(?: (?:thanks|thank you|cheers|bye|please|lol))*$"
)
"""Of the whole message."""

_THIS: Final = (
    r"(?:this (?:tool|assistant|chat ?bot|bot|service|system|site|website|app|program|thing|product|page))"
)
_PRODUCT: Final = tuple(
    re.compile(form)
    for form in (
        (
            r"^(?:help|menu|instructions|what (?:can|do) you (?:do|know|cover|answer|help with)(?: (?:about"
            r"|for me|for us))?|who are you|what are you|how do you work|what can i ask(?: you)?|how (?:can"
            r"|do|should) i use (?:this|you)|what(?:'s| is) this(?: for)?|what does this do)$"
        ),
        (
            rf"^(?:who|how|what|which|where|is|does|can|why|are)\b(?: \w+){{0,5}} {_THIS}"
            r"\b(?! (?:cost|include"
            r"|fall|count))"
        ),
        r"\b(?:which|what) (?:\w+ ){0,3}(?:model|llm|ai)\b(?: \w+){0,3} (?:you|this)\b",
        r"\b(?:are|is|you) (?:you |this )?(?:chat ?gpt|gpt ?\d?|claude|copilot|gemini|an ai|llama)\b",
        (
            r"\b(?:do|does|will|are|is|can) (?:you|my|what i|anyone|this)\b(?: \w+){0,4} (?:keep|store|stored"
            r"|save|saved|log|logged|remember|share|record|recorded|see|trained|train|private"
            r"|confidential)\b(?: \w+){0,3} (?:i|me|my|we|us|our|questions?|conversations?|messages?|chats?"
            r"|typ\w+)\b"
        ),
        (
            r"\b(?:are|is) (?:my|our) (?:questions?|chats?|conversations?|messages?|data|documents?"
            r"|uploads?)(?: \w+){0,2} (?:kept|stored|saved|private|safe|secure|confidential|logged|shared"
            r"|deleted|used)\b"
        ),
        r"\bwhere do (?:your|the) answers come from\b|\b(?:are your answers|is this) legal advice\b",
        r"\b(?:who|which company) (?:made|built|wrote|created|develop\w+|runs?|owns?) (?:you|this)$",
        r"\bcan (?:i|we) (?:trust|rely on|believe) (?:you|your answers?|what you say|this)\b",
        (
            r"\bhow (?:accurate|reliable|trustworthy|good|up to date|current) (?:are you|is this|are your"
            r"|is your)\b"
        ),
        (
            r"^(?:can|how (?:can|do)) (?:i|we) (?:upload|add|import|index|load) (?:\w+ ){0,4}(?:documents?"
            r"|files?|pdfs?|polic(?:y|ies)|word (?:document|file)s?|folders?|spreadsheets?)(?: (?:here"
            r"|to (?:you|this|the library)|into this))?$"
        ),
        r"\bdo you (?:work|run) (?:offline|without)\b|\bwork without an? internet\b",
        r"\b(?:do|can|will) you (?:make mistakes|hallucinate|make things up|lie|get things wrong)\b",
    )
)
"""Of the words of the message, without its marks."""

_VAGUE: Final = frozenset(
    """thing things stuff something anything nothing everything bit bits part parts section sections number
    question questions help need want know say says said do does same again else rest way point case point
    one two second third first last next previous latter former more less ok okay well right wrong
    hm hmm um er erm eh huh oh ah yeah hi hello thanks give show get go going see look talk talked fix
    work works working check doesn didn isn don't doesn't isn't can't it's that's what's there's blah bla
    before earlier later""".split()  # noqa: SIM905 -- words read best as words
)
_MASHED: Final = re.compile(
    r"(?:asdf|qwert|zxcv|hjkl|sdfg|dfgh|jkl)[a-z]{0,12}|([a-z])\1{1,20}|[bcdfghjklmnpqrstvwxz]{7,20}"
)

_WORDING: Final = re.compile(
    r"\"[^\"]{12,}|(?:^|\s)'[^']{12,}'(?:\W|$)|(?::|- |\?|\bbelow\b|\bfollowing\b)[^:]{0,40}\b(?:the |a "
    r"|each )?(?:supplier|contractor|provider|tenderer|bidder)s?\b[^?]{0,40}\b(?:shall|must|will|should"
    r"|agrees?)\b"
)
_JUDGED: Final = re.compile(
    r"\b(?:check|review|vet|assess|compar\w+|proof-?read|look (?:at|over)|go (?:over|through)|lawful|legal"
    r"|illegal|unlawful|ok|okay|fine|allowed|wrong|right|work|works|problems?|faults?|issues?|mistakes?"
    r"|challenged?|enforceable|compl\w+|stand up|trouble|proportionate|missing|gaps?|tell me (?:if|whether)"
    r"|what do you think|can (?:we|i|they) (?:say|put|write|ask)|any good|acceptable)\b"
)
_CHECKED: Final = re.compile(
    r"(?:^|[,.;:!?] |\b(?:please|you|to|and|also|just) )(?:re-?)?(?:check|review|vet|assess|proof-?read"
    r"|look (?:at|over)|go (?:over|through)|spot|find (?:the )?(?:problems|faults"
    r"|mistakes))(?: \w+){0,3}? (?:this|my|our|the following|these|attached"
    r"|below)\b(?: \w+){0,3}? ?(?:clauses?|wording|criteri(?:on|a)|sentences?|draft|spec\w*|kpis?"
    r"|award questions?|text|paragraph|method statement question|condition|provision|below)\b"
)
_FOUND: Final = re.compile(
    r"\b(?:links? to|url (?:of|for)|citation (?:of|for)|where (?:can|do|would|could|should) (?:i|we"
    r"|you) (?:find|read|see|download)|where (?:is|are) (?:the|it) (?:\w+ ){0,4}(?:published|guidance"
    r"|regulations?|act|report|text|document)|(?:find|show|get|fetch|search|pull up|open)(?: me| us"
    r"| for)? (?:\w+ ){0,4}(?:tenders?|notices?|guidance|notes?|documents?|sources?)|list (?:the|all"
    r"|your) (?:\w+ ){0,2}(?:sources|documents|notes|tenders)|(?:i'?m |we'?re |am "
    r"|are )?looking for (?:\w+ ){0,5}(?:tenders?|notices?|guidance|notes?|documents?|example)"
    r"|which (?:guidance|document|notice|publication|note|page|source|section|regulation)s? (?:covers?"
    r"|explains?|deals? with|says?|lists?|tells?|is about)|(?:any|an|some|sample"
    r"|example) (?:examples? (?:of )?(?:\w+ ){0,3})?(?:tenders?|notices?) (?:for|about|on|with|reserved|where"
    r"|that)|what should (?:i|we) read|have you got (?:an? |the |any )?(?:example|guidance|notices?|tenders?"
    r"|documents?)|do you have (?:an? |the |any )?(?:\w+ )?(?:tenders?|notices?|guidance|examples?"
    r"|documents?))\b"
)
