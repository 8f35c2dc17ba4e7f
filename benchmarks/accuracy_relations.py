"""Relations and events beside gold: what is found, what is right, and where it goes wrong.

    python benchmarks/accuracy_relations.py [EVAL] [--out DIR]

EVAL (default ../shared/eval) holds `score.py` and the gold sets `gold/relations-re3d-dev.jsonl.gz` (relations
between actors) and `gold/events-plv-dev.jsonl.gz` (actor pairs with their PLOVER root). The reports are read by the
whole pipeline, written as in `annotations.jsonl`, and scored by `score.py`. Three conventions of the gold sets are
followed here:

- re3d has no mentions within mentions, and persons are annotated with their titles: a relation between a phrase and a
  name in it ("U.S. Marines", part of the U.S.) is left out unless a word between them tells it ("ISIL-held terrain"),
  so is one between a name and its title ("Foreign Office Minister X"), and one with an open side. What is told of a
  phrase and of an actor named in it ("Coalition aircraft", "Coalition") counts once.
- An event is what is said to have happened: what is denied, demanded or supposed is no event of its kind.
- PLV counts what PLOVER calls RETREAT as YIELD.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.exports.annotations import entry
from rashomon.extract.parser import Parser
from rashomon.extract.reader import Reader
from rashomon.extract.tagger import Tagger
from rashomon.graph.builder import build
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.linker import Linker
from rashomon.ids import content_id
from rashomon.model import Document
from rashomon.ontology.vocabulary import load

Json = dict[str, Any]

EVAL = Path(__file__).parent.parent.parent / "shared" / "eval"
MAP = Path(__file__).parent / "maps" / "re3d.json"
RELATIONS, EVENTS = "relations-re3d-dev", "events-plv-dev"
TITLES = frozenset(
    ("holds-office-in", "leader-of", "commander-of", "spokesperson-of", "represents", "works-for")
)
LONGEST_RANK = len(" Lt. Gen. ")
NOT_BETWEEN_ACTORS = frozenset(("CoLocated", "Apart", "IsSynonymOf", "HasAttrOf"))
SIDES = ("subject", "object")
FOLDED = {"RETREAT": "YIELD"}


def main() -> None:
    """Read both gold sets, score them, and print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("eval", nargs="?", type=Path, default=EVAL, help="the folder of score.py and gold/")
    options.add_argument("--out", type=Path, help="keep the annotations in this folder")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        out = given.out or Path(temporary)
        out.mkdir(parents=True, exist_ok=True)
        for task, name, more in (
            ("relations", RELATIONS, ("--map", str(MAP))),
            ("events", EVENTS, ()),
        ):
            gold = given.eval / "gold" / f"{name}.jsonl.gz"
            found = out / f"{name}.jsonl"
            write(found, annotations(gold, between_actors if task == "relations" else events))
            print(f"{name}\n", flush=True)
            command = [sys.executable, str(given.eval / "score.py"), task, str(gold)]
            subprocess.run([*command, str(found), *more], check=True)
            if task == "relations":
                annotated = out / f"{name}-annotated.jsonl"
                write(annotated, in_annotated_sentences(gold, found))
                print("\nonly in sentences in which the gold has a relation between actors\n", flush=True)
                subprocess.run([*command, str(annotated), *more], check=True)
            else:
                print(by_reader(gold, found))
            print(flush=True)


def annotations(gold: Path, wanted: Any) -> Iterator[Json]:
    """The annotations of the texts of a gold file, with the relations that the gold set counts."""
    vocabulary, base = load(), KnowledgeBase.shipped()
    reader, linker = Reader(vocabulary, base.gazetteer(), Tagger()), Linker(base)
    for document, parse in Parser().parse(documents(gold)):
        extraction = reader.read(document, parse)
        links, entities = linker.link(extraction)
        read = build(extraction, links, entities, linker.publisher(document), vocabulary)
        line = entry(read, vocabulary)
        sentences = [parse.span(first, end) for first, end in parse.sentences]
        widened = [in_sentence(relation, line["mentions"], sentences) for relation in line["relations"]]
        yield line | {"relations": list(wanted(widened))}


def in_annotated_sentences(gold: Path, found: Path) -> Iterator[Json]:
    """The annotations without what stands in sentences where the gold has no relation between actors.

    re3d annotates one line of many that tell the same: what is found in the others counts as wrong above.
    """
    with gzip.open(gold, "rt", encoding="utf-8") as golden, found.open(encoding="utf-8") as lines:
        for truth, line in zip(map(json.loads, golden), map(json.loads, lines), strict=True):
            marked = [each["source"] for each in truth["relations"] if each["type"] not in NOT_BETWEEN_ACTORS]
            yield line | {
                "relations": [
                    relation
                    for relation in line["relations"]
                    if any(relation["sentence"][0] <= first < relation["sentence"][1] for first, _ in marked)
                ]
            }


