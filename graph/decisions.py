"""What the linker decides for a group of mentions, and how each decision is put into words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..ids import content_id
from ..model import Candidate, Entity, Mention, NodeType
from .candidates import Ranked
from .kb_entries import Entry
from .kb_forms import How
from .names import normalize, without_generic
from .organs import OrganName

ORGAN_SCORE = 0.9
FOCUS_SCORE = 0.6  # an organ whose state the report does not name with it
FULL_NAME_SCORE = (
    0.8  # a name that the knowledge base does not know: another report may mean somebody else by it
)
ONE_WORD_SCORE = 0.5
DESCRIPTION_SCORE = 0.5  # a description may be of somebody whom the report names elsewhere
UNRESOLVED_SCORE = 0.1

RUNNERS_UP = 3
LONGEST_LABEL = 80

REASONS: Mapping[How, str] = {
    "name": "{text} is a name of {label} in the knowledge base",
    "acronym": "{text} is an acronym of {label}",
    "adjective": "{text} is said of {label} and its people",
    "spelling": "{text} is another spelling of a name of {label}",
    "short form": "{text} is a name of {label} with a word for what it is",
    "first and last name": "{text} is the first and last name of {label}",
}

_DETERMINER = re.compile(
    r"(?:the|an?|this|that|these|those|its|their|his|her|our|your|my)\s+(?:own\s+)?(?=\S)", re.IGNORECASE
)

_QUOTED = re.compile(r"[“\"„«‘][^“”\"„«»‘’]*[”\"»’]")


@dataclass(frozen=True, slots=True)
class Decision:
    """The node that a group of mentions stands for; `by` is the mention that decided it."""

    by: Mention
    node: str
    label: str
    type: NodeType
    score: float
    reason: str
    wikidata: str | None = None
    runners_up: tuple[Candidate, ...] = ()


def known(name: Mention, ranked: Sequence[Ranked]) -> Decision:
    """The likeliest of the entries that a name may mean; the next ones are runners-up."""
    best, others = ranked[0], ranked[1:]
    reason = REASONS[best.how].format(text=f"'{name.text}'", label=best.entry.label)
    if others:
        reason += f", likelier here than {others[0].entry.label}"
    runners_up = tuple(Candidate(other.entry.id, round(other.score, 3)) for other in others[:RUNNERS_UP])
    return of_entry(name, best.entry, best.score, reason, runners_up)


def organ_of(mention: Mention, found: OrganName, office: Entry | None) -> Decision:
    """An organ that a name is put together for: the state itself, the entry that holds the office, or neither's."""
    whose = found.state.label if found.state else found.owner
    reason = f"'{mention.text}' names the {found.organ.label.lower()} of {whose}"
    if found.state is not None and found.organ.is_state:
        return of_entry(mention, found.state, ORGAN_SCORE, f"{reason}; a state and its government are one")
    if office is not None:
        return of_entry(mention, office, ORGAN_SCORE, reason)
    score = ORGAN_SCORE if found.state else FULL_NAME_SCORE
    return Decision(mention, found.node or "", found.label, "Organization", score, reason)


def borrowed(decision: Decision, state: Entry) -> Decision:
    """A decision for an organ whose state the report does not name with it."""
    reason = f"'{decision.by.text}' names no state; it is that of {state.label}, which this report is about"
    return replace(decision, score=FOCUS_SCORE, reason=reason)


def of_entry(
    by: Mention, entry: Entry, score: float, reason: str, runners_up: tuple[Candidate, ...] = ()
) -> Decision:
    """A decision for an entry of the knowledge base, whose type goes before the one that was read."""
    return Decision(by, entry.id, entry.label, entry.type, score, reason, entry.wikidata, runners_up)


def local_name(mention: Mention, name: str) -> Decision:
    """A node for a name that the knowledge base does not know: the same in every report that uses it.

    `name` is the mention's text without titles.
    """
    score = FULL_NAME_SCORE if " " in name else ONE_WORD_SCORE
    reason = f"the knowledge base does not know '{name}'"
    return Decision(mention, name_id(mention.type, name), shortened(name), mention.type, score, reason)


def the_publisher(mention: Mention, publisher: Entity) -> Decision:
    """Who publishes the report, which a name in it is: newspapers speak of themselves."""
    reason = f"'{mention.text}' publishes this report"
    return Decision(
        mention, publisher.id, publisher.label, publisher.type, FULL_NAME_SCORE, reason, publisher.wikidata
    )


def local_description(descriptions: Sequence[Mention], first: Mention) -> Decision:
    """A node of one report, for what it only describes: "four enemy fighters".

    `first` is the first of all mentions of it, whose id makes the node's.
    """
    fullest = max(descriptions, key=_tells)
    node = content_id("ent", first.document, first.id)
    reason = "a description, which stands for itself in this report alone"
    label = shortened(_unquoted(fullest.text))
    return Decision(fullest, node, label, fullest.type, DESCRIPTION_SCORE, reason)


def _tells(description: Mention) -> tuple[bool, bool, int]:
    """How well a description does as a label: in nobody's words, not cut off, long."""
    label = shortened(description.text)
    return (not _QUOTED.search(description.text), not label.endswith("…"), len(label))


def _unquoted(text: str) -> str:
    """A text without the words in quotation marks, which are somebody's: "these “popular” groups" are groups.

    Where nothing else would be left, they stay.
    """
    left = " ".join(_QUOTED.sub(" ", text).split())
    determiner = _DETERMINER.match(f"{left} .")
    told = f"{left} ."[determiner.end() :] if determiner else left
    return left if any(character.isalpha() for character in told) else text


def unresolved(pronoun: Mention) -> Decision:
    """A node of one report for a pronoun that nothing in it was found to stand behind."""
    node = content_id("ent", pronoun.document, pronoun.id)
    reason = f"what '{pronoun.text}' stands for is unresolved"
    return Decision(pronoun, node, shortened(pronoun.text), pronoun.type, UNRESOLVED_SCORE, reason)


def name_id(type_: NodeType, name: str) -> str:
    """The id of a node that is known by its type and name alone.

    Bodies and places share theirs, because readers mix them up, and an unknown state is both; "Halvern province"
    is Halvern.
    """
    form = normalize(name)
    if type_ in ("Place", "Group"):
        return content_id("ent", "Organization", without_generic(form) or form)
    return content_id("ent", type_, form)


def shortened(text: str) -> str:
    """A text as a label: on one line, without "the" or "its" before it, no longer than 80 characters.

    >>> shortened("the  four enemy fighters")
    'four enemy fighters'
    """
    line = " ".join(text.split())
    line = _DETERMINER.sub("", line, count=1) if _DETERMINER.match(line) else line
    if len(line) <= LONGEST_LABEL:
        return line
    return line[: LONGEST_LABEL - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
