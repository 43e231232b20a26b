"""Tells text that is addressed to whoever checks a file, so that it is shown and never followed."""

from __future__ import annotations

from typing import Final

from assistant.eligibility.officer.reason_signs import signs

LONGEST: Final = 1000
"""Characters of a sentence that are looked at."""

_SIGNS: Final = signs(
    r"\b(?:ignor|disregard|forget|overrid|bypass)\w*\b.{0,50}\b(?:rules?|instructions?|prompts?|checks?|above"
    r"|grounds|everything|said before|previous (?:text|guidance|message))\b",
    r"\baccept (?:this|our) (?:expression|eoi|challenge|application|submission)\b",
    r"\byou (?:must|have to|will|should|are to|are required to|are instructed to) (?:now )?(?:accept|approve"
    r"|ignore|mark|treat|pass)\b",
    r"\A\W*(?:system|assistant|ai)(?: (?:message|prompt|note|instruction|override|update))?\s*:(?: \S+){3}",
    r"<\|[^|>]{0,40}\|>|\[/?inst\]|<</?sys>>|</?(?:system|instructions?|prompt)>|\bend of (?:document"
    r"|file)\b",
    r"(?:\A\W*|[:,;.] |\b(?:please|must|should|and|then|to|now) )(?:mark|treat|set|record|count|regard|label"
    r"|report)\b.{0,60}\b(?:as|to be|is|are) (?:\w+ )?(?:found|met|complete|confirmed|compliant|accepted"
    r"|true|there|satisfied)\b",
    r"\A\W*(?:please |important\W+|note\W+)?(?:do not|don['’]t|never|you (?:must|may"
    r"|should) not) (?:\w+ )?(?:reject|check|report|mention|tell|show|flag|warn|reveal|question|refuse)\b",
    r"\b(?:language model|chat ?bot|as an ai|an? ai (?:assistant|model|system|tool)|llm|chatgpt|gpt-?\d?)\b",
    r"\b(?:system prompt|your (?:\w+ )?(?:prompt|instructions|programming|rules))\b|\bnew instructions?\b",
    r"\byou are (?:now )?(?:an?|the) (?:\w+ ){0,3}(?:assistant|checker|reviewer|model|bot|ai|officer"
    r"|assessor)\b",
    r"\b(?:in|to|into|of|with|throughout) your (?:\w+ )?(?:answer|reply|response|output|implementation"
    r"|code\w*)\b",
    r"\A\W*(?:include|add|insert|append|augment|enhance|integrate|modify|replace|rewrite|translate|respond"
    r"|answer|reply|output|print|provide|misspell|scramble|encode|convert|remove|begin|end|introduce"
    r"|use)\b.{0,120}\byour (?:\w+ )?(?:answer|reply|response|output|message|words)\b",
    r"\b(?:notes?|messages?|instructions?) (?:to|for) (?:the |whoever |any )?(?:checker|reviewer|assessor"
    r"|officer|system|ai|software|assistant|computer|checks|reads)\b",
)


def planted(sentence: str) -> bool:
    """Whether the words are addressed to whoever, or whatever, checks the file.

    It goes by common wordings and knows no others. Such words are warned of and make no part. Nothing else
    depends on it: no text of a file is ever followed, whether it is known here or not.
    """
    text = " ".join(sentence[:LONGEST].casefold().split())
    return any(sign.search(text) for sign in _SIGNS)
