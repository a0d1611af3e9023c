"""The lines around a line tell at which column it was meant to begin."""

import pytest

from qualitaetsrahmen.mending.columns import column_below, likeliest

LINES = """\
areas:
  - id: wege
    title: Wege
    items:
      - id: wege.a
        ask:
          eltern: {text: "Ich kenne sie."}
    summary: Wie es geht.
  - id: zeit
    title: Zeit
""".splitlines()


@pytest.mark.parametrize(
    ("at", "first", "column"),
    [(2, None, 4), (6, None, 10), (8, None, 2), (4, None, 6), (9, None, 4), (2, 4, 4)],
)
def test_a_line_goes_where_both_sides_fit(at: int, first: int | None, column: int) -> None:
    assert likeliest(LINES, at, LINES[at].lstrip(), first=first, otherwise=99) == column


def test_a_line_that_fits_nowhere_stays_where_it_is_said_to_be() -> None:
    assert likeliest(["a: 1", "?"], 1, "- b", first=None, otherwise=7) == 7


@pytest.mark.parametrize(
    ("lines", "column"),
    [
        (["- id: a", "  ref: 1"], 2),
        (["- id: a", "    ref: 1", "    title: A"], 4),
        (["- id: a", "    ref: 1", "  title: A"], 2),
        (["- id: a", "# nichts", "- id: b"], None),
        (["- id: a"], None),
    ],
)
def test_the_fields_below_a_dash_tell_their_column(lines: list[str], column: int | None) -> None:
    assert column_below(lines, 0) == column
