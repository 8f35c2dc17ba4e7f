"""How well statements are found when the same reports look different: other quotation marks, none, other case.

    python benchmarks/robustness.py [EVAL] [--sets NAME ...]

Each report of a gold set is changed without moving a character, so that its gold spans stay where they are, and is
read anew. What is read well only as one corpus prints it is not read well.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from accuracy_attribution import annotations, joined, rules, trees
from gold import EVAL, Json, Parses, module, read

SETS = ("polnear-dev",)
DOUBLE = '"“”'


def marks(opening: str, closing: str) -> Callable[[str], str]:
    """A change of double quotation marks, paragraph by paragraph; straight ones open and close in turn."""

    def changed(text: str) -> str:
        found, is_open = [], False
        for character in text:
            if character == "\n":
                is_open = False
            if character in DOUBLE:
                is_open = character == "“" or (character == '"' and not is_open)
                character = opening if is_open else closing
            found.append(character)
        return "".join(found)

    return changed


def recased(change: Callable[[str], str]) -> Callable[[str], str]:
    """A change of case, except of characters that would grow longer."""
    return lambda text: "".join(new if len(new := change(old)) == 1 else old for old in text)


CHANGES: dict[str, Callable[[str], str]] = {
    "as printed": lambda text: text,
    "straight": marks('"', '"'),
    "curly": marks("“", "”"),
    "British": marks("‘", "’"),
    "no marks": marks(" ", " "),
    "upper case": recased(str.upper),
    "lower case": recased(str.lower),
}


def main() -> None:
    """Measure, and print one table for each gold set."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("eval", nargs="?", type=Path, default=EVAL)
    options.add_argument("--sets", nargs="+", default=SETS)
    given = options.parse_args()
    sys.path.insert(0, str(given.eval))
    scorer = module(given.eval / "score_attribution.py")
    for name in given.sets:
        gold = read(given.eval, f"attribution-{name}")
        print(f"{name}: {len(gold)} reports; attribution P, R and F1, content@.5 F1")
        for change, changed in CHANGES.items():
            altered: list[Json] = [line | {"text": changed(line["text"])} for line in gold]
            corpus = Parses(None).of(altered)
            heads = trees(given.eval, name)
            for system in (joined, rules):
                found = annotations(system.__name__, corpus)
                assert found is not None
                figures = scorer.summarise(scorer.evaluate(gold, found, heads)[0])
                p, r, f = (100 * value for value in figures["attribution"])
                content = 100 * figures["content@.5"][2]
                print(f"  {change:<10}  {system.__name__:<8} {p:6.1f} {r:6.1f} {f:6.1f} {content:9.1f}")


if __name__ == "__main__":
    main()
