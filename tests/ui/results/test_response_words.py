"""Beside each distribution stands how many of the invited answered, and what the others could change."""

from selfeval.release import Reach
from tests.fakes.small_round import ITEM, plan, results, small_round
from texts.catalogue import translator
from ui.results.response_words import response_lines

T = translator("de")
ANSWERS = {
    "fachkraft": {ITEM: {"trifft-zu": 6, "trifft-nicht-zu": 1, "andere": 3}},
    "eltern": {ITEM: {"trifft-zu": 1, "trifft-nicht-zu": 2, "weiss-nicht": 4}},
}


def lines(reach: Reach, invited: int | None = 12) -> list[str]:
    plans = [plan(name).model_copy(update={"invited": invited}) for name in ANSWERS]
    found = results(small_round(*plans), ANSWERS, reach)
    return [line.replace("\xa0", " ") for line in response_lines(found.items[0], found, T)]


def test_n_is_told_of_the_invited_with_what_the_others_could_change() -> None:
    first = lines(Reach.INTERNAL)[0]
    assert first.startswith("Fachkräfte: n = 10 von 12 Eingeladenen. Eine der oberen Stufen: 6 bis 8 von 12")


def test_where_too_few_chose_a_step_there_is_no_range() -> None:
    assert "Eltern: n = 7 von 12 Eingeladenen" in lines(Reach.INTERNAL)


def test_without_a_number_of_invited_only_n_is_told() -> None:
    assert lines(Reach.INTERNAL, None)[0] == "Fachkräfte: n = 10"


def test_answers_beside_the_scale_are_told_as_counts() -> None:
    said = lines(Reach.INTERNAL)
    assert "Fachkräfte: 3 von 10 sagen, es liege nicht in der eigenen Hand." in said
    assert "Eltern: 4 von 7 haben „weiß nicht“ geantwortet." in said


def test_who_is_missing_is_named_and_never_counted() -> None:
    said = lines(Reach.PUBLIC)
    assert said[-1].startswith("Nicht gezeigt: Eltern. Entweder haben weniger als 10 Menschen geantwortet")
    assert "7" not in " ".join(said)
