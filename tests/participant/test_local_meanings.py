"""Beside a question stands what people here agreed that its criterion means, as it was when the round opened."""

from collections.abc import Callable

from starlette.testclient import TestClient

from dialogues.local_meanings import agree_meaning, current_of, first_meaning, to_pin
from selfeval.model import PinnedMeaning
from tests.fakes.translation import translation_of
from tests.participant.conftest import ALL_CRITERIA, NETWORK, Town
from tests.participant.test_question_views import page_of

Phones = Callable[[], TestClient]
HERE = "Man findet uns auch <ohne> Internet."
SIGNS = "Familien rufen von sich aus an."


def address_with(town: Town, meaning: str, signs: str = SIGNS) -> str:
    """The way in to a round whose first criterion means this here."""
    meanings = {"finden": PinnedMeaning(meaning=meaning, signs=signs)}
    return town.address(town.round(translations=[translation_of(town.framework)], meanings=meanings))


def test_the_meaning_and_the_signs_stand_beside_the_question_and_belong_to_it(town: Town, phone: Phones) -> None:
    page = page_of(phone(), address_with(town, HERE))
    assert "Bei uns verabredet:</strong> Man findet uns auch &lt;ohne&gt; Internet." in page
    assert f"Daran merken wir es:</strong> {SIGNS}" in page
    assert 'aria-describedby="verabredet-finden.angebote"' in page
    assert page.index('id="finden.angebote"') < page.index(SIGNS) < page.index('name="finden.angebote"')


def test_without_an_agreed_meaning_nothing_is_said(town: Town, phone: Phones) -> None:
    assert "Bei uns verabredet" not in page_of(phone(), town.address(town.round()))


def test_a_meaning_without_signs_stands_alone(town: Town, phone: Phones) -> None:
    page = page_of(phone(), address_with(town, HERE, signs=""))
    assert "Bei uns verabredet" in page
    assert "Daran merken wir es" not in page


def agree_here(town: Town, meaning: str) -> None:
    """Record what the first criterion means in this town, after whatever was recorded before."""
    store, framework_id = town.services.local_meanings(town.scope), town.framework.framework.id
    blank = first_meaning(NETWORK, framework_id, "finden", town.services.clock.today())
    seen = current_of(store.meanings(framework_id), NETWORK, "finden")
    agree_meaning(store, seen, blank.model_copy(update={"meaning": meaning}))


def opened_address(town: Town) -> str:
    """The way in to a round that took along what holds today."""
    known = town.services.local_meanings(town.scope).meanings(town.framework.framework.id)
    return town.address(town.round(meanings=to_pin(known, NETWORK, ALL_CRITERIA)))


def test_a_change_after_opening_does_not_change_the_open_round(town: Town, phone: Phones) -> None:
    agree_here(town, "So war es verabredet.")
    address = opened_address(town)
    agree_here(town, "Jetzt heißt es anders.")
    page = page_of(phone(), address)
    assert "So war es verabredet." in page
    assert "Jetzt heißt es anders." not in page
    assert "Jetzt heißt es anders." in page_of(phone(), opened_address(town))


def test_on_a_page_in_another_language_the_agreed_words_are_marked_as_german(town: Town, phone: Phones) -> None:
    page = page_of(phone(), f"{address_with(town, 'Man findet uns.')}?sprache=en")
    assert 'What we agreed here:</strong> <span lang="de" dir="ltr">Man findet uns.</span>' in page
