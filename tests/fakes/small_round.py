"""Rounds on the small framework, and ballots that add up to given counts."""

from collections.abc import Mapping
from datetime import date

from qualitaetsrahmen.snapshot import pin
from selfeval.figures import count_figures
from selfeval.matrix import Matrix, build_matrix, columns_of
from selfeval.model import Mode, PerspectivePlan, Round, RoundState
from selfeval.questionnaire import questionnaire_for
from selfeval.release import Figure, PartKind, Reach, Release, ReleasePart
from selfeval.results import Results, read_results
from tests.fakes.small_framework import small_framework

FRAMEWORK = small_framework()
TODAY = date(2026, 11, 21)
ITEM = "finden.angebote"
"""The item that all perspectives are asked."""

Counts = Mapping[str, Mapping[str, int]]
"""How often each answer was given, by item."""


def plan(perspective: str, mode: Mode = Mode.ANONYMOUS, k: int = 5) -> PerspectivePlan:
    body = "Steuerungsgruppe" if mode is Mode.CONSENSUS else None
    return PerspectivePlan(perspective=perspective, mode=mode, k=k, body=body)


def small_round(*plans: PerspectivePlan, criteria: tuple[str, ...] = ("finden",)) -> Round:
    """An open round; a test that needs another state copies it."""
    return Round(
        id="runde",
        network_id="netz",
        title="Runde im Herbst",
        state=RoundState.OPEN,
        framework_name=FRAMEWORK.name,
        framework_sha256=pin(FRAMEWORK).sha256,
        criteria=criteria,
        plans=plans or (plan("fachkraft"), plan("eltern")),
        opened_on=TODAY,
    )


def ballots(counts: Counts) -> list[dict[str, str]]:
    """As few ballots as hold these counts; who answers one item early in the list answers the others too."""
    people = max((sum(answers.values()) for answers in counts.values()), default=0)
    made: list[dict[str, str]] = [{} for _ in range(people)]
    for item_id, answers in counts.items():
        given = [answer for answer, count in answers.items() for _ in range(count)]
        for ballot, answer in zip(made, given, strict=False):
            ballot[item_id] = answer
    return made


def matrix(of_round: Round, perspective: str, counts: Counts) -> Matrix:
    columns = columns_of(questionnaire_for(FRAMEWORK, of_round.criteria, perspective))
    return build_matrix(perspective, columns, ballots(counts), lambda _: None)


def release(of_round: Round, answers: Mapping[str, Counts]) -> Release:
    """The release of a round in which each perspective gave these answers."""
    matrices = {
        part.perspective: matrix(of_round, part.perspective, answers[part.perspective]) for part in of_round.plans
    }
    figures = count_figures(of_round, FRAMEWORK, matrices).figures
    part = ReleasePart(
        round_id=of_round.id,
        network_id=of_round.network_id,
        number=1,
        kind=PartKind.FIGURES,
        released_on=TODAY,
        sent={perspective: matrix.people for perspective, matrix in matrices.items()},
        modes={part.perspective: part.mode.value for part in of_round.plans},
        figures=figures,
    )
    return Release((part,))


def results(of_round: Round, answers: Mapping[str, Counts], reach: Reach = Reach.INTERNAL) -> Results:
    return read_results(of_round, FRAMEWORK, release(of_round, answers), reach)


def figures(of_round: Round, answers: Mapping[str, Mapping[str, int]]) -> dict[tuple[str, Reach], Figure]:
    """What is released about ITEM, by group and reach, when each perspective gave these answers to it."""
    made = release(of_round, {perspective: {ITEM: counts} for perspective, counts in answers.items()})
    return {(figure.group, figure.reach): figure for figure in made.figures.figures if figure.item_id == ITEM}
