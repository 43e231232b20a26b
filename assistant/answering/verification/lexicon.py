"""Words that mean the same, the opposite or another party, as a general reader of this field knows them."""

from __future__ import annotations

from typing import Final

from assistant.answering.terms import stem

# Each line holds words that may stand for one another in a sentence of this field.
_ALIKE: Final = """
authority council councils body buyer purchaser | local authority
group challenger challengers organisation organisations
supplier provider contractor bidder tenderer firm company business incumbent rival competitor
big large great major | little small tiny modest
employee worker staff personnel workforce
user client recipient resident patient citizen people person
government whitehall minister state department
charity voluntary nonprofit vcse
law act statute legislation parliament legal
buy purchase procure procurement buying purchasing
tender bid offer competition compete contest
publish announce advertise
begin start commence launch open
end stop finish close expire lapse terminate closure
accept approve agree yes
reject refuse decline turn
decide decision determine settle choose mind
submit send hand lodge file
tell inform notify notice say write
keep retain stay remain hold
change alter alteration modify modification amend vary swap substitute
assess evaluate judge check examine score mark
divide split carve slice cut
cost price spend spending money fund funding sum pay payment expense
reduce cut lower reduction
increase raise rise grow
need require requirement demand must
allow permit let enable may
help support assist backing aid
stop prevent bar ban forbid prohibit
rule regulation requirement condition
reason ground basis justification cause
benefit gain advantage good worth value
risk danger threat
fair equal even
result outcome effect impact
plan proposal draft
aim objective goal purpose
measure metric indicator figure kpi
report account document paper paperwork form record
power discretion right
duty obligation responsibility task
promise pledge commitment commit offer
replace supersede substitute
consult ask consultation involve
consider think weigh regard
run operate manage deliver provide
early soon | late delay afterwards
time period timetable window
area place neighbourhood local nearby
year yearly annual annually
separate apart different distinct
together joint jointly
free liberty choose
enough adequate sufficient
certain sure assured guarantee guaranteed promise
clear plain
important relevant
exclude excluded leave disregard ignore omit
build building premises
take adopt
"""

_OPPOSITE: Final = """
accept reject | accept refuse | approve reject | allow forbid | allow prevent | permit prohibit | bar permit
before after | earlier later | early late | first last | begin end | start end | start finish | open close
above below | over under | more less | more fewer | most least | maximum minimum | longest shortest
increase decrease | increase reduce | raise lower | rise fall | higher lower | longer shorter | longer sooner
include exclude | inside outside | within outside | internal external | in-house outsourced
public private | buyer supplier | seller buyer | commissioner provider | landlord tenant | employer employee
authority group | council group | council supplier | authority supplier | council user | winner loser
optional mandatory | optional compulsory | voluntary compulsory | voluntary mandatory
always never | all none | everyone nobody | any no | every no | both neither | many few | all some | all most
same different | equal unequal | fair unfair | reasonable unreasonable | lawful unlawful | legal illegal
old new | former latter | outgoing incoming | previous next | present absent | current former
local national | local central | central devolved | single several | one several
large small | big little | big small | long short | strong weak | rich poor | wealthier poorer
direct indirect | open closed | formal informal | written oral | certain uncertain | final provisional
succeed fail | win lose | gain loss | benefit harm | help hinder | strengthen weaken | safer riskier
keep remove | keep drop | add remove | add drop | gain lose | join leave | continue stop | stay leave
towards away | up down | top bottom | minimum maximum | floor ceiling
know unknown | available unavailable | able unable | capable incapable | necessary unnecessary
england scotland | england wales | wales scotland | english welsh | english scottish
quality price | quality cost | output outcome | value cost | weight mark | grant contract | goods works
goods services | services works | tender award | planning delivery | input output | rise cut
"""

# Parties: a sentence that says of one what its source says of another is wrong.
_PARTIES: Final = """
authority council buyer purchaser commissioner local-authority
group challenger community-group society
supplier provider contractor bidder tenderer firm company business incumbent rival competitor participant
employee worker staff personnel
user client recipient patient carer
resident citizen public household
government whitehall minister ministers department cabinet treasury secretary
leader councillor member politician
court judge tribunal
committee parliament mps mp
charity trust nonprofit navca locality ncvo
auditor audit inspector regulator
landlord owner | tenant | union | lawyer solicitor | manager officer
"""


def _groups(text: str) -> list[frozenset[str]]:
    lines = (part for line in text.strip().splitlines() for part in line.split("|"))
    return [frozenset(stem(word) for word in line.split()) for line in lines if line.split()]


def _index(groups: list[frozenset[str]]) -> dict[str, frozenset[int]]:
    index: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for word in group:
            index.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in index.items()}


_ALIKE_INDEX: Final = _index(_groups(_ALIKE))
_PARTY_INDEX: Final = _index(_groups(_PARTIES))
_OPPOSITES: Final = frozenset(
    pair
    for one, other in (
        tuple(group.split()) for line in _OPPOSITE.strip().splitlines() for group in line.split("|")
    )
    for pair in ((stem(one), stem(other)), (stem(other), stem(one)))
)


def alike(one: str, other: str) -> bool:
    """Whether two stems may stand for one another."""
    return one == other or bool(_ALIKE_INDEX.get(one, frozenset()) & _ALIKE_INDEX.get(other, frozenset()))


def opposite(one: str, other: str) -> bool:
    """Whether two stems are opposites."""
    return (one, other) in _OPPOSITES


def party(word: str) -> frozenset[int]:
    """The kinds of party that a stem names; none for any other word."""
    return _PARTY_INDEX.get(word, frozenset())
