"""Words with a hyphen, which the parser takes apart: "cease-fire" is three tokens, and its last one no fire.

The last part bears the grammar of the whole, and here gets its lemma, too; where the vocabulary writes a word in one
("cooperate"), the lemma is written so. What the vocabulary does not know stays apart: "Ruritanian-backed" is backed.
"""

from __future__ import annotations

from dataclasses import replace

from .parse import Parse
from .triggers import PART_OF_TAG, Triggers


def hyphenated(parse: Parse, triggers: Triggers) -> Parse:
    """The same parse, with the lemmas of known words with a hyphen."""
    found = {
        token: lemma
        for token in range(2, len(parse))
        if parse.words[token - 1] == "-" and (lemma := _whole(parse, token, triggers)) is not None
    }
    if not found:
        return parse
    return replace(parse, lemmas=[found.get(token, lemma) for token, lemma in enumerate(parse.lemmas)])


def _whole(parse: Parse, token: int, triggers: Triggers) -> str | None:
    """The lemma of a word with a hyphen that ends at a token, if the vocabulary has it."""
    part = PART_OF_TAG.get(parse.tags[token][:1])
    apart = parse.ends[token - 2] != parse.starts[token - 1] or parse.ends[token - 1] != parse.starts[token]
    if part is None or apart:
        return None
    first, last = parse.words[token - 2].lower(), parse.lemmas[token]
    for lemma in (f"{first}-{last}", f"{first}{last}"):
        if (part, lemma) in triggers.frames or (part, lemma) in triggers.cues:
            return lemma
    return None
