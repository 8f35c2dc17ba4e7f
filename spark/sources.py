"""Reports from JSON Lines and Parquet on any file system that Spark reads, as rows fit for a `Document`.

Texts are shuffled once, by the names of the reports: so a name that comes twice is found, wherever it comes, and
the work is spread evenly, though a .gz file cannot be split. Spark tells no line numbers, so each report needs an id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from functools import partial
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..extract.readers.document import report
from ..extract.readers.fields import FIELDS, identifier
from ..extract.readers.intake import Intake, Place
from ..extract.readers.jsonl import parsed, text_of
from ..extract.readers.limits import Limits
from ..ids import content_id
from ..model import Document
from .frames import frame, schema

if TYPE_CHECKING:
    import pandas
    from pyspark.errors import AnalysisException
    from pyspark.sql import DataFrame, DataFrameReader, SparkSession

LINES = "*.{jsonl,ndjson,jsonl.gz,ndjson.gz,jsonl.bz2,jsonl.zst}"
TABLES = "*.parquet"
TAKEN = ("id", "text", *FIELDS)
"""What is taken of a line or a row; other fields are passed over."""

FAILURE = "struct<path: string, name: string, problem: string, remedy: string>"
DOCUMENT = [each.name for each in fields(Document)]
ROW = {"key": "string", **dict.fromkeys(DOCUMENT, "string"), "failures": f"array<{FAILURE}>"}

NO_TABLES = "UNABLE_TO_INFER_SCHEMA"
"""What Spark says where there is no Parquet file."""

LONGEST_LINE = "mapreduce.input.linerecordreader.line.maxlength"
CLASH = (
    "named_struct('path', name, 'name', name, 'problem', 'another report has this name', "
    "'remedy', 'give every report an id of its own')"
)

Row = dict[str, Any]


def documents(spark: SparkSession, inputs: Sequence[str], limits: Limits) -> DataFrame:
    """A row a report: the fields of its `Document`, or nulls for what is none, and what was wrong with it.

    Reports that come again are passed over; of those with one name and different content, the one whose id comes
    first in order is kept. Raises `InputError` where there is nothing to read.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    read = _lines(spark, inputs, limits).mapInPandas(partial(_read, limits=limits), schema(ROW))
    order = Window.partitionBy("key").orderBy("id")
    placed = read.withColumns({"place": f.row_number().over(order), "kept": f.first("id").over(order)})
    clashes = f.col("place") > 1
    told = f.when(clashes, f.array(f.expr(CLASH))).otherwise(f.col("failures"))
    return placed.where("id is null or place = 1 or id <> kept").select(
        *(f.when(~clashes, f.col(name)).alias(name) for name in DOCUMENT), told.alias("failures")
    )


def _lines(spark: SparkSession, inputs: Sequence[str], limits: Limits) -> DataFrame:
    """Every report as a line of JSON, in bytes, with the file that it stands in. Longer lines than any report are
    passed over by Spark itself, which tells so in its own log alone.
    """
    from pyspark.errors import AnalysisException
    from pyspark.sql import functions as f

    def below(names: str) -> DataFrameReader:
        return spark.read.options(recursiveFileLookup=True, pathGlobFilter=names)

    given = list(inputs)
    try:
        text = below(LINES).options(**{"lineSep": "\n", LONGEST_LINE: str(limits.bytes)}).text(given)
        lines = text.select(f.col("value").cast("binary").alias("line"), "_metadata.file_path")
    except AnalysisException as error:
        raise _unread(given, error) from None
    try:
        rows = below(TABLES).parquet(*given)
    except AnalysisException as error:
        if error.getCondition() != NO_TABLES:
            raise _unread(given, error) from None
        rows = None
    if rows is None and not lines.inputFiles():
        problem = "there is no report that Spark could read"
        raise InputError(problem, path=", ".join(given), remedy=f"give files called {LINES} or {TABLES}")
    if rows is None:
        return lines
    record = f.struct(*(f.col(name).cast("string").alias(name) for name in TAKEN if name in rows.columns))
    return lines.unionByName(
        rows.select(f.to_json(record).cast("binary").alias("line"), "_metadata.file_path")
    )


def _unread(given: Sequence[str], error: AnalysisException) -> InputError:
    return InputError(
        f"cannot be read: {error.getCondition() or error}",
        path=", ".join(given),
        remedy="check the paths and what is in them",
    )


def _read(frames: Iterator[pandas.DataFrame], limits: Limits) -> Iterator[pandas.DataFrame]:
    """Lines to rows of the schema `ROW`; runs on the workers."""
    for lines in frames:
        pairs = zip(lines["line"], lines["file_path"], strict=True)
        yield frame([_row(bytes(line), path, limits) for line, path in pairs if line.strip()], ROW)


def _row(line: bytes, path: str, limits: Limits) -> Row:
    found = list(_record(line, Place(path), limits))
    failures = [_failure(each) for each in found if isinstance(each, InputError)]
    for each in found:
        if isinstance(each, Document):
            return {"key": each.name, **asdict(each), "failures": failures}
    return {"key": content_id("line", path, line), **dict.fromkeys(DOCUMENT), "failures": failures}


def _record(line: bytes, place: Place, limits: Limits) -> Iterator[Document | InputError]:
    """The report in a line, by the rules of `extract.readers.jsonl`; but without an id it has no name."""
    try:
        record = parsed(line, place)
        text = text_of(record, place)
        try:
            name = identifier(record.get("id"))
        except ValueError as problem:
            raise place.error(f'"id" {problem}', "give every report an id") from None
        if name is None:
            raise place.error('there is no "id"', "give every report an id: Spark counts no lines")
        yield from report(name, text, record, place, Intake(limits))
    except InputError as error:
        yield error


def _failure(error: InputError) -> Row:
    return {"path": error.path, "name": None, "problem": error.problem, "remedy": error.remedy}
