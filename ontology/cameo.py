"""Codes of CAMEO, the scheme of event types before PLOVER, and what they are called here.

CAMEO (Conflict and Mediation Event Observations) has twenty roots with codes below them; data sets such as ICEWS and
GDELT are written in it. Its roots are all here; of the codes below, those that are one to one with a relation type.
"""

from __future__ import annotations

ROOTS = {
    "01": "Make public statement",
    "02": "Appeal",
    "03": "Express intent to cooperate",
    "04": "Consult",
    "05": "Engage in diplomatic cooperation",
    "06": "Engage in material cooperation",
    "07": "Provide aid",
    "08": "Yield",
    "09": "Investigate",
    "10": "Demand",
    "11": "Disapprove",
    "12": "Reject",
    "13": "Threaten",
    "14": "Protest",
    "15": "Exhibit force posture",
    "16": "Reduce relations",
    "17": "Coerce",
    "18": "Assault",
    "19": "Fight",
    "20": "Use unconventional mass violence",
}
"""The root codes, by CAMEO's own labels."""

PLOVER = {
    "AGREE": ("03",),
    "CONSULT": ("04",),
    "SUPPORT": ("05",),
    "COOPERATE": ("06",),
    "AID": ("07",),
    "YIELD": ("08",),
    "REQUEST": ("02", "10"),
    "ACCUSE": ("09", "11"),
    "REJECT": ("12",),
    "THREATEN": ("13",),
    "PROTEST": ("14",),
    "MOBILIZE": ("15",),
    "SANCTION": ("16",),
    "COERCE": ("17",),
    "ASSAULT": ("18", "19", "20"),
}
"""The roots of CAMEO that a root of PLOVER takes up; RETREAT is new."""

RELATIONS = {
    "called-for": ("02", ROOTS["02"]),
    "visited": ("042", "Make a visit"),
    "mediated-between": ("045", "Mediate"),
    "negotiated-with": ("046", "Engage in negotiation"),
    "recognized": ("054", "Grant diplomatic recognition"),
    "apologized-to": ("055", "Apologize"),
    "signed-agreement-with": ("057", "Sign formal agreement"),
    "released": ("0841", "Return, release person(s)"),
    "ceasefire-with": ("0871", "Declare truce, ceasefire"),
    "investigated": ("09", ROOTS["09"]),
    "demanded-of": ("10", ROOTS["10"]),
    "accused": ("112", "Accuse"),
    "convicted": ("116", "Find guilty or liable (legally)"),
    "sanctioned": ("163", "Impose embargo, boycott, or sanctions"),
    "deported": ("174", "Expel or deport individuals"),
    "kidnapped": ("181", "Abduct, hijack, or take hostage"),
    "tortured": ("1822", "Torture"),
    "occupies": ("192", "Occupy territory"),
    "violated-truce": ("196", "Violate ceasefire"),
}
"""The relation types that one code of CAMEO stands for, with its label."""
