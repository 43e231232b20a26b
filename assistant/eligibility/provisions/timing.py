"""Provisions on when an expression of interest may be sent."""

from __future__ import annotations

from assistant.law.provision import act

ANY_TIME = act(
    "s.82(1)",
    "when",
    "A group may submit an expression of interest at any time, unless the council has published a window for "
    "submissions (Localism Act 2011, s.82(1) and (2)).",
)
WINDOW = act(
    "s.82(2)",
    "when",
    "A council may set periods for submissions, for all services or for one service (Localism Act 2011, "
    "s.82(2)).",
)
WINDOW_PUBLISHED = act(
    "s.82(3)",
    "when",
    "A council must publish each period on its website (Localism Act 2011, s.82(3)).",
)
OUTSIDE_WINDOW = act(
    "s.82(4)",
    "when",
    "A council may refuse to consider an expression of interest sent outside the period, but need not refuse "
    "(Localism Act 2011, s.82(4)).",
)
