"""How well names are linked and coreference is resolved, on gold data that lies in a folder of its own.

    python benchmarks/accuracy_actors.py [EVAL] [--ablation] [--cache DIR] [--out DIR]

EVAL (default ../shared/eval) holds `score.py`, `score_coreference.py` and `gold/`. The annotations are built
from the same pieces as `rashomon build`, statements by rules and tagger included. With `--cache`, parses are kept in
DIR, by the hash of their text, and read from there the next time; with `--out`, the annotations are kept too.

Beside the scorer's figures stands what it counts as wrong where the knowledge base knows the entity (its `--kb-ids`),
by kind of mention: some gold has names alone, and counts every right pronoun as wrong. `--ablation` prints what each
feature of the linker and each step of coreference is worth.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

from gold import EVAL, Corpus, Json, Parses, module, read

from rashomon.exports.annotations import entry
from rashomon.extract import coreference as steps
from rashomon.extract import pronouns, voices
from rashomon.extract.descriptions import Descriptions
from rashomon.extract.parse import Parse
from rashomon.extract.reader import Reader
from rashomon.extract.tagger import Tagged, Tagger
from rashomon.graph.builder import build
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.linker import Linker
from rashomon.graph.names import is_acronym
from rashomon.model import Extraction, Gazetteer
from rashomon.ontology.vocabulary import Vocabulary, load

KNOWN_NAMES = "known names"
LINKING = ("news-fair-v2-dev", "msnbc-updated", "kore50")
COREFERENCE = ("gum-interview", "gum-speech")
SUBSETS = ("all", "names", "known", KNOWN_NAMES)


class Remembering(Tagger):
    """The tagger of a build, asked once for each text: no ablation changes what it finds."""

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, list[Tagged]] = {}

    def tag(self, parse: Parse, *options: Any) -> list[Tagged]:
        if parse.text not in self._found:
            self._found[parse.text] = super().tag(parse, *options)
        return self._found[parse.text]


@dataclass(frozen=True)
class System:
    """The pieces of the pipeline that are measured; `prepare` changes what was read before it is linked."""

    base: KnowledgeBase
    vocabulary: Vocabulary
    gazetteer: Gazetteer
    tagger: Tagger
    prepare: Callable[[Extraction], Extraction] = lambda extraction: extraction

    def annotations(self, corpus: Corpus) -> Iterator[Json]:
        """What `rashomon build` writes of each report into `annotations.jsonl`."""
        reader = Reader(self.vocabulary, self.gazetteer, self.tagger)
        linker = Linker(self.base, self.vocabulary)
        for document, parse in corpus:
            extraction = self.prepare(reader.read(document, parse))
            links, entities = linker.link(extraction)
            reading = build(extraction, links, entities, linker.publisher(document), self.vocabulary)
            yield entry(reading, self.vocabulary)


def main() -> None:
    """Measure, and print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("eval", nargs="?", type=Path, default=EVAL)
    options.add_argument("--ablation", action="store_true", help="what each feature of the linker is worth")
    options.add_argument("--cache", type=Path, help="where to keep parses")
    options.add_argument("--out", type=Path, help="where to keep annotations")
    given = options.parse_args()
    tagger = Remembering()
    whole = system(KnowledgeBase.shipped(), tagger)
    parses = Parses(given.cache)
    corpora = {name: parses.of(read(given.eval, f"linking-{name}")) for name in LINKING}
    scorer = module(given.eval / "score.py")
    gold = {name: read(given.eval, f"linking-{name}") for name in LINKING}
    print(f"{len(whole.base)} entries, {len(known_ids(whole.base))} with a Wikidata id\n")
    print(
        f"{'linking':<18} {'subset':<11}"
        + "".join(f" {mode:>20}" for mode in ("strict P/R/F1", "relaxed P/R/F1"))
    )
    for name in LINKING:
        found = list(whole.annotations(corpora[name]))
        keep(found, given.out, name)
        show_linking(name, scores(scorer, gold[name], found, whole.base))
        show_wrong(gold[name], found, known_ids(whole.base))
    print(f"\n{'coreference':<18} {'MUC':>6} {'B3':>6} {'CEAFe':>6} {'CoNLL':>6}")
    spoken = {name: parses.of(read(given.eval, f"coreference-{name}")) for name in COREFERENCE}
    for name in COREFERENCE:
        found = list(whole.annotations(spoken[name]))
        keep(found, given.out, name)
        show_coreference(name, coreference(given.eval, name, found))
    if given.ablation:
        show_ablation(scorer, gold, corpora, tagger)
        show_coreference_ablation(given.eval, spoken, whole)


