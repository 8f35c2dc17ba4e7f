"""Terms of office: "the president" is whoever was it on the day of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import KnowledgeBaseError
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.kb_entries import Entry
from rashomon.graph.linker import Linker
from rashomon.graph.terms import Terms
from rashomon.ids import content_id
from rashomon.model import Document, Extraction, Link, Mention

BASE = KnowledgeBase(
    [
        Entry("freedonia", "Freedonia", "Organization", "state"),
        Entry("klein", "Boris Klein", "Person", "person"),
        Entry("pell", "Anna Pell", "Person", "person"),
    ]
)


def terms(tmp_path: Path, *lines: str) -> Terms:
    path = tmp_path / "terms.tsv"
    path.write_text("\n".join(("person\tstate\tpost\tsince\tuntil", *lines)))
    return Terms(BASE, path)


def linked(text: str, words: str, day: str | None, *names: str) -> Link:
    """The link of a description in a text, which names these states too."""
    document = Document(content_id("doc", text), "report", text, published=day)
    mentions = []
    for each in (words, *names):
        start = text.index(each)
        kind, of = ("description", "Person") if each == words else ("name", "Organization")
        mentions.append(
            Mention(
                content_id("men", start),
                document.id,
                start,
                start + len(each),
                kind,
                of,
                each,
                each,
                definite=kind == "description",
            )
        )
    links, _ = Linker(KnowledgeBase.shipped()).link(Extraction(document, tuple(mentions)))
    return links[0]


@pytest.mark.parametrize(
    ("day", "who"),
    [("2016-03-01", "barack-obama"), ("2021-01-19", "donald-trump"), ("2021-01-20T18:00:00Z", "joe-biden")],
)
def test_the_day_of_the_report_tells_who(day: str, who: str) -> None:
    """A term begins on its first day and ends before its last; the reason says since when."""
    link = linked("The U.S. president spoke.", "The U.S. president", day)
    assert link.node == who
    assert "President of United States since" in link.reason


def test_without_a_date_nobody_is_meant() -> None:
    """A report that has no date leaves the president undecided."""
    assert linked("The U.S. president spoke.", "The U.S. president", None).node.startswith("ent-")


def test_whose_president_is_told_behind() -> None:
    """ "The president of Iran" is Iran's, and that of a club is nobody's whom a table knows."""
    assert (
        linked("The president of Iran spoke.", "The president", "2022-05-01", "Iran").node == "ebrahim-raisi"
    )
    assert linked("The president of the club spoke.", "The president", "2022-05-01").node.startswith("ent-")


def test_the_state_that_the_report_is_about() -> None:
    """ "The president" alone is that of the state that the report is mostly about, and less sure."""
    text = "Turkey closed the border. The government of Turkey gave no reason. The president was silent."
    names = [("Turkey", 0), ("Turkey", text.index("of Turkey") + 3)]
    document = Document("doc-x", "report", text, published="2020-05-01")
    mentions = [
        Mention(f"men-{start}", document.id, start, start + len(words), "name", "Organization", words, words)
        for words, start in names
    ]
    start = text.index("The president")
    mentions.append(Mention("men-p", document.id, start, start + 13, "description", "Person", "The president", "president", definite=True))  # fmt: skip
    links, _ = Linker(KnowledgeBase.shipped()).link(Extraction(document, tuple(mentions)))
    assert links[-1].node == "recep-tayyip-erdogan"
    assert links[-1].score == 0.5


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nobody\tfreedonia\tpresident\t2000-01-01", "no person"),
        ("klein\truritania\tpresident\t2000-01-01", "no state"),
        ("klein\tfreedonia\tpresident\t2000", "no day"),
        ("klein\tfreedonia\tpresident\t2000-01-01\t1999-01-01", "before it begins"),
        ("pell\tfreedonia\tpresident\t2011-01-01", "at the same time"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, line: str, problem: str) -> None:
    """A term that does not hold together is told with its line."""
    with pytest.raises(KnowledgeBaseError, match=problem) as told:
        terms(tmp_path, "klein\tfreedonia\tpresident\t2010-01-01\t2012-01-01", line)
    assert "terms.tsv:3" in str(told.value)


def test_a_gap_is_nobodys(tmp_path: Path) -> None:
    """Between two terms, and for a post that is not told, nobody is known."""
    held = terms(tmp_path, "klein\tfreedonia\tpresident\t2010-01-01\t2012-01-01")
    assert held.holder("freedonia", "president", "2012-01-01") is None
    assert held.holder("freedonia", "chancellor", "2011-01-01") is None
