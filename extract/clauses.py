"""Who does what in a clause: subjects, objects, agents, negation and certainty on a dependency parse.

Subjects are found where a reader finds them: "adding that" has the subject of the verb it hangs on, "which
assured" that of the noun it describes, the second verb of "came and saw" that of the first.
"""

from __future__ import annotations

from ..model import Polarity
from . import control
from .parse import CLOSING, Parse
from .triggers import Triggers

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])
NEGATIVE_DETERMINERS = frozenset(["no", "neither", "nor", "nobody", "none", "nothing"])
FACTUAL_GOVERNORS = frozenset(
    [
        "begin",
        "start",
        "continue",
        "keep",
        "manage",
        "help",
        "stop",
        "cease",
        "proceed",
        "go",
        "come",
        "be",
        "have",
        "serve",
        "use",
    ]
)
"""Verbs whose infinitive or participle happens as the verb does: "continued to shell the town"."""

CONTROLLING = frozenset(["from", "of", "into", "for"])
"""Prepositions whose gerund is done by the object of the verb: "kept them from firing", "accused them of firing"."""

SUBORDINATORS = frozenset(["after", "before", "since", "until", "as", "than"])
"""Words that open a clause, or govern a noun."""

FRONTED = frozenset([",", ":", "--", "—", "―", "–", "-", ")"])
"""What stands between a dateline or a place before a sentence and its subject."""

SERVING_VERBS = frozenset(("serve", "work", "act", "resign", "retire", "return", "continue", "rule"))
"""Verbs whose subject has the post that "as" brings: "served as an adviser"."""

HIRING_VERBS = frozenset(
    ("hire", "appoint", "name", "elect", "install", "designate", "choose", "select", "confirm", "recruit")
)
"""Verbs whose object gets the post that "as" brings: "hired her as an adviser"."""

POST_VERBS = SERVING_VERBS | HIRING_VERBS

POINTING = frozenset(("it", "this", "that", "there", "who", "what", "these", "those"))
FINITE = ("VBD", "VBZ", "VBP")

WAYS = frozenset(("time", "point", "means", "mean", "way", "circumstance", "account", "condition"))

ADVERBIALS = ("prep", "npadvmod", "advcl", "xcomp", "ccomp")

DEPTH = 12
"""How many governors are looked at; longer chains are parsing errors."""


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb is passive, with or without an auxiliary: "were backed", "groups backed by"."""
    for _ in range(DEPTH):  # "was seized and killed": the second shares "was"
        if parse.child(verb, "auxpass", "nsubjpass") is not None:
            return True
        shares = parse.deps[verb] == "conj" and parse.tags[verb] in ("VBN", "VBD")
        if not shares or parse.child(verb, "agent") is not None:
            break
        if parse.child(verb, *SUBJECTS, "aux", "dobj") is not None:
            return False
        verb = parse.heads[verb]
    if parse.tags[verb] != "VBN":  # "said by telephone": parsers take the telephone for an agent
        return False
    if parse.child(verb, "agent") is not None:
        return True
    return parse.deps[verb] in ("acl", "amod", "advcl") and parse.child(verb, "aux") is None


def antecedent(parse: Parse, token: int) -> int:
    """The noun that a relative pronoun stands for; any other token itself."""
    if parse.words[token].lower() in RELATIVES and parse.tags[token] in ("WDT", "WP", "IN", "DT"):
        verb = parse.heads[token]
        for _ in range(DEPTH):
            if parse.deps[verb] == "relcl":
                who = parse.words[token].lower() == "who"
                noun = control.person_from(parse, parse.heads[verb]) if who else parse.heads[verb]
                return described(parse, noun)
            if parse.deps[verb] not in ("conj", "xcomp", "ccomp", "pcomp", "prep", "pobj"):
                break
            verb = parse.heads[verb]
    return token


def subject(parse: Parse, verb: int) -> int | None:
    """The head of a verb's grammatical subject, its own or inherited; None when there is none."""
    first = verb
    for _ in range(DEPTH):
        own = _own_subject(parse, verb)
        if own is not None and verb != first and _is_empty(parse, own, verb):
            return None
        if own is not None:
            return antecedent(parse, _behind_a_front(parse, own, verb))
        dep, head = parse.deps[verb], parse.heads[verb]
        stolen = _taken_for_an_object(parse, verb)
        if stolen is not None:
            return stolen
        if dep == "acl" and parse.tags[verb] == "VBG":
            return head
        wished = control.wished(parse, verb)
        if wished is not None:
            return wished
        if control.is_open(parse, verb):
            return None
        noun = control.noun_of(parse, verb)
        if noun is not None:
            through = _through_a_noun(parse, verb, noun)
            if through is None or not parse.tags[through].startswith("V"):
                return through
            verb = through
            continue
        if dep == "relcl":
            return described(parse, head) if parse.child(verb, "mark") is None else None
        if dep in ("xcomp", "ccomp") or control.is_directed(parse, verb):
            controller = parse.child(head, "dobj", "nsubjpass") if dep != "ccomp" else None
            if controller is not None and controller != verb:
                return antecedent(parse, controller)
        elif dep == "pcomp" and parse.deps[head] == "prep":
            word, head = parse.words[head].lower(), parse.heads[head]
            controlled = control.blamed(parse, head) if word in CONTROLLING else None
            if controlled is not None:
                return antecedent(parse, controlled)
        elif dep == "conj":
            head = _joined_to(parse, verb)
        elif dep not in ("advcl", "dep", "parataxis"):
            return None
        participle = control.participle_above(parse, verb)
        if participle is not None:  # "voters inclined to leave", "the gun used by the guard to kill"
            if dep == "xcomp" and parse.lemmas[participle] != "use":
                return parse.heads[participle]
            return next(iter(objects_of(parse, participle, "by")), None)
        carrier = _carrier(parse, head)
        if head == verb or carrier is None:
            return None
        verb = carrier
    return None


