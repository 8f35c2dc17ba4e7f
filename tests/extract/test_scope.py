"""How far contents commit their speakers."""

from __future__ import annotations

import pytest

from rashomon.model import Scope

from factory import parsed, read

SAID = "rebels|NNS|nsubj|2|rebel said|VBD|ROOT|2|say "


@pytest.mark.parametrize(
    ("line", "scope"),
    [
        (
            "Orlov|NNP|nsubj|2 condemned|VBD|ROOT|2|condemn the|DT|det|4 raid|NN|dobj|2 .|.|punct|2",
            "noun",
        ),
        (SAID + "units|NNS|nsubj|4|unit left|VBD|ccomp|2|leave .|.|punct|2", "clause"),
        (SAID + "units|NNS|nsubj|5|unit might|MD|aux|5 leave|VB|ccomp|2 .|.|punct|2", "clause"),
        (SAID + "units|NNS|nsubj|5|unit were|VBD|cop|5|be late|JJ|ccomp|2 .|.|punct|2", "clause"),
        (
            "Orlov|NNP|nsubj|2 ordered|VBD|ROOT|2|order units|NNS|nsubj|5|unit to|TO|aux|5 leave|VB|ccomp|2 "
            ".|.|punct|2",
            "nonfinite",
        ),
        (
            "Orlov|NNP|nsubj|2 denied|VBD|ROOT|2|deny backing|VBG|xcomp|2|back rebels|NNS|dobj|3|rebel .|.|punct|2",
            "nonfinite",
        ),
        (
            "\"|``|punct|5 Never|RB|ccomp|5|never ,|,|punct|5 \"|''|punct|5 said|VBD|ROOT|5|say "
            "Orlov|NNP|nsubj|5 .|.|punct|5",
            "clause",
        ),
    ],
)
def test_the_scope_of_a_statement_is_known(line: str, scope: Scope) -> None:
    """Who condemns a raid names it; who says that units left is committed to it; who orders it, to neither."""
    (statement,) = read(parsed(line, entities={"Orlov": "PERSON"})).statements
    assert statement.scope == scope
