"""Disputes: each with all its sides, who, when and in what words."""

from __future__ import annotations

import pytest

from rashomon.errors import StoreError
from rashomon.exports.contested import Side, contested, disputes


def test_a_dispute_has_both_sides_with_their_words(source, vocabulary):
    """Graustark asserts it twice, Hentzau denies it; what nobody disputes is not listed."""
    (dispute,) = disputes(source, vocabulary)
    assert dispute.proposition == "Harbour Brigade backed by Ruritania"
    assert [(side.stance, side.holder, side.act, side.when) for side in dispute.sides] == [
        ("asserts", "Graustark", "says", "2024-05-06"),
        ("asserts", "Graustark", "claims", "2024-05-07"),
        ("denies", "Rudolf Hentzau", "denies", "2024-05-07"),
    ]
    assert dispute.sides[-1] == Side(
        stance="denies",
        holder="Rudolf Hentzau",
        act="denies",
        when="2024-05-07",
        words="Rudolf Hentzau of Ruritania denied in a statement Graustark’s claim that "
        "the brigade was backed by Ruritania",
        document="brigade.txt",
        publisher="Strelsau Gazette",
    )


def test_no_store_no_disputes(empty, vocabulary, tmp_path):
    """An empty store has none; a directory without a store is an error that says so."""
    assert disputes(empty, vocabulary) == []
    with pytest.raises(StoreError, match="there is no store here"):
        contested(tmp_path, vocabulary)
