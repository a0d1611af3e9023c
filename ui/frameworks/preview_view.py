"""The questionnaire of a framework as each perspective will read it, in every language and register there is."""

from collections.abc import Collection

import streamlit as st

from qualitaetsrahmen.additions import ExtendedFramework
from qualitaetsrahmen.languages.translations import GERMAN, Translation, translated
from qualitaetsrahmen.library import Library
from qualitaetsrahmen.model import Framework
from selfeval.plain_words import in_plain_words
from selfeval.questionnaire import Questionnaire, questionnaire_for
from texts.catalogue import Translator
from texts.completeness import has_own_words
from ui.frameworks.framework_words import language_words
from ui.frameworks.language_states import LanguageState, language_state, state_row
from ui.parts.markup import literal
from ui.parts.questionnaire_sheet import questionnaire_preview

_EVERYTHING = "everything"
"""Instead of one area: the whole questionnaire."""


def draw_preview(
    library: Library,
    framework: Framework,
    key: str,
    t: Translator,
    confirmed: Collection[str],
    *,
    first: str = GERMAN,
) -> None:
    """Let a perspective, a language and a part be chosen, and draw the questionnaire as people will read it.

    ``confirmed`` are the languages of our own words that may be offered, ``first`` is the language that is shown before
    another one is chosen.
    """
    st.write(t("frameworks_ui.preview.intro"))
    if isinstance(framework, ExtendedFramework):
        st.info(t("frameworks_ui.preview.with_addition", title=literal(framework.addition.title)))
    perspective = choose_perspective(framework, key, t)
    if perspective is None:
        return
    translations = library.translations_of(framework)
    states = [language_state(framework, one, perspective, confirmed) for one in translations.values()]
    left, right = st.columns(2)
    with left:
        language = choose_language(states, first, key, t)
    with right:
        criteria = choose_part(framework, perspective, key, t)
    is_plain = language == GERMAN and choose_register(framework, perspective, key, t)
    say_what_is_left(states, language, t)
    draw_questions(framework, translations.get(language), perspective, criteria, is_plain=is_plain)
    draw_languages(states, t)


def choose_perspective(framework: Framework, key: str, t: Translator) -> str | None:
    """Ask for the perspective whose questionnaire is shown."""
    labels = {one.id: one.label for one in framework.perspectives}
    return st.segmented_control(
        t("frameworks_ui.preview.perspective"),
        list(labels),
        default=next(iter(labels)),
        required=True,
        format_func=lambda one: labels[one],
        key=f"{key}.perspective",
    )


def choose_language(states: list[LanguageState], first: str, key: str, t: Translator) -> str:
    """Ask for the language; how far each has come stands in the table below."""
    labels = {one: language_words(one, t) for one in (GERMAN, *(state.language for state in states))}
    return st.selectbox(
        t("frameworks_ui.preview.language"),
        list(labels),
        index=list(labels).index(first),
        format_func=lambda one: labels[one],
        key=f"{key}.language",
        placeholder=t("ui.form.choose"),
        filter_mode=None,
    )


def choose_register(framework: Framework, perspective: str, key: str, t: Translator) -> bool:
    """Ask whether to show plain words, where somebody wrote them for this perspective; say whether they are wanted."""
    wordings = [item.ask[perspective] for item in framework.items.values() if perspective in item.ask]
    if not any(one.plain_text for one in wordings):
        return False
    return bool(st.toggle(t("frameworks_ui.preview.plain"), key=f"{key}.plain"))


def choose_part(framework: Framework, perspective: str, key: str, t: Translator) -> tuple[str, ...]:
    """Ask for one area or everything, and return its criteria; areas without a question are left out."""
    asked = {
        area.id: tuple(criterion.id for criterion in area.criteria)
        for area in framework.areas
        if questionnaire_for(framework, tuple(one.id for one in area.criteria), perspective).questions
    }
    names = {area.id: f"{area.ref} {area.title}" for area in framework.areas if area.id in asked}
    names[_EVERYTHING] = t("frameworks_ui.preview.everything")
    chosen = st.selectbox(
        framework.framework.words.area,
        list(names),
        format_func=lambda one: names[one],
        key=f"{key}.area",
        placeholder=t("ui.form.choose"),
        filter_mode=None,
    )
    return asked.get(chosen) or tuple(framework.criteria)


def draw_questions(
    framework: Framework,
    translation: Translation | None,
    perspective: str,
    criteria: tuple[str, ...],
    *,
    is_plain: bool,
) -> None:
    """Draw the questions in German, in plain German, or in the language of a translation."""
    german = questionnaire_for(framework, criteria, perspective)
    if translation is None:
        questionnaire_preview(in_plain_words(german, framework) if is_plain else german)
        return
    foreign = questionnaire_for(translated(framework, translation), criteria, perspective)
    questionnaire_preview(foreign, translation.language, texts_in(german))


def texts_in(questionnaire: Questionnaire) -> frozenset[str]:
    """Return every text that stands in a questionnaire."""
    texts = {page.title for page in questionnaire.pages}
    for one in questionnaire.questions.values():
        texts |= {one.text, one.help or "", one.evidence or "", *one.answers.values(), *one.anchors.values()}
    return frozenset(texts)


def say_what_is_left(states: list[LanguageState], language: str, t: Translator) -> None:
    """Say what a language lacks: the words around the questions, or texts, for which German stands here."""
    if not has_own_words(language):
        st.info(t("frameworks_ui.preview.no_frame"), icon=":material/translate:")
    shown = next((one for one in states if one.language == language), None)
    if shown is not None and not shown.is_whole:
        st.info(t("frameworks_ui.preview.mixed"), icon=":material/translate:")


def draw_languages(states: list[LanguageState], t: Translator) -> None:
    """Draw a table of all languages with how far each has come, who has confirmed it, and whether it is offered."""
    st.header(t("frameworks_ui.languages.title"), anchor=False)
    if not states:
        st.write(t("frameworks_ui.languages.none"))
        return
    st.write(t("frameworks_ui.languages.intro"))
    st.table([state_row(one, t) for one in states], border="horizontal", hide_index=True)
