"""Quotation marks of every kind, paired or not."""

from __future__ import annotations

import pytest

from rashomon.extract.parser import Parser
from rashomon.extract.quotes import Quoted, quotations
from rashomon.model import Document

from factory import parsed


def regions(line: str) -> list[str]:
    """The quoted words of a line of words, each a token of no grammar."""
    parse = parsed(" ".join(f"{word}|{'POS' if word == '’s' else 'NN'}|dep|1" for word in line.split()))
    return [" ".join(parse.words[region.first : region.end]) for region in quotations(parse)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("“ it is over ” he said", ["it is over"]),
        ('" it is over " he said', ["it is over"]),
        ("'' it is over '' he said", ["it is over"]),
        ("`` it is over '' he said '' go ''", ["it is over", "go"]),
        ("« it is over » he said", ["it is over"]),
        ("‘ it is over ’ he said", ["it is over"]),
        ("the man ‘ Bo ’ left", []),
        ("Ana ’s man and Bo ’s dog left", []),
        ("“ it is over he said", ["it is over he said"]),
        ("it is over ” he said", []),
        ('" one two three " and " four five "', ["one two three", "four five"]),
        ("“ he said ‘ it is over ’ to me ”", ["he said ‘ it is over ’ to me"]),
        ("“ ”", []),
    ],
)
def test_regions(line: str, expected: list[str]) -> None:
    """Double marks pair, single ones only around several words; an open one runs to the paragraph's end."""
    assert regions(line) == expected


def test_an_open_mark_stops_at_the_paragraph() -> None:
    """A missing mark spoils its own paragraph only."""
    parse = parsed("“|NN|dep|1 never|NN|dep|1 closed|NN|dep|1", "all|NN|dep|1 quiet|NN|dep|1")
    (region,) = quotations(parse)
    assert (region.first, region.end, region.closed) == (1, 3, False)


def test_how_much_is_quoted() -> None:
    """All is direct, some is mixed, none is indirect."""
    parse = parsed(" ".join(f"{word}|NN|dep|1" for word in ["“", "one", "two", "three", "”", "four"]))
    quoted = Quoted(quotations(parse))
    assert quoted.kind(parse, [(1, 4)]) == "direct"
    assert quoted.kind(parse, [(1, 6)]) == "mixed"
    assert quoted.kind(parse, [(5, 6)]) == "indirect"
    assert quoted.kind(parse, []) == "indirect"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'We warned them three times,' he said.", ["We warned them three times ,"]),
        ("The sailors' union said it's the owners' fault, isn't it.", []),
        ("He said: 'The owners' union lied to us.'", ["The owners ' union lied to us ."]),
    ],
)
def test_straight_single_marks(text: str, expected: list[str]) -> None:
    """British quotations in straight marks, beside apostrophes that look the same, as the real tokenizer has them."""
    ((_, parse),) = Parser().parse([Document("doc-a", "a", text)])
    found = [" ".join(parse.words[region.first : region.end]) for region in quotations(parse)]
    assert found == expected
