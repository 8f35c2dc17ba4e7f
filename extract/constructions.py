"""Relations that no word expresses: "Iran's Guards", "the Syrian province of X", "allies including X"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ..ontology.vocabulary import RelationType
from .clauses import agents, is_passive, objects_of, patients
from .factuality import factuality
from .fitting import fits
from .intentions import duties
from .parse import Parse
from .phrases import Phrase, Phrases
from .places import in_dateline
from .related import Related
from .triggers import PART_OF_TAG, Triggers

COLLECTIVE = ("Organization", "Group")
LISTING = frozenset(("including", "like", "as"))
"""Prepositions that bring members of what stands before them."""

THOUGHT = frozenset(("belief", "perception"))
"""Kinds of statements that nobody need hear."""

INCLUDING = frozenset(("include", "comprise"))
ALLIANCES = frozenset(
    (
        "alliance", "association", "axis", "bloc", "cabinet", "coalition", "committee", "consortium", "council",
        "delegation", "federation", "force", "front", "government", "group", "league", "network", "panel", "union",
    )
)  # fmt: skip
"""Bodies that bodies are members of."""

GOVERNMENTS = frozenset(("government", "regime", "leadership", "administration", "state"))

NOTABLY = frozenset(("notably", "especially", "particularly", "chiefly", "namely"))
"""Adverbs that pick members out of what stands before them."""


def constructions(parse: Parse, phrases: Phrases, triggers: Triggers) -> Iterator[Related]:
    """Relations that no word expresses: "Iran's Guards", "the Syrian province of X"."""
    for phrase in phrases.in_order():
        for relation in triggers.constructs.get("possessive-organization", ()):
            yield from _possessed(parse, phrases, phrase, relation)
        for relation in triggers.constructs.get("place-in-place", ()):
            yield from _placed(parse, phrases, phrase, relation)
        for relation in triggers.constructs.get("listed-member", ()):
            yield from _listed(parse, phrases, phrase, relation)
        for relation in triggers.constructs.get("person-of-body", ()):
            yield from _of_a_body(parse, phrases, phrase, relation)
    for relation in triggers.constructs.get("included-member", ()):
        yield from _included(parse, phrases, triggers, relation)
    for relation in triggers.constructs.get("told-to", ()):
        for cue, teller, told in duties(parse):
            told_by = triggers.cues.get((PART_OF_TAG.get(parse.tags[cue][:1], ""), parse.lemmas[cue]))
            if told_by is not None and told_by.kind not in THOUGHT:  # "thinks that he must go"
                yield from _told(parse, phrases, triggers, relation, cue, teller, told)


def _told(
    parse: Parse,
    phrases: Phrases,
    triggers: Triggers,
    relation: RelationType,
    cue: int,
    teller: int,
    told: int,
) -> Iterator[Related]:
    """ "She said that the militia must leave", "told the militia to leave": a demand of the militia."""
    subject, obj = phrases.at(teller), phrases.at(told)
    if subject is None or obj is None or subject.head == obj.head:
        return
    if fits(parse, phrases, subject, relation.domain) and fits(parse, phrases, obj, relation.range):
        said = factuality(parse, cue, triggers)
        yield Related(
            relation.name,
            subject,
            obj,
            (cue, cue + 1),
            cue,
            said.polarity,
            said.certainty,
            reader="constructions",
        )


def _included(
    parse: Parse, phrases: Phrases, triggers: Triggers, relation: RelationType
) -> Iterator[Related]:
    """ "The delegation includes two generals"; the bank that a company includes is no member of it."""
    for verb, lemma in enumerate(parse.lemmas):
        if lemma not in INCLUDING or not parse.tags[verb].startswith("V") or is_passive(parse, verb):
            continue
        groups = [found for token in agents(parse, verb) if (found := phrases.at(token)) is not None]
        members = [found for token in patients(parse, verb) if (found := phrases.at(token)) is not None]
        said = factuality(parse, verb, triggers)
        for group, member in product(groups, members):
            if _may_include(parse, phrases, group, member) and fits(parse, phrases, member, relation.domain):
                yield Related(
                    relation.name,
                    member,
                    group,
                    (verb, verb + 1),
                    verb,
                    said.polarity,
                    said.certainty,
                    reader="constructions",
                )


def _may_include(parse: Parse, phrases: Phrases, group: Phrase, member: Phrase) -> bool:
    """Whether a body may have somebody as a member: persons any body, a body one that is made of bodies."""
    if group.kind == "pronoun" or not fits(parse, phrases, group, COLLECTIVE):
        return False
    made_of_bodies = (
        group.kind == "name"
        or parse.tags[group.head].startswith("NNP")
        or group.plural
        or parse.lemmas[group.head] in ALLIANCES
    )
    if member.type == "Place":  # an island that a state includes is no member of it
        return group.plural
    return member.type in ("Person", "Group") or made_of_bodies


def _possessed(parse: Parse, phrases: Phrases, phrase: Phrase, relation: RelationType) -> Iterator[Related]:
    """ "Its Revolutionary Guards", "the Iranian Foreign Ministry": an organ belongs to the body that possesses it."""
    if phrase.type != "Organization" or phrase.kind == "pronoun" or _is_government(parse, phrase):
        return
    owner = parse.child(phrase.head, "poss")
    inner = phrases.by_head.get(_opening(phrases, phrase)) if owner is None else phrases.at(owner)
    if inner is None or inner is phrase or inner.head == phrase.head or not _may_possess(inner):
        return
    if inner.plural and inner.kind == "description" and parse.lemmas[phrase.head] in ALLIANCES:
        return  # "the dockers' union": they are its members
    lexicon = "state-organs" if owner is None or _is_state(phrases, inner) else "organs-of-bodies"
    if _is_organ(phrases, phrase, lexicon):
        yield _standing(relation.name, phrase, inner)


def _may_possess(owner: Phrase) -> bool:
    """Whether somebody may have a body as a part: a body or a place; "my party" and "our party" have us as members."""
    if owner.kind == "pronoun":
        return owner.type == "Thing"  # "its"
    return owner.type in (*COLLECTIVE, "Place")


def _is_state(phrases: Phrases, owner: Phrase) -> bool:
    """Whether somebody is a state or a part of one: "Ruritania", "the city"; who "its" is, the words do not tell."""
    return owner.type == "Place" or owner.key is not None or phrases.type_of_noun(owner.head) == "Place"


def _is_government(parse: Parse, phrase: Phrase) -> bool:
    """Whether a body is what a state acts by: "the Ruritanian government" is Ruritania, and no part of it."""
    return phrase.kind == "description" and parse.lemmas[phrase.head] in GOVERNMENTS


def _is_organ(phrases: Phrases, phrase: Phrase, lexicon: str) -> bool:
    """Whether a body is an organ of whom it is possessed by: a state's army is, its football federation is not."""
    parse, organs = phrases.parse, phrases.triggers.lexicons[lexicon]
    head = phrase.head
    return not organs.isdisjoint(
        (parse.lemmas[head], parse.words[head].lower(), " ".join(parse.words[head - 1 : head + 1]).lower())
    )


