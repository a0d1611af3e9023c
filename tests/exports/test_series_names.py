"""A meeting is called by its number, and by its year where years are counted."""

from dialogues.preparation_model import Numbering, Series
from exports.series_names import meeting_name
from tests.fakes.small_session import small_session
from texts.catalogue import translator

SERIES = Series(id="reihe", network_id="netz", title="Netzwerktreffen")
THIRD = small_session().model_copy(update={"number": 3})


def test_a_meeting_of_a_year_names_the_year() -> None:
    by_year = SERIES.model_copy(update={"numbering": Numbering.PER_YEAR})
    assert meeting_name(THIRD, by_year, translator("de")) == "3. Netzwerktreffen 2026"


def test_a_meeting_of_a_continuous_series_needs_no_year() -> None:
    assert meeting_name(THIRD, SERIES, translator("de")) == "3. Netzwerktreffen"
