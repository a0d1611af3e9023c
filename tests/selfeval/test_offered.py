"""A perspective is asked in German and in what was pinned whole and confirmed when its round opened."""

import pytest

from qualitaetsrahmen.snapshot import pin
from selfeval.model import Round
from selfeval.offered import frameworks_by_language
from tests.fakes.round_store import RoundsInMemory, Shelves
from tests.fakes.small_round import FRAMEWORK, small_round
from tests.fakes.translation import translation_of

OPEN: Round = small_round()


@pytest.fixture
def store() -> RoundsInMemory:
    shelves = Shelves(rounds={OPEN.id: OPEN}, snapshots={OPEN.framework_sha256: pin(FRAMEWORK)})
    pinned = [translation_of(FRAMEWORK, "en"), translation_of(FRAMEWORK, "tr"), translation_of(FRAMEWORK, "uk")]
    pinned[2] = translation_of(FRAMEWORK, "uk", is_checked=False)
    shelves.translations[OPEN.id] = pinned
    return RoundsInMemory(shelves)


def test_only_what_is_confirmed_and_spoken_by_the_interface_is_offered(store: RoundsInMemory) -> None:
    assert list(frameworks_by_language(store, OPEN, "eltern", ("de", "en", "uk"))) == ["de", "en"]
    assert list(frameworks_by_language(store, OPEN, "eltern", ("de", "tr"))) == ["de", "tr"]


def test_each_language_brings_its_own_words(store: RoundsInMemory) -> None:
    offered = frameworks_by_language(store, OPEN, "eltern", ("de", "en"))
    german = offered["de"].perspective("eltern").label
    assert offered["en"].perspective("eltern").label == f"en: {german}"


def test_a_perspective_without_a_whole_translation_is_asked_in_german(store: RoundsInMemory) -> None:
    assert list(frameworks_by_language(store, OPEN, "fachkraft", ("de", "en", "tr"))) == ["de"]
