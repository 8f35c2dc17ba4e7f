"""What phrases of several words tell: "according to the ministry", "declined to comment"."""

from __future__ import annotations

from ..ontology.vocabulary import Cue
from .clauses import subject
from .content import Content, clause_of, content_around
from .parse import Parse
from .said import Said
from .sources import source_of
from .triggers import Triggers


def phrase_at(parse: Parse, triggers: Triggers, token: int) -> tuple[int, Cue] | None:
    """The cue of several words that begins at a token, with the token after it."""
    for phrase, cue in triggers.phrases.get(parse.words[token].lower(), ()):
        end = token + len(phrase)
        if tuple(word.lower() for word in parse.words[token:end]) == phrase:
            return end, cue
    return None


def by_phrase(parse: Parse, first: int, end: int, cue: Cue) -> Said | None:
    """ "According to the ministry, ..."; "declined to comment", which has no content."""
    speaker = parse.child(end - 1, "pobj")
    if speaker is None:
        return _without_content(parse, first, end, cue)
    source = source_of(parse, speaker, first)
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
    verbs = [token for token in range(first, end) if parse.tags[token].startswith("V")]
    verb = next((token for token in verbs if parse.deps[token] not in ("aux", "auxpass")), None)
    speaker = None if verb is None else subject(parse, verb)
    if speaker is None:
        speaker = None if verb is None else parse.child(verb, "nsubjpass")
    if speaker is None:
        return None
    source = source_of(parse, speaker, first)
    content = _left_unsaid(parse, verbs[-1], end)
    return Said(first, (first, end), speaker, source, content.ranges, content.scope, cue.act, cue.kind)


def _left_unsaid(parse: Parse, verb: int, end: int) -> Content:
    """What one declines to say or to comment on: "whether he confessed", "the arrest"; mostly nothing."""
    for child in parse.children[verb]:
        if child >= end and parse.deps[child] in ("ccomp", "xcomp"):
            return clause_of(parse, child)
        noun = parse.child(child, "pobj") if parse.words[child].lower() in ("on", "about") else None
        if child >= end and noun is not None:
            return Content([parse.trim(*parse.subtree(noun))], "noun", noun)
    return Content([], "clause")