def _through_a_noun(parse: Parse, verb: int, noun: int) -> int | None:
    """Who does what is said of a noun, or the verb whose subject does: its owner, else who makes, gets or has it."""
    owner = control.owner(parse, noun)
    if owner is not None:
        return antecedent(parse, owner)
    if control.is_asked(parse, noun):
        return None
    if control.is_ranked(parse, noun):
        return described(parse, noun)
    charging = control.suspected(parse, noun)
    if charging is not None:
        return next(iter(patients(parse, charging)), None)
    given = parse.child(parse.heads[noun], "dative") if parse.deps[noun] == "dobj" else None
    if given is not None:  # "gave them a chance to leave", "gave a chance to them"
        return given if parse.tags[given].startswith(("N", "P")) else parse.child(given, "pobj")
    return control.carrier(parse, noun, gerund=parse.deps[verb] == "pcomp")


def described(parse: Parse, noun: int) -> int:
    """Of whom a clause is told that describes a noun: the mayor, in "the mayor is a liar who robbed the bank".

    What points out somebody stays: "it was the mayor who robbed the bank".
    """
    copula = control.copula_of(parse, noun)
    found = None if copula is None else subject(parse, copula)
    pointing = found is not None and parse.words[found].lower() in POINTING
    return noun if found is None or pointing else found


def _joined_to(parse: Parse, verb: int) -> int:
    """The verb that another is joined to; behind a comma, that which governs the clause between.

    "The mayor said the port was closed, and blamed the rebels": she did both.
    """
    inner = parse.heads[verb]
    joint = parse.left[verb] - 1
    outer = inner
    while parse.deps[outer] == "ccomp" and parse.heads[outer] < outer:
        outer = parse.heads[outer]
    first = parse.all_children(inner, "conj")[:1] == [verb]
    parted = joint > 1 and parse.deps[joint] == "cc" and parse.words[joint - 1] == ","
    return outer if first and parted and parse.tags[verb] in FINITE else inner


def _is_empty(parse: Parse, found: int, verb: int) -> bool:
    """Whether an inherited subject stands for the clause itself: "it is vital to hold the bridge"."""
    return parse.words[found].lower() == "it" and parse.child(verb, "acomp", "attr") is not None


