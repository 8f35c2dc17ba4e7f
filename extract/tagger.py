"""Who said what, by a small trained network: attributions in the tokens of a parse.

The network was trained on news (docs/model-card-attribution.md). It needs no parse; the parse only gives the
tokens that its spans are told in, so that rules and tagger can be compared.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import Path

from .parse import Parse
from .said import Range
from .tagger_decoding import CUE
from .tagger_gate import Gate
from .tagger_network import SHIPPED, Sessions
from .tagger_reading import Attribution, attributions
from .tagger_words import Words, sheets


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution, in tokens: "Kanani denied that the groups were armed" has the source (0, 1), the cue (1, 2)
    and the content ((2, 8),).

    `source` is empty where the text names nobody ("reportedly"). `score` is the probability of the cue.
    """

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float


class Tagger:
    """Reads attributions with a trained model; holds no state between reports.

    Raises `PipelineError` when the model, onnxruntime or tokenizers are missing, or the model is damaged.
    """

    def __init__(self, directory: Path = SHIPPED) -> None:
        self.network = Sessions(directory)
        self.gate = Gate(directory / "gate.npy", self.network.tokenizer.get_vocab_size())

    def tag(self, parse: Parse, threshold: float = CUE) -> list[Tagged]:
        """The attributions of a report, in the order of their cues; nested ones are told apart.

        `threshold` is the score from which a cue is one; who has another opinion to weigh it with may ask for less.
        """
        return [
            _in_tokens(parse, words, found)
            for words in sheets(parse.text, self.network.tokenizer)
            for found in attributions(words, self.network, threshold, self.gate.passed(words))
        ]


def _in_tokens(parse: Parse, words: Words, found: Attribution) -> Tagged:
    """An attribution in tokens: those that its words touch, without punctuation at the edges."""

    def tokens(part: Range) -> Range:
        first = bisect_right(parse.ends, words.starts[part[0]])
        end = bisect_left(parse.starts, words.ends[part[1] - 1])
        trimmed = parse.trim(first, end)
        return trimmed if trimmed[0] < trimmed[1] else (first, end)

    return Tagged(
        cue=tokens(found.cue),
        source=() if found.source is None else (tokens(found.source),),
        content=tuple(tokens(part) for part in found.content),
        score=found.score,
    )