def _opening(phrases: Phrases, phrase: Phrase) -> int:
    """The head of a name inside a phrase that opens it: "Iranian" in "the Iranian Foreign Ministry"; else -1."""
    for head in range(phrase.first, min(phrase.first + 4, phrase.head)):
        inner = phrases.by_head.get(head)
        if inner is not None and inner.kind == "name" and inner.first <= phrase.first + 1:
            return -1 if phrases.parse.words[inner.end] == "-" else head  # "the Ruritanian-led coalition"
    return -1


def _placed(parse: Parse, phrases: Phrases, phrase: Phrase, relation: RelationType) -> Iterator[Related]:
    """ "Two bases in the province of X"; "the Syrian province of X"; "Paris, France"."""
    if phrase.type != "Place" or phrase.kind == "pronoun":
        return
    for word, preposition in parse.prepositions(phrase.head):
        if word in ("in", "inside", "within"):
            inner = parse.child(preposition, "pobj")
            place = None if inner is None else _named_place(parse, phrases, inner)
            if place is not None and place is not phrase:
                yield _standing(relation.name, phrase, place)
    governor = parse.heads[parse.heads[phrase.head]]
    if phrase.kind == "name" and parse.words[parse.heads[phrase.head]].lower() == "of":
        for child in parse.all_children(governor, "amod", "compound", "poss"):
            outer = phrases.by_head.get(child)
            if outer is not None and outer.kind == "name" and phrases.type_of_noun(governor) == "Place":
                yield _standing(relation.name, phrase, outer)
    appositive = parse.child(phrase.head, "appos")
    if phrase.kind == "name" and appositive is not None:
        outer = phrases.by_head.get(appositive)
        if outer is None or _is_agency(parse, phrase, outer):
            return
        if outer.kind == "name" and outer.type != "Person" and outer.key is not None:
            yield _standing(relation.name, phrase, outer)


