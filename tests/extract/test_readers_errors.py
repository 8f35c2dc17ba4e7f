"""What cannot be read comes out as an error that names its place, and the reports beside it come out too."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.extract.readers import Limits, read
from rashomon.model import Document

Found = tuple[list[str], list[str]]


def found(*inputs: object, limits: Limits | None = None, stdin: bytes | None = None) -> Found:
    """The names of the documents, and the errors as they read."""
    stream = io.BytesIO(stdin) if stdin is not None else None
    everything = list(read([str(given) for given in inputs], stream, limits))
    return (
        [each.name for each in everything if isinstance(each, Document)],
        [str(each) for each in everything if isinstance(each, InputError)],
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "the text is empty"),
        (b"\xef\xbb\xbf", "the text is empty"),
        (b" \n\t \xc2\xa0", "nothing but white space"),
        (b"Caf\xe9.", "byte 0xE9 at offset 3 is not UTF-8; convert the report to UTF-8"),
        (b"One.\0Two.", "NUL character at offset 4"),
        ("\ufeffOne.".encode("utf-16"), "is not UTF-8"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "NUL character at offset 7"),
    ],
)
def test_a_text_file_that_is_no_report(tmp_path: Path, data: bytes, problem: str) -> None:
    """Empty and binary files and other encodings are told apart, and the file beside them is read."""
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text("One.", encoding="utf-8")
    names, errors = found(tmp_path)
    assert names == ["good.txt"]
    assert len(errors) == 1
    assert errors[0].startswith(f"{tmp_path}/bad.txt: ")
    assert problem in errors[0]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"text": "One."', "not JSON: Expecting ',' delimiter at character 16"),
        (b"[1, 2]", "a JSON value, but not an object"),
        (b"{}", 'there is no "text"'),
        (b'{"text": null}', '"text" is not a string'),
        (b'{"text": ["One."]}', '"text" is not a string'),
        (b'{"text": " \\n "}', "nothing but white space"),
        (b'{"text": "a\\u0000b"}', "NUL character at offset 1"),
        (b'{"text": "One \\ud83d."}', "half of a surrogate pair (U+D83D) at offset 4"),
        (b'{"text": "Caf\xe9"}', "byte 0xE9 at offset 13 is not UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"text": ' + b"1" * 5000 + b"}", "a number of too many digits"),
    ],
)
def test_a_json_line_that_is_no_report(line: bytes, problem: str) -> None:
    """The error gives the number of the line, and the lines around it are read."""
    names, errors = found(
        "-", stdin=b'{"id": "a", "text": "One."}\n' + line + b'\n{"id": "b", "text": "Two."}'
    )
    assert names == ["a", "b"]
    assert len(errors) == 1
    assert errors[0].startswith("stdin:2: ")
    assert problem in errors[0]


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("published", "last Tuesday", "is not an ISO 8601 date"),
        ("published", 20240514, "is a number, not a string"),
        ("url", "javascript:alert(1)", "is not an http or https address"),
        ("url", "https://a.example/ b", "is not an http or https address"),
        ("title", ["One"], "is a list, not a string"),
        ("publisher", "a\x1b[31m", "control characters"),
        ("title", "\ud83d", "half of a surrogate pair"),
    ],
)
def test_a_field_that_cannot_be_used_costs_the_field_and_not_the_report(
    field: str, value: object, problem: str
) -> None:
    """The report is read without its title, address, publisher or date, and an error says so."""
    record = {"id": "a", "text": "One.", "title": "T", "publisher": "P", field: value}
    everything = list(read(["-"], io.BytesIO(json.dumps(record).encode())))
    assert [type(each) for each in everything] == [InputError, Document]
    assert str(everything[0]).startswith(f'stdin:1: "{field}" ')
    assert problem in str(everything[0])
    assert getattr(everything[1], field) is None


def test_an_id_that_cannot_be_used_leaves_the_name_of_the_line() -> None:
    """An id that is neither a string nor an integer is reported."""
    names, errors = found("-", stdin=b'{"id": true, "text": "One."}')
    assert names == ["stdin:1"]
    assert errors == ['stdin:1: "id" is a boolean, not a string; the report is called after its line instead']


def test_a_name_belongs_to_one_report_over_all_inputs(tmp_path: Path) -> None:
    """The second report under an id or a file name is an error that leads to the first; the first is kept."""
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "One."}\n', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('\n{"id": "x", "text": "Two."}\n', encoding="utf-8")
    for folder in ["c", "d"]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x").write_text("Three.", encoding="utf-8")
    names, errors = found(tmp_path, tmp_path / "d" / "x")
    assert names == ["x", "c/x", "d/x"]
    ending = f'another report is called "x" already, at {tmp_path}/a.jsonl:1; '
    ending += "give every report an id or a file name of its own"
    assert errors == [f"{tmp_path}/b.jsonl:2: {ending}", f"{tmp_path}/d/x: {ending}"]


@pytest.mark.parametrize("name", ["long.txt", "long.html", "long.jsonl"])
def test_a_report_over_the_limit_is_refused(tmp_path: Path, name: str) -> None:
    """The limit is in characters, is named in the error, and can be raised."""
    text = "Sí. " * 300
    wrapped = {
        "long.html": f"<html><body><p>{text}</p></body></html>",
        "long.jsonl": json.dumps({"text": text}),
    }
    (tmp_path / name).write_text(wrapped.get(name, text), encoding="utf-8")
    names, errors = found(tmp_path, limits=Limits(characters=1000))
    assert names == []
    assert len(errors) == 1
    assert "longer than 1,000 characters; split it, or allow more (--max-characters)" in errors[0]
    assert found(tmp_path, limits=Limits(characters=1200))[1] == []


@pytest.mark.parametrize("name", ["huge.txt", "huge.html", "huge.jsonl"])
def test_a_huge_report_is_refused_without_reading_it_whole(tmp_path: Path, name: str) -> None:
    """Ten megabytes in one line, against a limit far below, cost neither time nor the report after them."""
    (tmp_path / name).write_bytes(b"{ " + b"word " * 2_000_000 + b"\n" + b'{"text": "One."}\n')
    started = time.perf_counter()
    names, errors = found(tmp_path, limits=Limits(characters=1000))
    assert time.perf_counter() - started < 2
    assert names == (["huge.jsonl:2"] if name == "huge.jsonl" else [])
    assert len(errors) == 1
    assert "longer than 1,000 characters" in errors[0]


def test_ten_megabytes_on_one_json_line_are_read_in_one_go() -> None:
    """A report of that length is read when the limit is raised, in time that grows with its length."""
    line = json.dumps({"text": "A word. " * 1_250_000}).encode()
    started = time.perf_counter()
    names, errors = found("-", stdin=line, limits=Limits(characters=10_000_000))
    assert (names, errors) == (["stdin:1"], [])
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/a'>Home</a> <a href='/b'>World</a></nav></body></html>",
        "<html><body><form><input name='q'><button>Go</button></form><p>Login</p></body></html>",
        "no markup at all",
    ],
)
def test_a_page_without_an_article(tmp_path: Path, page: str) -> None:
    """Menus and forms are not read as news."""
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    names, errors = found(tmp_path)
    assert names == []
    assert errors == [f"{tmp_path}/page.html: no article was found in the page; give its text in a .txt file"]


def test_the_library_that_reads_pages_prints_nothing(tmp_path: Path) -> None:
    """Without logging set up, its complaints would stand on the terminal beside our own error."""
    (tmp_path / "page.html").write_text("no markup at all", encoding="utf-8")
    script = f"from rashomon.extract.readers import read; print(*read([{str(tmp_path)!r}]))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "no article was found" in done.stdout


@pytest.mark.parametrize("head", [b"", b'<meta charset="utf-8">', b'<meta charset="martian">'])
def test_a_page_in_no_encoding_that_it_declares(tmp_path: Path, head: bytes) -> None:
    """Without a declaration that fits, the error says where the page stops being UTF-8."""
    (tmp_path / "page.html").write_bytes(head + b"<p>A caf\xe9 was closed.</p>")
    assert f"byte 0xE9 at offset {len(head) + 8} is not UTF-8" in found(tmp_path)[1][0]


def test_a_gzip_file_that_was_cut_short_keeps_what_came_before(tmp_path: Path) -> None:
    """The lines that could be unpacked are reports; the rest is one error."""
    lines = b"".join(b'{"id": %d, "text": "%s."}\n' % (n, os.urandom(400).hex().encode()) for n in range(100))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-5000])
    names, errors = found(tmp_path)
    assert names[:3] == ["0", "1", "2"]
    assert (
        errors[-1]
        == f"{tmp_path}/a.jsonl.gz: the gzip file is damaged or cut short; fetch or compress it again"
    )


def test_a_gzip_file_that_is_none(tmp_path: Path) -> None:
    """A name is not enough."""
    (tmp_path / "a.jsonl.gz").write_bytes(b'{"text": "One."}')
    assert found(tmp_path)[1] == [
        f"{tmp_path}/a.jsonl.gz: the gzip file is damaged or cut short; fetch or compress it again"
    ]


def test_a_gzip_file_may_not_unpack_without_end(tmp_path: Path) -> None:
    """A megabyte of nothing in a kilobyte stops at the limit, even if it is all one line."""
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": "a", "text": "One."}\n' + b" " * 1_000_000))
    names, errors = found(tmp_path, limits=Limits(unpacked=100_000))
    assert names == ["a"]
    assert errors == [f"{tmp_path}/a.jsonl.gz: unpacks to more than is allowed; split it, or unpack it first"]


def test_a_folder_without_reports(tmp_path: Path) -> None:
    """The error lists how reports end."""
    (tmp_path / "notes.md").write_text("Not a report.", encoding="utf-8")
    names, errors = found(tmp_path)
    assert names == []
    assert len(errors) == 1
    assert errors[0].startswith(f"{tmp_path}: there is no report in the folder; reports end in .htm, ")


def test_inputs_that_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file, a format nobody reads here, and an empty list of lines each name themselves."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "a.jsonl").write_bytes(b"\n\n")
    (tmp_path / "good.txt").write_text("One.", encoding="utf-8")
    inputs = [tmp_path / name for name in ["none.txt", "a.pdf", "a.jsonl", "good.txt"]]
    names, errors = found(*inputs)
    assert names == ["good.txt"]
    assert (
        errors[0]
        == f"{inputs[0]}: cannot be read: No such file or directory; check the path and its permissions"
    )
    assert errors[1].startswith(
        f"{inputs[1]}: reports that end in .pdf cannot be read; give one of .htm, .html"
    )
    assert errors[2] == f"{inputs[2]}: the file is empty; write one JSON object a line"


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the system refuses to list is an error, and the files beside it are read."""
    (tmp_path / "shut").mkdir()
    (tmp_path / "good.txt").write_text("One.", encoding="utf-8")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(tmp_path) == (
        ["good.txt"],
        [f"{tmp_path}/shut: the folder cannot be opened; check its permissions"],
    )
