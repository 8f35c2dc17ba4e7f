"""What runs on the workers: reports in, rows of records out. The models are loaded once a process.

A report whose reading fails is set aside with its error. One that ends the process itself makes Spark try the whole
task again; from then on the task reads in a child process, report by report, so that the one is found, and set aside.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..model import Document, Reading
from ..ontology.vocabulary import Vocabulary
from ..ontology.vocabulary import load as load_vocabulary
from ..reading import Opened, Outcome, Pipeline, Recipe, collecting_rarely
from ..workers import Crew
from .frames import frame, value
from .records import COLUMNS, failure, row_of, row_without
from .sources import DOCUMENT, Row

if TYPE_CHECKING:
    import pandas

Given = tuple[Document, list[Row]]
"""A report, and what was wrong with its fields."""


def read(frames: Iterator[pandas.DataFrame], packed: bytes, vocabulary: bytes) -> Iterator[pandas.DataFrame]:
    """Rows of `sources.documents` to rows of `records.COLUMNS`; the recipe and the vocabulary come pickled."""
    from pyspark import TaskContext

    task = TaskContext.get()
    again = task is not None and task.attemptNumber() > 0
    for rows in frames:
        given, done = _taken(rows)
        outcomes = (
            _apart(packed, given) if again else _opened(packed).read([document for document, _ in given])
        )
        with collecting_rarely():
            done += [
                _row(each, outcome, words(vocabulary)) for each, outcome in zip(given, outcomes, strict=True)
            ]
        yield frame(done, COLUMNS)


@lru_cache(maxsize=1)
def _opened(packed: bytes) -> Opened:
    return _recipe(packed).open()


@lru_cache(maxsize=1)
def words(texts: bytes) -> Vocabulary:
    """The vocabulary with the user's files on top; their texts by name come pickled."""
    return load_vocabulary(texts=pickle.loads(texts))


def _recipe(packed: bytes) -> Recipe:
    """The recipe, with its files where Spark has put them on this machine."""
    from pyspark import SparkFiles

    recipe: Recipe = pickle.loads(packed)
    if isinstance(recipe, Pipeline):
        here = tuple(Path(SparkFiles.get(path.name)) for path in recipe.knowledge)
        return replace(recipe, knowledge=here)
    return recipe


def _apart(packed: bytes, given: Sequence[Given]) -> Iterator[Outcome]:
    """The same in a child process, which may die of a report."""
    with Crew(_recipe(packed), 1) as crew:
        for outcomes in crew.read([document] for document, _ in given):
            yield from outcomes


def _taken(rows: pandas.DataFrame) -> tuple[list[Given], list[Row]]:
    """The reports of some rows, and the rows for what is none."""
    given: list[Given] = []
    done: list[Row] = []
    for row in rows.to_dict("records"):
        failures = [dict(each) for each in row["failures"]]
        if value(row["id"]) is None:
            done.append(row_without(failures))
        else:
            fields: dict[str, Any] = {name: value(row[name]) for name in DOCUMENT}
            given.append((Document(**fields), failures))
    return given, done


def _row(given: Given, outcome: Outcome, vocabulary: Vocabulary) -> Row:
    document, failures = given
    if isinstance(outcome, InputError):
        return row_without([*failures, failure(document, outcome)])
    assert isinstance(outcome, Reading)
    return row_of(outcome, vocabulary, failures)
