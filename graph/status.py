"""What the reports of a store make of a proposition, taken together."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Status, Support


def status(supports: Iterable[Support]) -> Status:
    """*contested* when somebody asserts and somebody denies it; else *asserted* when a report says it in its own
    voice, *claimed* when only speakers do, *denied* when it is only denied, *open* when it is neither.
    """
    asserted = claimed = denied = False
    for support in supports:
        denied = denied or support.stance == "denies"
        if support.stance == "asserts":
            asserted = asserted or support.statement is None
            claimed = claimed or support.statement is not None
    if denied:
        return "contested" if asserted or claimed else "denied"
    return "asserted" if asserted else "claimed" if claimed else "open"
