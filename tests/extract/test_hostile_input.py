"""Reports are untrusted: none takes much time or memory, and whatever the bytes are, every reader comes to an end."""

from __future__ import annotations

import gzip
import io
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.deadline import TooSlowError, within
from rashomon.errors import InputError
from rashomon.extract.readers import READERS, Limits, read
from rashomon.extract.readers.intake import Intake
from rashomon.model import Document

ARTICLE = (
    b"<p>The ministry of Freedonia denied on Monday that it had attacked the harbour, officials said.</p>" * 5
)
SMALL = Limits(characters=2_000, elements=500, depth=20, unpacked=100_000)
SECONDS = 10.0
"""Far more than any of these takes, and far less than it would take without limits."""


def quickly(work: Callable[[], list[Document | InputError]]) -> list[Document | InputError]:
    started = time.perf_counter()
    found = work()
    assert time.perf_counter() - started < SECONDS
    return found


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (b"<div>" * 1_000_000 + ARTICLE + b"</div>" * 1_000_000, "more than 100,000 elements"),
        (b"<div>" * 5_000 + ARTICLE + b"</div>" * 5_000, "more than 200 elements stand within each other"),
        (b"<b><i>" * 5_000 + ARTICLE, "more than 200 elements stand within each other"),
        (b"<p>x</p>" * 1_000_000 + ARTICLE, "more than 100,000 elements"),
        (b"<" * 5_000_000, "more than 100,000 elements"),
        (b"<table><tr><td>" * 20_000 + ARTICLE, "more than 200 elements stand within each other"),
        (b"<meta name='date' content='2020-01-01'>" * 300_000 + ARTICLE, "more than 100,000 elements"),
        (ARTICLE + b"<p>" + b"&#x41;" * 1_500_000, "longer than 1,000,000 characters"),
    ],
)
def test_a_page_that_would_take_minutes_is_refused_in_no_time(
    tmp_path: Path, page: bytes, problem: str
) -> None:
    """The error says which limit it is, and what could be done."""
    (tmp_path / "page.html").write_bytes(b"<html><body>" + page)
    (error,) = quickly(lambda: list(read([str(tmp_path)])))
    assert isinstance(error, InputError)
    assert problem in error.problem
    assert "--max-" in str(error)


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 150 + ARTICLE + b"</div>" * 150,
        ARTICLE + b"<p>One more.</p>" * 1_000,
        b"<div " + b"a=1 " * 500_000 + b">" + ARTICLE + b"</div>",
        b"<script>" + b"'<div><\\/div>'" * 5_000 + b"</script>" + ARTICLE,
    ],
)
def test_a_page_with_much_markup_is_read(tmp_path: Path, page: bytes) -> None:
    """The limits are far from what real pages need."""
    (tmp_path / "page.html").write_bytes(b"<html><body>" + page)
    (found,) = quickly(lambda: list(read([str(tmp_path)])))
    assert isinstance(found, Document)
    assert "denied on Monday" in found.text


def test_entities_of_a_page_neither_grow_nor_fetch(tmp_path: Path) -> None:
    """A document type that defines entities, by themselves or by a file, defines nothing."""
    bomb = b'<!DOCTYPE html [<!ENTITY a "ha ha ha"><!ENTITY f SYSTEM "file:///etc/passwd">'
    bomb += b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(9)
    )
    (tmp_path / "page.html").write_bytes(
        bomb + b"]><html><body>" + ARTICLE + b"<p>It said &a8; and &f; then.</p>"
    )
    (found,) = quickly(lambda: list(read([str(tmp_path)])))
    assert isinstance(found, Document)
    assert len(found.text) < 2_000
    assert "ha ha" not in found.text.partition("denied")[2]
    assert "root:" not in found.text


def test_a_gzip_bomb_stops_early(tmp_path: Path) -> None:
    """What unpacks to hundreds of times its size is given up, and what came before is kept."""
    line = b'{"id": "a", "text": "One."}\n'
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress(line + (b" " * 99 + b"\n") * 1_000_000))
    document, error = quickly(lambda: list(read([str(tmp_path)], limits=Limits(expansion=50))))
    assert isinstance(document, Document)
    assert isinstance(error, InputError)
    assert error.problem == "unpacks to more than 50 times its size"


