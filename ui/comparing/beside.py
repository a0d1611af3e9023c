"""What the views of a comparison share: the comparison, the own public results, and the chosen perspective."""

from dataclasses import dataclass
from functools import cached_property

from analysis.bands import Band
from analysis.comparison import Comparison
from exports.palette import Mark, mark_of
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator
from ui.charts.titles import title_of

SHARE = 100


@dataclass(frozen=True)
class Beside:
    """One perspective of the own round beside the same perspective of others."""

    comparison: Comparison
    results: Results
    perspective: str
    t: Translator

    @property
    def label(self) -> str:
        """How people call the perspective."""
        return self.label_of(self.perspective)

    @property
    def mark(self) -> Mark:
        """How the perspective looks in every chart."""
        return mark_of(self.results.framework, self.perspective)

    @cached_property
    def items(self) -> dict[str, ItemResult]:
        """The questions of the round by their id, in the order of the framework."""
        return {one.item.id: one for one in self.results.items}

    @cached_property
    def areas(self) -> dict[str, list[str]]:
        """Which questions the framework asks this perspective, by area; what a round left out is among them."""
        framework = self.results.framework
        asked: dict[str, list[str]] = {}
        for criterion in framework.criteria.values():
            of_area = asked.setdefault(framework.area_of[criterion.id].id, [])
            of_area += [one.id for one in framework.rated_items(criterion) if self.perspective in one.ask]
        return asked

    def label_of(self, perspective: str) -> str:
        """How people call a perspective."""
        return self.results.framework.perspective(perspective).label

    def title(self, item_id: str) -> str:
        """How a question is called."""
        return title_of(self.items[item_id], self.t)

    def points(self, value: float) -> str:
        """Return a distance in points of a hundred, with its sign."""
        return signed(round(value * SHARE), self.t)

    def band_words(self, band: Band | None) -> str:
        """Say between which distances the middle half of the others lies."""
        if band is None:
            return self.t("comparing_ui.no_band")
        low, high = signed(band.low, self.t), signed(band.high, self.t)
        return self.t("comparing_ui.band_points", low=low, high=high)

    def where(self, value: float, band: Band | None) -> str:
        """Say how the own distance lies to the middle half of the others, without better or worse."""
        if band is None:
            return self.t("comparing_ui.where.none")
        points = round(value * SHARE)
        if band.low <= points <= band.high:
            return self.t("comparing_ui.where.within")
        return self.t("comparing_ui.where.below" if points < band.low else "comparing_ui.where.above")


def signed(points: int, t: Translator) -> str:
    """Return a number with its sign; nothing has none."""
    return f"{'+' if points > 0 else ''}{t.number(points)}".replace("-", "\u2212")
