"""A chart over time holds what may be seen, in its place, and says it once more in words and in a table."""

import pytest

from exports.over_time.chart import time_chart
from exports.over_time.picture_of import time_picture
from exports.pictures import PictureFormat, picture_file
from selfeval.release import Reach
from tests.exports.over_time.rounds import marks_of, only_thread, rounds_over_time
from texts.catalogue import translator

T = translator("de")


def test_points_stand_in_time_and_a_hidden_one_is_missing() -> None:
    found = rounds_over_time()
    chart = time_chart(only_thread(found), found, (), T)
    [row] = chart.rows
    assert [point.step for point in row.points] == [1.0, 3.0, 2.0]
    assert [tick.label for tick in chart.ticks] == ["03/2025", "03/2026", "03/2027", "03/2028"]
    assert [round(point.place, 2) for point in row.points] == [0.09, 0.64, 0.91]
    assert [number.label for number in row.numbers] == ["10", "–", "15", "11"]


def test_only_what_compares_is_joined_and_a_note_makes_the_line_dashed() -> None:
    found = rounds_over_time()
    chart = time_chart(only_thread(found), found, (), T)
    [row] = chart.rows
    assert [(line.start[1], line.end[1], line.is_dashed) for line in row.lines] == [(3.0, 2.0, True)]
    assert chart.signs == (("dashed", "mit Hinweis"),)


def test_agreements_have_a_lane_on_the_same_axis() -> None:
    found = rounds_over_time()
    chart = time_chart(only_thread(found), found, marks_of(found), T)
    [lane] = chart.lanes
    assert [mark.kind for mark in lane.marks] == ["agreed", "resolved", "due", "done"]
    assert chart.ticks[0].place < lane.start < lane.end < chart.ticks[2].place


def test_the_table_has_every_round_of_every_perspective() -> None:
    found = rounds_over_time()
    table = time_chart(only_thread(found), found, (), T).table
    assert [row[3] for row in table.rows] == ["10", "–", "15", "11"]
    assert table.rows[3][-1] == "-1 Stufe; mit Hinweis"
    assert {len(row) for row in table.rows} == {len(table.columns)} == {len(table.weights)}


@pytest.mark.parametrize("form", list(PictureFormat))
def test_the_picture_can_be_drawn_and_says_that_nobody_was_followed(form: PictureFormat) -> None:
    found = rounds_over_time()
    picture = time_picture(only_thread(found), found, marks_of(found), "Netzwerk Musterstadt", T)
    assert "keine Person wird von Runde zu Runde verfolgt" in picture.source[2]
    assert len(picture_file(picture, form)) > 10_000


def test_outside_groups_below_ten_are_in_no_chart() -> None:
    found = rounds_over_time(reach=Reach.PUBLIC)
    [row] = time_chart(only_thread(found), found, (), T).rows
    assert [number.label for number in row.numbers] == ["10", "–", "15", "11"]
