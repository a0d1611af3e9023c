"""Reading Plotly figures as data: what is drawn, where, and what is written."""

from collections.abc import Mapping

import plotly.graph_objects as go

from selfeval.model import Mode
from selfeval.release import Reach
from selfeval.results import ItemResult, Results
from tests.fakes.small_round import ITEM, plan, results, small_round

LOW, RATHER_LOW, RATHER_HIGH, HIGH = "trifft-nicht-zu", "trifft-wenig-zu", "trifft-eher-zu", "trifft-zu"
UNKNOWN, NOT_HERE = "weiss-nicht", "gibt-es-nicht"

ANSWERS: Mapping[str, Mapping[str, int]] = {
    "koordination": {HIGH: 1},
    "leitung": {RATHER_HIGH: 15, HIGH: 7},
    "fachkraft": {RATHER_HIGH: 6, HIGH: 3, UNKNOWN: 2, NOT_HERE: 1},
    "ehrenamt": {LOW: 2, HIGH: 1},
    "eltern": {LOW: 5, RATHER_LOW: 3, UNKNOWN: 4},
}
"""Koordination answers openly; three volunteers are too few to be shown."""


def example(answers: Mapping[str, Mapping[str, int]] = ANSWERS, reach: Reach = Reach.INTERNAL) -> Results:
    """The results of one item, as the perspectives answered it."""
    modes = {"koordination": Mode.DECLARED}
    plans = [plan(perspective, modes.get(perspective, Mode.ANONYMOUS)) for perspective in answers]
    return results(small_round(*plans), {perspective: {ITEM: counts} for perspective, counts in answers.items()}, reach)


def item_of(found: Results) -> ItemResult:
    """The item that all perspectives are asked."""
    return next(result for result in found.items if result.item.id == ITEM)


def names_of(chart: go.Figure) -> set[str]:
    """What the traces stand for."""
    return {trace.name for trace in chart.data if trace.name}


def written_in(chart: go.Figure) -> str:
    """Everything that is written into a figure beside its bars."""
    return "\n".join(annotation.text for annotation in chart.layout.annotations)


def hovers_of(chart: go.Figure) -> str:
    """Everything that is said to who points at something."""
    return "\n".join(
        line
        for trace in chart.data
        for points in ([] if trace.customdata is None else trace.customdata)
        for line in points
    )
