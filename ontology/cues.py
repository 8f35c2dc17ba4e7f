"""Cues: the words that signal a statement, and where what is said stands in relation to them.

A cue's *frames* say what may hold the content:

========== ==========================================================================
quote      words in quotation marks: "We will leave," she said
clause     a finite clause, with or without "that", "whether", "how": denied that ...
infinitive "threatened to strike", "ordered the troops to leave"
gerund     "denied backing the militia"
object     a noun phrase that is itself the content: "denounced the attacks"
said       a noun phrase that is a statement by its own noun: "withdrew the claim"
of, on ... the object of that preposition: "warned of a famine"
========== ==========================================================================

Its *hearers* say where the words for whom it is said to stand: `object` for the noun phrase that the verb governs
("told reporters that"), or a preposition; "to", unless the vocabulary says otherwise ("explained to reporters that").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from ..model import StatementKind
from .acts import KINDS, Act
from .expressions import lemmas
from .grammar import FRAMES, HEARERS
from .yaml_lines import Entry

CuePart = Literal["verb", "noun", "adjective", "phrase"]

_PARTS: tuple[CuePart, ...] = ("verb", "noun", "adjective", "phrase")
SPOKEN_TO = frozenset(["to"])
"""Where the words for the hearer stand, unless the vocabulary says otherwise."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that signals a statement: the verb "deny" signals a denial, in speech."""

    part: CuePart
    lemma: str
    act: str
    frames: frozenset[str]
    kind: StatementKind
    hearers: frozenset[str] = SPOKEN_TO


def cues(entries: Iterable[Entry], acts: Mapping[str, Act]) -> dict[tuple[str, str], Cue]:
    """Cues by part of speech and lemma. Raises `VocabularyError` for the first entry that fails."""
    found: dict[tuple[str, str], Cue] = {}
    lines: dict[tuple[str, str], int] = {}
    for entry in entries:
        for cue in _cues(entry, acts):
            key = (cue.part, cue.lemma)
            if key in found:
                problem = f"the {cue.part} {cue.lemma!r} is already a cue in line {lines[key]}"
                raise entry.error(problem, cue.part, remedy="keep it in one of the entries")
            found[key], lines[key] = cue, entry.line
    return found


def _cues(entry: Entry, acts: Mapping[str, Act]) -> list[Cue]:
    entry.allow(*_PARTS, "act", "frames", "kind", "hearers")
    parts = [part for part in _PARTS if part in entry]
    if len(parts) != 1:
        raise entry.error(
            "a cue has one part of speech", remedy="give it exactly one of: " + ", ".join(_PARTS)
        )
    act = acts[entry.choice("act", acts)]
    kind = cast(StatementKind, entry.choice("kind", KINDS)) if "kind" in entry else act.kind
    frames = frozenset(entry.texts("frames", FRAMES))
    hearers = SPOKEN_TO | frozenset(entry.texts("hearers", HEARERS)) if "hearers" in entry else SPOKEN_TO
    return [Cue(parts[0], lemma, act.name, frames, kind, hearers) for lemma in lemmas(entry, parts[0])]
