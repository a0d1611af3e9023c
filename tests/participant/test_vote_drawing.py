"""Bars of revealed votes: as long as the votes are many, answers beside the scale apart."""

from dialogues.room_model import ItemVote, VoteFigure, VoteOrigin
from exports import palette
from participant.vote_drawing import GAP, WIDTH, bar, vote_result
from selfeval.release import Shown
from tests.fakes.small_framework import small_framework
from tests.fakes.small_round import ITEM
from texts.catalogue import translator

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


def test_a_vote_that_was_counted_by_hand_says_so_also_where_its_group_is_hidden() -> None:
    hidden = VoteFigure(perspective="fachkraft", shown=Shown.HIDDEN)
    votes = [
        ItemVote(
            id=str(number),
            session_id="sitzung",
            agenda_item_id="erstens",
            item_id=ITEM,
            number=number,
            origin=origin,
            result=(figure(trifft_zu=6, trifft_nicht_zu=2), hidden),
        )
        for number, origin in ((1, VoteOrigin.PHONES), (2, VoteOrigin.BY_HAND))
    ]
    rows = vote_result(votes, "", small_framework(), translator("de")).rows
    assert [(row.perspective, row.number, row.votes) for row in rows] == [
        ("Fachkräfte", 1, ""),
        ("Fachkräfte", 2, "von Hand ausgezählt"),
        ("Eltern", 1, "8 Stimmen"),
        ("Eltern", 2, "8 Stimmen, von Hand ausgezählt"),
    ]
