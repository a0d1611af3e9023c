"""The other places of a comparison: their releases by whole circles, laid on one's own questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.circles import LEAST, Circle, living
from analysis.cubes import Axes, Cube, State, are_together
from analysis.handed_in import HandedIn
from networks.peers import Peers
from selfeval.matrix import Column

PERIOD_MONTHS = 24
"""At most so many months lie between two rounds that are compared; a year more is another time."""
_WITH_STEPS = (State.FULL, State.UNIFORM)
_YEAR = 12

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Own:
    """The round that is compared: whose it is, its day, and what it released for outside."""

    places: frozenset[str]
    """The place of the round and all others that whoever looks works for; they know those, so none is among others."""
    peers: Peers
    closed_on: date
    cube: Cube


@dataclass(frozen=True)
class Chosen:
    """Which circles stand beside a round, and why not others."""

    circles: tuple[Circle, ...]
    peers: Peers | None
    """The group that all of them belong to, or None where the circle of comparison is wider."""
    too_far: int = 0
    """How many circles are left out because they lie too far back or ahead."""


@dataclass(frozen=True, eq=False)
class Stack:
    """Places in the order of their circles; all arrays have the shape (places, perspectives, items).

    ``agree`` is which part of the answers on the scale lies in its upper half, NaN where there is nothing to compare;
    ``people`` how many gave an answer on the scale. ``asked`` says that something of this name is shown in whatever
    words, ``worded`` that it is the very same question, ``same_mode`` that people answered in the same way, ``alone``
    that the perspective is counted by itself, as all that are compared are.
    ``starts`` says where each circle begins, ``fresh`` which places were in no circle before theirs.
    """

    starts: NDArray[np.intp]
    fresh: Mask
    needed: NDArray[np.int64]
    """How many of a circle's new places something must be known of: six, or five where the own one is the sixth."""
    agree: Values
    people: NDArray[np.int64]
    asked: Mask
    worded: Mask
    same_mode: Mask
    alone: Mask

    @cached_property
    def compared(self) -> Mask:
        """Where a place may stand beside the own one."""
        return self.worded & self.same_mode & self.alone & ~np.isnan(self.agree)

    def in_whole_circles(self, mask: Mask) -> Mask:
        """Return a mask without the places of those circles that have too few new places in it.

        The first axis of the mask are the places; each cell of its other axes is looked at alone.
        """
        if not len(self.starts):
            return mask
        outer = (-1, *(1 for _ in mask.shape[1:]))
        counts = np.add.reduceat((mask & self.fresh.reshape(outer)).astype(np.int64), self.starts, axis=0)
        sizes = np.diff(np.append(self.starts, mask.shape[0]))
        return mask & np.repeat(counts >= self.needed.reshape(outer), sizes, axis=0)


def choose_circles(own: Own, pool: Iterable[HandedIn], circles: Sequence[Circle]) -> Chosen:
    """Return the circles that stand beside a round: those of its own group of places, else all of them.

    A circle lies in its period as a whole or not at all. It also waits as a whole until all its releases say which
    perspectives they count together, because places that came to it one by one would show.
    """
    by_id = {one.release_id: one for one in pool}
    alive = living(circles, by_id.values())
    alive = [one for one in alive if all(by_id[name].cube.tells_who_is_together for name in one.release_ids)]
    near = [one for one in alive if all(is_near(own.closed_on, by_id[name].closed_on) for name in one.release_ids)]
    own_group = [one for one in near if one.peers is own.peers]
    if own_group:
        return Chosen(tuple(own_group), own.peers, len(alive) - len(near))
    return Chosen(tuple(near), None, len(alive) - len(near))


def is_near(one: date, other: date) -> bool:
    """Say whether two rounds lie in one period."""
    early, late = sorted((one, other))
    months = (late.year - early.year) * _YEAR + late.month - early.month
    return months < PERIOD_MONTHS or (months == PERIOD_MONTHS and late.day <= early.day)


