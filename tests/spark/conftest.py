"""A real Spark on this machine. Run by `make test-spark`, not by `make test`: it takes a minute."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def settings() -> Iterator[dict[str, str]]:
    """Two workers, four chances for a task, and three partitions, so that there is something to bring together."""
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: pip install 'rashomon[spark]'")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java, and there is none here")
    yield {
        "spark.master": "local[2,4]",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "3",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(
            filter(None, (str(TESTS), os.environ.get("PYTHONPATH")))
        ),
    }
    running = sql.SparkSession.getActiveSession()
    if running is not None:
        running.stop()
