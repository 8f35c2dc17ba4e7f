"""The vocabulary that reading, linking and exporting share: data in YAML files beside this module.

Adding a relation, an act or a cue word touches no Python: a line in `relations.yaml`, `acts.yaml` or
`cues.yaml` is enough, and a user's own file of relations can be loaded on top.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from .acts import Act, ActExample, acts
from .cues import Cue, CuePart, cues
from .expressions import Expression, Part
from .lexicons import lexicons
from .relations import Example, Inverse, RelationType, relation_types
from .terms import CORE, defined
from .yaml_lines import read_entries, read_mapping

__all__ = [
    "Act",
    "ActExample",
    "Cue",
    "CuePart",
    "Example",
    "Expression",
    "Inverse",
    "Part",
    "RelationType",
    "Vocabulary",
    "load",
]

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that a report may say, as far as Rashomon can read it.

    `relations` and `acts` are by name, `cues` by part of speech and lemma (`("verb", "deny")`), `lexicons` by
    name, each a set of lower-case words.
    """

    relations: Mapping[str, RelationType]
    acts: Mapping[str, Act]
    cues: Mapping[tuple[str, str], Cue]
    lexicons: Mapping[str, frozenset[str]]


def load(*extra: Path, texts: Mapping[str, str] = MappingProxyType({})) -> Vocabulary:
    """The shipped vocabulary, with the relations of the user's own files added.

    `texts` are such files that were read before, by name: a store keeps those that it was built with. A user's
    file has the format of `relations.yaml`; its relations are added, none is replaced. Raises `VocabularyError`
    with file, line and remedy for the first entry that does not hold together.
    """
    shipped = _shipped()
    if not extra and not texts:
        return shipped
    files = {
        _HERE / "relations.yaml": None,
        **dict.fromkeys(extra),
        **{Path(name): texts[name] for name in texts},
    }
    entries = (entry for path, text in files.items() for entry in read_entries(path, text))
    relations = relation_types(entries, reserved=defined(CORE))
    return Vocabulary(relations, shipped.acts, shipped.cues, shipped.lexicons)


@cache
def _shipped() -> Vocabulary:
    known = acts(read_entries(_HERE / "acts.yaml"))
    return Vocabulary(
        relations=relation_types(read_entries(_HERE / "relations.yaml"), reserved=defined(CORE)),
        acts=known,
        cues=cues(read_entries(_HERE / "cues.yaml"), known),
        lexicons=lexicons(read_mapping(_HERE / "lexicons.yaml")),
    )
