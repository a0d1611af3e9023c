"""Result tables between a release and a screen or an export, one row a figure."""

import pandas as pd

from selfeval.release import Figure, Shown
from selfeval.results import ItemResult, Results


def distribution_table(results: Results) -> pd.DataFrame:
    """Return one row per item, perspective and answer: how often each answer was given.

    Columns: ``area``, ``criterion``, ``item``, ``perspective``, ``answer``, ``label``, ``on_scale`` (whether
    the answer is a step), ``count``, ``answered`` (people with any answer). Hidden groups have no rows.
    """
    rows = [
        {
            "area": result.area.id,
            "criterion": result.criterion.id,
            "item": result.item.id,
            "perspective": perspective,
            "answer": answer,
            "label": label,
            "on_scale": is_step,
            "count": figure.counts.get(answer, 0),
            "answered": figure.answered,
        }
        for result in results.items
        for perspective, figure in result.perspectives.items()
        if figure.shown is not Shown.HIDDEN
        for answer, label, is_step in _answers(result, figure)
    ]
    columns = ["area", "criterion", "item", "perspective", "answer", "label", "on_scale", "count", "answered"]
    return pd.DataFrame(rows, columns=columns)


def gap_table(results: Results) -> pd.DataFrame:
    """Return one row per item and perspective with its median on the scale's values.

    Columns: ``area``, ``criterion``, ``title``, ``item``, ``perspective``, ``median`` (missing when not
    shown), ``answered``, ``shown``, ``gap`` (steps between the two medians farthest apart; missing with fewer
    than two).
    """
    rows = [
        {
            "area": result.area.id,
            "criterion": result.criterion.id,
            "title": result.criterion.title,
            "item": result.item.id,
            "perspective": perspective,
            "median": figure.median,
            "answered": figure.answered,
            "shown": figure.shown.value,
            "gap": result.gap.steps if result.gap else None,
        }
        for result in results.items
        for perspective, figure in result.perspectives.items()
    ]
    columns = ["area", "criterion", "title", "item", "perspective", "median", "answered", "shown", "gap"]
    return pd.DataFrame(rows, columns=columns)


def level_table(results: Results) -> pd.DataFrame:
    """Return one row per item and line of the level view: each level, and each perspective with its own line.

    Columns: ``criterion``, ``title``, ``item``, ``line`` (id of the level or perspective), ``members`` (the
    perspectives pooled in it), ``median``, ``answered``.
    """
    own_lines = {part.id for part in results.framework.perspectives if part.own_line}
    rows = [
        {
            "criterion": result.criterion.id,
            "title": result.criterion.title,
            "item": result.item.id,
            "line": figure.group,
            "members": ", ".join(figure.members),
            "median": figure.median,
            "answered": figure.answered,
        }
        for result in results.items
        for figure in [
            *result.levels.values(),
            *(figure for group, figure in result.perspectives.items() if group in own_lines),
        ]
    ]
    return pd.DataFrame(rows, columns=["criterion", "title", "item", "line", "members", "median", "answered"])


def _answers(result: ItemResult, figure: Figure) -> list[tuple[str, str, bool]]:
    """Return the answers that a figure may show, as id, label and whether it is a step."""
    steps = [(step.id, step.label, True) for step in result.scale.steps]
    off_scale = [(kind.id, kind.label, False) for kind in result.scale.off_scale]
    return off_scale if figure.shown is Shown.OFF_SCALE_ONLY else [*steps, *off_scale]
