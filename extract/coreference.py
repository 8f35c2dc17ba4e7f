"""Which phrases of a report stand for the same thing: names, acronyms, descriptions and pronouns.

A sieve in the manner of Lee et al. (2013): sure steps first (the same name, an acronym in brackets, an
apposition), then descriptions and pronouns in text order, each against the clusters found so far. What a phrase
may stand for is looked for in a window of a few sentences, so that the work is linear in the report.
"""

from __future__ import annotations

from collections.abc import Mapping

from .binding import Binding
from .clusters import Clusters
from .descriptions import Descriptions
from .equations import join_equated
from .parse import Parse
from .phrases import Phrases
from .pronouns import Pronouns
from .quotes import OPEN
from .said import Said
from .same_names import join_names
from .triggers import Triggers
from .unasked import DEMONSTRATIVES, add_unasked, told_before
from .voices import Voices


def coreference(
    parse: Parse, phrases: Phrases, said: list[Said], posts: Mapping[int, int], triggers: Triggers
) -> Clusters:
    """The clusters of a report. `posts` gives, for the head of a person's name, that of the body served.

    Nouns that no rule has looked for so far are tried too: those that turn out to be called again become phrases
    of the report, and the others are left out.
    """
    tried = add_unasked(phrases)
    clusters = Clusters(phrases.in_order())
    join_names(parse, phrases, clusters, triggers)
    told = join_equated(parse, phrases, clusters, triggers)
    voices = Voices(parse, phrases, clusters, said, posts)
    _join_anaphors(parse, phrases, clusters, said, voices, told, triggers)
    for phrase in clusters.drop_single(tried):
        del phrases.by_head[phrase.head]
    return clusters


def _join_anaphors(
    parse: Parse,
    phrases: Phrases,
    clusters: Clusters,
    said: list[Said],
    voices: Voices,
    told: set[int],
    triggers: Triggers,
) -> None:
    """Join descriptions and pronouns with what they stand for; "its" in "its army" before "army".

    Who speaks is known before what is said: in '"My aide left," he said', "he" is nobody in these words.
    """
    binding = Binding(parse, phrases, clusters, said)
    descriptions = Descriptions(parse, phrases, clusters, binding, triggers)
    pronouns = Pronouns(parse, phrases, clusters, binding, triggers)
    ahead = _told_after(parse, phrases, said)
    for phrase in sorted(clusters.phrases, key=lambda phrase: ahead.get(phrase.head, phrase.head)):
        antecedent = None
        if phrase.kind == "description" and id(phrase) not in told:
            antecedent = descriptions.antecedent(phrase)
        elif phrase.kind == "pronoun" and parse.words[phrase.head].lower() in DEMONSTRATIVES:
            antecedent = phrases.by_head.get(told_before(phrases, phrase))
        elif phrase.kind == "pronoun":
            antecedent = voices.antecedent(phrase) or pronouns.antecedent(
                phrase, ahead.get(phrase.head, phrase.head)
            )
        if antecedent is not None and antecedent is not phrase:
            clusters.join(antecedent, phrase)
        descriptions.remember(phrase)
        pronouns.pass_by(phrase)


def _told_after(parse: Parse, phrases: Phrases, said: list[Said]) -> dict[int, int]:
    """Of each pronoun that speaks words before it, the token that these begin with, or the mark before that."""
    found: dict[int, int] = {}
    for statement in said:
        speaker = None if statement.speaker is None else phrases.by_head.get(statement.speaker)
        if speaker is not None and speaker.kind == "pronoun" and statement.content:
            first = max(statement.content[0][0] - 1, 0)
            if first < speaker.head and parse.words[first] in OPEN | {'"'}:
                found[speaker.head] = min(first, found.get(speaker.head, first))
    return found
