"""Workers: the same results in the same order as one process, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from rashomon.errors import InputError, PipelineError
from rashomon.extract.readers import document
from rashomon.model import Document, Reading
from rashomon.reading import CHARACTERS, REPORTS, Outcome, Recipe, batches
from rashomon.workers import read

from fragile import FAILS, KILLS, STUMBLES
from tiny import Tiny, reports
from troubled import Missing, Stillborn, Troubled


def outcomes(recipe: Recipe, documents: Sequence[Document], workers: int) -> list[Outcome]:
    """What becomes of each report, flat."""
    return [outcome for batch in read(recipe, batches(documents), workers) for outcome in batch]


def told(outcome: Outcome) -> str:
    return str(outcome) if isinstance(outcome, InputError) else outcome.extraction.document.name


def test_workers_give_what_one_process_gives() -> None:
    """In the same order, record for record."""
    documents = reports(5 * REPORTS + 1)
    assert outcomes(Tiny(), documents, 2) == outcomes(Tiny(), documents, 1)


def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    """Its batch is read again, and nothing is missing."""
    documents = [*reports(20), document("stumbling", STUMBLES), *reports(50)[20:]]
    found = outcomes(Troubled(tmp_path / "stumbled"), documents, 2)
    assert [told(each) for each in found] == [
        "stumbling: it says so" if each.name == "stumbling" else each.name for each in documents
    ]


def test_a_report_that_no_worker_survives_is_told(tmp_path: Path) -> None:
    """It is named with how the process ended, and its neighbours in the batch are read."""
    documents = [*reports(3), document("deadly", KILLS), *reports(6)[3:], document("failing", FAILS)]
    found = outcomes(Troubled(tmp_path / "stumbled"), documents, 2)
    assert [told(each).split(";")[0] for each in found] == [
        *("report-0", "report-1", "report-2"),
        "deadly: reading it ended the process that read it, 2 times (signal 9)",
        *("report-3", "report-4", "report-5"),
        "failing: it says so",
    ]
    assert isinstance(found[0], Reading)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_cannot_be_opened_is_told_at_once(workers: int) -> None:
    """The error of the recipe is raised here, in one process and with workers."""
    with pytest.raises(PipelineError, match="no such model; install it"):
        outcomes(Missing(), reports(1), workers)


def test_workers_that_die_while_they_start_are_not_replaced_for_ever() -> None:
    """There may be no memory for so many models; the remedy says so."""
    with pytest.raises(PipelineError, match=r"while it was starting \(signal 9\); take fewer workers"):
        outcomes(Stillborn(), reports(1), 2)


def test_no_more_is_read_ahead_than_workers_need() -> None:
    """Memory does not grow with the reports: they are asked for a few batches before their turn."""
    asked = 0

    def counted() -> Iterator[Document]:
        nonlocal asked
        for report in reports(20 * REPORTS):
            asked += 1
            yield report

    reading = read(Tiny(), batches(counted()), 2)
    next(reading)
    assert asked <= 9 * REPORTS
    reading.close()


def test_batches_hold_a_number_of_reports_or_of_characters() -> None:
    """Short reports go by their number, long ones by their length; one that is longer still goes alone."""
    long = [document(f"long-{number}", "x" * (CHARACTERS // 2)) for number in range(3)]
    longest = document("longest", "y" * (2 * CHARACTERS))
    sizes = [len(batch) for batch in batches([*reports(REPORTS + 1), *long, longest])]
    assert sizes == [REPORTS, 1 + 1, 2, 1]


CTRL_C = """
import signal
import sys
from pathlib import Path
from rashomon.pipeline import build_by
from tiny import Tiny, reports

def progress(done):
    print(done, flush=True)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are born deaf to it
    build_by(lambda _: Tiny(0.02), reports(10_000), Path(sys.argv[1]), workers=2, progress=progress)
"""


BOTH_AT_WORK = 200
"""Reports, at 20 ms each: a worker that had only just been started would not know yet what Ctrl-C is."""


def test_ctrl_c_ends_the_workers_too(tmp_path: Path) -> None:
    """The parent answers it; no worker complains or stays behind."""
    script = tmp_path / "script.py"
    script.write_text(CTRL_C, encoding="utf-8")
    path = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    child = subprocess.Popen(
        [sys.executable, script, tmp_path / "graph"],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert child.stdout is not None
    while int(child.stdout.readline()) < BOTH_AT_WORK:
        pass
    os.killpg(child.pid, signal.SIGINT)
    _, complaints = child.communicate(timeout=120)
    assert complaints.count("Traceback") == 1
    assert complaints.rstrip().endswith("KeyboardInterrupt")
    assert nobody_left(child.pid)


def nobody_left(group: int) -> bool:
    """Whether the process group ends within seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
