"""Cue words in a parse: which cue a word is, and whether a word can be one who speaks."""

from __future__ import annotations

from ..ontology.vocabulary import Cue
from .fitting import is_somebody
from .parse import Parse
from .triggers import PART_OF_TAG, Triggers
from .words import words

SPEAKERS = ("people", "groups", "organizations", "media")
ACTING = words(
    "country nation state city town village province region county municipality island republic campaign camp "
    "inquiry study survey poll finding"
)
"""Places that act, and what people do together that speaks: "the island banned cruise ships", "the inquiry blamed"."""
IMPERSONAL = frozenset(["it", "this", "that", "which", "there"])


def cue_at(parse: Parse, triggers: Triggers, token: int) -> Cue | None:
    """The cue that a word is, with its particle or preposition where the vocabulary has them: "called for".

    A participle is an adjective where the vocabulary has it as one: "is opposed to the merger".
    """
    part = PART_OF_TAG.get(parse.tags[token][:1], "")
    lemma = parse.lemmas[token]
    if part == "verb":
        for child in parse.children[token]:
            if child > token and parse.deps[child] in ("prt", "prep", "advmod"):
                cue = triggers.cues.get((part, f"{lemma} {parse.words[child].lower()}"))
                if cue is not None:
                    return cue
        if _is_participial(parse, token):
            found = triggers.cues.get(("adjective", parse.words[token].lower()))
            if found is not None:
                return found
    return triggers.cues.get((part, lemma))


def _is_participial(parse: Parse, token: int) -> bool:
    """Whether a past participle stands after a copula, with nobody who does it: "is convinced that"."""
    if parse.tags[token] != "VBN" or parse.child(token, "agent") is not None:
        return False
    return parse.deps[token] == "acomp" or parse.child(token, "auxpass") is not None


def can_speak(parse: Parse, triggers: Triggers, token: int) -> bool:
    """Whether a word can be one who speaks: a name, a pronoun, a noun for people, bodies or documents."""
    bare_name = parse.words[token][0].isupper() and parse.child(token, "det", "amod", "poss") is None
    if parse.tags[token] not in ("NN", "NNS") or (bare_name and parse.tags[token] == "NN"):
        return parse.words[token].lower() not in IMPERSONAL
    lemma = parse.lemmas[token]
    if (
        lemma in ACTING
        or lemma in triggers.posts
        or any(lemma in triggers.lexicons[name] for name in SPEAKERS)
    ):
        return True
    return is_somebody(triggers, lemma)
