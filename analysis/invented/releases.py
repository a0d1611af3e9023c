"""Closed rounds of invented places, with their releases and what was let go of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from analysis.cubes import cube_of
from analysis.handed_in import Audience, Facts, HandedIn, HandedInAgreement, HandedInTalk
from analysis.invented.answers import Answering
from analysis.invented.programme import Place, Programme, place_of
from dialogues.agreement_model import AgreementState
from dialogues.questions import PULSE, PULSE_PARTS
from selfeval.figures import count_figures
from selfeval.matrix import Matrix
from selfeval.model import Mode, PerspectivePlan, Recipient, Round, RoundState
from selfeval.release import PartKind, Release, ReleasePart

ORIGIN = "erfunden"
"""Stands for the key of an installation that does not exist."""
_ANSWER_OF_THE_INVITED = (0.35, 0.85)
_KNOWS_THE_INVITED = 0.8
_TALKS = (2, 5)
_FORMATS = ("werkstatt", "netzwerktreffen", "steuerungsgruppe", "gespraech-mit-eltern")
_METHODS = ("gruende-suchen", "perspektivwechsel", "gemischte-kleingruppen", "punkte-kleben")
_MINUTES, _DEVIATION = (15, 20, 25, 30, 45), 6.0
_STATES = (AgreementState.OPEN, AgreementState.UNDER_WAY, AgreementState.DONE, AgreementState.DROPPED)
_STATES_WHEN_DUE, _STATES_BEFORE = (0.15, 0.2, 0.55, 0.1), (0.45, 0.45, 0.1, 0.0)
_IN_THE_ROOM, _MOODS = (10, 30), (0.05, 0.15, 0.45, 0.35)
_TIME_FOR_IT = (60, 300)


@dataclass(frozen=True)
class InventedRound:
    """One round of one place as it is after its closing."""

    place: Place
    number: int
    of_round: Round
    matrices: Mapping[str, Matrix]


class InventedRounds:
    """All rounds of an invented programme, each made when it is asked for."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._answering = Answering(programme)

    def places(self) -> list[Place]:
        """Return all places of the programme."""
        return [place_of(self.programme, number) for number in range(self.programme.places)]

    def of_place(self, place: Place) -> list[InventedRound]:
        """Return the rounds of a place as they followed each other."""
        return [self.round(place, number) for number in range(self.programme.rounds)]

    def round(self, place: Place, number: int) -> InventedRound:
        """Return one round of a place."""
        matrices = self._answering.matrices(place, number)
        opened_on, closed_on = self.programme.days(number)
        chance = self.programme.chance(place.number, number, 1)
        of_round = Round(
            id=self.programme.round_id(place.number, number),
            network_id=place.profile.place,
            title=f"{place.profile.place}-{number + 1}",
            state=RoundState.CLOSED,
            framework_name=self.programme.framework.name,
            framework_sha256=self.programme.sha256,
            criteria=tuple(self.programme.framework.criteria),
            plans=tuple(self._plan(matrix, chance) for matrix in matrices.values()),
            recipients=frozenset(Recipient),
            opened_on=opened_on,
            closed_on=closed_on,
        )
        return InventedRound(place, number, of_round, matrices)

    def _plan(self, matrix: Matrix, chance: np.random.Generator) -> PerspectivePlan:
        is_open = self.programme.framework.perspective(matrix.perspective).declared
        share, is_known = chance.uniform(*_ANSWER_OF_THE_INVITED), chance.random() < _KNOWS_THE_INVITED
        return PerspectivePlan(
            perspective=matrix.perspective,
            mode=Mode.DECLARED if is_open else Mode.ANONYMOUS,
            k=self.programme.framework.perspective(matrix.perspective).min_group,
            invited=max(1, matrix.people, round(matrix.people / share)) if is_known else None,
        )

    def let_go(
        self, held: InventedRound, audience: Audience, received_on: date, release: Release | None = None
    ) -> HandedIn:
        """Return a round's public figures as a place lets them go for an audience; ``release`` if it was counted."""
        of_round, framework = held.of_round, self.programme.framework
        return HandedIn(
            audience=audience,
            release_id=of_round.id,
            origin=ORIGIN,
            received_on=received_on,
            profile=held.place.profile,
            framework_id=framework.framework.id,
            framework_version=framework.framework.version,
            framework_sha256=of_round.framework_sha256,
            opened_on=of_round.opened_on,
            closed_on=of_round.closed_on or received_on,
            cube=cube_of(of_round, framework, release or self.release(held)),
            agreed_by=ORIGIN,
            agreed_on=received_on,
        )

    def release(self, held: InventedRound) -> Release:
        """Return the release of a round, counted by the same rules as any other."""
        of_round = held.of_round
        part = ReleasePart(
            round_id=of_round.id,
            network_id=of_round.network_id,
            number=1,
            kind=PartKind.FIGURES,
            released_on=of_round.closed_on or date.max,
            sent={name: matrix.people for name, matrix in held.matrices.items()},
            modes={plan.perspective: plan.mode.value for plan in of_round.plans},
            figures=count_figures(of_round, self.programme.framework, held.matrices).figures,
            invited={plan.perspective: plan.invited for plan in of_round.plans if plan.invited is not None},
        )
        return Release((part,))

    def facts(self, held: InventedRound, today: date) -> Facts:
        """Return what a place talked about after a round, where its quality is lowest, and what became of it."""
        chance = self.programme.chance(held.place.number, held.number, 2)
        areas = np.argsort(held.place.quality[held.number])[: int(chance.integers(*_TALKS))]
        chosen = [
            area.criteria[int(chance.integers(len(area.criteria)))].id
            for area in (self.programme.framework.areas[int(number)] for number in areas)
        ]
        talked_on = (held.of_round.closed_on or today) + timedelta(28)
        format_id = _FORMATS[int(chance.integers(len(_FORMATS)))]
        talks = [_talk(format_id, criterion_id, chance) for criterion_id in chosen]
        talks[-1] = talks[-1].model_copy(update={"closing_pulse": _pulse(chance)})
        agreed = [_agreement(criterion_id, talked_on, today, chance) for criterion_id in chosen[:-1]]
        return Facts(tuple(agreed), tuple(talks))


