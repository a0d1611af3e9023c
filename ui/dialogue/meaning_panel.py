"""„Was heißt das bei uns?“ for one criterion: what holds, its earlier versions, and the form for a new one."""

from dataclasses import dataclass

import streamlit as st

from dialogues.errors import MeaningChanged
from dialogues.local_meanings import agree_meaning, current_of, first_meaning, history_of
from dialogues.model import Session, Talk
from dialogues.preparation_model import LocalMeaning
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.parts.markup import literal

_LONGEST = 1000


@dataclass(frozen=True)
class Place:
    """Whose meaning of what it is, and the session that talks about it, if any."""

    network_id: str
    framework_id: str
    criterion_id: str
    session_id: str | None = None

    @property
    def form(self) -> str:
        """The name of its form on a page."""
        return f"meaning:{self.network_id}:{self.criterion_id}"


def draw_meaning(desk: Desk, session: Session, talk: Talk, framework: Framework) -> None:
    """Draw what the criterion of a talk means here, to be agreed by the room; all else stands behind a fold."""
    t = desk.t
    place = Place(session.network_id, framework.framework.id, talk.criterion_id, session.id)
    st.subheader(t("meanings_ui.title"), anchor=False)
    draw_place(desk, place)


def draw_place(desk: Desk, place: Place) -> None:
    """Draw what holds at a place, the form for another version, and the earlier ones."""
    t = desk.t
    meanings = desk.local_meanings.meanings(place.framework_id)
    versions = history_of(meanings, place.network_id, place.criterion_id)
    now = versions[-1] if versions else None
    holds = now is not None and bool(now.meaning)
    st.markdown(meaning_lines(now, t) if holds and now else t("meanings_ui.none"))
    label = "meanings_ui.change" if holds else "meanings_ui.agree"
    with st.expander(t(label)):
        st.write(t("meanings_ui.help"))
        _ask(desk, place, now)
    if len(versions) > 1:
        with st.expander(t("meanings_ui.history", count=len(versions))):
            for one in reversed(versions):
                st.markdown(meaning_lines(one, t))


def meaning_lines(one: LocalMeaning, t: Translator) -> str:
    """Return a version as Markdown: what it means, by what people notice it, and since when."""
    since = t("meanings_ui.since", day=t.date(one.agreed_on), number=one.number)
    if not one.meaning:
        return t("meanings_ui.taken_back", day=t.date(one.agreed_on), number=one.number)
    lines = [literal(one.meaning)]
    if one.signs:
        lines.append(f"{t('meanings_ui.signs')} {literal(one.signs)}")
    return "  \n".join([*lines, f"*{since}*"])


def _ask(desk: Desk, place: Place, now: LocalMeaning | None) -> None:
    """Ask for both texts; a form remembers which version it was drawn with, so that none is written over unread."""
    t = desk.t
    key = dialogue_state.edition(place.form)
    seen_key = f"{key}.seen"
    if state.written(seen_key) is None:
        state.write(seen_key, now.number if now else 0)
    with st.form(key, border=False):
        meaning = st.text_area(
            t("meanings_ui.ask.meaning"),
            value=now.meaning if now else "",
            max_chars=_LONGEST,
            height=110,
            key=f"{key}.meaning",
        )
        signs = st.text_area(
            t("meanings_ui.ask.signs"),
            value=now.signs if now else "",
            max_chars=_LONGEST,
            height=90,
            key=f"{key}.signs",
        )
        is_sent = st.form_submit_button(t("meanings_ui.store"))
    if is_sent and _store(desk, place, _drawn_with(desk, place, seen_key), (meaning, signs)):
        dialogue_state.clear(place.form)
        state.leave_message(t("meanings_ui.stored" if meaning.strip() else "meanings_ui.stored_taken_back"))
        st.rerun()


def _drawn_with(desk: Desk, place: Place, seen_key: str) -> LocalMeaning | None:
    versions = history_of(desk.local_meanings.meanings(place.framework_id), place.network_id, place.criterion_id)
    return next((one for one in versions if one.number == state.written(seen_key)), None)


def _store(desk: Desk, place: Place, seen: LocalMeaning | None, texts: tuple[str, str]) -> bool:
    blank = first_meaning(place.network_id, place.framework_id, place.criterion_id, desk.today)
    said = {"meaning": texts[0].strip(), "signs": texts[1].strip(), "session_id": place.session_id}
    try:
        agreed = agree_meaning(desk.local_meanings, seen, blank.model_copy(update=said))
    except CodedError as problem:
        desk.say(problem)
        if isinstance(problem, MeaningChanged):
            _look_again(desk, place)
        return False
    desk.note("meaning.agreed", f"{agreed.criterion_id}/{agreed.number}", place.network_id)
    return True


def _look_again(desk: Desk, place: Place) -> None:
    """Let the form go on from what holds now, which stands above it, with the words that were typed into it."""
    meanings = desk.local_meanings.meanings(place.framework_id)
    stands = current_of(meanings, place.network_id, place.criterion_id)
    state.write(f"{dialogue_state.edition(place.form)}.seen", stands.number if stands else 0)
