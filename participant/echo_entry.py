"""What a link to published results opens: a round, its public figures, and the languages to read them in."""

from dataclasses import dataclass

from dialogues.agreement_model import Agreement
from networks.scopes import PublishedScope
from participant.echo_contexts import Said
from participant.languages import in_order
from qualitaetsrahmen.languages.texts_of import texts_of
from qualitaetsrahmen.languages.translations import GERMAN, Translation, translated
from qualitaetsrahmen.model import Framework
from selfeval.model import Round, RoundState
from selfeval.release import Reach, Release
from selfeval.results import Results, read_results, shown_framework
from wiring.round_languages import translations_for
from wiring.services import Services

_SHOWN = (RoundState.OPEN, RoundState.CLOSING, RoundState.CLOSED)


@dataclass(frozen=True)
class Echo:
    """A round as those who answered see it: the public figures alone, in one language."""

    network: str
    of_round: Round
    framework: Framework
    language: str
    languages: tuple[str, ...]
    refused_language: bool
    translated_keys: frozenset[str]
    results: Results | None
    """None while the round is not closed."""
    agreements: tuple[Agreement, ...]

    def said(self, text: str, key: str) -> Said:
        """Return a text of the framework with its language: what nobody has translated stays German and says so."""
        return Said(text=text, language=self.language if key in self.translated_keys else GERMAN)


def load_echo(services: Services, scope: PublishedScope, wanted: str) -> Echo | None:
    """Return what stands behind a link; None for a round that has none, or no more."""
    store = services.rounds(scope)
    of_round = store.round(scope.round_id)
    if of_round.state not in _SHOWN:
        return None
    framework = store.framework(of_round.framework_sha256)
    offered: dict[str, Translation] = {}
    for plan in of_round.plans:
        offered |= translations_for(store, of_round.id, framework, plan.perspective)
    chosen = offered.get(wanted)
    read = translated(framework, chosen) if chosen else framework
    is_closed = of_round.state is RoundState.CLOSED
    parts = tuple(store.release_parts(scope.round_id)) if is_closed else ()
    return Echo(
        network=services.networks(scope).network(scope.network_id).name,
        of_round=of_round,
        framework=shown_framework(read, of_round),
        language=chosen.language if chosen else GERMAN,
        languages=in_order((GERMAN, *offered)),
        refused_language=chosen is None and wanted != GERMAN,
        translated_keys=_keys_of(framework, chosen) if chosen else frozenset(),
        results=read_results(of_round, read, Release(parts), Reach.PUBLIC) if parts else None,
        agreements=tuple(one for one in services.agreements(scope).agreements() if one.round_id == of_round.id),
    )


def _keys_of(framework: Framework, translation: Translation) -> frozenset[str]:
    units = texts_of(framework)
    return frozenset(
        key for key, done in translation.texts.items() if key in units and done.source == units[key].source
    )
