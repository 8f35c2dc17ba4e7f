"""Filling the slots of a frame: from "on" in a vocabulary entry to the phrase after "on" in a report.

The slots are described in `ontology/relations.yaml`; each function here fills one kind of them.
"""

from __future__ import annotations

from typing import NamedTuple

from . import control
from .affected import affected, behind, governed_by, makers_of
from .clauses import (
    agents,
    antecedent,
    described,
    direct_object,
    is_light,
    is_passive,
    objects_of,
    patients,
    subject,
)
from .complements import complements
from .deeds import is_against_somebody
from .fitting import counted, may_stand
from .parse import OPENING, Parse
from .phrases import Phrase, Phrases
from .posts import BODIES, behind_the_holder, holder, named_beside
from .triggers import Frame, Side, Triggers

OFTEN_MISPLACED = frozenset(("from", "to", "with", "against"))
"""Prepositions of the verb that parsers hang on its object: "demanded an answer from X"."""

AT = frozenset(("on", "against", "of", "at", "in"))
"""Prepositions that bring to whom or where something is done that a noun names."""

PARTICLES = frozenset(("prt", "prep", "advmod", "agent", "oprd", "acomp", "ccomp"))
"""How the second word of a verb may hang on it: "shot down", "called for", "found guilty", "held hostage"."""

BEFORE = frozenset(("mod", "seat", "body"))
"""Positions before a noun."""

SEARCHED = frozenset(("affected", "behind"))
"""Positions that are no places in the grammar of the trigger, but what is nearest in what it governs."""

WITH = frozenset(("with", "to"))
"""Prepositions that bring the other of two who do something together."""

PARTIES = frozenset(("Organization", "Group", "Place"))
DECIDING = frozenset(("AGREE", "REJECT"))
"""Roots of acts by which one lets somebody have one's consent, or withholds it."""

HYPHENS = frozenset("-–‑/")
NAMING = frozenset(("call", "brand"))


class Filled(NamedTuple):
    """The phrases that fill a side of a frame; `searched` where no position holds them, but they are nearest."""

    phrases: list[Phrase]
    searched: bool


def fillers(
    parse: Parse, phrases: Phrases, triggers: Triggers, token: int, frame: Frame
) -> tuple[Filled, Filled] | None:
    """What fills subject and object of a frame at a trigger; None where the frame's conditions do not hold."""
    expression = frame.expression
    if not _is_this_word(parse, token, frame):
        return None
    if expression.without and _is_another(parse, token, expression.without):
        return None
    if expression.with_object and _fixed(parse, triggers, token, frame) is None:
        return None
    if expression.complements and complements(parse, token).isdisjoint(expression.complements):
        return None
    if expression.under and _governing(parse, token, expression.under) is None:
        return None
    decided = frame.relation.plover in DECIDING and "affected" in expression.object
    if decided and is_against_somebody(parse, triggers, token):
        return None
    if parse.lemmas[token] in NAMING and frame.particle is None and is_named_something(parse, token):
        return None
    return (
        _best_filled(parse, phrases, triggers, token, frame, frame.subject),
        _best_filled(parse, phrases, triggers, token, frame, frame.object),
    )


def _is_this_word(parse: Parse, token: int, frame: Frame) -> bool:
    """Whether a word is that of a frame: with its particle and no other ("fire up" is another verb than "fire"), and
    without an object, where the verb has none.
    """
    if frame.particle is not None:
        return _has_particle(parse, token, frame)
    if frame.expression.part != "verb":
        return True
    if parse.child(token, "prt") is not None:
        return False
    return not (
        frame.expression.intransitive and parse.child(token, "dobj", "ccomp", "nsubjpass") is not None
    )


def is_named_something(parse: Parse, verb: int) -> bool:
    """Whether a verb says how something is called, and calls nobody: "called him a liar", "called it “wrong”"."""
    objects = parse.all_children(verb, "dobj")  # "whom they call a murderer" has two
    named = parse.child(verb, "oprd", "ccomp") is not None or len(objects) > 1
    direct = direct_object(parse, verb)
    return named or (direct is not None and _is_given_a_name(parse, direct))


