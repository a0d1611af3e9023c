"""Dialogues for the kept tables of a version: questions, clusters, series, notes, guests, meanings, a public page."""

from dataclasses import replace
from datetime import timedelta

from dialogues.agreements import AgreementDraft, agree, change_words, draft_of, resolve
from dialogues.cards import add_cluster, sort_cards
from dialogues.event_pages import CHECKS, EventContent, Publication, publish_event
from dialogues.guests import Opening, ask_networks, open_results
from dialogues.hand_over import Point, give
from dialogues.local_meanings import agree_meaning, first_meaning
from dialogues.model import Session, SessionState
from dialogues.notes import keep_note
from dialogues.preparation_model import HandOver, Numbering
from dialogues.questions import AGREED, ask, consensus_on
from dialogues.room import cast_vote, contribute
from dialogues.room_model import ContributionState
from dialogues.series import make_series, put_into_series
from dialogues.templates import save_as_template
from dialogues.votes import reveal
from networks.accounts import Account, Grant, Role
from networks.scopes import NetworkScope, NotesScope, RoomScope
from selfeval.model import Recipient, Round
from wiring.demo import MAIN
from wiring.services import Services

SCOPE = NetworkScope.of(MAIN)


def add_dialogues(services: Services, running: Session, closed: Round, seat_key: str) -> None:
    """Fill what stands around sessions and in their rooms, beyond what the example and a running vote hold."""
    _ask_the_room(services, running, seat_key)
    _prepare(services, running)
    _agree(services, running)
    _invite(services, running, closed)
    _publish(services)


def _ask_the_room(services: Services, running: Session, seat_key: str) -> None:
    """Reveal the vote, leave a question open that one phone has answered, and put a card into a cluster."""
    sessions, item = services.sessions(SCOPE), running.talks[0]
    framework = services.rounds(SCOPE).framework(services.rounds(SCOPE).round(running.round_id).framework_sha256)
    for vote in sessions.votes(running.id):
        reveal(sessions, running, framework, vote.id)
    asked = consensus_on("Wir fragen alle Familien nach dem ersten Besuch.", is_open=True)
    question, room = ask(sessions, running, item.id, asked), services.room(RoomScope(MAIN, running.id))
    cast_vote(room, services.keys, framework, seat_key, question.id, (AGREED,))
    contribute(room, item.id, "Ein Blatt in vier Sprachen")
    card = next(one for one in sessions.contributions(running.id) if one.text.startswith("Ein Blatt"))
    sessions.move_contribution(running.id, card.id, ContributionState.SHOWN)
    clusters = services.card_clusters(SCOPE)
    cluster = add_cluster(clusters, running.id, item.id, "Was hilft")
    sort_cards(clusters, running.id, item.id, {cluster.id: [card.id]})


def _prepare(services: Services, running: Session) -> None:
    sessions = services.sessions(SCOPE)
    series = make_series(services.series(SCOPE), MAIN, "Netzwerktreffen", Numbering.PER_YEAR)
    put_into_series(sessions, series, running.id, 3)
    save_as_template(services.templates(SCOPE), sessions.session(running.id), "Ein kurzes Gespräch")
    account = _coordinator(services)
    keep_note(services.notes(NotesScope(account.id, SCOPE.ids)), MAIN, running.id, "Erst zuhören.")
    hand_over = HandOver(
        session_id=running.id,
        network_id=MAIN,
        from_account=account.id,
        to_account="jemand-anderes",
        given_on=services.clock.today(),
        ticked=frozenset({Point.AIMS.value}),
        note="Die Leitung wünscht eine Pause.",
    )
    facilitator = account.model_copy(update={"grants": (Grant(role=Role.FACILITATOR, network_id=MAIN),)})
    give(services.hand_overs(SCOPE), sessions.session(running.id), facilitator, hand_over)


def _agree(services: Services, running: Session) -> None:
    """Leave an agreement with everything that it can say, changed once and decided on, and what a criterion means."""
    today, criterion = services.clock.today(), running.talks[0].criterion_id
    draft = AgreementDraft(criterion, "Ein Blatt", "Koordination", today + timedelta(90), "Es liegt aus.")
    full = replace(draft, goal="Alle wissen es", others="Praxen", resources="Druck", cost="200 Euro", staff="keins")
    store = services.agreements(SCOPE)
    made = agree(store, running, replace(full, decision_from="Jugendhilfeausschuss", review_on=today), today)
    changed = replace(draft_of(made), what="Ein Blatt in vier Sprachen")
    change_words(store, running, made.id, changed, "Die Praxen baten darum.", today)
    resolve(store, made.id, today, "Zugestimmt", today)
    rounds = services.rounds(SCOPE)
    framework_id = rounds.framework(rounds.round(running.round_id).framework_sha256).framework.id
    empty = first_meaning(MAIN, framework_id, criterion, today)
    said = empty.model_copy(update={"meaning": "Alle in der Stadt", "signs": "Niemand fragt zweimal"})
    agree_meaning(services.local_meanings(SCOPE), None, said)


def _invite(services: Services, running: Session, closed: Round) -> None:
    promised = closed.model_copy(update={"recipients": closed.recipients | {Recipient.CLUSTER}})
    store, today = services.guests(SCOPE), services.clock.today()
    guests = ask_networks(store, running, promised, (), "Gemeinsam lernen")
    open_results(store, guests[0], promised, _coordinator(services), Opening(today + timedelta(30), today))


def _publish(services: Services) -> None:
    ended = next(one for one in services.sessions(SCOPE).sessions() if one.state is SessionState.ENDED)
    content = EventContent(network="Musterstadt", day="4. November 2026")
    publication = Publication(title=ended.title, content=content, ticked=frozenset(CHECKS), on=services.clock.today())
    publish_event(services.event_pages(SCOPE), services.keys, ended, publication, _coordinator(services))


def _coordinator(services: Services) -> Account:
    return next(
        one
        for one in services.accounts().accounts()
        if any(grant.role is Role.COORDINATOR and grant.network_id == MAIN for grant in one.grants)
    )
