"""Reading a release: what each perspective said about each item, and where the perspectives part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from qualitaetsrahmen.model import Area, Criterion, Framework, Item
from qualitaetsrahmen.scales import OffScaleKind, Scale
from selfeval.errors import ResultsErased, RoundNotClosed
from selfeval.model import Round, RoundState
from selfeval.ordinal import Spread, dissent, median, spread_of
from selfeval.origins import origins_for
from selfeval.ports import RoundStore
from selfeval.release import Figure, GroupKind, Reach, Release, ReleasedText, ReleasePart, Shown

_TWO_SIDES = 2
"""A gap needs two perspectives with a median."""


@dataclass(frozen=True)
class Gap:
    """How many steps of the scale lie between the medians of two perspectives."""

    higher: str
    lower: str
    steps: float


def median_place(figure: Figure | None, scale: Scale) -> float | None:
    """Return a shown median as a place in the order of the steps, from 0, whose values need not lie one apart."""
    if figure is None or figure.median is None:
        return None
    return median({place: figure.counts.get(step, 0) for place, step in enumerate(scale.value_of)})


@dataclass(frozen=True)
class ItemResult:
    """What is released about one item for one reach; groups that were not asked are missing."""

    area: Area
    criterion: Criterion
    item: Item
    scale: Scale
    perspectives: dict[str, Figure]
    levels: dict[str, Figure]

    @cached_property
    def gap(self) -> Gap | None:
        """The widest gap between two perspectives with a median, or None when fewer than two have one.

        Where several perspectives share the highest or lowest median, the one with more answers is named.
        """
        places = {group: median_place(figure, self.scale) for group, figure in self.perspectives.items()}
        medians = {group: place for group, place in places.items() if place is not None}
        if len(medians) < _TWO_SIDES:
            return None
        people = {group: self.perspectives[group].answered or 0 for group in medians}
        higher = max(medians, key=lambda group: (medians[group], people[group]))
        lower = min(medians, key=lambda group: (medians[group], -people[group]))
        return Gap(higher, lower, medians[higher] - medians[lower])

    def spread(self, group: str) -> Spread | None:
        """Return how far a perspective's own answers lie apart.

        None when its distribution is not shown, and when nobody gave a step of the scale.
        """
        counts = self._values(group)
        if not counts:
            return None
        return spread_of(counts, self.scale.steps[0].value, self.scale.steps[-1].value)

    def dissent(self, group: str) -> float:
        """Return the number behind the word of ``spread``, from 0 to 1; 0 when nothing is shown."""
        counts = self._values(group)
        if counts is None:
            return 0.0
        return dissent(counts, self.scale.steps[0].value, self.scale.steps[-1].value)

    def share(self, group: str, kind: OffScaleKind) -> float:
        """Return which part of a perspective's answers, from 0 to 1, was of this kind beside the scale."""
        figure = self.perspectives.get(group)
        if figure is None or not figure.answered:
            return 0.0
        kinds = self.scale.kind_of
        return sum(count for answer, count in figure.counts.items() if kinds.get(answer) is kind) / figure.answered

    def _values(self, group: str) -> dict[int, int] | None:
        figure = self.perspectives.get(group)
        if figure is None or figure.shown not in (Shown.FULL, Shown.UNIFORM):
            return None
        values = self.scale.value_of
        return {values[answer]: count for answer, count in figure.counts.items() if answer in values}


@dataclass(frozen=True)
class Results:
    """A release as people read it, for one reach, in the order of the framework."""

    of_round: Round
    framework: Framework
    reach: Reach
    sent: dict[str, int]
    items: tuple[ItemResult, ...]
    released_on: date
    words: tuple[ReleasedText, ...] = ()
    """What people wrote and somebody looked through; nothing ties it to what they answered."""
    left_out: dict[str, int] = field(default_factory=dict)
    """How many texts were not released, by the reason for it."""
    origins: dict[str, dict[str, int]] = field(default_factory=dict)
    """How answers came in, by perspective, where that may be said."""
    helped: dict[str, int] = field(default_factory=dict)
    """How many answered with somebody's help, by perspective, where that may be said."""
    late: tuple["Results", ...] = ()
    """Papers that came after closing, one batch after the other; they stand beside and are never added."""

    @property
    def perspectives(self) -> tuple[str, ...]:
        """The perspectives of the round in the order of the framework; those that are shown together count as one."""
        return tuple(plan.perspective for plan in self.of_round.plans)

    def of_criterion(self, criterion_id: str) -> tuple[ItemResult, ...]:
        """Return the results of all items of a criterion."""
        return tuple(result for result in self.items if result.criterion.id == criterion_id)


def results_of(store: RoundStore, round_id: str, reach: Reach) -> Results:
    """Return the results of a closed round; raises RoundNotClosed or ResultsErased when there is no release."""
    of_round = store.round(round_id)
    if of_round.state in (RoundState.ABANDONED, RoundState.ERASED):
        raise ResultsErased(round=of_round.title)
    if of_round.state is not RoundState.CLOSED:
        raise RoundNotClosed(round=of_round.title)
    release = Release(tuple(store.release_parts(round_id)))
    return read_results(of_round, store.framework(of_round.framework_sha256), release, reach)


