"""A reader's query in a process of its own, which ends when it takes too long or when nobody waits for it any more.

`python -m rashomon.exports.explorer.asking` takes {"directory", "query", "arguments"} on standard input and gives the
answer, or {"error"}, on standard output. It starts afresh: a fork of a server with threads may hang.
"""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from ...errors import QueryError
from ..library import library
from ..query import run

MOST_ROWS = 5000
"""Rows of an answer that are sent to the page; it says how many there are."""
SECONDS = 30.0
LOOK = 0.25
"""Seconds between looking whether the page still waits."""

Left = Callable[[], Awaitable[bool]]


async def ask(
    directory: Path, query: object, arguments: Sequence[str], left: Left, seconds: float = SECONDS
) -> dict[str, Any]:
    """The answer to a query; nothing of it runs on when the page has left. Raises `QueryError`."""
    if not isinstance(query, str) or (query not in library() and "{" not in query):
        # Without this, the name of a file would be read as one.
        raise QueryError("this is no query", remedy="give SPARQL 1.1, or a name from the library")
    asked = json.dumps({"directory": str(directory), "query": query, "arguments": list(arguments)})
    child = await asyncio.create_subprocess_exec(sys.executable, "-m", __name__, stdin=PIPE, stdout=PIPE)
    answering = asyncio.ensure_future(child.communicate(asked.encode()))
    try:
        given = await _awaited(answering, left, seconds)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    answer: dict[str, Any] = json.loads(given or '{"error": "the query needed more memory than there is"}')
    if "error" in answer:
        raise QueryError(answer["error"])
    return answer


async def _awaited(answering: asyncio.Future[tuple[bytes, bytes]], left: Left, seconds: float) -> bytes:
    clock = asyncio.get_running_loop().time
    end = clock() + seconds
    while clock() < end:
        done, _ = await asyncio.wait([answering], timeout=LOOK)
        if done:
            return answering.result()[0]
        if await left():
            break
    answering.cancel()
    remedy = "ask for less: fewer variables, more that is known, LIMIT"
    raise QueryError(f"the query was stopped: it took longer than {seconds:g} seconds", remedy=remedy)


def main() -> None:
    """Answer one query."""
    asked = json.load(sys.stdin)
    try:
        table = run(Path(asked["directory"]), asked["query"], *asked["arguments"])
        answer = {"columns": table.columns, "rows": table.rows[:MOST_ROWS], "all": len(table.rows)}
    except QueryError as error:
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
