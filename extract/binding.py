"""Whom grammar keeps a pronoun from standing for, wherever in the report they were named.

The conditions of binding theory, as far as they are sure on a dependency parse: "him" is not who does it ("Klein
accused him", "Klein offered to replace him"), "his" not what is his ("Pell, his aide"), "he" nobody whom his own
clause names ("he beat Klein"); and "he" in somebody's very words is not who speaks, who says "I".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .clauses import subject
from .clusters import Clusters
from .parse import Parse
from .phrases import Phrase, Phrases
from .quotes import Quoted, quotations
from .said import Said

REFLEXIVE = ("self", "selves")
BESIDE = frozenset(["with", "around", "behind", "before", "near", "above", "beside", "ahead", "past"])
"""Prepositions whose object may be the subject: "Klein looked around him"."""

OWN_CLAUSE = ("dobj", "dative", "ccomp", "xcomp", "prep", "agent", "advcl", "acomp")
"""What a subject commands: nobody named in it is called "he" before."""

REACH = 80
"""Tokens of a clause behind its subject that are looked at."""


class Binding:
    """Tells the clusters that a pronoun cannot stand for."""

    def __init__(self, parse: Parse, phrases: Phrases, clusters: Clusters, said: list[Said]) -> None:
        self._parse, self._phrases, self._clusters = parse, phrases, clusters
        self._quoted = Quoted(quotations(parse))
        self._said = _said_at(said)

    def barred(self, pronoun: Phrase) -> set[int]:
        """The clusters that grammar bars for a third person; none for "himself", which is bound in its clause."""
        if self._parse.words[pronoun.head].lower().endswith(REFLEXIVE):
            return set()
        return self._clustered({*self._in_clause(pronoun.head), *self._in_own_words(pronoun.head)})

    def speaking(self, token: int) -> set[int]:
        """The clusters of whoever says the words that a token stands in, in quotation marks or not."""
        return self._clustered(
            {said.speaker for said in self._said.get(token, ()) if said.speaker is not None}
        )

    def _clustered(self, tokens: Iterable[int]) -> set[int]:
        found = (self._phrases.by_head.get(token) or self._phrases.covering(token) for token in tokens)
        return {self._clusters.find(phrase) for phrase in found if phrase is not None}

    def _in_clause(self, token: int) -> Iterator[int]:
        parse = self._parse
        dep, governor = parse.deps[token], parse.heads[token]
        if dep == "poss":
            yield governor  # "Pell, his aide": whose aide he is, he is not
        elif dep in ("dobj", "dative"):
            yield from self._doer(governor)
        elif dep == "pobj" and parse.words[governor].lower() not in BESIDE:
            if parse.tags[parse.heads[governor]].startswith("V"):
                yield from self._doer(parse.heads[governor])
        elif dep in ("nsubj", "nsubjpass"):
            yield from self._named_under(token, governor)

    def _doer(self, verb: int) -> Iterator[int]:
        """The subject of a verb, its own or through control: Klein, in "Klein answered by accusing him"."""
        doer = subject(self._parse, verb)
        if doer is not None:
            yield doer

    def _named_under(self, pronoun: int, verb: int) -> Iterator[int]:
        """The people named in what a subject commands, and in a phrase before it: "against Klein, he won".

        Bodies are named again and again: "it condemns the use of Brenn Online", says Brenn Online.
        """
        parse = self._parse
        for child in parse.all_children(verb, *OWN_CLAUSE):
            if child < pronoun and parse.deps[child] == "prep":
                named = parse.child(child, "pobj")
                if named is not None and named in self._phrases.by_head:
                    yield named
            elif child > pronoun or self._quoted.around(child) is not None:
                first, end = parse.subtree(child)
                for token in range(first, min(end, first + REACH)):
                    phrase = self._phrases.by_head.get(token)
                    if phrase is not None and phrase.kind == "name" and phrase.type == "Person":
                        yield token

    def _in_own_words(self, token: int) -> Iterator[int]:
        """Who speaks the very words that a token stands in: each speaker that is told outside of them."""
        quotation = self._quoted.around(token)
        for said in self._said.get(token, ()):
            if said.speaker is None or said.covers(said.speaker):
                continue
            told_inside = quotation is not None and quotation.first <= said.speaker < quotation.end
            if said.verbatim or (quotation is not None and not told_inside):
                yield said.speaker


def _said_at(said: list[Said]) -> dict[int, list[Said]]:
    """Of each token in somebody's words, the statements of these words."""
    found: dict[int, list[Said]] = {}
    for statement in said:
        if statement.speaker is not None and statement.scope == "clause":
            for first, end in statement.content:
                for token in range(first, end):
                    found.setdefault(token, []).append(statement)
    return found
