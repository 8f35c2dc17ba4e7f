"""What only the whole report shows of a relation: the members of counted groups.

"Attacks on two camps ... the Orsk camp ... the Lena camp": where a report counts some things and then names just
as many of that kind, it names the members, and what is said of the group is said of each.
"""

from __future__ import annotations

from dataclasses import replace

from .clusters import Clusters
from .parse import Parse
from .phrases import Phrase
from .relations import Related
from .triggers import Triggers

LARGEST_GROUP = 6


def complete(parse: Parse, clusters: Clusters, related: list[Related], triggers: Triggers) -> list[Related]:
    """The relations with those added that follow from counted groups, and without those of a thing with itself."""
    groups = _groups(parse, clusters)
    found = related + _memberships(groups, triggers) + _distributed(clusters, groups, related)
    return [one for one in found if not is_of_one(clusters, one)]


def is_of_one(clusters: Clusters, related: Related) -> bool:
    """Whether both sides stand for one thing: "the guards defended themselves" tells nothing of them and others."""
    one, other = related.subject, related.object
    return one is not None and other is not None and clusters.find(one) == clusters.find(other)


def _groups(parse: Parse, clusters: Clusters) -> list[tuple[Phrase, list[Phrase]]]:
    """Counted descriptions with their members: names of that kind that follow, just as many as were counted."""
    names: dict[str, dict[int, Phrase]] = {}
    for phrase in clusters.phrases:
        if phrase.kind == "name":
            last = parse.lemmas[phrase.end - 1]
            names.setdefault(last, {}).setdefault(clusters.find(phrase), phrase)
    found = []
    for phrase in clusters.phrases:
        if phrase.kind == "description" and phrase.count and 2 <= phrase.count <= LARGEST_GROUP:
            members = [
                name for name in names.get(parse.lemmas[phrase.head], {}).values() if name.first > phrase.end
            ]
            if len(members) == phrase.count:
                found.append((phrase, members))
    return found


def _memberships(groups: list[tuple[Phrase, list[Phrase]]], triggers: Triggers) -> list[Related]:
    return [
        Related(
            relation.name,
            member,
            group,
            (member.first, member.end),
            member.head,
            "positive",
            "certain",
            reader="counting",
        )
        for relation in triggers.constructs.get("counted-group-member", ())
        for group, members in groups
        for member in members
    ]


def _distributed(
    clusters: Clusters, groups: list[tuple[Phrase, list[Phrase]]], related: list[Related]
) -> list[Related]:
    """What is said of a counted group, said of each of its members; the evidence stays where it was read."""
    members_of = {clusters.find(group): members for group, members in groups}
    found = []
    for relation in related:
        if relation.object is not None and (members := members_of.get(clusters.find(relation.object))):
            found += [replace(relation, object=member, reader="counting") for member in members]
        elif relation.subject is not None and (members := members_of.get(clusters.find(relation.subject))):
            found += [replace(relation, subject=member, reader="counting") for member in members]
    return found
