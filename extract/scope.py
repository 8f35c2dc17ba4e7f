"""How far a content commits its speaker: by whether it is a finite clause, a clause without a finite verb, or a noun.

It is the line that guidelines differ on. All of them count "said that they left" as an attribution; those of GUM's
rhetorical relations do not count "ordered them to leave", and those of PolNeAR count "condemned their departure", too.
"""

from __future__ import annotations

from ..model import Scope
from .clauses import root
from .parse import Parse
from .quotes import Quoted
from .said import Said

FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
VERB_GROUP = frozenset(("aux", "auxpass", "cop"))


def scope(parse: Parse, quoted: Quoted, said: Said) -> Scope:
    """*clause* for "(said) that they left" and for whatever is quoted as a whole; *nonfinite* for "(ordered them) to
    leave", "(denied) backing them", "(called him) a liar"; *noun* for "(condemned) the raid".
    """
    if not said.content or (said.scope == "clause" and quoted.kind(parse, said.content) == "direct"):
        return "clause"
    if any(_is_finite(parse, root(parse, part)) for part in said.content):
        return "clause"
    return "noun" if said.scope == "noun" else "nonfinite"


def _is_finite(parse: Parse, head: int) -> bool:
    """Whether a head is a finite verb, or has a finite auxiliary or copula."""
    return parse.tags[head] in FINITE or any(
        parse.tags[child] in FINITE for child in parse.children[head] if parse.deps[child] in VERB_GROUP
    )
