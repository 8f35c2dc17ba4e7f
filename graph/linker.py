"""The entity linker: from the mentions of a report to nodes.

A chain is linked as one, by its best name; its other mentions follow. What has no name is a node of its
report alone. A link's `score` says how sure the linker is, from 0 to 1 (`candidates` tells it for names that
the knowledge base knows, `decisions` for the rest), and its `reason` says why in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..ids import content_id
from ..model import Candidate, Document, Entity, Extraction, Link, Mention, MentionKind
from ..ontology.vocabulary import Vocabulary, load
from .candidates import rank
from .decisions import (
    RUNNERS_UP,
    Decision,
    borrowed,
    known,
    local_description,
    local_name,
    name_id,
    organ_of,
    shortened,
    the_publisher,
    unresolved,
)
from .focus import Focus
from .groups import Group, groups
from .incumbents import Incumbents
from .kb import KnowledgeBase, Named
from .kb_compiled import WEAK
from .kb_entries import Entry
from .names import normalize, without_title
from .organs import OrganName, Organs
from .owners import with_owners
from .places import Places

FOLLOWS: Mapping[MentionKind, float] = {"name": 0.95, "description": 0.85, "pronoun": 0.75}
"""What is left of a decision's score for the mentions that follow it by coreference."""

SURE_SENSE, UNSURE_SENSE = 0.9, 0.6
"""How sure it is that a capital's name stands for the government, or for the city."""

Incumbent = Callable[[Mention], Decision | None]

UNNAMED_PUBLISHER = "unnamed publisher"