def _carrier(parse: Parse, word: int) -> int | None:
    """The verb by which a word is said of its subject: "are" in "are ready", "lead" in "lead the campaign"."""
    for _ in range(DEPTH):
        if parse.tags[word].startswith(("V", "M")):
            return word
        if parse.deps[word] not in ("acomp", "dobj", "pobj", "prep"):
            return None
        word = parse.heads[word]
    return None


def _own_subject(parse: Parse, verb: int) -> int | None:
    """The subject of a verb; of two, the nearer: in "Near Orsk, two strikes hit a depot" parsers see two."""
    found = parse.all_children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    before = [token for token in found if token < verb]
    return before[-1] if before else next(iter(found), None)


def _behind_a_front(parse: Parse, found: int, verb: int) -> int:
    """The subject that a parser took for an apposition of the place or dateline before it.

    "Near Orsk, two strikes destroyed a depot"; "ORSK, Freedonia -- Dockers blocked the port": an apposition would be
    closed by another comma.
    """
    if not parse.tags[found].startswith("NNP"):
        return found
    for child in parse.all_children(found, "appos", "dep"):
        first, end = parse.subtree(child)
        opened = first > 0 and parse.words[first - 1] in FRONTED
        if found < child < verb and opened and end <= verb and parse.words[end] != ",":
            return _behind_a_front(parse, child, verb)
    return found


def _taken_for_an_object(parse: Parse, verb: int) -> int | None:
    """A subject that the parser gave to the preposition before it.

    "After Washington on Wednesday denounced" is read as "after Washington"; "as a result of the raid, four men
    have been killed" as "of the raid, four men".
    """
    if parse.deps[verb] == "ccomp" and parse.child(verb, "mark") is not None:
        return _noun_before(parse, verb)
    if parse.tags[verb] not in ("VBD", "VBZ", "VBP") or parse.deps[verb] not in ("advcl", "conj", "dep"):
        return None
    for child in parse.children[parse.heads[verb]]:
        if child < verb and parse.deps[child] == "prep" and parse.words[child].lower() in SUBORDINATORS:
            noun = parse.child(child, "pobj")
            if noun is not None and parse.right[child] + 1 == parse.left[verb]:
                return noun
    return None


def _noun_before(parse: Parse, verb: int) -> int | None:
    """The noun right before a verb and its auxiliaries, if it stands at the end of what precedes them."""
    first = verb
    while first > 0 and (parse.heads[first - 1] == verb or parse.words[first - 1] in CLOSING):
        first -= 1
        if (
            parse.deps[first] not in ("aux", "auxpass", "neg", "advmod", "punct")
            and parse.words[first] not in CLOSING
        ):
            return None
    before = first - 1
    return (
        before
        if before >= 0 and parse.tags[before].startswith("N") and parse.deps[before] == "pobj"
        else None
    )


def agents(parse: Parse, verb: int) -> list[int]:
    """Who does it: the subject of an active verb, the by-phrase of a passive one, "Iranian" in "Iranian-backed"."""
    if is_passive(parse, verb):
        by = objects_of(parse, verb, "by") or _shared_agent(parse, verb)
        if by:
            return by
        before = [
            child
            for child in parse.children[verb]
            if child < verb and parse.deps[child] in ("npadvmod", "compound")
        ]
        if parse.deps[verb] == "amod" and before:
            return before[-1:]
        return []
    if parse.tags[verb] == "VBG" and parse.deps[verb] == "amod":
        return [parse.heads[verb]]
    if parse.tags[verb] == "VBG" and parse.deps[verb] == "pcomp" and parse.child(verb, "dobj") is None:
        by = objects_of(parse, verb, "by")  # "killed in shelling by the army"
        if by:
            return by
    found = subject(parse, verb)
    return [] if found is None else parse.conjuncts(found)


def _shared_agent(parse: Parse, verb: int) -> list[int]:
    """The by-phrase that stands with the last of joined participles: "was bombed and killed by marines"."""
    joined = [child for child in parse.all_children(verb, "conj") if parse.tags[child] == "VBN"]
    own = [child for child in parse.all_children(verb, *ADVERBIALS) if child > verb]
    if not joined or own or parse.child(joined[-1], *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "auxpass"):
        return []
    return objects_of(parse, joined[-1], "by") or _shared_agent(parse, joined[-1])


