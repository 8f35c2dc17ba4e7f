"""The tagger's shipped network, in onnxruntime: an encoder and a joiner, and the word pieces they read.

A model is a folder with `encoder.onnx`, `joiner.onnx` and `tokenizer.json`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..errors import PipelineError
from .tagger_decoding import Scores

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "models"
"""The model that comes with the package."""

SLOWER = ("SkipLayerNormFusion",)
"""Optimizations of onnxruntime that do harm: this one makes sums and norms into one operator that, on processors,
takes three times as long as the two.
"""

REMEDY = "install rashomon again, or train a model with `make train-attribution`"


class Sessions:
    """A network that onnxruntime runs on one thread.

    Raises `PipelineError` where onnxruntime is not installed, or a file is missing or is not what it should be.
    """

    def __init__(self, directory: Path = SHIPPED) -> None:
        self.tokenizer = _tokenizer(directory / "tokenizer.json")
        self._encoder = _session(directory / "encoder.onnx")
        self._joiner = _session(directory / "joiner.onnx")

    def encode(self, ids: NDArray[np.int64], firsts: NDArray[np.int64]) -> tuple[NDArray[Any], Scores]:
        """The vectors of the words of a window and their cue scores (words, tags)."""
        words, cues = self._encoder.run(None, {"ids": ids[None], "firsts": firsts[None]})
        return words[0], cues[0]

    def join(
        self,
        words: NDArray[Any],
        paragraphs: NDArray[np.int64],
        first: NDArray[np.int64],
        last: NDArray[np.int64],
    ) -> Scores:
        """Role scores (cues, words, roles) for cues given by their first and last words."""
        given = {"words": words[None], "paragraphs": paragraphs[None], "first": first, "last": last}
        scores: Scores = self._joiner.run(None, given)[0]
        return scores


def _session(path: Path) -> Any:
    try:
        import onnxruntime
    except ImportError as error:
        raise PipelineError(
            "the attribution tagger needs onnxruntime", remedy="pip install onnxruntime tokenizers"
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            content_of(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOWER)
        )
    except _damage(onnxruntime) as error:
        raise PipelineError("the model is damaged", path=str(path), remedy=REMEDY) from error


def _damage(onnxruntime: Any) -> tuple[type[Exception], ...]:
    """What onnxruntime raises for a file that is not a model that it can run."""
    state = onnxruntime.capi.onnxruntime_pybind11_state
    names = (
        "InvalidProtobuf",
        "InvalidGraph",
        "InvalidArgument",
        "Fail",
        "NotImplemented",
        "RuntimeException",
    )
    return tuple(getattr(state, name) for name in names)


def _tokenizer(path: Path) -> Tokenizer:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise PipelineError(
            "the attribution tagger needs tokenizers", remedy="pip install onnxruntime tokenizers"
        ) from error
    content = content_of(path)
    try:
        return Tokenizer.from_buffer(content)
    except ValueError as error:
        raise PipelineError("the word pieces are damaged", path=str(path), remedy=REMEDY) from error


def content_of(path: Path) -> bytes:
    """What a file of a model holds. Raises `PipelineError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise PipelineError(f"no attribution model: {reason}", path=str(path), remedy=REMEDY) from error
