"""How much text has room is estimated so that nothing flows over."""

from exports.slide_fit import height_of, how_many_fit, lines_of


def test_a_longer_text_takes_more_lines_and_a_line_break_is_kept() -> None:
    assert lines_of("kurz", 24, 10) == 1
    assert lines_of("Wort " * 60, 24, 10) == 6
    assert lines_of("eins\nzwei", 24, 10) == 2


def test_larger_letters_stand_higher() -> None:
    assert height_of("Wort " * 60, 32, 10) > height_of("Wort " * 60, 24, 10)


def test_where_not_all_fit_the_line_about_the_rest_needs_room_too() -> None:
    assert how_many_fit([1.0, 1.0, 1.0], 3.0, 0.5) == 3
    assert how_many_fit([1.0, 1.0, 1.0, 1.0], 3.0, 0.5) == 2
    assert how_many_fit([5.0], 3.0, 0.5) == 0
