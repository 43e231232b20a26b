"""The orders that words of a document give to a computer program, and that no guidance gives to people.

Each sign is kept narrow. Real guidance asks people for "your response", tells services to "inform users" and
speaks of chatbots; a sign that also fits such a sentence is left out, however well it catches an attack.
"""

from __future__ import annotations

from typing import Final

from assistant.readers.suspicious_signs import sign

_PROGRAM: Final = (
    r"(?:A\.?I\.?|artificial intelligence|L\.?L\.?M\.?|(?:large )?language model|chat ?bot|chat-?gpt"
    r"|gpt-?\d\w{0,9}|claude|gemini|copilot|llama|qwen"
    r"|(?:A\.?I\.?|virtual|digital|automated|commissioning) assistant)s?"
)
"""Whoever reads for a person. "Assistant" and "model" alone are also people and ways to work."""
_NEEDS_PROGRAM: Final = (
    "ai|a.i|artificial|llm|l.l.m|language model|bot|gpt|claude|gemini|copilot|llama|qwen|assistant"
)
_READER: Final = (
    r"(?:assistant|bot|agent|model|computer|program|machine|software|system|tool|search engine"
    r"|summari[sz]er|crawler|automated reader)s?"
)
"""What is a program only where something else says so."""
_ANSWER: Final = r"(?:answers?|repl(?:y|ies)|responses?|output|summar(?:y|ies)|messages?)"
_YOURS: Final = "your answer|your repl|your response|your output|your summar|your message"
_PROMPT: Final = r"(?:instructions?|prompts?|system messages?|directives?|guardrails?)"
_NEEDS_PROMPT: Final = "instruction|prompt|system message|directive|guardrail"
_GAP: Final = r"[^.\n]"
_USERS: Final = (
    r"(?:users?|readers?|visitors|askers?|questioners?|person asking|people who ask"
    r"|(?:any|every)one who asks|whoever asks)"
)
_SAY: Final = r"(?:say|answer|reply|respond|state|claim|cite|output)"
_OPENING: Final = (
    r"(?:^|[.!?:;,] |[-–•*>#\"“'(\[|] ?)"
    r"(?:(?:please|now|then|and|also|always|important|note|warning)\b[,:!]? ?){0,3}"
)
"""Where an order can begin: a sentence, a clause, an item of a list, a cell."""
_DROPS_ORDERS: Final = (
    sign(
        _NEEDS_PROMPT,
        r"\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|overrid(?:e|ing)|bypass|discard|stop following"
        rf"|do not follow|don't follow)\b{_GAP}{{0,40}}\b(?:previous|prior|above|earlier|preceding"
        r"|all|any|your"
        rf"|other|original|initial|system)\b{_GAP}{{0,30}}\b{_PROMPT}\b",
        r"\b(?:the|your|this|hidden|its) (?:\w{1,20} )?(?:system|hidden|secret) (?:prompts?|messages?)\b",
        r"\b(?:your|hidden) (?:initial|system|secret|developer) instructions\b",
        r"\bsystem prompt\b|\bprompt injection\b",
        rf"\b(?:reveal|print|repeat|leak|disclose|output|display|recite|dump)\b{_GAP}{{0,40}}\b(?:your|the"
        rf" (?:full|hidden|entire|whole|original)) (?:\w{{1,20}} ){{0,2}}{_PROMPT}\b",
        rf"\b(?:new|real|actual|true|secret|hidden|your) {_PROMPT} ?(?::|for (?:the|any|all|every)"
        rf" {_PROGRAM})",
    ),
    sign(
        "ignore|disregard|forget|override",
        r"\b(?:ignore|disregard|forget|override) (?:\w{1,20} ){0,3}(?:everything (?:above|before|you)"
        r"|what you were told|your (?:rules|guidelines|training|sources))",
        r"\bsystem override\b",
    ),
    sign(
        " above",
        r"\b(?:repeat|print|output|recite) (?:\w{1,20} ){0,3}(?:words?|text|everything|all)"
        r" (?:\w{1,20} )?above\b",
    ),
    sign(
        " mode|anything now|jailbr",
        r"\b(?:developer|debug|god|jailbreak|dan|unrestricted|override|sudo) mode\b|\bdo anything now\b"
        r"|\bjailbr\w{1,10}",
    ),
    sign(
        "you are now|from now|from here|pretend|your ",
        r"\byou are now (?:in |an? |the )?(?:\w{1,20} )?(?:mode|dan|pirate|free|unrestricted|uncensored|AI"
        r"|assistant|chatbot|bot|model|system|expert)\b",
        r"\bfrom (?:now|here) on,? (?:you (?:are|will|must|only|always)|say|answer|reply|respond|always|only"
        r"|your|all answers|every answer)\b",
        r"\bpretend (?:that you\b|you\b|to be an?\b)|\byour (?:new )?(?:task|goal|role|job) is now\b",
        r"\byour (?:training data|guardrails|system rules)\b",
    ),
    sign(
        " as | like ",
        r"\b(?:act|behave|respond|reply|answer|speak|pretend)(?: only)? (?:as|like)(?: if)?"
        r" (?:you (?:are|were|have|had)|an? (?:unrestricted|pirate|evil|AI|chatbot|language))\b",
    ),
    sign(
        "skip|switch off|turn off|disable|do not",
        r"\b(?:skip|switch off|turn off|disable|do not (?:run|do|apply)) (?:the |your |all |any"
        r" )?(?:citation )?"
        rf"(?:verification|fact.?check|safety|checks?|filters?)\b{_GAP}{{0,30}}\b(?:this|these|your) "
        rf"(?:{_ANSWER}|page|document|passage|sentence|question)",
    ),
    sign(
        " status",
        r"\b(?:set|change|mark|report|return) (?:the |your |its )?(?:answer |response )?status"
        r" (?:of \w{1,10} "
        r"\w{1,10} )?(?:to|as) \W?(?:answered|supported|verified|declined)\b",
    ),
)
"""Orders to drop orders, checks and limits, or to give them away."""

