"""An earlier round is one of the same network, place and framework that had closed before this one opened."""

from datetime import date

from analysis.earlier_rounds import chains_of, earlier_rounds, for_reach
from selfeval.model import Recipient, Round, RoundState
from selfeval.release import Reach
from tests.fakes.small_round import small_round


def closed_round(name: str, opened: date, closed: date, **more: object) -> Round:
    fields = {"id": name, "state": RoundState.CLOSED, "opened_on": opened, "closed_on": closed}
    return small_round().model_copy(update={"municipality_id": "ort", **fields, **more})


SPRING, SUMMER, AUTUMN = date(2025, 3, 1), date(2025, 7, 1), date(2025, 10, 1)
TODAY_ROUND = closed_round("heute", AUTUMN, date(2025, 11, 1), framework_name="kleiner-rahmen@2.0")


def test_earlier_rounds_are_those_of_the_same_network_place_and_framework_the_latest_first() -> None:
    first, second = closed_round("erste", SPRING, SUMMER), closed_round("zweite", SUMMER, AUTUMN)
    others = [
        closed_round("anderswo", SPRING, SUMMER, municipality_id="nachbarort"),
        closed_round("fremd", SPRING, SUMMER, network_id="nachbarnetz"),
        closed_round("anderes", SPRING, SUMMER, framework_name="anderer-rahmen@1.0"),
        closed_round("offen", SPRING, SUMMER, state=RoundState.OPEN),
        closed_round("gleichzeitig", SPRING, date(2025, 10, 2)),
        closed_round("später", date(2025, 12, 1), date(2025, 12, 9)),
        TODAY_ROUND,
    ]
    assert earlier_rounds(TODAY_ROUND, [first, *others, second]) == [second, first]


def test_a_round_with_a_local_addition_stands_before_one_without() -> None:
    added = closed_round("erste", SPRING, SUMMER, framework_name="kleiner-rahmen@1.0+x-ort")
    assert earlier_rounds(TODAY_ROUND, [added]) == [added]


def test_of_rounds_on_one_and_the_same_day_the_one_on_the_older_version_is_the_earlier() -> None:
    older = closed_round("alt", AUTUMN, AUTUMN, framework_name="kleiner-rahmen@1.9")
    newer = closed_round("neu", AUTUMN, AUTUMN, framework_name="kleiner-rahmen@1.10")
    assert earlier_rounds(newer, [older, newer]) == [older]
    assert earlier_rounds(older, [older, newer]) == []


def test_the_round_that_is_repeated_comes_before_a_later_one() -> None:
    first, second = closed_round("erste", SPRING, SUMMER), closed_round("zweite", SUMMER, AUTUMN)
    again = TODAY_ROUND.model_copy(update={"follows": "erste"})
    assert earlier_rounds(again, [first, second]) == [first, second]


def test_a_chain_holds_all_closed_rounds_of_a_place_and_framework_in_the_order_of_closing() -> None:
    first, second = closed_round("erste", SPRING, SUMMER), closed_round("zweite", SUMMER, AUTUMN)
    erased = closed_round("gelöscht", SPRING, SPRING, state=RoundState.ERASED)
    others = [
        closed_round("anderswo", SPRING, SPRING, municipality_id="nachbarort"),
        closed_round("fremd", SPRING, SUMMER, network_id="nachbarnetz"),
        closed_round("offen", SUMMER, SUMMER, municipality_id="ohne", state=RoundState.OPEN),
    ]
    chains = chains_of([TODAY_ROUND, erased, *others, second, first], "netz")
    assert [[one.id for one in chain.closed] for chain in chains] == [["erste", "zweite", "heute"], ["anderswo"]]
    assert chains[0].ids == {"erste", "zweite", "heute", "gelöscht"}


def test_outside_a_network_only_rounds_count_in_which_people_were_told_so() -> None:
    inside = closed_round("erste", SPRING, SUMMER)
    public = closed_round("zweite", SUMMER, AUTUMN, recipients=frozenset({Recipient.NETWORK, Recipient.PUBLIC}))
    [chain] = chains_of([inside, public], "netz")
    assert [one.id for one in for_reach(chain, Reach.PUBLIC).closed] == ["zweite"]
    assert for_reach(chain, Reach.INTERNAL) is chain


def test_a_chain_can_be_read_as_it_was_when_a_round_had_closed() -> None:
    first, second = closed_round("erste", SPRING, SUMMER), closed_round("zweite", SUMMER, AUTUMN)
    [chain] = chains_of([first, second, TODAY_ROUND], "netz")
    assert [one.id for one in chain.up_to("zweite").closed] == ["erste", "zweite"]
    assert chain.up_to("zweite").has_several
    assert not chain.up_to("erste").has_several
    assert chain.up_to("fremd").closed == ()
