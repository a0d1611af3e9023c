"""Notes are kept as they were typed, and an empty one is none."""

import pytest

from dialogues.notes import LONGEST, NoteTooLong, keep_note
from tests.fakes.preparation_stores import NotesInMemory


def test_a_note_is_kept_with_its_lines() -> None:
    store = NotesInMemory()
    keep_note(store, "netz", "sitzung", "  Stühle im Kreis\n\nNach der Pause: Fishbowl ")
    assert store.note("sitzung") == "  Stühle im Kreis\n\nNach der Pause: Fishbowl "
    assert store.noted() == {"sitzung"}


def test_an_empty_note_is_deleted() -> None:
    store = NotesInMemory()
    keep_note(store, "netz", "sitzung", "Alt")
    keep_note(store, "netz", "sitzung", " \n ")
    assert store.noted() == frozenset()


def test_a_note_that_is_too_long_leaves_the_one_before() -> None:
    store = NotesInMemory()
    keep_note(store, "netz", "sitzung", "Alt")
    with pytest.raises(NoteTooLong):
        keep_note(store, "netz", "sitzung", "x" * (LONGEST + 1))
    assert store.note("sitzung") == "Alt"
