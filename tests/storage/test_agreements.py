"""Agreements come back with their whole history, within the network they belong to."""

from datetime import timedelta

import pytest

from dialogues.agreement_model import Agreement, AgreementState
from dialogues.agreements import AgreementDraft, agree, follow_up
from dialogues.errors import AgreementUnknown
from dialogues.model import Session
from storage.agreements import AgreementRows
from storage.database import Database
from storage.scoping import OutsideScope
from tests.fakes.small_round import TODAY
from tests.storage.workspace import OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks, opened_round, planned_session


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
