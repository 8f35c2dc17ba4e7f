"""YAML that remembers its lines, so that an error in an entry can say where the entry stands.

PyYAML's composed nodes are read as they are: every scalar stays the text that was written. `on`, `no` and
`off` are therefore words here, never booleans.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml

from ..errors import VocabularyError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml composes a large file ten times faster


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a YAML file: its keys, the nodes they lead to, and the line where it begins (from 1)."""

    path: Path
    line: int
    nodes: Mapping[str, yaml.Node]

    def __contains__(self, key: str) -> bool:
        return key in self.nodes

    def allow(self, *keys: str) -> None:
        """Raise when the entry has a key that is not among `keys`."""
        for key in self.nodes:
            if key not in keys:
                raise self.error(f"unknown key {key!r}", key, remedy=choose(key, keys))

    def text(self, key: str) -> str:
        """The text under a key; the key must be there and the text not empty."""
        if key not in self.nodes:
            raise self.error(f"{key} is missing", remedy=f"add {key!r} to the entry")
        return self._scalar(key, self.nodes[key])

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """The text under a key, which must be one of the allowed words."""
        value = self.text(key)
        if value not in allowed:
            raise self.error(f"unknown {key} {value!r}", key, remedy=choose(value, allowed))
        return value

    def texts(self, key: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """The list of texts under a key, each once; the key must be there and the list not empty."""
        found: list[str] = []
        for node in self._sequence(key):
            value = self._scalar(key, node)
            if value in found:
                raise self._error_at(node, f"{value!r} stands twice in {key}", "keep one of them")
            if allowed is not None and value not in allowed:
                raise self._error_at(node, f"unknown {key} {value!r}", choose(value, allowed))
            found.append(value)
        return tuple(found)

    def entry(self, key: str) -> Entry:
        """The mapping under a key; the key must be there."""
        if key not in self.nodes:
            raise self.error(f"{key} is missing", remedy=f"add {key!r} to the entry")
        return _entry(self.path, self.nodes[key])

    def entries(self, key: str) -> Iterator[Entry]:
        """The mappings in the list under a key; the key must be there."""
        return (_entry(self.path, node) for node in self._sequence(key))

    def error(self, problem: str, key: str | None = None, *, remedy: str | None = None) -> VocabularyError:
        """An error at the line of the entry, or of the value under `key`."""
        if key is not None and key in self.nodes:
            return self._error_at(self.nodes[key], problem, remedy)
        return VocabularyError(problem, path=str(self.path), line=self.line, remedy=remedy)

    def _sequence(self, key: str) -> list[yaml.Node]:
        if key not in self.nodes:
            raise self.error(f"{key} is missing", remedy=f"add {key!r} to the entry")
        node = self.nodes[key]
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self.error(f"{key} is not a list", key, remedy=f"write {key}: [one, another]")
        return list(node.value)

    def _scalar(self, key: str, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._error_at(node, f"{key} is not a text", "write a plain or quoted text")
        text = str(node.value).strip()
        if not text:
            raise self._error_at(node, f"{key} is empty", "write a text")
        return text

    def _error_at(self, node: yaml.Node, problem: str, remedy: str | None) -> VocabularyError:
        return VocabularyError(problem, path=str(self.path), line=line_of(node), remedy=remedy)


def read_entries(path: Path, text: str | None = None) -> tuple[Entry, ...]:
    """The entries of a file that is a list of mappings; `text` is what it holds, where that is known already.

    Raises `VocabularyError` for a file that cannot be read, is no YAML, or has another shape.
    """
    root = _compose(path, text)
    if not isinstance(root, yaml.SequenceNode):
        raise VocabularyError(
            "not a list", path=str(path), line=line_of(root), remedy="begin each entry with '- '"
        )
    return tuple(_entry(path, node) for node in root.value)


def read_mapping(path: Path) -> Entry:
    """The one mapping that a file consists of. Raises `VocabularyError` as `read_entries` does."""
    return _entry(path, _compose(path))


def choose(word: str, allowed: Collection[str]) -> str:
    """A remedy for a misspelt word: the word that was meant, or all that there are.

    >>> choose("patent", ["agent", "patient"])
    "did you mean 'patient'?"
    >>> choose("where", ["agent", "patient"])
    'choose one of: agent, patient'
    """
    near = get_close_matches(word, sorted(allowed), n=1, cutoff=0.7)
    return f"did you mean {near[0]!r}?" if near else "choose one of: " + ", ".join(sorted(allowed))


def line_of(node: yaml.Node) -> int:
    """The line where a node begins, counted from 1."""
    return int(node.start_mark.line) + 1


def read_text(path: Path) -> str:
    """The text of a file. Raises `VocabularyError` where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise VocabularyError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 at byte {error.start}"
        raise VocabularyError(problem, path=str(path), remedy="save the file as UTF-8") from error


def _compose(path: Path, text: str | None = None) -> yaml.Node:
    try:
        root = yaml.compose(read_text(path) if text is None else text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise VocabularyError(f"not YAML: {error.problem}", path=str(path), line=line) from error
    except yaml.YAMLError as error:
        raise VocabularyError(f"not YAML: {error}", path=str(path)) from error
    if root is None:
        raise VocabularyError("the file is empty", path=str(path), remedy="write at least one entry")
    return root


def _entry(path: Path, node: yaml.Node) -> Entry:
    if not isinstance(node, yaml.MappingNode):
        raise VocabularyError(
            "not a mapping", path=str(path), line=line_of(node), remedy="write 'key: value'"
        )
    nodes: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value in nodes:
            problem = f"key {key.value!r} stands twice"
            raise VocabularyError(problem, path=str(path), line=line_of(key), remedy="keep one of them")
        nodes[key.value] = value
    return Entry(path, line_of(node), nodes)
