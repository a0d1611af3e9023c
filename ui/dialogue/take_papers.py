"""Taking a dialogue's papers along: minutes, lists of agreements, and the proposal for a decision."""

from urllib.parse import urlencode

import streamlit as st

from dialogues.agreement_model import Agreement
from dialogues.model import Session
from exports.agreement_list import ListOf
from exports.phrases import reach_word
from selfeval.published import may_be_shown_outside
from selfeval.release import Reach
from ui.desk import Desk
from ui.parts.markup import plain_link
from wiring.session_papers import ListWish, PaperFormat, awaited_decisions

_MINUTES = (PaperFormat.WORD, PaperFormat.PDF)


def draw_session_papers(desk: Desk, session: Session) -> None:
    """Draw the papers of a session: what stands in each, how far it may go, and the links to its files."""
    t = desk.t
    st.header(t("take_papers.title"), anchor=False)
    with st.container(border=True):
        st.markdown(t("take_papers.minutes", reach=reach_word(Reach.INTERNAL, t)))
        _links({form: _minutes_path(session, form) for form in _MINUTES}, "minutes", desk)
    own = [one for one in desk.agreements.agreements() if one.session_id == session.id]
    if not own:
        return
    with st.container(border=True):
        st.markdown(t("take_papers.session_agreements"))
        _draw_list(desk, ListOf.SESSION, session.id)
    with st.container(border=True):
        _draw_decisions(desk, session, own)


def draw_list_papers(desk: Desk, agreements: list[Agreement]) -> None:
    """Draw the list of agreements to take along, of one network or one municipality."""
    t = desk.t
    offered = _offered(desk, agreements)
    if not offered:
        return
    with st.expander(t("take_papers.list")):
        if len(offered) == 1:
            chosen = next(iter(offered))
        else:
            options, names = list(offered), offered
            chosen = st.selectbox(
                t("take_papers.whose"), options, format_func=lambda one: names[one], key="take_papers.whose"
            )
        of, its_id = chosen
        _draw_list(desk, of, its_id)


def _offered(desk: Desk, agreements: list[Agreement]) -> dict[tuple[ListOf, str], str]:
    """Return whose lists there are: of the networks that agreed on something, and of their municipalities."""
    t = desk.t
    with_some = {one.network_id for one in agreements}
    networks = [one for one in desk.networks.networks() if one.id in with_some]
    belonging = {place for one in networks for place in one.municipalities}
    places = [one for one in desk.networks.municipalities() if one.id in belonging]
    return {(ListOf.NETWORK, one.id): one.name for one in networks} | {
        (ListOf.MUNICIPALITY, one.id): t("take_papers.of_municipality", name=one.name) for one in places
    }


def _draw_list(desk: Desk, of: ListOf, its_id: str) -> None:
    """Ask for whom the list is and how much of it, and draw the links to its files."""
    t = desk.t
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        reach = st.segmented_control(
            t("take_papers.reach"),
            list(Reach),
            default=Reach.INTERNAL,
            required=True,
            format_func=lambda one: reach_word(one, t),
            key=f"take_papers.{of}.reach",
        )
        with_history = st.checkbox(t("take_papers.history"), key=f"take_papers.{of}.history")
    wanted = Reach(reach or Reach.INTERNAL)
    st.caption(t(f"take_papers.reach.{wanted.value}"))
    wishes = {form: ListWish(of, its_id, form, wanted, with_history) for form in PaperFormat}
    _links({form: _list_path(wish) for form, wish in wishes.items()}, "list", desk)


def _draw_decisions(desk: Desk, session: Session, own: list[Agreement]) -> None:
    """Draw one proposal for each body whose decision is awaited, or say how there comes to be one."""
    t = desk.t
    st.markdown(t("take_papers.decision", reach=reach_word(Reach.PUBLIC, t)))
    bodies = awaited_decisions(own)
    if not bodies:
        st.caption(t("take_papers.decision.none"))
        return
    if not may_be_shown_outside(desk.rounds.round(session.round_id)):
        st.caption(t("take_papers.decision.no_figures"))
    for body, agreements in bodies.items():
        label = t("take_papers.decision.for", body=body, count=len(agreements))
        query = urlencode({"vereinbarung": [one.id for one in agreements]}, doseq=True)
        plain_link(label, f"/herunterladen/beschlussvorlage/{session.id}?{query}")


def _links(paths: dict[PaperFormat, str], kind: str, desk: Desk) -> None:
    """Draw the files of a paper beside each other, each named whole, for those who hear links one by one."""
    with st.container(horizontal=True, gap="medium"):
        for form, path in paths.items():
            plain_link(desk.t(f"take_papers.{kind}.{form.value}"), path)


def _minutes_path(session: Session, form: PaperFormat) -> str:
    return f"/herunterladen/protokoll/{session.id}?{urlencode({'format': form.value})}"


def _list_path(wish: ListWish) -> str:
    query = {"format": wish.format.value, "reichweite": wish.reach.value}
    query |= {"verlauf": "ja"} if wish.with_history else {}
    return f"/herunterladen/vereinbarungen/{wish.of.value}/{wish.id}?{urlencode(query)}"
