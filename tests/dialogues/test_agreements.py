"""An agreement says what, who, until when and how everyone will notice; what became of it is added, never changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from dialogues.agreements import AgreementDraft, agree, follow_up
from dialogues.errors import AgreementIncomplete, AgreementUnknown
from tests.fakes.agreement_store import AgreementsInMemory
from tests.fakes.small_session import small_session

TODAY = date(2026, 12, 1)
DUE = date(2027, 6, 30)
DRAFT = AgreementDraft("finden", " Flyer übersetzen ", "Koordination", DUE, "Familien rufen an.")


@pytest.fixture
def store() -> AgreementsInMemory:
    return AgreementsInMemory()


def agreed(store: AgreementsInMemory) -> Agreement:
    return agree(store, small_session(), DRAFT, TODAY)


def test_an_agreement_belongs_to_its_session_and_begins_open(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    assert store.agreement(agreement.id) == agreement
    assert (agreement.session_id, agreement.round_id, agreement.network_id) == ("sitzung", "runde", "netz")
    assert agreement.what == "Flyer übersetzen"
    assert agreement.history == (StatusChange(on=TODAY, state=AgreementState.OPEN),)


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (replace(DRAFT, what=" "), ("what",)),
        (replace(DRAFT, responsible=""), ("responsible",)),
        (replace(DRAFT, due_on=None), ("due_on",)),
        (replace(DRAFT, sign="\n"), ("sign",)),
        (AgreementDraft("finden", "", "", None, ""), ("what", "responsible", "due_on", "sign")),
    ],
)
def test_an_agreement_that_lacks_a_part_names_what_is_missing(
    store: AgreementsInMemory, draft: AgreementDraft, missing: tuple[str, ...]
) -> None:
    with pytest.raises(AgreementIncomplete) as caught:
        agree(store, small_session(), draft, TODAY)
    assert caught.value.data == {"fields": missing}
    assert store.agreements() == []


def test_each_step_is_added_to_the_history(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    follow_up(store, agreement.id, AgreementState.UNDER_WAY, "Angebot liegt vor.", TODAY + timedelta(30))
    done = follow_up(store, agreement.id, AgreementState.DONE, "", TODAY + timedelta(60))
    assert store.agreement(agreement.id) == done
    assert [change.state for change in done.history] == ["open", "under_way", "done"]
    assert done.state is AgreementState.DONE


@pytest.mark.parametrize("note", ["", "  "])
def test_saying_the_same_again_changes_nothing(store: AgreementsInMemory, note: str) -> None:
    agreement = agreed(store)
    assert follow_up(store, agreement.id, AgreementState.OPEN, note, DUE) == agreement
    noted = follow_up(store, agreement.id, AgreementState.UNDER_WAY, "Begonnen", DUE)
    assert follow_up(store, agreement.id, AgreementState.UNDER_WAY, " Begonnen ", DUE) == noted


def test_a_new_note_is_a_step_even_if_the_state_stays(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    follow_up(store, agreement.id, AgreementState.OPEN, "Noch nichts.", DUE)
    assert len(store.agreement(agreement.id).history) == 2


@pytest.mark.parametrize(
    ("state", "overdue"),
    [
        (AgreementState.OPEN, True),
        (AgreementState.UNDER_WAY, True),
        (AgreementState.DONE, False),
        (AgreementState.DROPPED, False),
    ],
)
def test_an_agreement_is_overdue_when_its_day_has_passed_and_it_is_not_settled(
    store: AgreementsInMemory, state: AgreementState, overdue: bool
) -> None:
    agreement = follow_up(store, agreed(store).id, state, "Stand", TODAY)
    assert not agreement.is_overdue(DUE)
    assert agreement.is_overdue(DUE + timedelta(1)) is overdue


def test_an_unknown_agreement_cannot_be_followed_up(store: AgreementsInMemory) -> None:
    with pytest.raises(AgreementUnknown):
        follow_up(store, "fehlt", AgreementState.DONE, "", TODAY)
