"""What a codebook says about each variable, for the sheet, the page and whoever else tells it."""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.stata import letters_of
from texts.catalogue import Translator, translator


@dataclass(frozen=True)
class Code:
    """One code of a variable: what it means, and whether it is a value or a reason why there is none."""

    code: int
    meaning: str
    is_missing: bool
    stata: str


@dataclass(frozen=True)
class Entry:
    """One variable of a codebook in words."""

    variable: Variable
    kind: str
    codes: tuple[Code, ...]


@dataclass(frozen=True)
class Codebook:
    """All that a codebook says."""

    dataset: Dataset
    title: str
    released: str
    size: str
    entries: tuple[Entry, ...]


def codebook_of(dataset: Dataset) -> Codebook:
    """Return a data set's codebook in its language."""
    t = translator(dataset.language)
    variables = len(dataset.variables)
    if dataset.count is None:
        size = t("statistical.codebook.variables_only", variables=variables)
    else:
        size = t("statistical.codebook.counts", variables=variables, rows=t.number(dataset.count))
    letters = letters_of(dataset)
    return Codebook(
        dataset,
        t("statistical.codebook", label=dataset.label),
        t("statistical.codebook.released", day=t.date(dataset.released)),
        size,
        tuple(Entry(one, _kind(one, t), tuple(_codes(one, letters))) for one in dataset.variables),
    )


def _kind(variable: Variable, t: Translator) -> str:
    kinds = {kind: t(f"statistical.kind.{kind}") for kind in Kind}
    return kinds[variable.kind]


def _codes(variable: Variable, letters: dict[int, str]) -> Iterator[Code]:
    for code, meaning in variable.values.items():
        yield Code(code, meaning, is_missing=False, stata=str(code))
    for code, meaning in variable.missing.items():
        yield Code(code, meaning, is_missing=True, stata=f".{letters[code]}")
