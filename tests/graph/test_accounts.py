"""Accounts: who holds what, with the words that show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.graph.accounts import LONGEST, accounts, byline, passage
from rashomon.model import Document, Extraction, Reading, Relation, Statement, Support

TEXT = "Flavia denied in a letter that the militia was backed by Ruritania."


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def relation(**fields):
    usual = {"trigger": (span("backed by"),), "evidence": span("the militia was backed by Ruritania")}
    return Relation("rel", "doc", "backed-by", "men-1", "men-2", **usual | fields)


def statement(**fields):
    usual = {
        "source": (span("Flavia"),),
        "cue": (span("denied"),),
        "content": (span("that the militia was backed by Ruritania"),),
        "time": "2031-05-04",
    }
    return Statement("sta", "doc", "men-0", act="deny", kind="speech", quote="indirect", **usual | fields)


def reading(*supports, **about):
    document = Document("doc", "letter.txt", TEXT, **about)
    return Reading(Extraction(document, (), (), (statement(),), (relation(),)), "courier", supports=supports)


def support(said, holder, stance):
    return Support("doc", "rel", "pro", "militia", "backed-by", "ruritania", said, holder, stance)


def test_an_account_of_a_speaker_carries_the_act_and_the_time():
    """Flavia denies it, on the fourth of May; the report of the fifth is where we read it."""
    (found,) = accounts(reading(support("sta", "flavia", "denies"), published="2031-05-05", title="A letter"))
    assert (found.holder, found.stance, found.act, found.when) == ("flavia", "denies", "deny", "2031-05-04")
    assert (found.byline.title, found.byline.published) == ("A letter", "2031-05-05")


def test_an_account_in_the_reports_own_voice_has_no_act():
    """The publisher holds it; without a statement there is only the day of publication."""
    (found,) = accounts(reading(support(None, "courier", "asserts"), published="2031-05-05"))
    assert (found.holder, found.act, found.statement, found.when) == ("courier", None, None, "2031-05-05")


def test_accounts_sort_by_side_first():
    """Who asserts comes before who denies, and both before who only speaks of it."""
    supports = [support("sta", "c", "none"), support("sta", "b", "denies"), support(None, "a", "asserts")]
    ordered = sorted(accounts(reading(*supports)), key=lambda account: account.order)
    assert [account.stance for account in ordered] == ["asserts", "denies", "none"]


def test_a_byline_leaves_the_text_behind():
    """A large store's network must not hold every report."""
    assert TEXT not in str(byline(Document("doc", "letter.txt", TEXT)))


def test_a_passage_shows_who_says_it_and_marks_cue_and_trigger():
    """From the speaker to the end of what is said, with the telling words marked."""
    shown = passage(TEXT, relation(), statement())
    assert shown.text == TEXT[shown.start : shown.end] == TEXT.rstrip(".")
    assert [shown.text[start:end] for start, end in shown.marks] == ["denied", "backed by"]


def test_a_passage_in_the_reports_own_voice_is_the_clause():
    """Without a statement, the words around it would only distract."""
    assert passage(TEXT, relation(), None).text == "the militia was backed by Ruritania"


def test_a_long_statement_gives_way_to_the_clause():
    """A speaker two pages away is not worth two pages."""
    text = TEXT + " " + "and so on " * 200
    far = (len(text) - 10, len(text))
    shown = passage(text, relation(), statement(source=(far,), content=((0, len(text)),)))
    assert shown.text == "the militia was backed by Ruritania"


def test_a_long_clause_is_cut_around_its_trigger():
    """One line of ten megabytes still has a passage to show."""
    text = "word " * 1000 + TEXT
    offset = len(text) - len(TEXT)
    start, end = (place + offset for place in span("backed by"))
    shown = passage(text, relation(trigger=((start, end),), evidence=(0, len(text))), None)
    assert len(shown.text) <= LONGEST
    assert [shown.text[a:b] for a, b in shown.marks] == ["backed by"]


def test_overlapping_marks_are_one():
    """ "ordered" is both the cue and the trigger; it is marked once."""
    shown = passage(TEXT, relation(trigger=(span("denied"),)), statement())
    assert [shown.text[start:end] for start, end in shown.marks] == ["denied"]


SPANS = st.tuples(st.integers(0, 3000), st.integers(0, 600)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(evidence=SPANS, trigger=st.lists(SPANS, max_size=3), cue=st.lists(SPANS, max_size=2), content=SPANS)
def test_any_spans_make_a_passage(evidence, trigger, cue, content):
    """Wherever the spans are, the passage is a slice of the text, not too long, its marks in order."""
    text = "x" * 4000
    shown = passage(
        text,
        relation(evidence=evidence, trigger=tuple(trigger)),
        statement(source=(), cue=tuple(cue), content=(content,)),
    )
    assert shown.text == text[shown.start : shown.end]
    assert len(shown.text) <= LONGEST
    flat = [place for mark in shown.marks for place in mark]
    assert flat == sorted(flat)
    assert all(0 <= place <= len(shown.text) for place in flat)


def test_a_support_of_an_unknown_relation_is_a_defect():
    """Records that do not hold together are not papered over."""
    broken = reading(Support("doc", "rel-2", "pro", None, "killed", "b", None, "courier", "asserts"))
    with pytest.raises(KeyError):
        list(accounts(broken))