def _is_given_a_name(parse: Parse, named: int) -> bool:
    """Whether words in quotation marks or another noun phrase stand right behind a noun: "called Klein a liar".

    A parser may take that for an apposition, but no comma parts the two.
    """
    after = named + 1
    if after >= len(parse):
        return False
    return parse.words[after] in OPENING or parse.tags[after] in ("DT", "PRP$")


def is_mutual(frame: Frame) -> bool:
    """Whether two who do it do it with each other: who met did, who stand do not stand against each other."""
    return frame.expression.object != ("against",)


def has_no_other(parse: Parse, token: int, frame: Frame) -> bool:
    """Whether no word says with whom else: "the envoys signed a treaty on fisheries" with each other."""
    if not is_mutual(frame):
        return False
    direct = _object(parse, token)
    if "patient" in frame.expression.object and direct is not None:
        return False
    places = (token,) if direct is None else (token, direct)
    return not any(
        objects_of(parse, place, slot) for place in places for slot in frame.expression.object if slot in WITH
    )


def trigger_start(parse: Parse, token: int, frame: Frame) -> int:
    """Where the words of a trigger begin: at its modifier in "communications director", else at the token."""
    if frame.particle is None or frame.follows:
        return token
    return max(0, token - len(frame.particle.split()))


def taken(parse: Parse, triggers: Triggers, token: int, frame: Frame) -> tuple[int, ...]:
    """The direct object that a frame asks for, which is part of its trigger."""
    fixed = _fixed(parse, triggers, token, frame)
    return () if fixed is None else (fixed,)


def _best_filled(
    parse: Parse,
    phrases: Phrases,
    triggers: Triggers,
    token: int,
    frame: Frame,
    side: Side,
) -> Filled:
    """The fillers of the first slot that has any that fit; where none fit, those of the first slot that has any."""
    first = Filled([], searched=False)
    for slot in side.slots:
        tokens = _fill(parse, phrases, triggers, token, frame, slot)
        found = [counted(parse, phrases, phrase) for t in tokens if (phrase := phrases.at(t)) is not None]
        if slot in BEFORE or slot == "of":
            found = [phrase for phrase in found if not _is_portfolio(parse, triggers, token, phrase, slot)]
        if slot in BEFORE:
            found = [phrase for phrase in found if _may_stand_before(phrases, phrase, slot)]
        if slot == "agent" and found and "Any" not in side.classes:
            doers = [doer for phrase in found for doer in _doers(parse, phrases, triggers, phrase)]
            found = (
                doers
                if "Event" not in side.classes
                else found + [doer for doer in doers if doer not in found]
            )
        filled = Filled(found, slot in SEARCHED)
        if any(may_stand(parse, phrases, phrase, side) for phrase in found):
            return filled
        first = first if first.phrases else filled
    return first


def _is_portfolio(parse: Parse, triggers: Triggers, token: int, phrase: Phrase, slot: str) -> bool:
    """Whether a phrase is part of the name of an office: "State" in "Secretary of State" is nobody's employer."""
    inner = " ".join(word.lower() for word in parse.words[phrase.first : phrase.end])
    post = parse.words[token].lower()
    return (f"{post} of {inner}" if slot == "of" else f"{inner} {post}") in triggers.offices


def _may_stand_before(phrases: Phrases, phrase: Phrase, slot: str) -> bool:
    """Whether a name before a post tells what the post is in, rather than what its holder is besides.

    Her party tells no `seat` ("the Republican governor"), and where she is from no `body` ("an Orsk lawyer").
    """
    if slot == "mod" or phrase.kind != "name":
        return True
    parse = phrases.parse
    name = parse.text[parse.starts[phrase.first] : parse.ends[phrase.end - 1]]
    if name.lower() in phrases.triggers.lexicons["creeds"]:
        return False
    demonym = phrase.end - phrase.first == 1 and parse.tags[phrase.head].startswith("J")
    from_there = phrase.type in ("Place", "Group") or phrase.key is not None
    return slot == "seat" or (phrase.type != "Place" and not (demonym and from_there))


