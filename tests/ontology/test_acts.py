"""Acts: what an entry must say, and that broader acts exist and end."""

from pathlib import Path

import pytest

from rashomon.errors import VocabularyError
from rashomon.ontology.acts import Act, ActExample, acts
from rashomon.ontology.yaml_lines import read_entries

ENTRIES = """\
- name: say
  label: say
  definition: To put something into words.
  example: {text: The mayor said so., speaker: The mayor}
  kind: speech
  stance: asserts
- name: deny
  label: deny
  definition: To say that something is not so.
  example: {text: The mayor denied it., speaker: The mayor}
  broader: say
  kind: speech
  stance: denies
  plover: REJECT
"""


def read(folder: Path, text: str) -> dict[str, Act]:
    path = folder / "acts.yaml"
    path.write_text(text, encoding="utf-8")
    return acts(read_entries(path))


def test_an_act_is_read_whole(tmp_path: Path) -> None:
    """Every key of an entry arrives in the record."""
    example = ActExample("The mayor denied it.", "The mayor")
    expected = Act(
        "deny",
        "deny",
        "To say that something is not so.",
        example,
        "say",
        "speech",
        "denies",
        "certain",
        "REJECT",
    )
    assert read(tmp_path, ENTRIES)["deny"] == expected


@pytest.mark.parametrize(
    ("old", "new", "problem", "line"),
    [
        ("kind: speech", "kind: speach", "unknown kind 'speach'", 5),
        ("stance: denies", "stance: denied", "unknown stance 'denied'", 13),
        ("stance: denies", "stance: denies\n  certainty: sure", "unknown certainty 'sure'", 14),
        ("plover: REJECT", "plover: reject", "unknown plover 'reject'", 14),
        ("broader: say", "broader: tell", "unknown act 'tell'", 11),
        ("broader: say", "broader: deny", "broader runs in a circle: deny -> deny", 11),
        ("name: deny", "name: say", "the act 'say' is already defined in line 1", 7),
        (
            "speaker: The mayor}\n  broader",
            "speaker: He}\n  broader",
            "'He' does not occur in the text of the example",
            10,
        ),
        ("definition: To say that something is not so.", "defined: so", "unknown key 'defined'", 9),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, problem: str, line: int) -> None:
    """Whatever does not hold together in an entry is named, with the line where it stands."""
    assert old in ENTRIES
    with pytest.raises(VocabularyError) as caught:
        read(tmp_path, ENTRIES.replace(old, new))
    assert (caught.value.problem, caught.value.line) == (problem, line)
    assert caught.value.remedy


def test_a_circle_of_several_acts_is_found(tmp_path: Path) -> None:
    """Say under deny, and deny under say, never ends."""
    with pytest.raises(VocabularyError, match="say -> deny -> say"):
        read(tmp_path, ENTRIES.replace("definition: To put", "broader: deny\n  definition: To put"))
