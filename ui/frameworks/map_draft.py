"""The way to a drafted map of versions, for coordinators who work in the browser only."""

import streamlit as st

from qualitaetsrahmen.library import Library
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui.frameworks.change_words import version_step
from wiring.map_drafts import map_draft


def offer_map_draft(library: Library, framework: Framework, key: str, t: Translator) -> None:
    """Offer the draft of the map that leads to a framework from the version before it, where nobody has written one."""
    earlier = library.before(framework)
    if earlier is None or not version_step(library, earlier, framework).is_guessed:
        return
    name, content = map_draft(earlier, framework, t)
    old, new = earlier.framework.version, framework.framework.version
    st.write(t("frameworks_ui.map_draft.text", old=old, new=new))
    st.download_button(
        t("frameworks_ui.map_draft.download"),
        content,
        file_name=name,
        mime="application/yaml",
        on_click="ignore",
        icon=":material/download:",
        key=f"{key}.map_draft",
    )
