"""Can a small group be worked out from several views together? The check that stands before every release.

Each view is a set of cells whose answers it sums up. Adding and subtracting views gives exactly the rational
row space of their membership matrix; a group can be worked out when its own row lies in that space.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

_PRIME = (1 << 61) - 1
"""Ranks are taken modulo this prime; a 0/1 matrix of our size has the same rank there as over the rationals,
but for a chance far below one in a billion."""


def has_small_derivable_group(views: Iterable[set[str]], sizes: Mapping[str, int], k_of: Mapping[str, int]) -> bool:
    """Say whether some set of cells with fewer people than its k lies in the row space of the views.

    ``sizes`` names the protected cells with their people, ``k_of`` how many a group of each needs; several
    cells together need the smallest of theirs. Only sets of cells that are small themselves are asked about:
    their number grows with the cells below k, of which an item has a handful. Cells of nobody carry no
    secret and hide none, so they are left out.
    """
    small = [cell for cell in sorted(sizes) if 0 < sizes[cell] < k_of.get(cell, 0)]
    rows = [frozenset(cell for cell in view if sizes.get(cell) != 0) for view in views] if small else []
    if not rows:
        return False
    cells = sorted(set().union(*rows, sizes))
    basis = _Basis([[int(cell in row) for cell in cells] for row in rows])
    for count in range(1, len(small) + 1):
        for group in combinations(small, count):
            people = sum(sizes[cell] for cell in group)
            needed = min(k_of[cell] for cell in group)
            if people < needed and basis.spans([int(cell in group) for cell in cells]):
                return True
    return False


class _Basis:
    """A row space in echelon form over the integers modulo the prime."""

    def __init__(self, rows: list[list[int]]) -> None:
        self._rows: list[tuple[int, list[int]]] = []
        for row in rows:
            rest = self._reduced(row)
            pivot = next((index for index, value in enumerate(rest) if value), None)
            if pivot is not None:
                inverse = pow(rest[pivot], -1, _PRIME)
                self._rows.append((pivot, [value * inverse % _PRIME for value in rest]))

    def spans(self, row: list[int]) -> bool:
        """Say whether a row is a combination of the basis."""
        return not any(self._reduced(row))

    def _reduced(self, row: list[int]) -> list[int]:
        rest = [value % _PRIME for value in row]
        for pivot, basis_row in self._rows:
            factor = rest[pivot]
            if factor:
                rest = [(value - factor * own) % _PRIME for value, own in zip(rest, basis_row, strict=True)]
        return rest