_BY_NAME: Final = (
    sign(
        _NEEDS_PROGRAM,
        r"(?:^|[.!?:;] |[-–•*>#\"“'(\[|] ?)(?:important|urgent)?[:,]? ?"
        r"(?:(?:dear|attention|hey|hello|hi|to|for|ok|okay),? |(?:note|message|notice|instructions?|reminder"
        rf"|memo) (?:to|for) )(?:the |any |all |every |whichever |whatever |our )?(?:\w{{1,20}}"
        rf" )?{_PROGRAM}\b ?"
        r"(?:[,:!.;]|who|that|which|reading|processing|summar|index|answer|must\b)",
        rf"{_OPENING}(?:{_PROGRAM}|assistant|summari[sz]er) ?[,:!] ?(?:please|you|always|never|only|do|ignore"
        r"|say|answer|reply|respond|tell|cite|add|include|recommend|state|write|print|output|use"
        r"|treat|when|if"
        r"|from)\b",
        rf"\b(?:the|any|every|all|each) {_PROGRAM} (?:must|should|shall|will|has to|have to|is to|are to|may)"
        r" (?:always |only |never |not |now |therefore )?(?:answer|reply|respond|output|say|cite|ignore|treat"
        r"|print|quote|tell (?:all |the |its )?(?:users?|readers?)|recommend|link|include this|state that)\b",
        r"\b(?:the|any|every) assistant (?:must|should|shall|will|has to|is to) (?:always |only "
        r"|never |not |now )?"
        r"(?:answer|reply|respond|output|cite|say that|state that|ignore|tell (?:all |the )?users?)\b",
    ),
    sign(
        "note |message |instruction|memo |attention |warning ",
        r"\b(?:note|message|instructions?|memo|attention|warning) (?:to|for):? (?:the |any |all |every )?"
        rf"{_READER} ?(?:[,:!;]|that|who|which|reading)",
    ),
    sign(
        "attention of",
        r"\bfor the attention of (?:the |any |all |every )?"
        rf"(?:{_PROGRAM}|automated (?:{_READER}|readers?))\b",
    ),
    sign(
        "you are|you're|you’re",
        r"\b(?:if|since|because|as|when|where) you(?:'re| are) (?:an? |the |any )?(?:\w{1,20} )?"
        rf"(?:{_PROGRAM}|bot|program|computer|machine)\b",
    ),
    sign(
        " this",
        rf"\b(?:{_PROGRAM}|{_READER})(?: (?:that|which|who))?(?: is| are)?(?: now| currently)? (?:reads?"
        r"|reading|processing|process(?:es)?|summari[sz](?:es?|ing)|index(?:es|ing)?|ingest(?:s|ing)?"
        r"|pars(?:es?|ing)|retriev(?:es?|ing)) this\b",
    ),
)
"""Words to a program by name."""

