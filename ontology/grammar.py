"""The closed words of the vocabulary's grammar: the slots of expressions, the frames of cues."""

from __future__ import annotations

_PREPOSITIONS = """
about above across after against ahead along alongside amid among around as at before behind below beneath
beside between beyond by despite down during following for from in inside into near of off on onto out outside
over past per regarding since than through throughout to toward towards under until up upon via with within
without
"""

PREPOSITIONS = frozenset(_PREPOSITIONS.split())
"""A slot or a frame may be any of these: it is then filled by the object of that preposition."""

POSITIONS = frozenset(
    [
        "agent",
        "patient",
        "self",
        "poss",
        "mod",
        "seat",
        "body",
        "attached",
        "doer",
        "pair",
        "source",
        "behind",
        "affected",
    ]
)
"""The slots that are not prepositions; see `expressions` for what fills them."""

SLOTS = POSITIONS | PREPOSITIONS

CLASSES = frozenset(
    ["Actor", "Person", "Organization", "Group", "Place", "Event", "Thing", "Item", "Force", "Any"]
)
"""What a relation may join. Actor stands for Person, Organization and Group; Item for a Thing that can be touched,
which a policy or a tone cannot; Force for a Thing that does harm of itself, a weapon or a storm; Any for everything."""

FRAMES = frozenset(["quote", "clause", "infinitive", "gerund", "object", "said"]) | PREPOSITIONS

COMPLEMENTS = frozenset(["object", "infinitive", "gerund", "clause", "question"]) | PREPOSITIONS
"""What may have to go with the trigger of an expression; `question` is a clause that asks."""

HEARERS = frozenset(["object"]) | PREPOSITIONS
"""Where the words for whom something is said to may stand."""

CONSTRUCTS = frozenset(
    [
        "possessive-organization",
        "place-in-place",
        "counted-group-member",
        "listed-member",
        "included-member",
        "person-of-body",
        "intended-cooperation",
        "intended-conflict",
        "withheld-cooperation",
        "told-to",
        "weapon-impact",
        "attack-in-words",
        "contest",
        "search",
        "contest-won",
    ]
)
"""Constructions that no single word triggers; the reader knows each by its name."""
