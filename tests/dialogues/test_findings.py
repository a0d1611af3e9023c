"""Before a room talks it reads one statement for each criterion of its agenda: the one where views part most."""

from dialogues.findings import shown_findings
from tests.dialogues.test_agenda import CALM, HIGH, LOW, found
from tests.fakes.small_session import small_session


def test_each_criterion_of_the_agenda_has_one_statement_in_the_order_of_the_agenda() -> None:
    shown = shown_findings(found(sprache=(HIGH, LOW), finden=(CALM, CALM), wechsel=(HIGH, LOW)), small_session())
    assert [item.criterion.id for item in shown] == ["finden", "sprache"]


def test_a_criterion_of_which_nothing_was_asked_is_left_out() -> None:
    assert [item.criterion.id for item in shown_findings(found(sprache=(HIGH, LOW)), small_session())] == ["sprache"]
