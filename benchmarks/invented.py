"""Invented reports of any number: what benchmarks of stores, writers and loaders are fed with.

Each report has twenty claims, unless told otherwise, and as many denials of them. Of fifty thousand actors the
famous recur in nearly every report and most in hardly any, as the news has it (Zipf's law), and so do the
propositions about them.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b

from rashomon.ids import content_id
from rashomon.model import Document, Entity, Extraction, Link, Mention, Reading, Relation, Statement, Support

CLAIMS = 20
ACTORS = 50_000
SENTENCE = "{one} claimed that {two} had attacked {three}, which {two} denied. "


def reading(number: int, claims: int = CLAIMS) -> Reading:
    """The report of that number: the same in every run."""
    text, marks = _text(number, claims)
    document = Document(content_id("doc", number), f"report-{number}.txt", text, publisher="Invented Gazette")
    made = [_claim(document, start, *actors) for start, actors in marks]
    entities = {
        node: Entity(node, document.id, label, "Group") for _, actors in marks for label, node in actors
    }
    entities["invented-gazette"] = Entity("invented-gazette", document.id, "Invented Gazette", "Organization")
    return Reading(
        Extraction(
            document,
            tuple(mention for mentions, *_ in made for mention in mentions),
            (),
            tuple(statement for _, statements, *_ in made for statement in statements),
            tuple(relation for *_, relation, _ in made),
        ),
        "invented-gazette",
        tuple(
            Link(document.id, mention.id, _node(mention.text), 1.0, "invented")
            for mentions, *_ in made
            for mention in mentions
        ),
        tuple(entities[node] for node in sorted(entities)),
        tuple(support for *_, supports in made for support in supports),
    )


Actor = tuple[str, str]


def _text(number: int, claims: int) -> tuple[str, list[tuple[int, tuple[Actor, Actor, Actor]]]]:
    """The text, and for each sentence where it starts and whom it is about."""
    text, marks = "", []
    for claim in range(claims):
        names = [_label(actor) for actor in _actors(f"{number} {claim}")]
        marks.append((len(text), tuple((name, _node(name)) for name in names)))
        text += SENTENCE.format(one=names[0], two=names[1], three=names[2])
    return text, marks  # type: ignore[return-value]


def _actors(key: str) -> list[int]:
    """Three actors, by ranks whose chance falls with the rank."""
    found: list[int] = []
    chances = blake2b(key.encode(), digest_size=48).digest()
    for start in range(0, 48, 4):
        share = int.from_bytes(chances[start : start + 4], "big") / 2**32
        actor = int(ACTORS**share) - 1
        if actor not in found:
            found.append(actor)
    return (found + [actor for actor in range(3) if actor not in found])[:3]


@cache
def _label(number: int) -> str:
    return f"Brigade {number:05}"


@cache
def _node(label: str) -> str:
    return label.lower().replace(" ", "-")


def _claim(
    document: Document, start: int, one: Actor, two: Actor, three: Actor
) -> tuple[list[Mention], list[Statement], Relation, list[Support]]:
    sentence = SENTENCE.format(one=one[0], two=two[0], three=three[0])
    places = (start, start + sentence.index(two[0], 1), start + sentence.index(three[0], 20))
    mentions = [
        Mention(
            content_id("men", document.id, at, name),
            document.id,
            at,
            at + len(name),
            "name",
            "Group",
            name,
            name,
        )
        for at, (name, _) in zip(places, (one, two, three), strict=True)
    ]
    content = (places[1], places[2] + len(three[0]))
    said = _statement(document, mentions[0], "claim", start + sentence.index("claimed"), content, None)
    denied = _statement(document, mentions[1], "deny", start + sentence.index("denied"), content, said.id)
    trigger = start + sentence.index("attacked")
    relation = Relation(
        content_id("rel", document.id, start),
        document.id,
        "attacked",
        mentions[1].id,
        mentions[2].id,
        ((trigger, trigger + 8),),
        content,
        statement=said.id,
    )
    proposition = content_id("pro", two[1], "attacked", three[1])
    supports = [
        Support(document.id, relation.id, proposition, two[1], "attacked", three[1], by.id, who, stance)  # type: ignore[arg-type]
        for by, who, stance in ((said, one[1], "asserts"), (denied, two[1], "denies"))
    ]
    return mentions, [said, denied], relation, supports


def _statement(
    document: Document, speaker: Mention, act: str, cue: int, content: tuple[int, int], answers: str | None
) -> Statement:
    return Statement(
        content_id("sta", document.id, act, cue),
        document.id,
        speaker.id,
        ((speaker.start, speaker.end),),
        ((cue, cue + 6),),
        (content,),
        act,
        "speech",
        "indirect",
        responds_to=answers,
    )
