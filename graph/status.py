"""What the reports of a store make of a proposition, taken together."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Status, Support


def status(supports: Iterable[Support]) -> Status:
    """*contested* when somebody asserts and somebody denies it; else *asserted* when a report says it in its own
    voice, *claimed* when only speakers do, *retracted* when who said it has taken it back, *denied* when it is only
    denied, *open* when it is none of these.
    """
    asserted = claimed = denied = retracted = False
    for support in standing(supports):
        denied = denied or support.stance == "denies"
        retracted = retracted or support.stance == "retracts"
        if support.stance == "asserts":
            asserted = asserted or support.statement is None
            claimed = claimed or support.statement is not None
    if asserted or claimed:
        return "contested" if denied else "asserted" if asserted else "claimed"
    return "retracted" if retracted else "denied" if denied else "open"


def standing(supports: Iterable[Support]) -> list[Support]:
    """The stances that still stand: of who has taken back what they said, the retraction alone.

    Reports are not weighed by their dates: who takes something back in one of them has taken it back.
    """
    held = list(supports)
    gone = {support.holder for support in held if support.stance == "retracts"}
    return [one for one in held if one.stance == "retracts" or one.holder not in gone] if gone else held
