"""Long sentences and long words in plain language are told, with what is long and how long it is."""

import pytest

from qualitaetsrahmen.languages.plain_language import Hint, HintKind, plain_language_hints
from tests.fakes.versions import framework

LONG = "Ich weiß an jedem Tag der Woche und zu jeder Stunde sehr genau, wo ich Hilfe bekomme."


def hints(old: str, new: str) -> list[Hint]:
    return plain_language_hints(framework((old, new)))


def test_short_sentences_of_short_words_need_no_hint() -> None:
    assert plain_language_hints(framework()) == []


def test_a_long_sentence_for_parents_is_told_with_the_number_of_its_words() -> None:
    (hint,) = hints("Ich weiß, wo ich Hilfe bekomme.", f"Gut. {LONG}")
    assert (hint.kind, hint.key) == (HintKind.LONG_SENTENCE, "items/finden.angebote/ask/eltern/text")
    assert (hint.passage, hint.count) == (LONG, 17)


@pytest.mark.parametrize(("word", "count"), [("Kindertagespflegeperson", 1), ("Kinder-Tagespflege-Person", 0)])
def test_a_long_word_is_told_unless_a_hyphen_divides_it(word: str, count: int) -> None:
    found = hints("Ich verstehe die Texte.", f"Ich kenne die {word}.")
    assert [hint.passage for hint in found] == [word] * count


def test_what_professionals_read_is_left_to_them() -> None:
    assert hints("Familien wissen von unseren Angeboten.", f"{LONG}") == []


def test_a_title_in_plain_language_is_looked_at_too() -> None:
    (hint,) = hints("plain_title: Hilfe finden", "plain_title: Unterstützungsangebote")
    assert hint.key == "criteria/finden/plain_title"
