"""Who handed in, how many answered, what was asked how often, and how much of it is hidden."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.cubes import UNKNOWN, State
from analysis.national.breakdowns import GROUPS, LEAST_PLACES, REST, Breakdown, pooled, safe_groups
from analysis.national.distributions import OTHERS, TOTAL
from analysis.national.pool import Pool


@dataclass(frozen=True)
class Group:
    """How many places of a group handed in, and in how many rounds and networks."""

    name: str
    places: int
    rounds: int
    networks: int


@dataclass(frozen=True)
class Response:
    """How many of the invited answered, in the places that know how many they invited and may say how many answered."""

    perspective: str
    places: int
    invited: int
    sent: int


@dataclass(frozen=True)
class Asked:
    """In how many places a question was put to a perspective, and in how many of them the answers are hidden."""

    perspective: str
    places: int
    hidden: int


@dataclass(frozen=True)
class Coverage:
    """What the figures of a year rest on; None and empty where there are fewer than five places."""

    places: int
    rounds: int
    networks: int
    breakdowns: dict[Breakdown, tuple[Group, ...]]
    versions: tuple[Group, ...]
    response: tuple[Response, ...]
    asked: dict[int, tuple[Asked, ...]]
    """By question: the perspectives that at least five places put it to."""
    hidden_share: dict[str, float]
    """By perspective: which share of all that was asked is hidden and so missing in every figure."""


def coverage(pool: Pool, year: int) -> Coverage | None:
    """Return what the national view of a year rests on; None where fewer than five places handed in."""
    section, rounds = pool.of_year(year), pool.only(np.flatnonzero(pool.years == year))
    groups = safe_groups(section.groups, np.ones(len(section.releases), np.bool_))
    if groups is None:
        return None
    counted = {place: int(count) for place, count in zip(*_rounds_by_place(rounds), strict=True)}
    names = {
        one: [OTHERS if code == REST else GROUPS[one][code] for code in row.tolist()]
        for one, row in zip(Breakdown, groups, strict=True)
    }
    versions = list(section.questions.versions)
    own = [one.framework_version.partition("+")[0] for one in section.releases]
    known = pooled(np.array([versions.index(one) if one in versions else len(versions) for one in own], np.intp))
    by_version = [OTHERS if code in (REST, len(versions)) else versions[code] for code in known.tolist()]
    return Coverage(
        len(section.releases),
        len(rounds.releases),
        _networks(rounds, None),
        {one: _count(section, rounds, names[one], counted, GROUPS[one]) for one in Breakdown},
        _count(section, rounds, by_version, counted, versions),
        _response(section),
        _asked(section),
        _hidden_share(section),
    )


def _rounds_by_place(rounds: Pool) -> tuple[list[str], NDArray[np.intp]]:
    names, counts = np.unique([one.place for one in rounds.profiles], return_counts=True)
    return names.tolist(), counts


def _networks(rounds: Pool, places: set[str] | None) -> int:
    """Return how many networks handed in; of one place those of a different kind are different ones."""
    found = {(one.place, one.network_kind) for one in rounds.profiles}
    return len({one for one in found if places is None or one[0] in places})


def _count(
    section: Pool, rounds: Pool, names: list[str], counted: dict[str, int], order: tuple[str, ...] | list[str]
) -> tuple[Group, ...]:
    """Return the groups in their fixed order, the rest last; where nothing else stands, it is the total."""
    found = []
    for name in (*order, OTHERS):
        places = {one.place for one, of in zip(section.profiles, names, strict=True) if of == name}
        if places:
            held = sum(counted[one] for one in places)
            found.append(Group(name, len(places), held, _networks(rounds, places)))
    if [one.name for one in found] == [OTHERS]:
        return (replace(found[0], name=TOTAL),)
    return tuple(found)


def _response(section: Pool) -> tuple[Response, ...]:
    found = []
    for number, perspective in enumerate(section.questions.perspectives):
        is_known = (section.sent[:, number] != UNKNOWN) & (section.invited[:, number] > 0)
        is_known &= ~section.is_body[:, number]
        places = int(is_known.sum())
        if places >= LEAST_PLACES:
            invited, sent = section.invited[is_known, number].sum(), section.sent[is_known, number].sum()
            found.append(Response(perspective, places, int(invited), int(sent)))
    return tuple(found)


def _asked(section: Pool) -> dict[int, tuple[Asked, ...]]:
    asked = (section.states != State.NOT_ASKED).sum(axis=0)
    hidden = (section.states == State.HIDDEN).sum(axis=0)
    found: dict[int, tuple[Asked, ...]] = {}
    for question in range(len(section.questions.all)):
        found[question] = tuple(
            Asked(perspective, int(asked[number, question]), int(hidden[number, question]))
            for number, perspective in enumerate(section.questions.perspectives)
            if asked[number, question] >= LEAST_PLACES
        )
    return {question: one for question, one in found.items() if one}


def _hidden_share(section: Pool) -> dict[str, float]:
    asked = (section.states != State.NOT_ASKED).sum(axis=(0, 2))
    places = (section.states != State.NOT_ASKED).any(axis=2).sum(axis=0)
    hidden = (section.states == State.HIDDEN).sum(axis=(0, 2))
    return {
        perspective: float(hidden[number]) / float(asked[number])
        for number, perspective in enumerate(section.questions.perspectives)
        if places[number] >= LEAST_PLACES
    }
