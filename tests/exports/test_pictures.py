"""A saved chart says what it shows, to those who see it and to those who do not, and is the same every time."""

import pytest
from lxml import etree

from exports.pictures import Picture, PictureFormat, picture_file
from exports.report.blocks import BarChart
from exports.report.picture_of import bar_picture, gap_picture, level_picture
from selfeval.release import Reach
from tests.exports.report.example import source
from texts.catalogue import translator

T = translator("de")
SVG = "{http://www.w3.org/2000/svg}"


def pictures() -> list[Picture]:
    whole = source(Reach.INTERNAL)
    items = [item for item in whole.results.items if item.scale.id == whole.results.items[0].scale.id]
    return [gap_picture(items, whole, T), bar_picture(items[0], whole, T), level_picture(items[:3], whole, T)]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_drawing_has_a_title_and_a_description_and_its_letters_are_drawn(place: int) -> None:
    picture = pictures()[place]
    drawn = picture_file(picture, PictureFormat.SVG)
    root = etree.fromstring(drawn)
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == picture.title
    assert picture.chart.alt in (root[1].text or "")
    assert root.get("aria-labelledby", "").split() == [root[0].get("id"), root[1].get("id")]
    assert list(root.iter(f"{SVG}text")) == []
    assert b"font-family" not in drawn


def test_dots_are_dense_enough_for_print() -> None:
    drawn = picture_file(pictures()[1], PictureFormat.PNG)
    assert drawn.startswith(b"\x89PNG")
    width = int.from_bytes(drawn[16:20], "big")
    assert width == pytest.approx(170 / 25.4 * 300, abs=2)


def test_the_source_says_who_took_part_of_which_day_it_is_and_how_far_it_may_go() -> None:
    took_part, about, smallest, whose = pictures()[0].source
    assert "Fachkräfte: " in took_part
    assert "von 40 Eingeladenen" in took_part
    assert "geschlossen am 21. November 2026" in about
    assert "Reichweite: intern" in about
    assert "erst ab 5 Antworten" in smallest
    assert whose == "Quelle: Selbsteinschätzung im Netzwerk Musterstadt mit dem Qualitätsdialog."


def test_a_hidden_group_is_in_no_picture() -> None:
    for picture in pictures():
        assert "Ehrenamtliche, n" not in picture.chart.alt
        assert "n = 4" not in " ".join([picture.chart.alt, *picture.sentences])


def test_what_people_wrote_is_never_markup() -> None:
    first = pictures()[1]
    picture = Picture(first.language, "<b>&#[x]", first.chart, ("#text(red)[x]",), first.source)
    root = etree.fromstring(picture_file(picture, PictureFormat.SVG))
    assert root[0].text == "<b>&#[x]"


@pytest.mark.parametrize("form", list(PictureFormat))
def test_the_same_picture_is_the_same_file(form: PictureFormat) -> None:
    assert picture_file(pictures()[1], form) == picture_file(pictures()[1], form)


def test_a_distribution_carries_the_words_that_people_read() -> None:
    whole = source(Reach.INTERNAL)
    item = whole.results.items[0]
    assert any(f"„{asked.text}“" in bar_picture(item, whole, T).sentences[0] for asked in item.item.ask.values())


def test_bars_by_themselves_leave_room_beside_the_scale_only_where_somebody_answered_so() -> None:
    whole = source(Reach.INTERNAL)
    for item in whole.results.items:
        chart = bar_picture(item, whole, T).chart
        assert isinstance(chart, BarChart)
        assert chart.has_place_beside is any(row.beside for row in chart.rows)
