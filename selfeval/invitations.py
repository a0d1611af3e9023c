"""Who is invited: how many people of which level and which sector, and which sector has been forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass

from networks.model import Sector
from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan


@dataclass(frozen=True)
class InvitedGroup:
    """How many people of one level are invited; a perspective with a line of its own is a group by itself."""

    group: str
    """The id of a level, or of a perspective with a line of its own."""
    has_own_line: bool
    by_sector: dict[Sector, int]
    not_by_sector: int
    """People of perspectives that were not counted by sector; parents belong to none."""
    is_unknown: bool
    """Whether for some perspective of the group nobody has said how many are invited."""

    @property
    def invited(self) -> int:
        """All people of the group who are known to be invited."""
        return sum(self.by_sector.values()) + self.not_by_sector


@dataclass(frozen=True)
class EmptySectors:
    """The sectors from which nobody is invited, as far as has been counted."""

    sectors: tuple[Sector, ...]
    is_certain: bool
    """Whether every perspective that has sectors was counted by them."""


def invited_groups(framework: Framework, plans: Sequence[PerspectivePlan]) -> list[InvitedGroup]:
    """Return who is invited level by level, then the perspectives with a line of their own.

    A body answers with one voice and is not counted.
    """
    members: dict[tuple[str, bool], list[PerspectivePlan]] = {}
    for plan in plans:
        if plan.has_link:
            about = framework.perspective(plan.perspective)
            place = (about.id, True) if about.own_line else (about.level, False)
            members.setdefault(place, []).append(plan)
    order = [(level.id, False) for level in framework.levels] + [(one.id, True) for one in framework.perspectives]
    return [_group(place, members[place]) for place in order if place in members]


def empty_sectors(framework: Framework, plans: Sequence[PerspectivePlan]) -> EmptySectors:
    """Return the sectors from which nobody is invited; none while nobody has counted by sector at all."""
    asked = [plan for plan in plans if plan.has_link and not framework.perspective(plan.perspective).own_line]
    counted = [plan for plan in asked if plan.invited_by_sector]
    if not counted:
        return EmptySectors((), is_certain=False)
    empty = (one for one in Sector if not any(plan.invited_by_sector.get(one) for plan in counted))
    return EmptySectors(tuple(empty), is_certain=len(counted) == len(asked))


def _group(place: tuple[str, bool], plans: Sequence[PerspectivePlan]) -> InvitedGroup:
    by_sector = {one: sum(plan.invited_by_sector.get(one, 0) for plan in plans) for one in Sector}
    return InvitedGroup(
        group=place[0],
        has_own_line=place[1],
        by_sector={one: count for one, count in by_sector.items() if count},
        not_by_sector=sum(plan.invited or 0 for plan in plans if not plan.invited_by_sector),
        is_unknown=any(plan.invited is None for plan in plans),
    )