def system(base: KnowledgeBase, tagger: Tagger) -> System:
    return System(base, load(), base.gazetteer(), tagger)


def known_ids(base: KnowledgeBase) -> set[str]:
    return {each.wikidata for each in base if each.wikidata is not None}


# Scores


def scores(scorer: ModuleType, gold: list[Json], found: Iterable[Json], base: KnowledgeBase) -> Json:
    """The scorer's figures, and the same for names alone: some gold leaves pronouns and descriptions out."""
    lines = {line["id"]: line for line in found}
    result: Json = scorer.linking(gold, lines, known_ids(base))
    names = scorer.linking(
        list(map(gold_names, gold)), {name: names_of(lines[name]) for name in lines}, known_ids(base)
    )
    return result | {f"{KNOWN_NAMES}-{mode}": names[f"known-{mode}"] for mode in ("strict", "relaxed")}


def gold_names(line: Json) -> Json:
    """A gold document in which whatever is not a name may be found or not."""
    return line | {
        "mentions": [
            each | {"optional": each["optional"] or not each["is_name"]} for each in line["mentions"]
        ]
    }


def names_of(line: Json) -> Json:
    return line | {"mentions": [each for each in line["mentions"] if each["kind"] == "name"]}


def coreference(folder: Path, name: str, found: list[Json]) -> Json:
    with tempfile.TemporaryDirectory() as directory:
        path = keep(found, Path(directory), name)
        gold = folder / "gold" / f"coreference-{name}.jsonl.gz"
        result: Json = module(folder / "score_coreference.py").main(str(gold), str(path))
        return result


def keep(found: list[Json], folder: Path | None, name: str) -> Path | None:
    if folder is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in found), encoding="utf-8")
    return path


# Ablation


STEPS: Mapping[str, tuple[object, str, Callable[..., Any]]] = {
    "names of one thing": (steps, "join_names", lambda *_: None),
    "appositions, predicates": (steps, "join_equated", lambda *_: set()),
    "kinds, works, compounds": (steps, "add_unasked", lambda phrases: set()),
    "descriptions": (Descriptions, "antecedent", lambda self, phrase: None),
    "third persons": (pronouns.Pronouns, "antecedent", lambda self, phrase, place: None),
    "first, second persons": (voices.Voices, "antecedent", lambda self, phrase: None),
    '"it" for nothing': (pronouns, "_is_expletive", lambda *_: False),
    "first names": (pronouns, "_genders", lambda *_: {}),
}
"""The steps of coreference, each with what stands in for it where it is left out."""


def ablations(base: KnowledgeBase, tagger: Tagger) -> dict[str, System]:
    """The system, and the system without one feature each."""
    whole = system(base, tagger)

    def over(entries: Iterable[Any]) -> System:
        return system(KnowledgeBase(entries), tagger)

    return {
        "everything": whole,
        "no gazetteer in reading": replace(whole, gazetteer=Gazetteer({}, {})),
        "no coreference": replace(whole, prepare=lambda extraction: replace(extraction, chains=())),
        "no grammatical roles": replace(whole, prepare=without_roles),
        "no types of mentions": replace(whole, prepare=without_types),
        "no priors": over(replace(each, prior=0.5) for each in base),
        "no countries": over(replace(each, country=None, organs=()) for each in base),
        "no acronyms": over(without_acronyms(base)),
        "no adjectives": over(replace(each, adjectives=()) for each in base),
    }


