"""The parser: which pipelines are taken, and how reports are cut up and put together."""

from __future__ import annotations

import pytest

from rashomon.errors import PipelineError
from rashomon.extract import parser as module
from rashomon.extract.parser import LONGEST_PARAGRAPH, Parser
from rashomon.model import Document


def report(text: str) -> Document:
    return Document("doc-a", "a", text)


def test_a_pipeline_that_is_not_installed() -> None:
    """The error names the pipeline and says how to get one."""
    with pytest.raises(PipelineError, match=r"no spaCy pipeline named 'xx_none'.*pip install"):
        Parser("xx_none")


def test_a_pipeline_that_lacks_components(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blank pipeline has no parser: refused before any report is read."""
    import spacy

    monkeypatch.setattr(spacy, "load", lambda name, disable: spacy.blank("en"))
    with pytest.raises(PipelineError, match="has no tagger, parser, ner"):
        Parser()


@pytest.mark.parametrize(
    "text", ["", "\n", " \n\t", "a", "a\n\nb", "x " * LONGEST_PARAGRAPH, "x" * (3 * LONGEST_PARAGRAPH)]
)
def test_pieces_cover_the_text(text: str) -> None:
    """Every word of a text is in a piece, no piece is too long, and there is always one."""
    pieces = list(module._pieces(text))
    assert pieces
    assert all(end - start <= LONGEST_PARAGRAPH for start, end in pieces)
    assert "".join("".join(text[start:end] for start, end in pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LAGOS, May 3 (Coastal News) - Ships left.", "LAGOS, May 3 (Coastal News) - "),
        ("PORT LASEN (AP) — Ships left.", "PORT LASEN (AP) — "),
        ("KARSK, Ruritania, 3 May -- Ships left.", "KARSK, Ruritania, 3 May -- "),
        ("NATO - the alliance - met.", "NATO - "),
        ("Ships - all of them - left.", None),
        ("U.S. ships left - fast.", None),
    ],
)
def test_a_dateline_is_a_piece_of_its_own(text: str, dateline: str | None) -> None:
    """Where and when it was filed does not run into the first sentence."""
    (start, end), *rest = module._pieces(text)
    assert bool(rest) == (dateline is not None)
    assert text[start:end] == (dateline or text)


@pytest.mark.model
def test_paragraphs_of_many_reports_come_back_in_order() -> None:
    """Reports come back whole and in order; tokens slice the text; a headline is a sentence of its own."""
    texts = ["Bases were hit\nThe army said so. It left.", "", "Nobody spoke."]
    parsed = list(Parser().parse([Document(f"doc-{n}", f"{n}", text) for n, text in enumerate(texts)]))
    assert [document.text for document, _ in parsed] == texts
    for document, parse in parsed:
        slices = [document.text[start:end] for start, end in zip(parse.starts, parse.ends, strict=True)]
        assert slices == parse.words
    first = parsed[0][1]
    assert [first.words[start] for start, _ in first.sentences] == ["Bases", "The", "It"]
    assert len(first.paragraphs()) == 2
    assert first.lemmas[:3] == ["base", "be", "hit"]


@pytest.mark.model
def test_a_hyphen_after_an_abbreviation_parts_words() -> None:
    """ "U.S.-backed" is three tokens, as "Iran-backed" is; other words with dots and hyphens are left alone."""
    text = "U.S.-backed forces met a T.V. crew of re-elected men."
    ((_, parse),) = Parser().parse([Document("doc", "doc", text)])
    assert " ".join(parse.words) == "U.S. - backed forces met a T.V. crew of re - elected men ."
