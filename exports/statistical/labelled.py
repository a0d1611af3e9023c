"""The words beside the codes: for every variable with codes a column that says what its cells mean."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from exports.statistical.model import CODED, Dataset, Variable

_END = "_text"


def has_words(variable: Variable) -> bool:
    """Say whether a variable has codes that need words beside them."""
    return bool(variable.labels)


def word_names(dataset: Dataset) -> dict[str, str]:
    """Return for every variable with codes the name of the column with its words, which no other column has."""
    taken = {variable.name.lower() for variable in dataset.variables}
    names: dict[str, str] = {}
    for variable in filter(has_words, dataset.variables):
        name, number = f"{variable.name}{_END}", 1
        while name.lower() in taken:
            number += 1
            name = f"{variable.name}{_END}{number}"
        taken.add(name.lower())
        names[variable.name] = name
    return names


class Words:
    """Looks up the words of a variable's codes for whole columns."""

    def __init__(self, variable: Variable, prepared: Callable[[Any], Any] = lambda words: words) -> None:
        self._codes = pa.array(variable.labels, pa.int64())
        self._labels = prepared(pa.array(variable.labels.values(), pa.string()))

    def of(self, column: Any) -> Any:
        """Return the words for a column of codes; a number that is no code has none."""
        return self._labels.take(pc.index_in(column.cast(pa.int64(), safe=False), self._codes))


def numbers_only(column: Any, variable: Variable) -> Any:
    """Return a column without the codes for what is missing, where a program would count them as numbers."""
    if variable.kind in CODED or not variable.missing:
        return column
    is_missing = pc.is_in(column, pa.array(variable.missing, column.type))
    return pc.if_else(is_missing, pa.scalar(None, column.type), column)
