"""Putting together what a paper needs, within the scope of whoever asks for it."""

from exports.minutes import MinutesContent, session_minutes
from exports.sheets import perspective_sheets, sheet_content
from networks.scopes import NetworkScope
from qualitaetsrahmen.languages.translations import GERMAN, language_name, translated
from qualitaetsrahmen.model import Framework
from selfeval.errors import LanguageNotOffered, RoundNotOpen
from selfeval.model import Round, RoundState
from selfeval.ports import RoundStore
from selfeval.release import Reach
from selfeval.results import results_of
from texts.catalogue import translator
from wiring.addresses import round_address
from wiring.round_languages import translations_for
from wiring.services import Services


def sheets_paper(
    services: Services, scope: NetworkScope, round_id: str, perspective: str | None, language: str = GERMAN
) -> bytes:
    """Return the printable sheets of an open round, for one perspective or for all that answer by a link.

    In another language it holds those perspectives that are offered it; their addresses lead to it.
    Raises RoundUnknown outside the scope, RoundNotOpen while its links let nobody in, and LanguageNotOffered where
    none of them is offered the language.
    """
    rounds = services.rounds(scope)
    of_round = rounds.round(round_id)
    wanted = [plan.perspective for plan in of_round.plans if plan.has_link and perspective in (None, plan.perspective)]
    if of_round.state is not RoundState.OPEN or not wanted:
        raise RoundNotOpen(round=of_round.title)
    framework = rounds.framework(of_round.framework_sha256)
    network = services.networks(scope).network(of_round.network_id).name
    contents = [
        sheet_content(of_round, words, one, network=network, address=round_address(services, of_round, one, language))
        for one in wanted
        if (words := _in_language(rounds, of_round, framework, one, language)) is not None
    ]
    if not contents:
        raise LanguageNotOffered(language=language_name(language), round=of_round.title)
    return perspective_sheets(contents, translator(language))


def _in_language(
    rounds: RoundStore, of_round: Round, framework: Framework, perspective: str, language: str
) -> Framework | None:
    """Return the framework as a perspective reads it in a language, or None where it is not offered."""
    if language == GERMAN:
        return framework
    translation = translations_for(rounds, of_round.id, framework, perspective).get(language)
    return translated(framework, translation) if translation else None


def minutes_paper(services: Services, scope: NetworkScope, session_id: str) -> bytes:
    """Return the minutes of a session as a Word document; raises SessionUnknown outside the scope."""
    sessions = services.sessions(scope)
    session = sessions.session(session_id)
    content = MinutesContent(
        network=services.networks(scope).network(session.network_id).name,
        session=session,
        results=results_of(services.rounds(scope), session.round_id, Reach.INTERNAL),
        votes=tuple(sessions.votes(session_id)),
        contributions=tuple(sessions.contributions(session_id)),
        agreements=tuple(
            agreement for agreement in services.agreements(scope).agreements() if agreement.session_id == session_id
        ),
    )
    return session_minutes(content, translator("de"))
