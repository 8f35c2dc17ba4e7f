"""Pictures without a browser: PNG or SVG of the network, the statements, the contradictions and the acts.

Each picture is drawn with matplotlib (`pip install 'rashomon[plot]'`), the same from the same store every time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..errors import ExportError
from ..graph.network import Graph, network
from ..graph.store import FILE, Store

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = (".png", ".svg")


def plot(directory: Path, what: str, out: Path) -> None:
    """Draws one of `PICTURES` of the store in a directory to a file whose name ends in .png or .svg.

    Raises `StoreError` when there is no store, and `ExportError` for a picture or a format that there is not,
    a file that cannot be written, or when matplotlib is not installed.
    """
    if what not in PICTURES:
        raise ExportError(f"there is no picture {what!r}", remedy=f"choose among {', '.join(PICTURES)}")
    if out.suffix not in FORMATS:
        raise ExportError("this is no format of pictures", path=str(out), remedy="let it end in .png or .svg")
    try:
        import matplotlib
    except ImportError as error:
        raise ExportError(
            "matplotlib is not installed", remedy="install it: pip install 'rashomon[plot]'"
        ) from error
    with Store(directory / FILE, create=False) as store:
        graph = network(store, store.vocabulary())
    # No clock and no random ids in the file: the same store gives the same bytes.
    with matplotlib.rc_context({"svg.hashsalt": "rashomon", "font.family": "DejaVu Sans"}):
        figure = PICTURES[what](graph)
        try:
            figure.savefig(out, dpi=160, metadata={"Date": None} if out.suffix == ".svg" else None)
        except OSError as error:
            raise ExportError(f"cannot be written ({error.strerror})", path=str(out)) from error


def _network(graph: Graph) -> Figure:
    from .plots.network import draw

    return draw(graph)


def _timeline(graph: Graph) -> Figure:
    from .plots.timeline import draw

    return draw(graph)


def _disputes(graph: Graph) -> Figure:
    from .plots.disputes import draw

    return draw(graph)


def _acts(graph: Graph) -> Figure:
    from .plots.acts import draw

    return draw(graph)


PICTURES: Mapping[str, Callable[[Graph], Figure]] = MappingProxyType(
    {"network": _network, "timeline": _timeline, "disputes": _disputes, "acts": _acts}
)
"""What can be drawn, by name."""
