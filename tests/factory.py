"""Parsed sentences by hand: what a reader needs of a parse, in one line a sentence.

Each token is `word|TAG|dependency|head|lemma`, the head counted from 1 within the sentence, the lemma left out
where it is the word itself:

    Orlov|NNP|nsubj|2 denied|VBD|ROOT|2|deny it|PRP|dobj|2 .|.|punct|2

Entities are given by their words: `{"Orlov": "PERSON"}` marks every place where these words stand.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.extract.parse import Parse
from rashomon.extract.reader import Reader
from rashomon.ids import content_id
from rashomon.model import Document, Extraction, Gazetteer, Mention, NodeType
from rashomon.ontology.vocabulary import load

NO_SPACE_BEFORE = frozenset(".,;:?!)”’'") | {"''", "'s", "’s", "n't", "-"}
NO_SPACE_AFTER = frozenset("(“‘-")
NOBODY = Gazetteer({}, {})


def parsed(*paragraphs: str, entities: Mapping[str, str] | None = None) -> Parse:
    """The parse of paragraphs, each one or more sentences in the notation above, one a line."""
    text, words, lemmas, tags, deps = "", [], [], [], []
    heads: list[int] = []
    starts: list[int] = []
    sentences = []
    for paragraph in paragraphs:
        text += "\n" if text else ""
        for line in filter(None, map(str.strip, paragraph.splitlines())):
            base = len(words)
            for item in line.split():
                word, tag, dep, head, *lemma = item.split("|")
                if text and not text.endswith("\n") and not _joined(words[-1] if words else "", word):
                    text += " "
                starts.append(len(text))
                text += word
                words.append(word)
                lemmas.append(lemma[0] if lemma else word.lower())
                tags.append(tag)
                deps.append(dep)
                heads.append(base + int(head) - 1)
            sentences.append((base, len(words)))
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    found = _entities(words, entities or {})
    return Parse(text, words, lemmas, tags, deps, heads, starts, ends, sentences, found)


def gazetteer(**names: tuple[str, NodeType]) -> Gazetteer:
    """A gazetteer of one-word names."""
    return Gazetteer(names, {})


def read(
    parse: Parse, names: Gazetteer = NOBODY, *, published: str | None = None, name: str = "report"
) -> Extraction:
    """The extraction of a parse, with the shipped vocabulary."""
    document = Document(content_id("doc", name, parse.text), name, parse.text, published=published)
    return Reader(load(), names).read(document, parse)


def words(extraction: Extraction, mention: str | None) -> str | None:
    """The words of a mention, given its id."""
    found: dict[str, Mention] = {m.id: m for m in extraction.mentions}
    return None if mention is None else found[mention].text


def quote(extraction: Extraction, spans: tuple[tuple[int, int], ...]) -> str:
    """The words of spans, joined by " … "."""
    return " … ".join(extraction.document.text[start:end] for start, end in spans)


def _joined(before: str, word: str) -> bool:
    return word in NO_SPACE_BEFORE or before in NO_SPACE_AFTER


def _entities(words: list[str], wanted: Mapping[str, str]) -> list[tuple[int, int, str]]:
    places = ((name.split(), label, first) for name, label in wanted.items() for first in range(len(words)))
    return sorted(
        (first, first + len(name), label)
        for name, label, first in places
        if words[first : first + len(name)] == name
    )
