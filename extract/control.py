"""Who does what a verb without a subject of its own tells: infinitives, gerunds, commands, relative clauses.

What hangs on a noun is done by whose noun it is ("Orsk's plan to free the town"), or by who makes, has or takes it
("made a plan to free the town"); who merely speaks of a plan does not carry it out. Where neither is told, the doer
stays open.
"""

from __future__ import annotations

from .parse import OPENING, Parse

_INTENTIONS = (
    "plan effort attempt bid offer decision promise pledge vow threat proposal idea desire wish "
    "intention intent aim willingness refusal reluctance failure inability ability capacity chance "
    "opportunity commitment determination resolve tendency temptation obligation preparation "
    "readiness eagerness right"
)
INTENTIONS = frozenset(_INTENTIONS.split())
"""Nouns of what somebody is to do, by whose it is: "the plan to free the town"."""

_UNDERTAKINGS = (
    "move push drive campaign operation mission scheme plot conspiracy agreement deal duty "
    "responsibility vote motion law bill measure policy strategy hope goal power authority need fight "
    "battle legislation resolution"
)
UNDERTAKINGS = frozenset(_UNDERTAKINGS.split())
"""Nouns that may be followed by what they are for, or stand alone."""

PROSPECTS = INTENTIONS | UNDERTAKINGS

_REQUESTS = (
    "call demand request appeal plea order command instruction petition pressure permission "
    "invitation recommendation suggestion advice"
)
REQUESTS = frozenset(_REQUESTS.split())
"""Nouns of what others are to do: who hears calls to march does not march."""

_CARRYING = (
    "make have take get launch start begin announce issue reach need find seek use hold mount lead "
    "join set lose win show express form sign pass draft unveil devise undertake intensify continue "
    "resume renew abandon pursue repeat reiterate retain exercise step draw hatch lay adopt drop "
    "negotiate strike conclude seal consider prepare develop organize organise run open introduce "
    "propose outline approve finalize finalise plan face"
)
CARRYING = frozenset(_CARRYING.split())
"""Verbs whose subject is to do what their object's infinitive tells: "announced a plan to free the town"."""

WITHIN = frozenset(("in", "with", "under", "as", "by", "after", "despite"))
"""Prepositions by which a verb's subject has what their noun names: "struck in an attempt to free the town"."""

SUSPICIONS = frozenset(("charge", "suspicion", "count", "allegation", "accusation"))
"""Nouns behind "on" for what the object of a verb is to have done: "arrested on charges of bombing the port"."""

_ARBITRARY = (
    "favor favour support oppose advocate back condemn criticize criticise denounce ban prohibit "
    "forbid allow permit mean involve entail require justify say argue believe think insist claim"
)
ARBITRARY = frozenset(_ARBITRARY.split())
"""Verbs whose gerund anybody may do: "opposes taxing bread", "said taxing bread would help"."""

_WISHING = "call wait appeal ask push pray hope press arrange allow plead long need"
WISHING = frozenset(_WISHING.split())
"""Verbs that say for whom it is to do something: "called for the army to leave"."""

_DIRECTING = (
    "order direct urge instruct tell force ask allow encourage compel command persuade require invite push "
    "press pressure enable authorize authorise permit lead help convince beg implore"
)
DIRECTING = frozenset(_DIRECTING.split())
"""Verbs whose object is to do what their infinitive tells: "directed the agency to stop"."""

_OFFERING = "offer promise pledge guarantee bring send give grant lend hand show deny owe"
OFFERING = frozenset(_OFFERING.split())
"""Verbs that bring a thing to somebody: "promised the farmers a new road"."""

_CAUSATIVE = "let make help have see hear watch feel bid dare need go come be do"
CAUSATIVE = frozenset(_CAUSATIVE.split())
"""Verbs that govern a bare infinitive: "helped free the town"; under any other it is a command."""

RANKS = frozenset(("first", "second", "third", "last", "latest", "only", "next"))
COPULAS = frozenset(("be", "become", "remain"))
AT_HOME = frozenset(("from", "in", "at", "near"))


