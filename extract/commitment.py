"""How sure a speaker's words make what is said: the act may be weaker than saying, and the content hedged."""

from __future__ import annotations

from ..model import Certainty
from ..ontology.vocabulary import Act
from .clauses import root
from .factuality import RANK, factuality
from .parse import Parse
from .said import Said
from .triggers import Triggers


def commitment(parse: Parse, said: Said, act: Act, triggers: Triggers) -> Certainty:
    """The weaker of what the act makes it and what the words make it, by GRaSP's values (van Son et al., 2016).

    "She said that he left" is certain, "she believes that he left" probable, "she said that he might have left"
    possible; "she ordered him to leave" leaves open whether he did. A noun phrase adds nothing to its act.
    """
    if said.scope == "noun" or not said.content:
        return act.certainty
    content = factuality(parse, root(parse, said.content[0]), triggers)
    return max(act.certainty, content.certainty, key=RANK.index)
