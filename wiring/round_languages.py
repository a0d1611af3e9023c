"""In which languages a perspective of a round is offered its questionnaire, its room and its papers."""

from qualitaetsrahmen.languages.translations import Translation, is_offered
from qualitaetsrahmen.model import Framework
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
