"""Asking the graph: SPARQL 1.1 over the exported quads, with Oxigraph.

The default graph is the union of all graphs, and the prefixes of the exports are known, so that a query can
say `?s ras:denies ?claim` at once. Queries only read, and only what is in the directory: updates and SERVICE
are refused. Arguments are bound as values, never pasted into the text.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
)

from ..errors import QueryError
from ..ids import BASE
from . import indexed
from .library import LibraryQuery, library, parse
from .rdf_terms import PREFIXES

__all__ = ["LibraryQuery", "Table", "library", "load", "names_graphs", "refuse_service", "run"]

_DATA = {"graph.nq": RdfFormat.N_QUADS, "graph.trig": RdfFormat.TRIG}
_NAMES = """SELECT DISTINCT ?name WHERE {
  GRAPH <https://w3id.org/rashomon/id/graph/nodes> { ?node rdfs:label|skos:altLabel ?name }
}"""
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
_NOT_SYNTAX = re.compile(
    r"<[^<>\"{}|^`\\\x00-\x20]*>"  # an IRI, which may hold a #
    r"|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''"
    r"|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'"
    r"|#[^\n\r]*",
    re.DOTALL,
)
_FROM = re.compile(r"(?<![\w:?$.-])FROM(?![\w:.-])", re.IGNORECASE)
_SERVICE = re.compile(r"(?<![\w:?$.-])SERVICE(?![\w:.-])", re.IGNORECASE)


Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: the names of its columns, and rows of plain text; a value that is not known is empty."""

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


def run(directory: Path, query: str, *arguments: str) -> Table:
    """Runs a query over the graph in a directory: one from the library, a file, or SPARQL itself.

    ASK gives one cell, "true" or "false"; CONSTRUCT and DESCRIBE give sorted rows of subject, predicate,
    object. Raises `QueryError` for a query that cannot be read or run, missing or surplus arguments, a name
    or an IRI that the graph does not hold, and a directory without an exported graph.
    """
    found = _find(query)
    refuse_service(found.text)
    _check_count(found, arguments)
    store = _opened(directory)
    bound: dict[Variable, Term] = {
        Variable(parameter.lower()): _value(store, parameter, argument)
        for parameter, argument in zip(found.parameters, arguments, strict=True)
    }
    return _table(_answer(store, found, bound), hidden=bound)


def _find(query: str) -> LibraryQuery:
    if query in library():
        return library()[query]
    if "\n" in query or "{" in query:
        return parse("", query)
    if not os.path.isfile(query):
        if " " in query:
            return parse("", query)
        near = get_close_matches(query, library(), n=3) or list(library())
        remedy = f"give a file, SPARQL, or one of: {', '.join(near)}"
        raise QueryError(f"there is no query {query!r}", remedy=remedy)
    try:
        return parse(query, Path(query).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot be read: {error}", path=query, remedy="give a UTF-8 file") from error


def refuse_service(text: str) -> None:
    """Raises `QueryError` for a query that would ask another endpoint."""
    if _SERVICE.search(_NOT_SYNTAX.sub(" ", text)):
        raise QueryError("SERVICE is not allowed", remedy="ask only the graph in the directory")


def names_graphs(text: str) -> bool:
    """Whether a query says itself which graphs it is asked of (FROM, FROM NAMED)."""
    return _FROM.search(_NOT_SYNTAX.sub(" ", text)) is not None


def _check_count(query: LibraryQuery, arguments: tuple[str, ...]) -> None:
    if len(arguments) != len(query.parameters):
        wanted = " ".join(query.parameters) or "no argument"
        given = f"{len(arguments)} were given" if len(arguments) != 1 else "1 was given"
        raise QueryError(f"{query.name or 'the query'} takes {wanted}; {given}")


def load(directory: Path) -> Store:
    """The exported graph of a directory, in memory. Raises `QueryError` when there is none, or a damaged one."""
    path = _exported(directory)
    store = Store()
    try:
        store.bulk_load(path=path, format=_DATA[path.name])
    except (SyntaxError, OSError) as error:
        raise QueryError(f"cannot be loaded: {error}", path=str(path), remedy="build it anew") from error
    return store


def _opened(directory: Path) -> Store:
    """The exported graph of a directory: in memory, or on disk where it is large and there is room for an index."""
    path = _exported(directory)
    if path.name == "graph.nq" and path.stat().st_size > indexed.LARGE:
        with suppress(PermissionError):
            try:
                return indexed.opened(path)
            except SyntaxError as error:
                raise QueryError(
                    f"cannot be loaded: {error}", path=str(path), remedy="build it anew"
                ) from error
    return load(directory)


def _exported(directory: Path) -> Path:
    path = next((directory / name for name in _DATA if (directory / name).is_file()), None)
    if path is None:
        remedy = f"write it: rashomon build INPUT... --out {directory} --format nquads"
        raise QueryError("there is no exported graph here", path=str(directory), remedy=remedy)
    return path


def _value(store: Store, parameter: str, argument: str) -> NamedNode | Literal:
    """The term that an argument stands for."""
    if parameter == "IRI":
        return _record(store, argument)
    if parameter in ("NAME", "OTHER"):
        _check_name(store, argument)
    return Literal(argument)


def _record(store: Store, argument: str) -> NamedNode:
    iri = argument if ":" in argument else BASE + argument
    if _NO_IRI.search(iri):
        raise QueryError(f"{argument!r} is no IRI", remedy="give an IRI, or the id of a record")
    term = NamedNode(iri)
    known = chain(store.quads_for_pattern(term, None, None), store.quads_for_pattern(None, None, term))
    if next(known, None) is None:
        raise QueryError(f"nothing is known of {iri}", remedy="give an IRI that another query shows")
    return term


def _check_name(store: Store, name: str) -> None:
    names = {row[0] for row in _table(_answer(store, parse("", _NAMES), {})).rows}
    if name.lower() not in {known.lower() for known in names}:
        near = get_close_matches(name, sorted(names), n=3, cutoff=0.5)
        remedy = f"did you mean {' or '.join(near)}?" if near else "the query `actors` lists the names"
        raise QueryError(f"nobody and nothing is called {name!r} here", remedy=remedy)


def _answer(store: Store, query: LibraryQuery, bound: dict[Variable, Term]) -> Answer:
    try:
        return store.query(
            query.text,
            prefixes=PREFIXES,
            use_default_graph_as_union=not names_graphs(query.text),
            substitutions=bound,
        )
    except (SyntaxError, ValueError, RuntimeError) as error:
        problem = f"the query cannot be read: {_brief(error)}"
        remedy = "SELECT, ASK, CONSTRUCT and DESCRIBE are understood; updates are not"
        raise QueryError(problem, path=query.name or None, remedy=remedy) from error


def _brief(error: Exception) -> str:
    """What the parser says, without the long lists of characters that it would have taken."""
    return re.sub(r", \[.*", " …", str(error), flags=re.DOTALL)


def _table(answer: Answer, hidden: Collection[Variable] = ()) -> Table:
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), [("true" if answer else "false",)])
    if isinstance(answer, QueryTriples):
        triples = (tuple(map(_text, (one.subject, one.predicate, one.object))) for one in answer)
        return Table(("subject", "predicate", "object"), sorted(triples))
    shown = [variable for variable in answer.variables if variable not in hidden]
    rows = [tuple(_text(solution[variable]) for variable in shown) for solution in answer]
    return Table(tuple(variable.value for variable in shown), rows)


def _text(term: object) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
