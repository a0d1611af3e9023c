"""A label that is cut shows it, is never cut through a sign, and stands whole in the notes."""

from hypothesis import given
from hypothesis import strategies as st

from exports.statistical.shortened import Limits, cut_to_bytes, cut_to_signs, whole_texts
from tests.exports.statistical.example import LONG_LABEL, example


@given(st.text(), st.integers(min_value=4, max_value=60))
def test_a_cut_keeps_to_its_bytes_and_leaves_short_texts_alone(text: str, most: int) -> None:
    shown = cut_to_bytes(most)(text)
    assert len(shown.encode()) <= most
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))
    assert (shown == text) >= (len(text.encode()) <= most)


def test_a_cut_by_signs_ends_with_an_ellipsis() -> None:
    assert (cut_to_signs(5)("Übergänge"), cut_to_signs(9)("Übergänge")) == ("Über…", "Übergänge")


def test_only_what_was_cut_is_told_whole() -> None:
    wide = Limits(title=str, label=str, code=str)
    narrow = Limits(title=str, label=cut_to_signs(80), code=str)
    assert [text for text in whole_texts(example(), wide) if LONG_LABEL in text] == []
    assert [text for text in whole_texts(example(), narrow) if LONG_LABEL in text] == [f"a1_eltern: {LONG_LABEL}"]