def _doers(parse: Parse, phrases: Phrases, triggers: Triggers, phrase: Phrase) -> list[Phrase]:
    """Who acts by an event, a thing or a text; any other phrase itself.

    Strelsau, in "Strelsau's raids hit the port"; the council, in "the council passed a resolution condemning it".
    """
    if phrase.type not in ("Event", "Thing") or phrase.kind != "description":
        return [phrase]
    if phrase.type == "Thing" and not _is_wielded(parse, triggers, phrase.head):
        return [phrase]
    makers = (_modifying(parse, phrases, maker) for maker in makers_of(parse, phrase.head))
    acting = next((maker for maker in makers if maker is not None and _is_body(maker)), None)
    if acting is not None:
        return [acting]
    verb = parse.heads[phrase.head]
    text = parse.lemmas[phrase.head] in triggers.lexicons["media"]
    if text and parse.deps[phrase.head] == "dobj" and parse.tags[verb].startswith("V"):
        found = [author for token in agents(parse, verb) if (author := phrases.at(token)) is not None]
        return found or [phrase]
    return [phrase]


def _is_wielded(parse: Parse, triggers: Triggers, noun: int) -> bool:
    """Whether a thing does what its owner does by it: weapons, words and plans do, "Klein's cousins" act themselves."""
    lemma = parse.lemmas[noun]
    wielded = any(lemma in triggers.lexicons[name] for name in ("weapons", "equipment", "media"))
    return wielded or lemma in control.PROSPECTS or ("noun", lemma) in triggers.cues


def _is_body(phrase: Phrase) -> bool:
    return phrase.kind == "name" or (phrase.kind == "description" and phrase.type in BODIES)


def _fill(
    parse: Parse, phrases: Phrases, triggers: Triggers, token: int, frame: Frame, slot: str
) -> list[int]:
    if slot == "agent":
        found = _charged(parse, phrases, token) or agents(parse, token)
        return found or _raiding(parse, phrases, token)
    if slot == "patient":
        return patients(parse, token)
    if slot == "self":
        return holder(parse, phrases, trigger_start(parse, token, frame), token)
    if slot == "poss":
        owner = parse.child(token, "poss")
        return [] if owner is None else [antecedent(parse, owner)]
    if slot in BEFORE:
        found = _modifier(parse, phrases, trigger_start(parse, token, frame), token)
        told = slot == "body" or "self" not in frame.expression.subject
        return found or (_body_before(parse, phrases, token) if told else [])
    if slot == "attached":
        return _attached(parse, token, frame.expression.under)
    if slot == "pair":
        return _paired(parse, phrases, token)
    if slot == "doer":
        return _doing(parse, token, frame.expression.under)
    if slot == "behind":
        return behind(parse, phrases, token)
    if slot == "affected":
        governed = _governing(parse, token, frame.expression.under)
        if governed is not None:  # "remained on alert in the north": the place hangs on the verb
            return affected(parse, phrases, parse.heads[governed], besides=token)
        return affected(parse, phrases, token, besides=_fixed(parse, triggers, token, frame))
    if slot == "source":
        return _light_subject(parse, triggers, token)
    given = control.recipient(parse, token) if slot == "to" else None
    if given is not None:  # "promised the farmers a road"
        return parse.conjuncts(given)
    found = _below(parse, token, frame, slot)
    if not found and parse.tags[token].startswith("N"):
        found = _under_light_verb(parse, triggers, token, slot)
        if not found and slot == "by":
            found = _by_behind(parse, token)
    if not found and "self" in frame.expression.subject:
        beside = named_beside(parse, phrases, token) if slot == "of" else []
        found = beside or behind_the_holder(parse, phrases, token, slot)
    direct = _fixed(parse, triggers, token, frame) if frame.expression.with_object else _object(parse, token)
    if not found and direct is not None and (frame.expression.with_object or slot in OFTEN_MISPLACED):
        found = objects_of(parse, direct, slot)
    handed = "object" in frame.expression.complements
    if not found and (handed or (frame.expression.with_object and "affected" in frame.expression.object)):
        found = governed_by(parse, token, slot)
    return found


def _charged(parse: Parse, phrases: Phrases, verb: int) -> list[int]:
    """Who is there to do what an infinitive tells: the prosecutor, in "appointed a prosecutor to look into it"."""
    noun = control.noun_of(parse, verb) if parse.deps[verb] in ("acl", "relcl") else None
    if noun is None or noun in phrases.inside or direct_object(parse, verb) is None:
        return []
    found = phrases.at(noun)
    acts = found is not None and (found.type in BODIES or found.type == "Person")
    return parse.conjuncts(described(parse, noun)) if acts else []


