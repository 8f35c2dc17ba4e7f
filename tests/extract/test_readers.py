"""Reports from outside: what each format yields, and how inputs are put together."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.extract.readers import READERS, document, read
from rashomon.model import Document

ARTICLE = """<!doctype html><html><head>
<title>Ministry denies order - The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="og:title" content="Ministry denies order">
<meta property="article:published_time" content="2024-05-14T09:20:00+02:00">
<link rel="canonical" href="https://harbour.example/a?b=c"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ministry denies order</h1>
<p>The Ministry of Defence said on Tuesday that it had ordered nothing of the kind.</p>
<p>“We know of no such order,” a café-going spokesman said.</p></article></body></html>"""


def documents(*inputs: object, stdin: bytes | None = None) -> list[Document]:
    """The documents in these inputs; the test fails on an error."""
    found = list(read([str(given) for given in inputs], io.BytesIO(stdin) if stdin is not None else None))
    assert not [str(error) for error in found if isinstance(error, InputError)]
    return [each for each in found if isinstance(each, Document)]


def lines(path: Path, *records: dict[str, object]) -> Path:
    """A JSON Lines file with these records."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["report.txt", "report.TEXT", "report"])
def test_plain_text_is_a_report_under_the_name_of_its_file(tmp_path: Path, name: str) -> None:
    """A file with one of the suffixes of plain text, or with none, is one report."""
    (tmp_path / name).write_text("The mayor resigned.", encoding="utf-8")
    assert documents(tmp_path / name) == [document(name, "The mayor resigned.")]


def test_plain_text_keeps_its_line_ends_and_loses_only_the_byte_order_mark(tmp_path: Path) -> None:
    """Offsets count the characters of the file as it is; the mark is no character of the report."""
    (tmp_path / "dos.txt").write_bytes("\ufeffOne.\r\nTwo.\r".encode())
    assert documents(tmp_path / "dos.txt")[0].text == "One.\r\nTwo.\r"


def test_a_web_page_brings_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    """Title, publisher, date and address come from its metadata; the text lacks menu and headline."""
    (tmp_path / "page.html").write_text(ARTICLE, encoding="utf-8")
    page = documents(tmp_path / "page.html")[0]
    assert (page.name, page.title, page.publisher) == (
        "page.html",
        "Ministry denies order",
        "The Harbour Post",
    )
    assert (page.published, page.url) == ("2024-05-14", "https://harbour.example/a?b=c")
    assert "“We know of no such order,” a café-going spokesman said." in page.text
    assert page.text.startswith("The Ministry of Defence said")


def test_a_web_page_may_be_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    """Latin-1 on the web means Windows-1252, whose curly quotes Latin-1 lacks."""
    page = ARTICLE.replace("<head>", '<head><meta charset="ISO-8859-1">')
    (tmp_path / "old.htm").write_bytes(page.encode("cp1252"))
    assert "“We know of no such order,” a café-going" in documents(tmp_path / "old.htm")[0].text


def test_a_date_in_the_prose_of_a_page_is_not_taken_for_its_own(tmp_path: Path) -> None:
    """Only a date that the page states as its date counts; none is better than a guess."""
    page = ARTICLE.replace("2024-05-14T09:20:00+02:00", "").replace("on Tuesday", "on 3 March 2019")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert documents(tmp_path / "page.html")[0].published is None


def test_a_json_line_brings_its_fields_and_its_text_untouched(tmp_path: Path) -> None:
    """The text keeps its white space and line ends; the id names the report; other fields are passed over."""
    record: dict[str, object] = {
        "id": 17,
        "text": "  One.\r\nTwo.\u2028 ",
        "title": "A\n title",
        "url": "https://example.org/é",
        "publisher": "Harbour Post",
        "published": "2024-05-14T07:20:00Z",
        "mood": {"deep": [1]},
    }
    assert documents(lines(tmp_path / "a.jsonl", record)) == [
        document(
            "17",
            "  One.\r\nTwo.\u2028 ",
            title="A title",
            url="https://example.org/é",
            publisher="Harbour Post",
            published="2024-05-14T07:20:00+00:00",
        )
    ]


def test_a_json_line_without_an_id_is_named_after_its_place(tmp_path: Path) -> None:
    """Blank lines count, so that the name leads to the line."""
    (tmp_path / "a.ndjson").write_text('\n{"text": "One."}\n  \n{"text": "Two.", "id": ""}', encoding="utf-8")
    assert [each.name for each in documents(tmp_path / "a.ndjson")] == ["a.ndjson:2", "a.ndjson:4"]


