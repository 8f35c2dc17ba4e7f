"""Figures about relations, and the judge that is fitted on verdicts."""

from __future__ import annotations

import pytest

from rashomon.training.judge_relations import area, by_confidence, crossed, share
from rashomon.training.verdicts import Verdict, Weighed


def weighed(report: str, verdict: str, *features: str) -> Weighed:
    judged = Verdict(report, "struck", "-", "-", "positive", "certain", verdict)
    return Weighed(judged, dict.fromkeys(("always", *features), 1.0))


def test_a_share_has_the_interval_of_wilson() -> None:
    """Eight of ten: from 49 to 94 percent, as the tables have it."""
    found = [weighed("doc-a", "ok")] * 8 + [weighed("doc-a", "none")] * 2
    assert share(found) == "   8 of   10   80.0%  (49% to 94%)"
    assert share([]) == "none"


def test_the_area_counts_pairs() -> None:
    """One when each right relation is above each wrong one, a half when the chances say nothing."""
    assert area([(0.9, True), (0.2, False), (0.1, False)]) == 1
    assert area([(0.5, True), (0.5, False)]) == 0.5
    assert area([(0.1, True), (0.9, False)]) == 0


def test_no_judge_has_seen_the_verdicts_of_a_report_that_it_judges() -> None:
    """What only one report shows is unknown to the judge of that report, and known to those of the others."""
    others = [weighed(f"doc-{number:02}", "ok" if number % 2 else "none") for number in range(20)]
    own = [weighed("doc-99", "ok", "only here") for _ in range(40)]
    chances = list(crossed([*others, *own]))
    assert chances[-1] == pytest.approx(0.5, abs=0.1)


def test_the_table_by_confidence(capsys: pytest.CaptureFixture[str]) -> None:
    """Each band of confidence with how many of it are right, below how well the chances part right from wrong."""
    by_confidence([weighed("doc-a", "ok"), weighed("doc-a", "none")], [0.8, 0.2])
    head, *bands = capsys.readouterr().out.splitlines()
    assert head == "area under the curve 1.000, Brier 0.040 (base 0.250)"
    assert [line.split()[3:6] for line in bands if "none" not in line] == [["0", "of", "1"], ["1", "of", "1"]]
