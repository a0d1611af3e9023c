"""A language is offered to nobody before both are confirmed: the questions, and our own words around them."""

import pytest

from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, NetworkScope
from qualitaetsrahmen.languages.interface_reviews import InterfaceReview, confirm_interface
from qualitaetsrahmen.languages.translations import Review, Translation
from qualitaetsrahmen.uploads import review_upload, take_in
from selfeval.model import PerspectivePlan, Round
from selfeval.rounds import RoundDraft, open_round, plan_round
from tests.fakes.translation import translation_of
from texts.catalogue import LANGUAGES, PARTICIPANT_LANGUAGES
from texts.completeness import state_of
from wiring.interface_languages import confirmed_languages, interface_languages, translations_to_offer
from wiring.round_languages import translations_for
from wiring.services import Services

SCOPE = NetworkScope.of("netz")
CHECKED = Review(by="Sprachmittlung der Stadt", on="2026-11-20", how="alles gelesen")
FRAMEWORK = "fruehe-hilfen@2.0"
TRANSLATED = [one for one in PARTICIPANT_LANGUAGES if one not in LANGUAGES]


@pytest.fixture
def town(services: Services) -> Services:
    network = Network(id="netz", name="Netz", kind=NetworkKind.FRUEHE_HILFEN)
    services.networks(AdministrationScope()).save_network(network)
    return services


def confirm(services: Services, language: str, mark: str | None = None) -> None:
    """Let the network record that our own words in a language have been checked."""
    review = InterfaceReview(language=language, texts=mark or state_of(language).mark, checked=CHECKED)
    confirm_interface(services.framework_documents(SCOPE), "netz", review, services.clock.today())


def bring(services: Services, language: str, *, is_checked: bool) -> None:
    """Let the network bring along a translation of its own."""
    framework = services.library().frameworks[FRAMEWORK]
    one: Translation = translation_of(framework, language, is_checked=is_checked)
    content = one.model_dump_json(by_alias=True, exclude_none=True).encode()
    store = services.framework_documents(SCOPE)
    take_in(store, "netz", review_upload(services.library(), {}, {"fragen.yaml": content}), services.clock.today())


def opened(services: Services) -> Round:
    framework = services.library("netz").frameworks[FRAMEWORK]
    store = services.rounds(SCOPE)
    plans = (PerspectivePlan(perspective="eltern"),)
    draft = RoundDraft(network_id="netz", title="Runde", criteria=tuple(framework.criteria), plans=plans)
    planned = plan_round(store, framework, draft)
    translations = translations_to_offer(services, "netz", framework)
    return open_round(store, services.keys, planned.id, services.clock.today(), translations)


def offered(services: Services, of_round: Round) -> set[str]:
    store = services.rounds(SCOPE)
    framework = store.framework(of_round.framework_sha256)
    return set(translations_for(store, of_round.id, framework, "eltern"))


@pytest.mark.parametrize("language", TRANSLATED)
def test_only_with_both_confirmations_is_a_language_offered(town: Services, language: str) -> None:
    bring(town, language, is_checked=False)
    assert offered(town, opened(town)) == set()
    confirm(town, language)
    assert offered(town, opened(town)) == set()
    bring(town, language, is_checked=True)
    assert offered(town, opened(town)) == {language}


@pytest.mark.parametrize("language", TRANSLATED)
def test_confirmed_questions_alone_are_not_offered(town: Services, language: str) -> None:
    bring(town, language, is_checked=True)
    assert offered(town, opened(town)) == set()


def test_as_shipped_nothing_but_german_and_english_is_confirmed(town: Services) -> None:
    assert confirmed_languages(town, None) == confirmed_languages(town, "netz") == set(LANGUAGES)


def test_what_one_network_has_checked_is_not_checked_for_another(town: Services) -> None:
    confirm(town, "tr")
    assert confirmed_languages(town, "netz") == {*LANGUAGES, "tr"}
    assert confirmed_languages(town, "anderes") == set(LANGUAGES)


def test_a_check_of_other_words_does_not_hold_for_these(town: Services) -> None:
    confirm(town, "tr", mark="0" * 16)
    (turkish,) = [one for one in interface_languages(town, "netz") if one.language == "tr"]
    assert (turkish.is_late, turkish.is_confirmed) == (True, False)
    assert turkish.review == CHECKED


def test_an_open_round_keeps_its_languages_when_a_check_is_withdrawn(town: Services) -> None:
    confirm(town, "tr")
    bring(town, "tr", is_checked=True)
    of_round = opened(town)
    town.framework_documents(SCOPE).remove_document("netz", "interface/tr.json")
    assert offered(town, of_round) == {"tr"}
    assert offered(town, opened(town)) == set()


def test_a_check_disturbs_no_framework_of_the_network(town: Services) -> None:
    confirm(town, "tr")
    assert town.library("netz").findings == town.library().findings