class Linker:
    """Links the mentions of reports to the nodes of a knowledge base, and to local nodes for what it lacks.

    Titles ("Gen.") are those of the vocabulary, the shipped one unless another is given.
    """

    def __init__(self, kb: KnowledgeBase, vocabulary: Vocabulary | None = None) -> None:
        self._kb = kb
        self._organs = Organs(kb)
        self._places = Places(kb)
        self._incumbents = Incumbents(kb)
        self._titles = (vocabulary or load()).lexicons["titles"]

    def link(self, extraction: Extraction) -> tuple[tuple[Link, ...], tuple[Entity, ...]]:
        """One link for every mention, in their order, and one entity for every node, in order of their ids.

        Depends on nothing but the records and the knowledge base; the time it takes grows with the mentions.
        """
        document = extraction.document.id
        extraction = with_owners(extraction, self._organs)
        focus = Focus(self._kb, self._organs, extraction.mentions)
        incumbent = self._incumbents.of(extraction, focus)
        publisher = self.publisher(extraction.document)
        links: dict[str, Link] = {}
        entities: dict[str, Entity] = {}
        for group in groups(extraction, self._is_capital, self._office):
            decision = self._decide(group, focus, incumbent, publisher)
            links.update((link.mention, link) for link in _links(group, decision, document))
            entity = Entity(
                decision.node,
                document,
                decision.label,
                decision.type,
                decision.wikidata,
                self._places.coordinates(decision.node),
                self._places.within(decision.node),
            )
            entities[entity.id] = _fuller(entities.get(entity.id, entity), entity)
        return (
            tuple(links[mention.id] for mention in extraction.mentions),
            tuple(entities[node] for node in sorted(entities)),
        )

    def publisher(self, document: Document) -> Entity:
        """The node of who publishes a report; where it names none, "unnamed publisher of" that report."""
        name = " ".join((document.publisher or "").split())
        if not name:
            node = content_id("ent", document.id, UNNAMED_PUBLISHER)
            return Entity(node, document.id, f"{UNNAMED_PUBLISHER} of {document.name}", "Organization")
        bodies = [entry for entry, _ in self._kb.candidates(name) if entry.type == "Organization"]
        if not bodies:
            return Entity(name_id("Organization", name), document.id, name, "Organization")
        body = next((entry for entry in bodies if entry.kind == "media"), bodies[0])
        return Entity(body.id, document.id, body.label, body.type, body.wikidata)

    def _is_capital(self, name: str) -> bool:
        return any(entry.kind == "capital" for entry, _ in self._kb.candidates(name))

    def _office(self, name: str) -> str | None:
        found = self._organs.parse(name)
        return found.node if found is not None else None

    def _decide(self, group: Group, focus: Focus, incumbent: Incumbent, publisher: Entity) -> Decision:
        names = group.names()
        if not names:
            return self._decide_unnamed(group, focus, incumbent)
        for name in names:
            decision = self._known(name, group, focus) or self._organ(name, focus)
            if decision is not None and (name is names[0] or self._alike(names[0], decision.node)):
                return decision
        if normalize(self._bare(names[0])) == normalize(publisher.label):
            return the_publisher(names[0], publisher)
        return local_name(names[0], self._bare(names[0]))

    def _decide_unnamed(self, group: Group, focus: Focus, incumbent: Incumbent) -> Decision:
        descriptions = group.descriptions()
        for description in descriptions:
            decision = self._known_in_full(description, focus) or self._organ(description, focus)
            if decision := decision or incumbent(description):
                return decision
        if descriptions:
            return local_description(descriptions, group.mentions[0])
        return unresolved(group.mentions[0])

    def _known(self, name: Mention, group: Group, focus: Focus) -> Decision | None:
        """The entry that a name means, or None where the knowledge base does not know it."""
        named = self._candidates(name)
        if not named:
            return None
        capitals = [entry for entry, _ in named if entry.kind == "capital"] if group.sense else []
        if not capitals:
            return known(name, rank(named, name.type, focus))
        if group.sense == "city":
            places = [(entry, how) for entry, how in named if entry.type == "Place"]
            decision = known(name, rank(places, "Place", focus))
            other = self._stands_for(capitals[0])
            reason = f"'{name.text}' is a place here"
        else:
            decision = known(name, rank(self._governments(named), "Organization", focus))
            other = capitals[0]
            reason = f"'{name.text}' acts here: a capital that acts stands for its government"
        return _in_sense(decision, SURE_SENSE if group.sure else UNSURE_SENSE, reason, other)

    def _known_in_full(self, description: Mention, focus: Focus) -> Decision | None:
        """The entry that a whole description names: "the Deir ez-Zor province", "the Fed"; an adjective names none.

        Nor does what is said of people alone: "the Democrats who left" are some of a party.
        """
        named = self._kb.candidates(shortened(description.text)) if description.count is None else ()
        none = ("adjective", "name") if description.type in ("Person", "Group") else ("adjective",)
        nouns = [(entry, how) for entry, how in named if how not in none]
        return known(description, rank(nouns, description.type, focus)) if nouns else None

    def _candidates(self, name: Mention) -> Sequence[Named]:
        person = name.type == "Person"
        found = self._kb.candidates(name.text, person=person)
        if not found and person:
            found = self._kb.candidates(self._bare(name), person=True)
        # "Orange" is seldom the company, and never where it was read as somebody's name.
        return [(entry, how) for entry, how in found if entry.prior >= WEAK or entry.type == name.type]

    def _governments(self, named: Sequence[Named]) -> list[Named]:
        """Candidates with every capital replaced by what it stands for."""
        found: dict[str, Named] = {}
        for entry, how in named:
            acting = self._stands_for(entry) if entry.kind == "capital" else entry
            found.setdefault(acting.id, (acting, how))
        return list(found.values())

    def _stands_for(self, capital: Entry) -> Entry:
        return self._entry(capital.part_of or capital.country) or capital

    def _organ(self, mention: Mention, focus: Focus) -> Decision | None:
        """The organ of a state that a mention names, or None: "U.S. troops" do, "900 U.S. troops" do not."""
        found = self._organs.parse(mention.text) if mention.count is None else None
        if found is None:
            return None
        if found.node is not None:
            return self._organ_of(mention, found)
        holder = self._entry(focus.holder(found.organ.id))
        if holder is None or not self._may_lack_owner(mention, found.organ.label):
            return None
        return borrowed(self._organ_of(mention, replace(found, state=holder)), holder)

    def _organ_of(self, mention: Mention, found: OrganName) -> Decision:
        office = self._kb.office(found.state.id, found.organ.id) if found.state else None
        return organ_of(mention, found, office)

    def _may_lack_owner(self, mention: Mention, label: str) -> bool:
        """Whether a mention names an organ well enough without its owner: "the army", not "the forces"."""
        return mention.kind == "name" or (mention.definite and normalize(mention.text) == normalize(label))

    def _entry(self, node: str | None) -> Entry | None:
        return self._kb.entry(node) if node is not None else None

    def _alike(self, name: Mention, node: str) -> bool:
        """Whether a node is called much like a name: it shares more than half of the words.

        The acronym or a part of a name that the knowledge base does not know may be somebody else's.
        """
        entry = self._kb.entry(node)
        words = set(normalize(self._bare(name)).split())
        return entry is not None and any(
            2 * len(words & set(normalize(known_as).split())) > len(words) for known_as in entry.names
        )

    def _bare(self, name: Mention) -> str:
        """A name without titles before it, or "the"."""
        text = " ".join(name.text.split())
        if name.type == "Person":
            return without_title(text, self._titles)
        return text[4:] if text[:4].lower() == "the " else text


def _links(group: Group, decision: Decision, document: str) -> Iterator[Link]:
    follows = f"coreferent with '{decision.by.text}'"
    for mention in group.mentions:
        decides = mention is decision.by
        score = decision.score * (1 if decides else FOLLOWS[mention.kind])
        reason = decision.reason if decides else follows
        yield Link(document, mention.id, decision.node, round(score, 3), reason, decision.runners_up)


def _in_sense(decision: Decision, certainty: float, reason: str, other: Entry) -> Decision:
    """A decision about a capital's name, with the node of its other sense as a runner-up."""
    rivals = [Candidate(rival.node, rival.score * certainty) for rival in decision.runners_up]
    rivals.append(Candidate(other.id, decision.score * (1 - certainty)))
    ordered = sorted(rivals, key=lambda rival: (-rival.score, rival.node))
    runners_up = tuple(Candidate(rival.node, round(rival.score, 3)) for rival in ordered[:RUNNERS_UP])
    return replace(decision, score=decision.score * certainty, reason=reason, runners_up=runners_up)


def _fuller(one: Entity, other: Entity) -> Entity:
    """The entity with the longer label, of two for the same node."""
    return max(one, other, key=lambda entity: (len(entity.label), entity.label))
