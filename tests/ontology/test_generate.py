"""Generated files are committed, and are what the generator makes today."""

from pathlib import Path

import pytest

from rashomon.ontology import generate


def test_generated_files_are_up_to_date() -> None:
    """Whoever changes the vocabulary runs the generator: python -m rashomon.ontology.generate."""
    assert list(generate.outdated()) == []


def test_the_check_names_each_file_that_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that was edited by hand, and one that is missing, are named, and the exit code is 1."""
    edited, missing = tmp_path / "edited.ttl", tmp_path / "missing.ttl"
    edited.write_text("mine")
    monkeypatch.setattr(generate, "generated", lambda: {edited: "made", missing: "made"})
    assert generate.main(["--check"]) == 1
    told = capsys.readouterr().err
    assert str(edited) in told
    assert str(missing) in told
    assert not missing.exists()


def test_writing_mends_what_the_check_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the files are written, the check is content."""
    path = tmp_path / "made.ttl"
    monkeypatch.setattr(generate, "generated", lambda: {path: "made – exactly\n"})
    assert generate.main([]) == 0
    assert path.read_bytes() == "made – exactly\n".encode()
    assert generate.main(["--check"]) == 0
