"""What one more report costs, in stores of a thousand to a hundred thousand statements and more.

    python benchmarks/adding.py [--statements N ...]

Stores are filled with invented reports of forty statements each (the text is not parsed: reading a report takes the
same time whatever the store holds). Then reports are added one by one, each in a transaction, with the counts that
`rashomon build` prints at its end; and one is retracted. Times are of the processor, best of many; the exponent is the
slope of a line through their logarithms: 0 is the same for every size, 1 is twice as long for twice the size.
"""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from invented import CLAIMS, reading

from rashomon.graph.store import Store

SIZES = (1_000, 10_000, 100_000)
PER_REPORT = 2 * CLAIMS
BATCH = 32
TRIES = 15


@dataclass(frozen=True)
class Row:
    """Seconds of the processor for one report, in a store of so many statements."""

    statements: int
    bytes: int
    filling: float
    adding: float
    counting: float
    retracting: float


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--statements", type=int, nargs="+", default=list(SIZES))
    rows = [measure(size) for size in options.parse_args().statements]
    print(
        "statements   store (MB)   filling   adding one   counting   retracting one   (ms of processor a report)"
    )
    for row in rows:
        print(
            f"{row.statements:>10,} {row.bytes / 1e6:>12.1f} {1e3 * row.filling:>9.2f} {1e3 * row.adding:>12.2f}"
            f" {1e3 * row.counting:>10.2f} {1e3 * row.retracting:>16.2f}"
        )
    sizes = [row.statements for row in rows]
    for name in ("filling", "adding", "counting", "retracting"):
        print(f"exponent of growth, {name}: {exponent(sizes, [getattr(row, name) for row in rows]):.3f}")


def measure(statements: int) -> Row:
    """Fill a store, then add to it and take from it."""
    count = statements // PER_REPORT
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "store.db"
        with Store(path) as store:
            start = time.process_time()
            for first in range(0, count, BATCH):
                store.add([reading(number) for number in range(first, min(first + BATCH, count))])
            filling = (time.process_time() - start) / count
            size = path.stat().st_size
            more = [reading(count + number) for number in range(TRIES)]
            adding = min(timed(lambda one=one: store.add([one])) for one in more)
            counting = min(timed(lambda: summary(store)) for _ in range(TRIES))
            retracting = min(timed(lambda one=one: store.retract(one.extraction.document.id)) for one in more)
    return Row(statements, size, filling, adding, counting, retracting)


def summary(store: Store) -> None:
    """What a build asks of the store when it is done."""
    store.count_actors(), store.count_contested(), store.count_relations(), store.statement_acts(), len(store)
    store.fingerprint()


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor, ours and the kernel's."""
    start = time.process_time()
    work()
    return time.process_time() - start


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """The slope of the line of least squares through the logarithms."""
    xs, ys = [math.log(size) for size in sizes], [math.log(seconds) for seconds in times]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


if __name__ == "__main__":
    main()
