"""The public page on a dialogue event: written, looked at, confirmed point by point, published, and taken back."""

import streamlit as st

from dialogues.event_pages import (
    CHECKS,
    EventContent,
    EventDraft,
    Publication,
    may_publish,
    publish_event,
    withdraw_event,
)
from dialogues.model import Session
from dialogues.preparation_model import EventPage
from qualitaetsrahmen.errors import CodedError
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.parts.markup import literal, plain_link, to_copy
from wiring.addresses import event_address
from wiring.event_documentation import event_preview, towns_of

_LONGEST_TITLE, _LONGEST_PLACE, _LONGEST_PURPOSE = 160, 280, 2000


def draw_event_page(desk: Desk, session: Session) -> None:
    """Draw where the page stands: published with its address, or what it takes to publish it."""
    t = desk.t
    page = desk.services.event_pages(desk.scope).page(session.id)
    with st.container(border=True):
        st.markdown(t("event_page.title"))
        if page is not None:
            _draw_published(desk, session, page)
        elif not may_publish(desk.account, session.network_id):
            st.caption(t("event_page.only_coordinators"))
        else:
            with st.expander(t("event_page.prepare"), key=f"event_page.prepare.{session.id}", on_change="rerun"):
                _draw_preparation(desk, session)


def _draw_published(desk: Desk, session: Session, page: EventPage) -> None:
    t, address, question = desk.t, event_address(desk.services, session.id), f"withdraw:{session.id}"
    st.write(t("event_page.is_published", day=t.date(page.published_on)))
    to_copy(address, t("event_page.address"))
    plain_link(t("event_page.look"), address)
    if not may_publish(desk.account, session.network_id):
        return
    if not state.is_asked(question):
        st.button(t("event_page.withdraw"), key="event_page.withdraw", on_click=state.ask, args=(question,))
        return
    st.write(t("event_page.withdraw_really"))
    with st.container(horizontal=True):
        yes = t("event_page.withdraw_yes")
        st.button(yes, type="primary", key="event_page.withdraw_yes", on_click=_withdraw, args=(desk, session))
        st.button(t("event_page.withdraw_no"), key="event_page.withdraw_no", on_click=state.forget_question)


def _draw_preparation(desk: Desk, session: Session) -> None:
    """Draw the fields, then the page as it would be, then what has to be confirmed."""
    t = desk.t
    towns = towns_of(desk.services, desk.scope, session.network_id)
    for name, first in (("title", session.title), ("place", towns)):
        if state.written(_key(session, name)) is None:
            state.write(_key(session, name), first)
    st.text_input(t("event_page.field.title"), max_chars=_LONGEST_TITLE, key=_key(session, "title"))
    st.text_input(t("event_page.field.place"), max_chars=_LONGEST_PLACE, key=_key(session, "place"))
    st.text_area(t("event_page.field.purpose"), max_chars=_LONGEST_PURPOSE, key=_key(session, "purpose"))
    content = event_preview(desk.services, desk.scope, session.id, _draft(session))
    st.markdown(f"**{t('event_page.preview')}**")
    with st.container(border=True):
        _draw_preview(_draft(session).title, content, t)
    st.markdown(f"**{t('event_page.checks')}**")
    for check in CHECKS:
        st.checkbox(t(f"event_page.check.{check}"), key=_key(session, f"check.{check}"))
    st.button(
        t("event_page.publish"),
        type="primary",
        key="event_page.publish",
        on_click=_publish,
        args=(desk, session.id, content),
    )


def _draw_preview(title: str, content: EventContent, t: Translator) -> None:
    """Draw every word of the page, in its order."""
    where = ", ".join(part for part in (content.day, content.place) if part)
    lines = [f"**{literal(title)}**", literal(f"{content.network}, {where}")]
    lines += [f"**{t('event_page.purpose')}**", literal(content.purpose)] if content.purpose else []
    if content.present:
        lines.append(f"**{t('event_page.present')}**")
        lines += [literal(t("event_page.present_row", name=name, number=number)) for name, number in content.present]
    lines.append(f"**{t('event_page.topics')}**")
    lines += [literal(f"{one.title}. {one.outcome}".strip()) for one in content.topics]
    lines.append(f"**{t('event_page.agreements')}**")
    lines += [literal(t("event_page.agreement", **one.model_dump())) for one in content.agreements]
    lines.append(f"**{t('event_page.figures')}**")
    lines.append(literal(content.why_no_figures or t("event_page.figures_about")))
    for figure in content.figures:
        lines.append(literal(figure.title))
        lines += [f"- {literal(f'{group} ({number}): {words}')}" for group, number, words in figure.rows]
    lines.append(literal(content.basis))
    if content.limits:
        lines.append(f"**{t('report.limits')}**")
        lines += [literal(limit) for limit in content.limits]
    st.markdown("\n\n".join(lines))


def _key(session: Session, name: str) -> str:
    return f"event_page.{session.id}.{name}"


def _draft(session: Session) -> EventDraft:
    title, place, purpose = (str(state.written(_key(session, one)) or "") for one in ("title", "place", "purpose"))
    return EventDraft(title=title.strip() or session.title, place=place, purpose=purpose)


def _publish(desk: Desk, session_id: str, content: EventContent) -> None:
    """Publish exactly what was drawn, unless something changed since; what was typed stays where it is refused."""
    try:
        session = desk.sessions.session(session_id)
        draft = _draft(session)
        if event_preview(desk.services, desk.scope, session_id, draft) != content:
            state.leave_message(desk.t("event_page.changed"))
            return
        ticked = frozenset(check for check in CHECKS if state.written(_key(session, f"check.{check}")))
        publication = Publication(title=draft.title, content=content, ticked=ticked, on=desk.today)
        pages = desk.services.event_pages(desk.scope)
        publish_event(pages, desk.services.keys, session, publication, desk.account)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("event.published", session_id, session.network_id)


def _withdraw(desk: Desk, session: Session) -> None:
    try:
        withdraw_event(desk.services.event_pages(desk.scope), session, desk.account)
    except CodedError as problem:
        desk.say(problem)
        return
    state.forget_question()
    desk.note("event.withdrawn", session.id, session.network_id)
