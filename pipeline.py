"""From reports to a store and its views: the one file that sees every stage.

documents -> reading (parse, extract, link, relate; in workers, if there are several) -> store -> writers
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from .errors import ExportError, InputError, RashomonError
from .exports import WRITERS
from .exports.checking import problems as view_problems
from .exports.manifest import record
from .exports.writing import choose, write_all
from .extract.parser import DEFAULT_MODEL
from .graph.checking import problems as store_problems
from .graph.judgements import judge as judge_nodes
from .graph.judgements import undo as take_back
from .graph.kb import KnowledgeBase
from .graph.lock import writing
from .graph.store import FILE, Store
from .model import Document, Judgement, Reading, Verdict
from .ontology.vocabulary import load as load_vocabulary
from .ontology.yaml_lines import read_text
from .reading import SECONDS, Linking, Outcome, Pipeline, Recipe, batches
from .workers import read


@dataclass(frozen=True, slots=True)
class Summary:
    """What a store holds after a build or a retraction, and what this call did.

    `documents` are in the store, of which this call `added` some and found some `known` already; `failures` are
    the reports that could not be read. `statements` counts by act.
    """

    documents: int
    added: int
    known: int
    actors: int
    statements: Mapping[str, int]
    relations: int
    contested: int
    failures: tuple[InputError, ...]


def build(
    documents: Iterable[Document | InputError],
    out: Path,
    *,
    formats: Sequence[str] | None = None,
    model: str = DEFAULT_MODEL,
    vocabulary: Sequence[Path] = (),
    knowledge: Sequence[Path] = (),
    rules_only: bool = False,
    workers: int = 1,
    seconds: float | None = SECONDS,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:
    """Read reports into the store of a directory and write its views; add to what is there.

    `formats` picks views by name (the usual ones when None; with an empty one they stay as they are, and the time
    that a report takes does not depend on how many there are), `model` a spaCy pipeline, `vocabulary` files of further
    relations, which the store keeps for the views to come, `knowledge` compiled knowledge bases, asked in order for
    what the shipped one does not know. Statements are found by rules and by a trained tagger, joined; by rules alone
    with `rules_only`, which takes half the time. `workers` processes read side by side; what comes out is the same
    with any number of them. A report that takes longer than `seconds` is given up (None is for ever). `progress` is
    called with the number of reports finished so far.
    Reports that are in the store already are not read again; those that cannot be read are reported in the summary,
    and the rest goes on.
    Interrupted, the store keeps every batch that was finished, and the same call goes on from there.

    Raises `PipelineError`, `VocabularyError`, `KnowledgeBaseError`, `StoreError` or `ExportError`; nothing is lost
    of what was stored.
    """
    given = {path.name: read_text(path) for path in vocabulary}
    load_vocabulary(texts=given)
    KnowledgeBase.shipped().beside(knowledge)  # what cannot be opened must be known before the work, too

    def recipe(vocabulary: Mapping[str, str]) -> Recipe:
        return Pipeline(model, vocabulary, tuple(knowledge), rules_only, seconds)

    return build_by(
        recipe, documents, out, formats=formats, vocabulary=given, workers=workers, progress=progress
    )


def build_by(
    recipe: Callable[[Mapping[str, str]], Recipe],
    documents: Iterable[Document | InputError],
    out: Path,
    *,
    formats: Sequence[str] | None = None,
    vocabulary: Mapping[str, str] | None = None,
    workers: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:
    """`build` with a way of reading reports of one's own; it is given the vocabulary files of the store.

    `vocabulary` are the texts of further ones, by name.
    """
    choose(formats)  # a format that there is not must be known before the work
    _make(out)
    with writing(out), Store(out / FILE) as store:
        given = vocabulary or {}
        kept = {**store.vocabulary_files(), **given}
        load_vocabulary(texts=kept)  # before it is kept: a relation may be in a file of before, too
        store.remember(given)
        intake = _Intake(documents, store, progress)
        _fill(store, intake, recipe(kept), workers)
        if formats is None or formats:
            _write_views(store, out, formats)
        return _summary(store, intake)


def _fill(store: Store, intake: _Intake, recipe: Recipe, workers: int) -> None:
    """Read what is new, and store it batch by batch; nothing is loaded where nothing is new."""
    new = batches(intake)
    first = next(new, None)
    if first is not None:
        with closing(read(recipe, chain([first], new), workers)) as read_so_far:
            for outcomes in read_so_far:
                store.add(outcome for outcome in outcomes if isinstance(outcome, Reading))
                intake.finished(outcomes)


def retract(out: Path, document: str) -> Summary:
    """Take a report, named by its name or id, out of the store of a directory, and write anew the views that it has.

    Raises `StoreError` when there is no store, or no such report in it.
    """
    with _changing(out) as store:
        store.retract(document)
        _write_again(store, out)
        return _summary(store, _Intake((), store, lambda done: None))


def export(out: Path, formats: Sequence[str] | None = None) -> list[Path]:
    """Write views of the store of a directory anew, the usual ones when None, and return the files.

    Raises `StoreError` when there is no store, and `ExportError` for a format that there is not or a file that
    cannot be written.
    """
    choose(formats)
    with _changing(out) as store:
        return _write_views(store, out, formats)


def relink(
    out: Path, *, knowledge: Sequence[Path] = (), progress: Callable[[int], None] = lambda done: None
) -> Summary:
    """Link every report of a store anew, as a changed knowledge base would have it, and write anew its views.

    Nothing is parsed: mentions, statements and relations stay as they were read. All reports are linked, or none.
    Raises `StoreError` when there is no store, and `KnowledgeBaseError`.
    """
    base = KnowledgeBase.shipped().beside(knowledge)
    with _changing(out) as store:
        store.relink(Linking(base, store.vocabulary()).reading, progress)
        _write_again(store, out)
        return _summary(store, _Intake((), store, lambda done: None))


def check(out: Path, progress: Callable[[int], None] = lambda done: None) -> Iterator[RashomonError]:
    """What is wrong with the store of a directory and its views, one error each; nothing where all is sound.

    `progress` is told how many reports are checked. Raises `StoreError` when there is no store, or none that
    can be read.
    """
    alone = (
        writing(out)
        if (out / FILE).exists() and os.access(out, os.W_OK, effective_ids=True)
        else nullcontext()
    )
    with alone, Store(out / FILE, create=False) as store:  # not while somebody is writing views
        yield from store_problems(store, progress)
        yield from view_problems(out, store.fingerprint())


def judge(out: Path, one: str, other: str, verdict: Verdict, *, who: str, why: str, when: str) -> Judgement:
    """Decide that two nodes of a store are the same, or different, and write anew the views that it has.

    Raises `StoreError`, as `graph.judgements.judge` does.
    """
    with _changing(out) as store:
        made = judge_nodes(store, one, other, verdict, who=who, why=why, when=when)
        _write_again(store, out)
        return made


def undo(out: Path, number: int | None = None) -> Judgement:
    """Take back a judgement, the last one unless told which, and write anew the views that the store has.

    Raises `StoreError` where there is no such judgement.
    """
    with _changing(out) as store:
        taken_back = take_back(store, number)
        _write_again(store, out)
        return taken_back


@contextmanager
def _changing(out: Path) -> Iterator[Store]:
    """The store of a directory, which must be there, with the lock of the directory held."""
    with ExitStack() as stack:
        if (out / FILE).exists():  # else it is the store that is missed, not the lock
            stack.enter_context(writing(out))
        yield stack.enter_context(Store(out / FILE, create=False))


def _write_again(store: Store, out: Path) -> None:
    """Write anew the views that a directory has."""
    _write_views(store, out, [writer.format for writer in WRITERS if (out / writer.file).exists()])


def _write_views(store: Store, out: Path, formats: Sequence[str] | None) -> list[Path]:
    files = write_all(store, store.vocabulary(), out, formats)
    record(out, files, store.fingerprint())
    return files


class _Intake(Iterator[Document]):
    """The reports that are new to a store; counts those that are known, keeps those that cannot be read."""

    def __init__(
        self, documents: Iterable[Document | InputError], store: Store, progress: Callable[[int], None]
    ) -> None:
        self._documents, self._store, self._progress = iter(documents), store, progress
        self._seen: dict[str, str] = {}
        self.added = self.known = 0
        self.failures: list[InputError] = []

    def __next__(self) -> Document:
        for item in self._documents:
            if isinstance(item, InputError):
                self.failures.append(item)
            elif item.id in self._store or self._seen.get(item.name) == item.id:
                self.known += 1
            elif item.name in self._seen or self._store.find(item.name) is not None:
                self.failures.append(
                    InputError(
                        "another report has this name",
                        path=item.name,
                        remedy=f"retract it first (rashomon retract DIR {item.name}), or rename this one",
                    )
                )
            else:
                self._seen[item.name] = item.id
                return item
            self._report()
        raise StopIteration

    def finished(self, outcomes: Sequence[Outcome]) -> None:
        """Note that a batch has come to rest in the store, save for what could not be read."""
        failed = [outcome for outcome in outcomes if isinstance(outcome, InputError)]
        self.failures += failed
        for outcome in outcomes:
            if isinstance(outcome, Reading):  # the store knows its name from now on
                self._seen.pop(outcome.extraction.document.name)
        self.added += len(outcomes) - len(failed)
        self._report()

    def _report(self) -> None:
        self._progress(self.added + self.known + len(self.failures))


def _summary(store: Store, intake: _Intake) -> Summary:
    return Summary(
        documents=len(store),
        added=intake.added,
        known=intake.known,
        actors=store.count_actors(),
        statements=store.statement_acts(),
        relations=store.count_relations(),
        contested=store.count_contested(),
        failures=tuple(intake.failures),
    )


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"cannot make the directory: {error.strerror}",
            path=str(out),
            remedy="choose one that can be written",
        ) from error
