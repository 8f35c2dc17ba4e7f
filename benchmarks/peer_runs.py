"""Peers, run in an environment of their own: `make bench-peers` lays it out in build/peers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gold import Json

from rashomon.model import Document

PYTHON = Path(__file__).parent.parent / "build" / "peers" / "bin" / "python"
SYSTEMS = ("textacy", "a rule of spaCy")


@dataclass(frozen=True)
class Run:
    """What a system found in each report, by the report's name, and the seconds that it took."""

    found: dict[str, list[Json]]
    seconds: float


def installed() -> bool:
    """Whether the peers are there."""
    return PYTHON.exists()


def theirs(name: str, documents: Sequence[Document]) -> Run:
    """What a peer finds in some texts."""
    lines = "".join(json.dumps({"id": each.name, "text": each.text}) + "\n" for each in documents)
    script = Path(__file__).parent / "peer_systems.py"
    done = subprocess.run([PYTHON, script, name], input=lines, stdout=subprocess.PIPE, text=True, check=True)
    *found, told = map(json.loads, done.stdout.splitlines())
    return Run({each["id"]: each["attributions"] for each in found}, told["seconds"])
