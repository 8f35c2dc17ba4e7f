"""How sure a speaker's words make what is said: the act may be weaker than saying, and the content hedged."""

from __future__ import annotations

from ..model import Certainty
from ..ontology.vocabulary import Act
from .clauses import root
from .factuality import RANK, factuality, is_infinitive
from .parse import Parse
from .said import Said
from .triggers import Triggers
from .words import words

FUTURE = words("will would shall ll 'll ’ll wo")


def commitment(parse: Parse, said: Said, act: Act, triggers: Triggers) -> Certainty:
    """The weaker of what the act makes it and what the words make it, by GRaSP's values (van Son et al., 2016).

    "She said that he left" is certain, and so is "that he will leave", to her; "she believes that he left" is probable,
    "she said that he might have left" possible; "she ordered him to leave" leaves open whether he did, and "she did not
    say that he left" whether he left to her mind. A noun phrase adds nothing to its act.
    """
    if said.polarity == "negative":
        return "underspecified"
    if said.scope == "noun" or not said.content:
        return act.certainty
    return max(act.certainty, _of_words(parse, said, act, triggers), key=RANK.index)


def _of_words(parse: Parse, said: Said, act: Act, triggers: Triggers) -> Certainty:
    roots = [root(parse, part) for part in said.content]
    verb = next((token for token in roots if parse.tags[token].startswith(("V", "M"))), roots[0])
    predicate = parse.child(verb, "acomp")
    word = "" if predicate is None else parse.words[predicate].lower()
    if word in triggers.lexicons["possible"]:  # "said that it was possible that he had left"
        return "possible"
    if word in triggers.lexicons["probable"]:
        return "probable"
    found = factuality(parse, verb, triggers).certainty
    if found == "probable" and parse.deps[verb] == "xcomp" and parse.heads[verb] == said.cue:
        return "certain"  # "was reported shot down": that it was reported is told by the act
    return "certain" if found == "underspecified" and _is_by_its_form(parse, verb, act) else found


def _is_by_its_form(parse: Parse, verb: int, act: Act) -> bool:
    """Whether it is only left open because it is to come, or because the act takes an infinitive or a "whether".

    Who claims to hold a town asserts it, and who questions whether it was lawful finds it possible.
    """
    if parse.child(verb, "advcl") is not None:
        return False
    if any(parse.words[child].lower() in FUTURE for child in parse.all_children(verb, "aux")):
        return True
    asked = any(parse.words[child].lower() == "whether" for child in parse.all_children(verb, "mark"))
    return (asked and act.certainty != "certain") or is_infinitive(parse, verb) or parse.tags[verb] == "VBG"
