"""A vote that was counted by hand is entered on the facilitator's page, with sums, and nothing typed is lost."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.agenda import chosen_by_hand
from dialogues.model import Session
from dialogues.room_model import VoteOrigin, item_votes
from dialogues.sessions import SessionDraft, plan_session, show_item, start_session
from dialogues.votes import open_vote, reveal
from tests.fakes.small_framework import STEPS, small_framework
from tests.fakes.small_round import ITEM
from tests.fakes.small_session import NOW
from tests.ui.folds import with_tabs_looked_behind
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed
from ui.dialogue.choose_session import SESSION


@pytest.fixture
def session(workspace: Workspace) -> Session:
    of_round = workspace.closed("Herbst")
    store = workspace.services.sessions(workspace.scope)
    chosen = [chosen_by_hand(small_framework().criteria["finden"])]
    planned = plan_session(store, of_round, SessionDraft("Gespräch", date(2026, 12, 1), 120, chosen))
    start_session(store, workspace.services.keys, planned.id)
    return show_item(store, planned.id, planned.talks[0].id, NOW)


def page(workspace: Workspace, session: Session) -> AppTest:
    at = with_tabs_looked_behind(workspace.tab(), session.talks[0].id)
    for number in (1, 2):
        at.session_state[f"hand_count.{ITEM}.{number}"] = True
    workspace.go(at, "dialog_fuehren", **{SESSION: session.id})
    assert not has_failed(at)
    return at


def typed(at: AppTest, group: str, *counts: int, number: int = 1) -> AppTest:
    """Type so many votes for the first steps of a group."""
    for step, count in zip(STEPS, counts, strict=False):
        at.number_input(key=f"hand_count.{ITEM}.{number}.{group}.{step}").set_value(count)
    at.run()
    assert not has_failed(at)
    return at


def record(at: AppTest, number: int = 1) -> AppTest:
    at.button(key=f"hand_count.record.{ITEM}.{number}").click().run()
    assert not has_failed(at)
    return at


def test_sums_stand_below_each_group_while_somebody_types(workspace: Workspace, session: Session) -> None:
    at = typed(page(workspace, session), "fachkraft", 2, 3, 1)
    assert "Zusammen: 6 Stimmen" in said(at)


def test_what_was_counted_is_stored_as_shown_and_said_to_be_by_hand(workspace: Workspace, session: Session) -> None:
    at = typed(typed(page(workspace, session), "fachkraft", 2, 3, 1), "eltern", 1, 2)
    at = record(at)
    store = workspace.services.sessions(workspace.scope)
    (vote,) = item_votes(store.votes(session.id))
    assert vote.origin is VoteOrigin.BY_HAND
    assert {figure.perspective: figure.answered for figure in vote.figures()} == {"fachkraft": 6, "eltern": None}
    assert "Die Abstimmung vor dem Gespräch wurde von Hand ausgezählt." in said(at)
    assert record(typed(at, "fachkraft", 6, 1, number=2), 2)
    assert len(store.votes(session.id)) == 2
    assert "nach dem Gespräch von Hand eintragen" not in said(at)


def test_without_numbers_it_says_what_to_do(workspace: Workspace, session: Session) -> None:
    at = record(page(workspace, session))
    assert "Es steht noch keine Stimme in den Feldern" in said(at)
    assert workspace.services.sessions(workspace.scope).votes(session.id) == []


def test_what_was_typed_stays_when_another_vote_is_running(workspace: Workspace, session: Session) -> None:
    at = typed(page(workspace, session), "fachkraft", 2, 3, 1)
    store = workspace.services.sessions(workspace.scope)
    other = open_vote(store, session, session.talks[0].id, "absprachen.gelten")
    at = record(at)
    assert "läuft noch eine andere Abstimmung" in said(at)
    assert at.number_input(key=f"hand_count.{ITEM}.1.fachkraft.{STEPS[1]}").value == 3
    reveal(store, session, small_framework(), other.id)
    record(at)
    assert [vote.origin for vote in item_votes(store.votes(session.id)) if vote.item_id == ITEM] == [VoteOrigin.BY_HAND]


def test_while_a_vote_is_running_nothing_can_be_entered_by_hand(workspace: Workspace, session: Session) -> None:
    open_vote(workspace.services.sessions(workspace.scope), session, session.talks[0].id, ITEM)
    assert "von Hand eintragen" not in said(page(workspace, session))


def test_the_fields_are_drawn_when_their_fold_is_opened(workspace: Workspace, session: Session) -> None:
    at = with_tabs_looked_behind(workspace.tab(), session.talks[0].id)
    workspace.go(at, "dialog_fuehren", **{SESSION: session.id})
    assert not at.number_input
    at.session_state[f"hand_count.{ITEM}.1"] = True
    assert at.run().number_input


def test_what_was_typed_is_still_there_after_the_fold_was_closed_and_opened(
    workspace: Workspace, session: Session
) -> None:
    at = typed(page(workspace, session), "fachkraft", 2, 3, 1)
    for is_open in (False, False, True):
        at.session_state[f"hand_count.{ITEM}.1"] = is_open
        at.run()
    assert "Zusammen: 6 Stimmen" in said(at)
    assert at.number_input(key=f"hand_count.{ITEM}.1.fachkraft.{STEPS[1]}").value == 3
