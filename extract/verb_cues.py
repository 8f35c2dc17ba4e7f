"""What verbs tell: "said", "denied", "threatened", with who says it, to whom, where and when."""

from __future__ import annotations

from ..ontology.vocabulary import Cue
from .circumstances import addressee, behalf, day, medium
from .clauses import agents, is_passive, polarity, subject
from .content import Content, content_of_verb
from .displaced import agent_below, clause_behind, controller, fronted, inverted
from .parse import Parse
from .said import Range, Said
from .sources import source_of
from .triggers import Triggers
from .words import words

FOOTINGS = words("name identify quote speak discuss comment")
"""Verbs for what an unnamed source may not do, or does not want."""

DECLARING_VERBS = words(
    "make issue repeat give offer send voice express deliver have share raise lodge file level hold reiterate renew "
    "reaffirm utter extend convey present submit air take reach keep put break"
)
"""Verbs whose subject speaks the noun that is their object: "issued a warning that"."""


def by_verb(parse: Parse, triggers: Triggers, verb: int, cue: Cue) -> Said | None:
    """What a verb such as "said", "denied", "threatened" tells; None where it tells nothing here."""
    content = (
        content_of_verb(parse, verb, cue)
        or clause_behind(parse, triggers, verb, cue)
        or fronted(parse, triggers, verb, cue)
    )
    if content is None or not any(first < end for first, end in content.ranges):
        return None
    if content.scope == "clause":
        told = not _is_footing(parse, verb, content)
    else:
        told = _names_what_is_said(parse, triggers, verb, cue, content.head)
    return verbal(parse, triggers, verb, cue, content) if told else None


def _names_what_is_said(parse: Parse, triggers: Triggers, verb: int, cue: Cue, noun: int | None) -> bool:
    """Whether a noun is what is said, and not whom it is said to, when, on what terms, or what tells by itself."""
    lexicons = triggers.lexicons
    if noun is None:
        return "said" not in cue.frames
    lemma = parse.lemmas[noun]
    if lemma in lexicons["footings"] or lemma in lexicons["times"]:
        return False
    if "object" in cue.hearers and noun in _spoken_to(parse, triggers, verb):
        return False  # "threatened the guards": with what is not told
    is_cue = ("noun", lemma) in triggers.cues
    if is_cue and parse.lemmas[verb] in DECLARING_VERBS:
        owner = parse.child(noun, "poss")
        return (
            owner is not None and parse.tags[owner] != "PRP$"
        )  # "expressed her gratitude for": the noun tells
    return is_cue or "said" not in cue.frames


def _is_footing(parse: Parse, verb: int, content: Content) -> bool:
    """Whether a clause tells on what terms a source speaks: "a source who asked not to be named"."""
    if parse.deps[verb] != "relcl" or content.scope != "clause":
        return False
    heads = [token for token in range(*content.ranges[-1]) if parse.heads[token] == verb]
    return any(parse.lemmas[token] in FOOTINGS for token in heads)


def _spoken_to(parse: Parse, triggers: Triggers, verb: int) -> list[int]:
    """The object of a verb, where it is people."""
    people = (triggers.lexicons["people"], triggers.lexicons["groups"], triggers.posts)
    return [
        token
        for token in parse.all_children(verb, "dobj")
        if parse.words[token].endswith("body") or any(parse.lemmas[token] in nouns for nouns in people)
    ]


def verbal(parse: Parse, triggers: Triggers, verb: int, cue: Cue, content: Content) -> Said:
    speaker = _speaker_of_verb(parse, triggers, verb, cue, content)
    source = None if speaker is None else source_of(parse, speaker, verb, content)
    particle = parse.child(verb, "prt")
    return Said(
        cue=verb,
        cue_range=(verb, verb + 2) if particle == verb + 1 else (verb, verb + 1),
        speaker=speaker,
        source=source,
        content=_without_its_agent(parse, content, speaker),
        scope=content.scope,
        act=cue.act,
        kind=cue.kind,
        polarity=polarity(parse, verb, triggers),
        about=content.head,
        addressee=addressee(parse, verb, content.head, triggers),
        medium=medium(parse, verb, triggers),
        date=day(parse, verb),
        behalf=behalf(parse, verb, speaker),
    )


def _without_its_agent(parse: Parse, content: Content, speaker: int | None) -> list[Range]:
    """The content up to the "by" of its speaker: "to abandon the ship [by the admiral]"."""
    if speaker is None or not any(first <= speaker < end for first, end in content.ranges):
        return content.ranges
    by = parse.heads[speaker]
    if parse.words[by].lower() != "by":
        return content.ranges
    return [(first, by if first < by < end else end) for first, end in content.ranges]


def _speaker_of_verb(parse: Parse, triggers: Triggers, verb: int, cue: Cue, content: Content) -> int | None:
    """The subject of an active verb, wherever it stands, or who does it in a passive."""
    if is_passive(parse, verb):
        by = agents(parse, verb)[:1]
        return by[0] if by else agent_below(parse, triggers, verb, content)
    found = controller(parse, verb)
    if found is None:
        found = subject(parse, verb)
    if found is not None and parse.words[found][0].isalnum():
        return found
    found = inverted(parse, triggers, verb, cue)
    if (
        found is None and parse.deps[verb] == "advcl"
    ):  # '"...," thundered the archbishop, condemning the eviction'
        found = inverted(parse, triggers, parse.heads[verb], cue)
    return found
