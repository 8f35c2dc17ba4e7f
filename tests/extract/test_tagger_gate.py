"""The gate: which paragraphs the network is given."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rashomon.errors import PipelineError
from rashomon.extract.tagger_gate import Gate
from rashomon.extract.tagger_network import SHIPPED, Sessions
from rashomon.extract.tagger_words import Words, sheets

SAYING, DULL, VOCABULARY = 3, 4, 6


def words_of(*paragraphs: list[int]) -> Words:
    """Paragraphs of words of one piece each."""
    words = Words()
    for number, pieces in enumerate(paragraphs):
        for piece in pieces:
            place = 4 * len(words)
            words.starts.append(place)
            words.ends.append(place + 3)
            words.paragraphs.append(number)
            words.pieces.append([piece])
            words.solid.append(True)
    return words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A gate that wants a word piece for saying, and three dull ones outweigh it."""
    weights = np.zeros(VOCABULARY + 2, dtype=np.float16)
    weights[SAYING], weights[-2], weights[-1] = 3, -1, -0.5
    np.save(tmp_path / "gate.npy", weights)
    return tmp_path / "gate.npy"


def test_a_paragraph_without_a_candidate_is_passed_over(path: Path) -> None:
    """The others keep their places in the text and their numbers."""
    passed = Gate(path, VOCABULARY).passed(words_of([SAYING, DULL], [DULL, DULL], [DULL, SAYING]))
    assert passed == Words([0, 4, 16, 20], [3, 7, 19, 23], [0, 0, 2, 2], [[3], [4], [4], [3]], [True] * 4)


def test_a_word_piece_counts_once(path: Path) -> None:
    """A paragraph that says a thing a hundred times is as dull as one that says it once."""
    gate = Gate(path, VOCABULARY)
    assert len(gate.passed(words_of([SAYING] + [DULL] * 100))) == 101
    assert len(gate.passed(words_of([DULL] * 100))) == 0


def test_no_words_are_passed_as_they_are(path: Path) -> None:
    """A text without words needs no gate."""
    assert len(Gate(path, VOCABULARY).passed(Words())) == 0


@pytest.mark.parametrize(
    "weights", [np.zeros(5), np.zeros(VOCABULARY + 2, int), np.full(VOCABULARY + 2, np.nan)]
)
def test_weights_that_do_not_fit_are_told(tmp_path: Path, weights: np.ndarray) -> None:
    """A gate for other word pieces, or without numbers, gives an error that names the file."""
    np.save(tmp_path / "gate.npy", weights)
    with pytest.raises(PipelineError, match=r"gate\.npy: the gate is damaged"):
        Gate(tmp_path / "gate.npy", VOCABULARY)


def test_a_gate_cut_short_is_told(path: Path) -> None:
    """A file that ends too early is no gate."""
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(PipelineError, match=r"gate\.npy: the gate is damaged"):
        Gate(path, VOCABULARY)


@pytest.mark.model
def test_the_shipped_gate_passes_over_what_nobody_says() -> None:
    """A list of results is not read; who says, plans or believes something is."""
    tokenizer = Sessions().tokenizer
    gate = Gate(SHIPPED / "gate.npy", tokenizer.get_vocab_size())
    paragraphs = [
        "The harbour master said that no ship had left since dawn.",
        "Lindmar 3, Ostby 1; Varnes 2, Holm 2",
        "Orlov plans to close the port.",
        "“Nobody asked us,” Brink told reporters.",
    ]
    (sheet,) = sheets("\n".join(paragraphs), tokenizer)
    assert set(gate.passed(sheet).paragraphs) == {0, 2, 3}
