"""Writing a store out: all formats or none, never by halves, and only what changed."""

from __future__ import annotations

import errno
import os
import resource

import pytest

from rashomon.errors import ExportError
from rashomon.exports import WRITERS
from rashomon.exports.writing import write_all


def snapshot(directory):
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in directory.iterdir()}


def test_every_usual_format_is_written(tmp_path, source, vocabulary):
    """One file a format, and nothing else stays behind; what is not usual is written when it is named."""
    usual = [writer.file for writer in WRITERS if writer.usual]
    written = write_all(source, vocabulary, tmp_path)
    assert [path.name for path in written] == usual
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(usual)


def test_some_formats_are_written_as_they_are_with_all(tmp_path, source, vocabulary):
    """What a format looks like does not depend on which others are written."""
    (tmp_path / "all").mkdir()
    (tmp_path / "one").mkdir()
    write_all(source, vocabulary, tmp_path / "all", [writer.format for writer in WRITERS])
    for writer in WRITERS:
        (path,) = write_all(source, vocabulary, tmp_path / "one", [writer.format])
        assert path.read_bytes() == (tmp_path / "all" / writer.file).read_bytes()


def test_files_that_would_not_change_are_not_touched(tmp_path, source, vocabulary):
    """The same store again leaves even the dates."""
    write_all(source, vocabulary, tmp_path)
    before = snapshot(tmp_path)
    write_all(source, vocabulary, tmp_path)
    assert snapshot(tmp_path) == before


def test_files_that_changed_are_replaced(tmp_path, source, empty, vocabulary):
    """A store without the reports gives files without them."""
    write_all(source, vocabulary, tmp_path, ["nquads"])
    write_all(empty, vocabulary, tmp_path, ["nquads"])
    assert b"Graustark" not in (tmp_path / "graph.nq").read_bytes()


def test_an_unknown_format_is_explained(tmp_path, source, vocabulary):
    """The error lists the formats that there are."""
    with pytest.raises(ExportError, match="no format 'gexf'; choose among annotations, turtle"):
        write_all(source, vocabulary, tmp_path, ["gexf"])


def test_a_missing_folder_is_explained(tmp_path, source, vocabulary):
    """The error names the file that could not be written."""
    with pytest.raises(ExportError, match=r"nowhere/annotations\.jsonl: cannot be written \(No such file"):
        write_all(source, vocabulary, tmp_path / "nowhere")


def test_a_folder_in_place_of_a_file_is_explained(tmp_path, source, vocabulary):
    """What cannot be replaced is named."""
    (tmp_path / "graph.ttl").mkdir()
    with pytest.raises(ExportError, match=r"graph\.ttl: cannot be written"):
        write_all(source, vocabulary, tmp_path, ["turtle"])


def test_a_full_disk_leaves_the_exports_as_they_were(tmp_path, source, empty, vocabulary):
    """The write that fails names its file and a remedy; the old files stay whole, none is added."""
    write_all(empty, vocabulary, tmp_path)
    before = snapshot(tmp_path)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, usual[1]))
    try:
        with pytest.raises(ExportError, match=r"graph\.nq: cannot be written \(File too large\); free some"):
            write_all(source, vocabulary, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert snapshot(tmp_path) == before


def test_a_disk_that_fails_at_the_last_moment_is_no_different(
    tmp_path, source, empty, vocabulary, monkeypatch
):
    """Some disks are found to be full only when they are asked to keep what was written."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write_all(empty, vocabulary, tmp_path)
    before = snapshot(tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"annotations\.jsonl: cannot be written \(No space left"):
        write_all(source, vocabulary, tmp_path)
    assert snapshot(tmp_path) == before


def test_an_interruption_leaves_the_exports_as_they_were(tmp_path, source, empty, vocabulary):
    """Ctrl-C in the middle of a store: nothing is half written."""
    write_all(empty, vocabulary, tmp_path)
    before = snapshot(tmp_path)

    class Interrupted(type(source)):
        def propositions(self):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_all(Interrupted(source.all_readings), vocabulary, tmp_path)
    assert snapshot(tmp_path) == before
