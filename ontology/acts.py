"""Speech acts: what somebody does by saying something. To deny is to say that something is not so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast, get_args

from ..model import Certainty, Stance, StatementKind
from .relations import name, plover, quoted
from .yaml_lines import Entry, choose

KINDS: tuple[str, ...] = get_args(StatementKind)
STANCES: tuple[str, ...] = get_args(Stance)
CERTAINTIES: tuple[str, ...] = get_args(Certainty)


@dataclass(frozen=True, slots=True)
class ActExample:
    """A sentence that shows an act, with the words for the speaker."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Act:
    """A type of speech act: deny, claim, order.

    `broader` is a more general act (to deny is a way to say). `stance` is what the speaker does to what is
    said: asserts, denies, doubts or takes it back, or none of these (who orders a thing does not say that it
    happened). `certainty` is how sure the act makes what is said: to believe is less than to say.
    """

    name: str
    label: str
    definition: str
    example: ActExample
    broader: str | None
    kind: StatementKind
    stance: Stance
    certainty: Certainty
    plover: str | None


def acts(entries: Iterable[Entry]) -> dict[str, Act]:
    """Acts by name, in the order of the file. Raises `VocabularyError` for the first that fails."""
    found: dict[str, Act] = {}
    places: dict[str, Entry] = {}
    for entry in entries:
        act = _act(entry)
        if act.name in found:
            problem = f"the act {act.name!r} is already defined in line {places[act.name].line}"
            raise entry.error(problem, "name", remedy="choose another name")
        found[act.name], places[act.name] = act, entry
    for act in found.values():
        _check_broader(act, found, places[act.name])
    return found


def _act(entry: Entry) -> Act:
    entry.allow("name", "label", "definition", "example", "broader", "kind", "stance", "certainty", "plover")
    stance = cast(Stance, entry.choice("stance", STANCES))
    return Act(
        name=name(entry),
        label=entry.text("label"),
        definition=entry.text("definition"),
        example=_example(entry.entry("example")),
        broader=entry.text("broader") if "broader" in entry else None,
        kind=cast(StatementKind, entry.choice("kind", KINDS)),
        stance=stance,
        certainty=_certainty(entry, stance),
        plover=plover(entry),
    )


def _certainty(entry: Entry, stance: Stance) -> Certainty:
    """What the entry says; else an act without a stance leaves open whether it is so."""
    if "certainty" in entry:
        return cast(Certainty, entry.choice("certainty", CERTAINTIES))
    return "underspecified" if stance == "none" else "certain"


def _example(entry: Entry) -> ActExample:
    entry.allow("text", "speaker")
    return ActExample(entry.text("text"), quoted(entry, "speaker"))


def _check_broader(act: Act, known: Mapping[str, Act], entry: Entry) -> None:
    """Every broader act exists, and going from broader to broader comes to an end."""
    passed = [act.name]
    while (broader := known[passed[-1]].broader) is not None:
        if broader not in known:
            raise entry.error(f"unknown act {broader!r}", "broader", remedy=choose(broader, known))
        if broader in passed:
            circle = " -> ".join([*passed, broader])
            raise entry.error(f"broader runs in a circle: {circle}", "broader", remedy="take one of them out")
        passed.append(broader)
