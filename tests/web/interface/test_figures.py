"""The interface tells the figures of the release, number by number, and null for what nobody is shown."""

from typing import Any

from analysis.handed_in import Audience
from networks.scopes import BallotScope, ReleasedScope
from selfeval.late import keep_late, release_late
from selfeval.release import Reach, Shown
from selfeval.results import Results, results_of
from storage.late import LateReleaseRows, LateRows
from tests.fakes.handed_in import cube, cube_in
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, plan, release, small_round
from tests.storage.workspace import OURS_ONLY, TEST, questions
from tests.web.interface.town import RELEASE, Program, Town
from web.interface.figures import items_handed_in

ONE_SIDED = "finden.ansprache"
"""An item that volunteers are not asked."""


def told(program: Program, town: Town, reach: Reach, **query: str) -> Any:
    return program.json(f"/rounds/{town.ours.id}/results", reach=reach.value, **query)


def released(town: Town, reach: Reach) -> Results:
    return results_of(town.site.services.rounds(OURS_ONLY), town.ours.id, reach)


def assert_same(items: list[Any], results: Results) -> None:
    assert [one["item"] for one in items] == [one.item.id for one in results.items]
    for item, result in zip(items, results.items, strict=True):
        figures = {**result.perspectives, **result.levels}
        assert [one["group"] for one in item["groups"]] == list(figures)
        for group in item["groups"]:
            figure = figures[group["group"]]
            counts = {one["answer"]: one["count"] for one in group["answers"] if one["count"]}
            same = (group["shown"], group["answered"], group["on_scale"], group["median"], counts)
            assert same == (figure.shown, figure.answered, figure.on_scale, figure.median, figure.counts)


def test_every_figure_is_that_of_the_screen_for_both_reaches(town: Town) -> None:
    program = town.program_of("coordinator")
    for reach in Reach:
        assert_same(told(program, town, reach)["data"], released(town, reach))
    assert told(program, town, Reach.INTERNAL) != told(program, town, Reach.PUBLIC)


def test_without_a_wish_the_view_for_outside_is_told(town: Town) -> None:
    program = town.program_of("coordinator")
    assert program.json(f"/rounds/{town.ours.id}/results") == told(program, town, Reach.PUBLIC)


def test_what_is_hidden_is_null_and_never_zero(town: Town) -> None:
    program, seen = town.program_of("coordinator"), set()
    for reach in Reach:
        for group in (group for item in told(program, town, reach)["data"] for group in item["groups"]):
            seen.add(group["shown"])
            numbers = {one["count"] for one in group["answers"]}
            steps = {one["count"] for one in group["answers"] if one["value"] is not None}
            if group["shown"] == Shown.HIDDEN:
                assert numbers == {None}
                assert (group["answered"], group["on_scale"], group["median"]) == (None, None, None)
            elif group["shown"] == Shown.OFF_SCALE_ONLY:
                assert steps == {None}
            else:
                assert None not in numbers
    assert {Shown.HIDDEN, Shown.OFF_SCALE_ONLY, Shown.FULL} <= seen


def test_how_many_answered_is_told_as_far_as_the_reach_allows(town: Town) -> None:
    program = town.program_of("coordinator")
    sent = {
        reach: {one["perspective"]: one["sent"] for one in told(program, town, reach)["response"]} for reach in Reach
    }
    assert sent == {
        Reach.INTERNAL: {"fachkraft": 12, "eltern": 7},
        Reach.PUBLIC: {"fachkraft": 12, "eltern": None},
    }


def test_an_answer_that_a_perspective_was_not_offered_is_not_told_of_it(town: Town) -> None:
    (item, _) = told(town.program_of("coordinator"), town, Reach.INTERNAL)["data"]
    offered = {group["group"]: [one["answer"] for one in group["answers"]] for group in item["groups"]}
    assert "andere" in offered["fachkraft"]
    assert "andere" not in offered["eltern"]
    assert offered["eltern"][:4] == list(STEPS)


def test_papers_that_came_later_stand_beside_and_are_never_added(town: Town) -> None:
    program, database = town.program_of("coordinator"), town.site.services.database
    before = told(program, town, Reach.INTERNAL)["data"]
    late = LateRows(database, BallotScope(town.ours.network_id, town.ours.id, "eltern"))
    for number in range(6):
        keep_late(late, questions(town.ours), {ITEM: STEPS[number % 4]})
    release_late(LateReleaseRows(database, TEST), town.ours.id, "eltern", town.today, lambda _: None)
    whole, batch = (told(program, town, Reach.INTERNAL, batch=number) for number in ("0", "1"))
    assert whole["data"] == before
    assert whole["batches"] == [town.today.isoformat()]
    assert_same(batch["data"], released(town, Reach.INTERNAL).late[0])
    assert [one["perspective"] for one in batch["response"]] == ["eltern"]
    assert program.get(f"/rounds/{town.ours.id}/results", batch="2").status_code == 404


def test_a_release_that_was_handed_in_tells_the_public_figures(town: Town) -> None:
    program = town.program_of("analyst")
    items = program.json(f"/handed-in/{RELEASE}/results")["data"]
    answers = {"fachkraft": {ITEM: {STEPS[0]: 4, STEPS[3]: 9}}, "eltern": {ITEM: {STEPS[1]: 12, STEPS[2]: 1}}}
    figures = release(small_round(), answers)
    assert [one["item"] for one in items] == ["finden.angebote", "finden.ansprache"]
    for item in items:
        for group in item["groups"]:
            figure = figures.figure(item["item"], group["group"], Reach.PUBLIC)
            assert figure is not None
            counts = {one["answer"]: one["count"] for one in group["answers"] if one["count"]}
            same = (group["shown"], group["answered"], group["on_scale"], group["median"], counts)
            assert same == (figure.shown, figure.answered, figure.on_scale, figure.median, figure.counts)


def test_nothing_tells_an_analyst_of_which_network_or_round_a_release_was(town: Town) -> None:
    program = town.program_of("analyst")
    texts = program.get("/handed-in").text + program.get(f"/handed-in/{RELEASE}/results").text
    (held,) = town.site.services.handed_in(ReleasedScope("x")).all_for(Audience.NZFH)
    assert held.network_id
    assert held.round_id
    assert held.network_id not in texts.replace("network_kind", "")
    assert held.round_id not in texts
    assert held.agreed_by not in texts
    assert FRAMEWORK.items[ITEM].ask["eltern"].text in texts


def test_a_release_that_was_handed_in_names_the_perspectives_that_are_counted_together() -> None:
    plans = plan("fachkraft"), plan("ehrenamt").model_copy(update={"shown_with": "fachkraft"})
    answers = {
        "fachkraft": {ITEM: {STEPS[0]: 12}, ONE_SIDED: {STEPS[0]: 6, STEPS[3]: 6}},
        "ehrenamt": {ITEM: {STEPS[3]: 8}},
    }
    found = items_handed_in(FRAMEWORK, cube_in(small_round(*plans), answers))
    assert {one.item: [group.members for group in one.groups] for one in found} == {
        ITEM: [("fachkraft", "ehrenamt")],
        ONE_SIDED: [("fachkraft",)],
    }
    assert [group.members for one in items_handed_in(FRAMEWORK, cube()) for group in one.groups] == [()]
