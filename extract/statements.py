"""Who said what: statements by their cues, and by quotation marks where there is no cue.

Each cue of the vocabulary is tried at its word. A quotation that no cue claims goes to whoever spoke last, as
newspapers mean it: "..." he said. "..." This is rule-based attribution in the tradition of Krestel et al. (2008)
and O'Keefe et al. (2012), over the acts and frames of our vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator

from .colons import by_colon
from .cues import IMPERSONAL, can_speak, cue_at
from .displaced import part
from .noun_cues import by_adjective, by_noun
from .parse import Parse
from .phrase_cues import by_phrase, phrase_at
from .quotes import Quoted
from .quoting import NO_CUES, beside_quotations, continued, prefer_quotations, take_whole_quotations
from .said import FIRST_AND_SECOND, Said
from .triggers import Triggers
from .verb_cues import by_verb, verbal

READ = {"verb": by_verb, "noun": by_noun, "adjective": by_adjective}
"""What reads a cue, by its part of speech."""


def statements(parse: Parse, triggers: Triggers, quoted: Quoted) -> list[Said]:
    """The statements of a report that its cues and quotation marks tell; quotations without a cue come last."""
    found = list(_cued(parse, triggers))
    part(parse, triggers, found)
    found = [said for said in found if _can_speak(parse, triggers, said)]
    found = [said for said in found if _is_reported(parse, quoted, said)]
    prefer_quotations(parse, triggers, quoted, found)
    take_whole_quotations(parse, quoted, found)
    for verb, cue, content in beside_quotations(parse, triggers, quoted, found):
        found.append(verbal(parse, triggers, verb, cue, content))
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
        phrase = phrase_at(parse, triggers, token)
        if phrase is not None:
            said = by_phrase(parse, token, *phrase)
            inside = phrase[0] if said is not None else 0
        else:
            cue = cue_at(parse, triggers, token)
            if cue is None or parse.deps[token] in NO_CUES:
                continue
            said = READ[cue.part](parse, triggers, token, cue)
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


def _says_clauses(parse: Parse, said: Said) -> bool:
    """Whether anything may be the speaker of what is said in a clause: a report concludes, a clinic has a plan."""
    return said.kind in ("speech", "writing", "belief") or (
        said.cue is not None and parse.tags[said.cue][0] == "N"
    )
