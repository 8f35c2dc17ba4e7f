"""Names compare without what varies between spellings, and keep what tells them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.graph.names import (
    first_and_last,
    is_acronym,
    normalize,
    slug,
    without_generic,
    without_title,
)

TITLES = frozenset({"gen", "col", "mr", "president", "prime minister", "king", "pope", "foreign minister"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("the Pentagon", "Pentagon"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Ministry of Defense", "Ministry of Defence"),
        ("Iran's Foreign Ministry", "Iran Foreign Ministry"),
        ("the Guards’", "Guards"),
        ("Al-Shabaab", "al Shabaab"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Michael ‘Erik’ Kurilla", "Michael Erik Kurilla"),
        ("Foreign, Commonwealth & Development Office", "Foreign Commonwealth and Development Office"),
        ("  Naser\n Kanani ", "Naser Kanani"),
    ],
)
def test_spellings_of_one_name_have_one_form(one: str, other: str) -> None:
    """Dots, accents, apostrophes, possessives, hyphens, "the" and British spelling make no other name."""
    assert normalize(one) == normalize(other)


def test_other_names_stay_apart() -> None:
    """The form keeps every letter: Iran is not Iraq, and a name made of signs is not empty."""
    assert normalize("Iran") != normalize("Iraq")
    assert normalize("!!!") == "!!!"
    assert normalize("The The") == "the"


@given(st.text(max_size=40))
def test_the_form_of_a_form_is_itself(name: str) -> None:
    """A form can be looked up like a name: normalizing it again changes nothing."""
    assert normalize(normalize(name)) == normalize(name)


@pytest.mark.parametrize("name", ["CENTCOM", "U.S.", "G7", "ISIS-K"])
def test_capitals_make_an_acronym(name: str) -> None:
    """An acronym is all capitals, with or without dots and digits."""
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["Centcom", "us", "1990", "", "Hamas"])
def test_small_letters_and_bare_numbers_make_none(name: str) -> None:
    """A small letter, or no letter at all, makes no acronym."""
    assert not is_acronym(name)


def test_generic_nouns_are_left_out() -> None:
    """ "Deir ez-Zor province" and "the province of Deir ez-Zor" are both Deir ez-Zor; a bare name has no short form."""
    assert without_generic("deir ez zor province") == "deir ez zor"
    assert without_generic("province of deir ez zor") == "deir ez zor"
    assert without_generic("hezbollah") is None
    assert without_generic("province") is None


def test_middle_names_come_and_go() -> None:
    """A person keeps the first and last name through initials and "Jr."; one word is no full name."""
    assert first_and_last("joseph r biden jr") == first_and_last("joseph biden") == "joseph biden"
    assert first_and_last("biden") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Gen. Ana Example", "Ana Example"),
        ("Prime Minister Ana Example", "Ana Example"),
        ("Foreign Minister Gen. Example", "Example"),
        ("President", "President"),
        ("King Example", "King Example"),
        ("King Ana Example", "Ana Example"),
        ("Ana Example", "Ana Example"),
    ],
)
def test_titles_are_no_part_of_a_name(written: str, name: str) -> None:
    """Titles go, however many there are, unless nothing else would tell who is meant."""
    assert without_title(written, TITLES) == name


def test_a_slug_reads_like_the_name() -> None:
    """A slug has small ASCII letters, digits and hyphens, and keeps the words of the name."""
    assert slug("People's Liberation Army") == "peoples-liberation-army"
    assert slug("São Tomé and Príncipe") == "sao-tome-and-principe"
