"""What a room reads before it talks is the widest gap of each criterion on its agenda."""

from dialogues.findings import shown_findings
from dialogues.model import Session, Talk
from selfeval.results import Results
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import plan, results, small_round
from tests.fakes.small_session import small_session

HIGH, LOW = {STEPS[3]: 9, STEPS[2]: 3}, {STEPS[0]: 9, STEPS[1]: 3}
NEAR, FAR, OTHER = "finden.angebote", "finden.ansprache", "sprache.texte"


def found() -> Results:
    of_round = small_round(plan("leitung"), plan("fachkraft"), criteria=("finden", "sprache"))
    fachkraft, leitung = {NEAR: HIGH, FAR: HIGH, OTHER: HIGH}, {NEAR: HIGH, FAR: LOW, OTHER: LOW}
    return results(of_round, {"leitung": leitung, "fachkraft": fachkraft})


def session(*criteria: str) -> Session:
    talks = tuple(Talk(id=f"t{place}", criterion_id=one, minutes=20) for place, one in enumerate(criteria))
    return small_session().model_copy(update={"agenda": talks})


def shown(*criteria: str) -> list[str]:
    return [one.item.id for one in shown_findings(found(), session(*criteria))]


def test_of_a_criterion_the_statement_with_the_widest_gap_is_read() -> None:
    assert shown("finden") == [FAR]


def test_the_criteria_stand_in_the_order_of_the_agenda_and_each_once() -> None:
    assert shown("sprache", "finden", "sprache") == [OTHER, FAR]


def test_a_criterion_without_results_is_left_out() -> None:
    assert shown("wechsel", "sprache") == [OTHER]
    assert shown() == []
