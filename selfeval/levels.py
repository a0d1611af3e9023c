"""The level view of results: Steuerung and Praxis, and whoever has a line of their own beside them."""

from dataclasses import dataclass

from qualitaetsrahmen.model import Framework
from selfeval.release import Figure, Shown
from selfeval.results import ItemResult, Results


@dataclass(frozen=True)
class Column:
    """A level, or a perspective with a line of its own."""

    id: str
    label: str
    perspectives: tuple[str, ...]


def columns_of(results: Results) -> tuple[Column, ...]:
    """Return the columns of the level view in the order of the framework, for who takes part in the round."""
    framework: Framework = results.framework
    parts = [framework.perspective(perspective) for perspective in results.perspectives]
    levels = (
        Column(
            level.id,
            level.label,
            tuple(part.id for part in parts if part.level == level.id and not part.own_line),
        )
        for level in framework.levels
    )
    own = (Column(part.id, part.label, (part.id,)) for part in parts if part.own_line)
    return tuple(column for column in (*levels, *own) if column.perspectives)


def cell_of(result: ItemResult, column: Column) -> Figure | None:
    """Return what is shown of a column for an item; None when nothing is."""
    figure = result.levels.get(column.id) or result.perspectives.get(column.id)
    return None if figure is None or figure.shown is Shown.HIDDEN else figure
