"""What translators hand back is taken in text by text, and never makes something current that nobody has looked at."""

from dataclasses import replace

import pytest

from qualitaetsrahmen.languages.texts_of import needed_by, texts_of
from qualitaetsrahmen.languages.translations import Translation, is_offered
from qualitaetsrahmen.languages.translators import (
    DeliveredText,
    Delivery,
    Order,
    Refusal,
    Refused,
    TextState,
    order,
    taken_in,
)
from tests.fakes.small_framework import small_framework
from tests.fakes.translation import translation_of, without
from tests.fakes.versions import REWORDED, framework

FRAMEWORK = small_framework()
UNITS = texts_of(FRAMEWORK)
STATEMENT = "items/sprache.texte/ask/eltern/text"
SOURCE = UNITS[STATEMENT].source


def delivered(*texts: DeliveredText) -> Delivery:
    return Delivery("kleiner-rahmen@1.0", "en", texts)


def row(text: str, key: str = STATEMENT, source: str = SOURCE, line: int = 3) -> DeliveredText:
    return DeliveredText(line, key, source, text)


def handed_back(what: Order) -> Delivery:
    """What comes back when nobody has changed anything."""
    return delivered(*(row(one.text, one.unit.key, one.unit.source) for one in what.texts))


def test_a_first_order_asks_for_every_text() -> None:
    what = order(FRAMEWORK, "tr")
    assert [one.unit for one in what.texts] == list(UNITS.values())
    assert {one.state for one in what.texts} == {TextState.MISSING}


QUESTION = "areas/wege/questions/wege.frage/ask/eltern/text"


def test_an_order_for_one_perspective_asks_for_what_it_needs_and_for_its_questions_in_own_words() -> None:
    what = order(FRAMEWORK, "tr", perspective="eltern")
    assert {one.unit.key for one in what.texts} == {*needed_by(FRAMEWORK, "eltern"), QUESTION}


def test_a_translation_without_the_questions_in_own_words_is_still_offered() -> None:
    assert QUESTION not in translation_of(FRAMEWORK, "tr").texts
    assert is_offered(FRAMEWORK, translation_of(FRAMEWORK, "tr"), "eltern")


def test_what_is_translated_goes_out_with_its_translation() -> None:
    what = order(FRAMEWORK, "en", translation_of(FRAMEWORK))
    statement = next(one for one in what.texts if one.unit.key == STATEMENT)
    assert (statement.state, statement.text, statement.earlier) == (
        TextState.CURRENT,
        "en: Ich verstehe die Texte.",
        "",
    )


def test_an_outdated_translation_goes_out_beside_an_empty_place() -> None:
    later = framework(("Ich verstehe die Texte.", "Ich verstehe alle Texte."))
    statement = next(one for one in order(later, "en", translation_of(FRAMEWORK)).texts if one.unit.key == STATEMENT)
    assert (statement.state, statement.text) == (TextState.OUTDATED, "")
    assert statement.earlier == "en: Ich verstehe die Texte."


def test_a_file_that_comes_back_as_it_went_out_changes_nothing() -> None:
    later = framework(("Ich verstehe die Texte.", "Ich verstehe alle Texte."))
    before = translation_of(FRAMEWORK)
    taken = taken_in(later, before, handed_back(order(later, "en", before)))
    assert (taken.translation, taken.changed, taken.refused) == (before, (), ())


def test_a_first_delivery_makes_a_translation_that_nobody_has_confirmed() -> None:
    taken = taken_in(FRAMEWORK, None, delivered(row("I understand the texts.")))
    assert taken.translation.translation.of == "kleiner-rahmen@1.0"
    assert taken.translation.language == "en"
    assert {key: text.text for key, text in taken.translation.texts.items()} == {STATEMENT: "I understand the texts."}
    assert not taken.translation.is_checked


def test_new_texts_stand_in_the_order_of_the_framework_behind_those_of_before() -> None:
    before = without(translation_of(FRAMEWORK), STATEMENT)
    rows = [row(f"en {key}", key, unit.source) for key, unit in reversed(UNITS.items())]
    keys = list(taken_in(FRAMEWORK, before, delivered(*rows)).translation.texts)
    new = [key for key in UNITS if key not in before.texts]
    assert keys == [*before.texts, *new]


def test_an_empty_place_never_takes_away_what_was_there() -> None:
    before = translation_of(FRAMEWORK)
    taken = taken_in(FRAMEWORK, before, delivered(row(""), row("  \n")))
    assert taken.translation == before
    assert taken.refused == ()


def test_who_confirmed_a_translation_is_forgotten_with_the_first_change() -> None:
    before = translation_of(FRAMEWORK, is_checked=True)
    same = taken_in(FRAMEWORK, before, delivered(row("en: Ich verstehe die Texte.")))
    other = taken_in(FRAMEWORK, before, delivered(row("I understand.")))
    assert (same.changed, same.translation.is_checked) == ((), True)
    assert (other.changed, other.translation.is_checked) == ((STATEMENT,), False)
    assert not is_offered(FRAMEWORK, other.translation, "eltern")


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (row("x", key=""), Refusal.NO_KEY),
        (row("x", key="items/gibt.es.nicht/ask/eltern/text"), Refusal.UNKNOWN_KEY),
        (row("x", source="00000000"), Refusal.GERMAN_CHANGED),
        (row("x", source=""), Refusal.GERMAN_CHANGED),
        (row("x" * 2001), Refusal.TOO_LONG),
        (replace(row("=A1"), is_text=False), Refusal.NOT_TEXT),
    ],
)
def test_a_text_that_cannot_be_used_is_told_with_its_line_and_leaves_the_others_alone(
    one: DeliveredText, reason: Refusal
) -> None:
    title = row("Small framework", "framework/title", UNITS["framework/title"].source, line=9)
    taken = taken_in(FRAMEWORK, None, delivered(one, title))
    assert taken.refused == (Refused(3, one.key, reason),)
    assert list(taken.translation.texts) == ["framework/title"]


def test_of_two_texts_for_one_place_neither_is_taken() -> None:
    taken = taken_in(FRAMEWORK, None, delivered(row("one"), row("two", line=4)))
    assert taken.refused == (Refused(3, STATEMENT, Refusal.TWICE), Refused(4, STATEMENT, Refusal.TWICE))
    assert taken.translation.texts == {}


def test_a_text_beside_an_empty_place_of_the_same_key_is_no_doubt() -> None:
    taken = taken_in(FRAMEWORK, None, delivered(row(""), row("two", line=4)))
    assert (taken.changed, taken.refused) == ((STATEMENT,), ())


def test_a_translation_of_an_earlier_german_becomes_current_by_a_new_one_only() -> None:
    later = framework(REWORDED)
    key = "items/absprachen.gelten/ask/fachkraft/text"
    old = Translation.model_validate(
        {
            "schema": 1,
            "translation": {"of": later.name, "language": "en"},
            "texts": {key: {"source": UNITS[key].source, "text": "Agreements hold."}},
        }
    )
    late = taken_in(later, old, delivered(row("Agreements hold.", key, UNITS[key].source)))
    key_now = "items/absprachen.gelten/ask/koordination/text"
    now = taken_in(later, old, delivered(row("Our agreements hold.", key_now, texts_of(later)[key_now].source)))
    assert late.translation.texts == old.texts
    assert now.changed == (key_now,)
