"""Pictures without a browser: each is drawn, the same every time, and shows whose words they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import ExportError, StoreError
from rashomon.exports.plot import PICTURES, plot
from rashomon.exports.plots.disputes import contradictions
from rashomon.exports.plots.style import plain
from rashomon.graph.network import network
from rashomon.graph.store import FILE, Store

from records import asserted_backing, denied_claim

EXPECTED = {
    "network": ("the rebels", "Ruritania", "contested"),
    "timeline": ("No report tells when",),
    "disputes": ("Orlov", "Freedonia", "denies it"),
    "acts": ("Orlov", "deny", "claim"),
}


@pytest.fixture(scope="module")
def directory(tmp_path_factory) -> Path:
    """A store of two reports: one asserts what another tells as a claim that is denied."""
    made = tmp_path_factory.mktemp("plot")
    with Store(made / FILE) as store:
        store.add([denied_claim(), asserted_backing()])
    return made


def words(svg: Path) -> str:
    """What a picture says: matplotlib notes each text in a comment beside its outlines."""
    return svg.read_text(encoding="utf-8")


@pytest.mark.parametrize("what", PICTURES)
def test_each_picture_shows_what_it_is_of(what, directory, tmp_path):
    """The names of those who speak stand in the picture."""
    plot(directory, what, tmp_path / "picture.svg")
    assert [one for one in EXPECTED[what] if one not in words(tmp_path / "picture.svg")] == []


@pytest.mark.parametrize("what", PICTURES)
def test_the_same_store_gives_the_same_picture(what, directory, tmp_path):
    """No clock and no random ids, in either format."""
    for name in ("one.svg", "other.svg", "one.png", "other.png"):
        plot(directory, what, tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "other.png").read_bytes()


@pytest.mark.parametrize("what", PICTURES)
def test_an_empty_store_gives_a_picture_that_says_so(what, tmp_path):
    """It is no failure that there is nothing to draw."""
    Store(tmp_path / FILE).close()
    plot(tmp_path, what, tmp_path / "picture.svg")
    assert "No" in words(tmp_path / "picture.svg")


def test_who_contradicts_whom(source, vocabulary):
    """One proposition is denied by Hentzau and asserted by Graustark."""
    assert contradictions(network(source, vocabulary)) == {("Rudolf Hentzau", "Graustark"): 1}


def test_a_label_is_no_mathematics():
    """A dollar sign is one, and a long name is cut."""
    assert plain("$5 for $x$") == r"\$5 for \$x\$"
    assert plain("the Office of the High Commissioner", limit=12) == "the Office…"


@pytest.mark.parametrize(
    ("what", "name", "problem"),
    [
        ("portrait", "a.png", "there is no picture"),
        ("acts", "a.gif", "no format"),
        ("acts", "no/a.png", "written"),
    ],
)
def test_what_cannot_be_drawn_is_told(what, name, problem, directory, tmp_path):
    """An unknown picture, an unknown format, a folder that there is not."""
    with pytest.raises(ExportError, match=problem):
        plot(directory, what, tmp_path / name)


def test_without_a_store_there_is_no_picture(tmp_path):
    """And none is made by asking."""
    with pytest.raises(StoreError, match="no store"):
        plot(tmp_path, "acts", tmp_path / "a.png")
