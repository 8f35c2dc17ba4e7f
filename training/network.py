"""The network: a small BERT encoder, a head that tags cues, and a joiner that finds a cue's source and content.

The joiner sees each cue together with every word of the window: word and cue vectors, their product, the distance
between them, and then, over the whole window, one narrow transformer layer, so that a word's score depends on
what else could be the source or the content. One set of scores comes out for each cue; nested and overlapping
attributions are therefore no special case.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
HEAD = WIDTH // HEADS
"""Features in each head of the encoder."""
VOCABULARY, POSITIONS = 30522, 512
NARROW, NARROW_HEADS = 192, 4
Shape = tuple[int, int]
"""Heads and inner units of a layer."""
FULL: Sequence[Shape] = ((HEADS, INNER),) * LAYERS
"""The shapes of the encoder's layers as it comes."""
CUE_TAGS = 3
"""Outside, first word, further word."""
ROLES = 6
"""Inside, first and last word of a source; the same of a content."""
EDGES = (1, 2, 3, 4, 5, 8, 12, 18, 27, 41)
"""Upper ends of the buckets of distances between a cue and a word, in words."""
FAR = 2
"""Paragraphs further away than this are not told apart."""


class LockedDropout(nn.Module):
    """Dropout of the same features in every word of a window (Gal and Ghahramani, 2016).

    It draws a few hundred random numbers where plain dropout draws a hundred thousand, which would be a quarter of
    the time of training on a CPU.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.rate
        return x * (kept.to(x.dtype) / (1 - self.rate))


class Layer(nn.Module):
    """One layer of BERT: attention and a feed-forward part, each added to its input and normalized.

    It has so many `heads`, with `head` features each, and `inner` units between its two feed-forward products.
    """

    def __init__(self, width: int, heads: int, head: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.head = heads, head
        self.qkv = nn.Linear(width, 3 * heads * head)
        self.out = nn.Linear(heads * head, width)
        self.norm_attention = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = LockedDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.norm_attention(x + self.dropout(self.out(self.attended(x, mask))))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))

    def attended(self, x: Tensor, mask: Tensor) -> Tensor:
        """What the heads gather, side by side."""
        query, key, value = self.qkv(x).unflatten(2, (3, self.heads, self.head)).permute(2, 0, 3, 1, 4)
        scores = query * self.head**-0.5 @ key.transpose(2, 3) + mask
        gathered: Tensor = scores.softmax(-1).to(value.dtype) @ value
        return gathered.transpose(1, 2).flatten(2)


def attention_mask(present: Tensor) -> Tensor:
    """What is added to attention scores: nothing where a piece is present, a large negative number elsewhere."""
    return (1.0 - present[:, None, None, :].float()) * -1e4


class Encoder(nn.Module):
    """Word pieces in; word vectors (those of first pieces) and cue scores out."""

    def __init__(self, shapes: Sequence[Shape] = FULL, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = LockedDropout(dropout)
        self.layers = nn.ModuleList(Layer(WIDTH, heads, HEAD, inner, dropout) for heads, inner in shapes)
        self.cue = nn.Linear(WIDTH, CUE_TAGS)

    def forward(self, ids: Tensor, present: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """`ids` and `present` are (windows, pieces), `firsts` (windows, words): the place of each first piece."""
        x, mask = self.embed(ids), attention_mask(present)
        for layer in self.layers:
            x = layer(x, mask)
        words = x.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH))
        return words, self.cue(self.dropout(words))

    def embed(self, ids: Tensor) -> Tensor:
        """The vectors of word pieces at their places, before any layer."""
        places = torch.arange(ids.shape[1], device=ids.device)
        embedded: Tensor = self.dropout(self.norm(self.pieces(ids) + self.positions(places) + self.segment))
        return embedded


class Joiner(nn.Module):
    """Scores of every word of a window for being in the source and the content of each cue."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, NARROW)
        self.cue_first = nn.Linear(WIDTH, NARROW)
        self.cue_last = nn.Linear(WIDTH, NARROW)
        self.word_factor = nn.Linear(WIDTH, NARROW)
        self.cue_factor = nn.Linear(WIDTH, NARROW)
        self.product = nn.Linear(NARROW, NARROW)
        self.distance = nn.Embedding(2 * len(EDGES) + 3, NARROW)
        self.paragraph = nn.Embedding(2 * FAR + 1, NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layer = Layer(NARROW, NARROW_HEADS, NARROW // NARROW_HEADS, 2 * NARROW, dropout)
        self.dropout = LockedDropout(dropout)
        self.roles = nn.Linear(NARROW, ROLES)
        self.register_buffer("edges", torch.tensor(EDGES), persistent=False)

    def forward(
        self, words: Tensor, present: Tensor, paragraphs: Tensor, window: Tensor, first: Tensor, last: Tensor
    ) -> Tensor:
        """`words` is (windows, words, width), `present` and `paragraphs` (windows, words); for each cue, its
        window, first and last word. Scores come out as (cues, words, roles).
        """
        at_first, at_last = words[window, first], words[window, last]
        x = self.word(words)[window] + (self.cue_first(at_first) + self.cue_last(at_last))[:, None]
        x = x + self.product(self.word_factor(words)[window] * self.cue_factor(at_first + at_last)[:, None])
        x = x + self.distance(self._distance(words.shape[1], first, last))
        apart = paragraphs[window] - paragraphs[window, first][:, None]
        x = x + self.paragraph(apart.clamp(-FAR, FAR) + FAR)
        x = self.layer(self.dropout(functional.gelu(self.norm(x))), attention_mask(present[window]))
        return self.roles(x)

    def _distance(self, size: int, first: Tensor, last: Tensor) -> Tensor:
        """The bucket of each word's distance from each cue: below the middle before it, above after it."""
        place = torch.arange(size, device=first.device)[None, :]
        before = (first[:, None] - place).clamp(min=0)
        after = (place - last[:, None]).clamp(min=0)
        return len(EDGES) + 1 + self._bucket(after) - self._bucket(before)

    def _bucket(self, distance: Tensor) -> Tensor:
        return (distance[:, :, None] >= self.edges).sum(-1)


class Network(nn.Module):
    """Encoder and joiner, trained together."""

    def __init__(self, shapes: Sequence[Shape] = FULL) -> None:
        super().__init__()
        self.encoder = Encoder(shapes)
        self.joiner = Joiner()

    @classmethod
    def of(cls, checkpoint: Path) -> Network:
        """The network whose weights a checkpoint holds, however narrow its layers were made."""
        weights = torch.load(checkpoint, weights_only=True)
        layers = [f"encoder.layers.{number}" for number in range(LAYERS)]
        network = cls(
            [
                (weights[f"{layer}.out.weight"].shape[1] // HEAD, weights[f"{layer}.up.weight"].shape[0])
                for layer in layers
            ]
        )
        network.load_state_dict(weights)
        return network


def linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    """A linear layer with weights that are there already."""
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight, made.bias = nn.Parameter(weight.detach()), nn.Parameter(bias.detach())
    return made


def load_encoder(encoder: Encoder, model: Path) -> None:
    """Fills an encoder with the weights of a BERT model in the safetensors format of the Hugging Face hub."""
    given = load_file(model)
    with torch.no_grad():
        encoder.pieces.weight.copy_(given["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(given["embeddings.position_embeddings.weight"])
        encoder.segment.copy_(given["embeddings.token_type_embeddings.weight"][0])
        _copy(encoder.norm, given, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            name = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [given[f"{name}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            _copy(layer.out, given, name + "attention.output.dense")
            _copy(layer.norm_attention, given, name + "attention.output.LayerNorm")
            _copy(layer.up, given, name + "intermediate.dense")
            _copy(layer.down, given, name + "output.dense")
            _copy(layer.norm, given, name + "output.LayerNorm")


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.get_parameter("weight").copy_(given[name + ".weight"])
    module.get_parameter("bias").copy_(given[name + ".bias"])
