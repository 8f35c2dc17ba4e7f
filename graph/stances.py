"""Who takes which stance to what a report tells: the publisher, or the speakers of the statements that it stands in.

What stands in no statement is held by the publisher. What stands in one is held by the speaker: a claim asserts it, a
denial denies it, a threat or a question does neither; and whoever answers that statement takes a stance, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..ids import content_id
from ..model import Entity, Event, Extraction, Relation, Stance, Statement
from ..ontology.vocabulary import Vocabulary

OPPOSITE: Mapping[Stance, Stance] = {
    "asserts": "denies",
    "denies": "asserts",
    "retracts": "none",
    "doubts": "none",
    "none": "none",
}
UNNAMED = "unnamed source"


class Stances:
    """The stances of one report; `nodes` are those of its mentions.

    A statement whose speaker the report does not tell is held by a node "unnamed source" of that report.
    """

    def __init__(
        self, extraction: Extraction, nodes: Mapping[str, str], publisher: str, vocabulary: Vocabulary
    ) -> None:
        self._nodes, self._publisher, self._vocabulary = nodes, publisher, vocabulary
        self._statements = {statement.id: statement for statement in extraction.statements}
        self._responses: dict[str, list[Statement]] = {}
        for statement in extraction.statements:
            if statement.responds_to is not None:
                self._responses.setdefault(statement.responds_to, []).append(statement)
        document = extraction.document.id
        self.unnamed = Entity(content_id("ent", document, UNNAMED), document, UNNAMED, "Group")

    def to(self, told: Relation | Event) -> Iterator[tuple[Statement | None, str, Stance]]:
        """The stances to what is told: by which statement (None: in the report's own voice), by whom, and which."""
        said: Stance = "asserts" if told.polarity == "positive" else "denies"
        if told.certainty != "certain":
            said = "none"
        if told.statement is None:
            yield None, self._publisher, said
            return
        statement = self._statements[told.statement]
        stance = self._through(statement, said)
        yield statement, self._speaker(statement), stance
        for response in self._responses.get(statement.id, ()):
            yield response, self._speaker(response), self._through(response, stance)

    def _through(self, statement: Statement, said: Stance) -> Stance:
        """A stance as the act of a statement turns it: a denial of a denial asserts, a question holds nothing, and
        only who took a side can take it back.

        "He did not say that" commits nobody, and neither does "did not deny".
        """
        if statement.polarity == "negative":
            return "none"
        act = self._vocabulary.acts[statement.act].stance
        if act == "asserts":
            return said
        if act == "denies":
            return OPPOSITE[said]
        if act == "retracts":
            return "retracts" if said in ("asserts", "denies") else "none"
        return act

    def _speaker(self, statement: Statement) -> str:
        """Who says it: the speaker, or, of a claim without one, who takes it back ("withdrew the claim")."""
        speaker = statement.speaker or next(
            (one.speaker for one in self._responses.get(statement.id, ()) if self._retracts(one)), None
        )
        node = None if speaker is None else self._nodes.get(speaker)
        return self.unnamed.id if node is None else node

    def _retracts(self, statement: Statement) -> bool:
        return self._vocabulary.acts[statement.act].stance == "retracts"
