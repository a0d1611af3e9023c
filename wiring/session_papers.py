"""Putting the papers of a dialogue together within the scope of whoever asks for them, as files."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dialogues.agreement_model import Agreement
from dialogues.model import Session
from dialogues.preparation_model import LocalMeaning
from dialogues.room_model import item_votes
from dialogues.series import series_of
from dialogues.session_formats import methods
from exports.agreement_list import AgreementList, ListedAgreement, ListOf, agreement_list_content
from exports.agreement_sheet import agreement_sheet
from exports.decision_paper import DecisionSource, decision_content, same_body
from exports.errors import PaperRefused
from exports.material_list import material_list
from exports.minutes.content import minutes_content
from exports.minutes.source import MinutesSource
from exports.minutes.words import topic_words
from exports.report.blocks import PaperContent
from exports.report.pdf import report_pdf
from exports.report.word import report_word
from networks.scopes import NetworkScope
from selfeval.release import Reach
from selfeval.results import Results, results_at_hand
from texts.catalogue import translator
from wiring.services import Services

LANGUAGE = "de"
"""The language of the papers of a session."""


class PaperFormat(StrEnum):
    """As which file a paper is wanted; the names are those of addresses."""

    WORD = "docx"
    PDF = "pdf"
    SHEET = "xlsx"


@dataclass(frozen=True)
class ListWish:
    """Which list of agreements, as which file, for which readers, with or without what became of each."""

    of: ListOf
    id: str
    format: PaperFormat = PaperFormat.WORD
    reach: Reach = Reach.INTERNAL
    with_history: bool = False


def minutes_source(services: Services, scope: NetworkScope, session_id: str) -> MinutesSource:
    """Return all that the minutes of a session are made from; raises SessionUnknown outside the scope."""
    sessions = services.sessions(scope)
    session = sessions.session(session_id)
    results = results_at_hand(services.rounds(scope), session.round_id, Reach.INTERNAL)
    return MinutesSource(
        network=services.networks(scope).network(session.network_id).name,
        session=session,
        results=results,
        votes=tuple(sessions.votes(session_id)),
        contributions=tuple(sessions.contributions(session_id)),
        clusters=tuple(services.card_clusters(scope).clusters(session_id)),
        agreements=tuple(_agreements_of(services, scope, session.network_id)),
        meanings=_meanings_of(services, scope, results),
        series=series_of(session, services.series(scope).series()),
        methods={card.id: card.title for card in methods()},
        next_session=_next_session(sessions.sessions(), session),
    )


def minutes_file(services: Services, scope: NetworkScope, session_id: str, form: PaperFormat) -> bytes:
    """Return the minutes of a session as a file; raises SessionUnknown outside the scope."""
    return _set(minutes_content(minutes_source(services, scope, session_id), translator(LANGUAGE)), form)


def material_file(services: Services, scope: NetworkScope, session_id: str) -> bytes:
    """Return what has to lie ready for a session as a PDF; raises SessionUnknown outside the scope."""
    return material_list(services.sessions(scope).session(session_id), translator(LANGUAGE))


def agreement_list_file(services: Services, scope: NetworkScope, wish: ListWish) -> tuple[bytes, tuple[str, ...]]:
    """Return a list of agreements as a file, and the networks that it is about.

    Raises SessionUnknown or NetworkUnknown outside the scope, and PaperRefused for a municipality that no network
    of the scope belongs to.
    """
    belonging = _belonging(services, scope, wish)
    what = AgreementList(
        of=wish.of,
        name=belonging.name,
        author=belonging.author,
        day=services.clock.today(),
        reach=wish.reach,
        entries=tuple(_listed(services, scope, belonging.agreements)),
        with_history=wish.with_history,
    )
    t = translator(LANGUAGE)
    if wish.format is PaperFormat.SHEET:
        return agreement_sheet(what, t), belonging.network_ids
    return _set(agreement_list_content(what, t), wish.format), belonging.network_ids


def decision_file(services: Services, scope: NetworkScope, session_id: str, wanted: Iterable[str]) -> bytes:
    """Return the proposal for a decision on agreements of a session as a Word document.

    Without ``wanted`` it is about all on which a decision is awaited. Raises SessionUnknown outside the scope, and
    PaperRefused where no agreement needs a decision.
    """
    sessions = services.sessions(scope)
    session = sessions.session(session_id)
    agreements = tuple(_agreements_of(services, scope, session.network_id))
    named = set(wanted)
    own = [one for one in agreements if one.session_id == session_id and one.decision_from]
    proposed = tuple(one for one in own if (one.id in named if named else one.resolution is None))
    if not proposed:
        raise PaperRefused(reason="no_decision", session=session.title)
    results = results_at_hand(services.rounds(scope), session.round_id, Reach.PUBLIC)
    source = DecisionSource(
        network=services.networks(scope).network(session.network_id).name,
        session=session,
        results=results,
        meanings=_meanings_of(services, scope, results),
        proposed=proposed,
        agreements=agreements,
        votes=tuple(item_votes(sessions.votes(session_id))),
    )
    return report_word(decision_content(source, translator(LANGUAGE)))


def awaited_decisions(agreements: Iterable[Agreement]) -> dict[str, list[Agreement]]:
    """Return the agreements on which a decision is awaited, by the body that decides, as it was first written."""
    found: dict[str, list[Agreement]] = {}
    for one in agreements:
        if one.decision_from and one.resolution is None:
            found.setdefault(same_body(one.decision_from), []).append(one)
    return {those[0].decision_from: those for those in found.values()}


def _set(content: PaperContent, form: PaperFormat) -> bytes:
    return report_pdf(content) if form is PaperFormat.PDF else report_word(content)


def _agreements_of(services: Services, scope: NetworkScope, network_id: str) -> list[Agreement]:
    return [one for one in services.agreements(scope).agreements() if one.network_id == network_id]


def _meanings_of(services: Services, scope: NetworkScope, results: Results) -> tuple[LocalMeaning, ...]:
    """Return what the criteria of a framework were agreed to mean, whenever that was."""
    return tuple(services.local_meanings(scope).meanings(results.framework.framework.id))


def _next_session(sessions: Iterable[Session], session: Session) -> Session | None:
    """Return the next session of the same series, or of the same network where it belongs to none."""
    coming = [
        one
        for one in sessions
        if (one.network_id, one.series_id) == (session.network_id, session.series_id) and one.held_on > session.held_on
    ]
    return min(coming, key=lambda one: (one.held_on, one.starts_at or "", one.id), default=None)


@dataclass(frozen=True)
class _Belonging:
    """What a list is about: its name, who makes it, and which agreements of which networks belong to it."""

    name: str
    author: str
    network_ids: tuple[str, ...]
    agreements: list[Agreement]


def _belonging(services: Services, scope: NetworkScope, wish: ListWish) -> _Belonging:
    networks = services.networks(scope)
    if wish.of is ListOf.MUNICIPALITY:
        return _of_municipality(services, scope, wish.id)
    session = services.sessions(scope).session(wish.id) if wish.of is ListOf.SESSION else None
    network = networks.network(session.network_id if session else wish.id)
    own = _agreements_of(services, scope, network.id)
    if session is None:
        return _Belonging(network.name, network.name, (network.id,), own)
    of_session = [one for one in own if one.session_id == session.id]
    return _Belonging(session.title, network.name, (network.id,), of_session)


def _of_municipality(services: Services, scope: NetworkScope, municipality_id: str) -> _Belonging:
    """Return the agreements that came out of rounds in a municipality, of all networks of the scope that work there.

    A round of a network with this one municipality belongs to it, also where the round does not name it.
    """
    store, rounds = services.networks(scope), services.rounds(scope)
    networks = [one for one in store.networks() if municipality_id in one.municipalities]
    municipality = next((one for one in store.municipalities() if one.id == municipality_id), None)
    if municipality is None or not networks:
        raise PaperRefused(reason="municipality")
    alone = {one.id for one in networks if len(one.municipalities) == 1}
    ids = {one.id for one in networks}
    found = []
    for one in services.agreements(scope).agreements():
        place = rounds.round(one.round_id).municipality_id
        if one.network_id in ids and (place == municipality_id or (place is None and one.network_id in alone)):
            found.append(one)
    return _Belonging(municipality.name, municipality.name, tuple(one.id for one in networks), found)


def _listed(services: Services, scope: NetworkScope, agreements: Iterable[Agreement]) -> Iterable[ListedAgreement]:
    """Yield agreements with the names of what they belong to."""
    rounds, t = services.rounds(scope), translator(LANGUAGE)
    sessions = {one.id: one for one in services.sessions(scope).sessions()}
    names = {one.id: one.name for one in services.networks(scope).networks()}
    for one in agreements:
        framework = rounds.framework(rounds.round(one.round_id).framework_sha256)
        session = sessions[one.session_id]
        topic = topic_words(framework, one.criterion_id, t)
        yield ListedAgreement(one, topic, session.title, session.held_on, names[one.network_id])