def _is_agency(parse: Parse, place: Phrase, beside: Phrase) -> bool:
    """Whether brackets in a dateline name who wrote the report: "KARLSBURG, June 4 (Reuters) - "."""
    return parse.words[beside.first - 1] == "(" and in_dateline(parse, place.first, place.end)


def _listed(parse: Parse, phrases: Phrases, group: Phrase, relation: RelationType) -> Iterator[Related]:
    """ "Its allies, including Strelsau", "groups such as the Front": who is listed is one of them."""
    people = group.kind == "description" and parse.lemmas[group.head] in phrases.triggers.lexicons["people"]
    if group.type not in COLLECTIVE or group.kind == "pronoun" or people:
        return
    for token in _picked_out(parse, group.head):
        member = phrases.at(token)
        if member is not None and member.kind == "name" and fits(parse, phrases, member, relation.domain):
            yield _standing(relation.name, member, group)


def _picked_out(parse: Parse, noun: int) -> Iterator[int]:
    """The members that are named behind a noun: "including X", "such as X", "notably X"."""
    for word, preposition in parse.prepositions(noun):
        if word in LISTING and (word != "as" or parse.words[preposition - 1].lower() == "such"):
            yield from objects_of(parse, noun, word)
    for beside in parse.all_children(noun, "appos"):
        before = parse.left[beside] - 1
        if any(parse.words[at].lower() in NOTABLY for at in (before, parse.left[beside])):
            yield from parse.conjuncts(beside)


def _of_a_body(parse: Parse, phrases: Phrases, person: Phrase, relation: RelationType) -> Iterator[Related]:
    """ "Employees of the bank", "a team from the academy": whose post has a frame of its own is told by that."""
    lemma = parse.lemmas[person.head]
    if person.kind != "description" or person.type not in ("Person", "Group"):
        return
    if lemma in phrases.triggers.posts or ("noun", lemma) in phrases.triggers.frames:
        return
    for preposition in ("of", "from", "at"):
        for token in objects_of(parse, person.head, preposition):
            body = phrases.at(token)
            if body is not None and body.kind == "name" and body.type == "Organization" and body.key is None:
                yield _standing(relation.name, person, body)


def _named_place(parse: Parse, phrases: Phrases, token: int) -> Phrase | None:
    """The place that a noun names: itself, or X in "the province of X"."""
    found = phrases.at(token)
    if found is not None and found.kind == "name":
        return found if found.type != "Person" else None
    for word, preposition in parse.prepositions(token):
        inner = parse.child(preposition, "pobj")
        if word == "of" and inner is not None:
            name = phrases.at(inner)
            if name is not None and name.kind == "name":
                return name
    return found if found is not None and found.type == "Place" else None


def _standing(name: str, subject: Phrase, obj: Phrase) -> Related:
    first, end = min(subject.first, obj.first), max(subject.end, obj.end)
    return Related(
        name,
        subject,
        obj,
        (first, end),
        subject.head,
        "positive",
        "certain",
        presupposed=True,
        reader="constructions",
    )
