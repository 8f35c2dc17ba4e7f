"""Loading a store of many invented statements into databases, as `rashomon load` does.

    python benchmarks/load.py TARGET ... [--statements N]

TARGET is what `rashomon load` takes (`{}` in it stands for a temporary folder); servers must be running, with user and
password in RASHOMON_USER and RASHOMON_PASSWORD. Each target is loaded twice: the second time nothing has changed.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

from invented import CLAIMS, reading

from rashomon.exports.load.targets import load
from rashomon.graph.store import FILE, Store

USUAL = (
    "ladybug:{}/graph.lbug",
    "parquet:{}/parquet",
    "neo4j-csv:{}/csv",
    "cypher:{}/cypher",
    "gexf:{}/gexf",
)


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("targets", nargs="*", default=USUAL)
    options.add_argument("--statements", type=int, default=100_000)
    given = options.parse_args()
    reports = round(given.statements / (2 * CLAIMS))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store(folder / FILE) as store:
            for first in range(0, reports, 100):
                store.add(reading(number) for number in range(first, min(first + 100, reports)))
        print(f"{reports:,} reports, {reports * 2 * CLAIMS:,} statements")
        for target in given.targets:
            report(folder, target.replace("{}", name))


def report(folder: Path, target: str) -> None:
    """The first and the second load into a target."""
    user, password = os.environ.get("RASHOMON_USER"), os.environ.get("RASHOMON_PASSWORD")
    for turn in ("first", "again"):
        start = time.perf_counter()
        done = load(folder, target, user=user, password=password)
        taken = time.perf_counter() - start
        rows = done.nodes + done.edges + done.triples
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        kind = target.split(":")[0]
        print(
            f"{kind:<12} {turn:<6} {rows:10,} rows {taken:8.1f} s {rows / taken:10,.0f} rows/s {peak:6,} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
