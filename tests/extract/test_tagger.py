"""The tagger: from text to tokens, with a network made by hand and with the shipped one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rashomon.errors import PipelineError
from rashomon.extract.tagger import Tagged, Tagger
from rashomon.extract.tagger_decoding import CUE
from rashomon.extract.tagger_network import SHIPPED
from rashomon.extract.tagger_reading import attributions
from rashomon.extract.tagger_words import Words, sheets

from factory import parsed

SENTENCE = (
    "Orlov|NNP|nsubj|2 denied|VBD|ROOT|2|deny that|IN|mark|6 the|DT|det|5 rebels|NNS|nsubj|6 "
    "attacked|VBD|ccomp|2|attack the|DT|det|8 port|NN|dobj|6 .|.|punct|2"
)


class Told:
    """A network that says what it is told: word 1 is a cue, word 0 its source, words 3 to 7 its content."""

    def encode(self, ids: Any, firsts: Any) -> tuple[Any, Any]:
        scores = np.full((len(firsts), 3), -4.0)
        scores[:, 0] = 4.0
        scores[1] = -4.0, 4.0, -4.0
        return np.zeros((len(firsts), 4)), scores

    def join(self, words: Any, paragraphs: Any, first: Any, last: Any) -> Any:
        scores = np.full((len(first), len(words), 6), -6.0)
        scores[:, 0, :3] = 6.0
        scores[:, 3:8, 3] = 6.0
        scores[:, 3, 4] = scores[:, 7, 5] = 6.0
        return scores


def words_of_sentence() -> Words:
    """Eight words and a full stop."""
    words = Words()
    for place in range(9):
        words.starts.append(place * 4)
        words.ends.append(place * 4 + 3)
        words.paragraphs.append(0)
        words.pieces.append([1000 + place])
        words.solid.append(place < 8)
    return words


def test_scores_become_an_attribution() -> None:
    """The cue, its source and its content are read off the scores."""
    (found,) = attributions(words_of_sentence(), Told(), CUE)
    assert (found.cue, found.source, found.content) == ((1, 2), (0, 1), [(3, 8)])
    assert found.score > 0.9


def test_a_cue_without_content_is_no_attribution() -> None:
    """Where the best content is punctuation alone, nothing is said."""
    words = words_of_sentence()
    words.solid[3:8] = [False] * 5
    assert list(attributions(words, Told(), CUE)) == []


def test_a_missing_model_is_told() -> None:
    """An empty folder gives an error that names the file and says what to do."""
    with pytest.raises(
        PipelineError, match=r"tokenizer\.json: no attribution model.*; install rashomon again"
    ):
        Tagger(Path(__file__).parent / "no such folder")


@pytest.mark.parametrize("name", ["tokenizer.json", "gate.npy", "encoder.onnx", "joiner.onnx"])
@pytest.mark.parametrize("content", [b"", b"not a model", b"\x08\x08" + b"\xff" * 40])
def test_a_damaged_model_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    """A file that is cut off or holds something else gives an error that names it."""
    for file in SHIPPED.iterdir():
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PipelineError, match=rf"{name}: .* damaged"):
        Tagger(tmp_path)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


@pytest.mark.model
def test_the_shipped_model_reads_a_denial(tagger: Tagger) -> None:
    """The speaker, the verb and the clause after it, in tokens."""
    (found,) = tagger.tag(parsed(SENTENCE))
    assert found == Tagged((1, 2), ((0, 1),), ((2, 8),), found.score)


@pytest.mark.model
def test_offsets_hold_in_a_long_text(tagger: Tagger) -> None:
    """The same sentence is read the same in the first paragraph and in the last of many."""
    tagged = tagger.tag(parsed(*[SENTENCE] * 200))
    assert len(tagged) == 200
    assert tagged[-1].content == ((199 * 9 + 2, 199 * 9 + 8),)


@pytest.mark.model
def test_a_report_is_read_the_same_whatever_was_read_before(tagger: Tagger) -> None:
    """Nothing is kept from one report to the next, not even a rounding: scores are equal to the last digit."""
    one, other = parsed(*[SENTENCE] * 3), parsed(SENTENCE)
    before = tagger.tag(one), tagger.tag(other)
    assert (tagger.tag(other), tagger.tag(one)) == before[::-1]


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["", "\n \n", "“" * 3000, "x" * 30_000, "a " * 9_000, "\ud800 said \x00 yes", "🦉 قال"]
)
def test_any_text_is_read(tagger: Tagger, text: str) -> None:
    """Text without words, without an end, or with broken characters comes out as words within it."""
    words = list(sheets(text, tagger.network.tokenizer))
    found = [one for some in words for one in attributions(some, tagger.network, CUE)]
    assert all(0 <= one.cue[0] < one.cue[1] for one in found)
    assert all(end <= len(text) for some in words for end in some.ends)
