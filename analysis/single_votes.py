"""Whether a difference between two medians hangs on one single answer: a caution, no test of chance."""

from collections.abc import Iterator, Mapping

from selfeval.ordinal import median


def hangs_on_one_vote(then: Mapping[int, int], now: Mapping[int, int]) -> bool:
    """Say whether one answer less or another one, on either side, would leave no difference or turn it round.

    Both are given as place of the step and count. Two equal medians hang on nothing.

    >>> hangs_on_one_vote({1: 3, 2: 2}, {1: 2, 2: 3}), hangs_on_one_vote({0: 6, 1: 6}, {2: 9})
    (True, False)
    """
    difference = _difference(then, now)
    if not difference:
        return False
    others = [
        *(_difference(other, now) for other in _with_one_other(then)),
        *(_difference(then, other) for other in _with_one_other(now)),
    ]
    return any(other is None or other * difference <= 0 for other in others)


def _difference(then: Mapping[int, int], now: Mapping[int, int]) -> float | None:
    before, after = median(then), median(now)
    return None if before is None or after is None else after - before


def _with_one_other(counts: Mapping[int, int]) -> Iterator[dict[int, int]]:
    """Yield the counts as they would be if one person had not answered, or had answered otherwise."""
    for place in (place for place, count in counts.items() if count):
        fewer = {**counts, place: counts[place] - 1}
        yield fewer
        yield from ({**fewer, other: fewer[other] + 1} for other in counts if other != place)
