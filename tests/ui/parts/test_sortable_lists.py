"""What a new order does to lists that may have changed meanwhile, and how a page gets to know it."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.sorting import move
from texts.catalogue import LANGUAGES, translator
from ui.parts import sortable_lists
from ui.parts.sortable_lists import Entry, SortableList, order_of, rearranged

PAGE = Path(__file__).parents[2] / "browser" / "sorting_page.py"
LONGEST_RUN = 30
AS_PLANNED = {"heute": ["ankommen", "befund", "gespraech", "abschluss"], "spaeter": ["karten"], "nie": []}


def lists(**entries: str) -> tuple[SortableList, ...]:
    """Lists by id; every letter is an entry."""
    return tuple(
        SortableList(name, name.title(), tuple(Entry(letter, f"Karte {letter}") for letter in letters))
        for name, letters in entries.items()
    )


def arranged(before: tuple[SortableList, ...], **order: str) -> dict[str, str]:
    after = rearranged(before, {name: tuple(letters) for name, letters in order.items()})
    return {name: "".join(ids) for name, ids in order_of(after).items()}


def test_entries_are_moved_within_a_list_and_into_another() -> None:
    before = lists(eins="abc", zwei="d")
    assert arranged(before, eins="ca", zwei="bd") == {"eins": "ca", "zwei": "bd"}


def test_a_moved_entry_keeps_its_words_and_a_list_its_title() -> None:
    [one, two] = rearranged(lists(eins="a", zwei=""), {"zwei": ("a",)})
    assert (one.title, two.title) == ("Eins", "Zwei")
    assert two.entries == (Entry("a", "Karte a"),)


def test_what_has_gone_meanwhile_does_not_come_back() -> None:
    assert arranged(lists(eins="ac"), eins="cba") == {"eins": "ca"}


def test_what_has_come_meanwhile_stands_at_the_end_of_its_list() -> None:
    assert arranged(lists(eins="xab", zwei="cy"), eins="bac", zwei="") == {"eins": "bacx", "zwei": "y"}


def test_a_list_that_nobody_knows_takes_nothing_away() -> None:
    assert arranged(lists(eins="ab"), eins="b", fremd="a") == {"eins": "ba"}


def test_an_entry_that_is_named_twice_stands_once() -> None:
    assert arranged(lists(eins="ab", zwei=""), eins="aba", zwei="b") == {"eins": "ab", "zwei": ""}


def page() -> AppTest:
    at = AppTest.from_file(PAGE, default_timeout=LONGEST_RUN).run()
    assert not at.exception
    return at


def stored(at: AppTest) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(at.text[0].value)
    return found


def moves(at: AppTest) -> object:
    return at.session_state["moves"]


def test_a_page_with_lists_runs_without_a_browser_and_stores_nothing_by_itself() -> None:
    at = page()
    at.run()
    assert stored(at) == AS_PLANNED
    assert moves(at) == 0


def test_a_move_is_told_once_and_drawn_from_what_was_stored_ever_after() -> None:
    at = move(page(), "agenda", {"heute": ["befund", "ankommen", "abschluss"], "spaeter": ["gespraech", "karten"]})
    expected = {"heute": ["befund", "ankommen", "abschluss"], "spaeter": ["gespraech", "karten"], "nie": []}
    assert not at.exception
    assert (stored(at), moves(at)) == (expected, 1)
    at.run()
    assert (stored(at), moves(at)) == (expected, 1)


def test_a_move_to_where_it_stood_is_none() -> None:
    at = move(page(), "agenda", AS_PLANNED)
    assert (stored(at), moves(at)) == (AS_PLANNED, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_lists_comes_in_the_language_of_the_page(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = drawn_data(monkeypatch, language)
    t = translator(language)
    assert drawn["label"] == "Ablauf"
    assert drawn["words"]["up"] == t("sortable_ui.up")
    assert drawn["words"]["moved"] == t(
        "sortable_ui.moved.several", text="{text}", place="{place}", count="{count}", list="{list}"
    )


def test_a_list_that_stands_alone_is_not_named_in_its_announcements(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = drawn_data(monkeypatch, "de", lists(eins="ab"))
    assert drawn["words"]["moved"] == "{text}: Platz {place} von {count}."


def test_what_a_browser_tells_is_kept_for_the_same_run(monkeypatch: pytest.MonkeyPatch) -> None:
    memory: dict[str, Any] = {"karten": {"moved": {"order": {"eins": ["b", "a"], "zwei": 5}, "move": 3}}}
    changes: list[str] = []
    draw = drawing(monkeypatch, memory, then=lambda on_moved: on_moved())
    draw(lists(eins="ab", zwei=""), on_change=lambda: changes.append("moved"))
    assert changes == ["moved"]
    assert draw(lists(eins="ab", zwei="")) == {"eins": ("b", "a"), "zwei": ()}


@pytest.mark.parametrize("told", [None, {}, {"moved": None}, {"moved": {"order": ["a"]}}])
def test_a_browser_that_tells_nothing_sensible_moves_nothing(told: object, monkeypatch: pytest.MonkeyPatch) -> None:
    changes: list[str] = []
    draw = drawing(monkeypatch, {"karten": told}, then=lambda on_moved: on_moved())
    draw(lists(eins="ab"), on_change=lambda: changes.append("moved"))
    assert changes == []
    assert draw(lists(eins="ab")) is None


def drawing(
    monkeypatch: pytest.MonkeyPatch, memory: dict[str, Any], then: Callable[[Callable[[], None]], None]
) -> Callable[..., object]:
    """The lists, drawn by what stands in for the browser; ``then`` gets what Streamlit calls after a move."""

    def browser(*, key: str, data: dict[str, Any], on_moved_change: Callable[[], None]) -> None:
        memory["drawn"] = data
        then(on_moved_change)

    monkeypatch.setattr("ui.state.st", SimpleNamespace(session_state=memory))
    monkeypatch.setattr(sortable_lists, "_component", lambda: browser)

    def draw(drawn: tuple[SortableList, ...], on_change: Callable[[], None] | None = None) -> object:
        return sortable_lists.sortable_lists(drawn, key="karten", label="Ablauf", on_change=on_change)

    return draw


def drawn_data(
    monkeypatch: pytest.MonkeyPatch, language: str, drawn: tuple[SortableList, ...] | None = None
) -> dict[str, Any]:
    memory: dict[str, Any] = {"language": language}
    drawing(monkeypatch, memory, then=lambda _: None)(drawn or lists(eins="ab", zwei=""))
    data: dict[str, Any] = memory["drawn"]
    return data
