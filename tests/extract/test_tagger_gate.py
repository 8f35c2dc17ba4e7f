"""The gate: which paragraphs the network is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rashomon.errors import PipelineError
from rashomon.extract.tagger_decoding import CUE
from rashomon.extract.tagger_gate import Gate
from rashomon.extract.tagger_network import SHIPPED, Sessions
from rashomon.extract.tagger_reading import attributions
from rashomon.extract.tagger_windows import CLS, SEP
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


class Asked:
    """A network that finds nothing and keeps what it was given."""

    def __init__(self) -> None:
        self.given: list[list[int]] = []

    def encode(self, ids: Any, firsts: Any) -> tuple[Any, Any]:
        self.given.append(ids.tolist())
        scores = np.zeros((len(firsts), 3))
        scores[:, 0] = 9
        return np.zeros((len(firsts), 4)), scores

    def join(self, words: Any, paragraphs: Any, first: Any, last: Any) -> Any:
        raise AssertionError("no cue, nothing to join")


def test_a_paragraph_without_a_candidate_is_passed_over(path: Path) -> None:
    """A word piece counts once: what says a thing is read however long it is, and what does not is not."""
    passed = Gate(path, VOCABULARY).passed(words_of([SAYING] + [DULL] * 90, [DULL] * 3, [DULL, SAYING]))
    assert passed == [True, False, True]


def test_what_is_passed_over_is_not_read() -> None:
    """The rest of its window is read without it, and a window of nothing else not at all."""
    words, network = words_of([SAYING, DULL], [DULL], [SAYING], [DULL] * 150), Asked()
    assert not list(attributions(words, network, CUE, [True, False, True, False]))
    assert network.given == [[CLS, SAYING, DULL, SEP, SAYING, SEP]]


class Finding:
    """A network that takes the first word that it is given for a source, the second for a cue, the rest for content."""

    def encode(self, ids: Any, firsts: Any) -> tuple[Any, Any]:
        scores = np.zeros((len(firsts), 3))
        scores[:, 0], scores[1, 1] = 9, 20
        return np.zeros((len(firsts), 4)), scores

    def join(self, words: Any, paragraphs: Any, first: Any, last: Any) -> Any:
        scores = np.full((1, len(paragraphs), 6), -9.0)
        scores[0, 0, :3] = scores[0, 2, 4] = scores[0, -1, 5] = 30
        return scores


def test_what_is_found_is_told_in_the_numbers_of_all_words() -> None:
    """What was passed over before or between does not move what is found behind it."""
    words = words_of([DULL] * 3, [SAYING] * 4, [DULL] * 2, [SAYING] * 2)
    (found,) = attributions(words, Finding(), CUE, [False, True, False, True])
    assert (found.source, found.cue) == ((3, 4), (4, 5))
    assert (found.content[0][0], found.content[-1][1]) == (5, 11)


def test_no_words_are_no_paragraphs(path: Path) -> None:
    """A text without words needs no gate."""
    assert Gate(path, VOCABULARY).passed(Words()) == []


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
    assert gate.passed(sheet) == [True, False, True, True]
