"""Labels longer than a format allows: cut so that one sees it, and told whole in the notes of the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exports.statistical.model import Dataset, Variable

Cut = Callable[[str], str]
_CUT = "…"


@dataclass(frozen=True)
class Limits:
    """How a format cuts the label of the whole, of a variable and of a code."""

    title: Cut
    label: Cut
    code: Cut


def cut_to_bytes(most: int) -> Cut:
    """Return a cut to so many bytes, never through a sign; what is cut ends with an ellipsis.

    >>> cut_to_bytes(12)("Übergänge"), cut_to_bytes(9)("Übergänge")
    ('Übergänge', 'Überg…')
    """

    def cut(text: str) -> str:
        content = text.encode()
        if len(content) <= most:
            return text
        return content[: most - len(_CUT.encode())].decode(errors="ignore").rstrip() + _CUT

    return cut


def cut_to_signs(most: int) -> Cut:
    """Return a cut to so many signs; what is cut ends with an ellipsis."""

    def cut(text: str) -> str:
        return text if len(text) <= most else text[: most - len(_CUT)].rstrip() + _CUT

    return cut


def whole_texts(dataset: Dataset, limits: Limits) -> Iterator[str]:
    """Yield what belongs into the notes of a file: conditions, notes, and every label that was cut, whole."""
    if limits.title(dataset.label) != dataset.label:
        yield dataset.label
    yield from dataset.remarks
    for variable in dataset.variables:
        yield from _of_variable(variable, limits)


def _of_variable(variable: Variable, limits: Limits) -> Iterator[str]:
    if limits.label(variable.label) != variable.label:
        yield f"{variable.name}: {variable.label}"
    if variable.note:
        yield f"{variable.name}: {variable.note}"
    for code, words in variable.labels.items():
        if limits.code(words) != words:
            yield f"{variable.name} = {code}: {words}"
