"""A session as a calendar file: the same session gives the same bytes and the same entry."""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Component, Event

from dialogues.invitations import ends_at
from dialogues.model import Session
from dialogues.timetable import begins_at
from exports.plain_text import printable

_PRODUCT = "-//Qualitaetsdialog//Einladung//DE"
_GERMANY = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""Summer time by the rule of the European Union; written out, because the library lists single days to a last year."""


def calendar_file(session: Session, network: str, text: str) -> bytes:
    """Return a session as an .ics file; without an hour it takes the whole day.

    The entry bears the id of the session, so that a file with a new day replaces it in calendars that look at that.
    Nothing counts its versions: a day that was moved is told by whoever invites, with the new file.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    begin, end = begins_at(session), ends_at(session)
    if begin is not None:
        calendar.add_component(Component.from_ical(_GERMANY))
    event = Event()
    event.add("uid", f"{session.id}@qualitaetsdialog")
    event.add("dtstamp", datetime.combine(session.held_on, time(), UTC))
    event.add("summary", printable(session.title))
    event.add("description", printable(text))
    if session.place:
        event.add("location", printable(session.place))
    event.add("categories", [printable(network)])
    event.add("dtstart", begin or session.held_on)
    event.add("dtend", end or session.held_on + timedelta(days=1))
    calendar.add_component(event)
    return bytes(calendar.to_ical())
