"""Splits a corpus in two: `python -m training.split CORPUS --rest FILE --fourth FILE`.

Every fourth report goes into the second file. A tagger that was trained on the rest has not seen them, so that its
mistakes there are like those on any other text: what the judge is fitted on.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from .corpus import records

PARTS = 4


def split(reports: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Three quarters of the reports, and every fourth, beginning with the first."""
    return [report for number, report in enumerate(reports) if number % PARTS], reports[::PARTS]


def main() -> None:
    parser = argparse.ArgumentParser(description="Split a corpus in two.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rest", type=Path, required=True)
    parser.add_argument("--fourth", type=Path, required=True)
    options = parser.parse_args()
    for path, part in zip((options.rest, options.fourth), split(records(options.corpus)), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(one) + "\n" for one in part), encoding="utf-8")


if __name__ == "__main__":
    main()
