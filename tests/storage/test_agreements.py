"""Agreements come back with their whole history, within the network they belong to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialogues.agreement_model import Agreement, AgreementState
from dialogues.agreements import AgreementDraft, agree, change_words, draft_of, follow_up, resolve
from dialogues.errors import AgreementUnknown
from dialogues.model import Session, SessionState
from networks.scopes import RoomScope
from storage.agreements import AgreementRows
from storage.database import Database
from storage.scoping import OutsideScope
from tests.fakes.small_round import TODAY
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks, opened_round, planned_session


@pytest.fixture
def session(database: Database) -> Session:
    add_networks(database)
    return planned_session(database, opened_round(database))


@pytest.fixture
def store(database: Database) -> AgreementRows:
    return AgreementRows(database, OURS_ONLY)


def made(store: AgreementRows, session: Session, due_in: int = 60) -> Agreement:
    draft = AgreementDraft(
        "finden", "Gemeinsam besuchen", "Familienzentrum", TODAY + timedelta(due_in), "Man kennt sich"
    )
    return agree(store, session, draft, TODAY)


def test_an_agreement_comes_back_as_the_room_made_it(store: AgreementRows, session: Session) -> None:
    agreement = made(store, session)
    assert store.agreement(agreement.id) == agreement
    assert agreement.state is AgreementState.OPEN


def test_the_next_due_stands_first(store: AgreementRows, session: Session) -> None:
    late, soon = made(store, session, due_in=90), made(store, session, due_in=30)
    assert [agreement.id for agreement in store.agreements()] == [soon.id, late.id]


def test_each_step_is_kept_in_the_order_in_which_it_was_noted(store: AgreementRows, session: Session) -> None:
    agreement = made(store, session)
    follow_up(store, agreement.id, AgreementState.UNDER_WAY, "Begonnen", TODAY)
    done = follow_up(store, agreement.id, AgreementState.DONE, "", TODAY + timedelta(7))
    assert store.agreement(agreement.id) == done
    assert [change.state for change in done.history] == ["open", "under_way", "done"]


def test_new_words_leave_the_history_as_it_was(store: AgreementRows, session: Session) -> None:
    agreement = made(store, session)
    noted = follow_up(store, agreement.id, AgreementState.UNDER_WAY, "Begonnen", TODAY)
    store.save_agreement(noted.model_copy(update={"what": "Gemeinsam zu Hause besuchen"}))
    changed = store.agreement(agreement.id)
    assert (changed.what, changed.history) == ("Gemeinsam zu Hause besuchen", noted.history)


def test_an_agreement_of_another_network_is_unknown(store: AgreementRows, session: Session, database: Database) -> None:
    agreement = made(store, session)
    neighbours = AgreementRows(database, THEIRS_ONLY)
    assert neighbours.agreements() == []
    with pytest.raises(AgreementUnknown):
        neighbours.agreement(agreement.id)
    with pytest.raises(AgreementUnknown):
        neighbours.add_status(agreement.id, agreement.history[0])
    with pytest.raises(OutsideScope):
        neighbours.save_agreement(agreement)
    with pytest.raises(OutsideScope):
        store.save_agreement(agreement.model_copy(update={"network_id": THEIRS}))
    assert store.agreements() == [agreement]


def test_a_changed_agreement_comes_back_with_what_stood_there_before(store: AgreementRows, session: Session) -> None:
    agreement = made(store, session)
    ended = session.model_copy(update={"state": SessionState.ENDED})
    new = replace(draft_of(agreement), what="Zu zweit besuchen", decision_from="Jugendhilfeausschuss", cost="400 Euro")
    changed = change_words(store, ended, agreement.id, new, "So ist es klarer.", TODAY)
    assert store.agreement(agreement.id) == changed
    assert store.agreement(agreement.id).as_agreed().what == "Gemeinsam besuchen"


def test_a_moved_day_moves_the_agreement_in_the_list(store: AgreementRows, session: Session) -> None:
    first, second = made(store, session, due_in=30), made(store, session, due_in=90)
    moved = follow_up(store, first.id, AgreementState.OPEN, "", TODAY, TODAY + timedelta(120))
    assert [one.id for one in store.agreements()] == [second.id, first.id]
    assert store.agreement(first.id) == moved
    assert moved.history[-1].former == {"due_on": (TODAY + timedelta(30)).isoformat()}


def test_a_resolution_and_its_correction_come_back(store: AgreementRows, session: Session) -> None:
    agreement = made(store, session)
    store.save_agreement(agreement.model_copy(update={"decision_from": "Jugendhilfeausschuss"}))
    resolve(store, agreement.id, TODAY, "Zugestimmt.", TODAY)
    corrected = resolve(store, agreement.id, TODAY, "Mit Auflagen zugestimmt.", TODAY)
    assert store.agreement(agreement.id) == corrected
    assert corrected.history[-1].former["resolution"] == "Zugestimmt."


def test_a_room_sees_what_other_sessions_of_its_network_agreed(
    store: AgreementRows, session: Session, database: Database
) -> None:
    agreement = made(store, session)
    room = AgreementRows(database, RoomScope(OURS, "eine andere"))
    assert room.agreements() == [agreement]
    assert AgreementRows(database, RoomScope(THEIRS, session.id)).agreements() == []
    with pytest.raises(OutsideScope):
        room.save_agreement(agreement)
