"""The five levels by which AIF, the interchange format of DARPA's AIDA, tells how a claimer takes a claim.

Polarity and certainty are read apart, as GRaSP has them; AIF has one scale for both. Where the words say nothing of
how certain something is, as of an attack that was only ordered, the level is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..model import Certainty, Polarity

Level = Literal["TrueCertain", "TrueUncertain", "FalseCertain", "FalseUncertain", "UnknownCertainty"]

LEVELS: Mapping[tuple[Polarity, Certainty], Level] = {
    ("positive", "certain"): "TrueCertain",
    ("positive", "probable"): "TrueUncertain",
    ("positive", "possible"): "TrueUncertain",
    ("positive", "underspecified"): "UnknownCertainty",
    ("negative", "certain"): "FalseCertain",
    ("negative", "probable"): "FalseUncertain",
    ("negative", "possible"): "FalseUncertain",
    ("negative", "underspecified"): "UnknownCertainty",
}
"""The level of every polarity with every certainty; its name is that of a term of the ontology."""
