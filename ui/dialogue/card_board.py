"""The board: cards that are shown lie in groups that people made by hand, by dragging or with the keyboard."""

from collections.abc import Sequence

import streamlit as st

from dialogues.cards import (
    ClusterStore,
    add_cluster,
    cards_by_cluster,
    clusters_of,
    dissolve_cluster,
    name_cluster,
    sort_cards,
)
from dialogues.model import AgendaItem, Session, Talk
from dialogues.room_model import CardCluster, Contribution
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.parts.sortable_lists import Entry, SortableList, sortable_lists

LOOSE = "loose"
"""The list of cards that lie in no group."""
_LONGEST_TITLE = 120


def draw_board(desk: Desk, session: Session, item: Talk | AgendaItem, shown: Sequence[Contribution]) -> None:
    """Draw the groups with their cards; a new order is stored at once."""
    store = desk.services.card_clusters(desk.scope)
    clusters = clusters_of(store, session.id, item.id)
    if not shown and not clusters:
        return
    t = desk.t
    st.subheader(t("instruments_ui.board.title"), anchor=False)
    _offer_group(desk, store, session.id, item.id)
    if clusters:
        order = sortable_lists(
            _lists(desk, shown, clusters), key=f"board.{item.id}", label=t("instruments_ui.board.groups")
        )
        if order is not None:
            _sort(desk, store, session.id, item.id, order)
        _draw_names(desk, store, session.id, clusters)


def _lists(desk: Desk, shown: Sequence[Contribution], clusters: Sequence[CardCluster]) -> list[SortableList]:
    piles = cards_by_cluster(shown, clusters)
    return [
        SortableList(
            id=cluster.id if cluster else LOOSE,
            title=_title(desk, cluster),
            entries=tuple(Entry(id=card.id, text=card.text) for card in cards),
        )
        for cluster, cards in piles.items()
    ]


def _title(desk: Desk, cluster: CardCluster | None) -> str:
    if cluster is None:
        return desk.t("instruments_ui.board.loose")
    return cluster.title or desk.t("instruments_ui.board.unnamed")


def _offer_group(desk: Desk, store: ClusterStore, session_id: str, item_id: str) -> None:
    t, form = desk.t, f"group:{item_id}"
    key = dialogue_state.edition(form)
    with st.form(key, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input(t("instruments_ui.board.new"), max_chars=_LONGEST_TITLE, key=f"{key}.title")
        is_sent = st.form_submit_button(t("instruments_ui.board.add"))
    if is_sent and title.strip():
        try:
            add_cluster(store, session_id, item_id, title)
        except CodedError as problem:
            desk.say(problem)
            return
        dialogue_state.clear(form)
        st.rerun()


def _draw_names(desk: Desk, store: ClusterStore, session_id: str, clusters: Sequence[CardCluster]) -> None:
    """Draw the names of the groups to change, and the way to dissolve one; its cards stay."""
    t = desk.t
    with st.expander(t("instruments_ui.board.names")):
        for cluster in clusters:
            key = dialogue_state.field_key(f"group.name.{cluster.id}", cluster.title)
            with st.container(horizontal=True, vertical_alignment="bottom"):
                st.text_input(
                    t("instruments_ui.board.name"),
                    value=cluster.title,
                    max_chars=_LONGEST_TITLE,
                    key=key,
                    on_change=_rename,
                    args=(desk, store, session_id, cluster.id, key),
                )
                st.button(
                    t("instruments_ui.board.dissolve"),
                    key=f"group.dissolve.{cluster.id}",
                    on_click=_dissolve,
                    args=(desk, store, session_id, cluster.id),
                )


def _sort(desk: Desk, store: ClusterStore, session_id: str, item_id: str, order: dict[str, tuple[str, ...]]) -> None:
    """Store where cards lie; the audit does not hear of it, like all that happens to single cards."""
    try:
        places = {None if list_id == LOOSE else list_id: cards for list_id, cards in order.items()}
        sort_cards(store, session_id, item_id, places)
    except CodedError as problem:
        desk.say(problem)


def _rename(desk: Desk, store: ClusterStore, session_id: str, cluster_id: str, key: str) -> None:
    try:
        name_cluster(store, session_id, cluster_id, str(state.written(key) or ""))
    except CodedError as problem:
        desk.say(problem)


def _dissolve(desk: Desk, store: ClusterStore, session_id: str, cluster_id: str) -> None:
    try:
        dissolve_cluster(store, session_id, cluster_id)
    except CodedError as problem:
        desk.say(problem)
