"""Keeping the plan of a session to use it again, and choosing one of the kept plans."""

import streamlit as st

from dialogues.model import AgendaItem, Session
from dialogues.preparation_model import SessionTemplate
from dialogues.templates import TemplateStore, from_template, save_as_template, template_parts
from exports.invitations import part_name
from qualitaetsrahmen.errors import CodedError
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.dialogue.agenda_words import length_words
from ui.parts.markup import literal

_LONGEST_TITLE = 160
_NONE = ""


def draw_template(desk: Desk, session: Session) -> None:
    """Draw what a template of this session would hold, the way to keep it, and the templates that stand."""
    t = desk.t
    st.write(t("template_ui.about"))
    if session.agenda:
        st.markdown(_parts_words(template_parts(session.agenda), t))
        title = st.text_input(
            t("template_ui.title"),
            placeholder=t("template_ui.title_example"),
            max_chars=_LONGEST_TITLE,
            key=f"template.{session.id}.title",
        )
        if st.button(t("template_ui.save"), type="primary", key="template.save"):
            _save(desk, session, title.strip())
    else:
        st.info(t("template_ui.no_agenda"))
    _list_templates(desk)


def choose_template(desk: Desk, key: str) -> tuple[SessionTemplate, tuple[AgendaItem, ...]] | None:
    """Ask for a template from any network of the account, with fresh parts for a new session; None for none.

    Draws nothing where there is no template.
    """
    t, store = desk.t, _store(desk)
    by_id = {one.id: one for one in store.templates()}
    if not by_id:
        return None
    chosen = st.selectbox(
        t("template_ui.choose"),
        [_NONE, *by_id],
        format_func=lambda one: _label(by_id[one], t) if one in by_id else t("template_ui.none"),
        key=key,
    )
    return (by_id[chosen], from_template(store, chosen)) if chosen in by_id else None


def _save(desk: Desk, session: Session, title: str) -> None:
    if not title:
        st.error(desk.t("template_ui.title_missing"))
        return
    try:
        template = save_as_template(_store(desk), session, title)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("template.saved", template.id, template.network_id)
    state.leave_message(desk.t("template_ui.saved", title=template.title))
    st.rerun()


def _list_templates(desk: Desk) -> None:
    t, templates = desk.t, _store(desk).templates()
    if not templates:
        return
    st.header(t("template_ui.list"), anchor=False)
    for template in templates:
        with st.expander(literal(_label(template, t))):
            st.markdown(_parts_words(template.parts, t))
            st.button(
                t("template_ui.delete"), key=f"template.delete.{template.id}", on_click=_delete, args=(desk, template)
            )


def _delete(desk: Desk, template: SessionTemplate) -> None:
    _store(desk).delete_template(template.id)
    desk.note("template.deleted", template.id, template.network_id)
    state.leave_message(desk.t("template_ui.deleted", title=template.title))


def _label(template: SessionTemplate, t: Translator) -> str:
    return t("template_ui.label", title=template.title, length=length_words(template.minutes, t))


def _parts_words(parts: tuple[AgendaItem, ...], t: Translator) -> str:
    return "\n".join(
        t("template_ui.part", name=literal(part_name(part, t)), length=length_words(part.minutes, t)) for part in parts
    )


def _store(desk: Desk) -> TemplateStore:
    return desk.services.templates(desk.scope)
