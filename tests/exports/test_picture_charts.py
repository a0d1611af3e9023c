"""Bands, funnels and small lines are described once, hold no other place, and can be drawn with long names."""

import pytest
from lxml import etree

from exports.over_time.chart import axis_of, round_ticks, small_lines, time_rows
from exports.picture_charts import (
    BandChart,
    BandRow,
    FunnelChart,
    PictureChart,
    SmallLines,
    SmallRow,
    band_chart,
    corners,
)
from exports.pictures import Picture, PictureFormat, picture_file
from exports.report.blocks import Key, Tick
from tests.exports.over_time.rounds import only_thread, rounds_over_time
from texts.catalogue import translator

T = translator("de")
LONG = (
    "4.2 Datenschutzrechtliche Rahmenbedingungen und Schweigepflichtentbindungen in der interdisziplinären "
    "Zusammenarbeit zwischen Schwangerschaftsberatungsstellen, Geburtskliniken und Familiengesundheitspflege"
)
OWN, OTHERS = Key("Eltern hier", "#d55e00", "triangle-down"), Key("mittlere Hälfte der anderen", "#c5d3d8")
ROWS = (BandRow(LONG, 0.72, (-10, 10), "Satz eins."), BandRow("Zweites", None, None, "Satz zwei."))


def bands() -> BandChart:
    return band_chart(ROWS, (OWN, OTHERS), ("mehr Zustimmung: Eltern", "mehr Zustimmung: Fachkräfte"))


def funnel() -> FunnelChart:
    sizes = list(range(10, 26))
    return FunnelChart(
        alt="Satz.",
        high=corners(sizes, [1.0] * len(sizes)),
        low=corners(sizes, [0.2 + 0.01 * (size // 4) for size in sizes]),
        target=0.6,
        place=(12, 0.9),
        own=OWN,
        chance=Key("durch Zufall möglich", "#e6eef0"),
        target_word="Mittel der anderen",
        axis="Antworten",
        sizes=(Tick(10, "10"), Tick(25, "25")),
        shares=(Tick(0, "0 %"), Tick(1, "100 %")),
    )


def small() -> SmallLines:
    found = rounds_over_time()
    axis = axis_of(found)
    row = SmallRow(LONG, "höher: Eltern", time_rows(only_thread(found), found, axis, T), 4)
    return small_lines([row], round_ticks(found, axis, T), "Satz.", T)


@pytest.mark.parametrize("chart", [bands(), funnel(), small()], ids=["bands", "funnel", "small"])
def test_each_is_drawn_as_both_kinds_of_files_and_says_what_it_shows(chart: PictureChart) -> None:
    picture = Picture("de", LONG, chart, ("Satz.",), ("Quelle.",))
    root = etree.fromstring(picture_file(picture, PictureFormat.SVG))
    assert (root[0].text, root[1].text) == (LONG, f"{chart.alt} Quelle.")
    assert picture_file(picture, PictureFormat.PNG).startswith(b"\x89PNG")


def test_a_long_name_is_wrapped_and_never_cut() -> None:
    short = Picture("de", "Titel", band_chart((ROWS[1],), (OWN, OTHERS), ("links", "rechts")), (), ())
    long = Picture("de", "Titel", band_chart((ROWS[0],), (OWN, OTHERS), ("links", "rechts")), (), ())
    low, high = (_height(picture_file(one, PictureFormat.PNG)) for one in (short, long))
    assert high > low + 2 * 40, "two more lines of a name need their room"


def _height(png: bytes) -> int:
    return int.from_bytes(png[20:24], "big")


def test_the_axis_of_bands_holds_everything_and_is_labelled_halfway() -> None:
    chart = band_chart(ROWS, (OWN, OTHERS), ("links", "rechts"))
    assert chart.reach == 0.8
    assert chart.ticks == ("\u221240", "0", "+40")
    assert chart.alt == "Satz eins. Satz zwei."


def test_bands_that_are_read_below_each_other_can_share_an_axis() -> None:
    chart = band_chart(ROWS[1:], (OWN, OTHERS), ("links", "rechts"), 0.8)
    assert (chart.reach, chart.ticks) == (0.8, ("\u221240", "0", "+40"))


def test_a_limit_steps_halfway_between_two_sizes_and_only_where_it_changes() -> None:
    assert corners([10, 11, 12, 13], [0.5, 0.5, 0.6, 0.6]) == ((10, 0.5), (11.5, 0.5), (11.5, 0.6), (13, 0.6))


def test_small_lines_explain_only_the_lines_that_they_have() -> None:
    chart = small()
    assert [name for name, _ in chart.signs] == ["dashed"]
    assert [key.label for key in chart.keys] == ["Eltern"]
