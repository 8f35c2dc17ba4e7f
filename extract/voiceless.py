"""What is no statement, though a verb of saying tells it: "the law guaranteed that they left", "responded by leaving".

Such a clause is told by whoever says so, the reporter or the speaker around it.
"""

from __future__ import annotations

from .cues import can_speak
from .parse import Parse
from .said import Said
from .triggers import Triggers
from .words import words

ENSURING = words("guarantee ensure mean")
"""Verbs that a speaker says something by, and that a thing only brings about: "the law guaranteed that they left"."""

ANSWERING = words("respond react reply answer")


def with_voices(parse: Parse, triggers: Triggers, found: list[Said]) -> list[Said]:
    """The statements that somebody makes in words."""
    return [one for one in found if not (_is_an_effect(parse, triggers, one) or _is_a_deed(parse, one))]


def _is_an_effect(parse: Parse, triggers: Triggers, said: Said) -> bool:
    """Whether a thing that cannot speak only brings about what is told: "the delay meant that they left"."""
    who, cue = said.speaker, said.cue
    if who is None or cue is None or parse.lemmas[cue] not in ENSURING:
        return False
    return parse.tags[who] in ("NN", "NNS") and not can_speak(parse, triggers, who)


def _is_a_deed(parse: Parse, said: Said) -> bool:
    """Whether the content is what somebody does in response: "responded by arresting the editor"."""
    if not said.content or said.cue is None or parse.lemmas[said.cue] not in ANSWERING:
        return False
    first, end = said.content[0]
    by = "by" in (parse.words[first].lower(), parse.words[first - 1].lower())
    return by and any(parse.tags[token] == "VBG" for token in range(first, min(first + 3, end)))
