"""From a file to a framework of the network's own: choose, check, look, confirm."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import streamlit as st

from networks.model import Network
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.library import files_of, load_library
from qualitaetsrahmen.uploads import Reviewed, review_upload, take_in
from ui import state
from ui.desk import Desk
from ui.frameworks.findings_view import draw_findings
from ui.frameworks.own_documents import draw_own_documents, present_documents
from ui.frameworks.upload_preview import draw_upload_preview
from ui.parts.file_field import choose_files
from ui.parts.markup import literal

FORM = "frameworks.upload"
_Files = tuple[tuple[str, bytes], ...]


def draw_uploads(desk: Desk, network: Network | None) -> None:
    """Draw what is wrong in the files at hand, the way to upload, and what the network has brought along."""
    draw_present_findings(desk, network)
    if network is None:
        st.info(desk.t("frameworks_ui.upload.no_network"))
        return
    if desk.is_coordinator(network.id):
        draw_upload(desk, network)
    else:
        st.info(desk.t("frameworks_ui.upload.coordinators_only"))
    draw_own_documents(desk, network)


def draw_present_findings(desk: Desk, network: Network | None) -> None:
    """Draw what is wrong in the files that are there already, if anything."""
    t = desk.t
    library = desk.services.library(network.id if network else None)
    if not library.findings:
        return
    st.header(t("frameworks_ui.present.title"), anchor=False)
    st.warning(t("frameworks_ui.present.left_out", count=len({one.file for one in library.findings})))
    contents = files_of(desk.services.settings.frameworks)
    if network is not None:
        contents |= present_documents(desk, network)
    draw_findings(library.findings, contents, "present.lines", t)


def draw_upload(desk: Desk, network: Network) -> None:
    """Draw the steps from choosing files to taking them in; nothing is stored before the last one."""
    t = desk.t
    st.header(t("frameworks_ui.upload.title"), anchor=False)
    st.write(t("frameworks_ui.upload.intro", network=literal(network.name)))
    uploaded = choose_files(FORM, t("frameworks_ui.upload.files"), t)
    if not uploaded:
        return
    try:
        reviewed = reviewed_files(desk, network, uploaded)
    except CodedError as problem:
        desk.say(problem)
        return
    st.header(t("frameworks_ui.check.title"), anchor=False)
    if reviewed.findings:
        st.error(t("frameworks_ui.check.bad", count=len(reviewed.findings)))
        draw_findings(reviewed.findings, uploaded, "upload.lines", t)
        return
    if reviewed.changes_nothing:
        st.info(t("frameworks_ui.check.nothing", count=len(reviewed.contents)), icon=":material/check:")
        return
    st.success(t("frameworks_ui.check.good", count=len(reviewed.reads)), icon=":material/check:")
    draw_upload_preview(reviewed, present_documents(desk, network), t)
    confirm(desk, network, reviewed)


def reviewed_files(desk: Desk, network: Network, uploaded: Mapping[str, bytes]) -> Reviewed:
    """Return the files after the check; the same files are checked once, however often the page is drawn."""
    present = present_documents(desk, network)
    return _reviewed(desk.services.settings.frameworks, tuple(present.items()), tuple(uploaded.items()))


@lru_cache(maxsize=8)
def _reviewed(folder: Path, present: _Files, uploaded: _Files) -> Reviewed:
    return review_upload(load_library(folder), dict(present), dict(uploaded))


def confirm(desk: Desk, network: Network, reviewed: Reviewed) -> None:
    """Draw the button that takes the files in."""
    t = desk.t
    st.header(t("frameworks_ui.confirm.title"), anchor=False)
    st.write(t("frameworks_ui.confirm.what", network=literal(network.name)))
    if st.button(t("frameworks_ui.confirm.button"), type="primary", key="upload.confirm"):
        store(desk, network, reviewed)


def store(desk: Desk, network: Network, reviewed: Reviewed) -> None:
    """Take the files in and draw the page anew; when that fails, the chosen files stay."""
    try:
        desk.require_coordinator(network.id)
        stored = take_in(desk.services.framework_documents(desk.scope), network.id, reviewed, desk.today)
    except CodedError as problem:
        desk.say(problem)
        return
    for name in stored:
        desk.note("framework.uploaded", name, network.id)
    state.empty_form(FORM)
    state.leave_message(desk.t("frameworks_ui.confirm.done", count=len(stored), network=literal(network.name)))
    st.rerun()
