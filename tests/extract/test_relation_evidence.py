"""The evidence for relations, and the confidence that comes of it."""

from __future__ import annotations

from rashomon.extract.judge import RELATIONS, Judge
from rashomon.extract.relation_evidence import path

from factory import parsed, read

RAID = parsed(
    "Orsk|NNP|nsubj|4 and|CC|cc|1 Strelsau|NNP|conj|1 shelled|VBD|ROOT|4|shell the|DT|det|6 port|NN|dobj|4 "
    "near|IN|prep|6 the|DT|det|9 dam|NN|pobj|7",
    entities={"Orsk": "GPE", "Strelsau": "GPE"},
)


def test_a_path_leads_up_from_a_side_or_down_to_it() -> None:
    """The dependencies between trigger and side; what is joined by "and" stands where the first stands."""
    shelled, strelsau, port, dam = 3, 2, 5, 8
    assert path(RAID, shelled, strelsau) == "nsubj"
    assert path(RAID, shelled, dam) == "pobj prep dobj"
    assert path(RAID, port, shelled) == "below dobj"
    assert path(RAID, port, port) == "itself"
    assert path(RAID, strelsau, port) == "far"


def test_a_side_in_another_sentence_is_called_so() -> None:
    """No dependency leads from one sentence to another."""
    two = parsed("Orsk|NNP|nsubj|2 burned|VBD|ROOT|2|burn\nIt|PRP|nsubj|2 fell|VBD|ROOT|2|fall")
    assert path(two, 3, 0) == "another sentence"


def test_every_relation_has_a_confidence() -> None:
    """A chance, by the weights that come with the package, whether or not a tagger reads."""
    relations = read(RAID).relations
    assert relations
    assert all(one.confidence is not None and 0 < one.confidence < 1 for one in relations)


def test_the_shipped_judge_prefers_a_side_that_its_frame_names() -> None:
    """The nearest actor in what a word governs is a weaker reading than an argument; a far one is weaker still."""
    judge = Judge(RELATIONS)
    base = {"always": 1.0, "trigger verb": 1.0, "certainty certain": 1.0, "subject name": 1.0}
    direct = judge.chance(base | {"by frames": 1.0, "object name": 1.0, "object by dobj": 1.0})
    searched = judge.chance(base | {"by nearest": 1.0, "object name": 1.0, "object by far": 1.0})
    assert direct > searched
