"""The sixteen root event types of PLOVER, the scheme by which political scientists count events.

PLOVER (Political Language Ontology for Verifiable Event Records) succeeds CAMEO; its codebook is kept by the
Open Event Data Alliance: https://github.com/openeventdata/PLOVER
"""

from __future__ import annotations

ROOTS = {
    "AGREE": "Agree to, or signal readiness for, a future action: a meeting, a settlement, a deal.",
    "CONSULT": "Meet, visit, call or negotiate.",
    "SUPPORT": "Begin or improve diplomatic cooperation: back, praise, recognize, sign a treaty.",
    "COOPERATE": "Begin or improve material cooperation: trade, share intelligence, exercise together.",
    "AID": "Provide money, goods, arms, training, shelter or protection.",
    "YIELD": "Make a concession: resign, release, ease sanctions, allow, cease fire.",
    "REQUEST": "Demand or ask for something, or order it.",
    "ACCUSE": "Blame, condemn, criticize, or investigate for wrongdoing.",
    "REJECT": "Refuse or deny: a proposal, a request, a charge.",
    "THREATEN": "Warn of, or threaten with, something that will hurt.",
    "PROTEST": "Demonstrate, strike, or take part in other civil action.",
    "SANCTION": "Withdraw from cooperation: break relations, impose sanctions, expel, leave.",
    "MOBILIZE": "Put forces on alert, move or deploy them, or show them.",
    "COERCE": "Repress or restrict: arrest, deport, seize, ban, censor.",
    "ASSAULT": "Use violence against persons: attack, kill, wound, abduct, fight.",
    "RETREAT": "Withdraw forces, surrender, give up positions.",
}
"""What each root covers, in our own short words."""

MODES = {
    "CONSULT": ("visit", "host", "phone", "third-party"),
    "YIELD": ("release", "return", "ease", "access"),
    "RETREAT": ("disarm", "ceasefire", "withdraw"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": ("restrict", "ban", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "SANCTION": ("withdraw", "discontinue", "expel"),
    "COERCE": (
        "seize",
        "restrict",
        "ban",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "beat",
        "torture",
        "sexual",
        "abduct",
        "assassinate",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "heavy-weapons",
        "aerial",
        "drone",
        "crowd-control",
        "unconventional",
    ),
}
"""The modes of the roots that have any: how it was done, by the codebook's names."""