def results_at_hand(store: RoundStore, round_id: str, reach: Reach) -> Results:
    """Return the results for a session that talked about them: without any figure once their time is over.

    What a room said and agreed lives longer than the figures that it talked about. Raises RoundNotClosed, and
    ResultsErased for a round that never had results.
    """
    of_round = store.round(round_id)
    if of_round.state is not RoundState.ERASED or of_round.closed_on is None:
        return results_of(store, round_id, reach)
    framework = shown_framework(store.framework(of_round.framework_sha256), of_round)
    return Results(of_round.as_shown(), framework, reach, {}, (), of_round.closed_on)


def read_results(of_round: Round, framework: Framework, release: Release, reach: Reach) -> Results:
    """Return what a release shows for one reach; nothing is counted here, only found."""
    part = release.figures
    framework, shown = shown_framework(framework, of_round), of_round.as_shown()
    together = _counted_as_shown(part, of_round)
    ways = {plan.perspective: origins_for(together, plan, reach) for plan in shown.plans}
    return Results(
        shown,
        framework,
        reach,
        together.sent,
        _items_of(part, framework, reach),
        part.released_on,
        words=tuple(one for texts in release.texts for one in texts.texts if reach in (Reach.INTERNAL, one.reach)),
        left_out=_left_out(release) if reach is Reach.INTERNAL else {},
        origins={perspective: origins for perspective, (origins, _) in ways.items() if origins},
        helped={perspective: helped for perspective, (_, helped) in ways.items() if helped},
        late=tuple(_late_results(of_round, framework, batch, reach) for batch in release.late),
    )


def _counted_as_shown(part: ReleasePart, of_round: Round) -> ReleasePart:
    """Return a part whose counts of people speak of perspectives that are shown together as of one.

    How these came in was counted for all of them when the part was made.
    """
    sent = {
        leading: sum(part.sent.get(one, 0) for one in members) for leading, members in of_round.shown_groups().items()
    }
    return part.model_copy(update={"sent": sent})


def _left_out(release: Release) -> dict[str, int]:
    reasons = {reason for part in release.texts for reason in part.left_out}
    return {reason: sum(part.left_out.get(reason, 0) for part in release.texts) for reason in sorted(reasons)}


def _late_results(of_round: Round, framework: Framework, batch: ReleasePart, reach: Reach) -> Results:
    """Return one late batch as results of its own, of the one group that it speaks of."""
    plans = tuple(plan for plan in of_round.plans if plan.perspective in batch.sent)
    speaking = of_round.model_copy(update={"plans": plans})
    sent = _counted_as_shown(batch, speaking).sent
    return Results(speaking.as_shown(), framework, reach, sent, _items_of(batch, framework, reach), batch.released_on)


def _items_of(part: ReleasePart, framework: Framework, reach: Reach) -> tuple[ItemResult, ...]:
    figures: dict[str, list[Figure]] = {}
    for figure in part.figures:
        if figure.reach is reach:
            figures.setdefault(figure.item_id, []).append(figure)
    return tuple(_item_result(framework, framework.items[item_id], of_item) for item_id, of_item in figures.items())


def shown_framework(framework: Framework, of_round: Round) -> Framework:
    """Return the framework in which perspectives that the round shows together bear one name, so that all views do."""
    return with_joint_names(framework, of_round.shown_groups())


def with_joint_names(framework: Framework, groups: Mapping[str, Sequence[str]]) -> Framework:
    """Return the framework in which the leading perspective of a group bears the names of all its members."""
    together = {one: members for one, members in groups.items() if len(members) > 1}
    if not together:
        return framework
    data = framework.model_dump(mode="json", by_alias=True)
    for entry in data["perspectives"]:
        labels = [framework.perspective(one).label for one in together.get(entry["id"], ())]
        entry["label"] = " / ".join(labels) or entry["label"]
    return type(framework).model_validate(data)


def widest_gaps(results: Results) -> list[ItemResult]:
    """Return the items on which two perspectives part, the widest gap first, then as in the framework.

    Dialogue is worth most where people look at the same work and see something else.
    """
    parted = [result for result in results.items if result.gap is not None and result.gap.steps > 0]
    return sorted(parted, key=lambda result: -(result.gap.steps if result.gap else 0))


def _item_result(framework: Framework, item: Item, figures: list[Figure]) -> ItemResult:
    criterion = framework.criterion_of[item.id]
    return ItemResult(
        area=framework.area_of[criterion.id],
        criterion=criterion,
        item=item,
        scale=framework.scale_of(item),
        perspectives={figure.group: figure for figure in figures if figure.kind is GroupKind.PERSPECTIVE},
        levels={figure.group: figure for figure in figures if figure.kind is GroupKind.LEVEL},
    )
