"""A second round: what it takes over from the first, also where the framework has a newer version by now."""

from collections.abc import Sequence
from dataclasses import dataclass

from qualitaetsrahmen.library import Library, version_number
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.lineage import Lineage
from selfeval.model import PerspectivePlan, Round


@dataclass(frozen=True)
class Repetition:
    """What a second round proposes, and what of the first has no place in it any more."""

    framework: Framework
    criteria: tuple[str, ...]
    plans: tuple[PerspectivePlan, ...]
    without_successor: tuple[str, ...] = ()
    """Criteria of the first round that nothing in the newer version comes from."""
    not_asked: tuple[str, ...] = ()
    """Perspectives of the first round that the newer version does not have."""


def repeated(of_round: Round, pinned: Framework, library: Library, offered: Sequence[Framework]) -> Repetition | None:
    """Return what a second round proposes: the newest offered version to which maps lead, else the same one.

    None where neither is offered any more; then there is nothing to repeat.
    """
    same = [one for one in offered if one.framework.id == pinned.framework.id and not _is_older(one, pinned)]
    for framework in sorted(same, key=lambda one: version_number(one.framework.version), reverse=True):
        found = library.lineage(pinned, framework)
        if found is not None:
            return _followed(of_round, pinned, framework, found)
    return None


def _is_older(one: Framework, other: Framework) -> bool:
    return version_number(one.framework.version) < version_number(other.framework.version)


def _followed(of_round: Round, pinned: Framework, framework: Framework, lineage: Lineage) -> Repetition:
    """Return the criteria to which those of the first round lead, item by item; an id that went on leads to itself."""
    heirs: dict[str, set[str]] = {one: {one} & framework.criteria.keys() for one in of_round.criteria}
    for item, ancestors in lineage.items():
        for ancestor in ancestors:
            before = pinned.criterion_of.get(ancestor.item)
            if before is not None and before.id in heirs:
                heirs[before.id].add(framework.criterion_of[item].id)
    chosen = set().union(*heirs.values())
    known = {one.id: one for one in framework.perspectives}
    plans = [plan for plan in of_round.plans if plan.perspective in known]
    return Repetition(
        framework=framework,
        criteria=tuple(one for one in framework.criteria if one in chosen),
        plans=tuple(_proposed(plan, known[plan.perspective].min_group) for plan in plans),
        without_successor=tuple(one for one in of_round.criteria if not heirs[one]),
        not_asked=tuple(plan.perspective for plan in of_round.plans if plan.perspective not in known),
    )


def _proposed(plan: PerspectivePlan, smallest: int) -> PerspectivePlan:
    """Return a plan as it was, without what belongs to the first round alone: its links and its agreements."""
    fresh = {"rotation": 1, "leave_agreed_on": None, "k": max(plan.k, smallest)}
    return plan.model_copy(update=fresh)
