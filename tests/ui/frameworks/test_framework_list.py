"""The list knows what a network brought along from what the installation has."""

from qualitaetsrahmen.library import Library, Shelf
from tests.fakes.addition import ADDITION, OPTIONAL
from tests.fakes.versions import text_of
from ui.frameworks.framework_list import entries_of

FILES = {"kleiner-rahmen-1.0.yaml": text_of(OPTIONAL).encode(), "additions/x-musterstadt.yaml": ADDITION.encode()}
OURS = text_of(("kleiner-rahmen", "unser-rahmen")).encode()


def loaded() -> Library:
    library = Library()
    Shelf(FILES).fill(library)
    return library


def test_what_the_installation_has_is_never_a_networks_own_although_it_was_loaded_twice() -> None:
    assert [one.is_own for one in entries_of(loaded(), loaded()).values()] == [False, False]


def test_what_a_network_adds_is_its_own() -> None:
    base = loaded()
    whole = base.extended_by({"unser-rahmen-1.0.yaml": OURS})
    assert {name: one.is_own for name, one in entries_of(whole, base).items()} == {
        "kleiner-rahmen@1.0": False,
        "kleiner-rahmen@1.0+x-musterstadt": False,
        "unser-rahmen@1.0": True,
    }
