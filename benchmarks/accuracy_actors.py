"""How well names are linked and coreference is resolved, on gold data that lies in a folder of its own.

    python benchmarks/accuracy_actors.py [EVAL] [--ablation] [--cache DIR] [--out DIR]

EVAL (default ../shared/eval) holds `score.py`, `score_coreference.py` and `gold/`. The annotations are built
from the same pieces as `rashomon build`. With `--cache`, parses are kept in DIR, by the hash of their text, and
read from there the next time; with `--out`, the annotations are kept too. `--ablation` prints what each feature
of the linker is worth: the F1 on names that is lost without it, where the knowledge base knows the entity.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from gold import EVAL, Corpus, Json, Parses, module, read

from rashomon.exports.annotations import entry
from rashomon.extract.reader import Reader
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


@dataclass(frozen=True)
class System:
    """The pieces of the pipeline that are measured; `prepare` changes what was read before it is linked."""

    base: KnowledgeBase
    vocabulary: Vocabulary
    gazetteer: Gazetteer
    prepare: Callable[[Extraction], Extraction] = lambda extraction: extraction

    def annotations(self, corpus: Corpus) -> Iterator[Json]:
        """What `rashomon build` writes of each report into `annotations.jsonl`."""
        reader, linker = Reader(self.vocabulary, self.gazetteer), Linker(self.base, self.vocabulary)
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
    whole = system(KnowledgeBase.shipped())
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
    print(f"\n{'coreference':<18} {'MUC':>6} {'B3':>6} {'CEAFe':>6} {'CoNLL':>6}")
    for name in COREFERENCE:
        found = list(whole.annotations(parses.of(read(given.eval, f"coreference-{name}"))))
        keep(found, given.out, name)
        show_coreference(name, coreference(given.eval, name, found))
    if given.ablation:
        show_ablation(scorer, gold, corpora)


def system(base: KnowledgeBase) -> System:
    return System(base, load(), base.gazetteer())


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


def ablations(base: KnowledgeBase) -> dict[str, System]:
    """The system, and the system without one feature each."""
    whole = system(base)
    return {
        "everything": whole,
        "no gazetteer in reading": replace(whole, gazetteer=Gazetteer({}, {})),
        "no coreference": replace(whole, prepare=lambda extraction: replace(extraction, chains=())),
        "no grammatical roles": replace(whole, prepare=without_roles),
        "no types of mentions": replace(whole, prepare=without_types),
        "no priors": system(KnowledgeBase(replace(each, prior=0.5) for each in base)),
        "no countries": system(KnowledgeBase(replace(each, country=None, organs=()) for each in base)),
        "no acronyms": system(KnowledgeBase(without_acronyms(base))),
        "no adjectives": system(KnowledgeBase(replace(each, adjectives=()) for each in base)),
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


def show_ablation(scorer: ModuleType, gold: dict[str, list[Json]], corpora: dict[str, Corpus]) -> None:
    print(f"\n{'relaxed F1, known names':<26}" + "".join(f" {name:>18}" for name in LINKING))
    base = KnowledgeBase.shipped()
    for title, without in ablations(base).items():
        row = [scores(scorer, gold[name], without.annotations(corpora[name]), base) for name in LINKING]
        print(f"{title:<26}" + "".join(f" {each[f'{KNOWN_NAMES}-relaxed']['f1']:>18.1f}" for each in row))


if __name__ == "__main__":
    main()
