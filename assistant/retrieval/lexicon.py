"""The words that sources use for what people ask in plain words."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 2000
"""Characters that are looked at: a scenario with its question; what is longer was pasted."""

_LEXICON: Final = r"""
firms? | compan(?:y|ies) | business(?:es)? | contractors? | vendors? = supplier provider
bid(?:s|ding|ders?)? | pitch(?:es|ing)? = tender supplier
tenderers? | suppliers? | providers? = bidder contractor
town hall | council | local government = authority
(?:turn|turned|turning|knock|knocked) (?:\w+ ){0,3}(?:down|back) | (?:say|says|said|saying) no | refus\w+ |
    throw\w* out = reject rejection ground
(?:say|says|said|saying) yes | go-ahead | green light | approv\w+ = accept acceptance
sue[ds]? | suing | (?:take|taken|taking) \w+ to court | court | judge |
    lawyers? = proceedings claim challenge judicial review legally binding
appeals? | appealing | complain\w* = review ombudsman challenge tribunal
staff | workers? | workforce | jobs? | people (?:who )?work\w* | team = employees transfer TUPE
take[ns]? (?:on|over) | taking (?:on|over) | run it ourselves | hand(?:ed|ing)? over = transfer provide run
outsourc\w+ | farm\w* out | contract\w* out | privatis\w+ = contracting external provider
in[- ]house | bring back | insourc\w+ = insourcing employees own
scrap(?:ped|s)? | abolish\w* | done away | got rid = repeal abolish force
sack(?:ed|ing)? | get rid of | fire[ds]? | cancel\w* | pull out | walk away = terminate termination breach
ring round | rang round | phone round | quotes? | quotation = below-threshold quotation invite
skip (?:the )?(?:competition|tender) | without (?:a )?(?:competition|tender\w*) | no competition |
    straight to = direct award
how (?:long|soon|quick(?:ly)?|fast) | by when | deadline | too late = period days within deadline
wife | husband | partner of | brother\S* | sister\S* | cousin | relatives? | family | friends? | mates? |
    shares in = conflict interest personal indirect
cheap\w* | lowest (?:price|bid) | bargain = price cost advantageous
(?:ridiculously|suspiciously|far too|too|very|implausibly) (?:low|cheap) | too good to be true |
    undercut\w* = abnormally low price
strik(?:es?|ers|ing) | trade unions? | boycott\w* | politic\w+ = industrial dispute non-commercial
local (?:firms?|compan\w+|business\w*|suppliers?) | round here | nearby |
    in our (?:area|town|borough|district) | home-grown = local reserve location area
kept for | keep it for | ring-?fenc\w+ | only \w+ (?:can|could|to be able to) (?:bid|apply|go for) |
    go for = reserved reserve
charit(?:y|ies) | clubs? | neighbours | residents' group | non-?profits? | third sector |
    voluntary = community body voluntary VCSE
(?:shut|close)(?:s|d|ting|ing)?(?: down)? | closure | axe[ds]? |
    stop(?:s|ped|ping)? (?:running|funding|providing) | cuts? = decommission closure ending withdraw
ask(?:ing)? (?:people|residents|users|the public) | talk to (?:people|residents|users) |
    have (?:a|their) say | feedback = consultation consult views
roll(?:ed|ing)? (?:it )?(?:on|over) | extend\w* | extension | carry(?:ing)? on | prolong\w* |
    another year = modification extension renewal
split\w* | break\w* up | cut \w+ (?:\w+ )?into | smaller (?:ones|pieces|contracts) | chop\w* = lots divide
advert\w* | go(?:ing|es)? out to | put (?:it )?out = tender notice publish
sign(?:s|ed|ing)? | ink | seal(?:ed)? = enter conclude contract details
came second | runner-?up | lost | losing | unsuccessful | missed out = unsuccessful standstill losing
coffee | chat(?:s|ting)? | sound(?:ed|ing)? out | warm up | speak to (?:suppliers|providers|firms) |
    meet (?:suppliers|providers|firms) = preliminary market engagement
paperwork | forms? | pack | what to write = documents information contents
money side | books | accounts | funds | afford = financial resources finances
insurance | turnover | track record | experience = conditions participation capability
hospitals? | gps? | clinics? | doctors? = NHS health
fund(?:s|ed|ing) | hand-?outs? | donation = grant
state aid | small help | help from the council = subsidy minimal assistance
points | marks | scor(?:e|es|ed|ing) | judge[ds]? = criteria weighting award assess
keep an eye | watch(?:es|ed|ing)? | check on | monitor\w* | track(?:ed|ing)? = KPI performance manage
let(?:s|ting)? us down | not deliver\w* | delivered (?:none|nothing) | fail(?:s|ed|ing|ure)? | broke\w* |
    poor(?:ly)? = breach performance remedy
holds? up | enforce\w* | stick to = enforceable clause obligation
cabinet | members | councillors? | committee = decision executive authority
weigh(?:t|s|ed|ing)? up | bear in mind | think about | take into account = consider regard
hear(?:d)? back | no (?:reply|answer|response) | nobody has (?:written|replied) | silence |
    acknowledg\w* = notify receipt written days
stop(?:ped|ping)? | block(?:ed|ing)? | freeze | halt(?:ed)? = suspend suspension standstill
barred | banned | blacklist\w* | excluded? | leave (?:\w+ )?off | left out = exclusion excluded list
hide | hush | secret\w* | kept quiet = publish confidential transparency
real living wage | pay rates? | low pay | wages? = living wage pay
green | climate | carbon | environment\w* = environmental sustainability
disabled | disability | discriminat\w+ | equalit\w+ | fair(?:ness|ly)? = equality duty
shared? | join(?:ed|ing)? up | together with | partners? | alliance = consortium collaborative partner
sub-?contract\w* | supply chain = sub-contractor consortium
new unitary | reorganis\w+ | merg(?:e[rs]?|ed|ing) | disappear\w* = reorganisation successor restructuring
parish | village | neighbourhood = parish community
buildings? | pubs? | halls? | land | assets? = community asset value
bought | buy(?:s|ing)? | purchas\w+ | procur\w+ = procurement contract
worth | cost(?:s)? | price[ds]? | £\S+ = value estimated threshold
copy | sample | example | template | specimen | precedent = illustrative tender notice
service users | patients | clients | customers | people who use = users involve co-production
older | elderly | pensioners = older care
kids | children | teenagers | young people | youth = children young
meaning | what on earth | stand(?:s)? for | what is an? | define[ds]? = means definition
differ\w* | difference | versus | vs = difference compared unlike
have to | forced | bound | obliged | compulsory = must required duty
can we | could we | may we | allowed | alowed | ok to = may permitted
"""
"""Plain wordings as patterns, apart by bars, then the words that are looked for beside them. From general
knowledge of the field and from how the shipped sources speak; `python -m evals ablation` says what it is
worth."""


def _entry(line: str) -> tuple[re.Pattern[str], str]:
    plain, _, meant = line.partition(" = ")
    alternatives = "|".join(part.strip() for part in plain.split(" | "))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE), meant


_ENTRIES: Final = tuple(map(_entry, re.sub(r"\n {4}", " ", _LEXICON).strip().splitlines()))


def field_words(question: str) -> str:
    """The words that sources may use for what the question says otherwise; empty when there are none."""
    asked = question[:_LONGEST]
    return " ".join(meant for plain, meant in _ENTRIES if plain.search(asked))