def _talk(format_id: str, criterion_id: str, chance: np.random.Generator) -> HandedInTalk:
    planned = int(chance.choice(_MINUTES))
    return HandedInTalk(
        format_id=format_id,
        method_id=str(chance.choice(_METHODS)),
        criterion_id=criterion_id,
        planned_minutes=planned,
        spent_minutes=max(1, round(planned + chance.normal(0, _DEVIATION))),
    )


def _pulse(chance: np.random.Generator) -> dict[str, int]:
    """Return how a room felt at the end, for each part of the question by its steps."""
    people = int(chance.integers(*_IN_THE_ROOM))
    counts = [count for _ in PULSE_PARTS for count in chance.multinomial(people, _MOODS).tolist()]
    return {option.id: count for option, count in zip(PULSE, counts, strict=True) if count}


def _agreement(criterion_id: str, agreed_on: date, today: date, chance: np.random.Generator) -> HandedInAgreement:
    due_on = agreed_on + timedelta(int(chance.integers(*_TIME_FOR_IT)))
    likely = _STATES_WHEN_DUE if due_on < today else _STATES_BEFORE
    state = _STATES[int(chance.choice(len(_STATES), p=likely))]
    is_finished = state in (AgreementState.DONE, AgreementState.DROPPED)
    return HandedInAgreement(
        criterion_id=criterion_id,
        state=state,
        agreed_on=agreed_on,
        due_on=due_on,
        finished_on=min(due_on, today) if is_finished else None,
    )
