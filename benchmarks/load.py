"""Loading a store of many invented statements into databases, as `rashomon load` does.

    python benchmarks/load.py [TARGET ...] [--statements N]

TARGET is what `rashomon load` takes (`{}` in it stands for a temporary folder), with user and password in RASHOMON_USER
and RASHOMON_PASSWORD. `bolt` starts ArcadeDB, `store` and `update` start Oxigraph, if they are installed (the extra
`test-databases`); without a target, all of these and the files are loaded. Each is loaded twice: the second time
nothing has changed.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from invented import CLAIMS, reading
from servers import arcade, oxigraph

from rashomon.exports.load.targets import load
from rashomon.graph.store import FILE, Store

USUAL = (
    "ladybug:{}/graph.lbug",
    "parquet:{}/parquet",
    "neo4j-csv:{}/csv",
    "cypher:{}/cypher",
    "gexf:{}/gexf",
    "store",
    "update",
    "bolt",
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
        print(f"{reports:,} reports, {reports * 2 * CLAIMS:,} statements", flush=True)
        for target in given.targets:
            with address(target, folder) as at:
                if at is None:
                    print(f"{target:<12} not measured: its server is not installed")
                else:
                    report(folder, at)


@contextmanager
def address(target: str, folder: Path) -> Iterator[str | None]:
    """Where to load to; starts the server of a target that is one."""
    place = folder / target.split(":")[0]
    if target == "bolt":
        os.environ |= {"RASHOMON_USER": "root", "RASHOMON_PASSWORD": "for-tests-only"}
        place.mkdir()
        with arcade(place) as at:
            yield at
    elif target in ("store", "update"):
        with oxigraph(place) as at:
            yield at and f"{target}+{at}/{target}"
    else:
        yield target.replace("{}", str(folder))


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
