"""The Spark session: the one that there is, or a new one, fit for processes that hold a language model each."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import PipelineError
from ..reading import REPORTS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    "spark.app.name": "rashomon",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(REPORTS),
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
    "spark.task.maxFailures": "4",
}
"""Reports go to a worker a batch at a time, and each worker computes on one core."""

LOCAL = {
    "spark.master": "local[*,4]",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
"""What a session is on this machine alone, when nobody has named a master; a task is given four chances here, too."""


def session(given: Mapping[str, str]) -> SparkSession:
    """A session with the settings given, over those of `spark-defaults.conf`, over ours.

    Raises `PipelineError` where PySpark, Java or the master is missing.
    """
    try:
        from pyspark.conf import SparkConf
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as error:
        raise PipelineError(
            f"the package {error.name!r} is not installed", remedy="pip install 'rashomon[spark]'"
        ) from error
    if not _has_java():
        raise PipelineError(
            "Spark needs Java, and there is none", remedy="install Java 17 or newer, or set JAVA_HOME"
        )
    # Frames of plain objects are all that passes here, so what PySpark says of pandas 3 does not concern us.
    warnings.filterwarnings(
        "ignore", message="PySpark does not yet fully support pandas", category=FutureWarning
    )
    named = SparkConf()
    wanted = {**given}
    for name, value in SETTINGS.items():
        wanted.setdefault(name, named.get(name, value) or value)
    if not (given.get("spark.master") or named.get("spark.master")):
        wanted = LOCAL | wanted
    if wanted.get("spark.master", "").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        builder = SparkSession.builder
        for name, value in wanted.items():
            builder = builder.config(name, value)
        made = builder.getOrCreate()
    except PySparkException as error:
        raise PipelineError(
            f"Spark does not start: {error}", remedy="see its messages above, and the settings (--spark)"
        ) from error
    made.sparkContext.setLogLevel("ERROR")
    return made


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java") or (home and shutil.which("java", path=os.path.join(home, "bin"))))
