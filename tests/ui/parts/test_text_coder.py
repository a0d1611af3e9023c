"""Codes get keys in their order, and every key means one thing at a time."""

from texts.catalogue import LANGUAGES, translator
from ui.parts.text_coder import Code, keyed


def wholes(count: int, parts: int = 0) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [(f"w{n}", f"Dimension {n}", [(f"w{n}.{p}", f"Kriterium {p}") for p in range(parts)]) for n in range(count)]


def test_the_first_nine_get_figures_and_the_others_are_chosen_by_click() -> None:
    assert [one.key for one in keyed(wholes(11))] == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", ""]


def test_parts_get_letters_that_stand_for_nothing_else() -> None:
    alone = Code("+person", "kann Personen verraten", "x")
    first, *_, last = keyed(wholes(2, parts=25), alone)
    letters = [part.key for part in first.parts if part.key]
    assert letters[:3] == ["a", "b", "c"]
    assert len(letters) == len(set(letters)) == 23
    assert alone.key not in letters
    assert last == alone


def test_the_browser_gets_every_word_that_it_shows() -> None:
    for language in LANGUAGES:
        t = translator(language)
        assert "{number}" in t("coding_ui.coder.left", number="{number}")
        assert "{title}" in t("coding_ui.coder.parts_of", title="{title}")
