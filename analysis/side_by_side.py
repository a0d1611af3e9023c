"""Results of several networks beside each other: the same questions, by name, without sum or rank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qualitaetsrahmen.model import Criterion, Framework, Item
from selfeval.release import Figure
from selfeval.results import ItemResult, Results


class Missing(StrEnum):
    """Why a network has nothing beside the others at a question."""

    NOT_ASKED = "not_asked"
    OTHER_QUESTION = "other_question"
    """Its round asked something under this name, but in other words or on another scale."""


@dataclass(frozen=True)
class Member:
    """A network whose results may be seen, under the name by which people know it."""

    name: str
    results: Results


@dataclass(frozen=True)
class Cell:
    """What one network said about a question, or why there is nothing to put beside the others."""

    name: str
    result: ItemResult | None
    missing: Missing | None = None
    grouped_otherwise: tuple[str, ...] = ()
    """Perspectives that are left out here because their answers are counted together with others'."""


@dataclass(frozen=True)
class Beside:
    """One question with all networks, in the order of their names."""

    criterion: Criterion
    item: Item
    cells: tuple[Cell, ...]

    @property
    def compared(self) -> tuple[Cell, ...]:
        """The networks that have a result here."""
        return tuple(cell for cell in self.cells if cell.result is not None)


def for_a_cluster(internal: Results, public: Results) -> Results:
    """Return what other networks may see of a release: what was answered anonymously, as inside the network.

    Whoever answers openly does so inside the network only, so of these perspectives others see what may leave it:
    open answers from ten on, a body's answer by its recorded agreement. Levels and own words are not part of it.
    """
    anonymous = {plan.perspective for plan in internal.of_round.plans if plan.is_anonymous}
    outside = {result.item.id: result.perspectives for result in public.items}
    items = tuple(
        replace(result, perspectives=_may_be_seen(result, anonymous, outside.get(result.item.id, {})), levels={})
        for result in internal.items
    )
    return replace(internal, items=items, words=(), left_out={}, late=())


def side_by_side(reference: Results, members: Sequence[Member], criteria: Sequence[str]) -> tuple[Beside, ...]:
    """Return each question of these criteria with all members; the question is the one that the reference asks.

    Only the very same question stands beside: the same framework, revision, scale and words for every perspective.
    """
    ordered = sorted(members, key=lambda member: member.name.casefold())
    return tuple(
        Beside(result.criterion, result.item, tuple(_cell(reference, result, member) for member in ordered))
        for criterion_id in criteria
        for result in reference.of_criterion(criterion_id)
    )


def _may_be_seen(result: ItemResult, anonymous: set[str], outside: Mapping[str, Figure]) -> dict[str, Figure]:
    chosen = {who: figure if who in anonymous else outside.get(who) for who, figure in result.perspectives.items()}
    return {who: figure for who, figure in chosen.items() if figure is not None}


def _cell(reference: Results, asked: ItemResult, member: Member) -> Cell:
    theirs = next((one for one in member.results.items if one.item.id == asked.item.id), None)
    if theirs is None or reference.framework.framework.id != member.results.framework.framework.id:
        return Cell(member.name, None, Missing.NOT_ASKED)
    if not is_same_question(asked, reference.framework, theirs, member.results.framework):
        return Cell(member.name, None, Missing.OTHER_QUESTION)
    otherwise = tuple(who for who in theirs.perspectives if _people(theirs, who) != _people(asked, who))
    same = {who: figure for who, figure in theirs.perspectives.items() if who not in otherwise}
    return Cell(member.name, replace(theirs, perspectives=same), None, otherwise)


def is_same_question(one: ItemResult, of_one: Framework, other: ItemResult, of_other: Framework) -> bool:
    """Say whether two rounds asked the very same: a new wording or scale makes another question."""
    if (one.item.rev, one.item.kind, one.item.anchors, one.item.evidence, one.scale) != (
        other.item.rev,
        other.item.kind,
        other.item.anchors,
        other.item.evidence,
        other.scale,
    ):
        return False
    both = one.item.ask.keys() & other.item.ask.keys()
    return of_one.framework.id == of_other.framework.id and all(
        one.item.ask[who] == other.item.ask[who] for who in both
    )


def _people(result: ItemResult, perspective: str) -> frozenset[str]:
    """Return whose answers a figure holds; a perspective that was not asked there would stand for itself."""
    figure = result.perspectives.get(perspective)
    return frozenset(figure.members if figure and figure.members else (perspective,))
