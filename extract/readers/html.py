"""Web pages: the article's text, its title, date, address and publisher, by trafilatura.

Paragraphs of the text are lines. The headline stands in `title` and not in the text, as in the other formats.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from trafilatura import bare_extraction

from ...deadline import TooSlowError, within
from ...errors import InputError
from ...model import Document
from . import markup
from .document import decode, report, too_long
from .intake import Intake, Place

for _library in ("trafilatura", "htmldate"):
    # They log what our own error says better; without a handler, Python would print it to the terminal.
    logging.getLogger(_library).addHandler(logging.NullHandler())

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LATIN: Final = {"iso-8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii"}
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*(\s|$)")
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
"""The date that a page states. Searching its prose guesses, and "not after today" would ask the clock."""


def read(stream: BinaryIO, path: str, name: str, intake: Intake) -> Iterator[Document | InputError]:
    """The article in a web page."""
    place = Place(path)
    raw = stream.read(intake.limits.bytes + 1)
    if len(raw) > intake.limits.bytes:
        yield too_long(place, intake.limits)
        return
    try:
        markup.check(raw, place, intake.limits)
        with within(intake.limits.seconds):
            page = _article(_decode(raw, place), place)
        found = {"title": page.title, "url": page.url, "publisher": page.sitename, "published": page.date}
        text = page.text.removeprefix(f"{page.title}\n")
        yield from report(name, text, found, place, intake)
    except InputError as error:
        yield error
    except TooSlowError as error:
        yield place.error(f"reading it was given up: {error}", "allow more (--max-seconds)")


def _article(page: str, place: Place) -> Any:
    """What trafilatura makes of a page. Raises InputError when no sentence is in it: a menu is no article."""
    found: Any = bare_extraction(
        page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
    )
    if found is None or not _SENTENCE_END.search(found.text or ""):
        raise place.error("no article was found in the page", "give its text in a .txt file")
    return found


def _decode(raw: bytes, place: Place) -> str:
    """The page as UTF-8, or else in the encoding that its head declares (HTML: "prescan a byte stream")."""
    try:
        return decode(raw, place)
    except InputError:
        declared = _CHARSET.search(raw, 0, 4096)
        if not declared:
            raise
        try:
            return raw.decode(_codec(declared[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass  # the first error says more: where the page stops being UTF-8
        raise


def _codec(label: str) -> str:
    """The codec for a label. The web's Latin-1 is Windows-1252, by the WHATWG Encoding Standard."""
    return "cp1252" if label.lower() in _LATIN else label