def _below(parse: Parse, token: int, frame: Frame, preposition: str) -> list[int]:
    """The objects of a preposition below a trigger: the king, in "chief of staff of the king", and not the staff."""
    if frame.particle is None or not (frame.follows and frame.expression.part == "noun"):
        return objects_of(parse, token, preposition)
    last = token + len(frame.particle.split())
    for place in (last, token):
        for word, child in parse.prepositions(place):
            found = parse.child(child, "pobj")
            if word == preposition and child > last and found is not None:
                return parse.conjuncts(found)
    return []


def _raiding(parse: Parse, phrases: Phrases, verb: int) -> list[int]:
    """Who does what befalls somebody in an act of theirs: the army, in "were killed in a raid by the army"."""
    for word in ("in", "during") if is_passive(parse, verb) else ():
        for act in objects_of(parse, verb, word):
            found = control.maker(parse, act) if phrases.type_of_noun(act) == "Event" else None
            if found is not None:
                return parse.conjuncts(found)
    return []


def _by_behind(parse: Parse, noun: int) -> list[int]:
    """Who does it, where the parser hangs "by" on the noun before it: "a raid on the camp by the army"."""
    for word, _ in parse.prepositions(noun):
        for inner in objects_of(parse, noun, word) if word in AT else ():
            if found := objects_of(parse, inner, "by"):
                return found
    return []


def _object(parse: Parse, verb: int) -> int | None:
    passive = parse.child(verb, "nsubjpass")
    return direct_object(parse, verb) if passive is None else passive


def _has_particle(parse: Parse, token: int, frame: Frame) -> bool:
    """Whether the rest of a lemma stands with it: before a noun or behind it, after a verb."""
    words = (frame.particle or "").split()
    if frame.expression.part == "noun" and frame.follows:
        return [word.lower() for word in parse.words[token + 1 : token + 1 + len(words)]] == words
    if frame.expression.part == "noun":
        first = token - len(words)
        return (first >= 0 and [parse.lemmas[t] for t in range(first, token)] == words) or (
            first >= 0 and [parse.words[t].lower() for t in range(first, token)] == words
        )
    return any(
        parse.words[child].lower() == words[0]
        for child in parse.children[token]
        if parse.deps[child] in PARTICLES
    )


def _is_another(parse: Parse, token: int, words: tuple[str, ...]) -> bool:
    """Whether a preposition hangs on a trigger, or on its object, that makes another verb of it: "replace X with"."""
    direct = _object(parse, token)
    places = (token,) if direct is None else (token, direct)
    return any(word in words for place in places for word, _ in parse.prepositions(place))


def _fixed(parse: Parse, triggers: Triggers, token: int, frame: Frame) -> int | None:
    """The noun that a frame asks for: the direct object, or that of the preposition that goes with the verb.

    The blockade, in "lifted the blockade"; the alert, in "put the army on alert".
    """
    wanted = frame.expression.with_object
    quantities = triggers.lexicons["quantities"]
    direct = _object(parse, token) if wanted else None
    found = [] if direct is None else [direct]
    for word, preposition in parse.prepositions(token) if wanted else ():
        inner = parse.child(preposition, "pobj")
        if word == frame.particle and inner is not None:
            found.append(inner)
    for one in found:
        for noun in parse.conjuncts(one):
            if _is_one_of(parse, noun, wanted):
                return one
            for inner in objects_of(parse, noun, "of"):  # "a new round of talks"
                if _is_one_of(parse, inner, wanted) and parse.lemmas[noun] in quantities:
                    return inner
    return None


def _is_one_of(parse: Parse, noun: int, lemmas: tuple[str, ...]) -> bool:
    """Whether a noun is one of these, by itself or with the word before it: "effort", "mediation effort"."""
    if parse.lemmas[noun] in lemmas:
        return True
    return noun > 0 and f"{parse.words[noun - 1].lower()} {parse.lemmas[noun]}" in lemmas


def _governing(parse: Parse, token: int, prepositions: tuple[str, ...]) -> int | None:
    """The preposition that governs a noun, if it is one of these."""
    head = parse.heads[token]
    if parse.deps[token] == "pobj" and parse.words[head].lower() in prepositions:
        return head
    return None