_FORM: Final = (
    sign(
        f"{_YOURS}|replace",
        rf"{_OPENING}(?:replace|substitute|convert|scramble|jumble|anagram|rearrange|misspell|group|reverse"
        rf"|encode|render|spell)\b{_GAP}{{0,60}}\b(?:in|of|to|into) (?:words in )?your {_ANSWER}\b",
        rf"{_OPENING}(?:scramble|jumble|anagram|rearrange|misspell|reverse|encode|render|rhyme)"
        rf" your {_ANSWER}\b",
        rf"{_OPENING}(?:introduce|remove|use|insert)\b{_GAP}{{0,30}}\b(?:typos|spaces|anagrams|numbers for"
        rf"|emojis?|symbols|misspellings)\b{_GAP}{{0,60}}\byour {_ANSWER}\b",
        rf"\byour {_ANSWER} (?:as an? (?:poem|song|rhyme)|using (?:alphanumeric|homophonic|symbols|emojis?)"
        r"|without any spaces|with intentional|in (?:anagram\w{0,4}|pirate|base64|html|rhyme"
        r"|reverse|json))\b",
        rf"\b(?:letters|vowels|keywords|spaces) (?:of|in|from) (?:words in )?your {_ANSWER}\b",
        rf"\bletters of your {_ANSWER}'s words\b|\bwords in your {_ANSWER} without\b",
        r"\breplace (?:vowels|every \w{1,10} letter)\b",
    ),
    sign(
        _YOURS,
        rf"\b(?:modify|augment|enhance|enrich|alter) your {_ANSWER} (?:to|with|by|so)\b",
        rf"\binclude a sentence in your {_ANSWER}\b",
        rf"\badd (?:a sentence|[\"“])[^\n]{{0,140}}\b(?:in|to) your {_ANSWER}\b",
        rf"\b(?:integrate|insert|embed|incorporate) (?:a|an|the|www|https?|this)\b[^\n]{{0,140}}"
        rf"\b(?:in|into) your {_ANSWER}\b",
        rf"\b(?:in|to|of|with) your {_ANSWER}\b{_GAP}{{0,12}}\b(?:suggest|encourag\w{{1,3}}|invit\w{{1,3}}"
        r"|remind\w{0,3}|tell\w{0,3}|promot\w{1,3}|urg\w{1,3}) (?:all |the |every )?(?:users?|readers?)\b",
        rf"\bin your {_ANSWER} to (?:all |the )?(?:users|readers)\b(?!')",
        rf"\bin your {_ANSWER}, (?:tease|hint)\b|\bin your {_ANSWER} for (?:all |the )?(?:users|readers)\b",
    ),
    sign(
        "begin|start|end |finish|pref|sign",
        r"\b(?:begin|start|end|finish|preface|prefix|sign) (?:each|every|all|any) (?:of your"
        rf" )?(?:\w{{1,20}} )?"
        rf"{_ANSWER} (?:with|by)\b",
    ),
    sign(
        "answer|reply|respond|output|say|print|write",
        rf"{_OPENING}(?:answer|reply|respond)(?: only| always| simply| just)? (?:to )?(?:every|any)"
        r"(?: (?:other|further|future|such|user))? (?:questions?|quer(?:y|ies)|users?"
        rf"|prompts?)\b{_GAP}{{0,30}}"
        r"\b(?:with|by|that|as)\b",
        rf"{_OPENING}(?:answer|reply|respond|output|say|print|write) (?:only|exactly|simply)(?:"
        r" with)?(?: the)? ?"
        r"(?:words?\b|phrase\b|text\b|sentence\b|\"|“|'|yes\b|no\b)",
    ),
    sign(
        "whatever|matter what|regardless",
        r"\b(?:whatever|no matter what|regardless of what) (?:the |a )?(?:user|question|reader"
        r"|person)\w{0,2}\b"
        rf"{_GAP}{{0,20}}\b(?:asks?|is|says?|wants?)\b",
    ),
    sign(
        " ask",
        r"\b(?:if|when|whenever|every time) (?:the |a |any |your )?(?:users?|someone|anyone|somebody|anybody)"
        rf" asks?\b{_GAP}{{0,80}}(?:, |\bthen )(?:\w{{1,10}} )?(?:{_SAY}|tell (?:them|him|her))\b",
        r"\b(?:if|when|whenever) (?:you are |you're |ever )?asked\b[^.,\n]{0,60}, "
        r"(?:always |only |then |simply |just |you must )?"
        r"(?:say|claim|cite|output|(?:answer|reply|respond|state) (?:that|yes|no)\b)",
    ),
    sign(
        "answer to ",
        r"\b(?:the|only) (?:correct |right |true |official )?answer to (?:any|every|all)(?: user)?"
        r" (?:questions?|quer(?:y|ies)|prompts?)\b",
    ),
    sign(
        "tell|assure|convince|persuade|inform|advise",
        rf"{_OPENING}(?:tell|assure|convince|persuade|inform|advise)(?: all| the| any| every|"
        rf" your)? {_USERS}\b"
        rf"(?! (?:about|what|how|why|when|where|who|which|if|whether)\b){_GAP}{{0,80}}"
        r"\b(?:every|all|any|always|must|never|no|not|only|free|guaranteed|https?|www)\b",
    ),
)
"""Orders on how to answer. "Describe in your response" and "inform users" are also said to people."""