def test_compressed_lines_are_unpacked(tmp_path: Path) -> None:
    """A .jsonl.gz file reads like the file that was compressed."""
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'\xef\xbb\xbf{"id": "a", "text": "One."}\n'))
    assert documents(tmp_path / "a.jsonl.gz") == [document("a", "One.")]


def test_a_folder_is_read_to_its_depth_in_the_order_of_paths(tmp_path: Path) -> None:
    """Hidden files and files of other formats are passed over; links to folders are not followed."""
    for path in ["b.txt", "a/c.txt", "a/.hidden.txt", ".git/config", "README.md", "a/b/d.txt"]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"This is {path}.", encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert [each.name for each in documents(tmp_path)] == ["a/b/d.txt", "a/c.txt", "b.txt"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (b'\n \t{"id": "a", "text": "One."}\n{"text": "Two."}', ["a", "stdin:3"]),
        (b'\xef\xbb\xbf{"id": "a", "text": "One."}', ["a"]),
        (b"The mayor resigned. {Laughter}", ["stdin"]),
        (b"Long. " * 5000, ["stdin"]),
    ],
)
def test_standard_input_is_lines_of_json_or_one_text(given: bytes, names: list[str]) -> None:
    """The first character that is no white space tells which; nothing of the stream is lost by looking."""
    found = documents("-", stdin=given)
    assert [each.name for each in found] == names
    if names == ["stdin"]:
        assert found[0].text == given.decode()


def test_the_same_report_twice_is_one_document(tmp_path: Path) -> None:
    """A file given by itself and in its folder, or a line repeated in another file, comes out once."""
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    lines(tmp_path / "b.jsonl", {"id": "b", "text": "Two."})
    lines(tmp_path / "c.jsonl", {"text": "Two.", "id": "b"})
    assert [each.name for each in documents(tmp_path, tmp_path / "a.txt")] == ["a.txt", "b"]


def test_files_of_one_name_in_two_folders_are_two_reports(tmp_path: Path) -> None:
    """A file is called by its path in the folder that was given, so two index.txt may stand side by side."""
    for folder in ["x", "y"]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(f"In {folder}.", encoding="utf-8")
        (tmp_path / folder / "a.jsonl").write_text(f'{{"text": "By {folder}."}}', encoding="utf-8")
    names = [each.name for each in documents(tmp_path)]
    assert names == ["x/a.jsonl:1", "x/index.txt", "y/a.jsonl:1", "y/index.txt"]


def test_a_file_name_that_is_not_utf8_can_still_be_written(tmp_path: Path) -> None:
    """The bytes of such a name become U+FFFD in the record, which any format can hold."""
    path = tmp_path / "caf\udce9.txt"
    path.write_text("One.", encoding="utf-8")
    assert documents(path)[0].name == "caf\ufffd.txt"


def test_the_id_of_a_document_covers_everything_in_it() -> None:
    """Changing any field gives another id, and the same fields give the same one."""
    fields = {"title": "T", "url": "https://a.example", "publisher": "P", "published": "2024-05-14"}
    first = document("n", "Text.", **fields)
    assert first == document("n", "Text.", **fields)
    changed = [document("n", "Text.", **{**fields, field: None}) for field in fields]
    assert len({each.id for each in [first, *changed, document("m", "Text."), document("n", "Text")]}) == 7


@settings(max_examples=60)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip))
def test_any_text_comes_through_a_json_line_unchanged(text: str) -> None:
    """Right-to-left marks, emoji, control characters and odd line ends arrive as they were written."""
    for escaped in (True, False):
        line = json.dumps({"id": "a", "text": text}, ensure_ascii=escaped).encode()
        assert documents("-", stdin=line) == [document("a", text)]


@settings(max_examples=80)
@given(data=st.binary(max_size=300), suffix=st.sampled_from(sorted(READERS)))
def test_no_bytes_stop_a_reader(data: bytes, suffix: str) -> None:
    """Whatever stands in a file comes out as documents that UTF-8 can hold, or as errors that name it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "input" + suffix)
        path.write_bytes(data)
        for found in read([str(path)]):
            assert found.text.encode() if isinstance(found, Document) else found.path == str(path)
