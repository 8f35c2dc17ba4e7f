"""The example reports: all of them can be read, and they hold the disputes that their README names."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.exports.contested import contested
from rashomon.extract.readers import read
from rashomon.model import Document
from rashomon.pipeline import build

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_the_examples_are_seven_reports_in_three_formats() -> None:
    """Every report is read without a complaint, and the README beside them is not taken for one."""
    found = list(read([str(EXAMPLES)]))
    assert [each.name for each in found if isinstance(each, Document)] == [
        "harbour-post.txt",
        *("meridian-0512", "meridian-0513", "meridian-0515", "meridian-0518"),
        "morvania-courier.html",
        "northern-voice.txt",
    ]
    assert len(found) == 7


@pytest.mark.model
def test_the_examples_hold_the_disputes_that_their_readme_names(tmp_path: Path) -> None:
    """The attack, the backing, the rockets, the shelling, and the order to close the border."""
    summary = build(read([str(EXAMPLES)]), tmp_path, formats=["annotations"])
    assert (summary.documents, summary.failures) == (7, ())
    disputes = {dispute.proposition: dispute for dispute in contested(tmp_path)}
    disputed = set(disputes)
    assert disputed >= {
        "Morvania supplied Northern Shield Brigade",
        "Northern Shield Brigade attacked Dravik base",
        "Northern Shield Brigade backed by Morvania",
        "Third Corps struck Karvala",
    }
    assert any("Ilse Maren" in proposition for proposition in disputed)
    backing = disputes["Northern Shield Brigade backed by Morvania"]
    sides = {(side.holder, side.stance) for side in backing.sides}
    assert sides == {("Anton Reszke", "asserts"), ("Morvania", "denies")}, "no outlet takes a side in this"
