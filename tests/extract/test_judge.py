"""The judge: its file of weights, and the chances that it gives."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import PipelineError
from rashomon.extract.judge import STATEMENTS, Judge, write

NAME = "weights.tsv"


def judge_of(folder: Path, *lines: str) -> Judge:
    (folder / NAME).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return Judge(folder / NAME)


def test_features_add_up_to_log_odds(tmp_path: Path) -> None:
    """A chance is the logistic function of the weighed features; what has no weight says nothing."""
    judge = judge_of(tmp_path, "by both\t1.5", "length\t-0.5")
    assert judge.chance({}) == 0.5
    found = judge.chance({"by both": 1.0, "length": 2.0, "never seen": 9.0})
    assert math.isclose(found, 1 / (1 + math.exp(-0.5)))


@given(st.floats(-1e300, 1e300))
def test_no_evidence_is_too_much(tmp_path_factory: pytest.TempPathFactory, value: float) -> None:
    """However large a feature, the chance stays one."""
    judge = judge_of(tmp_path_factory.getbasetemp(), "length\t3")
    assert 0 <= judge.chance({"length": value}) <= 1


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Weights come back to four places."""
    write(tmp_path / NAME, {"by both": 1.23456, "kind speech, by rules": -2.0})
    judge = Judge(tmp_path / NAME)
    assert math.isclose(judge.chance({"by both": 1.0}), 1 / (1 + math.exp(-1.2346)))


@pytest.mark.parametrize("line", ["by both", "by both\tmuch", "\t1.0", "by both\tnan", "by both\tinf", ""])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    """The error says which line of which file, and what to do."""
    with pytest.raises(PipelineError) as error:
        judge_of(tmp_path, "by rules\t-1", line)
    assert (error.value.line, error.value.path) == (2, str(tmp_path / NAME))
    assert "make train-attribution" in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """No weights, no judge."""
    with pytest.raises(PipelineError, match="cannot be read"):
        Judge(tmp_path / NAME)


def test_the_shipped_judge_prefers_what_both_found() -> None:
    """The weights that come with the package say what they should: agreement and sureness speak for a candidate."""
    judge = Judge(STATEMENTS)
    both = {"always": 1.0, "by both": 1.0, "sureness": 1.0, "sureness, by both": 1.0}
    alone = {"always": 1.0, "by tagger": 1.0, "sureness": -0.3, "sureness, by tagger": -0.3}
    rules = {"always": 1.0, "by rules": 1.0}
    assert judge.chance(both) > 0.5 > judge.chance(alone)
    assert judge.chance(both) > 0.5 > judge.chance(rules)