def patients(parse: Parse, verb: int) -> list[int]:
    """To whom it is done: direct objects, subjects of passives, the noun that a past participle describes."""
    if is_passive(parse, verb):
        own = parse.child(verb, *PASSIVE_SUBJECTS)
        if own is None:
            own = _taken_for_an_object(parse, verb)
        if own is not None:
            return parse.conjuncts(antecedent(parse, _behind_a_front(parse, own, verb)))
        if parse.deps[verb] in ("acl", "amod", "relcl"):
            return [parse.heads[verb]]
        inherited = subject(parse, verb) if parse.deps[verb] == "conj" else None
        return [] if inherited is None else parse.conjuncts(inherited)
    found = _payer(parse, verb) or control.recipient(parse, verb) or direct_object(parse, verb)
    if found is not None:
        return parse.conjuncts(antecedent(parse, found))
    shared = [child for child in parse.all_children(verb, "conj") if parse.tags[child].startswith("V")]
    for other in shared[:1]:  # "protect and defend our people": the object stands with the last verb
        found = parse.child(other, "dobj")
        if (
            found is not None
            and parse.child(other, *SUBJECTS, *PASSIVE_SUBJECTS, "aux") is None
            and (parse.child(verb, "prep", "ccomp", "xcomp") is None)
        ):
            return parse.conjuncts(antecedent(parse, found))
    return []


def _payer(parse: Parse, verb: int) -> int | None:
    """Who stands before a sum: the bank, in "fined the bank $2 million"."""
    found, other = parse.child(verb, "dobj"), parse.child(verb, "dative")
    if found is None or other is None or not parse.tags[other].startswith("N"):
        return None
    return (
        other
        if parse.tags[found] == "CD" or any(parse.tags[c] == "$" for c in parse.children[found])
        else None
    )


def direct_object(parse: Parse, verb: int) -> int | None:
    """The direct object of a verb, or what a parser took for the subject of the infinitive or adjective behind it.

    The court, in "found the court guilty"; the ministry, in "ordered the ministry to pay".
    """
    found = parse.child(verb, "dobj")
    if found is not None:
        return found
    for clause in parse.all_children(verb, "ccomp"):
        infinitive = any(parse.tags[aux] == "TO" for aux in parse.all_children(clause, "aux"))
        bare = parse.tags[clause] in ("JJ", "VBN") and parse.child(clause, "aux", "auxpass") is None
        own = parse.child(clause, *SUBJECTS, *PASSIVE_SUBJECTS)
        if own is not None and own > verb and (infinitive or bare) and parse.child(clause, "mark") is None:
            return own
    return None


def objects_of(parse: Parse, token: int, preposition: str) -> list[int]:
    """The objects of a preposition below a token, conjuncts included."""
    for word, child in parse.prepositions(token):
        if word == preposition:
            found = parse.child(child, "pobj")
            if found is not None:
                return parse.conjuncts(found)
            inner = parse.child(child, "prep")  # "out of", "from inside"
            if inner is not None and (found := parse.child(inner, "pobj")) is not None:
                return parse.conjuncts(found)
    return []


def polarity(parse: Parse, token: int, triggers: Triggers) -> Polarity:
    """Whether what a trigger expresses is said to be so or not so.

    Negation reaches a trigger from its own clause ("did not attack", "no group attacked", "without attacking")
    and through verbs that pass it down ("did not continue to attack", "failed to seek").
    """
    negations = triggers.lexicons["negations"]
    count = 0
    for _ in range(DEPTH):
        count += negated_here(parse, token, negations)
        dep, head = parse.deps[token], parse.heads[token]
        if (
            dep == "conj"
            and parse.child(token, *SUBJECTS, *PASSIVE_SUBJECTS) is None
            and parse.child(token, "aux") is None
        ):
            token = head
            continue
        if dep == "dobj" or (dep == "xcomp" and parse.lemmas[head] in FACTUAL_GOVERNORS):
            token = head
            continue
        if dep == "pcomp" and parse.words[head].lower() == "without":
            count += 1
        break
    return "negative" if count % 2 else "positive"


