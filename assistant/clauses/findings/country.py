"""Rules on the country of owners and of goods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.composing import hint, in_turn, together
from assistant.clauses.findings.finding_words import found_in, looks_for, words
from assistant.clauses.findings.market_words import BIDDING, FAVOURS, FIRM, GATES
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

OWNERS: Final = Outcome(
    "stop",
    "always",
    "This treats suppliers or goods by the nationality of their owners or by country. Suppliers from treaty "
    "states "
    "may not be treated worse, a council must ignore the country that supplies come from, and boycotts stay "
    "unlawful.",
    "Take it out. If there is a real concern about a supplier, use the exclusion grounds of the Act, case by "
    "case.",
    law.TREATY_STATES,
)
BOYCOTT: Final = Outcome(
    "stop",
    "a boycott",
    "A council may not use its buying to boycott a country.",
    OWNERS.suggestion,
    more.BOYCOTTS,
)


_LAND: Final = (
    r"(?:(?:the )?(?-i:UK|U\.K\.|GB|US|USA|EU|EEA|United Kingdom|Great Britain|Britain|British Isles|England"
    r"|Scotland|Wales|Northern Ireland|Ireland|Europe|European Union|United States|America|China|Russia"
    r"|Belarus"
    r"|Israel|Iran|India|Pakistan|Turkey|Germany|France|Spain|Italy|Poland|Japan|Korea|Taiwan|Hong Kong"
    r"|Vietnam|Bangladesh|Brazil|Canada|Australia|New Zealand|Netherlands|Saudi Arabia|Qatar|Africa|Asia"
    r"|Far East|Commonwealth|Palestine|Ukraine|Mexico)\b|overseas|abroad|this country|our shores"
    r"|another country|other countries|third countries|foreign countries|home soil)"
)
_OF_LAND: Final = (
    r"(?:(?-i:British|English|Scottish|Welsh|Irish|European|American|Chinese|Russian|Belarusian|Israeli"
    r"|Iranian|Indian|Pakistani|Turkish|German|French|Spanish|Italian|Polish|Japanese|Korean|Taiwanese"
    r"|Vietnamese|Brazilian|Canadian|Australian|Dutch|Saudi|Qatari|African|Asian|Ukrainian|UK|GB|EU|US)"
    r"|(?:non-|un-)(?-i:British|UK|EU|European|English)|foreign|overseas|domestic|offshore)"
)
_MAY_BE_LAND: Final = hint(
    "UK GB US EU EEA u.k. united brit engl scot wales welsh irel irish europ americ china chinese russia "
    "belarus"
    " israel iran india pakist turk german france french spa ital poland polish japan korea taiwan hong "
    "vietnam"
    " bangladesh brazil canad austral zealand nether dutch saudi qatar africa asia far_east commonwealth "
    "palestin"
    " ukrain mexic overseas abroad foreign countr shores home_soil domestic offshore nationality citizen "
    "imports"
)
_OWNED_THERE: Final = words(
    r"\b(?:owned|owners?|ownership|(?:ultimate |whose |its |their )parent|parent (?:company|firm|group)"
    r"|shareholders?|directors?|holding company|subsidiar(?:y|ies)"
    r"|investors?|headquarter\w*|controlled|incorporated|domiciled|citizens?|nationals?"
    r"|passports?|capital|links?|ties)\b"
)
_COUNTRIES: Final = words(rf"\b(?:{_LAND}|{_OF_LAND}|nationality|citizenship)(?![\w-])")
_FIRM_OF_LAND: Final = words(
    rf"\b{_OF_LAND}[- ](?:owned |based |controlled |led )?(?:{FIRM}|groups?|multinationals?|parents?|mills"
    rf"|factories|makers|plants|ownership"
    rf"|owners?|hands|control|shareholders?|nationals?|citizens?|investors?|links|ties)\b"
    rf"|\b{_OF_LAND}[- ](?:owned|controlled|led|based)\b"
    rf"|\b(?:{FIRM}|groups?)\s+(?:based |registered |headquartered |owned |controlled )?"
    rf"(?:in|from|by|outside)\s+{_LAND}"
)
_MADE: Final = (
    r"(?:made|manufactur\w+|assembled|produced|grown|reared|built|woven|imported?|originat\w+|sourced"
    r"|caught|farmed|raised|milled|printed|crafted|bought|shipped)"
)
_DONE_THERE: Final = (
    r"(?:stored|held|hosted|located|registered|based|processed|used|performed|delivered|employed|published"
    r"|recognised"
    r"|approved|licensed|qualified|admitted|kept|resident|established|retained|provided|spent|felt|enrolled"
    r"|accepted"
    r"|allowed|required|permitted|authorised|defined|involved|interested|trained|accredited|incorporated"
    r"|launched)\b"
)
_GOODS_OF_LAND: Final = words(
    rf"\b(?:{_MADE}|(?!{_DONE_THERE})[a-z]+(?:ed|wn|wed|ewn|elt|lt))\s+(?:in|from outside|from"
    rf"|outside(?: of)?|within)\s+{_LAND}"
    rf"|\b{_OF_LAND}[- ](?:made|grown|built|reared|produced|sourced|manufactured)\b"
    rf"|\b(?:of\s+)?{_OF_LAND}\s+(?:origin|manufacture|make|goods|products|produce|materials|meat|steel"
    rf"|food|timber|beef|components|imports|content|input|labour|sourc\w+)\b"
    rf"|\b(?:goods|products?|produce|materials|components?|imports|food|steel|timber|vehicles)\s+"
    rf"(?:from|outside)\s+{_LAND}|\bimports\b"
    rf"|\bbuy (?:\w+ )?from\s+{_LAND}"
)
_TESTED: Final = words(
    rf"\b(?:{FAVOURS}|{GATES}|shall (?:all )?be|(?:do not|don['’]t) want|must (?:all )?be|are to be|is to be"
    rf"|will be|has to be"
    rf"|shall (?:buy|use|source|supply)|must (?:use|come)|refus\w+|no|not|none|never|avoid\w*|confirm"
    rf"|prohibit\w*|forbid\w*"
    rf"|bann?(?:ed|s)?|block\w*|extra|required?|unless|without)\b"
)
_IN_A_DRAFT: Final = words(
    r"\b(?:shall|must|are to|is to|to be|will|only|points?|marks?|preference|prefer\w*|reject\w*|refus\w+"
    r"|weight\w*|bonus"
    r"|buy|forbid\w*|prohibit\w*|(?:do not|don['’]t) want|boycott\w*|avoid\w*|deduct\w*|exclud\w+)\b"
)
_LAWFUL_USE: Final = words(
    r"\bunlawful\b|\bregardless of\b|\bwhatever (?:the|its|their)\b|\btreated (?:the same|equally|alike)"
    r"|\bno less favourabl|\bany nationality\b|\btreaty states?\b|\bequivalent\b|\bdata\b|\bright to work\b"
    r"|\b(?:British|European) Standards?\b|\bSign Language\b|\bas the law requires\b|\bwherever\b"
    r"|\btranslat\w*|\binterpret\w*|\blanguages?\b|\bnational security\b|\bsanction\w*|\bRed Cross\b|\b(?:UK"
    r"|British) (?:law|standards?|legislation)\b"
    r"|\b(?:UK|EU) GDPR\b|\bpremises\b|\bVAT\b|\bcourts?\b"
)

_COUNTRY: Final = words(
    r"\b(?:British|UK|English|foreign|overseas|domestically)[- ]owned\b"
    r"|\b(?:owners?|owned|ownership|directors|shareholders)\b[^.;]{0,60}?\b(?:nationals?|nationality"
    r"|citizens?"
    r"|countr(?:y|ies))\b"
    r"|\b(?:nationality|citizenship|country) of (?:any |the |their |its |your "
    r"|ultimate )?(?:ultimate )?(?:beneficial )?"
    r"(?:owners?|ownership|directors|shareholders|parent|controlling)"
    r"|\b(?:parent|owners?|shareholders?|directors?|headquarters)\b[^.;]{0,40}?\b(?:registered|resident"
    r"|based|domiciled|born)"
    r" (?:in|outside) (?:the )?(?-i:[A-Z])\w+"
    r"|\bno (?:goods|products|materials|supplies|produce)\b[^.;]{0,20}?\b(?:originating|made|produced"
    r"|manufactured|coming)\s+(?:in|from)\s+(?-i:[A-Z][a-z]+)"
    r"|\b(?:only|exclusively|must be|shall be)\b[^.;]{0,40}?\b(?:of )?(?:British|UK|English"
    r"|domestic) (?:origin|manufacture|make)\b"
    r"|\b(?:no|not)\b[^.;]{0,20}?\b(?:goods|products|produce|materials|supplies)\b[^.;]{0,40}?\b(?:from"
    r"|made in|grown in)"
    r" (?-i:[A-Z])[a-z]+"
    r"|\b(?:controlled|owned|financed) (?:from|by) (?:abroad|overseas|foreign\w*|non-UK|non-British)"
    r"|\b(?:non-UK|non-British|foreign)\s+(?:firms|companies|suppliers|bidders|tenderers|businesses"
    r"|contractors)\b"
    r"|\b(?-i:[A-Z][a-z]+(?:ian|ish|ese|an|i)) owners\b"
    r"|\b(?:goods|products|produce|materials)\s+(?:made|manufactured|produced|originating|grown)\s+in\s+"
    r"(?-i:[A-Z][a-z]+)[^.;]{0,60}?\b(?:shall not|excluded|prohibited|not be|only)\b"
    r"|\b(?:only|exclusively)\s+(?:British|UK)(?:[- ]made)?\s+(?:goods|products|produce|companies|firms)\b"
)
_BOYCOTT: Final = words(r"\bboycott\w*")
_UNLAWFUL: Final = words(
    r"\bunlawful\b|\bany nationality\b|\bregardless of\b|\btreated (?:the same|equally|alike)"
)


def _owners(draft: Draft) -> Iterator[Hit]:
    for sentence, start, end in found_in(draft, _COUNTRY, unless=_UNLAWFUL, deniable=False):
        yield Hit(start, end, BOYCOTT if _BOYCOTT.search(sentence.text) else OWNERS)
    boycotts = looks_for(
        _BOYCOTT, BOYCOTT, unless=re.compile(f"{_UNLAWFUL.pattern}|{_COUNTRY.pattern}", re.IGNORECASE)
    )
    yield from boycotts(draft)


def _countries(draft: Draft) -> Iterator[Hit]:
    for first, others in (
        (_FIRM_OF_LAND, ()),
        (_GOODS_OF_LAND, (_IN_A_DRAFT,)),
        (_OWNED_THERE, (_COUNTRIES, BIDDING)),
    ):
        for _, start, end in together(
            draft, first, _TESTED, *others, within=60, unless=_LAWFUL_USE, hints=(_MAY_BE_LAND,)
        ):
            yield Hit(start, end, OWNERS)


RULES: Final = (
    Rule(
        "owners.nationality",
        "place and owners",
        "Nationality or country of owners or goods, or a boycott",
        "Looks for a test by nationality, by country of owners or of goods, and for boycotts.",
        (OWNERS, BOYCOTT),
        in_turn(_owners, _countries),
    ),
)
