"""The library of queries: SPARQL files that say in their first lines what they answer and what they ask for.

    # title: What somebody said
    # description: NAME is a label or any other name of a node.
    # parameters: NAME
    SELECT ?name … WHERE { … FILTER (LCASE(?known) = LCASE(?name)) … }

A parameter is bound to the variable of the same name in lower case, which must be selected but is not shown.
NAME and OTHER take the name of a node, IRI the IRI or the id of a record. A user's own file can begin like this, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HEADER = re.compile(r"#\s*(title|description|parameters):\s*(.*)")


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A query with what it answers (`title`, `description`) and the arguments it needs, in order."""

    name: str
    title: str
    description: str
    parameters: tuple[str, ...]
    text: str


@cache
def library() -> Mapping[str, LibraryQuery]:
    """The shipped queries by name."""
    folder = files(__package__).joinpath("queries")
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".rq")), key=lambda one: one.name)
    queries = (parse(one.name.removesuffix(".rq"), one.read_text(encoding="utf-8")) for one in found)
    return {query.name: query for query in queries}


def parse(name: str, text: str) -> LibraryQuery:
    """A query from the text of a file; what its first lines do not say stays empty."""
    header: dict[str, str] = {}
    for line in text.splitlines():
        match = _HEADER.fullmatch(line.strip())
        if match is None:
            break
        header[match[1]] = match[2]
    parameters = tuple(header.get("parameters", "").split())
    return LibraryQuery(name, header.get("title", ""), header.get("description", ""), parameters, text)
