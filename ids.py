"""Ids that come from content: the same thing has the same id in every run, on every machine.

An id is a prefix that says what kind of thing it names, and 16 letters of base 32 (80 bits of BLAKE2b) over
the parts that make the thing what it is. There is no counter, no clock and no random number in it.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode

BASE = "https://w3id.org/rashomon/id/"
"""Where the IRIs of records and nodes live."""


def content_id(prefix: str, *parts: object) -> str:
    """An id such as `doc-k3v5…` over the parts, in order. Parts are compared by their text.

    >>> content_id("pro", "hezbollah", "backed-by", "iran") == content_id("pro", "hezbollah", "backed-by", "iran")
    True
    >>> content_id("x", "ab", "c") == content_id("x", "a", "bc")
    False
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    digest = hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return f"{prefix}-{b32encode(digest).decode('ascii').lower()}"


def iri(local_id: str) -> str:
    """The IRI of a record or node, given its id.

    >>> iri("iran")
    'https://w3id.org/rashomon/id/iran'
    """
    return BASE + local_id
