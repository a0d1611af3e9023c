"""What the views of a comparison share: the comparison, the own public results, and the chosen perspective."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.bands import Band
from analysis.comparison import Comparison
from exports.palette import OTHERS, mark_of
from exports.picture_charts import BandChart, BandRow, PictureChart, band_chart
from exports.picture_sources import compared_source
from exports.pictures import Picture
from exports.report.blocks import Key
from exports.report.source import ReportSource
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator
from ui.charts.titles import title_of
from ui.desk import Desk
from ui.results.save_picture import SavedPicture, saved_of_round

SHARE = 100


@dataclass(frozen=True)
class Beside:
    """One perspective of the own round beside the same perspective of others."""

    comparison: Comparison
    results: Results
    perspective: str
    desk: Desk

    @property
    def t(self) -> Translator:
        """The texts in the language of whoever looks."""
        return self.desk.t

    @property
    def label(self) -> str:
        """How people call the perspective."""
        return self.label_of(self.perspective)

    @property
    def own(self) -> Key:
        """How the perspective looks in every chart."""
        mark = mark_of(self.results.framework, self.perspective)
        return Key(self.t("picture.bands.own", who=self.label), mark.colour, mark.shape)

    @property
    def who(self) -> str:
        """What kind of municipalities the others are."""
        peers = self.comparison.peers
        return self.t(f"comparing_ui.peers.{peers.value if peers else 'all'}")

    def bands(self, rows: Sequence[BandRow], ends: tuple[str, str], reach: float | None = None) -> BandChart:
        """Describe own values beside the middle half of the others."""
        return band_chart(rows, (self.own, Key(self.t("picture.bands.others"), OTHERS)), ends, reach)

    def saved(self, name: str, title: str, chart: PictureChart, sentences: tuple[str, ...]) -> SavedPicture:
        """Return a chart of the comparison as it can be saved; ``sentences`` are those of the screen."""

        def made(source: ReportSource, t: Translator) -> Picture:
            return Picture(
                t.language, title, chart, sentences, compared_source(self.results, self.who, source.network, t)
            )

        return saved_of_round(self.desk, self.results, f"{name}.{self.perspective}", made)

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
