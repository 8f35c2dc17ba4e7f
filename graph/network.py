"""A store as one networkx graph: actors, what they said, and what is said to hold between them.

Every attribute is a scalar, so that any format of property graphs can take the network; what is unknown is
left out. Edge keys are unique in the whole network, and the same in every run.

    entity ──relation──> entity            one for each proposition with two sides, with its status
    entity ──act───────> statement         who said it: "denies"
    statement ──stance─> proposition       what it is about: "asserts", "denies", "doubts", "mentions"
    statement ──────────> statement        "denies", "confirms", "responds to", "reported within"
    proposition ────────> entity           its "subject", its "object"
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

import networkx as nx

from ..model import Node, Proposition, Reading, Stance, Statement
from ..ontology.vocabulary import Vocabulary
from .accounts import Account, Byline, accounts, byline
from .source import Source
from .wording import act_verb, proposition_words, relation_words, response, spoken, statement_words

Scalar: TypeAlias = "str | int | float"
Graph: TypeAlias = "nx.MultiDiGraph[str]"


def network(source: Source, vocabulary: Vocabulary) -> Graph:
    """The network of a whole store."""
    builder = NetworkBuilder(vocabulary)
    builder.add_nodes(source.nodes())
    for reading in source.readings():
        builder.add_reading(reading)
    builder.add_propositions(source.propositions())
    return builder.graph


class NetworkBuilder:
    """Builds the network part by part: first the nodes, then the readings, then the propositions.

    `accounts` are those of each proposition, by its id, once its readings were added.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.graph: Graph = nx.MultiDiGraph()
        self.accounts: dict[str, list[Account]] = defaultdict(list)
        self.vocabulary = vocabulary
        self._labels: dict[str, str] = {}

    def add_nodes(self, nodes: Iterable[Node]) -> None:
        """Adds the entities."""
        for node in nodes:
            self._labels[node.id] = node.label
            known = _known(label=node.label, type=node.type, wikidata=node.wikidata, documents=node.documents)
            self.graph.add_node(node.id, kind="entity", **known)

    def add_reading(self, reading: Reading) -> None:
        """Adds the statements of a report, and what ties them to their speakers and to each other."""
        document = reading.extraction.document
        where = byline(document)
        speakers = {link.mention: link.node for link in reading.links}
        for statement in reading.extraction.statements:
            self._add_statement(statement, document.text, where)
            if statement.speaker in speakers:
                label = act_verb(statement.act, self.vocabulary)
                self._edge(speakers[statement.speaker], statement.id, "speaker", label)
        for statement in reading.extraction.statements:
            self._add_answers(statement)
        for account in accounts(reading):
            self.accounts[account.proposition].append(account)

    def add_propositions(self, propositions: Iterable[Proposition]) -> None:
        """Adds the propositions, what the statements say about them, and the edges between entities."""
        for proposition in propositions:
            self.accounts[proposition.id].sort(key=lambda account: account.order)
            self._add_proposition(proposition)
            for account in self.accounts[proposition.id]:
                if account.statement is not None:
                    self._add_about(account, account.statement)
            if proposition.subject is not None and proposition.object is not None:
                self._add_direct(proposition, proposition.subject, proposition.object)

    def _add_statement(self, statement: Statement, text: str, where: Byline) -> None:
        self.graph.add_node(
            statement.id,
            kind="statement",
            label=statement_words(statement, text, self.vocabulary),
            act=statement.act,
            quote=spoken(text, statement.content),
            polarity=statement.polarity,
            document=where.name,
            **_known(time=statement.time, publisher=where.publisher, published=where.published),
        )

    def _add_answers(self, statement: Statement) -> None:
        if statement.responds_to is not None:
            self._edge(statement.id, statement.responds_to, "response", response(statement, self.vocabulary))
        if statement.within is not None:
            self._edge(statement.id, statement.within, "within", "reported within")

    def _add_proposition(self, proposition: Proposition) -> None:
        label = proposition_words(proposition, self._labels, self.vocabulary)
        self.graph.add_node(
            proposition.id,
            kind="proposition",
            label=label,
            predicate=proposition.predicate,
            status=proposition.status,
        )
        for side, node in (("subject", proposition.subject), ("object", proposition.object)):
            if node is not None:
                self._edge(proposition.id, node, side, side)

    def _add_about(self, account: Account, statement: str) -> None:
        label = "mentions" if account.stance == "none" else account.stance
        self._edge(statement, account.proposition, "about", label, stance=account.stance)

    def _add_direct(self, proposition: Proposition, subject: str, object_: str) -> None:
        held = self.accounts[proposition.id]
        self.graph.add_edge(
            subject,
            object_,
            key=proposition.id,
            kind="relation",
            label=relation_words(proposition.predicate, self.vocabulary),
            predicate=proposition.predicate,
            status=proposition.status,
            documents=len({account.byline.document for account in held}),
            **_known(confidence=_surest(held)),
            **self._sides(held),
            **self._setting(held),
            **_evidence(held),
        )

    def _setting(self, held: list[Account]) -> dict[str, Scalar]:
        """When, where and how it happened, as the first account tells that tells of it."""
        told = next((account.setting for account in held if account.setting is not None), None)
        if told is None:
            return {}
        return _known(
            time=told.time,
            place="; ".join(self._labels.get(place, place) for place in told.places) or None,
            count=told.count,
            weapon="; ".join(told.weapons) or None,
        )

    def _sides(self, held: list[Account]) -> dict[str, Scalar]:
        """The holders of each side, by name, one string a side."""
        return _known(
            asserted_by=self._holders(held, "asserts"),
            denied_by=self._holders(held, "denies"),
            doubted_by=self._holders(held, "doubts"),
            retracted_by=self._holders(held, "retracts"),
        )

    def _holders(self, held: list[Account], stance: Stance) -> str | None:
        names = {self._labels.get(one.holder, one.holder) for one in held if one.stance == stance}
        return "; ".join(sorted(names)) or None

    def _edge(self, start: str, end: str, kind: str, label: str, **more: Scalar) -> None:
        key = ":".join((start, kind, end, *map(str, more.values())))
        self.graph.add_edge(start, end, key=key, kind=kind, label=label, **more)


def _surest(held: list[Account]) -> float | None:
    """The confidence of the reading that is the likeliest to be right."""
    return max((account.confidence for account in held if account.confidence is not None), default=None)


def _evidence(held: list[Account]) -> dict[str, Scalar]:
    """The words of the first account, and the report that they stand in."""
    if not held:
        return {}
    return {"quote": " ".join(held[0].passage.text.split()), "document": held[0].byline.name}


def _known(**attributes: Scalar | None) -> dict[str, Scalar]:
    return {name: value for name, value in attributes.items() if value is not None}
