"""Plain words say what a group answered without statistics, and nothing of a group that is hidden."""

from exports.plain_words import plain_figure, plain_response, plain_unknown
from selfeval.release import Reach
from selfeval.results import ItemResult, Results
from tests.fakes.small_round import ITEM, plan, results, small_round
from texts.catalogue import translator

T = translator("de")


def parents(**counts: int) -> tuple[Results, ItemResult]:
    answers = {answer.replace("_", "-"): count for answer, count in counts.items()}
    asked = plan("eltern").model_copy(update={"invited": 40})
    found = results(small_round(asked), {"eltern": {ITEM: answers}}, Reach.PUBLIC)
    return found, found.items[0]


def said(**counts: int) -> str:
    _, item = parents(**counts)
    return plain_figure(item.perspectives["eltern"], item.scale, T)


def test_most_of_a_group_says_one_thing() -> None:
    assert said(trifft_zu=7, trifft_nicht_zu=4) == "Mehr als die Hälfte sagt: „trifft zu“."


def test_exactly_half_is_not_more_than_half() -> None:
    expected = "Die Antworten sind verschieden. Am häufigsten: „trifft nicht zu“ oder „trifft zu“."
    assert said(trifft_zu=6, trifft_nicht_zu=6) == expected


def test_where_many_answers_share_the_first_place_none_is_named() -> None:
    assert said(trifft_zu=4, trifft_eher_zu=4, trifft_nicht_zu=4) == "Die Antworten sind verschieden."


def test_all_who_can_tell_say_the_same() -> None:
    assert said(trifft_zu=11, weiss_nicht=1) == "Alle, die es einschätzen, sagen: „trifft zu“."


def test_too_few_on_the_scale_say_no_step() -> None:
    assert said(trifft_zu=3, weiss_nicht=9) == "Zu wenige haben hier eine der Antworten von der Skala gewählt."


def test_a_hidden_group_says_nothing() -> None:
    assert said(trifft_zu=3, trifft_nicht_zu=6) == "Das zeigen wir nicht, damit niemand erkannt wird."


def test_many_who_do_not_know_are_told_as_a_part() -> None:
    _, item = parents(trifft_zu=10, trifft_nicht_zu=2, weiss_nicht=6)
    assert plain_unknown(item, "eltern", T) == "Rund ein Drittel weiß es nicht."
    _, item = parents(trifft_zu=10, trifft_nicht_zu=2, weiss_nicht=1)
    assert plain_unknown(item, "eltern", T) == ""


def test_how_many_answered_is_told_from_ten_on() -> None:
    enough, _ = parents(trifft_zu=10, trifft_nicht_zu=2)
    few, _ = parents(trifft_zu=5, trifft_nicht_zu=2)
    assert plain_response(enough.of_round.plans[0], enough, T) == "12 von 40 Eingeladenen haben geantwortet"
    assert plain_response(few.of_round.plans[0], few, T) == "weniger als 10 Menschen haben geantwortet"
