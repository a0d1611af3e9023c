"""Agreements as rows: what became of each, and for everybody only what was said aloud."""

from datetime import date

import pytest

from dialogues.agreement_model import Agreement, AgreementState, Resolution, StatusChange
from exports.datasets.agreements import AgreedHere, agreements_dataset
from exports.errors import DataExportRefused
from selfeval.release import Reach
from tests.exports.datasets.examples import rows_of
from tests.fakes.small_round import FRAMEWORK, TODAY
from texts.catalogue import translator

T = translator("de")
MOVED_ON, DONE_ON, TOLD_ON = date(2027, 1, 10), date(2027, 3, 1), date(2027, 3, 5)
FIRST, SECOND = date(2027, 2, 1), date(2027, 4, 1)


def agreement(**more: object) -> Agreement:
    history = (
        StatusChange(on=TODAY, state=AgreementState.OPEN),
        StatusChange(on=MOVED_ON, state=AgreementState.UNDER_WAY, due_on=SECOND, former={"due_on": FIRST.isoformat()}),
        StatusChange(on=DONE_ON, state=AgreementState.DONE),
        StatusChange(on=TOLD_ON, state=AgreementState.DONE, note="=Nur für uns"),
    )
    said: dict[str, object] = {
        "id": "v1",
        "network_id": "netz",
        "session_id": "sitzung",
        "round_id": "runde",
        "criterion_id": "finden",
        "what": "Ein Blatt mit „allen“ Angeboten; Größe A4",
        "responsible": "Koordination",
        "due_on": SECOND,
        "sign": "Es liegt aus.",
        "cost": "200 Euro",
        "resources": "Druckerei",
        "staff": "halbe Stelle",
        "decision_from": "Jugendhilfeausschuss",
        "resolution": Resolution(on=DONE_ON, result="Zugestimmt"),
        "history": history,
    }
    return Agreement.model_validate(said | more)


def rows(reach: Reach, *agreements: Agreement) -> list[dict[str, object]]:
    entries = [AgreedHere(one, FRAMEWORK, "Netz", "Herbst", "Werkstatt", TODAY) for one in agreements]
    return [dict(row) for row in rows_of(agreements_dataset(entries, reach, T))]


def test_the_history_is_summed_up_in_days_and_numbers() -> None:
    [row] = rows(Reach.INTERNAL, agreement())
    assert (row["agreed_on"], row["first_due_on"], row["due_on"]) == (TODAY, FIRST, SECOND)
    assert (row["finished_on"], row["last_step_on"], row["state"]) == (DONE_ON, TOLD_ON, 3)
    assert (row["steps"], row["times_moved"], row["times_reworded"]) == (4, 1, 0)
    assert (row["resolution"], row["resolution_on"]) == ("Zugestimmt", DONE_ON)
    assert (row["criterion_title"], row["area_title"]) == ("Auffindbarkeit", "Zugangswege")


def test_what_is_not_finished_has_no_day_of_its_end() -> None:
    [row] = rows(Reach.INTERNAL, agreement(history=agreement().history[:2], resolution=None))
    assert (row["finished_on"], row["resolution"], row["resolution_on"], row["state"]) == (None, None, None, 2)


def test_taken_up_again_counts_from_the_last_end() -> None:
    again = (
        *agreement().history,
        StatusChange(on=date(2027, 4, 1), state=AgreementState.OPEN),
        StatusChange(on=date(2027, 5, 1), state=AgreementState.DROPPED),
    )
    [row] = rows(Reach.INTERNAL, agreement(history=again))
    assert row["finished_on"] == date(2027, 5, 1)


def test_words_changed_later_are_counted() -> None:
    reworded = StatusChange(on=TOLD_ON, state=AgreementState.DONE, former={"sign": "Es hängt aus."})
    [row] = rows(Reach.INTERNAL, agreement(history=(*agreement().history, reworded)))
    assert (row["times_reworded"], row["times_moved"]) == (1, 1)


def test_notes_and_means_do_not_leave_the_network() -> None:
    [inside] = rows(Reach.INTERNAL, agreement())
    [outside] = rows(Reach.PUBLIC, agreement())
    assert set(inside) - set(outside) == {"resources", "cost", "staff", "last_note"}
    assert "Nur für uns" not in str(outside)
    assert outside["what"] == inside["what"]


def test_the_day_of_the_file_is_that_of_the_last_step() -> None:
    entries = [AgreedHere(agreement(), FRAMEWORK, "Netz", "Herbst", "Werkstatt", TODAY)]
    assert agreements_dataset(entries, Reach.INTERNAL, T).released == TOLD_ON


def test_without_an_agreement_there_is_nothing_to_take() -> None:
    with pytest.raises(DataExportRefused) as refused:
        agreements_dataset([], Reach.INTERNAL, T)
    assert refused.value.data["reason"] == "no_agreements"