_TASKS: Final = (
    sign(
        "essay|poem|haiku|limerick|sonnet|lyrics|speech|fairy tale|short story|joke|tweet|detective",
        rf"{_OPENING}(?:write|draft|compose|develop|create|produce|generate|craft|tell)\b{_GAP}{{0,40}}"
        r"\b(?:essay|poem|haiku|limerick|sonnet|song lyrics|speech|fairy tale|short story|joke|tweet)s?\b",
    ),
)
"""Work for a program that writes; guidance asks people for plans, policies and answers, never for a poem."""

_SOURCES: Final = (
    sign(
        "this |our |the present ",
        rf"{_OPENING}(?:cite|quote|reference|rank|retrieve|return|show|list|prefer|use|link to|recommend)"
        r"(?: only)? (?:this|our|the present) (?:page|document|note|source|file|passage|section"
        r"|website|text|sentence|line)\b"
        rf"{_GAP}{{0,40}}\b(?:for|in|as|with|to|at|first|above|before)\b{_GAP}{{0,30}}"
        rf"\b(?:questions?|quer(?:y|ies)|{_ANSWER}|first|top|others?|results?)\b",
        r"\bthis (?:page|document|note|source|file|passage|section|text) (?:must|should|shall|is to|has to)"
        r" (?:always |only )?be (?:cited|quoted|ranked|retrieved|returned|preferred|listed)\b"
        rf"{_GAP}{{0,60}}\b(?:every|all|any|first|top)\b",
    ),
    sign("all ", r"\ball (?:the |these )?(?:passages|sources) (?:above |here )?(?:agree|say|confirm)\b"),
    sign(
        " other | remaining ",
        r"\b(?:ignore|disregard|do not (?:cite|quote|use|trust)) (?:all |any |the |every"
        r" )?(?:other|remaining) "
        r"(?:pages?|documents?|notes?|sources?|passages?)\b",
    ),
    sign(
        "link|url|http|www.|image",
        rf"\b(?:append|add|attach|put|include|insert)\b{_GAP}{{0,60}}\b(?:link|url|https?://\S{{1,80}}"
        rf"|www\.\S{{1,60}}|image)\b{_GAP}{{0,40}}\b(?:to|in|at the end of|into) (?:every|each|all|your)"
        rf" (?:\w{{1,20}} )?{_ANSWER}\b",
        # an address with a place for what was asked
        r"https?://[^\s<>{}\[$]{1,200}[?&#/=](?:\{|\[|%7b|\$\{)\w",
    ),
    sign(
        "conversation|chat |user|question|api key",
        rf"\b(?:send|post|e-?mail|forward|upload|transmit|exfiltrate|append|submit)\b{_GAP}{{0,60}}"
        r"\b(?:(?:this|the) (?:whole |entire |full )?conversation|chat (?:history|log)|question asked"
        r"|user'?s? (?:question|query|message|input)s?|whole question|api keys?)\b",
    ),
    sign(
        "tool|function|plugin|browser",
        rf"{_OPENING}(?:call|use|invoke|run|execute) (?:the |a |your )?(?:\w{{1,20}} )?(?:tool"
        r"|function|plugin"
        rf"|browser)s? (?:to|with|and|called|named|on)\b{_GAP}{{0,60}}(?:https?|fetch|open|send|delete|\()",
    ),
    sign(
        "decode|decrypt|rot13|base64|base 64",
        rf"\b(?:decode|decrypt|rot13|base ?64)\b{_GAP}{{0,60}}\b(?:follow|obey|execute|carry out|do what"
        r"|instructions?|act on)\b",
        rf"\b(?:follow|obey|execute)\b{_GAP}{{0,40}}\bbase ?64\b",
    ),
)
"""Orders on what to cite, to fetch or to send."""

ORDERS: Final = (*_DROPS_ORDERS, *_BY_NAME, *_FORM, *_TASKS, *_SOURCES)
