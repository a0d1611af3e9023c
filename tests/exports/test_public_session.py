"""What of a session may be told outside, and what never is."""

import pytest

from exports.public_session import PublicSession
from selfeval.model import RoundState
from tests.exports.example_session import ROUND, example_results
from tests.exports.public_sessions import OPEN_TO_ALL, public_session
from tests.exports.whole_session import WHOLE
from texts.catalogue import translator

GERMAN = translator("de")


def test_figures_for_the_inside_are_refused() -> None:
    with pytest.raises(ValueError, match="for everybody"):
        PublicSession("Netzwerk", WHOLE, example_results())


def test_where_the_public_was_promised_nothing_neither_figures_nor_outcomes_are_told() -> None:
    source = public_session(ROUND)
    assert not source.shows_figures
    assert [source.outcome(talk, GERMAN) for talk in source.talks] == ["", ""]
    assert source.shown_items("finden") == []
    assert "hat vorher gelesen" in source.why_no_figures(GERMAN)


def test_erased_figures_leave_the_outcome_and_say_why_there_are_none() -> None:
    source = public_session(OPEN_TO_ALL.model_copy(update={"state": RoundState.ERASED}))
    assert source.shown_items("finden") == []
    assert "aufbewahrt" in source.why_no_figures(GERMAN)
    assert source.outcome(source.talks[0], GERMAN).startswith("Die Einschätzungen bleiben verschieden.")


def test_agreements_stand_by_their_day_and_groups_below_ten_stay_hidden() -> None:
    source = public_session()
    assert [one.due_on.month for one in source.agreed] == [1, 3]
    (item,) = source.shown_items("finden")
    assert {group for group, figure in item.perspectives.items() if figure.answered} == {"fachkraft", "eltern"}
    assert source.why_no_figures(GERMAN) == ""
