"""The peak memory of exporting stores of several sizes, each by a process of its own.

    python benchmarks/memory.py [REPORTS ...] [--formats NAME ...]

What a process holds before it exports anything is told first: the interpreter, the vocabulary, SQLite.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import CLAIMS, reading

from rashomon.graph.store import FILE, Store

SCRIPT = """
import resource, sys
from pathlib import Path
from rashomon.exports.writing import write_all
from rashomon.graph.store import FILE, Store

folder = Path(sys.argv[1])
with Store(folder / FILE, create=False) as store:
    vocabulary = store.vocabulary()
    if sys.argv[2:]:
        write_all(store, vocabulary, folder, sys.argv[2:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("reports", nargs="*", type=int, default=[100, 400, 1600])
    options.add_argument("--formats", nargs="*", default=["turtle", "nquads", "jsonld", "nquads-canonical"])
    given = options.parse_args()
    for reports in given.reports:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with Store(folder / FILE) as store:
                for first in range(0, reports, 100):
                    store.add(reading(number) for number in range(first, min(first + 100, reports)))
            before, start = peak(folder), time.perf_counter()
            after = peak(folder, *given.formats)
            taken = time.perf_counter() - start
            size = sum(path.stat().st_size for path in folder.glob("graph*")) // 2**20
            print(
                f"{reports:6,} reports {reports * 2 * CLAIMS:9,} statements {size:6,} MB written "
                f"{taken:7.1f} s {before:5} MB before {after:5} MB at most",
                flush=True,
            )


def peak(folder: Path, *formats: str) -> int:
    """The most megabytes that a process holds that exports these formats."""
    call = [sys.executable, "-c", SCRIPT, str(folder), *formats]
    return int(subprocess.run(call, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
