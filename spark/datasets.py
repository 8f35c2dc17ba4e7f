"""What lies in the folder of a build: datasets, on whatever file system, each whole or not there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

DONE = "_SUCCESS"
"""The file that Spark leaves when every part of a dataset has come to rest."""


class Datasets:
    """The datasets below a folder, by their names."""

    def __init__(self, spark: SparkSession, root: str) -> None:
        self._spark, self._root = spark, root.rstrip("/")

    def path(self, name: str) -> str:
        """Where a dataset lies."""
        return f"{self._root}/{name}"

    def done(self, name: str) -> bool:
        """Whether a dataset is whole."""
        system, path = self._found(f"{name}/{DONE}")
        return bool(system.exists(path))

    def write(self, name: str, rows: DataFrame) -> DataFrame:
        """A dataset of Parquet files, unless it is whole already; read back, so that nothing is computed twice."""
        if not self.done(name):
            rows.write.mode("overwrite").parquet(self.path(name))
        return self.read(name)

    def read(self, name: str) -> DataFrame:
        """A dataset of Parquet files."""
        return self._spark.read.parquet(self.path(name))

    def write_lines(self, name: str, lines: DataFrame) -> None:
        """A dataset of compressed text, unless it is whole already: the lines of the only column."""
        if not self.done(name):
            lines.write.mode("overwrite").text(self.path(name), compression="gzip")

    def write_json(self, name: str, rows: DataFrame) -> DataFrame:
        """A dataset of JSON Lines, unless it is whole already; read back."""
        if not self.done(name):
            rows.write.mode("overwrite").json(self.path(name))
        return self._spark.read.schema(rows.schema).json(self.path(name))

    def keep(self, name: str, text: str) -> str:
        """The text of a file: the one that there is, or else the one given."""
        system, path = self._found(name)
        if not system.exists(path):
            stream = system.create(path)
            stream.write(bytearray(text, "utf-8"))
            stream.close()
            return text
        return str(self._spark.read.text(self.path(name), wholetext=True).collect()[0][0])

    def remove(self, name: str) -> None:
        """Take a dataset away."""
        system, path = self._found(name)
        system.delete(path, True)

    def _found(self, name: str) -> tuple[Any, Any]:
        """Hadoop's file system for a path, and the path as it wants it: PySpark has no other way to look."""
        context: Any = self._spark.sparkContext
        path = context._jvm.org.apache.hadoop.fs.Path(self.path(name))
        return path.getFileSystem(context._jsc.hadoopConfiguration()), path
