"""A perspective of a round is offered what the round pinned for it, in languages that we have words in."""

import pytest

from qualitaetsrahmen.snapshot import pin
from tests.fakes.round_store import RoundsInMemory, Shelves
from tests.fakes.small_round import FRAMEWORK, small_round
from tests.fakes.translation import translation_of, without
from wiring.round_languages import frameworks_by_language, pinned_translations, translations_for

KEY = "items/finden.angebote/ask/eltern/text"


@pytest.fixture
def store() -> RoundsInMemory:
    """A round that pinned Turkish for parents, French, and Arabic with a gap."""
    pinned = [translation_of(FRAMEWORK, one) for one in ("tr", "fr")]
    snapshot = pin(FRAMEWORK)
    translations = {"runde": [*pinned, without(translation_of(FRAMEWORK, "ar"), KEY)]}
    return RoundsInMemory(Shelves(snapshots={snapshot.sha256: snapshot}, translations=translations))


def test_a_language_without_our_own_words_is_left_out(store: RoundsInMemory) -> None:
    assert set(pinned_translations(store, "runde")) == {"tr", "ar"}


def test_each_perspective_is_offered_what_is_whole_for_it(store: RoundsInMemory) -> None:
    assert set(translations_for(store, "runde", FRAMEWORK, "eltern")) == {"tr"}
    assert translations_for(store, "runde", FRAMEWORK, "fachkraft") == {}


def test_a_round_that_pinned_nothing_is_answered_in_german(store: RoundsInMemory) -> None:
    assert translations_for(store, "andere", FRAMEWORK, "eltern") == {}


def test_each_language_comes_with_the_framework_as_people_read_it_there(store: RoundsInMemory) -> None:
    offered = frameworks_by_language(store, small_round(), "eltern")
    assert list(offered) == ["de", "tr"]
    assert offered["de"] == FRAMEWORK
    assert offered["tr"].perspective("eltern").label == f"tr: {FRAMEWORK.perspective('eltern').label}"
