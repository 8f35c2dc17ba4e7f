"""Cues and lexicons: words in lower case, each once, for acts and frames that exist."""

from pathlib import Path

import pytest

from rashomon.errors import VocabularyError
from rashomon.ontology.cues import Cue, cues
from rashomon.ontology.lexicons import NAMES, lexicons
from rashomon.ontology.vocabulary import load
from rashomon.ontology.yaml_lines import read_entries, read_mapping


def read(folder: Path, text: str) -> dict[tuple[str, str], Cue]:
    path = folder / "cues.yaml"
    path.write_text(text, encoding="utf-8")
    return cues(read_entries(path), load().acts)


def test_a_line_gives_a_cue_for_each_lemma(tmp_path: Path) -> None:
    """The lemmas of an entry share its act and frames; the kind is that of the act."""
    found = read(tmp_path, "- {verb: [say, call out], act: say, frames: [quote, of]}\n")
    assert list(found) == [("verb", "say"), ("verb", "call out")]
    assert found["verb", "say"] == Cue("verb", "say", "say", frozenset({"quote", "of"}), "speech")


def test_a_cue_may_have_a_kind_of_its_own(tmp_path: Path) -> None:
    """To tweet is to say something in writing."""
    found = read(tmp_path, "- {verb: [tweet], act: say, frames: [quote], kind: writing}\n")
    assert found["verb", "tweet"].kind == "writing"


def test_a_word_may_be_a_cue_in_two_parts_of_speech(tmp_path: Path) -> None:
    """The verb "claim" and the noun "claim" are two cues."""
    text = "- {verb: [claim], act: claim, frames: [clause]}\n- {noun: [claim], act: claim, frames: [of]}\n"
    assert len(read(tmp_path, text)) == 2


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("- {verb: [say], act: sey, frames: [quote]}", "unknown act 'sey'", 1),
        ("- {verb: [say], act: say, frames: [quotes]}", "unknown frames 'quotes'", 1),
        ("- {verb: [say], act: say, frames: [quote], kind: song}", "unknown kind 'song'", 1),
        ("- {verb: [say], act: say, frame: [quote]}", "unknown key 'frame'", 1),
        ("- {act: say, frames: [quote]}", "a cue has one part of speech", 1),
        ("- {verb: [say], noun: [word], act: say, frames: [quote]}", "a cue has one part of speech", 1),
        ("- {verb: [Say], act: say, frames: [quote]}", "'Say' is not in lower case", 1),
        (
            "- {verb: [say], act: say, frames: [quote]}\n- {verb: [say], act: claim, frames: [clause]}",
            "the verb 'say' is already a cue in line 1",
            2,
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, problem: str, line: int) -> None:
    """Whatever does not hold together in a cue is named, with the line where it stands."""
    with pytest.raises(VocabularyError) as caught:
        read(tmp_path, text)
    assert (caught.value.problem, caught.value.line) == (problem, line)
    assert caught.value.remedy


def lexicon_file(folder: Path, **replaced: str) -> Path:
    path = folder / "lexicons.yaml"
    lines = dict.fromkeys(sorted(NAMES), "[word]") | replaced
    path.write_text("".join(f"{name}: {words}\n" for name, words in lines.items() if words), encoding="utf-8")
    return path


def test_lexicons_are_sets_of_words(tmp_path: Path) -> None:
    """A lexicon is what its list says."""
    found = lexicons(read_mapping(lexicon_file(tmp_path, titles="[mr, field marshal]")))
    assert found["titles"] == {"mr", "field marshal"}


@pytest.mark.parametrize(
    ("replaced", "problem"),
    [
        ({"titels": "[mr]"}, "unknown key 'titels'"),
        ({"male": ""}, "male is missing"),
        ({"male": "[King]"}, "'King' is not in lower case"),
    ],
)
def test_a_fault_of_a_lexicon_is_told(tmp_path: Path, replaced: dict[str, str], problem: str) -> None:
    """Lexicons are a closed list, and their words are in lower case."""
    with pytest.raises(VocabularyError) as caught:
        lexicons(read_mapping(lexicon_file(tmp_path, **replaced)))
    assert caught.value.problem == problem
