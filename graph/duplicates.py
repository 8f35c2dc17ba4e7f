"""Pairs of nodes that might be one, for a person to judge: "J. Klein" in one report and "Jonas Klein" in another.

Only nodes that share a key are compared (the last word of a person's name, the initials of a body's, the first
letters of a name, its consonants), so that the work grows with the nodes and not with their pairs. And the other way
round: a name that reports give to people of different states may be that of two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations

from ..model import Node
from .kb import KnowledgeBase
from .merging import Merging, occurrence
from .names import is_acronym, normalize
from .profiles import NOTHING, Profile, profiles
from .store import Store
from .transliteration import skeleton

LARGEST_BLOCK = 60
"""Nodes under one key; a key that more share ("group", "army") tells nothing."""

ALIKE = 0.84
"""The part of letters in common from which two names may be spellings of one."""

SOUNDS = 5
"""Consonants from which a skeleton tells a name."""

AGREED, DISAGREED = 1.15, 0.5
"""What serving one body, or bodies of two states, makes of a score."""

COMPARED = ("Person", "Organization", "Group", "Place")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes that might be one; `score` is from 0 to 1, `reason` says what speaks for it and what against."""

    one: Node
    other: Node
    score: float
    reason: str


def pairs(store: Store) -> list[Pair]:
    """The pairs of nodes that might be one and that nobody has judged, the likeliest first."""
    merging = Merging(store.judgements())
    known = profiles(store.propositions(), KnowledgeBase.shipped())
    blocks: dict[tuple[str, str], dict[str, Node]] = {}
    for node in store.nodes():
        if node.names and node.type in COMPARED:
            for key in _keys(node):
                blocks.setdefault(key, {})[node.id] = node
    found: dict[tuple[str, str], Pair] = {}
    for block in blocks.values():
        if len(block) <= LARGEST_BLOCK:
            for one, other in combinations((block[node] for node in sorted(block)), 2):
                pair = _compared(one, other)
                if pair is not None and merging.apart(one.id, other.id) is None:
                    found.setdefault((one.id, other.id), _in_context(pair, known))
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.one.id, pair.other.id))


def namesakes(store: Store) -> list[Pair]:
    """Nodes that may be two, each as one report has it (NODE@REPORT) beside the node of the others.

    These are names that the knowledge base does not know, where one report has them serve one state, and most of the
    others another.
    """
    merging = Merging(store.judgements())
    kb = KnowledgeBase.shipped()
    told = profiles(store.propositions(), kb)
    found = []
    for node in store.nodes():
        if kb.entry(node.id) is not None:
            continue
        for document, reason in _strangers(told.get(node.id, NOTHING)):
            here = occurrence(node.id, document)
            if merging.apart(here, node.id) is None and not merging.together(here, node.id):
                found.append(Pair(replace(node, id=here), node, DISAGREED, f"'{node.label}' is {reason}"))
    return found


def _strangers(profile: Profile) -> Iterator[tuple[str, str]]:
    """The reports whose states are none of those that most reports tell of, each with a reason."""
    if len(profile.states) < 2:
        return
    often: dict[str, int] = {}
    for states in profile.states.values():
        for state in states:
            often[state] = often.get(state, 0) + 1
    usual = min(often, key=lambda state: (-often[state], state))
    for document, states in sorted(profile.states.items()):
        if usual not in states:
            yield document, f"of {', '.join(sorted(states))} in one report, and of {usual} in others"


def _keys(node: Node) -> Iterator[tuple[str, str]]:
    kind = "Person" if node.type == "Person" else "body"
    for name in {node.label, *node.names}:
        words = normalize(name).split()
        sound = skeleton(" ".join(words)).replace(" ", "")
        if len(sound) >= SOUNDS:
            yield f"{kind} by sound", sound
        if node.type == "Person":
            yield kind, words[-1]
        else:
            yield kind, "".join(word[0] for word in words) if len(words) > 2 else words[0][:4]
            if is_acronym(name):
                yield kind, words[0]


def _compared(one: Node, other: Node) -> Pair | None:
    """The pair with what speaks for it, or None: two entries of a knowledge base are two."""
    if (one.type == "Person") != (other.type == "Person") or (one.wikidata and other.wikidata):
        return None
    judged = [
        _names(first, second, one.type == "Person") for first in _called(one) for second in _called(other)
    ]
    score, reason = max(judged, default=(0.0, ""))
    return Pair(one, other, score, reason) if score else None


def _in_context(pair: Pair, known: Mapping[str, Profile]) -> Pair:
    """The pair with what its nodes' bodies and states say for it, or against it."""
    one, other = (known.get(node.id, NOTHING) for node in (pair.one, pair.other))
    shared = sorted(one.all_bodies() & other.all_bodies())
    if shared:
        score = min(1.0, round(pair.score * AGREED, 2))
        return replace(pair, score=score, reason=f"{pair.reason}; both serve {', '.join(shared)}")
    states = one.all_states(), other.all_states()
    if all(states) and not states[0] & states[1]:
        told = " and ".join("/".join(sorted(each)) for each in states)
        score = round(pair.score * DISAGREED, 2)
        return replace(pair, score=score, reason=f"{pair.reason}; but they serve {told}")
    return pair


def _called(node: Node) -> list[str]:
    return sorted({node.label, *node.names})


def _names(first: str, second: str, person: bool) -> tuple[float, str]:
    """How likely two names are of one, and why; 0 where nothing speaks for it."""
    shorter, longer = sorted((normalize(first).split(), normalize(second).split()), key=len)
    if shorter == longer:
        return 0.0, ""  # two nodes of one name were told apart, by their owners or their reports
    told = f"'{first}' and '{second}'"
    if skeleton(" ".join(shorter)).replace(" ", "") == skeleton(" ".join(longer)).replace(" ", ""):
        return 0.75, f"{told} differ in vowels and articles alone"
    if person:
        return _of_persons(shorter, longer, told)
    if len(longer) > 2 and "".join(shorter) == "".join(word[0] for word in longer):
        return 0.8, f"{told}: the initials of one are the other"
    if len(shorter) > 1 and set(shorter) < set(longer):
        return 0.6, f"{told}: one has all the words of the other"
    if _are_alike(shorter, longer):
        return 0.7, f"{told} are spelt much alike"
    return 0.0, ""


def _of_persons(shorter: list[str], longer: list[str], told: str) -> tuple[float, str]:
    if shorter[-1] != longer[-1]:
        return (0.6, f"{told} are spelt much alike") if _are_alike(shorter, longer) else (0.0, "")
    if len(shorter) == 1:
        return 0.5, f"{told} share a last name"
    if shorter[0] == longer[0]:
        return 0.9, f"{told} share a first and a last name"
    if 1 in (len(shorter[0]), len(longer[0])) and shorter[0][0] == longer[0][0]:
        return 0.8, f"{told} share a last name and the initial of the first"
    if _are_alike(shorter, longer):
        return 0.6, f"{told} are spelt much alike"
    return 0.0, ""


def _are_alike(one: list[str], other: list[str]) -> bool:
    """Whether two names of as many words have most letters in common, in order."""
    return len(one) == len(other) and SequenceMatcher(None, " ".join(one), " ".join(other)).ratio() >= ALIKE
