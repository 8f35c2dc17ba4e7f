"""Writers, views and queries: everything that a store can be seen as, and that can be made from it anew."""

from . import annotations, graphml, network_page, rdf
from .writer import Writer

WRITERS: tuple[Writer, ...] = (annotations.WRITER, *rdf.WRITERS, graphml.WRITER, network_page.WRITER)
"""Every format that there is."""
