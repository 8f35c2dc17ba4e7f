"""Judgements: what a person decides about two nodes, kept with who, when and why, and taken back the same way.

A judgement moves no record. Every view asks for the nodes as they stand (`merging`), so that taking a
judgement back restores each source to what it was.
"""

from __future__ import annotations

from ..errors import StoreError
from ..model import Judgement, Verdict
from .merging import Merging, occurrence
from .store import Store


def judge(
    store: Store, one: str, other: str, verdict: Verdict, *, who: str, why: str, when: str
) -> Judgement:
    """Decide that two nodes are the same, or different.

    A side is a node's id, its Wikidata id, its label or a name of it, and with "@" and the name of a report the
    node as this report has it: `judge(store, "J. Klein@b.txt", "J. Klein", "different", ...)` parts from J. Klein
    the one in b.txt.

    Raises `StoreError` for a side that is nobody or could be several, and for a judgement against an earlier one.
    """
    first, second = resolve(store, one), resolve(store, other)
    merging = Merging(store.judgements())
    if first == second:
        raise StoreError(
            f"{one!r} and {other!r} are one node already ({first})",
            path=str(store.path),
            remedy="to part what two reports say, name a report: NODE@REPORT",
        )
    if verdict == "same" and (against := merging.apart(first, second)):
        raise _contradiction(store, against)
    if verdict == "different" and merging.together(first, second):
        raise _contradiction(store, next(each for each in merging.judgements if each.verdict == "same"))
    return store.add_judgement(Judgement(0, verdict, first, second, who, when, why))


def undo(store: Store, number: int | None = None) -> Judgement:
    """Take back a judgement, the last one unless told which. Raises `StoreError` where there is no such one."""
    made = [each for each in store.judgements() if number in (None, each.number)]
    if not made:
        what = "no judgements" if number is None else f"no judgement {number}"
        raise StoreError(f"{what} in the store", path=str(store.path), remedy="list them")
    store.drop_judgement(made[-1].number)
    return made[-1]


def resolve(store: Store, side: str) -> str:
    """The node that a user means, or the node as one report has it. Raises `StoreError`, as `judge` does."""
    name, at, report = side.rpartition("@")
    if not at:
        return _node(store, side)
    document = store.find(report)
    if document is None:
        raise StoreError(f"no report {report!r} in the store", path=str(store.path))
    return occurrence(_node(store, name), document)


def _node(store: Store, name: str) -> str:
    found = store.named(name)
    if not found:
        raise StoreError(f"nobody is called {name!r}", path=str(store.path), remedy="give a name or an id")
    if len(found) > 1:
        raise StoreError(
            f"{name!r} could be {len(found)} nodes: {', '.join(found)}",
            path=str(store.path),
            remedy="give one of these ids",
        )
    return found[0]


def _contradiction(store: Store, against: Judgement) -> StoreError:
    return StoreError(
        f"judgement {against.number} says otherwise ({against.verdict}, by {against.who}: {against.why})",
        path=str(store.path),
        remedy=f"take it back first: undo {against.number}",
    )
