"""Cards of the room: collected to a question, looked at before anybody sees them, put together by hand."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Protocol

from dialogues.errors import AgendaItemUnknown, ClusterUnknown
from dialogues.model import AgendaItem, Session, Talk
from dialogues.ports import RoomStore, SessionStore
from dialogues.room import card_text, new_card
from dialogues.room_model import CardCluster, Contribution, ContributionState
from dialogues.sessions import change_agenda

Places = Mapping[str, tuple[str | None, int]]
"""By card, in which cluster it lies (None: in none yet) and at which place there."""


class ClusterStore(Protocol):
    """Clusters of cards within the caller's scope."""

    def clusters(self, session_id: str) -> list[CardCluster]:
        """Return the clusters of a session in the order in which somebody put them."""
        ...

    def arrange(self, session_id: str, item_id: str, clusters: Sequence[CardCluster], places: Places) -> None:
        """Write the clusters of an agenda item, and where its cards lie, in one transaction.

        Cards that ``places`` does not name stay where they are, unless their cluster is gone.
        """
        ...


def collect(store: SessionStore, session_id: str, item_id: str, *, takes_cards: bool, question: str) -> Session:
    """Open or close the collecting of cards in a part of the agenda, and say what the cards answer."""
    session = store.session(session_id)
    item = _item(session, item_id)
    changed = type(item).model_validate({**item.model_dump(), "takes_cards": takes_cards, "card_question": question})
    return change_agenda(store, session_id, [changed if one.id == item_id else one for one in session.agenda])


def show_all_waiting(store: SessionStore, session_id: str, cards: Sequence[str]) -> None:
    """Show all these cards that nobody has withheld meanwhile: the facilitator has seen them in one list."""
    waiting = {card.id for card in store.contributions(session_id) if card.state is ContributionState.WAITING}
    for card_id in cards:
        if card_id in waiting:
            store.move_contribution(session_id, card_id, ContributionState.SHOWN)


def write_own(store: RoomStore, item_id: str, text: str, about: str | None = None) -> Contribution:
    """Write a card that somebody said aloud; the facilitator has read it, so it is shown at once.

    Raises ContributionEmpty or ContributionTooLong.
    """
    session = store.session()
    _item(session, item_id)
    card = new_card(session.id, item_id, card_text(text), about)
    shown = card.model_copy(update={"state": ContributionState.SHOWN})
    store.add_contribution(shown)
    return shown


def clusters_of(store: ClusterStore, session_id: str, item_id: str) -> list[CardCluster]:
    """Return the clusters of one part of the agenda in their order."""
    return [cluster for cluster in store.clusters(session_id) if cluster.agenda_item_id == item_id]


def add_cluster(store: ClusterStore, session_id: str, item_id: str, title: str) -> CardCluster:
    """Make an empty cluster at the end, under a name that the room gave it."""
    before = clusters_of(store, session_id, item_id)
    made = CardCluster(
        id=secrets.token_hex(6), session_id=session_id, agenda_item_id=item_id, title=title, position=len(before)
    )
    store.arrange(session_id, item_id, [*before, made], {})
    return made


def name_cluster(store: ClusterStore, session_id: str, cluster_id: str, title: str) -> None:
    """Give a cluster another name; raises ClusterUnknown when another device has dissolved it."""
    own = _cluster(store, session_id, cluster_id)
    named = CardCluster.model_validate({**own.model_dump(), "title": title})
    others = clusters_of(store, session_id, own.agenda_item_id)
    store.arrange(session_id, own.agenda_item_id, [named if one.id == own.id else one for one in others], {})


def dissolve_cluster(store: ClusterStore, session_id: str, cluster_id: str) -> None:
    """Take a cluster away; its cards lie in none again. Doing so twice changes nothing."""
    clusters = store.clusters(session_id)
    own = next((one for one in clusters if one.id == cluster_id), None)
    if own is None:
        return
    rest = [one for one in clusters if one.agenda_item_id == own.agenda_item_id and one.id != cluster_id]
    store.arrange(session_id, own.agenda_item_id, _in_order(rest), {})


def sort_cards(store: ClusterStore, session_id: str, item_id: str, order: Mapping[str | None, Sequence[str]]) -> None:
    """Store where cards lie: by cluster, None for those in none, the ids of its cards from top to bottom.

    Clusters that are gone meanwhile leave their cards in none.
    """
    clusters = clusters_of(store, session_id, item_id)
    known = {cluster.id for cluster in clusters}
    places = {
        card_id: (cluster_id if cluster_id in known else None, position)
        for cluster_id, cards in order.items()
        for position, card_id in enumerate(cards)
    }
    store.arrange(session_id, item_id, clusters, places)


def order_clusters(store: ClusterStore, session_id: str, item_id: str, order: Sequence[str]) -> None:
    """Put the clusters of a part into another order, such as that of the dots on them; the rest follows behind."""
    clusters = clusters_of(store, session_id, item_id)
    place = {cluster_id: number for number, cluster_id in enumerate(order)}
    by_place = sorted(clusters, key=lambda one: place.get(one.id, len(place) + one.position))
    store.arrange(session_id, item_id, _in_order(by_place), {})


def cards_by_cluster(
    cards: Sequence[Contribution], clusters: Sequence[CardCluster]
) -> dict[CardCluster | None, list[Contribution]]:
    """Return cards as they lie on the board: those in no cluster first, each pile from top to bottom."""
    known = {cluster.id: cluster for cluster in clusters}
    board: dict[CardCluster | None, list[Contribution]] = {None: [], **{cluster: [] for cluster in clusters}}
    for card in sorted(cards, key=lambda one: (one.position, one.id)):
        board[known.get(card.cluster_id or "")].append(card)
    return board


def _in_order(clusters: Sequence[CardCluster]) -> list[CardCluster]:
    return [one.model_copy(update={"position": place}) for place, one in enumerate(clusters)]


def _item(session: Session, item_id: str) -> Talk | AgendaItem:
    item = session.agenda_item(item_id)
    if item is None:
        raise AgendaItemUnknown
    return item


def _cluster(store: ClusterStore, session_id: str, cluster_id: str) -> CardCluster:
    found = next((one for one in store.clusters(session_id) if one.id == cluster_id), None)
    if found is None:
        raise ClusterUnknown
    return found
