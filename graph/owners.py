"""Offices with their owners: readers of text may take "Foreign Ministry" out of "Peru's Foreign Ministry"."""

from __future__ import annotations

from dataclasses import replace

from ..model import Extraction, Mention
from .organs import Organs

POSSESSIVES = ("'s ", "’s ", "' ", "’ ")


def with_owners(extraction: Extraction, organs: Organs) -> Extraction:
    """The report with every office read together with the possessor that stands right before it.

    Without its owner, "Foreign Ministry" would be that of whichever state the report is mostly about.
    """
    owners = {
        mention.end: mention
        for mention in extraction.mentions
        if mention.kind == "name" and mention.role == "possessor"
    }
    if not owners:
        return extraction
    text = extraction.document.text
    mentions = tuple(_with_owner(mention, owners, text, organs) for mention in extraction.mentions)
    return replace(extraction, mentions=mentions)


def _with_owner(mention: Mention, owners: dict[int, Mention], text: str, organs: Organs) -> Mention:
    if mention.kind == "name":
        for possessive in POSSESSIVES:
            owner = owners.get(mention.start - len(possessive))
            if owner is not None and text[owner.end : mention.start] == possessive:
                found = organs.parse(mention.text)
                if found is not None and found.node is None:
                    return replace(mention, text=f"{owner.text}{possessive}{mention.text}")
    return mention