def negated_here(parse: Parse, token: int, negations: frozenset[str], *, besides: int | None = None) -> bool:
    """Whether a word's own modifiers or arguments negate it: "did not", "no raid", "nobody attacked".

    `besides` is an argument whose own negation is counted elsewhere.
    """
    for child in parse.children[token]:
        word, dep = parse.words[child].lower(), parse.deps[child]
        negates = dep == "neg" or (word in negations and dep in ("advmod", "det", "preconj"))
        no_longer = word == "longer" and parse.words[child - 1].lower() == "no"
        no_longer = no_longer or (dep == "prep" and _is_no_way(parse, child))
        if no_longer or (negates and not _is_additive(parse, child) and not _is_of_degree(parse, child)):
            return True
        if word == "nor" and dep == "cc" and child < token and _is_inverted(parse, token):
            return True
        if dep in ("nsubj", "nsubjpass", "dobj") and child != besides and parse.tags[token].startswith("V"):
            if word in NEGATIVE_DETERMINERS:
                return True
            determiner = parse.child(child, "det", "neg", "preconj")
            if determiner is not None and parse.words[determiner].lower() in ("no", "neither"):
                return True
            if determiner is not None and is_not_one(parse, determiner):
                return True
    return False


def is_not_one(parse: Parse, token: int) -> bool:
    """Whether "not a single", "not one" opens a noun phrase: nobody at all."""
    after = token + 1
    negates = parse.words[token].lower() == "not" and after < len(parse)
    return negates and parse.words[after].lower() in ("a", "an", "one")


def _is_no_way(parse: Parse, preposition: int) -> bool:
    """Whether a preposition opens "at no time", "by no means", "under no circumstances"."""
    noun = parse.child(preposition, "pobj")
    return noun is not None and parse.lemmas[noun] in WAYS and parse.words[noun - 1].lower() == "no"


def _is_additive(parse: Parse, negation: int) -> bool:
    """Whether "not" opens "not only", which denies nothing."""
    after = negation + 1
    return after < len(parse) and parse.words[after].lower() in ("only", "just", "merely", "simply")


def _is_of_degree(parse: Parse, negation: int) -> bool:
    """Whether "not" denies but a degree: "is not fighting them hard enough" has them fought."""
    verb = parse.heads[negation]
    return any(
        parse.words[enough].lower() == "enough" and parse.tags[enough - 1] == "RB" and enough - 1 != negation
        for degree in parse.all_children(verb, "advmod")
        for enough in (degree, *parse.all_children(degree, "advmod"))
        if degree > verb
    )


def _is_inverted(parse: Parse, verb: int) -> bool:
    """Whether an auxiliary stands before its subject, as behind "nor": "nor did they leave"."""
    subjects = parse.all_children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    carriers = [verb, *parse.all_children(verb, "aux", "auxpass")]
    if not subjects:  # "nor have [the rebels freed them]"
        return parse.child(verb, "ccomp") is not None
    return min(carriers) < min(subjects)


def is_light(parse: Parse, verb: int, triggers: Triggers) -> bool:
    """Whether a verb, with its particle, only carries the event that its object names: "carried out an attack"."""
    lemma, light = parse.lemmas[verb], triggers.lexicons["light-verbs"]
    particle = parse.child(verb, "prt")
    return lemma in light or (particle is not None and f"{lemma} {parse.words[particle].lower()}" in light)


def root(parse: Parse, tokens: tuple[int, int]) -> int:
    """The token of a range that hangs on something outside it; a noun or verb rather than a preposition."""
    first, end = tokens
    roots = [t for t in range(first, end) if not first <= parse.heads[t] < end or parse.heads[t] == t]
    for token in roots:
        if parse.tags[token][0] in "NVJPW":
            return token
    for token in roots:
        below = parse.child(token, "pobj", "pcomp")
        if below is not None and first <= below < end:
            return below
    return roots[0] if roots else first
