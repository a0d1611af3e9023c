"""The versions of a framework: which there are, and what changed from each to the next."""

from itertools import pairwise

import streamlit as st

from qualitaetsrahmen.library import Library, core_name
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui.frameworks.change_words import VersionStep, change_lines, changes_there, scale_lines, version_step
from ui.frameworks.framework_words import size_words
from ui.frameworks.side_by_side import draw_side_by_side
from ui.parts.markup import literal


def draw_versions(library: Library, framework: Framework, t: Translator) -> None:
    """Draw all versions of a framework, each step between them, and the wording of two side by side."""
    versions = library.versions_of(framework.framework.id)
    st.header(t("frameworks_ui.versions.title"), anchor=False)
    st.table([_row(one, framework, t) for one in versions], border="horizontal", hide_index=True)
    if len(versions) == 1:
        st.info(t("frameworks_ui.versions.only_one"))
        return
    for old, new in reversed(list(pairwise(versions))):
        draw_step(version_step(library, old, new), f"step.{new.framework.version}", t)
    draw_side_by_side(library, versions, framework, t)


def _row(one: Framework, shown: Framework, t: Translator) -> dict[str, str]:
    version = one.framework.version
    is_shown = core_name(one) == core_name(shown)
    return {
        t("frameworks_ui.column.version"): t("frameworks_ui.versions.this", version=version) if is_shown else version,
        t("frameworks_ui.column.status"): t(f"frameworks_ui.status.{one.framework.status.value}"),
        t("frameworks_ui.column.size"): size_words(one, t),
    }


def draw_step(step: VersionStep, key: str, t: Translator) -> None:
    """Draw what happened between two versions, and on what that rests."""
    old, new = step.old.framework.version, step.new.framework.version
    st.header(t("frameworks_ui.step.title", old=old, new=new), anchor=False)
    if step.is_guessed:
        st.warning(t("frameworks_ui.step.guessed"), icon=":material/info:")
    elif step.written.map.note:
        st.write(literal(step.written.map.note))
    draw_changes(step, key, t)


def draw_changes(step: VersionStep, key: str, t: Translator) -> None:
    """Draw how many items stayed, and behind a heading for each kind of change what became of the others."""
    st.write(t("frameworks_ui.step.unchanged", count=step.unchanged))
    scales = list(scale_lines(step, t))
    if scales:
        st.markdown("\n".join(f"- {line}" for line in scales))
    for change in changes_there(step):
        with st.expander(step.counted(change, t), key=f"{key}.{change.value}"):
            st.markdown("\n".join(f"- {line}" for line in change_lines(step, change, t)))
