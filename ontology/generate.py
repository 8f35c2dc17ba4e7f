"""Write the files that are made from the vocabulary, or check that they are up to date.

    python -m rashomon.ontology.generate            write them
    python -m rashomon.ontology.generate --check    exit with 1 and name each file that differs

They are committed, so that nobody needs to generate anything to use them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from .context import context
from .reference import reference
from .turtle import turtle
from .vocabulary import load

_HERE = Path(__file__).parent
_DOCS = _HERE.parent / "docs"


def generated() -> Mapping[Path, str]:
    """Every generated file, with the text that it should have."""
    vocabulary = load()
    core = (_HERE / "rashomon.ttl").read_text(encoding="utf-8")
    terms = turtle(vocabulary)
    return {
        _HERE / "vocabulary.ttl": terms,
        _HERE / "context.jsonld": context(core, terms),
        _DOCS / "vocabulary.md": reference(vocabulary, core),
    }


def outdated() -> dict[Path, str]:
    """The generated files that are missing or hold something else, with the text that they should have."""
    return {path: text for path, text in generated().items() if not path.exists() or _text(path) != text}


def main(arguments: Sequence[str]) -> int:
    """Write or check; the exit code is 1 when `--check` found a file out of date."""
    stale = outdated()
    if "--check" in arguments:
        for path in stale:
            print(f"{path} is not up to date; run python -m rashomon.ontology.generate", file=sys.stderr)
        return 1 if stale else 0
    for path, text in stale.items():
        path.write_bytes(text.encode())
        print(f"wrote {path}")
    return 0


def _text(path: Path) -> str:
    return path.read_bytes().decode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
