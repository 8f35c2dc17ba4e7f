"""What a report tells of the things that somebody speaks of: "Orlan said that Klein, who attacked the port, is ill".

In indirect speech the words are the reporter's. A clause set off by commas adds what the reporter knows, and where the
act commits its speaker to nothing ("wants them to shelter rebels backed by Ruritania", "refused to visit her"), what is
so all the same is so to the reporter (Potts 2005 on appositives; Karttunen 1973 on plugs and holes).
"""

from __future__ import annotations

from .parse import Parse
from .quotes import Quoted
from .related import Related
from .said import Said
from .scope import scope
from .triggers import Triggers

DESCRIBING = frozenset(("relcl", "acl", "appos"))


def is_background(parse: Parse, quoted: Quoted, related: Related, said: Said, triggers: Triggers) -> bool:
    """Whether a relation inside the content of a statement is the reporter's own."""
    if said.verbatim or said.cue is None or related.certainty != "certain":
        return False
    idle = said.act not in triggers.committing or said.polarity == "negative"
    implied = said.polarity == "positive" and scope(parse, quoted, said) == "nonfinite"
    if idle and (implied or _is_somebodys(parse, related.head)):
        return True  # implied by the act itself: "refused to visit her", or known: "hopes that his raids end"
    token = related.head
    while said.covers(token) and parse.heads[token] != token:
        if parse.deps[token] in DESCRIBING and said.covers(parse.heads[token]):
            return idle or _is_set_off(parse, token, said.cue)
        token = parse.heads[token]
    return False


def _is_somebodys(parse: Parse, token: int) -> bool:
    """Whether a noun for what happened has a possessor, as what is known has: "his attacks on the rebels"."""
    return parse.tags[token].startswith("N") and parse.child(token, "poss") is not None


def _is_set_off(parse: Parse, clause: int, cue: int) -> bool:
    """Whether what describes a noun stands behind a comma or a dash; "according to" vouches for such words, too."""
    before = parse.left[clause] - 1
    comma = before >= 0 and parse.words[before] in (",", "--", "—", "–", "(")
    circumstance = parse.words[parse.left[clause]].lower() in ("when", "where")
    return comma and not circumstance and parse.words[cue].lower() != "according"
