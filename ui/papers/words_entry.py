"""Own words on a form: fields beside its line, and what was typed there until the form is stored."""

import streamlit as st

from qualitaetsrahmen.languages.translations import GERMAN, language_name
from selfeval.own_words import LONGEST_TEXT, Words, checked_words
from ui import state
from ui.papers.desk_of_papers import PaperDesk
from ui.parts.markup import literal
from ui.review.place_words import place_title
from web.papers import offered_forms


def draw_words(papers: PaperDesk) -> None:
    """Draw a field for each topic and the language of the form; nothing where the round asks for no texts."""
    if not papers.fields:
        return
    desk, t = papers.desk, papers.desk.t
    with st.expander(t("paper_words.title")):
        st.write(t("paper_words.intro"))
        perspective = papers.plan.perspective
        languages = list(offered_forms(desk.services, desk.scope, papers.of_round, papers.framework, perspective))
        if len(languages) > 1:
            st.selectbox(
                t("paper_words.language"), languages, format_func=language_name, key=papers.key("words_language")
            )
        for field in papers.fields:
            label = t(
                "paper_words.field",
                place=place_title(papers.framework, field.place),
                question=field.question or t("own_words.general"),
            )
            st.text_area(literal(label), max_chars=LONGEST_TEXT, key=_key(papers, field.place), height=80)


def words_on(papers: PaperDesk) -> dict[str, Words]:
    """Return what was typed, by place with the language of the form; raises WordsTooLong."""
    language = str(state.written(papers.key("words_language")) or GERMAN)
    checked = checked_words(papers.fields, _typed(papers))
    return {place: Words(language, text) for place, text in checked.items() if text}


def has_words(papers: PaperDesk) -> bool:
    """Say whether anything stands in the fields."""
    return any(text.strip() for text in _typed(papers).values())


def forget_words(papers: PaperDesk) -> None:
    """Empty the fields for the next form; the language of the stack stays chosen."""
    for field in papers.fields:
        state.write(_key(papers, field.place), "")


def _typed(papers: PaperDesk) -> dict[str, str]:
    return {field.place: str(state.written(_key(papers, field.place)) or "") for field in papers.fields}


def _key(papers: PaperDesk, place: str) -> str:
    return papers.key(f"words.{place}")
