"""What people typed reaches paper without signs that no paper may hold."""

import pytest

from exports.plain_text import printable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Zeile\nnächste", "Zeile\nnächste"),
        ("a\tb", "a b"),
        ("a\x00b\x0bc\x1fd\x7fe", "abcde"),
        ("halbes \ud83d Zeichen", "halbes  Zeichen"),
        ("a\ufffeb\uffffc", "abc"),
        ("„Grüße“ – 😀 Привет مرحبا", "„Grüße“ – 😀 Привет مرحبا"),
        ("", ""),
    ],
)
def test_control_signs_go_and_everything_else_stays(typed: str, printed: str) -> None:
    assert printable(typed) == printed
