"""Relation types: each fault of an entry is told with its line and what would mend it."""

from pathlib import Path

import pytest

from rashomon.errors import VocabularyError
from rashomon.ontology.expressions import Expression, Restriction
from rashomon.ontology.relations import Inverse, RelationType, relation_types
from rashomon.ontology.yaml_lines import read_entries

ENTRY = """\
- name: baptized
  label: baptized
  definition: The subject baptized the object.
  example: {text: The abbot baptized the prince., subject: The abbot, object: the prince}
  inverse: {name: baptized-by, label: baptized by}
  domain: [Person]
  range: [Person, Group]
  plover: SUPPORT
  expressed-by:
    - {verb: [baptize], subject: [agent], object: [patient]}
"""


def read(folder: Path, text: str) -> dict[str, RelationType]:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return relation_types(read_entries(path))


def refused(folder: Path, text: str) -> VocabularyError:
    with pytest.raises(VocabularyError) as caught:
        read(folder, text)
    assert caught.value.path == str(folder / "own.yaml")
    assert caught.value.remedy
    return caught.value


def changed(old: str, new: str) -> str:
    assert old in ENTRY
    return ENTRY.replace(old, new)


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    """Every key of an entry arrives in the record."""
    relation = read(tmp_path, ENTRY)["baptized"]
    assert (relation.label, relation.plover, relation.symmetric) == ("baptized", "SUPPORT", False)
    assert relation.inverse == Inverse("baptized-by", "baptized by")
    assert (relation.domain, relation.range) == (("Person",), ("Person", "Group"))
    assert relation.example.subject == "The abbot"
    assert relation.expressions == (Expression("verb", ("baptize",), ("agent",), ("patient",)),)


def test_the_conditions_of_an_expression_are_read(tmp_path: Path) -> None:
    """`under`, `with`, `without` and `requires: one` become fields of the expression."""
    by_order = "{noun: [order], under: [by, on], subject: [of], object: [attached]}"
    fired = "{verb: [fire], with: [rocket], subject: [agent], object: [at], requires: one}"
    replaced = "{verb: [replace], without: [with], subject: [agent], object: [patient]}"
    construct = "{construct: place-in-place}"
    text = ENTRY + f"    - {by_order}\n    - {fired}\n    - {replaced}\n    - {construct}\n"
    _, noun, verb, alone, last = read(tmp_path, text)["baptized"].expressions
    assert (noun.under, noun.object, noun.needed) == (("by", "on"), ("attached",), "both")
    assert (verb.with_object, verb.object, verb.needed) == (("rocket",), ("at",), "one")
    assert alone.without == ("with",)
    assert last == Expression("construct", ("place-in-place",))


def test_the_nouns_that_a_frame_takes_are_read(tmp_path: Path) -> None:
    """Classes and lexicons that a side must or must not be of become its restriction."""
    armed = "{verb: [arm], subject: [patient], object: [with], object-among: [weapons, Force], subject-not-among: [media]}"
    expression = read(tmp_path, ENTRY + f"    - {armed}\n")["baptized"].expressions[-1]
    assert expression.object_nouns == Restriction(among=("weapons", "Force"))
    assert expression.subject_nouns == Restriction(barred=("media",))


def test_what_goes_with_a_trigger_is_read(tmp_path: Path) -> None:
    """Forms of complements and prepositions become a condition of the expression."""
    asked = "{verb: [ask], subject: [agent], object: [patient], complement: [infinitive, for]}"
    expression = read(tmp_path, ENTRY + f"    - {asked}\n")["baptized"].expressions[-1]
    assert expression.complements == ("infinitive", "for")


