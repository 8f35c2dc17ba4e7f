"""Reads a gold file with the tagger alone: `python -m training.evaluate GOLD --out ANNOTATIONS [--checkpoint F]`.

Writes annotations for a scorer, and prints how many spans of each role are exactly right. The shipped model reads,
or another one (`--model`), or PyTorch weights (`--checkpoint`).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from rashomon.extract.tagger_decoding import CUE
from rashomon.extract.tagger_network import SHIPPED, Sessions
from rashomon.extract.tagger_reading import Attribution, attributions
from rashomon.extract.tagger_reading import Network as Scorer
from rashomon.extract.tagger_words import Words

from .corpus import ranges_of, records, whole
from .network import Network

ROLES = ("source", "cue", "content")


class Checkpoint:
    """PyTorch weights, asked like the shipped sessions."""

    def __init__(self, path: Path) -> None:
        self._network = Network.of(path)
        self._network.eval()

    @torch.inference_mode()
    def encode(self, ids: Any, firsts: Any) -> tuple[Any, Any]:
        pieces = torch.from_numpy(ids)[None]
        words, cues = self._network.encoder(pieces, torch.ones_like(pieces), torch.from_numpy(firsts)[None])
        return words[0].numpy(), cues[0].numpy()

    @torch.inference_mode()
    def join(self, words: Any, paragraphs: Any, first: Any, last: Any) -> Any:
        paragraphs = torch.from_numpy(paragraphs)[None]
        cues = torch.from_numpy(first), torch.from_numpy(last)
        window = torch.zeros_like(cues[0])
        present = torch.ones_like(paragraphs)
        scores = self._network.joiner(torch.from_numpy(words)[None], present, paragraphs, window, *cues)
        return scores.numpy()


def spans(words: Words, ranges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Words as characters."""
    return [[words.starts[first], words.ends[end - 1]] for first, end in ranges]


def annotations(text: str, words: Words, found: Sequence[Attribution]) -> list[dict[str, Any]]:
    """Attributions as statements of the annotations format."""
    return [
        {
            "source": spans(words, [one.source] if one.source else []),
            "cue": spans(words, [one.cue]),
            "content": spans(words, one.content),
            "score": round(one.score, 4),
            "by": "tagger",
        }
        for one in found
    ]


class ExactSpans:
    """Precision, recall and F1 of exact spans of each role; nested spans count, punctuation at edges does not."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def add(self, words: Words, gold: Sequence[dict[str, Any]], found: Sequence[Attribution]) -> None:
        for role in ROLES:
            wanted = {span for one in gold for span in ranges_of(words, one[role])}
            got: set[tuple[int, int]] = set()
            for one in found:
                got.update(
                    {"cue": [one.cue], "source": [one.source] if one.source else [], "content": one.content}[
                        role
                    ]
                )
            self.right[role] += len(wanted & got)
            self.found[role] += len(got)
            self.gold[role] += len(wanted)

    def __str__(self) -> str:
        lines = []
        for role in ROLES:
            precision = 100 * self.right[role] / max(self.found[role], 1)
            recall = 100 * self.right[role] / max(self.gold[role], 1)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            lines.append(f"  exact {role:8s} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}")
        return "\n".join(lines)


def evaluate(gold: Path, out: Path, network: Scorer, tokenizer: Any) -> None:
    """Writes annotations of a gold file, and prints the figures of exact spans."""
    exact = ExactSpans()
    with out.open("w", encoding="utf-8") as file:
        for record in records(gold):
            words = whole(record["text"], tokenizer)
            found = list(attributions(words, network, CUE))
            exact.add(words, record["attributions"], found)
            statements = annotations(record["text"], words, found)
            file.write(json.dumps({"id": record["id"], "statements": statements}) + "\n")
    print(exact)


def main() -> None:
    parser = argparse.ArgumentParser(description="Read a gold file with the tagger alone.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--checkpoint", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    sessions = Sessions(options.model)
    network = Checkpoint(options.checkpoint) if options.checkpoint else sessions
    evaluate(options.gold, options.out, network, sessions.tokenizer)


if __name__ == "__main__":
    main()
