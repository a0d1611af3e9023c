"""What was taken in from other installations, and deleting one of it, such as when its network took it back."""

import streamlit as st

from analysis.handed_in import Audience, HandedIn
from exports.handing_in.signing import shown_fingerprint
from exports.handing_in.words import place_words
from qualitaetsrahmen.errors import CodedError
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.parts.card_table import card_table
from wiring.access import released_scope

_SHORT = 8
_LATEST = 30
"""So many rows are looked through at a glance; hundreds of them push everything else off the page."""


def draw_taken_in(desk: Desk) -> None:
    """Draw one row for each release from elsewhere, and the way to delete one."""
    t = desk.t
    pool = desk.services.handed_in(released_scope(desk.account)).all_for(Audience.NZFH)
    taken = sorted((one for one in pool if one.network_id is None), key=lambda one: one.release_id)
    taken.sort(key=lambda one: one.received_on, reverse=True)
    st.header(t("handing_in_ui.taken"), anchor=False)
    if not taken:
        st.write(t("handing_in_ui.taken.none"))
        return
    st.write(t("handing_in_ui.taken.count", count=len(taken)))
    with st.expander(t("handing_in_ui.taken.list"), key="taken.list"):
        titles = {name: one.framework.title for name, one in desk.services.library().frameworks.items()}
        is_all = len(taken) <= _LATEST or st.toggle(t("handing_in_ui.taken.all", count=len(taken)), key="taken.all")
        card_table([_row(one, titles, t) for one in (taken if is_all else taken[:_LATEST])])
        if not is_all:
            st.caption(t("handing_in_ui.taken.latest", count=_LATEST))
    with st.expander(t("handing_in_ui.forget"), key="taken.forget"):
        _offer_forgetting(desk, {one.release_id: one for one in taken})


def _row(one: HandedIn, titles: dict[str, str], t: Translator) -> dict[str, str]:
    name = f"{one.framework_id}@{one.framework_version}"
    return {
        t("handing_in_ui.column.id"): one.release_id[:_SHORT],
        t("handing_in_ui.column.place"): place_words(one.profile, t),
        t("handing_in_ui.column.framework"): f"{titles.get(name, one.framework_id)} {one.framework_version}",
        t("handing_in_ui.column.closed"): t.short_date(one.closed_on),
        t("handing_in_ui.column.received"): t.short_date(one.received_on),
        t("handing_in_ui.column.sender"): shown_fingerprint(one.origin),
    }


def _offer_forgetting(desk: Desk, taken: dict[str, HandedIn]) -> None:
    t = desk.t
    st.write(t("handing_in_ui.forget.about"))
    with st.form("handing_in.forget", border=False):
        chosen = st.selectbox(
            t("handing_in_ui.forget.which"),
            list(taken),
            index=None,
            placeholder=t("handing_in_ui.forget.choose"),
            format_func=lambda one: t(
                "handing_in_ui.forget.one",
                id=one[:_SHORT],
                place=place_words(taken[one].profile, t),
                day=t.short_date(taken[one].closed_on),
            ),
            key="forget.which",
        )
        if st.form_submit_button(t("handing_in_ui.forget.save"), key="forget.save") and chosen:
            _forget(desk, chosen)


def _forget(desk: Desk, release_id: str) -> None:
    try:
        desk.services.parcels(released_scope(desk.account)).forget(Audience.NZFH, release_id)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note_released("release.deleted", release_id)
    state.leave_message(desk.t("handing_in_ui.forget.done", id=release_id[:_SHORT]))
    st.rerun()
