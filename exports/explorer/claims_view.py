"""Propositions with everybody who takes a side, and the disputes among them."""

from __future__ import annotations

from ...model import Proposition
from ..network_data import account_data
from .catalogue import Catalogue, Json


def claim_brief(catalogue: Catalogue, proposition: Proposition) -> Json:
    """A proposition in a list."""
    return {
        "id": proposition.id,
        "words": catalogue.words(proposition.id),
        "status": proposition.status,
        "predicate": proposition.predicate,
    }


def claim_view(catalogue: Catalogue, proposition: Proposition) -> Json:
    """A proposition with its accounts; `sources` counts those who assert it independently of each other."""
    accounts = []
    for account in catalogue.network.accounts[proposition.id]:
        reading = catalogue.readings[account.byline.document]
        accounts.append(
            account_data(account, catalogue.graph, catalogue.vocabulary)
            | {
                "node": account.holder,
                "statement": account.statement,
                "title": account.byline.title or account.byline.name,
                "outlet": catalogue.outlet(reading),
                "published": account.byline.published,
            }
        )
    return claim_brief(catalogue, proposition) | {
        "subject": _side(catalogue, proposition.subject),
        "object": _side(catalogue, proposition.object),
        "sources": [[catalogue.label(one) for one in group] for group in proposition.sources],
        "accounts": accounts,
    }


def disputes_view(catalogue: Catalogue) -> list[Json]:
    """Every contested proposition, those with most accounts first."""
    contested = [one for one in catalogue.propositions.values() if one.status == "contested"]
    views = [claim_view(catalogue, one) for one in contested]
    return sorted(views, key=lambda view: (-len(view["accounts"]), view["words"], view["id"]))


def _side(catalogue: Catalogue, node: str | None) -> Json | None:
    return None if node is None else {"id": node, "label": catalogue.label(node)}
