"""In which languages a perspective of a round is asked, each with the framework as people read it there."""

from collections.abc import Collection

from qualitaetsrahmen.languages.translations import GERMAN, is_offered, translated
from qualitaetsrahmen.model import Framework
from selfeval.model import Round
from selfeval.ports import RoundStore


def frameworks_by_language(
    store: RoundStore, of_round: Round, perspective: str, spoken: Collection[str]
) -> dict[str, Framework]:
    """Return the framework in German and in every pinned language that is offered and that the interface speaks."""
    framework = store.framework(of_round.framework_sha256)
    return {GERMAN: framework} | {
        one.language: translated(framework, one)
        for one in store.translations(of_round.id)
        if one.language in spoken and is_offered(framework, one, perspective)
    }
