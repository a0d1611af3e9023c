"""Networks stand beside each other by name, at the very same question only, with what each may show outside."""

from dataclasses import replace

from analysis.side_by_side import Member, Missing, for_a_cluster, side_by_side
from selfeval.model import Mode
from selfeval.release import Reach, Shown
from selfeval.results import Results, read_results
from tests.fakes.small_round import FRAMEWORK, ITEM, plan, release, small_round

SIX = {"trifft-zu": 4, "trifft-eher-zu": 2}
LOW = {"trifft-nicht-zu": 3, "trifft-wenig-zu": 3}


def results(reach: Reach = Reach.INTERNAL, **answers: dict[str, int]) -> Results:
    plans = [plan(name, Mode.DECLARED if name == "koordination" else Mode.ANONYMOUS) for name in answers]
    of_round = small_round(*plans)
    made = release(of_round, {name: {ITEM: counts} for name, counts in answers.items()})
    return read_results(of_round, FRAMEWORK, made, reach)


OURS = results(fachkraft=SIX, eltern=LOW)
THEIRS = results(fachkraft=LOW, eltern=SIX)


def beside(*members: Member) -> list[tuple[str, Missing | None]]:
    (question,) = [one for one in side_by_side(OURS, members, ["finden"]) if one.item.id == ITEM]
    return [(cell.name, cell.missing) for cell in question.cells]


def test_networks_stand_in_the_order_of_their_names_whatever_they_answered() -> None:
    forwards = beside(Member("Zell", OURS), Member("aue", THEIRS), Member("Berg", THEIRS))
    assert forwards == [("aue", None), ("Berg", None), ("Zell", None)]
    assert beside(Member("Berg", THEIRS), Member("Zell", THEIRS), Member("aue", OURS)) == forwards


def test_there_is_no_sum_over_the_networks() -> None:
    (question,) = [one for one in side_by_side(OURS, [Member("Aue", THEIRS)], ["finden"]) if one.item.id == ITEM]
    (cell,) = question.compared
    assert cell.result is not None
    assert cell.result.perspectives["eltern"] == THEIRS.of_criterion("finden")[0].perspectives["eltern"]
    assert not hasattr(question, "total")


def changed(**item_changes: object) -> Results:
    """The same results, as a round with another version of the question would have them."""
    items = tuple(
        replace(one, item=one.item.model_copy(update=item_changes)) if one.item.id == ITEM else one
        for one in THEIRS.items
    )
    return replace(THEIRS, items=items)


def test_another_revision_or_other_words_are_not_compared() -> None:
    asked = THEIRS.of_criterion("finden")[0].item
    words = asked.ask["eltern"].model_copy(update={"text": "Etwas ganz anderes?"})
    for other in (changed(rev=asked.rev + 1), changed(ask={**asked.ask, "eltern": words})):
        assert beside(Member("Aue", other)) == [("Aue", Missing.OTHER_QUESTION)]


def test_another_scale_or_framework_is_not_compared() -> None:
    (first, *rest) = THEIRS.items
    scale = first.scale.model_copy(update={"steps": first.scale.steps[:-1]})
    shorter = replace(THEIRS, items=(replace(first, scale=scale), *rest))
    assert beside(Member("Aue", shorter)) == [("Aue", Missing.OTHER_QUESTION)]
    header = FRAMEWORK.framework.model_copy(update={"id": "anderer-rahmen"})
    elsewhere = replace(THEIRS, framework=FRAMEWORK.model_copy(update={"framework": header}))
    assert beside(Member("Aue", elsewhere)) == [("Aue", Missing.NOT_ASKED)]


def test_what_a_network_did_not_ask_is_said() -> None:
    assert beside(Member("Aue", replace(THEIRS, items=()))) == [("Aue", Missing.NOT_ASKED)]


def test_perspectives_that_are_counted_together_elsewhere_are_left_out_and_named() -> None:
    (first, *rest) = THEIRS.items
    together = first.perspectives["eltern"].model_copy(update={"members": ("eltern", "ehrenamt")})
    grouped = replace(first, perspectives={**first.perspectives, "eltern": together})
    (question,) = side_by_side(OURS, [Member("Aue", replace(THEIRS, items=(grouped, *rest)))], ["finden"])[:1]
    (cell,) = question.cells
    assert cell.grouped_otherwise == ("eltern",)
    assert cell.result is not None
    assert set(cell.result.perspectives) == {"fachkraft"}


def test_who_answered_openly_is_seen_outside_only_as_the_public_would() -> None:
    """The one coordinator of a network answered openly for the own network, not for the neighbours."""
    answers = {"koordination": {"trifft-zu": 1}, "fachkraft": SIX}
    inside, outside = results(Reach.INTERNAL, **answers), results(Reach.PUBLIC, **answers)
    assert inside.of_criterion("finden")[0].perspectives["koordination"].shown is Shown.FULL
    seen = for_a_cluster(inside, outside).of_criterion("finden")[0]
    assert seen.perspectives["koordination"].shown is Shown.HIDDEN
    assert seen.perspectives["koordination"].answered is None
    assert seen.perspectives["fachkraft"].answered == 6


def test_own_words_levels_and_late_papers_stay_inside() -> None:
    seen = for_a_cluster(replace(OURS, left_out={"person": 1}, late=(OURS,)), results(Reach.PUBLIC, fachkraft=SIX))
    assert (seen.words, seen.left_out, seen.late) == ((), {}, ())
    assert all(item.levels == {} for item in seen.items)


def test_a_small_group_stays_hidden_beside_others_too() -> None:
    few = for_a_cluster(results(eltern={"trifft-zu": 2, "trifft-eher-zu": 2}), results(Reach.PUBLIC, eltern=SIX))
    assert few.of_criterion("finden")[0].perspectives["eltern"].shown is Shown.HIDDEN
