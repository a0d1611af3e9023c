"""The files that a network has brought along: take them with you, or remove them after one question."""

import streamlit as st

from networks.model import Network
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.file_kinds import FileKind
from qualitaetsrahmen.languages.interface_reviews import framework_files
from qualitaetsrahmen.loading import Read, Value, read_file
from qualitaetsrahmen.model import Framework, Status
from qualitaetsrahmen.ports import StoredDocument
from qualitaetsrahmen.uploads import newly_broken, remove
from ui import state
from ui.desk import Desk
from ui.frameworks.framework_words import file_title
from ui.parts.markup import literal


def present_documents(desk: Desk, network: Network) -> dict[str, bytes]:
    """Return what a network has brought along, by name."""
    return {one.name: one.content.encode() for one in _documents(desk, network)}


def _documents(desk: Desk, network: Network) -> list[StoredDocument]:
    return framework_files(desk.services.framework_documents(desk.scope).documents(network.id))


def draw_own_documents(desk: Desk, network: Network) -> None:
    """Draw every file of the network with the ways to download and to remove it."""
    t = desk.t
    st.header(t("frameworks_ui.own.title"), anchor=False)
    documents = _documents(desk, network)
    if not documents:
        st.write(t("frameworks_ui.own.none"))
    library = desk.services.library(network.id)
    for one in documents:
        with st.container(border=True):
            read = alone(one.content.encode(), one.name)
            st.markdown(f"**{file_title(read.value, library, t) if read.value else literal(one.name)}**")
            draw_document(desk, network, one, read)


def alone(content: bytes, name: str) -> Read:
    """Return what a file says by itself, whatever the frameworks are to which it refers."""
    return read_file(content, name, lambda _name: None)


def draw_document(desk: Desk, network: Network, document: StoredDocument, read: Read) -> None:
    """Draw since when a file is there and what can be done with it; one that stays cannot be removed."""
    t, name, stays = desk.t, document.name, _stays(read.value)
    st.write(t("frameworks_ui.own.since", file=literal(name), day=t.date(document.added_on)))
    may_go = desk.is_coordinator(network.id) and not stays
    with st.container(horizontal=True):
        st.download_button(
            t("frameworks_ui.own.download"),
            document.content.encode(),
            file_name=name.rpartition("/")[2],
            mime="application/yaml",
            on_click="ignore",
            key=f"own.download.{name}",
        )
        if may_go:
            st.button(
                t("frameworks_ui.own.remove"), on_click=state.ask, args=(_question(name),), key=f"own.remove.{name}"
            )
    if stays:
        st.caption(t("frameworks_ui.own.stays"))
    if may_go and state.is_asked(_question(name)):
        ask_removal(desk, network, name, read.kind)


def _stays(value: Value | None) -> bool:
    return isinstance(value, Framework) and value.framework.status is not Status.DRAFT


def _question(name: str) -> str:
    return f"remove:{name}"


def ask_removal(desk: Desk, network: Network, name: str, kind: FileKind) -> None:
    """Ask once more before a file goes, and say what is lost with it and what would no longer fit without it."""
    t = desk.t
    present = present_documents(desk, network)
    rest = {one: content for one, content in present.items() if one != name}
    broken = dict.fromkeys(one.file for one in newly_broken(desk.services.library(), present, rest))
    st.markdown(f"**{t('frameworks_ui.own.really', file=literal(name))}**")
    st.write(t(f"frameworks_ui.own.consequences.{kind.value}"))
    if broken:
        st.warning(t("frameworks_ui.own.breaks", files=", ".join(literal(one) for one in broken)))
    with st.container(horizontal=True):
        is_sure = st.button(t("frameworks_ui.own.yes"), type="primary", key=f"own.yes.{name}")
        st.button(t("frameworks_ui.own.no"), on_click=state.forget_question, key=f"own.no.{name}")
    if is_sure:
        take_away(desk, network, name)


def take_away(desk: Desk, network: Network, name: str) -> None:
    """Remove a file and draw the page anew."""
    state.forget_question()
    try:
        desk.require_coordinator(network.id)
        remove(desk.services.framework_documents(desk.scope), network.id, name)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("framework.removed", name, network.id)
    state.leave_message(desk.t("frameworks_ui.own.removed", file=literal(name)))
    st.rerun()
