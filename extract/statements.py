"""Who said what: statements by their cues, and by quotation marks where there is no cue.

Each cue of the vocabulary is tried at its word. A quotation that no cue claims goes to whoever spoke last, as
newspapers mean it: "..." he said. "..." This is rule-based attribution in the tradition of Krestel et al. (2008)
and O'Keefe et al. (2012), over the acts and frames of our vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..ontology.vocabulary import Cue
from .circumstances import addressee, behalf, day, medium
from .clauses import agents, is_passive, objects_of, polarity, subject
from .colons import by_colon
from .content import (
    OWNERS,
    Content,
    clause_of,
    content_around,
    content_of_adjective,
    content_of_noun,
    content_of_verb,
)
from .cues import IMPERSONAL, can_speak, cue_at
from .displaced import agent_below, clause_behind, controller, fronted, inverted, part
from .parse import Parse
from .quotes import Quoted
from .quoting import NO_CUES, beside_quotations, continued, prefer_quotations, take_whole_quotations
from .said import FIRST_AND_SECOND, Range, Said
from .triggers import Triggers
from .words import words

FOOTINGS = words("name identify quote speak discuss comment")
"""Verbs for what an unnamed source may not do, or does not want."""

DECLARING_VERBS = words(
    "make issue repeat give offer send voice express deliver have share raise lodge file level hold reiterate renew "
    "reaffirm utter extend convey present submit air take reach keep put break"
)
"""Verbs whose subject speaks the noun that is their object: "issued a warning that"."""


def statements(parse: Parse, triggers: Triggers, quoted: Quoted) -> list[Said]:
    """The statements of a report that its cues and quotation marks tell; quotations without a cue come last."""
    found = list(_cued(parse, triggers))
    part(parse, triggers, found)
    found = [said for said in found if _can_speak(parse, triggers, said)]
    found = [said for said in found if _is_reported(parse, quoted, said)]
    prefer_quotations(parse, triggers, quoted, found)
    take_whole_quotations(parse, quoted, found)
    for verb, cue, content in beside_quotations(parse, triggers, quoted, found):
        found.append(_verbal(parse, triggers, verb, cue, content))
    found += by_colon(parse, triggers, quoted, found)
    found += continued(parse, triggers, quoted, found)
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
    inside = 0
    for token in range(len(parse)):
        if token < inside:
            continue  # "say" in "declined to say"
        phrase = _phrase_at(parse, triggers, token)
        if phrase is not None:
            said = _by_phrase(parse, token, *phrase)
            inside = phrase[0] if said is not None else 0
        else:
            cue = cue_at(parse, triggers, token)
            if cue is None or parse.deps[token] in NO_CUES:
                continue
            said = _READ[cue.part](parse, triggers, token, cue)
        if said is not None:
            yield said


def _can_speak(parse: Parse, triggers: Triggers, said: Said) -> bool:
    """Whether a speaker is one, as far as the word tells: measures do not defend people in the sense of speech.

    A name, a pronoun, a noun for people or bodies, or a document speaks; any noun does that says a clause.
    """
    if said.speaker is None or (said.scope == "clause" and _says_clauses(parse, said)):
        return True
    word = parse.words[said.speaker].lower()
    if word in IMPERSONAL:
        cue = None if said.cue is None else cue_at(parse, triggers, said.cue)
        proper = word == "it" and cue is not None and "quote" in cue.frames  # "it apologised for the delay"
        return proper or said.scope == "clause"
    return can_speak(parse, triggers, said.speaker)


def _spoken_to(parse: Parse, triggers: Triggers, verb: int) -> list[int]:
    """The object of a verb, where it is people."""
    people = triggers.lexicons["people"] | triggers.lexicons["groups"] | triggers.posts
    objects = parse.all_children(verb, "dobj")
    return [
        token for token in objects if parse.lemmas[token] in people or parse.words[token].endswith("body")
    ]


def _is_footing(parse: Parse, verb: int, content: Content) -> bool:
    """Whether a clause tells on what terms a source speaks: "a source who asked not to be named"."""
    if parse.deps[verb] != "relcl" or content.scope != "clause":
        return False
    heads = [token for token in range(*content.ranges[-1]) if parse.heads[token] == verb]
    return any(parse.lemmas[token] in FOOTINGS for token in heads)


def _says_clauses(parse: Parse, said: Said) -> bool:
    """Whether anything may be the speaker of what is said in a clause: a report concludes, a clinic has a plan."""
    return said.kind in ("speech", "writing", "belief") or (
        said.cue is not None and parse.tags[said.cue][0] == "N"
    )


def _by_verb(parse: Parse, triggers: Triggers, verb: int, cue: Cue) -> Said | None:
    content = (
        content_of_verb(parse, verb, cue)
        or clause_behind(parse, triggers, verb, cue)
        or fronted(parse, triggers, verb, cue)
    )
    if content is None or not any(first < end for first, end in content.ranges):
        return None
    if "said" in cue.frames and content.scope == "noun" and not _is_said(parse, triggers, content.head):
        return None
    if (
        content.head is not None
        and parse.lemmas[content.head] in triggers.lexicons["footings"] | triggers.lexicons["times"]
    ):
        return None
    if (
        content.scope == "noun"
        and "object" in cue.hearers
        and content.head in _spoken_to(parse, triggers, verb)
    ):
        return None  # "threatened the guards": with what is not told
    if _is_footing(parse, verb, content):
        return None
    if (
        parse.lemmas[verb] in DECLARING_VERBS
        and content.head is not None
        and _is_said(parse, triggers, content.head)
    ):
        owner = parse.child(content.head, "poss")
        if owner is None or parse.tags[owner] == "PRP$":
            return None  # "expressed her gratitude for": the noun is what tells
    return _verbal(parse, triggers, verb, cue, content)


def _is_said(parse: Parse, triggers: Triggers, noun: int | None) -> bool:
    """Whether a noun names a statement: one withdraws a claim, or troops."""
    return noun is not None and ("noun", parse.lemmas[noun]) in triggers.cues


def _verbal(parse: Parse, triggers: Triggers, verb: int, cue: Cue, content: Content) -> Said:
    speaker = _speaker_of_verb(parse, triggers, verb, cue, content)
    source = None if speaker is None else _source(parse, speaker, verb, content)
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


def _by_noun(parse: Parse, triggers: Triggers, noun: int, cue: Cue) -> Said | None:
    content = content_of_noun(parse, noun, cue)
    if content is None or _is_a_medium(parse, triggers, noun):
        return None
    speaker = _speaker_of_noun(parse, triggers, noun, content)
    infinitive = parse.tags[content.ranges[0][0]] == "TO"
    if speaker is None and (content.scope == "noun" or infinitive):
        return None  # "in order to leave": nobody's order
    source = None
    if speaker is not None:
        source = _source(parse, speaker, noun, content)
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
    for phrase, cue in triggers.phrases.get(parse.words[token].lower(), ()):
        end = token + len(phrase)
        if tuple(word.lower() for word in parse.words[token:end]) == phrase:
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
    verbs = [token for token in range(first, end) if parse.tags[token].startswith("V")]
    verb = next((token for token in verbs if parse.deps[token] not in ("aux", "auxpass")), None)
    speaker = None if verb is None else subject(parse, verb)
    if speaker is None:
        speaker = None if verb is None else parse.child(verb, "nsubjpass")
    if speaker is None:
        return None
    source = _source(parse, speaker, first)
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


def _source(parse: Parse, speaker: int, cue: int, content: Content | None = None) -> Range:
    """The whole phrase of a speaker, without relative clauses and whatever else of it holds the cue or the content."""
    first, end = parse.subtree(speaker)
    for start, _ in content.ranges if content is not None else ():
        end = min(end, start) if start > speaker else end
    for token in range(speaker + 1, end):  # ", who was not authorized to speak,", wherever parsers hang it
        if parse.deps[token] in ("relcl", "acl") and parse.words[parse.left[token] - 1] == ",":
            end = min(end, parse.left[token] - 1)
    for child in parse.children[speaker]:
        if parse.left[child] <= cue <= parse.right[child] or parse.deps[child] == "relcl":
            first, end = (first, parse.left[child]) if child > speaker else (parse.right[child] + 1, end)
    first, end = parse.trim(first, end)
    return (first, end) if first < end else (speaker, speaker + 1)
