"""How a store, its exports and its queries grow: 1,000, 10,000 and 100,000 invented reports.

    python benchmarks/scale.py [--sizes N ...] [--claims N]

What is measured is everything behind the reading of a text: extractions are replayed (invented ones, of `--claims`
claims and as many denials a report, see `invented.py`), since the time and memory of reading a report do not depend
on how many were read before (`make bench` has them). Each size runs in a process of its own, whose highest memory is
told; time is that of the processor, so that a busy machine does not show. At the end the exponent of growth of each
column is fitted, and the targets are held against it: 1.05 for time, 1.0 for the size of the store, 4 GB of memory
for the largest.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from invented import reading

from rashomon.exports.contested import contested
from rashomon.exports.query import run
from rashomon.exports.writing import write_all
from rashomon.graph.store import FILE, Store
from rashomon.model import Reading
from rashomon.reading import REPORTS

SIZES = (1_000, 10_000, 100_000)
FORMATS = ("annotations", "nquads")
QUERY = "most-disputed"
TIME, SIZE, MEMORY = 1.05, 1.0, 4_096
Row = dict[str, float]

COLUMNS = {
    "store": ("s", "adding every report to the store, in batches as a build does"),
    "one more": ("ms", "adding one more report to it"),
    "store size": ("MB", "the store"),
    "export": ("s", f"writing {' and '.join(FORMATS)}"),
    "export size": ("MB", "those files"),
    "index": ("s", f"the first query ({QUERY}), which makes an index where the graph is large"),
    "query": ("s", "the same query again"),
    "disputes": ("s", "`rashomon contested`"),
    "memory": ("MB", "the most that the process held, all of the above included"),
}


def main() -> None:
    """Measure, print a table, and say which targets are met."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options.add_argument("--claims", type=int, default=3, help="claims a report (default 3)")
    options.add_argument("--inside", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.inside is not None:
        print(json.dumps(measured(given.inside, given.claims)))
        return
    print(f"{2 * given.claims} statements a report, extractions replayed; one process\n")
    for name, (unit, told) in COLUMNS.items():
        print(f"  {f'{name}, {unit}':<16} {told}")
    print(f"\n{'reports':>9}" + "".join(f"{name:>13}" for name in COLUMNS), flush=True)
    rows = {}
    for size in given.sizes:
        command = [sys.executable, __file__, "--inside", str(size), "--claims", str(given.claims)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        rows[size] = json.loads(done.stdout)
        print(f"{size:>9,}" + "".join(f"{rows[size][name]:>13,.2f}" for name in COLUMNS), flush=True)
    if len(rows) > 1:
        fitted = {name: exponent({size: row[name] for size, row in rows.items()}) for name in COLUMNS}
        print(f"{'exponent':>9}" + "".join(f"{fitted[name]:>13.2f}" for name in COLUMNS) + "\n")
        verdicts(fitted, rows[max(rows)])


def measured(size: int, claims: int) -> Row:
    """One row of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = (reading(number, claims) for number in range(size))
        generating = seconds(lambda: [None for _ in (reading(number, claims) for number in range(size))])
        with Store(folder / FILE) as store:
            row: Row = {"store": seconds(lambda: fill(store, made)) - generating}
            more = [reading(size + number, claims) for number in range(20)]
            row["one more"] = 1000 * sorted(seconds(lambda one=one: store.add([one])) for one in more)[10]
            row["export"] = seconds(lambda: write_all(store, store.vocabulary(), folder, FORMATS))
        row["store size"] = megabytes([folder / FILE])
        row["export size"] = megabytes(path for path in folder.iterdir() if path.name != FILE)
        row["index"] = seconds(lambda: run(folder, QUERY))
        row["query"] = seconds(lambda: run(folder, QUERY))
        row["disputes"] = seconds(lambda: contested(folder))
    row["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return row


def fill(store: Store, made: Iterator[Reading]) -> None:
    while batch := list(islice(made, REPORTS)):
        store.add(batch)


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def megabytes(paths: Iterable[Path]) -> float:
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def exponent(values: dict[int, float]) -> float:
    """The slope of the line through the logarithms: 1 when twice the reports take twice as much."""
    points = [(math.log(size), math.log(max(value, 1e-6))) for size, value in values.items()]
    across, up = (sum(each) / len(points) for each in zip(*points, strict=True))
    return sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)


def verdicts(fitted: dict[str, float], largest: Row) -> None:
    for name in ("store", "export", "query", "disputes"):
        verdict(f"{name}: exponent", fitted[name], TIME)
    verdict("store size: exponent", fitted["store size"], SIZE)
    verdict("memory of the largest, MB", largest["memory"], MEMORY)


def verdict(what: str, found: float, most: float) -> None:
    print(
        f"{what:<28} {found:>9,.2f}   target {most:>6,.2f}   {'met' if found <= most + 0.005 else 'missed'}"
    )


if __name__ == "__main__":
    main()
