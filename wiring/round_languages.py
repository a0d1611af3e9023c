"""In which languages a perspective of a round is offered its questionnaire, its room and its papers."""

from qualitaetsrahmen.languages.translations import GERMAN, Translation, is_offered, translated
from qualitaetsrahmen.model import Framework
from selfeval.model import Round
from selfeval.ports import RoundStore
from texts.completeness import has_own_words


def pinned_translations(store: RoundStore, round_id: str) -> dict[str, Translation]:
    """Return what a round pinned at opening, by language, where our own words exist in the language as well."""
    return {one.language: one for one in store.translations(round_id) if has_own_words(one.language)}


def translations_for(
    store: RoundStore, round_id: str, framework: Framework, perspective: str
) -> dict[str, Translation]:
    """Return the translations that a perspective is offered; ``framework`` is the one that the round pinned."""
    pinned = pinned_translations(store, round_id)
    return {name: one for name, one in pinned.items() if is_offered(framework, one, perspective)}


def frameworks_by_language(store: RoundStore, of_round: Round, perspective: str) -> dict[str, Framework]:
    """Return the framework in German and as a perspective reads it in each language that it is offered."""
    german = store.framework(of_round.framework_sha256)
    offered = translations_for(store, of_round.id, german, perspective)
    return {GERMAN: german} | {language: translated(german, one) for language, one in offered.items()}
