"""How formats and method cards are used, over many sessions and never judging one."""

from analysis.format_use import Minutes, format_report, sessions_of, was_held
from analysis.handed_in import HandedInTalk
from dialogues.model import SessionState
from tests.fakes.small_session import small_session

MOODS = {"gelohnt-4": 6, "gelohnt-2": 1, "gehoert-3": 7}


def part(
    planned: int, spent: int, method: str = "", format_id: str = "werkstatt", pulse: dict[str, int] | None = None
) -> HandedInTalk:
    return HandedInTalk(
        format_id=format_id, method_id=method, planned_minutes=planned, spent_minutes=spent, closing_pulse=pulse
    )


def test_a_format_takes_the_minutes_of_its_parts_together() -> None:
    [found] = format_report({"ort": [[part(30, 40), part(10, 10)], [part(30, 20), part(10, 10)]]}).formats
    assert (found.id, found.planned_times, found.used_times) == ("werkstatt", 2, 2)
    assert found.planned == Minutes(40, 40, 40)
    assert found.spent == Minutes(40, 35, 45)


def test_a_card_that_was_left_out_was_planned_and_not_used() -> None:
    [found] = format_report({"ort": [[part(20, 25, "fishbowl"), part(15, 0, "fishbowl"), part(5, 5)]]}).methods
    assert (found.planned_times, found.used_times) == (2, 1)
    assert found.spent == Minutes(25, 25, 25)


def test_a_session_in_which_no_clock_ran_counts_for_nothing() -> None:
    report = format_report({"ort": [[part(30, 0)], []]})
    assert (report.sessions, report.formats) == (0, ())


def test_the_pulse_is_told_from_enough_sessions_and_people_only() -> None:
    evening = [part(30, 30, pulse=MOODS)]
    assert format_report({"ort": [evening] * 4}).moods == ()
    few = [part(30, 30, pulse={"gelohnt-4": 5})]
    assert format_report({"ort": [few] * 5}).moods == ()
    told = format_report({"ort": [evening] * 5})
    assert {mood.part: mood.counts for mood in told.moods} == {"gelohnt": (0, 5, 0, 30), "gehoert": (0, 0, 35, 0)}
    assert (told.pulses, told.people) == (5, 35)


def test_what_fewer_than_five_places_used_is_not_told_to_others() -> None:
    evening = [part(30, 40, "fishbowl", pulse=MOODS)]
    four = {f"ort-{number}": [evening, evening] for number in range(4)}
    few = format_report(four, 5)
    assert (few.formats, few.methods, few.moods) == ((), (), ())
    five = four | {"ort-4": [evening]}
    told = format_report(five, 5)
    assert [one.id for one in told.methods] == ["fishbowl"]
    assert told.moods != ()


def test_the_sessions_of_a_release_end_with_a_pulse_or_another_format() -> None:
    talks = [
        part(1, 1),
        part(2, 2, pulse=MOODS),
        part(3, 3),
        part(4, 4, format_id="kurz"),
        part(5, 5, format_id="kurz"),
    ]
    assert [[one.planned_minutes for one in parts] for parts in sessions_of(talks)] == [[1, 2], [3], [4, 5]]
    assert list(sessions_of([])) == []


def test_only_a_session_that_has_ended_was_held() -> None:
    session = small_session()
    assert not was_held(session)
    assert was_held(session.model_copy(update={"state": SessionState.ENDED}))
