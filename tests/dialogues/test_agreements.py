"""An agreement says what, who, until when and how everyone will notice; what became of it is added, never changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogues.agreement_model import Agreement, AgreementState, Resolution, StatusChange
from dialogues.agreements import (
    AgreementDraft,
    agree,
    agreements_to_show,
    change_words,
    draft_of,
    follow_up,
    resolve,
    rounds_beside,
    to_follow_up,
)
from dialogues.errors import (
    AgreementIncomplete,
    AgreementUnknown,
    ChangeUnexplained,
    NoDecisionAsked,
    ResolutionAhead,
)
from dialogues.model import AgendaItem, Session, SessionState
from dialogues.phases import PhaseKind
from tests.fakes.agreement_store import AgreementsInMemory
from tests.fakes.small_round import small_round
from tests.fakes.small_session import small_session

TODAY = date(2026, 12, 1)
DUE = date(2027, 6, 30)
LATER = TODAY + timedelta(90)
ENDED = small_session(SessionState.ENDED)
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


def test_an_agreement_keeps_everything_that_the_room_said(store: AgreementsInMemory) -> None:
    whole = replace(
        DRAFT,
        goal=" Familien finden uns. ",
        others="Familienzentrum",
        resources="Zwei Nachmittage",
        cost="400 Euro",
        staff="keine",
        decision_from="Jugendhilfeausschuss",
        review_on=DUE,
    )
    agreement = agree(store, small_session(), whole, TODAY)
    assert agreement.goal == "Familien finden uns."
    assert draft_of(agreement) == replace(whole, what="Flyer übersetzen", goal="Familien finden uns.")


def test_until_the_session_ends_words_change_without_a_trace(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    change_words(store, small_session(), agreement.id, replace(DRAFT, what="Plakat kleben", due_on=LATER), "", TODAY)
    changed = store.agreement(agreement.id)
    assert (changed.what, changed.due_on) == ("Plakat kleben", LATER)
    assert changed.history == agreement.history


def test_after_the_session_a_change_keeps_what_stood_there_and_why(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    new = replace(DRAFT, what="Plakat kleben", due_on=LATER, goal="Alle finden uns.")
    changed = change_words(store, ENDED, agreement.id, new, " Der Flyer war zu teuer. ", LATER)
    assert store.agreement(agreement.id) == changed
    assert changed.history[-1] == StatusChange(
        on=LATER,
        state=AgreementState.OPEN,
        note="Der Flyer war zu teuer.",
        due_on=LATER,
        former={"what": "Flyer übersetzen", "due_on": "2027-06-30", "goal": ""},
    )
    assert changed.as_agreed().what == "Flyer übersetzen"
    assert (changed.as_agreed().due_on, changed.as_agreed().goal) == (DUE, "")


def test_after_the_session_what_was_agreed_is_not_changed_without_a_reason(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    with pytest.raises(ChangeUnexplained):
        change_words(store, ENDED, agreement.id, replace(DRAFT, sign="Familien schreiben."), " ", LATER)
    assert store.agreement(agreement.id) == agreement


def test_what_was_not_said_before_is_added_without_a_reason(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    changed = change_words(store, ENDED, agreement.id, replace(DRAFT, cost="400 Euro", review_on=LATER), "", LATER)
    assert (changed.cost, changed.review_on) == ("400 Euro", LATER)
    assert changed.history[-1].former == {"cost": "", "review_on": ""}
    assert (changed.as_agreed().cost, changed.as_agreed().review_on) == ("", None)


def test_a_change_that_changes_nothing_is_none(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    assert change_words(store, ENDED, agreement.id, DRAFT, "Nur so", LATER) == agreement
    assert store.agreement(agreement.id).history == agreement.history


def test_a_change_that_drops_a_part_names_it(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    with pytest.raises(AgreementIncomplete) as caught:
        change_words(store, small_session(), agreement.id, replace(DRAFT, sign=""), "", TODAY)
    assert caught.value.data == {"fields": ("sign",)}


def test_the_minutes_say_what_the_room_agreed_after_several_changes(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    change_words(store, ENDED, agreement.id, replace(DRAFT, what="Plakat"), "Zu teuer", LATER)
    change_words(store, ENDED, agreement.id, replace(DRAFT, what="Aushang"), "Noch zu teuer", LATER)
    follow_up(store, agreement.id, AgreementState.UNDER_WAY, "", LATER, LATER + timedelta(9))
    assert [store.agreement(agreement.id).as_agreed().what, store.agreement(agreement.id).as_agreed().due_on] == [
        "Flyer übersetzen",
        DUE,
    ]


def test_a_follow_up_moves_the_day_and_the_history_keeps_the_old_one(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    moved = follow_up(store, agreement.id, AgreementState.OPEN, "", LATER, DUE + timedelta(30))
    assert moved.due_on == DUE + timedelta(30)
    assert (moved.history[-1].due_on, moved.history[-1].former) == (moved.due_on, {"due_on": "2027-06-30"})
    assert follow_up(store, agreement.id, AgreementState.OPEN, "", LATER, moved.due_on) == moved


def test_a_resolution_says_when_and_what_a_body_decided(store: AgreementsInMemory) -> None:
    agreement = agree(store, small_session(), replace(DRAFT, decision_from="Jugendhilfeausschuss"), TODAY)
    assert agreement.awaits_decision
    resolved = resolve(store, agreement.id, TODAY, " Zugestimmt. ", LATER)
    assert resolved.resolution == Resolution(on=TODAY, result="Zugestimmt.")
    assert not store.agreement(agreement.id).awaits_decision
    assert resolve(store, agreement.id, TODAY, "Zugestimmt.", LATER) == resolved


def test_a_corrected_resolution_keeps_what_was_written_first(store: AgreementsInMemory) -> None:
    agreement = agree(store, small_session(), replace(DRAFT, decision_from="Jugendhilfeausschuss"), TODAY)
    resolve(store, agreement.id, TODAY, "Zugestimmt.", TODAY)
    corrected = resolve(store, agreement.id, TODAY, "Mit Auflagen zugestimmt.", LATER)
    assert corrected.history[-1].former == {"resolved_on": "2026-12-01", "resolution": "Zugestimmt."}
    assert corrected.as_agreed().what == corrected.what


def test_a_resolution_needs_a_body_a_result_and_a_day_that_has_been(store: AgreementsInMemory) -> None:
    plain = agreed(store)
    with pytest.raises(NoDecisionAsked):
        resolve(store, plain.id, TODAY, "Zugestimmt.", TODAY)
    asking = agree(store, small_session(), replace(DRAFT, decision_from="Jugendhilfeausschuss"), TODAY)
    with pytest.raises(ResolutionAhead):
        resolve(store, asking.id, LATER, "Zugestimmt.", TODAY)
    with pytest.raises(AgreementIncomplete):
        resolve(store, asking.id, TODAY, " ", TODAY)
    assert store.agreement(asking.id).resolution is None


def test_what_is_settled_no_longer_awaits_a_decision(store: AgreementsInMemory) -> None:
    asking = agree(store, small_session(), replace(DRAFT, decision_from="Jugendhilfeausschuss"), TODAY)
    assert not follow_up(store, asking.id, AgreementState.DROPPED, "", TODAY).awaits_decision


def test_an_agreement_is_due_soon_in_its_last_thirty_days(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    assert not agreement.is_due_soon(DUE - timedelta(31))
    assert agreement.is_due_soon(DUE - timedelta(30))
    assert agreement.is_due_soon(DUE)
    assert not agreement.is_due_soon(DUE + timedelta(1))


def test_a_review_is_due_until_something_was_noted_on_its_day_or_later(store: AgreementsInMemory) -> None:
    agreement = agree(store, small_session(), replace(DRAFT, review_on=LATER), TODAY)
    assert not agreement.is_review_due(LATER - timedelta(1))
    assert agreement.is_review_due(LATER + timedelta(3))
    assert not follow_up(store, agreement.id, AgreementState.UNDER_WAY, "Läuft", LATER).is_review_due(LATER)


def test_a_list_holds_the_rounds_of_one_municipality_only() -> None:
    here, again = small_round(), small_round().model_copy(update={"id": "wieder"})
    elsewhere = here.model_copy(update={"id": "dort", "municipality_id": "anderswo"})
    assert rounds_beside(here, [here, again, elsewhere]) == {here.id, "wieder"}


def next_session(kind: PhaseKind | None) -> Session:
    """The session after the one in which the agreements were made, at a part of its agenda."""
    part = AgendaItem(id="teil", kind=kind or PhaseKind.ARRIVE, minutes=10)
    return small_session().model_copy(
        update={"id": "danach", "agenda": (part,), "current_item": "teil" if kind else None}
    )


def test_a_session_looks_back_at_what_others_left_open_the_overdue_first(store: AgreementsInMemory) -> None:
    soon, late = agreed(store), agree(store, small_session(), replace(DRAFT, due_on=TODAY), TODAY)
    done = agreed(store)
    follow_up(store, done.id, AgreementState.DONE, "", TODAY)
    own = agree(store, next_session(None), DRAFT, LATER)
    listed = to_follow_up(store.agreements(), next_session(None), {"runde"}, LATER)
    assert [one.id for one in listed] == [late.id, soon.id]
    assert own.id not in {one.id for one in listed}
    assert to_follow_up(store.agreements(), next_session(None), {"andere"}, LATER) == []


def test_what_was_settled_today_stays_on_the_list_of_today(store: AgreementsInMemory) -> None:
    agreement = agreed(store)
    follow_up(store, agreement.id, AgreementState.DONE, "", LATER)
    assert [one.id for one in to_follow_up(store.agreements(), next_session(None), {"runde"}, LATER)] == [agreement.id]
    assert to_follow_up(store.agreements(), next_session(None), {"runde"}, LATER + timedelta(1)) == []


def test_the_projector_lists_what_is_looked_back_at_and_else_the_own_first(store: AgreementsInMemory) -> None:
    before = agree(store, small_session(), replace(DRAFT, due_on=TODAY), TODAY)
    own = agree(store, next_session(None), DRAFT, LATER)
    looking_back = agreements_to_show(next_session(PhaseKind.FOLLOW_UP), store.agreements(), {"runde"}, LATER)
    assert ([one.id for one in looking_back[0]], looking_back[1]) == ([before.id], 0)
    agreeing, _ = agreements_to_show(next_session(PhaseKind.AGREE), store.agreements(), {"runde"}, LATER)
    assert [one.id for one in agreeing] == [own.id, before.id]


def test_the_projector_says_how_many_did_not_fit(store: AgreementsInMemory) -> None:
    for _ in range(10):
        agreed(store)
    shown, left_out = agreements_to_show(next_session(None), store.agreements(), {"runde"}, LATER)
    assert (len(shown), left_out) == (8, 2)
