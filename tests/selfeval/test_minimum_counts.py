"""How many criteria count as met is what most say, perspective by perspective, and only of what is shown."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from qualitaetsrahmen.loading import load_framework
from qualitaetsrahmen.snapshot import pin
from selfeval.figures import count_figures
from selfeval.matrix import build_matrix, columns_of
from selfeval.minimum_counts import MinimumCount, minimum_counts
from selfeval.model import Mode, PerspectivePlan, Round, RoundState
from selfeval.questionnaire import questionnaire_for
from selfeval.release import PartKind, Reach, Release, ReleasePart
from selfeval.results import Results, read_results

FRAMEWORK = load_framework(Path(__file__).parents[2] / "frameworks" / "familienzentrum-1.0.yaml")
AREA = FRAMEWORK.areas[0]
ITEMS = [item.id for criterion in AREA.criteria for item in FRAMEWORK.rated_items(criterion)]


def results_with(answers: Mapping[str, list[dict[str, str]]]) -> Results:
    """What is released when these ballots were sent, by perspective."""
    plans = tuple(
        PerspectivePlan(perspective=one, mode=Mode.DECLARED if one == "leitung" else Mode.ANONYMOUS) for one in answers
    )
    of_round = Round(
        id="runde",
        network_id="netz",
        title="Familienzentrum",
        state=RoundState.CLOSED,
        framework_name=FRAMEWORK.name,
        framework_sha256=pin(FRAMEWORK).sha256,
        criteria=tuple(criterion.id for criterion in AREA.criteria),
        plans=plans,
    )
    matrices = {
        one: build_matrix(one, columns_of(questionnaire_for(FRAMEWORK, of_round.criteria, one)), sent, lambda _: None)
        for one, sent in answers.items()
    }
    part = ReleasePart(
        round_id="runde",
        network_id="netz",
        number=1,
        kind=PartKind.FIGURES,
        released_on=date(2026, 11, 21),
        sent={one: len(sent) for one, sent in answers.items()},
        modes={plan.perspective: plan.mode.value for plan in plans},
        figures=count_figures(of_round, FRAMEWORK, matrices).figures,
    )
    return read_results(of_round, FRAMEWORK, Release((part,)), Reach.INTERNAL)


def ballot(*yes: str) -> dict[str, str]:
    """One ballot that says yes to some items of the area and no to all others."""
    return {item: "ja" if item in yes else "nein" for item in ITEMS}


def test_a_criterion_counts_as_met_when_more_than_half_say_yes() -> None:
    found = results_with({"leitung": [ballot(*ITEMS[:4])], "team": [ballot(*ITEMS[:2])] * 4 + [ballot(*ITEMS[:3])] * 2})
    counts = {count.perspective: count for count in minimum_counts(found, AREA)}
    assert counts["leitung"] == MinimumCount("leitung", 4, len(ITEMS))
    assert counts["team"].met == 0  # the two that all six affirm are hidden: five or six of one mind would tell
    assert counts["team"].shown == 1


def test_half_is_not_more_than_half() -> None:
    found = results_with({"team": [ballot(*ITEMS)] * 5 + [ballot()] * 5})
    assert minimum_counts(found, AREA) == (MinimumCount("team", 0, len(ITEMS)),)


def test_a_perspective_that_is_hidden_is_not_counted_at_all() -> None:
    assert minimum_counts(results_with({"team": [ballot(*ITEMS)] * 3}), AREA) == ()


def test_an_area_without_a_minimum_has_nothing_to_count() -> None:
    without = AREA.model_copy(update={"minimum_met": None})
    assert minimum_counts(results_with({"leitung": [ballot(*ITEMS)]}), without) == ()