def without_roles(extraction: Extraction) -> Extraction:
    return replace(extraction, mentions=tuple(replace(each, role="other") for each in extraction.mentions))


def without_types(extraction: Extraction) -> Extraction:
    return replace(
        extraction, mentions=tuple(replace(each, type="Organization") for each in extraction.mentions)
    )


def without_acronyms(base: KnowledgeBase) -> Iterator[Any]:
    for each in base:
        yield replace(each, aliases=tuple(alias for alias in each.aliases if not is_acronym(alias)))


# Tables


def show_linking(name: str, result: Json) -> None:
    for subset in SUBSETS:
        cells = (result[f"{subset}-{mode}"] for mode in ("strict", "relaxed"))
        print(
            f"{name:<18} {subset:<11}"
            + "".join(f"   {c['p']:5.1f} {c['r']:5.1f} {c['f1']:5.1f}" for c in cells)
        )


def show_coreference(name: str, result: Json) -> None:
    print(f"{name:<18}" + "".join(f" {result[key]:6.1f}" for key in ("muc", "b3", "ceafe", "conll")))


def show_wrong(gold: list[Json], found: list[Json], ids: set[str]) -> None:
    """What the scorer counts as wrong among the known, by kind of mention and by what the gold has there."""
    by_name = {line["id"]: line for line in found}
    wrong: Counter[str] = Counter()
    for line in gold:
        wrong.update(wrong_in(line, by_name[line["id"]]["mentions"], ids))
    print("    counted as wrong: " + ", ".join(f"{what} {often}" for what, often in wrong.most_common()))


def wrong_in(line: Json, mentions: list[Json], ids: set[str]) -> Iterator[str]:
    wanted = [each for each in line["mentions"] if each["qid"] in ids and not each["optional"]]
    rest = [each for each in line["mentions"] if each not in wanted]
    spans = line.get("eval_spans") or [[0, len(line["text"])]]
    for each in mentions:
        if each["qid"] is None or not any(s <= each["start"] and each["end"] <= e for s, e in spans):
            continue
        right = next((one for one in wanted if one["qid"] == each["qid"] and overlap(one, each)), None)
        if right is not None:
            wanted.remove(right)
        elif not any(overlap(one, each) and (one["optional"] or one["qid"]) for one in rest):
            kind = "adjective" if "is said of" in each["reason"] else each["kind"]
            there = any(overlap(one, each) for one in line["mentions"])
            yield f"{kind} where the gold has {'something else' if there else 'nothing'}"


def overlap(one: Json, other: Json) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def show_ablation(
    scorer: ModuleType, gold: dict[str, list[Json]], corpora: dict[str, Corpus], tagger: Tagger
) -> None:
    print(f"\n{'relaxed F1, known names':<26}" + "".join(f" {name:>18}" for name in LINKING))
    base = KnowledgeBase.shipped()
    for title, without in ablations(base, tagger).items():
        row = [scores(scorer, gold[name], without.annotations(corpora[name]), base) for name in LINKING]
        print(f"{title:<26}" + "".join(f" {each[f'{KNOWN_NAMES}-relaxed']['f1']:>18.1f}" for each in row))


def show_coreference_ablation(folder: Path, spoken: dict[str, Corpus], whole: System) -> None:
    print(f"\n{'CoNLL F1':<26}" + "".join(f" {name:>18}" for name in COREFERENCE))
    for title, (owner, name, instead) in STEPS.items():
        with mock.patch.object(owner, name, instead):
            row = [coreference(folder, each, list(whole.annotations(spoken[each]))) for each in COREFERENCE]
        print(f"{'no ' + title:<26}" + "".join(f" {each['conll']:>18.1f}" for each in row))


if __name__ == "__main__":
    main()