def by_reader(gold: Path, found: Path) -> str:
    """By how they were found: of the relations between gold pairs, how many have the root of the pair."""
    right, total = Counter[str](), Counter[str]()
    with gzip.open(gold, "rt", encoding="utf-8") as golden, found.open(encoding="utf-8") as lines:
        for truth, line in zip(map(json.loads, golden), map(json.loads, lines), strict=True):
            for relation in line["relations"]:
                pair = (relation["subject"], truth["source"]), (relation["object"], truth["target"])
                if relation.get("plover") and all(
                    not gold or _touch(side["spans"], gold) for side, gold in pair
                ):
                    total[relation["by"]] += 1
                    right[relation["by"]] += relation["plover"] == truth["root"]
    return "\n".join(f"{name:<18} right {right[name]} of {total[name]}" for name in sorted(total))


def _touch(spans: list[list[int]], gold: list[list[int]]) -> bool:
    return any(start < last and first < end for start, end in spans for first, last in gold)


def in_sentence(relation: Json, mentions: list[Json], sentences: list[tuple[int, int]]) -> Json:
    """A relation whose arguments list every mention of them in its sentence, as the scorer would have it."""
    start, end = next(span for span in sentences if span[0] <= relation["trigger"][0][0] < span[1])
    return (
        relation
        | {"sentence": [start, end]}
        | {
            side: argument | {"spans": argument["spans"] + _also(argument, mentions, start, end)}
            for side in SIDES
            if (argument := relation[side])["spans"]
        }
    )


def _also(argument: Json, mentions: list[Json], start: int, end: int) -> list[list[int]]:
    return [
        [mention["start"], mention["end"]]
        for mention in mentions
        if "entity" in argument and mention.get("entity") == argument["entity"]
        if start <= mention["start"] and mention["end"] <= end
    ]


def documents(gold: Path) -> Iterator[Document]:
    """The texts of a gold file, by their ids there."""
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Document(content_id("doc", record["id"], record["text"]), record["id"], record["text"])


def between_actors(relations: list[Json]) -> Iterator[Json]:
    """Relations with both sides, neither inside the other, each once."""
    for relation in relations:
        if any(_is_wider(relation, other) for other in relations):
            continue
        if relation["polarity"] == "negative" or not (
            relation["subject"]["spans"] and relation["object"]["spans"]
        ):
            continue
        subject, obj = relation["subject"]["spans"][0], relation["object"]["spans"][0]
        nested = _within(subject, obj) or _within(obj, subject)
        if not (nested and not _is_told_within(relation)) and not _is_title(relation):
            yield relation


def _is_wider(relation: Json, other: Json) -> bool:
    """Whether another relation says the same of an actor that is named in the subject of this one."""
    if relation is other or any(relation[key] != other[key] for key in ("type", "trigger")):
        return False
    sides = [one[side]["spans"][:1] for one in (relation, other) for side in SIDES]
    if not all(sides) or sides[1] != sides[3] or sides[0] == sides[2]:
        return False
    return _within(sides[2][0], sides[0][0])


def _is_told_within(relation: Json) -> bool:
    """Whether a word between the two tells it: re3d takes "ISIL-held terrain" for ISIL and terrain."""
    (subject, _), (obj, _) = relation["subject"]["spans"][0], relation["object"]["spans"][0]
    start, end = relation["trigger"][0]
    return max(subject, obj) < start and end < max(relation[side]["spans"][0][1] for side in SIDES)


def _is_title(relation: Json) -> bool:
    """Whether the words before a person's name tell it: nothing but the trigger stands between the two."""
    (person, _), (_, body) = relation["subject"]["spans"][0], relation["object"]["spans"][0]
    start, end = relation["trigger"][0]
    return (
        relation["type"] in TITLES
        and body <= start
        and start - body <= 1
        and 0 <= person - end <= LONGEST_RANK
    )


def events(relations: list[Json]) -> Iterator[Json]:
    """What is said to have happened, or may have, from who acts to whom; an open side is one without spans."""
    types = load().relations
    for relation in relations:
        if relation["polarity"] == "positive" and relation["modality"] != "underspecified":
            code = relation.get("plover")
            read = relation | {"plover": FOLDED.get(code, code)}
            if types[relation["type"]].roles[1] == "agent" and not types[relation["type"]].symmetric:
                read |= {"subject": read["object"], "object": read["subject"]}
            yield read


def write(path: Path, lines: Iterator[Json]) -> None:
    """One line a document."""
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _within(inner: list[int], outer: list[int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


if __name__ == "__main__":
    main()
