"""The signs that help is sought to do wrong, as against a question about how to prevent it."""

from __future__ import annotations

import re
from typing import Final


def misuses(plain: str) -> bool:
    """Whether a text in small letters asks us to help with a wrong, or to drop what holds for us."""
    if _INSTRUCTS.search(plain):
        return True
    return not _PREVENTS.search(plain) and any(sign.search(plain) for sign in _WRONGS)


_OURS: Final = (
    r"(?:your|all|any|the|previous|prior|above|earlier|these|those|every|and|safety|system|other|of)"
)
_INSTRUCTS: Final = re.compile(
    rf"\b(?:ignore|forget|disregard|override|bypass)(?: {_OURS}){{1,4}} (?:instructions?|rules|guidelines"
    r"|prompts?|restrictions)(?! (?:to tenderers|of the (?:act|council|tender|contract)|in (?:the|our) (?:act"
    r"|tender|itt)))|\b(?:your|the|print|show|reveal|repeat|hidden|this) (?:\w+ )?(?:system|developer|hidden"
    r"|initial) (?:prompt|message|instructions)\b|\b(?:developer|god|admin|jailbreak|unrestricted|dan) mode\b"
    r"|\bjailbr\w+|\byou are (?:now )?(?:an? )?(?:unrestricted|uncensored|unfiltered|in \w+ mode)"
    r"|\byou are now (?:an?|dan|free|no longer)\b|\bfrom (?:now|here) on,? (?:you |say |answer |reply "
    r"|always )|\bpretend (?:that )?you (?:have|had) no (?:rules|guidelines|limits|restrictions)"
    r"|\brepeat (?:the |everything |all )?(?:text |words )?above\b|\bact as dan\b|^\W*(?:ignore|forget"
    r"|disregard) (?:all |everything )?(?:of )?(?:the |that's )?above\b|^\W*(?:system|developer|admin)\s*:"
)
_PREVENTS: Final = re.compile(
    r"\b(?:prevent\w*|detect\w*|spot(?:ting)?|avoid(?:ing|s)?|stops? (?:bidders|suppliers|firms|collusion"
    r"|bribery|fraud|corruption)|report(?:ing)? (?:a|it|collusion|bribery|bid|fraud|suspected)|suspect(?:s"
    r"|ed)?|signs? of|protect\w*|against (?:fraud|collusion|bribery)|what (?:does|do) the (?:law|act|rules"
    r"|guidance)|what (?:happens|if|must|counts)|unlawful|illegal|is it (?:lawful|legal|allowed)|(?:exclude"
    r"|excluded|excluding) (?:a |for |suppliers? )|consequences|offence)\b"
)
_HELP: Final = (
    r"(?:how (?:do|can|could|should|might|would|to)|help|tell (?:me|us)|suggest|give (?:me|us)|show (?:me|us)"
    r"|write|draft|word|i (?:want|need|would like)|we (?:want|need|would like)|i'?d like|let'?s|what(?:'s"
    r"| is) the best way|find (?:me |us |a )|(?:can|could) (?:we|i|you)|ways? to|make|please)"
)
_SECRETLY: Final = (
    r"(?:(?:without|not|never) (?:\w+ ){0,2}(?:being|getting|get|be) (?:caught|noticed|found out|spotted)"
    r"|so (?:that )?(?:nobody|no one|no-one|they never) (?:\w+ )?(?:finds?|notices?|knows?|suspects?|sees?"
    r"|realis\w+)|and (?:nobody|no one|no-one) (?:\w+ )?(?:notices|finds|knows)|without (?:it )?(?:looking"
    r"|being|it being) (?:that way|obvious|like)|without (?:a )?trace|off the (?:record|books)|on the quiet"
    r"|behind (?:\w+ ){1,2}back|without (?:anyone|anybody|them|people) (?:\w+ )?(?:knowing|noticing|finding))"
)
_WRONGS: Final = tuple(
    re.compile(form)
    for form in (
        rf"\b{_SECRETLY}\b",
        (
            rf"\b{_HELP}\b[^.?!]{{0,40}}\b(?:rig|rigs|rigging|bribe|bribing|launder\w*|blackmail|hack"
            r"|fabricate|falsify|forge)\b"
        ),
        (
            rf"\b{_HELP}\b[^.?!]{{0,30}}\b(?:hide|hiding|conceal|cover up|keep (?:\w+ ){{0,3}}(?:secret|quiet"
            r"|hidden))\b(?![^.?!]{0,20}\b(?:names?|identit\w+|markers?|prices? from)\b)"
        ),
        (
            r"\b(?:is|be) the only (?:one|firm|company|supplier|bidder) (?:that|who|which) (?:can|could"
            r"|is able to) (?:bid|win|qualify)"
        ),
        (
            r"\b(?:so (?:that )?|that )only (?:my|our|one|his|her) [^.?!]{0,40}\b(?:win|wins|qualif(?:y|ies)"
            r"|meets?|bid|pass(?:es)?|fits?)\b"
        ),
        (
            r"\b(?:make sure|ensure|guarantee|fix it)\b[^.?!]{0,15}\b(?:my|our) (?:favou?rite|preferred"
            r"|friend'?s?|mate'?s?|brother'?s?|sister'?s?|wife'?s?|husband'?s?"
            r"|cousin'?s?)\b[^.?!]{0,30}\b(?:win|wins|gets?|awarded)\b"
        ),
        (
            r"\b(?:make (?:one|it|something|some|them|figures|reasons?|this|up)(?: \w+)? ?up|make up (?:a "
            r"|an |some |social|figures|reasons?)|invent (?:a|an|some|the|evidence)|fake|(?:back-?dated?"
            r"|back-?dating))\b[^.?!]{0,60}"
        ),
        (
            r"\b(?:offer|pay|give|slip|gift)\b[^.?!]{0,30}\b(?:officer|evaluator|commissioner|councillor"
            r"|panel|procurement)\b[^.?!]{0,25}\b(?:to (?:get|win|mark|choose|pick|score|favour|swing)"
            r"|for (?:a better|more|extra))"
        ),
        r"\bget (?:into|at|hold of) (?:\w+ ){0,2}(?:other|rival|competing|their) (?:bidders?|bids?|tenders?)",
        (
            r"\b(?:throw|keep|shut|freeze|weed|push) out\b[^.?!]{0,40}\b(?:disabled|black|muslims?|jew\w*"
            r"|asian|gay|women|foreign\w*|immigrants?|older people)"
        ),
        (
            r"\bno (?:\w+ ){0,4}(?:immigrants?|foreign\w*|muslims?|black|women|jew\w*|asians?"
            r"|gay)\b[^.?!]{0,30}\b(?:gets?|win|through|qualif\w+|bid)\b"
        ),
        (
            r"\b(?:split|break|chop|cut)\b[^.?!]{0,40}\b(?:to|so)\b[^.?!]{0,12}\b(?:avoid|evade|dodge|escape"
            r"|get (?:round|around)|sneak)\b"
        ),
        r"\b(?:agree|fix) (?:our|the|on) prices?\b[^.?!]{0,40}\b(?:with|between|so|each|before)\b",
        (
            r"\bhow (?:do|can|could|to)\b[^.?!]{0,12}\bget (?:round|around|out of)\b[^.?!]{0,40}\b(?:rules"
            r"|law|act|duty|tupe|consult\w*|advertis\w*|publish\w*)"
        ),
    )
)
