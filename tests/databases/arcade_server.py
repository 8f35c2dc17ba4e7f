"""An ArcadeDB server for tests, on this machine alone: `python arcade_server.py FOLDER HTTP_PORT BOLT_PORT`.

It says "ready" when it is, and runs until it is ended. It needs the package arcadedb-embedded, which brings its Java.
"""

from __future__ import annotations

import os
import sys
import threading

import arcadedb_embedded

PASSWORD = "for-tests-only"


def main(folder: str, http_port: int, bolt_port: int) -> None:
    """Start a server with one database, "news"; one that is there already is used as it is."""
    os.chdir(folder)  # it writes a folder of logs where it runs
    server = arcadedb_embedded.ArcadeDBServer(
        root_path=folder,
        root_password=PASSWORD,
        config={
            "http_port": http_port,
            "host": "127.0.0.1",
            "bolt_port": bolt_port,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        },
    )
    server.start()
    if not os.path.isdir(os.path.join(folder, "databases", "news")):
        server.create_database("news")
    print("ready", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
