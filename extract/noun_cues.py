"""What nouns and adjectives tell: "the claim that", "is confident that"."""

from __future__ import annotations

from ..ontology.vocabulary import Cue
from .circumstances import medium
from .clauses import is_passive, objects_of, polarity, subject
from .content import OWNERS, Content, content_of_adjective, content_of_noun
from .cues import can_speak, cue_at
from .parse import Parse
from .said import Said
from .sources import source_of
from .triggers import Triggers
from .verb_cues import DECLARING_VERBS


def by_noun(parse: Parse, triggers: Triggers, noun: int, cue: Cue) -> Said | None:
    """What a noun such as "claim" or "warning" tells; None for "in order to leave", which is nobody's order."""
    content = content_of_noun(parse, noun, cue)
    if content is None or _is_a_medium(parse, triggers, noun):
        return None
    speaker = _speaker_of_noun(parse, triggers, noun, content)
    infinitive = parse.tags[content.ranges[0][0]] == "TO"
    if speaker is None and (content.scope == "noun" or infinitive):
        return None
    source = None
    if speaker is not None:
        source = source_of(parse, speaker, noun, content)
    return Said(
        cue=noun,
        cue_range=(noun, noun + 1),
        speaker=speaker,
        source=source,
        content=content.ranges,
        scope=content.scope,
        act=cue.act,
        kind=cue.kind,
        about=content.head,
        limit=_end_of_its_phrase(parse, noun),
    )


def _end_of_its_phrase(parse: Parse, noun: int) -> int | None:
    """Where the phrase of a noun ends that is the subject of a verb behind it."""
    is_subject = parse.deps[noun] in ("nsubj", "nsubjpass") and parse.heads[noun] > parse.right[noun]
    return parse.right[noun] + 1 if is_subject else None


def _is_a_medium(parse: Parse, triggers: Triggers, noun: int) -> bool:
    """Whether a noun only tells where something was said: "said in a statement that"."""
    verb = parse.heads[parse.heads[noun]]
    found = medium(parse, verb, triggers) if parse.deps[noun] == "pobj" and verb < noun else None
    cue = None if found is None or found[1] != noun + 1 else cue_at(parse, triggers, verb)
    return cue is not None and cue.part == "verb" and "clause" in cue.frames


def _speaker_of_noun(parse: Parse, triggers: Triggers, noun: int, content: Content) -> int | None:
    """Whose claim it is: who makes it, a possessor, a by-phrase, or a modifier that names ("the Russian claim")."""
    verb = parse.heads[noun]
    declared = parse.deps[noun] == "dobj" and parse.lemmas[verb] in DECLARING_VERBS
    owner = parse.child(noun, "poss")
    if owner is not None and not (declared and parse.tags[owner] == "PRP$"):
        return owner
    for preposition in OWNERS:
        for token in objects_of(parse, noun, preposition)[:1]:
            inside = any(first <= token < end for first, end in content.ranges)
            if not inside and (preposition in ("by", "from") or can_speak(parse, triggers, token)):
                return token
    for child in parse.children[noun]:
        if child < noun and parse.deps[child] in ("amod", "compound") and parse.words[child][0].isupper():
            return child
    made = subject(parse, verb) if declared and not is_passive(parse, verb) else None
    return owner if made is None else made


def by_adjective(parse: Parse, triggers: Triggers, adjective: int, cue: Cue) -> Said | None:
    """What an adjective such as "confident" or "opposed" tells of the subject of its copula."""
    copula = parse.child(adjective, "auxpass")  # "is opposed to", which parsers take for a passive
    if copula is None and parse.deps[adjective] not in ("acomp", "ccomp", "xcomp"):
        return None
    verb = adjective if copula is not None else parse.heads[adjective]
    content = content_of_adjective(parse, adjective, cue)
    speaker = subject(parse, verb)
    if speaker is None and copula is not None:
        speaker = subject(parse, copula)
    if content is None or speaker is None:
        return None
    return Said(
        cue=adjective,
        cue_range=(adjective, adjective + 1),
        speaker=speaker,
        source=source_of(parse, speaker, adjective),
        content=content.ranges,
        scope=content.scope,
        act=cue.act,
        kind=cue.kind,
        polarity=polarity(parse, verb, triggers),
    )
