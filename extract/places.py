"""Where a name is only a place: in a dateline, before "office", after "left". Elsewhere a capital may act."""

from __future__ import annotations

from .parse import Parse
from .triggers import Triggers
from .words import words

DASHES = frozenset(("-", "–", "—", "―", "--"))
LONGEST_DATELINE = 12
"""Tokens before the dash."""

PLACE_PREPOSITIONS = words(
    "in at near inside outside across around within throughout towards toward into onto"
)
WAYS = frozenset(("from", "to", "for"))
MOVING = words(
    """
    arrive come depart deploy drive evacuate fly flee go head leave march move relocate return sail sneak travel
    trip visit flight journey
    """
)
GOING_AND_TAKING = words(
    """
    approach attack batter besiege bomb bombard capture conquer cross defend devastate encircle enter evacuate exit
    flee hit invade leave liberate occupy overrun pound quit reach recapture retake rock seize shell storm strike
    surround take target tour visit
    """
)
"""Verbs whose object, where it is a city, is the city itself: one visits, leaves, shells and captures it."""

SIDES = words(
    """
    north south east west northeast northwest southeast southwest outskirt outskirts outside center centre heart
    mayor part people resident sky street streets suburb suburbs rest edge siege battle fall capture bombing
    """
)
"""Nouns that are of a city rather than of a government."""

RULING = words(
    """
    ambassador aid ally approval army authority backing cabinet claim delegation demand diplomat diplomacy embassy
    envoy force government influence leadership ministry negotiator offer official policy position pressure proposal
    regime response sanction spokesman spokesperson spokeswoman stance statement support talk threat troop view
    """
)
"""Nouns after which a capital's name means the government: "Tehran officials"."""

ACTING_PARTICIPLES = words(
    """
    aligned allied appointed approved armed backed controlled funded installed led linked ordered run sponsored
    supplied supported trained
    """
)


def is_only_a_place(parse: Parse, triggers: Triggers, head: int) -> bool:
    """Whether grammar shows that the name of a place does not act in its clause.

    "The London office", "London's airport", "outskirts of London", "left London"; but not "London officials",
    "London-backed", "London's claim", "aid from London".
    """
    above = parse.heads[head]
    dep, governor = parse.deps[head], parse.lemmas[above]
    if dep in ("compound", "nmod", "npadvmod", "amod"):
        participle = parse.words[above].lower() in ACTING_PARTICIPLES
        return not participle and governor not in RULING and governor not in triggers.posts
    if dep == "poss":
        return governor in triggers.lexicons["places"] or governor in SIDES
    if dep == "pobj":
        return _is_way(parse, triggers, above)
    if dep in ("dobj", "nsubjpass"):
        return governor in GOING_AND_TAKING
    return False


def _is_way(parse: Parse, triggers: Triggers, preposition: int) -> bool:
    """Whether a preposition leads to a city: "moved to", "outskirts of", "captured by" does not."""
    word = parse.words[preposition].lower()
    governor = parse.lemmas[parse.heads[preposition]]
    if word == "of":
        return governor in triggers.lexicons["places"] or governor in SIDES
    return word in WAYS and governor in MOVING


def in_dateline(parse: Parse, first: int, end: int) -> bool:
    """Whether a name stands before the dash of a paragraph's first words: "BAGHDAD, Iraq (AP) - "."""
    start = parse.sentences[parse.sentence_of[first]][0]
    if first - start > LONGEST_DATELINE or not _begins_line(parse, start):
        return False
    for token in range(start, min(start + LONGEST_DATELINE, len(parse))):
        word = parse.words[token]
        if word in DASHES:
            parted = parse.starts[token] > parse.ends[token - 1] if token else False
            return token >= end and (parted or word != "-")  # no dash, but a hyphen: "Moscow-backed"
        if word == "(" and token < first:
            return False
        if not (word[0].isupper() or word[0].isdigit() or word in ",()./"):
            return False
    return False


def _begins_line(parse: Parse, token: int) -> bool:
    return token == 0 or "\n" in parse.text[parse.ends[token - 1] : parse.starts[token]]
