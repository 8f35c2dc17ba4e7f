"""Worker processes: batches are read side by side, and come back in the order in which they were given.

Each worker loads the models once. It is sent one batch at a time and sends back what became of each report. No
more than a few batches are under way, so memory does not grow with what is read. A worker that dies (the kernel
takes it for its memory, somebody kills it) is replaced, and its batch is read again; if that happens again, report
by report, until it is known which report it is that no worker survives.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType

from .errors import InputError, PipelineError, RashomonError
from .model import Document
from .reading import Outcome, Recipe, collecting_rarely

AHEAD = 3
"""Batches for each worker that may be under way or wait for an earlier one."""

CHANCES = 2
"""How often a batch may end its worker: once could be anybody's fault."""

_CONTEXT = get_context("spawn")  # a fork would copy the locks of threads that it does not copy


@dataclass
class _Batch:
    """Reports that go through together, with what is known of each so far."""

    documents: Sequence[Document]
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return len(self.outcomes) == len(self.documents)

    def result(self) -> list[Outcome]:
        return [self.outcomes[place] for place in range(len(self.documents))]


@dataclass
class _Task:
    """Some places of a batch, for one worker; `deaths` counts the workers that it has ended."""

    batch: _Batch
    places: Sequence[int]
    deaths: int = 0

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(self.batch.documents[place] for place in self.places)

    def done(self, outcomes: Sequence[Outcome]) -> None:
        self.batch.outcomes.update(zip(self.places, outcomes, strict=True))


class _Worker:
    """One process, and what it is at work on."""

    def __init__(self, recipe: Recipe) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_work, args=(theirs, recipe), daemon=True)
        # Ctrl-C is for the parent to answer; a child is born with what is blocked here, and never unblocks it.
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        theirs.close()  # or the end of the process would not be the end of the pipe
        self.ready = False
        self.task: _Task | None = None

    def end(self) -> None:
        self.connection.close()
        self.process.kill()  # it holds nothing that could be left half done
        self.process.join()

    def ended_by(self) -> str:
        """How it died, in words; its pipe is broken, so it has, or is about to."""
        self.process.join(timeout=1)
        self.end()
        code = self.process.exitcode or 0
        return f"signal {-code}" if code < 0 else f"exit code {code}"


def read(
    recipe: Recipe, batches: Iterable[Sequence[Document]], workers: int
) -> Generator[list[Outcome], None, None]:
    """What becomes of each report, batch by batch, in the order given; one worker is this very process.

    Close it to end the workers. Raises what opening the recipe raises.
    """
    if workers == 1:
        opened = recipe.open()
        with collecting_rarely():
            for batch in batches:
                yield list(opened.read(batch))
    else:
        with Crew(recipe, workers) as crew:
            yield from crew.read(batches)


class Crew:
    """Processes that read reports by a recipe; a context manager that ends them."""

    def __init__(self, recipe: Recipe, size: int) -> None:
        self._recipe, self._size = recipe, size
        self._workers: list[_Worker] = []
        self._tasks: deque[_Task] = deque()

    def __enter__(self) -> Crew:
        self._workers = [_Worker(self._recipe) for _ in range(self._size)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    def read(self, batches: Iterable[Sequence[Document]]) -> Iterator[list[Outcome]]:
        """What becomes of each report, batch by batch, in the order given.

        Raises what opening the recipe raises, and `PipelineError` for a worker that dies before it has begun.
        """
        waiting: deque[_Batch] = deque()
        source = iter(batches)
        while True:
            while len(waiting) < AHEAD * self._size and (documents := next(source, None)) is not None:
                waiting.append(_Batch(documents))
                self._tasks.append(_Task(waiting[-1], range(len(documents))))
            self._hand_out()
            if not waiting:
                return
            if waiting[0].complete:
                yield waiting.popleft().result()
            else:
                self._collect()

    def _hand_out(self) -> None:
        for place, worker in enumerate(self._workers):
            if worker.ready and worker.task is None and self._tasks:
                worker.task = self._tasks.popleft()
                try:
                    worker.connection.send(worker.task.documents)
                except OSError:
                    self._replace(place)

    def _collect(self) -> None:
        """Take in what has come back; at least one worker has something to tell."""
        places = {worker.connection: place for place, worker in enumerate(self._workers)}
        for connection in wait(list(places)):
            place = places[connection]  # type: ignore[index]
            try:
                self._hear(self._workers[place])
            except (EOFError, OSError):
                self._replace(place)

    def _hear(self, worker: _Worker) -> None:
        told = worker.connection.recv()
        if isinstance(told, RashomonError):
            raise told
        if worker.task is None:
            worker.ready = True
        else:
            worker.task.done(told)
            worker.task = None

    def _replace(self, place: int) -> None:
        """Put a new worker in the place of one that died, and decide what becomes of its task."""
        dead = self._workers[place]
        how = dead.ended_by()
        if not dead.ready:
            raise PipelineError(
                f"a worker ended while it was starting ({how})", remedy="take fewer workers (--workers)"
            )
        if dead.task is not None:
            self._again(dead.task, how)
        self._workers[place] = _Worker(self._recipe)

    def _again(self, task: _Task, how: str) -> None:
        task.deaths += 1
        if task.deaths < CHANCES:
            self._tasks.appendleft(task)
        elif len(task.places) > 1:
            self._tasks.extendleft(_Task(task.batch, [place]) for place in reversed(task.places))
        else:
            task.done([_deadly(task.documents[0], how)])


def _deadly(document: Document, how: str) -> InputError:
    return InputError(
        f"reading it ended the process that read it, {CHANCES} times ({how})",
        path=document.name,
        remedy="it may need more memory than there is: take fewer workers, or split it",
    )


def _work(connection: Connection, recipe: Recipe) -> None:
    """The life of a worker, which ends when nobody is at the other end any more."""
    try:
        opened = recipe.open()
    except RashomonError as error:
        connection.send(error)
        return
    try:
        connection.send(None)
        with collecting_rarely():
            while True:
                connection.send(list(opened.read(connection.recv())))
    except (EOFError, OSError):
        return
