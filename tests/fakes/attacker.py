"""Somebody who knows the rules and every released view, and tries by brute force to learn what a few people answered.

For each group of people the attacker lists every way in which they can have answered (a *world*) that would lead to
exactly what is shown; that something is hidden is a message too. What holds in all worlds is known.
Only three answers are possible here, fewer than in truth, so the attacker knows more than anybody could.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from selfeval.disclosure import UNIFORM_FROM, Answers, answers_openly, decide_release, threshold
from selfeval.model import K_PUBLIC, PerspectivePlan, Round
from selfeval.release import Figure, GroupKind, PartKind, Reach, ReleasePart, Shown, batch_cell
from tests.fakes.small_framework import STEPS

ANSWERS = (STEPS[0], STEPS[3], "weiss-nicht")
"""Two steps of the scale, and an answer beside it."""
_ON_SCALE = 2

World = tuple[int, ...]
"""How many people of one group gave each of the answers."""
Seen = tuple[Shown, int | None, int | None, World]
"""What a figure tells: what is shown, how many answered, how many on the scale, and the counts."""


@dataclass(frozen=True)
class Group:
    """People whose answers to one item stand together: one or more perspectives at closing, or in a late batch."""

    cells: tuple[str, ...]
    """By these names the ledger knows them."""
    item_id: str
    plan: PerspectivePlan
    sent: int
    seen: dict[Reach, Seen]


@dataclass(frozen=True)
class Leak:
    """What an attacker has found out, and how."""

    who: str
    cell: str
    item_id: str
    what: str


def groups_of(of_round: Round, parts: Sequence[ReleasePart]) -> Iterator[Group]:
    """Every group of people that a release speaks of, with what it shows of them."""
    for part in parts:
        shown: dict[tuple[str, str], dict[Reach, Seen]] = {}
        asked: dict[tuple[str, str], tuple[str, ...]] = {}
        for figure in part.figures:
            if figure.kind is GroupKind.PERSPECTIVE:
                shown.setdefault((figure.group, figure.item_id), {})[figure.reach] = _seen(figure)
                asked[figure.group, figure.item_id] = figure.members or (figure.group,)
        for (perspective, item_id), seen in shown.items():
            plan = of_round.shown_plan(perspective)
            assert plan is not None
            members = asked[perspective, item_id]
            cells = tuple(batch_cell(one, part.number) if part.kind is PartKind.LATE else one for one in members)
            yield Group(cells, item_id, plan, sum(part.sent[one] for one in members), seen)


def leaks(of_round: Round, parts: Sequence[ReleasePart], truth: dict[tuple[str, str], World]) -> list[Leak]:
    """Everything that an attacker finds out: from all views or the public ones, from outside a group or within it."""
    found: list[Leak] = []
    for group in groups_of(of_round, parts):
        of_cells = [truth[cell, group.item_id] for cell in group.cells]
        true, name = tuple(map(sum, zip(*of_cells, strict=True))), "/".join(group.cells)
        for reaches in (tuple(Reach), (Reach.PUBLIC,)):
            if not _is_protected(group.plan, reaches):
                continue
            for everybody_answered in (False, True):
                worlds = _worlds(group, reaches, everybody_answered=everybody_answered and sum(true) == group.sent)
                assert true in worlds, "an attacker who rules out the truth proves nothing"
                who = f"{[reach.value for reach in reaches]}, all answered: {everybody_answered}"
                learned = [*_outside(group, reaches, worlds, true), *_inside(group, reaches, worlds, true)]
                found += [Leak(who, name, group.item_id, what) for what in learned]
    return found


def _is_protected(plan: PerspectivePlan, reaches: tuple[Reach, ...]) -> bool:
    return not answers_openly(plan, reaches[0])


def _outside(group: Group, reaches: tuple[Reach, ...], worlds: Sequence[World], true: World) -> Iterator[str]:
    """What somebody learns who does not belong to the group: a sure answer of few, or the same answer of all."""
    shown = {group.seen[reach][0] for reach in reaches}
    least = K_PUBLIC if reaches == (Reach.PUBLIC,) else group.plan.k
    sure = [min(world[place] for world in worlds) for place in range(len(ANSWERS))]
    if shown == {Shown.HIDDEN} and any(sure):
        yield f"hidden, and yet somebody surely answered {sure}"
    if Shown.OFF_SCALE_ONLY in shown and not shown & {Shown.FULL, Shown.UNIFORM} and any(sure[:_ON_SCALE]):
        yield f"only answers beside the scale are shown, and yet somebody surely chose a step: {sure}"
    if shown != {Shown.HIDDEN} and sum(true) < max(least, group.plan.k):
        yield f"{sum(true)} people are shown"
    if len(worlds) == 1 and sum(true) < UNIFORM_FROM and max(true) == sum(true) > 0:
        yield "all said the same, so each of them did"


def _inside(group: Group, reaches: tuple[Reach, ...], worlds: Sequence[World], true: World) -> Iterator[str]:
    """What one of the group learns who takes the own answer away: the same answer of all others."""
    others = sum(true) - 1
    if not 0 < others < UNIFORM_FROM - 1:
        return
    for place, answer in enumerate(ANSWERS):
        if not true[place]:
            continue
        left = {tuple(count - (at == place) for at, count in enumerate(world)) for world in worlds if world[place]}
        same = [at for at in range(len(ANSWERS)) if all(0 < rest[at] == sum(rest) for rest in left)]
        if same:
            yield f"whoever answered {answer} knows that all others answered {ANSWERS[same[0]]}"


def _worlds(group: Group, reaches: tuple[Reach, ...], *, everybody_answered: bool) -> tuple[World, ...]:
    rules = tuple((threshold(group.plan, reach), answers_openly(group.plan, reach)) for reach in reaches)
    seen = tuple(group.seen[reach] for reach in reaches)
    return _possible(group.sent, everybody_answered, rules, seen)


@lru_cache(maxsize=50_000)
def _possible(
    sent: int, everybody_answered: bool, rules: tuple[tuple[int, bool], ...], seen: tuple[Seen, ...]
) -> tuple[World, ...]:
    """Every way in which so many people can have answered that leads to what is seen."""
    return tuple(
        world
        for world in _all_worlds(sent)
        if (not everybody_answered or sum(world) == sent)
        and all(told(world, k, is_open=is_open) == one for (k, is_open), one in zip(rules, seen, strict=True))
    )


@lru_cache
def _all_worlds(sent: int) -> tuple[World, ...]:
    return tuple(world for world in product(range(sent + 1), repeat=len(ANSWERS)) if sum(world) <= sent)


@lru_cache(maxsize=50_000)
def told(world: World, k: int, *, is_open: bool) -> Seen:
    """What would be seen of a group that answered like this."""
    answers = Answers(dict(zip(ANSWERS[:_ON_SCALE], world[:_ON_SCALE], strict=True)), {ANSWERS[-1]: world[-1]})
    shown = decide_release(answers, k, is_open=is_open)
    if shown is Shown.HIDDEN:
        return shown, None, None, (0,) * len(ANSWERS)
    counts = (0, 0, world[-1]) if shown is Shown.OFF_SCALE_ONLY else world
    return shown, answers.answered, answers.on_scale, counts


def forget() -> None:
    """Forget what was worked out, because the rule has changed."""
    told.cache_clear()
    _possible.cache_clear()


def _seen(figure: Figure) -> Seen:
    return figure.shown, figure.answered, figure.on_scale, tuple(figure.counts.get(answer, 0) for answer in ANSWERS)