def _modifier(parse: Parse, phrases: Phrases, first: int, token: int) -> list[int]:
    """The name right before a noun, or one that modifies it: "Central Command commander", "Iranian proxy"."""
    while first > 0 and parse.words[first - 1].lower() in phrases.triggers.lexicons["ranks"]:
        first -= 1  # "Weber senior adviser"
    before = phrases.ending_at(first)
    if before is not None:
        return [before.head]
    for child in parse.children[token]:
        if child < token and parse.deps[child] in ("compound", "amod", "nmod") and child in phrases.by_head:
            return [child]
    return []


def _body_before(parse: Parse, phrases: Phrases, event: int) -> list[int]:
    """The body before a noun, which no name need stand for: "the coalition airstrikes", "a bank employee"."""
    before = parse.all_children(event, "compound", "nmod")
    return [
        word
        for word in before
        if word < event and _modifying(parse, phrases, word) not in (None, phrases.covering(event))
    ][:1]


def _modifying(parse: Parse, phrases: Phrases, token: int) -> Phrase | None:
    """The actor before a noun: a name, or a body that a common noun stands for ("the coalition airstrikes")."""
    found = phrases.by_head.get(token) or phrases.covering(token)
    if parse.lemmas[token] in phrases.triggers.lexicons["weapons"]:
        return found  # "arms transfers" are nobody's
    if found is None and parse.deps[token] in ("compound", "nmod") and phrases.type_of_noun(token) in BODIES:
        found = phrases.at(token)
    return found


def _paired(parse: Parse, phrases: Phrases, token: int) -> list[int]:
    """The two names that a hyphen joins before a noun: "the Ruritania-Strelsau border talks"."""
    for middle in range(token - 2, max(token - 5, 0), -1):
        if parse.words[middle] in HYPHENS:
            sides = [phrases.covering(middle - 1), phrases.covering(middle + 1)]
            named = [side.head for side in sides if side is not None and side.type in PARTIES]
            return named if len(set(named)) == 2 else []
    return []


def _attached(parse: Parse, token: int, prepositions: tuple[str, ...]) -> list[int]:
    """What a governed noun says something of: "the bombings were by order of", "struck on the orders of"."""
    preposition = _governing(parse, token, prepositions)
    if preposition is None:
        return []
    head = parse.heads[preposition]
    if parse.tags[head].startswith("N"):
        return [head]
    if parse.lemmas[head] in control.COPULAS:
        found = subject(parse, head)
        return [] if found is None else [found]
    return patients(parse, head) or agents(parse, head)


def _doing(parse: Parse, token: int, prepositions: tuple[str, ...]) -> list[int]:
    """Who does what the phrase around a governed noun belongs to: "with the support of X, the rebels took the town"."""
    preposition = _governing(parse, token, prepositions)
    if preposition is None:
        return []
    head = parse.heads[preposition]
    if parse.tags[head].startswith("N") and parse.deps[head] in ("dobj", "attr"):
        head = parse.heads[head]  # "conducted strikes in support of X"
    if parse.tags[head].startswith("V"):
        return agents(parse, head)
    return [head] if parse.tags[head].startswith("N") else []


def _under_light_verb(parse: Parse, triggers: Triggers, noun: int, preposition: str) -> list[int]:
    """The object of a preposition that hangs on the verb: "carried out strikes on Friday against the port"."""
    verb = parse.heads[noun]
    light = parse.deps[noun] in ("dobj", "nsubjpass") and is_light(parse, verb, triggers)
    return objects_of(parse, verb, preposition) if light and preposition not in ("of", "by") else []


def _light_subject(parse: Parse, triggers: Triggers, token: int) -> list[int]:
    """Who carries out an event that a noun names: "X launched strikes", "strikes carried out by X"."""
    head = parse.heads[token]
    if parse.deps[token] == "conj" and parse.deps[head] in ("dobj", "nsubjpass"):
        token, head = head, parse.heads[head]
    if parse.deps[token] in ("dobj", "nsubjpass") and is_light(parse, head, triggers):
        return agents(parse, head)
    for verb in parse.all_children(token, "acl"):
        if is_light(parse, verb, triggers):
            return agents(parse, verb)
    return []
