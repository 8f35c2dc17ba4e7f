"""Posts as W3C ORG has them: who is a member of which body, in which role.

    :pro/membership a org:Membership ; org:member :hentzau ; org:organization :palace ; org:role ras:SpokespersonRole .

They say again what an edge says (`:hentzau ras:spokespersonOf :palace`), in a graph of their own, under the same
policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model import Proposition
from .policies import Policy
from .rdf_terms import Triple, record, term

MEMBERSHIPS = record("graph/memberships")
ROLES: Mapping[str, str | None] = {
    "leader-of": "ras:HeadRole",
    "commander-of": "ras:CommanderRole",
    "spokesperson-of": "ras:SpokespersonRole",
    "holds-office-in": "ras:OfficeholderRole",
    "member-of": None,
}
"""The relations that tell of a membership, with the role that they name."""


def memberships(propositions: Iterable[Proposition], rule: Policy) -> Iterator[Triple]:
    """The memberships among the edges of a policy."""
    for one in propositions:
        if one.predicate in ROLES and rule.takes(one):
            subject = record(f"{one.id}/membership")
            yield subject, term("rdf:type"), term("org:Membership")
            yield subject, term("org:member"), record(one.subject or "")
            yield subject, term("org:organization"), record(one.object or "")
            if role := ROLES[one.predicate]:
                yield subject, term("org:role"), term(role)