def is_asked(parse: Parse, noun: int) -> bool:
    """Whether others are to do what a noun is about: "calls to march", but not "in order to march"."""
    return parse.lemmas[noun] in REQUESTS and not _is_in_order(parse, noun)


def _is_in_order(parse: Parse, noun: int) -> bool:
    """Whether a noun is that of "in order to", which is no order."""
    return (parse.words[noun - 1].lower(), parse.words[noun].lower()) == ("in", "order")


def is_open(parse: Parse, verb: int) -> bool:
    """Whether nobody is told who does it: a command ("chants of “Lock her up!”"), or a gerund that is only judged."""
    head, dep, tag = parse.heads[verb], parse.deps[verb], parse.tags[verb]
    if tag == "VBG":
        judged = dep in ("xcomp", "ccomp") and parse.lemmas[head] in ARBITRARY
        return judged and parse.child(verb, "aux") is None
    bare = tag == "VB" and parse.child(verb, "aux", "auxpass") is None
    return bare and dep in ("ccomp", "xcomp", "pcomp") and parse.lemmas[head] not in CAUSATIVE


def noun_of(parse: Parse, verb: int) -> int | None:
    """The noun that an infinitive or gerund says more of: the plan, in "a plan to free", "plans of freeing".

    Parsers hang the infinitive on the verb, too: "denounced plans to free the town".
    """
    head, dep = parse.heads[verb], parse.deps[verb]
    if dep == "pcomp" and parse.deps[head] == "prep":
        noun = parse.heads[head]
        return noun if parse.tags[noun].startswith("N") else None
    if not is_to_do(parse, verb):
        return None
    if dep in ("acl", "relcl"):
        return head
    return _asked_for(parse, _before(parse, verb)) if dep in ("advcl", "xcomp") else None


def _asked_for(parse: Parse, before: int) -> int | None:
    """The plan or order whose words end before an infinitive: "an order signed by the governor to free the town"."""
    noun = before
    while noun >= 0:
        if parse.tags[noun].startswith("N") and parse.lemmas[noun] in INTENTIONS | REQUESTS:
            return noun
        if (
            parse.deps[noun] not in ("pobj", "agent", "prep", "acl")
            or parse.right[parse.heads[noun]] != before
        ):
            return None
        noun = parse.heads[noun]
    return None


def wished(parse: Parse, verb: int) -> int | None:
    """Who is to do it, behind "for": the army, in "called for the army to leave", "time for the army to leave"."""
    before = _before(parse, verb) if is_to_do(parse, verb) else -1
    noun = before
    while (
        noun >= 0 and parse.deps[noun] in ("compound", "nmod", "case", "conj") and noun != parse.heads[noun]
    ):
        noun = parse.heads[noun]
    preposition = parse.heads[noun] if noun >= 0 and parse.deps[noun] == "pobj" else -1
    if preposition < 0 or parse.words[preposition].lower() != "for" or parse.right[noun] > before:
        return None
    governor = parse.heads[preposition]
    wishes = parse.lemmas[governor] in WISHING or not parse.tags[governor].startswith("V") or governor == verb
    return noun if wishes and parse.lemmas[noun] not in PROSPECTS else None


def _before(parse: Parse, verb: int) -> int:
    """The last word before an infinitive and the quotation mark that opens it."""
    first = next((child for child in parse.children[verb] if parse.tags[child] == "TO"), verb)
    before = min(first, parse.left[verb] if parse.left[verb] > parse.heads[verb] else first) - 1
    while before >= 0 and parse.words[before] in OPENING:
        before -= 1
    return before


def owner(parse: Parse, noun: int) -> int | None:
    """Whose plan it is: "Orsk's plan", "a plan by the army", "a plan drafted by the army"."""
    found = parse.child(noun, "poss")
    return maker(parse, noun) if found is None else found