def stack(own: Own, pool: Iterable[HandedIn], chosen: Chosen) -> Stack:
    """Return the releases of all other places of these circles, laid on the own questions."""
    circle_of = {name: place for place, circle in enumerate(chosen.circles) for name in circle.release_ids}
    inside = sorted((one for one in pool if one.release_id in circle_of), key=lambda one: circle_of[one.release_id])
    own_circle = {circle_of[one.release_id] for one in inside if one.profile.place in own.places}
    others = [one for one in inside if one.profile.place not in own.places]
    numbers = np.array([circle_of[one.release_id] for one in others], np.intp)
    shape = (len(others), *own.cube.states.shape)
    laid = Stack(
        np.flatnonzero(np.diff(numbers, prepend=-1)).astype(np.intp),
        np.array([one.release_id in chosen.circles[circle_of[one.release_id]].fresh for one in others], np.bool_),
        np.array([LEAST - (place in own_circle) for place in range(len(chosen.circles))], np.int64),
        np.full(shape, np.nan),
        np.zeros(shape, np.int64),
        *(np.zeros(shape, np.bool_) for _ in range(4)),
    )
    by_axes: dict[int, list[int]] = {}
    for place, one in enumerate(others):
        by_axes.setdefault(id(one.cube.axes), []).append(place)
    for places in by_axes.values():
        _lay(laid, own.cube, [others[place].cube for place in places], np.array(places))
    return laid


def shares(cube: Cube) -> tuple[Values, NDArray[np.int64]]:
    """Return which part of a cube's answers on the scale lies in its upper half, and how many they are."""
    on_scale, upper = _steps(cube.axes)
    return _shares(cube.counts[np.newaxis], cube.states[np.newaxis], on_scale, upper)


def _steps(axes: Axes) -> tuple[Mask, Mask]:
    """Return which answers of each item lie on its scale, and which in the upper half; a middle step in neither."""
    on_scale, upper = np.zeros(axes.shape[1:], np.bool_), np.zeros(axes.shape[1:], np.bool_)
    for place, column in enumerate(axes.columns):
        steps = len(column.steps)
        on_scale[place, :steps] = True
        upper[place, (steps + 1) // 2 : steps] = True
    return on_scale, upper


def _shares(
    counts: NDArray[np.uint16], states: NDArray[np.uint8], on_scale: Mask, upper: Mask
) -> tuple[Values, NDArray[np.int64]]:
    has_steps = np.isin(states, _WITH_STEPS)
    people = np.where(has_steps, np.einsum("rpiw,iw->rpi", counts, on_scale.astype(np.int64)), 0)
    agreeing = np.einsum("rpiw,iw->rpi", counts, upper.astype(np.int64))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(people > 0, agreeing / people, np.nan), people


def _lay(laid: Stack, own: Cube, cubes: Sequence[Cube], places: NDArray[np.intp]) -> None:
    """Write places that share their axes into the stack, wherever they asked something of the same name."""
    theirs = cubes[0].axes
    rows, their_rows = _common(own.axes.perspectives, theirs.perspectives)
    items, their_items = _common(*([one.item_id for one in axes.columns] for axes in (own.axes, theirs)))
    pick = np.ix_(np.arange(len(cubes)), their_rows, their_items)
    put = np.ix_(places, rows, items)
    states = np.stack([one.states for one in cubes])[pick]
    on_scale, upper = (part[their_items] for part in _steps(theirs))
    agree, people = _shares(np.stack([one.counts for one in cubes])[pick], states, on_scale, upper)
    same = np.array(
        [
            _is_same(own.axes.columns[mine], theirs.columns[their])
            for mine, their in zip(items, their_items, strict=True)
        ],
        np.bool_,
    )
    modes = np.stack([one.modes for one in cubes])[:, their_rows]
    laid.asked[put] = people > 0
    laid.worded[put] = np.broadcast_to(same, people.shape)
    laid.same_mode[put] = np.broadcast_to((modes == own.modes[rows])[:, :, np.newaxis], people.shape)
    alone = ~are_together(np.stack([one.shown_under for one in cubes]))[:, their_rows]
    laid.alone[put] = np.broadcast_to(alone[:, :, np.newaxis], people.shape)
    laid.agree[put] = np.where(same, agree, np.nan)
    laid.people[put] = people


def _common(ours: Sequence[str], theirs: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return at which places the same names stand here and there."""
    there = {name: place for place, name in enumerate(theirs)}
    both = [(place, there[name]) for place, name in enumerate(ours) if name in there]
    pairs = np.array(both, np.intp).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _is_same(one: Column, other: Column) -> bool:
    """Say whether two columns hold answers to the same wording on the same scale."""
    return (one.item_id, one.rev, one.steps) == (other.item_id, other.rev, other.steps)
