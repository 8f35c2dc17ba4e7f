"""What was said: the content of a cue, by the frames that the vocabulary gives it.

A frame names a construction: a quotation, a clause ("that ...", "whether ..."), an infinitive, a gerund, a noun
phrase, or the object of a preposition. The first frame that fits, in the order below, gives the content.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Scope
from ..ontology.vocabulary import Cue
from .clauses import is_passive, objects_of
from .parse import Parse
from .said import Range

OWNERS = ("by", "from", "of", "among", "between")
"""Prepositions of those whose claim it is: "doubts among jurists that the law is valid"."""

DEPTH = 8

CLAUSAL = frozenset(("quote", "clause", "infinitive", "gerund", "object", "said"))
"""Frames that are constructions; the others are prepositions."""


@dataclass(frozen=True, slots=True)
class Content:
    """The ranges of what was said, how far it commits the speaker, and the head of a noun content."""

    ranges: list[Range]
    scope: Scope
    head: int | None = None


def content_of_verb(parse: Parse, verb: int, cue: Cue) -> Content | None:
    """The content of a verb such as "said", "denied", "threatened"; None when it has none here."""
    for frame in (_clause, _governor, _cleft, _prepositional, _noun_phrase):
        found = frame(parse, verb, cue)
        if found is not None:
            return found
    return None


def content_of_noun(parse: Parse, noun: int, cue: Cue) -> Content | None:
    """The content of a noun such as "claim", "warning": "the claim that ...", "its announcement of ..."."""
    if "clause" in cue.frames:
        for child in (*parse.all_children(noun, "acl", "ccomp", "relcl", "appos"), *_beside(parse, noun)):
            # Parsers take "claim that it was attacked" for a relative clause: "that" then has no role in it.
            if child > noun and (_is_marked(parse, child) or _is_apart(parse, noun, child)):
                return clause_of(parse, child)
    if "infinitive" in cue.frames:
        for child in parse.all_children(noun, "acl", "xcomp"):
            if child > noun and _is_infinitive(parse, child):
                return clause_of(parse, child)
    return _prepositional(parse, noun, cue)


def _is_marked(parse: Parse, clause: int) -> bool:
    mark = parse.child(clause, "mark")
    return mark is not None and parse.words[mark].lower() in ("that", "whether")


def _is_apart(parse: Parse, noun: int, clause: int) -> bool:
    """Whether "that" opens a clause with a subject of its own, behind the words for whose claim it is.

    In "the accusation by the players that the club had lied" parsers make it the object of the lie.
    """
    first = parse.left[clause]
    own = parse.child(clause, "nsubj", "nsubjpass", "expl")
    return parse.words[first].lower() == "that" and own is not None and own > first and first > noun + 1


def _beside(parse: Parse, noun: int) -> list[int]:
    """The clause of "denied claims by the Union that ...", which parsers hang on the verb or on the Union."""
    found = parse.all_children(parse.heads[noun], "ccomp") if parse.deps[noun] == "dobj" else []
    for word, preposition in parse.prepositions(noun):
        if word not in OWNERS:
            continue  # "concern about reports that": what is reported is not the concern
        owner = parse.child(preposition, "pobj")
        found += [] if owner is None else parse.all_children(owner, "acl", "relcl")
    return found


def content_of_adjective(parse: Parse, adjective: int, cue: Cue) -> Content | None:
    """The content of a predicate such as "confident": "is confident that ...", "is ready to ..."."""
    child = parse.child(adjective, "ccomp", "xcomp")
    if child is None:
        child = parse.child(parse.heads[adjective], "ccomp")  # "was adamant that": parsers hang it on "was"
    if child is None or child < adjective:
        return _prepositional(parse, adjective, cue)
    infinitive = _is_infinitive(parse, child)
    if ("infinitive" if infinitive else "clause") not in cue.frames:
        return None
    return clause_of(parse, child)


def content_around(parse: Parse, first: int, end: int) -> Content | None:
    """The clause around a phrase such as "according to the ministry", without the phrase.

    Behind a comma at the end of a sentence, the phrase is of all of it.
    """
    head = parse.heads[first]
    if head == first or first <= head < end:
        return None
    last = parse.trim(end, parse.sentences[parse.sentence_of[first]][1])
    of_all = first > 0 and parse.words[first - 1] == "," and last[0] >= last[1]
    for _ in range(DEPTH):
        if parse.heads[head] == head or (parse.tags[head].startswith(("V", "M")) and not of_all):
            break
        head = parse.heads[head]
    ranges = without(parse, [parse.subtree(head)], first, end)
    return Content(ranges, "clause") if ranges else None


def without(parse: Parse, ranges: list[Range], first: int, end: int) -> list[Range]:
    """The ranges less one range, trimmed of the punctuation that it leaves at their edges."""
    kept = []
    for low, high in ranges:
        for part in ((low, min(high, first)), (max(low, end), high)):
            if part[0] < part[1]:
                trimmed = parse.trim(*part)
                if trimmed[0] < trimmed[1]:
                    kept.append(trimmed)
    return kept


def _clause(parse: Parse, verb: int, cue: Cue) -> Content | None:
    """A clause, infinitive or gerund that the verb governs."""
    governed = parse.all_children(verb, "ccomp", "xcomp", "csubjpass")
    for child in (*governed, *_of_the_addressee(parse, verb, cue), *_behind(parse, verb)):
        if parse.tags[child] in ("JJ", "NN", "NNS") and parse.child(child, "nsubj", "cop", "mark") is None:
            continue  # "called him a liar": a predicate, not a clause
        if _is_infinitive(parse, child):
            frame = "infinitive"
        elif parse.tags[child] == "VBG" and parse.child(child, "aux", "nsubj") is None:
            frame = "gerund"
        else:
            frame = "clause"
        raised = (
            _raised(parse, verb, child, cue) if frame == "infinitive" or parse.deps[child] == "xcomp" else []
        )
        if (
            frame in cue.frames
            or (frame == "clause" and "quote" in cue.frames)
            or (raised and "clause" in cue.frames)
        ):
            first, end = _range(parse, child)
            if first < end:
                return Content([*raised, (first, end)], "clause")
    return None


def _raised(parse: Parse, verb: int, child: int, cue: Cue) -> list[Range]:
    """The ferry, in "the ferry was said to be unsafe": the subject of what is said, and not who is told."""
    if "object" in cue.hearers or not is_passive(parse, verb):
        return []
    subject = parse.child(verb, "nsubjpass")
    return [] if subject is None else [_range(parse, subject)]


def _behind(parse: Parse, verb: int) -> list[int]:
    """The gerund in "ruled out raising taxes", which parsers take for an adverbial; the infinitive in "is expected by
    unions to last a month", which they hang on the unions.
    """
    particle = parse.child(verb, "prt")
    after = verb + 1 if particle is None else particle + 1
    found = parse.all_children(verb, "advcl")
    gerunds = [child for child in found if parse.tags[child] == "VBG" and parse.left[child] == after]
    by = [
        clause for who in objects_of(parse, verb, "by") for clause in parse.all_children(who, "acl", "relcl")
    ]
    return gerunds + [clause for clause in by if _is_infinitive(parse, clause)]


def _of_the_addressee(parse: Parse, verb: int, cue: Cue) -> list[int]:
    """The infinitive in "called on both sides to stop", which parsers hang on the sides, or on the verb."""
    if " " not in cue.lemma or "infinitive" not in cue.frames:
        return []
    found = parse.all_children(verb, "advcl")
    for _, preposition in parse.prepositions(verb):
        noun = parse.child(preposition, "pobj")
        found += [] if noun is None else parse.all_children(noun, "acl", "relcl")
    return [child for child in found if _is_infinitive(parse, child)]


def _governor(parse: Parse, verb: int, cue: Cue) -> Content | None:
    """The clause that a parenthetical cue interrupts or follows: "The bridge, she said, was closed"."""
    if not cue.frames & {"quote", "clause"} or parse.heads[verb] == verb:
        return None
    mark = parse.child(verb, "mark")
    as_cue = parse.deps[verb] == "advcl" and mark is not None and parse.words[mark].lower() == "as"
    if parse.deps[verb] != "parataxis" and not as_cue:
        return None
    first, end = parse.subtree(verb)
    ranges = without(parse, [parse.subtree(parse.heads[verb])], first, end)
    return Content(ranges, "clause") if ranges else None


def _cleft(parse: Parse, verb: int, cue: Cue) -> Content | None:
    """The clause of "what he said was that the bridge was closed"."""
    if parse.deps[verb] not in ("csubj", "nsubj") or "clause" not in cue.frames:
        return None
    what = any(parse.words[token].lower() == "what" for token in range(parse.left[verb], verb))
    said = parse.child(parse.heads[verb], "ccomp")
    return Content([_range(parse, said)], "clause") if what and said is not None and said > verb else None


def _prepositional(parse: Parse, token: int, cue: Cue) -> Content | None:
    """The object of a preposition: "accused them of lying", "warned against travel".

    Of whom or what it is said belongs to it: "accused [them of lying]", "described [the raid as murder]".
    """
    wanted = cue.frames - CLAUSAL
    for word, preposition in (*parse.prepositions(token), *_below_the_object(parse, token)):
        if word not in wanted or preposition < token:
            continue
        clause, noun = parse.child(preposition, "pcomp"), parse.child(preposition, "pobj")
        governed = noun if clause is None else clause
        if governed is not None:
            ranges = _of_whom(parse, token, preposition, _range(parse, governed), cue)
            return Content(ranges, "noun", noun) if clause is None else Content(ranges, "clause")
    return None


def _below_the_object(parse: Parse, verb: int) -> list[tuple[str, int]]:
    """The "of" of "accused the witness of lying", which parsers hang on the witness."""
    found = []
    owned = parse.tags[verb].startswith("N")  # "an appeal by the charity for blankets"
    for noun in (
        *parse.all_children(verb, "dobj", "npadvmod"),
        *objects_of(parse, verb, "by"),
        *objects_of(parse, verb, "from"),
    ):
        for word, preposition in parse.prepositions(noun):
            if owned or parse.child(preposition, "pcomp") is not None:
                found.append((word, preposition))
    return found


def _of_whom(parse: Parse, verb: int, preposition: int, governed: Range, cue: Cue) -> list[Range]:
    """What a preposition governs; with the object before it, where nobody is spoken to: "[the militia of lying]"."""
    passive = is_passive(parse, verb)
    noun = parse.child(verb, "nsubjpass" if passive else "dobj") if cue.part == "verb" else None
    if noun is None or "object" in cue.hearers or parse.tags[noun] in ("WDT", "WP") or noun > preposition:
        return [governed]
    first, end = parse.subtree(noun)
    if first < preposition <= end:
        return [(first, governed[1])]
    return [parse.trim(first, end), (preposition, governed[1])]


def _noun_phrase(parse: Parse, verb: int, cue: Cue) -> Content | None:
    """A noun phrase: "denounced the attacks"; the subject of a passive."""
    if not cue.frames & {"object", "said"}:
        return None
    noun = parse.child(verb, "nsubjpass") if is_passive(parse, verb) else parse.child(verb, "dobj")
    if noun is None and not is_passive(parse, verb):
        noun = _taken_for_an_apposition(parse, verb)
    named = parse.child(verb, "oprd")
    if noun is not None and parse.words[noun].lower() == "what":
        noun, named = named, None  # "what the rebels call a truce"
    if noun is None or parse.tags[noun] in ("WDT", "WP") or (parse.tags[noun] == "PRP" and named is None):
        return None
    return Content([_range(parse, token) for token in (noun, named) if token is not None], "noun", noun)


def _taken_for_an_apposition(parse: Parse, verb: int) -> int | None:
    """The object in "denied in a statement Freedonia's claim", which parsers hang on the statement."""
    for _, preposition in parse.prepositions(verb):
        noun = parse.child(preposition, "pobj")
        beside = None if noun is None else parse.child(noun, "appos")
        if noun is not None and beside is not None and parse.left[beside] == noun + 1:
            return beside
    return None


def clause_of(parse: Parse, verb: int) -> Content:
    """The clause of a verb as a content, without the "that" that opens it."""
    return Content([_range(parse, verb)], "clause")


def _range(parse: Parse, token: int) -> Range:
    first, end = parse.trim(*parse.subtree(token))
    if first < end and parse.words[first].lower() == "that" and parse.deps[first] in ("mark", "dobj"):
        first += 1
    return parse.trim(first, end)


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.tags[child] == "TO" for child in parse.children[verb] if parse.deps[child] == "aux")
