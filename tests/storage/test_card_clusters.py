"""Clusters of cards come back in their order, with their cards, within the network they belong to."""

import pytest

from dialogues.cards import add_cluster, cards_by_cluster, dissolve_cluster, name_cluster, order_clusters, sort_cards
from dialogues.errors import SessionUnknown
from dialogues.model import Session
from dialogues.questions import ask, dots_on, reveal_question
from dialogues.room import cast_vote, contribute, join
from dialogues.room_model import Option, room_questions
from networks.scopes import RoomScope
from storage.card_clusters import ClusterRows
from storage.database import Database
from storage.rooms import RoomRows
from storage.sessions import SessionRows
from tests.fakes.small_round import FRAMEWORK
from tests.storage.workspace import KEYS, OURS, OURS_ONLY, THEIRS_ONLY, add_networks, opened_round, running_session


@pytest.fixture
def session(database: Database) -> Session:
    add_networks(database)
    return running_session(database, opened_round(database))


@pytest.fixture
def clusters(database: Database, session: Session) -> ClusterRows:
    return ClusterRows(database, OURS_ONLY)


@pytest.fixture
def room(database: Database, session: Session) -> RoomRows:
    return RoomRows(database, RoomScope(OURS, session.id))


def board(database: Database, session: Session) -> dict[str, list[str]]:
    cards = SessionRows(database, OURS_ONLY).contributions(session.id)
    piles = cards_by_cluster(cards, ClusterRows(database, OURS_ONLY).clusters(session.id))
    return {one.title if one else "": [card.text for card in pile] for one, pile in piles.items()}


def test_cards_keep_their_places_and_lose_them_with_their_cluster(
    database: Database, session: Session, clusters: ClusterRows, room: RoomRows
) -> None:
    item = session.talks[0].id
    for text in ("a", "b", "c"):
        contribute(room, item, text)
    ids = {card.text: card.id for card in SessionRows(database, OURS_ONLY).contributions(session.id)}
    ways, time = (add_cluster(clusters, session.id, item, title) for title in ("Wege", "Zeit"))
    sort_cards(clusters, session.id, item, {time.id: [ids["c"], ids["a"]], None: [ids["b"]]})
    name_cluster(clusters, session.id, ways.id, "Kurze Wege")
    order_clusters(clusters, session.id, item, [time.id])
    assert board(database, session) == {"": ["b"], "Zeit": ["c", "a"], "Kurze Wege": []}
    assert list(board(database, session)) == ["", "Zeit", "Kurze Wege"]
    assert [one.title for one in room.card_clusters(item)] == ["Zeit", "Kurze Wege"]
    assert room.card_clusters("anderer") == []
    dissolve_cluster(clusters, session.id, time.id)
    assert set(board(database, session)[""]) == {"a", "b", "c"}


def test_nobody_arranges_or_sees_the_cards_of_another_network(
    database: Database, session: Session, clusters: ClusterRows
) -> None:
    add_cluster(clusters, session.id, session.talks[0].id, "Wege")
    strangers = ClusterRows(database, THEIRS_ONLY)
    assert strangers.clusters(session.id) == []
    with pytest.raises(SessionUnknown):
        add_cluster(strangers, session.id, session.talks[0].id, "Fremd")


def test_a_question_comes_back_with_its_answers_counted_by_people(
    database: Database, session: Session, room: RoomRows
) -> None:
    store = SessionRows(database, OURS_ONLY)
    draft = dots_on([Option(id=one, label=one.upper()) for one in "abc"], 2, "Was zuerst?", is_open=True)
    first = ask(store, session, session.talks[0].id, draft)
    assert room_questions(store.votes(session.id)) == [first]
    for number, dots in enumerate([("a", "b"), ("b",), ("b", "c")]):
        join(room, KEYS, f"handy-{number}", "eltern")
        cast_vote(room, KEYS, FRAMEWORK, f"handy-{number}", first.id, dots)
    [figure] = reveal_question(store, session.id, first.id).figures()
    assert (figure.answered, figure.counts) == (3, {"a": 1, "b": 3, "c": 1})
    second = ask(store, session, session.talks[0].id, draft)
    assert [one.number for one in room_questions(store.votes(session.id))] == [1, 2]
    assert second.number == 2
