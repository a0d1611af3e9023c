"""Names of variables: the same text gives the same name, every program takes it, and no two are alike."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.statistical.names import LONGEST_NAME, RESERVED, is_safe_name, safe_name, safe_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a1-fachkraft", "a1_fachkraft"),
        ("Größe & Öffnung", "Groesse_Oeffnung"),
        ("Café déjà", "Cafe_deja"),
        ("2030", "v_2030"),
        ("_x_", "x"),
        ("BY", "v_BY"),
        ("strL", "v_strL"),
        ("str12", "v_str12"),
        ("имя", "v"),
        ("", "v"),
    ],
)
def test_an_id_becomes_a_name_that_every_program_takes(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.lists(st.text(max_size=60), max_size=30))
def test_any_texts_become_safe_names_that_differ_whatever_their_case(texts: list[str]) -> None:
    names = safe_names(texts)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) and len(name) <= LONGEST_NAME for name in names)
    assert all(is_safe_name(name) for name in names)
    assert len({name.lower() for name in names}) == len(texts)
    assert names == safe_names(texts)


def test_a_long_name_is_cut_and_its_number_still_fits() -> None:
    first, second = safe_names(["x" * 50, "x" * 60])
    assert (len(first), second) == (LONGEST_NAME, "x" * (LONGEST_NAME - 2) + "_2")


@pytest.mark.parametrize("name", ["", "1a", "a b", "ä", "a_", "x" * (LONGEST_NAME + 1), *sorted(RESERVED)])
def test_what_a_program_would_refuse_is_no_safe_name(name: str) -> None:
    assert not is_safe_name(name)
