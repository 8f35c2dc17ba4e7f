"""Why a name is linked to a node: everything that the knowledge base has for it, with scores and reasons."""

from __future__ import annotations

from ..model import Mention
from .candidates import rank
from .decisions import Decision, known, organ_of
from .focus import Focus
from .kb import KnowledgeBase
from .organs import Organs


def explain(kb: KnowledgeBase, name: str) -> list[Decision]:
    """What a name may mean with nothing else known, the likeliest first; none for a name that is not known."""
    organs = Organs(kb)
    focus = Focus(kb, organs, ())
    mention = Mention("", "", 0, len(name), "name", "Organization", name, name)
    meanings = [
        known(mention, [each])
        for entry_type in ("Organization", "Person", "Place")
        for each in rank(kb.candidates(name, person=True), entry_type, focus)
        if each.entry.type == entry_type
    ]
    organ = organs.parse(name)
    if organ is not None and organ.node is not None:
        office = kb.office(organ.state.id, organ.organ.id) if organ.state else None
        meanings.append(organ_of(mention, organ, office))
    return sorted(meanings, key=lambda each: (-each.score, each.node))
