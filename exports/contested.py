"""Disputes: each proposition that one account asserts and another denies, with both sides and their words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from ..graph.accounts import Account, accounts
from ..graph.source import Source
from ..graph.store import FILE, Store
from ..graph.wording import act_verb, proposition_words
from ..model import Proposition, Stance
from ..ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Side:
    """Who takes which side, by which act ("denies"; empty in the reporter's voice), when, and in what words.

    `when` is the day it was said or, where the report does not tell, of publication; empty if unknown.
    """

    stance: Stance
    holder: str
    act: str
    when: str
    words: str
    document: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contested proposition in words, and everybody who asserts, denies or doubts it, in this order."""

    id: str
    proposition: str
    sides: tuple[Side, ...]


def contested(directory: Path, vocabulary: Vocabulary | None = None) -> list[Dispute]:
    """The disputes in the store of a directory. Raises `StoreError` when there is no store."""
    with Store(directory / FILE, create=False) as store:
        return disputes(store, vocabulary or store.vocabulary())


def disputes(source: Source, vocabulary: Vocabulary) -> list[Dispute]:
    """The disputes in a store, by their words."""
    propositions = [one for one in source.propositions() if one.status == "contested"]
    held: dict[str, list[Account]] = defaultdict(list)
    wanted = {one.id for one in propositions}
    for reading in source.readings():
        for account in accounts(reading):
            if account.proposition in wanted and account.stance != "none":
                held[account.proposition].append(account)
    labels = {node.id: node.label for node in source.nodes()}
    found = [_dispute(one, held[one.id], labels, vocabulary) for one in propositions]
    return sorted(found, key=lambda dispute: (dispute.proposition, dispute.id))


def _dispute(
    proposition: Proposition, held: list[Account], labels: dict[str, str], vocabulary: Vocabulary
) -> Dispute:
    sides = (
        Side(
            stance=account.stance,
            holder=labels[account.holder],
            act=act_verb(account.act, vocabulary) if account.act else "",
            when=account.when or "",
            words=" ".join(account.passage.text.split()),
            document=account.byline.name,
            publisher=account.byline.publisher or "",
        )
        for account in sorted(held, key=lambda account: account.order)
    )
    return Dispute(proposition.id, proposition_words(proposition, labels, vocabulary), tuple(sides))
