"""How our own words in each participants' language stand, and what a network may offer to those who answer."""

from dataclasses import dataclass

from networks.scopes import NetworkScope
from qualitaetsrahmen.languages.interface_reviews import InterfaceReview, interface_reviews
from qualitaetsrahmen.languages.translations import Review, Translation
from qualitaetsrahmen.model import Framework
from texts.catalogue import LANGUAGES, PARTICIPANT_LANGUAGES
from texts.completeness import CatalogueState, state_of
from wiring.services import Services


@dataclass(frozen=True)
class InterfaceLanguage:
    """Our own words in one language, as one network may use them."""

    state: CatalogueState
    review: Review | None
    """Who has confirmed them, in the catalogue's header or for this network; None for what comes with the program."""
    is_late: bool = False
    """Whether the words have changed since this network confirmed them."""

    @property
    def language(self) -> str:
        """The language."""
        return self.state.language

    @property
    def is_own(self) -> bool:
        """Whether the program is written in it, so that nobody has to confirm it anew."""
        return self.language in LANGUAGES

    @property
    def is_confirmed(self) -> bool:
        """Whether people may read it: all is there, and somebody named by role has confirmed these very words."""
        return self.state.is_whole and (self.is_own or (self.review is not None and not self.is_late))


def interface_languages(services: Services, network_id: str | None) -> list[InterfaceLanguage]:
    """Return every participants' language as it stands for a network; without one, as the program brings it."""
    reviews: dict[str, InterfaceReview] = {}
    if network_id is not None:
        store = services.framework_documents(NetworkScope.of(network_id))
        reviews = interface_reviews(store, network_id)
    return [_language(language, reviews.get(language)) for language in PARTICIPANT_LANGUAGES]


def _language(language: str, review: InterfaceReview | None) -> InterfaceLanguage:
    state = state_of(language)
    if state.check is not None:
        by, on, how = state.check.by, state.check.on, state.check.how or None
        return InterfaceLanguage(state, Review(by=by, on=on, how=how))
    if review is None:
        return InterfaceLanguage(state, None)
    return InterfaceLanguage(state, review.checked, is_late=review.texts != state.mark)


def confirmed_languages(services: Services, network_id: str | None) -> frozenset[str]:
    """Return the languages in which a network may offer our own words."""
    return frozenset(one.language for one in interface_languages(services, network_id) if one.is_confirmed)


def translations_to_offer(services: Services, network_id: str, framework: Framework) -> list[Translation]:
    """Return the translations that a round may pin: those in languages of which our own words are confirmed.

    Whether a translation is confirmed and whole for a perspective is asked when the round opens.
    """
    confirmed = confirmed_languages(services, network_id)
    found = services.library(network_id).translations_of(framework)
    return [one for language, one in found.items() if language in confirmed]
