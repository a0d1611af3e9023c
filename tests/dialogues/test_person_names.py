"""A name of a person is noticed by its address or title; roles and organisations pass without a word."""

import pytest

from dialogues.person_names import reads_like_a_person


@pytest.mark.parametrize(
    "words",
    [
        "Frau Muster",
        "Herr Muster vom Jugendamt",
        "Netzwerkkoordination (Herrn Muster)",
        "Dr. Muster",
        "Prof. Dr. med. Muster",
        "Leitung, Fr. Muster",
        "M. Muster",
        "A. B. Muster und die Familienhebammen",
    ],
)
def test_an_address_a_title_or_an_initial_before_a_name_is_noticed(words: str) -> None:
    assert reads_like_a_person(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Netzwerkkoordination",
        "Netzwerkkoordination Frühe Hilfen",
        "Frauenhaus und Frauenberatung",
        "Frauen Beratung Musterstadt",
        "Herrenberg Jugendamt",
        "Jugendamt, Allgemeiner Sozialer Dienst",
        "Familienzentrum am Markt",
        "Fachstelle Frühe Hilfen z. B. Familienhebammen",
        "Klinikum St. Marien",
        "Abt. Jugend",
        "Steuerungsgruppe, Vorsitz",
        "Dr.-Muster-Straße, Kita",
    ],
)
def test_roles_and_organisations_are_left_alone(words: str) -> None:
    assert not reads_like_a_person(words)
