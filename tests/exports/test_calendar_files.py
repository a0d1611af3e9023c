"""A calendar file holds one entry in German time, and the same bytes for the same session."""

from datetime import date

from icalendar import Calendar, Event

from dialogues.model import Session
from exports.calendar_files import calendar_file
from tests.fakes.small_session import small_session

AT_TWO = small_session().model_copy(update={"starts_at": "14:00", "place": "Rathaus, Saal 2"})


def entry(session: Session) -> Event:
    (found,) = Calendar.from_ical(calendar_file(session, "Netz", "Kommen Sie; wir reden,\nund hören zu.")).walk(
        "VEVENT"
    )
    assert isinstance(found, Event)
    return found


def test_the_entry_begins_and_ends_in_german_time() -> None:
    found = entry(AT_TWO)
    assert found.start.isoformat() == "2026-12-01T14:00:00+01:00"
    assert found.end.isoformat() == "2026-12-01T16:00:00+01:00"
    assert b"DTSTART;TZID=Europe/Berlin:20261201T140000" in calendar_file(AT_TWO, "Netz", "")


def test_summer_time_is_told_to_calendars_that_know_no_zones() -> None:
    (zone,) = Calendar.from_ical(calendar_file(AT_TWO, "Netz", "")).walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Berlin"
    in_summer = AT_TWO.model_copy(update={"held_on": date(2027, 7, 1)})
    assert entry(in_summer).start.isoformat() == "2027-07-01T14:00:00+02:00"


def test_without_an_hour_it_takes_the_whole_day() -> None:
    found = entry(AT_TWO.model_copy(update={"starts_at": None}))
    assert (found.start, found.end) == (date(2026, 12, 1), date(2026, 12, 2))


def test_what_people_wrote_comes_back_as_they_wrote_it() -> None:
    found = entry(AT_TWO)
    assert str(found["LOCATION"]) == "Rathaus, Saal 2"
    assert str(found["DESCRIPTION"]) == "Kommen Sie; wir reden,\nund hören zu."


def test_the_same_session_is_the_same_entry_and_the_same_bytes() -> None:
    assert calendar_file(AT_TWO, "Netz", "Text") == calendar_file(AT_TWO, "Netz", "Text")
    moved = AT_TWO.model_copy(update={"held_on": date(2026, 12, 8)})
    assert entry(moved)["UID"] == entry(AT_TWO)["UID"]
    assert b"\r\n" in calendar_file(AT_TWO, "Netz", "Text")
