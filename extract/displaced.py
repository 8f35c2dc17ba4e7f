"""What belongs to a cue though the parser hung it elsewhere: contents, speakers, and where a content ends."""

from __future__ import annotations

from collections.abc import Iterator

from ..ontology.vocabulary import Cue
from .clauses import is_passive, subject
from .content import Content, clause_of
from .cues import can_speak, cue_at
from .parse import Parse
from .said import Said
from .triggers import Triggers

BETWEEN = ("advmod", "npadvmod", "prep", "agent", "dative", "dobj")
"""What stands between a verb of saying and its clause: "said [in a statement] that", "told [the court] that"."""
CONTRASTS = frozenset(["while", "whereas", "although", "though"])
DEPTH = 4
LONGEST = 40
"""Words of a headline, or of a speaker's phrase."""


def clause_behind(parse: Parse, triggers: Triggers, verb: int, cue: Cue) -> Content | None:
    """The clause of "said in a statement that ...", "said earlier that ...", hung on the words between."""
    if "clause" not in cue.frames:
        return None
    for child in parse.children[verb]:
        if child < verb or parse.deps[child] not in BETWEEN:
            continue
        if parse.deps[child] == "dobj" and "object" not in cue.hearers:
            continue
        for clause in _clauses_below(parse, triggers, child):
            return clause_of(parse, clause)
    return None


def _clauses_below(parse: Parse, triggers: Triggers, token: int) -> Iterator[int]:
    """The clauses marked by "that" at the end of a phrase; those of a cue are its own: "in response to claims that"."""
    for _ in range(DEPTH):
        is_medium = parse.lemmas[token] in triggers.lexicons["media"]
        if is_medium or cue_at(parse, triggers, token) is None:
            for clause in parse.all_children(token, "ccomp", "acl", "relcl", "advcl"):
                mark = parse.child(clause, "mark")
                if mark is not None and parse.words[mark].lower() in ("that", "whether"):
                    yield clause
        below = [
            child
            for child in parse.children[token]
            if child > token and parse.deps[child] in (*BETWEEN, "pobj")
        ]
        if not below:
            return
        token = below[-1]


def fronted(parse: Parse, triggers: Triggers, verb: int, cue: Cue) -> Content | None:
    """What stands before a comma and the end of its sentence: "Ferry to be sold, minister says".

    Parsers make an adverbial of it. A time or a place is one: "on Monday, she said".
    """
    first, end = parse.sentences[parse.sentence_of[verb]]
    who = subject(parse, verb)
    if not cue.frames & {"quote", "clause"} or who is None or parse.child(verb, "dobj", "ccomp", "xcomp"):
        return None
    if parse.trim(verb + 1, end)[0] < parse.trim(verb + 1, end)[1] and parse.left[who] < verb:
        return None
    start = min(parse.left[who], verb)
    if start - first > LONGEST:
        return None
    if start - 1 <= first or parse.words[start - 1] != ",":
        return None
    heads = [token for token in range(first, start - 1) if not first <= parse.heads[token] < start - 1]
    said = [token for token in heads if parse.tags[token].startswith("N") and parse.deps[token] != "npadvmod"]
    if not said or parse.lemmas[said[0]] in triggers.lexicons["times"]:
        return None
    return Content([parse.trim(first, start - 1)], "clause")


def agent_below(parse: Parse, triggers: Triggers, verb: int, content: Content) -> int | None:
    """Who ordered it in "the crews were ordered to leave the ship by the admiral": nobody leaves by an admiral."""
    if content.scope != "clause":
        return None
    first, end = content.ranges[-1]
    for token in range(end - 1, max(first, end - LONGEST), -1):
        if parse.words[token].lower() != "by" or parse.deps[token] not in ("prep", "agent"):
            continue
        below = parse.heads[token]
        who = parse.child(token, "pobj")
        if who is None or not parse.tags[below].startswith("V") or is_passive(parse, below):
            return None
        return who if can_speak(parse, triggers, who) and parse.right[who] + 1 >= end else None
    return None


def controller(parse: Parse, verb: int) -> int | None:
    """The witness, in "accused the witness of claiming", where the parser hung "of" on the witness."""
    preposition = parse.heads[verb]
    if parse.deps[verb] != "pcomp" or parse.words[preposition].lower() not in ("of", "for"):
        return None
    whom = parse.heads[preposition]
    return (
        whom
        if parse.deps[whom] in ("dobj", "nsubjpass") and parse.tags[whom].startswith(("N", "P"))
        else None
    )


def inverted(parse: Parse, triggers: Triggers, verb: int, cue: Cue) -> int | None:
    """The archbishop, in '"..." thundered the archbishop', whom parsers take for the object."""
    if "quote" not in cue.frames or parse.child(verb, "aux") is not None:
        return None
    for token in parse.all_children(verb, "dobj", "nsubj", "attr", "dep", "npadvmod"):
        if token > verb and parse.left[token] == verb + 1 and can_speak(parse, triggers, token):
            return token
    return None


def part(parse: Parse, triggers: Triggers, found: list[Said]) -> None:
    """Cut contents where the reporter goes on: "said the gates were shut but denied ...", "..., while the rebels said".

    What is joined to the content without a subject of its own, and whose inherited subject cannot speak, is said by
    the speaker of the content ("said sales had fallen, citing weak demand"); what "while" opens and has a speaker of
    its own is told by the reporter.
    """
    by_cue = {said.cue: said for said in found if said.cue is not None and said.scope == "clause"}
    for inner in found:
        if inner.cue is None:
            continue
        above = inner.cue
        for _ in range(DEPTH * 2):
            above = parse.heads[above]
            outer = by_cue.get(above)
            if outer is None or outer is inner or not outer.covers(inner.cue):
                continue
            cut = _where_it_ends(parse, triggers, outer, inner)
            if cut is not None:
                kept = [(first, min(end, cut)) for first, end in outer.content if first < cut]
                outer.content = [parse.trim(*one) for one in kept]
                outer.limit = cut


def _where_it_ends(parse: Parse, triggers: Triggers, outer: Said, inner: Said) -> int | None:
    """Where the content of a statement ends before another, that only the parser put into it."""
    cue = inner.cue
    assert cue is not None
    if outer.cue is not None and inner.covers(
        outer.cue
    ):  # "she believes that he left, according to her aide"
        return cue if cue > outer.cue else None
    mark = parse.child(cue, "mark")
    if parse.deps[cue] == "advcl" and parse.tags[cue] == "VBG" and parse.words[parse.left[cue] - 1] == ",":
        return parse.left[cue] - 1 if _is_taken_over(parse, triggers, outer, inner) else None
    if parse.deps[cue] == "advcl" and mark is not None and parse.words[mark].lower() in CONTRASTS:
        return mark if inner.speaker is not None and parse.child(cue, "nsubj") is not None else None
    if parse.deps[cue] != "conj" or parse.child(cue, "nsubj", "nsubjpass") is not None:
        return None
    if not _is_taken_over(parse, triggers, outer, inner):
        return None
    joining = parse.child(parse.heads[cue], "cc")
    return parse.left[cue] if joining is None or joining > cue else joining


def _is_taken_over(parse: Parse, triggers: Triggers, outer: Said, inner: Said) -> bool:
    """Give a statement to the speaker of the one around it, where who seems to make it cannot speak."""
    if inner.speaker is None or outer.speaker is None or can_speak(parse, triggers, inner.speaker):
        return False
    inner.speaker, inner.source = outer.speaker, outer.source
    return True