def maker(parse: Parse, noun: int) -> int | None:
    """Who is behind "by": "a raid by the army", "a raid conducted by the army"."""
    for place in (noun, *parse.all_children(noun, "acl")):
        for child in parse.all_children(place, "prep", "agent"):
            if parse.words[child].lower() == "by":
                return parse.child(child, "pobj")
    return None


def carrier(parse: Parse, noun: int, *, gerund: bool) -> int | None:
    """The verb whose subject does what is said of a noun that is nobody's; None where that is not told."""
    dep, head = parse.deps[noun], parse.heads[noun]
    prospect = gerund or parse.lemmas[noun] in PROSPECTS
    if dep == "dobj":
        return head if not prospect or parse.lemmas[head] in CARRYING else None
    if dep == "pobj" and parse.deps[head] == "prep" and (prospect or _is_in_order(parse, noun)):
        verb = parse.heads[head]
        return verb if parse.words[head].lower() in WITHIN and parse.tags[verb].startswith("V") else None
    return None


def blamed(parse: Parse, verb: int) -> int | None:
    """Whom a verb blames for something; parsers take some for a predicate noun, as in "teased Weber for leaving"."""
    copular = parse.lemmas[verb] in COPULAS
    return parse.child(verb, "dobj") if copular else parse.child(verb, "dobj", "attr")


def is_directed(parse: Parse, verb: int) -> bool:
    """Whether an infinitive is what somebody is told to do, though the parser takes it for a purpose."""
    return (
        parse.deps[verb] == "advcl" and is_to_do(parse, verb) and parse.lemmas[parse.heads[verb]] in DIRECTING
    )


def recipient(parse: Parse, verb: int) -> int | None:
    """To whom something is brought or promised: the farmers, in "promised the farmers a new road"."""
    found = parse.child(verb, "dative")
    bare = found is not None and parse.tags[found].startswith(("N", "PRP"))
    return found if bare and parse.lemmas[verb] in OFFERING else None


def suspected(parse: Parse, noun: int) -> int | None:
    """The verb whose object is said to have done it: "arrested two men on charges of bombing the port"."""
    preposition = parse.heads[noun]
    on = parse.deps[noun] == "pobj" and parse.words[preposition].lower() in ("on", "over", "for")
    return parse.heads[preposition] if on and parse.lemmas[noun] in SUSPICIONS else None


def is_ranked(parse: Parse, noun: int) -> bool:
    """Whether a noun itself does what is told of it: "the first minister to visit the town"."""
    return any(parse.words[child].lower() in RANKS for child in parse.children[noun] if child < noun)


def is_to_do(parse: Parse, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(parse.tags[child] == "TO" for child in parse.all_children(verb, "aux"))


def participle_above(parse: Parse, verb: int) -> int | None:
    """The participle behind a noun that governs an infinitive: inclined, in "voters inclined to leave"."""
    head = parse.heads[verb]
    behind = parse.deps[head] == "acl" and parse.tags[head] == "VBN"
    governs = parse.deps[verb] in ("advcl", "xcomp") and is_to_do(parse, verb)
    return head if behind and governs else None


def copula_of(parse: Parse, noun: int) -> int | None:
    """The verb that says of its subject what a noun names, the first of several: "is a liar, cheat and thief"."""
    while parse.deps[noun] in ("conj", "appos") and parse.tags[parse.heads[noun]] in ("NN", "JJ"):
        noun = parse.heads[noun]
    head = parse.heads[noun]
    said = parse.deps[noun] == "attr" and parse.lemmas[head] in COPULAS
    plain = parse.child(head, "expl", "neg") is None and not parse.tags[noun].startswith("NNP")
    return head if said and plain else None


def person_from(parse: Parse, noun: int) -> int:
    """Whom "who" stands for behind a place: the driver, in "a driver from Orsk, who"; any other noun itself."""
    preposition = parse.heads[noun]
    if parse.tags[noun] != "NNP" or parse.deps[noun] != "pobj":
        return noun
    governor = parse.heads[preposition]
    home = parse.words[preposition].lower() in AT_HOME and parse.tags[governor].startswith("N")
    return governor if home else noun
