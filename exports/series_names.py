"""How a meeting is called as one of its series: 3. Netzwerktreffen 2026."""

from dialogues.model import Session
from dialogues.preparation_model import Numbering, Series
from texts.catalogue import Translator


def meeting_name(session: Session, series: Series, t: Translator) -> str:
    """Return a meeting's number with the name of its series, and the year where each year begins with the first."""
    by_year = series.numbering is Numbering.PER_YEAR
    key = "invitation.meeting.of_year" if by_year else "invitation.meeting"
    return t(key, number=session.number or "", series=series.title, year=session.held_on.year)
