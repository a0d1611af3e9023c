"""Bars of revealed votes: as long as the votes are many, answers beside the scale apart."""

from dialogues.room_model import VoteFigure
from exports import palette
from participant.vote_drawing import GAP, WIDTH, bar
from selfeval.release import Shown
from tests.fakes.small_framework import small_framework

SCALE = small_framework().scales[0]


def figure(shown: Shown = Shown.FULL, **counts: int) -> VoteFigure:
    named = {name.replace("_", "-"): count for name, count in counts.items()}
    return VoteFigure(perspective="eltern", shown=shown, answered=sum(named.values()), counts=named)


def test_segments_follow_the_scale_and_fill_the_bar() -> None:
    segments = bar(figure(trifft_zu=3, trifft_nicht_zu=1), SCALE)
    assert [(part.x, part.width, part.count) for part in segments] == [(0, 150, 1), (150, 450, 3)]
    colours = palette.step_colours(4)
    assert [part.colour for part in segments] == [colours[0], colours[3]]


def test_answers_beside_the_scale_stand_apart_at_the_end() -> None:
    on_scale, beside = bar(figure(trifft_zu=1, weiss_nicht=1), SCALE)
    assert beside.x == on_scale.width + GAP
    assert beside.x + beside.width == WIDTH
    assert beside.colour == palette.OFF_SCALE


def test_only_answers_beside_the_scale_fill_the_whole_bar() -> None:
    (beside,) = bar(figure(weiss_nicht=2, keine_angabe=3), SCALE)
    assert (beside.x, beside.width, beside.count) == (0, WIDTH, 5)


def test_a_hidden_group_has_no_bar() -> None:
    assert bar(VoteFigure(perspective="eltern", shown=Shown.HIDDEN), SCALE) == ()
    assert bar(figure(Shown.OFF_SCALE_ONLY, weiss_nicht=4), SCALE) == ()


def test_a_count_without_room_is_left_to_the_words() -> None:
    segments = bar(figure(trifft_zu=39, trifft_nicht_zu=1), SCALE)
    assert [part.count for part in segments] == [0, 39]


def test_figures_can_be_read_on_light_and_on_dark_steps() -> None:
    light, dark = bar(figure(trifft_zu=1, trifft_nicht_zu=1), SCALE)
    assert (light.ink, dark.ink) == (palette.TEXT, "#ffffff")
