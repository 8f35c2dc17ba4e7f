"""Coverage-guided fuzzing of every reader and every writer, by atheris (`pip install 'rashomon[fuzz]'`).

    python tests/fuzz/fuzz.py [TARGET ...] [--seconds N] [--replay FILE]

Each target runs in a process of its own for so many seconds, and starts from nothing. An input that breaks something
is kept in build/fuzz, named after its target, and can be given again with `--replay`. The exit code is 1 when there
was one, or when a target took more than `TOO_LONG` seconds or `TOO_MUCH` megabytes.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

FOUND = Path("build/fuzz")
TOO_LONG, TOO_MUCH, LONGEST = 20, 2048, 2048
LAST = re.compile(r"^#(\d+)\s+\S+\s+cov: (\d+) ft: (\d+)", re.MULTILINE)


def main() -> None:
    """Run the targets one after another, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("targets", nargs="*")
    options.add_argument("--seconds", type=int, default=30)
    options.add_argument("--replay", type=Path, help="an input to run once, through the one target named")
    options.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given, rest = options.parse_known_args()
    if given.inside:
        inside(given.targets[0], rest)
        return
    if given.replay is not None:
        work = targets()[given.targets[0]]
        work(given.replay.read_bytes())
        return
    FOUND.mkdir(parents=True, exist_ok=True)
    print(f"{'target':<24} {'inputs':>10} {'branches':>9}   outcome")
    broken = [name for name in given.targets or targets() if not fuzzed(name, given.seconds)]
    sys.exit(1 if broken else 0)


def fuzzed(name: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own; whether nothing broke."""
    limits = [f"-max_total_time={seconds}", f"-timeout={TOO_LONG}", f"-rss_limit_mb={TOO_MUCH}"]
    where = [f"-artifact_prefix={FOUND}/{name.replace('/', '-')}-", f"-max_len={LONGEST}"]
    command = [sys.executable, __file__, name, "--inside", *limits, *where]
    done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
    runs, branches, _ = (LAST.findall(done.stderr) or [("0", "0", "0")])[-1]
    sound = done.returncode == 0
    print(f"{name:<24} {int(runs):>10,} {branches:>9}   {'sound' if sound else 'broken'}", flush=True)
    if not sound:
        print(done.stdout[-3000:], *done.stderr.splitlines()[-6:], sep="\n", flush=True)
    return sound


def inside(name: str, arguments: list[str]) -> None:
    """The life of such a process."""
    import atheris

    with atheris.instrument_imports(include=["rashomon"]):
        work = targets()[name]
    atheris.Setup([sys.argv[0], *arguments], work)
    atheris.Fuzz()


def targets() -> dict[str, Callable[[bytes], None]]:
    """Everything that takes input from outside or puts it out, by name."""
    sys.path.insert(0, str(Path(__file__).parent))
    import targets_in
    import targets_out

    return {**targets_in.TARGETS, **targets_out.TARGETS}


if __name__ == "__main__":
    main()
