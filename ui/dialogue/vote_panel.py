"""Blind votes: open, count without looking, reveal by perspective, and once more after the talk."""

import streamlit as st

from dialogues.model import Session, Talk
from dialogues.room_model import ItemVote, VoteState, item_votes
from dialogues.votes import VOTES_PER_ITEM, open_vote, reveal
from exports.phrases import figure_sentence, figure_words
from exports.picture_sources import vote_source
from exports.pictures import Picture
from exports.report.answer_bars import Group, alone, group_bars
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework, Item, Register
from texts.catalogue import Translator
from ui.charts.distribution_chart import distribution_chart
from ui.desk import Desk
from ui.dialogue.hand_count_panel import draw_hand_count
from ui.parts.markup import literal
from ui.results.finding import Finding, draw_finding
from ui.results.marks import step_key
from ui.results.result_tables import table_of, vote_frame
from ui.results.save_picture import saved_of_session


def draw_votes(desk: Desk, session: Session, agenda_item: Talk, framework: Framework) -> None:
    """Draw the votes on each item of the criterion."""
    for item in framework.rated_items(framework.criteria[agenda_item.criterion_id]):
        _draw_item(desk, session, agenda_item, item, framework)


def _draw_item(desk: Desk, session: Session, agenda_item: Talk, item: Item, framework: Framework) -> None:
    t = desk.t
    st.markdown(literal(_wording(item, session, framework, t)))
    held = [vote for vote in item_votes(desk.sessions.votes(session.id)) if vote.item_id == item.id]
    running = next((vote for vote in held if vote.state is VoteState.OPEN), None)
    revealed = [vote for vote in held if vote.state is VoteState.REVEALED]
    if revealed:
        _draw_revealed(desk, session, revealed, item, framework)
    if running is not None:
        _draw_running(desk, session, running)
    elif len(held) < VOTES_PER_ITEM:
        st.button(
            t(f"dialogue_ui.vote.open.{len(held) + 1}"),
            type="secondary" if held else "primary",
            key=f"vote.open.{item.id}.{len(held) + 1}",
            on_click=_open,
            args=(desk, session, agenda_item.id, item.id, len(held)),
        )
    draw_hand_count(desk, session, agenda_item, item, framework)


def _draw_running(desk: Desk, session: Session, vote: ItemVote) -> None:
    """Draw how many have voted, and the button that ends the vote; for what they voted nobody sees."""
    t = desk.t
    with st.container(border=True):
        st.markdown(f"**{t(f'dialogue_ui.vote.running.{vote.number}')}**")
        seconds = desk.services.settings.idle_poll_seconds
        st.fragment(_count, run_every=seconds)(desk, session.id, vote.id)
        st.write(t("dialogue_ui.vote.blind"))
        st.button(
            t("dialogue_ui.vote.reveal"),
            type="primary",
            key=f"vote.reveal.{vote.id}",
            on_click=_reveal,
            args=(desk, session.id, vote.id),
        )


def _count(desk: Desk, session_id: str, vote_id: str) -> None:
    """Say how many have voted; when another device has revealed the vote, draw the page anew."""
    store = desk.sessions
    if not any(vote.id == vote_id and vote.state is VoteState.OPEN for vote in store.votes(session_id)):
        st.rerun()
    cast, seats = store.votes_cast(session_id, vote_id), store.seats(session_id)
    st.markdown(f"## {desk.t('dialogue_ui.vote.count', cast=cast, seats=seats)}")


def _draw_revealed(desk: Desk, session: Session, votes: list[ItemVote], item: Item, framework: Framework) -> None:
    """Draw the result by perspective, with the vote after the talk under the one before it."""
    t = desk.t
    scale = framework.scale_of(item)
    step_key(scale, t)
    order = [part.id for part in framework.perspectives]
    rows = sorted(
        ((figure, vote.number) for vote in votes for figure in vote.figures()),
        key=lambda row: (order.index(row[0].perspective), row[1]),
    )
    if not rows:
        st.write(t("dialogue_ui.vote.nobody"))
        return
    groups = [
        Group(_group_label(framework.perspective(figure.perspective).label, number, len(votes), t), figure)
        for figure, number in rows
    ]
    words, frame = _words(votes, item, framework, t), vote_frame(groups, scale, t)
    criterion, wording = framework.criterion_of[item.id], _wording(item, session, framework, t)
    title = t("report.topic", ref=criterion.ref, title=criterion.title)

    def picture() -> Picture:
        chart = alone(group_bars(groups, scale, table_of(frame, title), t))
        network = desk.networks.network(session.network_id).name
        return Picture(t.language, title, chart, (wording, words), vote_source(session, framework, network, t))

    saved = saved_of_session(desk, f"abstimmung-{item.id}", session.id, session.network_id, picture)
    draw_finding(Finding(f"votes.{item.id}", distribution_chart(groups, scale, t), words, frame, saved), t)


def _group_label(label: str, number: int, votes: int, t: Translator) -> str:
    return t(f"dialogue_ui.vote.group.{number}", who=label) if votes > 1 else label


def _words(votes: list[ItemVote], item: Item, framework: Framework, t: Translator) -> str:
    """Say what each perspective voted, and after a second vote whether it moved."""
    scale, last = framework.scale_of(item), votes[-1]
    before = {figure.perspective: figure for figure in votes[0].figures()} if len(votes) > 1 else {}
    sentences = []
    for figure in last.figures():
        who = framework.perspective(figure.perspective).label
        first = before.get(figure.perspective)
        if first is None or first.median is None or figure.median is None:
            sentences.append(t("dialogue_ui.vote.one", words=figure_sentence(figure, who, scale, t)))
        elif first.median == figure.median:
            sentences.append(t("dialogue_ui.vote.stayed", who=who, words=figure_words(figure, scale, t)))
        else:
            sides = {"before": figure_words(first, scale, t), "after": figure_words(figure, scale, t)}
            sentences.append(t("dialogue_ui.vote.moved", who=who, **sides))
    return " ".join(sentences)


def _wording(item: Item, session: Session, framework: Framework, t: Translator) -> str:
    """Return the statement that the room votes on, in professional words where there are any."""
    asked = [who for who in session.perspectives if who in item.ask] or list(item.ask)
    in_order = sorted(asked, key=lambda who: framework.perspective(who).register_ is not Register.PROFESSIONAL)
    who = in_order[0]
    label = framework.perspective(who).label
    return t("dialogue_ui.distribution.wording", who=label, text=item.ask[who].text)


def _open(desk: Desk, session: Session, agenda_item_id: str, item_id: str, held: int) -> None:
    """Open the next vote; a second click on the same button finds that it has been opened."""
    now = [vote for vote in item_votes(desk.sessions.votes(session.id)) if vote.item_id == item_id]
    if len(now) > held:
        return
    try:
        vote = open_vote(desk.sessions, session, agenda_item_id, item_id)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("vote.opened", vote.id, session.network_id)


def _reveal(desk: Desk, session_id: str, vote_id: str) -> None:
    try:
        session = desk.sessions.session(session_id)
        framework = desk.rounds.framework(desk.rounds.round(session.round_id).framework_sha256)
        reveal(desk.sessions, session, framework, vote_id)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("vote.revealed", vote_id, session.network_id)
