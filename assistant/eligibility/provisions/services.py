"""Provisions on what may be challenged."""

from __future__ import annotations

from assistant.law.provision import act, expressions

_WHOM = "whom-and-what"
ASSIST = act(
    "s.81(4)",
    _WHOM,
    "A group may offer to provide the service or to help provide it (Localism Act 2011, s.81(4)).",
)
STATUTORY_DUTY = act(
    "s.81(4)",
    "common-failures",
    "A request to take over a legal duty asks too much, because the council keeps its statutory "
    "responsibility (Westminster City Council).",
)
NOT_A_BUILDING = act(
    "s.81(4)",
    "common-failures",
    "A request for a building is not a request to run a service (Localism Act 2011, s.81(4) and (5)).",
)
RELEVANT_SERVICE = act(
    "s.81(5)",
    _WHOM,
    "A relevant service is one provided by or on behalf of the council in exercising its functions in "
    "England (Localism Act 2011, s.81(5)).",
)
CONTRACTED_OUT = act(
    "s.81(5)",
    _WHOM,
    "A service that a contractor already runs for the council can be challenged, because the Act covers "
    "services provided on behalf of the council (Localism Act 2011, s.81(5)).",
)
NAMED_PERSON = expressions(
    "Sch.2 para.4",
    _WHOM,
    "Services for a named person with complex individual health or social care needs are excluded (SI "
    "2012/1313, Schedule 2, paragraph 4).",
)
NHS_EXCLUSION_ENDED = expressions(
    "reg.4(2)",
    _WHOM,
    "Two exclusions for services commissioned with or by the NHS ended on 1 April 2014 (SI 2012/1313, "
    "regulation 4(2)).",
)
NHS_EXCLUSION = expressions("Sch.2 para.2", _WHOM, NHS_EXCLUSION_ENDED.told)
