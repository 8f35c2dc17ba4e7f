"""Serving the explorer of a directory, on this machine alone unless told otherwise."""

from __future__ import annotations

from pathlib import Path
from socket import gethostname
from threading import Lock

import uvicorn

from ...graph.store import FILE, Store
from .app import application
from .catalogue import Catalogue
from .guard import LOCAL
from .judging import Judge, Judging, Undo
from .network_view import network_json


class LiveCatalogue:
    """The catalogue of a store, read again when the file has changed. Raises `StoreError` when there is none."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE
        self._lock = Lock()
        self._read = self._fresh()

    def __call__(self) -> Catalogue:
        with self._lock:
            if self._stamp() != self._read[0]:
                self._read = self._fresh()
            return self._read[1]

    def _stamp(self) -> tuple[int, int]:
        state = self._path.stat()
        return state.st_mtime_ns, state.st_size

    def _fresh(self) -> tuple[tuple[int, int], Catalogue]:
        with Store(self._path, create=False) as store:
            stamp = self._stamp()
            catalogue = Catalogue.of(store, store.vocabulary())
        network_json(catalogue)  # made before anybody waits for it
        return stamp, catalogue


def serve(directory: Path, host: str, port: int, judge: Judge, undo: Undo) -> None:
    """Serves the explorer until it is interrupted. Raises `StoreError` when there is no store."""
    judging = Judging.of(directory, judge, undo)
    app = application(LiveCatalogue(directory), directory, {*LOCAL, host, gethostname()}, judging)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
