"""YAML that remembers its lines: what cannot be read is named with file, line and remedy."""

from pathlib import Path

import pytest

from rashomon.errors import VocabularyError
from rashomon.ontology.yaml_lines import choose, read_entries, read_mapping


def written(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path) -> VocabularyError:
    with pytest.raises(VocabularyError) as caught:
        read_entries(path)
    return caught.value


def test_entries_know_their_lines(tmp_path: Path) -> None:
    """An entry begins at the line of its first key."""
    entries = read_entries(written(tmp_path, "# a comment\n- name: a\n\n- name: b\n"))
    assert [(entry.line, entry.text("name")) for entry in entries] == [(2, "a"), (4, "b")]


def test_yaml_booleans_are_words(tmp_path: Path) -> None:
    """`on`, `no` and `off` are prepositions and negations here, not true and false."""
    entry = read_mapping(written(tmp_path, "words: [on, no, off]\n"))
    assert entry.texts("words") == ("on", "no", "off")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is an error of ours, with its path."""
    assert str(tmp_path / "none.yaml") in str(refused(tmp_path / "none.yaml"))


def test_broken_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    """A bracket that is never closed is reported where the parser noticed it."""
    error = refused(written(tmp_path, "- name: a\n- name: [b\n"))
    assert error.line == 3
    assert "not YAML" in error.problem


def test_control_characters_are_no_yaml(tmp_path: Path) -> None:
    """A NUL byte makes a file that is no YAML, not a crash."""
    assert "not YAML" in refused(written(tmp_path, "- name: \0\n")).problem


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    """The place of the first byte that is not UTF-8 is told."""
    path = tmp_path / "latin.yaml"
    path.write_bytes("- name: café".encode("latin-1"))
    assert "not UTF-8 at byte 11" in refused(path).problem


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("", "the file is empty", None),
        ("name: a\n", "not a list", 1),
        ("- name: a\n- b\n", "not a mapping", 2),
        ("- name: a\n  name: b\n", "key 'name' stands twice", 2),
    ],
)
def test_other_shapes_are_refused(tmp_path: Path, text: str, problem: str, line: int | None) -> None:
    """A file of relations is a list of mappings, each key once."""
    error = refused(written(tmp_path, text))
    assert (error.problem, error.line) == (problem, line)


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("a: x\n", "words is missing", 1),
        ("a: x\nwords: on\n", "words is not a list", 2),
        ("a: x\nwords: []\n", "words is not a list", 2),
        ("a: x\nwords:\n  - on\n  - [at]\n", "words is not a text", 4),
        ("a: x\nwords: [on, '  ']\n", "words is empty", 2),
        ("a: x\nwords:\n  - on\n  - on\n", "'on' stands twice in words", 4),
    ],
)
def test_lists_of_texts_are_checked(tmp_path: Path, text: str, problem: str, line: int) -> None:
    """Each fault of a list is told with the line of the very word."""
    with pytest.raises(VocabularyError) as caught:
        read_mapping(written(tmp_path, text)).texts("words")
    assert (caught.value.problem, caught.value.line) == (problem, line)


def test_a_misspelt_word_is_guessed() -> None:
    """The remedy names the word that was meant, or all that there are."""
    assert choose("agnet", ["agent", "patient"]) == "did you mean 'agent'?"
    assert choose("xyz", ["patient", "agent"]) == "choose one of: agent, patient"
