"""The words by which a stated reason is known as none of the ten grounds."""

from __future__ import annotations

from typing import Final

from assistant.eligibility.officer.reason_signs import Signs, signs

_AREA = r"(?:area|borough|district|county|town|city|community|parish|village|neighbourhood)"

NOT_GROUND: Final[dict[str, Signs]] = {
    "existing_contract": signs(
        r"\bcontract (?:was |has been )?(?:signed|awarded|let) (?:with|to|for|in|last)\b",
        r"\bcontract (?:still )?(?:has|had) (?:\w+ ){0,4}(?:to run|left)\b|\bcontractually\b"
        r"|\bbound by (?:an? |the |our )?(?:\w+ )?contract\b",
        r"\b(?:current|present|existing|incumbent) (?:provider|operator|supplier|contractor)s? (?:has|have"
        r"|is contracted)\b",
        r"\bentered into (?:an? )?(?:\w+ ){0,3}(?:contract|agreement)\b|\bagreement (?:is "
        r"|already )?(?:in place|until)\b",
        r"\b(?:existing|current|present) (?:\w+ )?(?:contracts?|service level agreement|sla)\b",
        r"\bunder (?:an? )?(?:\w+ )?contract\b|\b(?:tied|locked) in(?:to)?\b|\bcontracted out\b"
        r"|\balready contracted\b",
        r"\bcontract (?:is |already )?(?:in place|with|until|runs|expires|ends|lasts|not (?:end|expire))\b",
        r"\b(?:has|have|had) (?:already )?(?:an?|our) (?:\w+ )?contract\b",
        r"\b(?:break\w*|breach of|terminat\w*) (?:the |our |an? |its )?(?:\w+ )?contract\b",
    ),
    "cost": signs(
        r"\bdearer\b|\bbigger than our\b|\bmore than (?:we|the council) (?:can|could) (?:pay|find)\b",
        r"\bfinancial (?:climate|situation|constraints)\b|\bausterity\b|\bno money (?:for|to)\b",
        r"\b(?:subsidy|price|cost|fee|grant)s?\b.{0,40}\btoo (?:high|much|large)\b|\bmore money\b",
        r"\bfinancial (?:burden|pressure)s?\b|\bdrain on\b|\b(?:our|councils) finances\b",
        r"\b(?:expensive|costly|unaffordable|cheaper|savings?)\b|\bafford\b",
        r"\bcosts? (?:the council |the authority |us |too |more\b|of\b)|\btoo (?:high|much) (?:a )?(?:price"
        r"|cost|money)\b",
        r"\bno (?:budget|money|funding|resources) (?:for|to|in|available|left)\b|\bbudget (?:pressures?"
        r"|cuts?|gap)\b",
        r"\b(?:not (?:\w+ ){0,2}?)?(?:value for money|cost effective|sav(?:e|es|ing) (?:\w+ ){0,3}money)\b"
        r"|\bprice (?:is|was)\b|\bnot have the (?:budget|money"
        r"|funds)\b",
    ),
    "in_house": signs(
        r"\b(?:council|public|local authority) (?:hands|control|ownership|run)\b",
        r"\bour own (?:team|staff|officers|employees|workforce)\b",
        r"\b(?:provide|run|deliver|manage)\w* (?:\w+ ){0,2}directly\b",
        r"\bin house\b|\bourselves\b|\binsourc\w+|\b(?:by|to) the (?:council|authority) itself\b",
        r"\bdirect(?:ly)? (?:provi\w+|run|deliver\w*|manage\w*|labour)\b",
        r"\b(?:keep|retain) (?:\w+ ){0,3}(?:control|the service)\b",
    ),
    "political": signs(
        r"\b(?:labour|conservative|liberal democrat|green|reform|independent) (?:group|members"
        r"|councillors)\b",
        r"\b(?:residents|voters|electorate)\b.{0,20}\b(?:voted|elected)\b",
        r"\b(?:members|councillors?|cabinet|administration|leader|ruling (?:group|party)|majority (?:group"
        r"|party)"
        r"|portfolio holder|committee)\b.{0,50}\b(?:not (?:\w+ )?(?:support|want|agree|in favour)|oppos\w+"
        r"|object\w*"
        r"|against(?! the law)|disagree\w*|not like|dislikes?|unwilling|voted (?:it )?down)\b",
        r"\bpolitical(?:ly)?\b|\bmanifesto\b|\b(?:against|not|contrary to) (?:\w+ ){0,2}policy\b",
    ),
    "not_local": signs(
        r"\bmiles? away\b|\bnothing of (?:the |our |this )?" + _AREA + r"\b",
        r"\b(?:not|no) (?:\w+ ){0,3}(?:base|office|premises) in (?:the |this |our )?" + _AREA + r"\b",
        r"\b(?:not|none|nobody|no one|few)\b.{0,30}\blives? (?:in|here|locally)\b",
        r"\bnot (?:an? |very )?local\b(?! (?:government|authority))|\bout of (?:area|county|borough|town)\b",
        r"\b(?:no|not (?:\w+ ){0,2}?(?:any|an?)|lack(?:s|ing)? (?:an? |any )?|without (?:an? |any )?|little"
        r"|weak)"
        r" ?local (?:\w+ )?(?:connection|link|roots?|presence|ties|knowledge)s?\b",
        r"\b(?:no|not (?:\w+ ){0,2}?(?:any|an?)|lacks? (?:an? |any )?|without (?:an? |any )?|little|weak)"
        r" ?(?:connection|link|roots|presence|ties)s? (?:with|to|in) (?:the |this |our )?" + _AREA + r"\b",
        r"\b(?:from|based|located) (?:in )?(?:outside|another|an?other|a different|elsewhere)\b"
        r"(?! (?:the )?(?:window|period|deadline))",
        r"\bnational (?:charity|organisation|body)\b",
    ),
    "not_best": signs(
        r"\b(?:not|less) (?:as )?(?:good|attractive|convincing) (?:as|than)\b|\bothers? (?:would|could"
        r"|can) (?:\w+ )?better\b",
        r"\bbetter job\b",
        r"\bnot (?:\w+ ){0,4}?best\b|\bpreferred option\b|\b(?:stronger|better) (?:bid|proposal|offer|option"
        r"|way|use"
        r"|provider|alternative|placed|suited)s?\b",
        r"\b(?:do|run|provide|deliver) (?:it|the service|this) better\b|\bnot (?:good|strong"
        r"|convincing) enough\b",
    ),
    "reorganisation": signs(
        r"\b(?:shadow|successor) (?:authority|council)\b",
        r"\b(?:districts?|councils?|authorit\w+)\b.{0,20}\b(?:is|are|be|being) (?:merged|abolished|replaced"
        r"|dissolved)\b",
        r"\breorgani[sz]\w+|\blgr\b|\bdevolution\b|\brestructur\w+|\b(?:new|single tier) (?:unitary|council"
        r"|authority)\b",
        r"\bunitar(?:y|ies)\b|\bcouncil (?:is|will be|is being|is to be) (?:abolish\w+|replaced|merged"
        r"|dissolved)\b",
    ),
    "form_or_age": signs(
        r"\bnew start up\b",
        r"\b(?:registered|formed|founded|established|set up|incorporated) only\b",
        r"\bno(?:t|t have)? (?:\w+ )?(?:charitable|charity) status\b|\bexisted for (?:less|only|under)\b",
        r"\b(?:not|never) (?:been |yet )*(?:an? )?(?:incorporated|registered|constituted|limited company"
        r"|legal entity"
        r"|legal person)\b|\bun(?:incorporated|registered|constituted)\b",
        r"\bno (?:legal (?:personality|status|entity)|(?:charity|company) (?:number|registration))\b",
        r"\btoo (?:new|young|recent|small)\b|\b(?:recently|newly|only just) (?:formed|founded|created"
        r"|established|set up)\b",
        r"\b(?:only|just) (?:been )?(?:set up|formed|founded|established|created|registered|started)\b",
        r"\bless than (?:an?|one|two|three|\d+) years? old\b|\bnot (?:been )?(?:around|established"
        r"|existed) (?:for )?long\b",
    ),
    "papers": signs(
        r"\b(?:business (?:plan|case)|costed (?:proposal|plan)|quotation|method statement)\b.{0,20}\bnot\b",
        r"\bnot (?:\w+ ){0,3}what (?:it|they) would charge\b",
        r"\b(?:no|not|without|missing|lack\w*|fail\w*|neither|nor)\b.{0,40}\b(?:business (?:plan|case)"
        r"|pric(?:e|es"
        r"|ing)"
        r"|costings?|costed|constitution|governing document|quotation|articles of association"
        r"|method statement)\b",
        r"\b(?:business (?:plan|case)|price|costings?|constitution|governing document)\b.{0,20}\b(?:missing"
        r"|not (?:given|included"
        r"|provided|enclosed|there))\b",
        r"\bnot\b.{0,30}\b(?:own|our|councils?|standard|right|prescribed|correct) (?:\w+ )?(?:form"
        r"|template)\b",
        r"\bwrong (?:form|template)\b",
    ),
    "performing_well": signs(
        r"\b(?:service|library|centre)\b.{0,30}\b(?:one of the best|award winning|excellent|works? well"
        r"|good as it is)\b",
        r"\brates? (?:the service|it) (?:as )?(?:good|outstanding)\b|(?<!our )\bsatisfaction (?:with|is"
        r"|levels|rates|among)\b",
        r"\b(?:perform\w*|works?|working|runs?|running|doing) (?:\w+ )?(?:well|fine)\b"
        r"|\bnothing wrong with\b",
        r"\b(?:rated|judged) (?:\w+ )?(?:good|outstanding)\b|\bhigh(?:ly)? (?:performing|rated|regarded)\b",
        r"\b(?:users|residents|customers|people) are (?:\w+ )?(?:satisfied|happy|pleased)\b",
        r"\bno (?:need|reason) (?:to|for) (?:an? )?change\b|\bno complaints?\b|\bgood (?:service"
        r"|performance)\b",
    ),
    "staff": signs(
        r"\b(?:unison|gmb)\b",
        r"\btupe\b|\bunions?\b|\bredundanc\w+|\bjobs (?:would|will|could|might) be lost\b",
        r"\b(?:staff|employees|workforce|colleagues)\b.{0,50}\b(?:not (?:\w+ )?(?:want|support|agree)"
        r"|oppos\w+"
        r"|object\w*|against|unhappy|worried|transfer\w*|pensions?|lose their jobs)\b",
    ),
    "outside_window": signs(
        r"\bwindow\b.{0,40}\b(?:came|arrived|received|submitted) (?:in|on|after|before)\b",
        r"\boutside (?:of )?(?:an? |the |our |any )?(?:\w+ )?(?:period|dates|window)\b",
        r"\bonly (?:take|accept|consider|receive)\w* (?:expressions of interest|eois|them) (?:in|between"
        r"|from|during)\b",
        r"\b(?:outside|after|before|missed)\b.{0,30}\b(?:window|submission period|published period|deadline"
        r"|closing date|dates that we)\b",
        r"\btoo (?:late|early)\b|\blate (?:submission|expression)\b|\b(?:submitted|received|sent"
        r"|arrived) late\b",
        r"\b(?:window|deadline) (?:had|has|was|is) (?:already )?(?:closed|shut|passed"
        r"|not (?:yet )?open\w*)\b",
    ),
}
"""Signs of each reason that is no ground, by its id."""