def test_what_is_packed_well_is_no_bomb(tmp_path: Path) -> None:
    """Many reports that are much alike, as an agency's are, are read."""
    lines = b"".join(b'{"id": "%d", "text": "%s"}\n' % (n, b"It was said again. " * 40) for n in range(3_000))
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress(lines))
    assert len([each for each in read([str(tmp_path)]) if isinstance(each, Document)]) == 3_000


def test_names_are_names_whatever_they_look_like(tmp_path: Path) -> None:
    """Paths, quotes and markup in an id are kept as its characters; line ends become spaces."""
    names = [
        "../../etc/passwd",
        "a'b\"c`d",
        '"}]; DROP TABLE document; --',
        "=cmd|' /C calc'!A0",
        "a\nb",
        "\u202eabc",
    ]
    lines = "".join(f"{json.dumps({'id': name, 'text': 'One.'})}\n" for name in names)
    found = list(read(["-"], io.BytesIO(lines.encode())))
    assert [each.name for each in found if isinstance(each, Document)] == [
        name.replace("\n", " ") for name in names
    ]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LINE = st.one_of(
    st.binary(max_size=60),
    st.dictionaries(
        st.sampled_from(["id", "text", "url", "title", "published", "publisher", "x"]),
        st.recursive(
            st.one_of(TEXT, st.integers(), st.none(), st.booleans()), lambda some: st.lists(some, max_size=2)
        ),
        max_size=5,
    ).map(lambda record: json.dumps(record).encode()),
)
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                b"<p>",
                b"</p>",
                b"<div ",
                b">",
                b"<!--",
                b"-->",
                b"<title>",
                b"&#0;",
                b"&amp",
                b"<![CDATA[",
                b"<meta ",
            ]
        ),
        st.sampled_from(
            [b'charset="utf-7"', b"<?xml ", b"<script>", b"</body>", b"\xff\xfe", ARTICLE, b"<a href='"]
        ),
        TEXT.map(str.encode),
        st.binary(max_size=8),
    ),
    max_size=12,
).map(b"".join)
BYTES = st.one_of(st.binary(max_size=200), st.lists(LINE, max_size=4).map(b"\n".join), MARKUP)


@pytest.mark.parametrize("suffix", [suffix for suffix in READERS if not suffix.startswith(".ndjson")])
@settings(max_examples=60, deadline=None)
@given(data=BYTES, pack=st.booleans())
@example(data=b"\x1f\x8b" + b"\0" * 20, pack=False)
@example(data=b'{"text": "\\ud800"}', pack=True)
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes, pack: bool) -> None:
    """What comes out is documents that can be written, and errors that name their place; nothing else."""
    packed = gzip.compress(data) if pack and suffix.endswith(".gz") else data
    for found in READERS[suffix](io.BytesIO(packed), f"some{suffix}", "some", Intake(SMALL)):
        if isinstance(found, InputError):
            assert str(found).startswith(f"some{suffix}:")
        else:
            assert found.text.strip()
            assert len(found.text) <= SMALL.characters
            for field in Document.__slots__:
                (getattr(found, field) or "").encode()


@settings(max_examples=100, deadline=None)
@given(data=BYTES)
def test_any_bytes_on_standard_input_are_read_or_refused(data: bytes) -> None:
    """The same for what comes through a pipe."""
    for found in read(["-"], io.BytesIO(data), SMALL):
        assert isinstance(found, Document | InputError)


@settings(max_examples=100, deadline=None)
@given(text=TEXT.filter(lambda text: text.strip() and "\0" not in text), name=TEXT)
def test_a_text_comes_through_unchanged(text: str, name: str) -> None:
    """Character by character, as JSON Lines, packed or not, so that offsets fit the caller's own copy."""
    line = json.dumps({"id": name, "text": text}).encode()
    for suffix, data in ((".jsonl", line), (".jsonl.gz", gzip.compress(line))):
        found = list(READERS[suffix](io.BytesIO(data), "some", "some", Intake(Limits())))
        assert [each.text for each in found if isinstance(each, Document)] == [text]


def stubborn() -> None:
    """Work without end, by a library that takes any first error for one to pass over."""
    for _ in range(2):
        with suppress(Exception):
            while True:
                pass
    while True:
        pass


def test_work_that_takes_too_long_is_given_up() -> None:
    """However often it has to be told; and in time nothing happens."""
    with pytest.raises(TooSlowError, match=r"longer than 0\.05 seconds"), within(0.05):
        stubborn()
    with within(60):
        pass
    with within(None):
        pass
