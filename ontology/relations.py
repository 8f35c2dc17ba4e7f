"""Relation types: what may hold between two actors, places, events or things, and how reports put it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast, get_args

from ..model import Part
from .expressions import Expression, expression
from .grammar import CLASSES
from .hierarchy import check_parents
from .plover import MODES, ROOTS
from .terms import predicate
from .yaml_lines import Entry

PARTS = frozenset(get_args(Part)) - {"cause"}
"""What a subject or an object may be in an event; that an event does something, its type tells."""

_KEYS = ("name", "label", "definition", "example", "domain", "range", "expressed-by")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that shows a relation, with the words of its subject and of its object."""

    text: str
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Inverse:
    """The same relation read from its object: backs, for backed-by."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class RelationType:
    """A type of relation: backed-by holds of a militia and a state that supports it.

    Either `inverse` is given or `symmetric` is true. `plover` is the PLOVER root that the relation counts as,
    or None for what is no event (membership, place), `mode` what PLOVER calls it below that root. `event` says whether
    it happens, and is a node of its own; its subject and its object have these `roles` in it. Where it holds, `parent`
    holds, too.
    """

    name: str
    label: str
    definition: str
    example: Example
    inverse: Inverse | None
    symmetric: bool
    domain: tuple[str, ...]
    range: tuple[str, ...]
    plover: str | None
    expressions: tuple[Expression, ...]
    event: bool = False
    roles: tuple[Part, Part] = ("agent", "target")
    mode: str | None = None
    parent: str | None = None


def relation_types(entries: Iterable[Entry], reserved: Iterable[str] = ()) -> dict[str, RelationType]:
    """Relation types by name, in the order of the file.

    `reserved` are terms of the ontology that no relation may be called by. Raises `VocabularyError` for the
    first entry that does not hold together.
    """
    found: dict[str, RelationType] = {}
    read: dict[str, Entry] = {}
    taken = dict.fromkeys(reserved, "rashomon.ttl")
    for entry in entries:
        relation = _relation_type(entry)
        _claim(taken, entry, "name", relation.name)
        if relation.inverse:
            _claim(taken, entry, "inverse", relation.inverse.name)
        found[relation.name], read[relation.name] = relation, entry
    check_parents(found, read)
    return found


def name(entry: Entry) -> str:
    """The name of an entry: lower-case words joined by hyphens, as `backed-by`."""
    value = entry.text("name")
    if not _NAME.fullmatch(value):
        raise entry.error(f"{value!r} is no name", "name", remedy="write lower-case words joined by hyphens")
    return value


def plover(entry: Entry) -> str | None:
    """The PLOVER root of an entry, if it has one."""
    return entry.choice("plover", ROOTS) if "plover" in entry else None


def quoted(entry: Entry, key: str) -> str:
    """The words under a key of an example; they must occur in its text."""
    words = entry.text(key)
    if words not in entry.text("text"):
        raise entry.error(
            f"{words!r} does not occur in the text of the example", key, remedy="quote it exactly"
        )
    return words


def _relation_type(entry: Entry) -> RelationType:
    entry.allow(*_KEYS, "inverse", "symmetric", "plover", "event", "roles", "mode", "parent")
    relation = RelationType(
        name=name(entry),
        label=entry.text("label"),
        definition=entry.text("definition"),
        example=_example(entry.entry("example")),
        inverse=_inverse(entry.entry("inverse")) if "inverse" in entry else None,
        symmetric="symmetric" in entry and entry.choice("symmetric", ("true", "false")) == "true",
        domain=entry.texts("domain", CLASSES),
        range=entry.texts("range", CLASSES),
        plover=plover(entry),
        expressions=tuple(expression(each) for each in entry.entries("expressed-by")),
        event=entry.choice("event", ("true", "false")) == "true" if "event" in entry else "plover" in entry,
        roles=_roles(entry),
        mode=_mode(entry),
        parent=entry.text("parent") if "parent" in entry else None,
    )
    _check_direction(entry, relation)
    return relation


def _mode(entry: Entry) -> str | None:
    root = plover(entry)
    if "mode" not in entry:
        return None
    if root is None:
        raise entry.error("a mode needs a PLOVER root", "mode", remedy="add plover: ...")
    return entry.choice("mode", MODES.get(root, ()))


def _roles(entry: Entry) -> tuple[Part, Part]:
    if "roles" not in entry:
        return ("agent", "agent") if "symmetric" in entry else ("agent", "target")
    given = entry.texts("roles", PARTS)
    if len(given) != 2:
        raise entry.error(
            "roles are two",
            "roles",
            remedy="write that of the subject and that of the object, [agent, target]",
        )
    return cast(tuple[Part, Part], given)


def _example(entry: Entry) -> Example:
    entry.allow("text", "subject", "object")
    return Example(entry.text("text"), quoted(entry, "subject"), quoted(entry, "object"))


def _inverse(entry: Entry) -> Inverse:
    entry.allow("name", "label")
    return Inverse(name(entry), entry.text("label"))


def _check_direction(entry: Entry, relation: RelationType) -> None:
    if relation.symmetric == (relation.inverse is not None):
        raise entry.error(
            f"{relation.name} needs an inverse or symmetry, and not both",
            remedy="write inverse: {name: ..., label: ...} or symmetric: true",
        )
    if relation.symmetric and set(relation.domain) != set(relation.range):
        problem = f"{relation.name} is symmetric, but its domain and range differ"
        raise entry.error(problem, "range", remedy="give both the same classes")


def _claim(taken: dict[str, str], entry: Entry, key: str, wanted: str) -> None:
    """Note where a term is used; relations, their inverses and the rest of the ontology share one namespace."""
    term = predicate(wanted)
    if term in taken:
        problem = f"the name {wanted!r} is already used at {taken[term]}"
        raise entry.error(problem, key, remedy="choose another name")
    taken[term] = f"{entry.path.name}:{entry.line}"
