"""Tables for translators: handed out for a framework and a language, and taken back filled in."""

from collections.abc import Mapping

import streamlit as st

from qualitaetsrahmen.languages.translations import GERMAN, LANGUAGE_NAMES
from qualitaetsrahmen.library import Library
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui.frameworks.framework_words import language_words
from ui.parts.markup import literal
from wiring.translator_uploads import BroughtBack, brought_back, is_translators, sheet_for

_EVERYTHING = ""
"""Instead of a perspective: all texts."""
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_tables_to_fill(library: Library, framework: Framework, t: Translator) -> None:
    """Draw the way to a table with the German texts of a framework and room for their translation."""
    st.header(t("frameworks_ui.translators.title"), anchor=False)
    st.write(t("frameworks_ui.translators.intro"))
    left, right = st.columns(2)
    with left:
        language = choose_language(t)
    with right:
        perspective = choose_perspective(framework, t)
    if language is None:
        return
    name, content = sheet_for(library, framework, language, perspective, t)
    st.download_button(
        t("frameworks_ui.translators.download"),
        content,
        file_name=name,
        mime=_SHEET,
        on_click="ignore",
        icon=":material/download:",
        key="translators.download",
    )


def choose_language(t: Translator) -> str | None:
    """Ask for the language into which somebody will translate; nothing is made before one is chosen."""
    return st.selectbox(
        t("frameworks_ui.translators.language"),
        [one for one in LANGUAGE_NAMES if one != GERMAN],
        index=None,
        format_func=lambda one: language_words(one, t),
        key="translators.language",
        placeholder=t("ui.form.choose"),
    )


def choose_perspective(framework: Framework, t: Translator) -> str | None:
    """Ask for one perspective's questionnaire or everything; None stands for everything."""
    labels = {_EVERYTHING: t("frameworks_ui.translators.everything")}
    labels |= {one.id: one.label for one in framework.perspectives}
    chosen = st.selectbox(
        t("frameworks_ui.translators.perspective"),
        list(labels),
        format_func=lambda one: labels[one],
        key="translators.perspective",
        placeholder=t("ui.form.choose"),
        filter_mode=None,
    )
    return None if chosen == _EVERYTHING else chosen


def from_translators(
    chosen: Mapping[str, bytes], library: Library, present: Mapping[str, bytes], t: Translator
) -> dict[str, bytes]:
    """Return chosen files with each translator's file as the translation that it makes, and say what came of it.

    One that brings nothing new is left out.
    """
    files: dict[str, bytes] = {}
    for name, content in chosen.items():
        if not is_translators(name):
            files[name] = content
            continue
        found = brought_back(name, content, library, present, t)
        say_what_came_back(name, found, t)
        if found.changed:
            files[name] = found.content
    return files


def say_what_came_back(name: str, found: BroughtBack, t: Translator) -> None:
    """Say how many texts a translator's file brings, and which of them cannot be used and why."""
    key = "changed" if found.changed else "nothing"
    st.info(t(f"frameworks_ui.translators.{key}", file=literal(name), count=found.changed))
    lines = [
        t(
            "commands.texts.line",
            file=name,
            line=one.line,
            reason=t(f"commands.texts.refused.{one.reason}", key=one.key),
        )
        for one in found.refused
    ]
    if lines:
        st.warning("\n".join(f"- {literal(line)}" for line in lines))
    if found.left_out:
        st.warning(t("frameworks_ui.translators.left_out", count=found.left_out))
    if found.is_no_longer_checked:
        st.warning(t("commands.texts.no_longer_checked"))