@pytest.mark.parametrize(
    ("old", "new", "problem", "line"),
    [
        ("  label: baptized\n", "", "label is missing", 1),
        ("  definition: The subject baptized the object.\n", "", "definition is missing", 1),
        ("  definition: The", "  defintion: The", "unknown key 'defintion'", 3),
        ("name: baptized\n", "name: Baptized\n", "'Baptized' is no name", 1),
        ("name: baptized\n", "name: to_baptize\n", "'to_baptize' is no name", 1),
        ("SUPPORT", "SUPORT", "unknown plover 'SUPORT'", 8),
        ("SUPPORT", "SUPPORT\n  event: maybe", "unknown event 'maybe'", 9),
        ("SUPPORT", "SUPPORT\n  roles: [agent, victim]", "unknown roles 'victim'", 9),
        ("SUPPORT", "SUPPORT\n  roles: [agent]", "roles are two", 9),
        ("subject: The abbot,", "subject: He,", "'He' does not occur in the text of the example", 4),
        ("domain: [Person]", "domain: [Persons]", "unknown domain 'Persons'", 6),
        ("range: [Person, Group]", "range: [City]", "unknown range 'City'", 7),
        ("[agent]", "[agnet]", "unknown subject 'agnet'", 10),
        ("[patient]", "[poss]", "slot 'poss' needs a noun", 10),
        ("[patient]", "[self]", "slot 'self' is not for verbs", 10),
        ("verb: [baptize]", "verb: [Baptize]", "'Baptize' is not in lower case", 10),
        ("verb: [baptize],", "", "the expression has no trigger", 10),
        ("verb: [baptize],", "verb: [baptize], noun: [baptism],", "an expression has one trigger", 10),
        ("[patient]}", "[patient], requires: three}", "unknown requires 'three'", 10),
        ("[patient]}", "[patient], without: [upon a time]}", "unknown without 'upon a time'", 10),
        ("verb: [baptize]", "noun: [baptism], with: [water]", "'with' needs a verb", 10),
        ("verb: [baptize]", "noun: [baptism], transitive: false", "'transitive' needs a verb", 10),
        ("[patient]}", "[patient], transitive: false}", "a verb without a direct object names one", 10),
        ("[patient]}", "[patient], object-among: [infants]}", "unknown object-among 'infants'", 10),
        (
            "{verb: [baptize], subject: [agent], object: [patient]}",
            "{noun: [order], subject: [of], object: [attached]}",
            "slot 'attached' needs 'under'",
            10,
        ),
        (
            "{verb: [baptize], subject: [agent], object: [patient]}",
            "{construct: place-in-plaice}",
            "unknown construct 'place-in-plaice'",
            10,
        ),
        (
            "  inverse: {name: baptized-by, label: baptized by}\n",
            "",
            "baptized needs an inverse or symmetry, and not both",
            1,
        ),
        (
            "  inverse: {name: baptized-by, label: baptized by}\n",
            "  symmetric: true\n",
            "baptized is symmetric, but its domain and range differ",
            7,
        ),
        ("name: baptized-by", "name: baptized", "the name 'baptized' is already used at own.yaml:1", 5),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, problem: str, line: int) -> None:
    """Whatever does not hold together in an entry is named, with the line where it stands."""
    error = refused(tmp_path, changed(old, new))
    assert (error.problem, error.line) == (problem, line)


@pytest.mark.parametrize(
    ("more", "event", "roles"),
    [
        ("", True, ("agent", "target")),
        ("\n  event: false", False, ("agent", "target")),
        ("\n  roles: [agent, recipient]", True, ("agent", "recipient")),
    ],
)
def test_what_has_a_root_happens_unless_said(
    tmp_path: Path, more: str, event: bool, roles: tuple[str, str]
) -> None:
    """And its sides are agent and target, unless said."""
    (relation,) = read(tmp_path, changed("SUPPORT", f"SUPPORT{more}")).values()
    assert (relation.event, relation.roles) == (event, roles)


def test_a_name_is_given_once(tmp_path: Path) -> None:
    """A second relation of the same name is refused, and told where the first one is."""
    error = refused(tmp_path, ENTRY + ENTRY)
    assert (error.problem, error.line) == ("the name 'baptized' is already used at own.yaml:1", 11)


def test_an_inverse_does_not_take_the_name_of_a_relation(tmp_path: Path) -> None:
    """Relations and inverses share their names: `backs` cannot be both."""
    other = ENTRY.replace("name: baptized\n", "name: christened\n").replace("baptized-by", "baptized")
    error = refused(tmp_path, ENTRY + other)
    assert (error.problem, error.line) == ("the name 'baptized' is already used at own.yaml:1", 15)


def test_a_parent_and_a_mode_are_read(tmp_path: Path) -> None:
    """A relation may be a kind of another, and may be told by PLOVER's mode below its root."""
    other = ENTRY.replace("baptized", "christened").replace("plover: SUPPORT", "parent: baptized")
    found = read(tmp_path, ENTRY.replace("plover: SUPPORT", "plover: CONSULT\n  mode: visit") + other)
    assert (found["baptized"].mode, found["christened"].parent) == ("visit", "baptized")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("plover: SUPPORT", "parent: anointed", "there is no relation 'anointed'"),
        ("plover: SUPPORT", "parent: baptized", "baptized < baptized"),
        ("plover: SUPPORT", "plover: PROTEST\n  mode: picnic", "picnic"),
        ("plover: SUPPORT", "mode: demo", "a mode needs a PLOVER root"),
    ],
)
def test_a_parent_or_mode_that_is_not_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """An unknown parent, a relation above itself, a mode that its root has not: each is told with its line."""
    error = refused(tmp_path, changed(old, new))
    assert problem in str(error)
    assert error.line in (8, 9)


def test_a_circle_of_relations_is_refused(tmp_path: Path) -> None:
    """Two relations that are each a kind of the other: the error names the circle."""
    other = ENTRY.replace("baptized", "christened").replace("plover: SUPPORT", "parent: baptized")
    error = refused(tmp_path, changed("plover: SUPPORT", "parent: christened") + other)
    assert "baptized < christened < baptized" in str(error)


def test_a_relation_joins_no_more_than_its_parent(tmp_path: Path) -> None:
    """What holds of a place cannot be a kind of what holds of people alone."""
    other = ENTRY.replace("baptized", "named").replace("plover: SUPPORT", "parent: baptized")
    error = refused(tmp_path, ENTRY + other.replace("range: [Person, Group]", "range: [Place]"))
    assert "the range of named is wider than that of baptized" in str(error)
