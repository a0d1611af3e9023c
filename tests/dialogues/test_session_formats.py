"""Formats and method cards are sound documents, and a format fits every session's time in the same way."""

import pytest

from dialogues.session_formats import PlannedPhase, SessionFormat, fit, format_of


def lengths(planned: tuple[PlannedPhase, ...]) -> list[int]:
    return [phase.minutes for phase in planned]


@pytest.fixture
def workshop() -> SessionFormat:
    return format_of("werkstatt")


def test_a_workshop_of_three_hours_has_the_usual_agenda(workshop: SessionFormat) -> None:
    assert lengths(fit(workshop, 180, 2, has_open_agreements=False)) == [15, 20, 50, 15, 35, 20, 20, 5]


def test_agreements_of_last_time_come_first_and_take_their_minutes_from_others(workshop: SessionFormat) -> None:
    planned = fit(workshop, 180, 2, has_open_agreements=True)
    assert [phase.id for phase in planned][:2] == ["ankommen", "vereinbarungen"]
    assert lengths(planned) == [15, 15, 15, 40, 15, 35, 20, 20, 5]
