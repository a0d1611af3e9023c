"""From a file to a framework of the network's own: choose, check, look, confirm."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import streamlit as st

from networks.model import Network
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.library import files_of, load_library
from qualitaetsrahmen.model import Framework, Status
from qualitaetsrahmen.uploads import Reviewed, review_upload, take_in
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.frameworks.findings_view import draw_findings
from ui.frameworks.map_draft import offer_map_draft
from ui.frameworks.own_documents import draw_own_documents, present_documents
from ui.frameworks.translator_section import from_translators
from ui.frameworks.upload_preview import draw_upload_preview
from ui.parts.file_field import choose_files
from ui.parts.markup import literal
from wiring.interface_languages import confirmed_languages

FORM = "frameworks.upload"
_FOR_A_MAP = {FindingCode.MAP_MISSING, FindingCode.REV_NOT_RAISED, FindingCode.SCALE_CHANGED}
"""What is wrong in a framework until a map says how it goes on from the version before."""
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
    chosen = choose_files(FORM, t("frameworks_ui.upload.files"), t)
    if not chosen:
        return
    st.header(t("frameworks_ui.check.title"), anchor=False)
    present = present_documents(desk, network)
    try:
        uploaded = from_translators(chosen, desk.services.library(network.id), present, t)
        reviewed = reviewed_files(desk, present, uploaded)
    except CodedError as problem:
        desk.say(problem)
        return
    if uploaded:
        draw_review(desk, network, reviewed, uploaded)


def draw_review(desk: Desk, network: Network, reviewed: Reviewed, uploaded: Mapping[str, bytes]) -> None:
    """Draw what the check has found: what to mend, that nothing is new, or what would be taken in."""
    t, present = desk.t, present_documents(desk, network)
    names = own_names(reviewed, uploaded)
    if reviewed.findings:
        draw_refused(reviewed, names, uploaded, t)
    elif reviewed.changes_nothing:
        st.info(t("frameworks_ui.check.nothing", count=len(reviewed.contents)), icon=":material/check:")
    else:
        st.success(t("frameworks_ui.check.good", count=len(reviewed.reads)), icon=":material/check:")
        draw_upload_preview(reviewed, names, present, confirmed_languages(desk.services, network.id), t)
        confirm(desk, network, reviewed)


def own_names(reviewed: Reviewed, uploaded: Mapping[str, bytes]) -> dict[str, str]:
    """Return the names that files have on the person's own computer, by their names in the collection.

    A map that was read for the sake of a framework beside it bears the latter in its findings.
    """
    return {
        place: next(name for name, content in uploaded.items() if content == found)
        for place, found in reviewed.contents.items()
    }


def draw_refused(reviewed: Reviewed, names: Mapping[str, str], uploaded: Mapping[str, bytes], t: Translator) -> None:
    """Draw what is to be mended before anything is taken in, with the draft of a map where one is missing."""
    findings = [replace(one, file=names.get(one.file, one.file)) for one in reviewed.findings]
    bad = t("frameworks_ui.check.bad", count=len(findings))
    st.error(f"{bad} {t('frameworks_ui.check.mend', count=len({one.file for one in findings}))}")
    draw_findings(findings, uploaded, "upload.lines", t)
    for place, read in reviewed.reads.items():
        if isinstance(read.value, Framework) and any(one.code in _FOR_A_MAP for one in read.findings):
            offer_map_draft(reviewed.library, read.value, place, t)


def reviewed_files(desk: Desk, present: Mapping[str, bytes], uploaded: Mapping[str, bytes]) -> Reviewed:
    """Return the files after the check; the same files are checked once, however often the page is drawn."""
    return _reviewed(desk.services.settings.frameworks, tuple(present.items()), tuple(uploaded.items()))


@lru_cache(maxsize=8)
def _reviewed(folder: Path, present: _Files, uploaded: _Files) -> Reviewed:
    return review_upload(load_library(folder), dict(present), dict(uploaded))


def confirm(desk: Desk, network: Network, reviewed: Reviewed) -> None:
    """Draw the button that takes the files in, after what cannot be taken back."""
    t = desk.t
    st.header(t("frameworks_ui.confirm.title"), anchor=False)
    st.write(t("frameworks_ui.confirm.what", network=literal(network.name)))
    for line in final_lines(reviewed, t):
        st.warning(line, icon=":material/lock:")
    if st.button(t("frameworks_ui.confirm.button"), type="primary", key="upload.confirm"):
        store(desk, network, reviewed)


def final_lines(reviewed: Reviewed, t: Translator) -> Iterator[str]:
    """Yield a sentence on the frameworks that can neither be changed nor removed once they are taken in."""
    new = [read.value for place, read in reviewed.reads.items() if place not in reviewed.already_there]
    for status in (Status.PUBLISHED, Status.WITHDRAWN):
        found = [one.framework for one in new if isinstance(one, Framework) and one.framework.status is status]
        if found:
            names = "; ".join(
                t("frameworks_ui.confirm.named", title=literal(one.title), version=one.version) for one in found
            )
            yield t(f"frameworks_ui.confirm.final.{status.value}", frameworks=names, count=len(found))


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
