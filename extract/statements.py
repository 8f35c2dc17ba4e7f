"""Who said what: statements by their cues, and by quotation marks where there is no cue.

Each cue of the vocabulary is tried at its word. A quotation that no cue claims goes to whoever spoke last, as
newspapers mean it: "..." he said. "..." This is rule-based attribution in the tradition of Krestel et al. (2008)
and O'Keefe et al. (2012), over the acts and frames of our vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..ontology.vocabulary import Cue
from .circumstances import addressee, day, medium
from .clauses import agents, is_passive, objects_of, polarity, subject
from .content import Content, content_around, content_of_adjective, content_of_noun, content_of_verb
from .parse import Parse
from .quotes import Quoted
from .quoting import NO_CUES, beside_quotations, continued, take_whole_quotations
from .said import FIRST_AND_SECOND, Range, Said
from .triggers import PART_OF_TAG, Triggers

SPEAKERS = ("people", "groups", "organizations", "media")

DECLARING_VERBS = frozenset(
    [
        "make",
        "issue",
        "repeat",
        "give",
        "offer",
        "send",
        "voice",
        "express",
        "deliver",
    ]
)
"""Verbs whose subject speaks the noun that is their object: "issued a warning that"."""


def statements(parse: Parse, triggers: Triggers, quoted: Quoted) -> list[Said]:
    """The statements of a report that its cues and quotation marks tell; quotations without a cue come last."""
    found = list(_cued(parse, triggers))
    found = [said for said in found if _is_reported(parse, quoted, said)]
    take_whole_quotations(parse, quoted, found)
    for verb, cue, content in beside_quotations(parse, triggers, quoted, found):
        found.append(_verbal(parse, triggers, verb, cue, content))
    found += continued(parse, quoted, found)
    return [said for said in found if said.content or said.cue is not None]


def _is_reported(parse: Parse, quoted: Quoted, said: Said) -> bool:
    """Whether a statement is told for its own sake: "I think" and "you know" in somebody's words are how people talk.

    Inside a quotation, what others are said to say is; what the speaker and the one spoken to think is not.
    """
    if said.cue is None or quoted.around(said.cue) is None:
        return True
    if said.speaker is None or parse.words[said.speaker].lower() in FIRST_AND_SECOND:
        return False
    return said.kind in ("speech", "writing")


def _cued(parse: Parse, triggers: Triggers) -> Iterator[Said]:
    for token, tag in enumerate(parse.tags):
        phrase = _phrase_at(parse, triggers, token)
        if phrase is not None:
            said = _by_phrase(parse, token, *phrase)
        else:
            part = PART_OF_TAG.get(tag[:1], "")
            cue = _cue_at(parse, triggers, part, token)
            if cue is None or parse.deps[token] in NO_CUES:
                continue
            said = _READ[part](parse, triggers, token, cue)
        if said is not None and _can_speak(parse, triggers, said):
            yield said


def _cue_at(parse: Parse, triggers: Triggers, part: str, token: int) -> Cue | None:
    """The cue that a word is, with its particle or preposition where the vocabulary has them: "called for"."""
    lemma = parse.lemmas[token]
    if part == "verb":
        for child in parse.children[token]:
            if child > token and parse.deps[child] in ("prt", "prep", "advmod"):
                cue = triggers.cues.get((part, f"{lemma} {parse.words[child].lower()}"))
                if cue is not None:
                    return cue
    return triggers.cues.get((part, lemma))


def _can_speak(parse: Parse, triggers: Triggers, said: Said) -> bool:
    """Whether a speaker is one, as far as the word tells: measures do not defend people in the sense of speech.

    A name, a pronoun, a noun for people or bodies, or a document speaks; any noun does that says a clause.
    """
    if said.speaker is None or (said.scope == "clause" and said.kind in ("speech", "writing")):
        return True
    if parse.tags[said.speaker] not in ("NN", "NNS"):
        return (
            parse.words[said.speaker].lower() not in ("it", "this", "that", "which") or said.scope == "clause"
        )
    lemma = parse.lemmas[said.speaker]
    return lemma in triggers.posts or any(lemma in triggers.lexicons[name] for name in SPEAKERS)


def _by_verb(parse: Parse, triggers: Triggers, verb: int, cue: Cue) -> Said | None:
    content = content_of_verb(parse, verb, cue)
    if content is None or ("said" in cue.frames and not _is_said(parse, triggers, content.head)):
        return None
    if content.head is not None and parse.lemmas[content.head] in triggers.lexicons["footings"]:
        return None
    return _verbal(parse, triggers, verb, cue, content)


def _is_said(parse: Parse, triggers: Triggers, noun: int | None) -> bool:
    """Whether a noun names a statement: one withdraws a claim, or troops."""
    return noun is not None and ("noun", parse.lemmas[noun]) in triggers.cues


def _verbal(parse: Parse, triggers: Triggers, verb: int, cue: Cue, content: Content) -> Said:
    passive = is_passive(parse, verb)
    by = agents(parse, verb)[:1] if passive else []
    speaker = (by[0] if by else None) if passive else subject(parse, verb)
    particle = parse.child(verb, "prt")
    return Said(
        cue=verb,
        cue_range=(verb, verb + 2) if particle == verb + 1 else (verb, verb + 1),
        speaker=speaker,
        source=None if speaker is None else _source(parse, speaker, verb),
        content=content.ranges,
        scope=content.scope,
        act=cue.act,
        kind=cue.kind,
        polarity=polarity(parse, verb, triggers),
        about=content.head,
        addressee=addressee(parse, verb, content.head, triggers),
        medium=medium(parse, verb, triggers),
        date=day(parse, verb),
    )


def _by_noun(parse: Parse, triggers: Triggers, noun: int, cue: Cue) -> Said | None:
    content = content_of_noun(parse, noun, cue)
    if content is None:
        return None
    speaker = _speaker_of_noun(parse, noun)
    infinitive = parse.tags[content.ranges[0][0]] == "TO"
    if speaker is None and (content.scope == "noun" or infinitive):
        return None  # "in order to leave": nobody's order
    source = None
    if speaker is not None:
        source = _source(parse, speaker, noun)
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
    )


def _by_adjective(parse: Parse, triggers: Triggers, adjective: int, cue: Cue) -> Said | None:
    verb = parse.heads[adjective]
    if parse.deps[adjective] not in ("acomp", "ccomp", "xcomp") or verb == adjective:
        return None
    content = content_of_adjective(parse, adjective, cue)
    speaker = subject(parse, verb)
    if content is None or speaker is None:
        return None
    return Said(
        cue=adjective,
        cue_range=(adjective, adjective + 1),
        speaker=speaker,
        source=_source(parse, speaker, adjective),
        content=content.ranges,
        scope=content.scope,
        act=cue.act,
        kind=cue.kind,
        polarity=polarity(parse, verb, triggers),
    )


_READ = {"verb": _by_verb, "noun": _by_noun, "adjective": _by_adjective}


def _phrase_at(parse: Parse, triggers: Triggers, token: int) -> tuple[int, Cue] | None:
    """The cue of several words that begins at a token, with the token after it."""
    for words, cue in triggers.phrases.get(parse.words[token].lower(), ()):
        end = token + len(words)
        if tuple(word.lower() for word in parse.words[token:end]) == words:
            return end, cue
    return None


def _by_phrase(parse: Parse, first: int, end: int, cue: Cue) -> Said | None:
    """ "According to the ministry, ..."; "declined to comment", which has no content."""
    speaker = parse.child(end - 1, "pobj")
    if speaker is None:
        return _without_content(parse, first, end, cue)
    source = _source(parse, speaker, first)
    content = content_around(parse, first, max(parse.right[speaker] + 1, end))
    if content is None:
        return None
    return Said(
        cue=first,
        cue_range=(first, end),
        speaker=speaker,
        source=source,
        content=content.ranges,
        scope="clause",
        act=cue.act,
        kind=cue.kind,
    )


def _without_content(parse: Parse, first: int, end: int, cue: Cue) -> Said | None:
    """A phrase that is an act in itself, of the subject of its first verb: "the ministry declined to comment"."""
    verb = next((token for token in range(first, end) if parse.tags[token].startswith("V")), None)
    speaker = None if verb is None else subject(parse, verb)
    if speaker is None:
        return None
    source = _source(parse, speaker, first)
    return Said(first, (first, end), speaker, source, [], "clause", cue.act, cue.kind)


def _speaker_of_noun(parse: Parse, noun: int) -> int | None:
    """Whose claim it is: a possessor, a by-phrase, a modifier that names ("the Russian claim"), or who makes it."""
    owner = parse.child(noun, "poss")
    if owner is not None:
        return owner
    for preposition in ("by", "from"):
        for token in objects_of(parse, noun, preposition)[:1]:
            return token
    for child in parse.children[noun]:
        if child < noun and parse.deps[child] in ("amod", "compound") and parse.words[child][0].isupper():
            return child
    verb = parse.heads[noun]
    if parse.deps[noun] == "dobj" and parse.lemmas[verb] in DECLARING_VERBS:
        return subject(parse, verb)
    return None


def _source(parse: Parse, speaker: int, cue: int) -> Range:
    """The whole phrase of a speaker, without relative clauses and whatever else of it holds the cue."""
    first, end = parse.subtree(speaker)
    for child in parse.children[speaker]:
        if parse.left[child] <= cue <= parse.right[child] or parse.deps[child] == "relcl":
            first, end = (first, parse.left[child]) if child > speaker else (parse.right[child] + 1, end)
    first, end = parse.trim(first, end)
    return (first, end) if first < end else (speaker, speaker + 1)
