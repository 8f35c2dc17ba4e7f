"""`graph.html`: the network as one page that opens from the file system and loads nothing.

What reports say is untrusted. It is handed to the page as JSON that cannot end its script element, and the
page sets it as text only. A policy in the page's head lets run only the scripts whose hashes it lists, and
lets nothing be loaded at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from ..graph.network import NetworkBuilder
from .network_data import network_data
from .traversal import Batch, Traversal
from .writer import Writer

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'"

OWN_STYLES = ("colours.css", "network.css")
OWN_SCRIPTS = ("forces.js", "panel.js", "legend.js", "spacing.js", "network.js")

_ESCAPES = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


class NetworkPageSink:
    """Writes the page when the network is complete."""

    def __init__(self, stream: BinaryIO, traversal: Traversal) -> None:
        self._stream = stream
        self._network = traversal.network

    def add(self, batch: Batch) -> None:
        """The network grows by itself."""

    def close(self) -> None:
        """Writes the page."""
        self._stream.write(page(self._network).encode())


WRITER = Writer("html", "graph.html", NetworkPageSink)


def page(network: NetworkBuilder) -> str:
    """The page of a network."""
    scripts = [_installed("vis-network.min.js"), *map(_ours, OWN_SCRIPTS)]
    return _template().render(
        policy=f"{POLICY}; script-src {' '.join(map(source_hash, scripts))}",
        styles=[Markup(_installed("vis-network.css")), *(Markup(_ours(name)) for name in OWN_STYLES)],
        data=Markup(inert(network_data(network))),
        scripts=list(map(Markup, scripts)),
    )


def inert(data: Any) -> str:
    """JSON that may stand in a script element: nothing in it can end the element or be read as markup.

    >>> inert("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES.items():
        text = text.replace(char, escape)
    return text


def source_hash(script: str) -> str:
    """A script as the page's policy names it."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader(__package__, "templates"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("network.html")


@cache
def _ours(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _installed(name: str) -> str:
    """A part of vis-network, as the pyvis package brings it."""
    library = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", name)
    return library.read_text(encoding="utf-8").replace("\r\n", "\n")
