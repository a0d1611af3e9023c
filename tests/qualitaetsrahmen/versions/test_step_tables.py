"""A table of steps keeps the order of the answers, or it is no table that answers may be read with."""

import pytest

from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.step_tables import is_plain, keeps_order


def scale(*labels: str) -> Scale:
    """A scale whose steps have the words as ids, too."""
    steps = [{"id": label, "value": value, "label": label} for value, label in enumerate(labels, start=1)]
    return Scale.model_validate({"id": "skala", "label": "Skala", "note": "Eigene.", "steps": steps})


FOUR, TWO = scale("nie", "selten", "oft", "immer"), scale("nein", "ja")


@pytest.mark.parametrize(
    ("table", "after", "keeps", "plain"),
    [
        ("nie selten oft immer", FOUR, True, True),
        ("nein nein ja ja", TWO, True, False),
        ("nein nein nein ja", TWO, True, False),
        ("ja ja nein nein", TWO, False, False),
        ("nein ja nein ja", TWO, False, False),
        ("ja ja ja ja", TWO, False, False),
        ("immer oft selten nie", scale("immer", "oft", "selten", "nie"), False, False),
        ("nie selten oft immer", scale("immer", "oft", "selten", "nie"), False, False),
        ("kaum manchmal meist stets", scale("kaum", "manchmal", "meist", "stets"), True, True),
        ("selten oft immer stets", scale("selten", "oft", "immer", "stets"), True, False),
        ("nie selten oft immer", scale("nie", "selten", "oft", "immer", "stets"), True, False),
    ],
)
def test_order_is_kept_and_one_to_one_is_plain(table: str, after: Scale, keeps: bool, plain: bool) -> None:
    steps = dict(zip(FOUR.value_of, table.split(), strict=True))
    assert (keeps_order(steps, FOUR, after), is_plain(steps, FOUR, after)) == (keeps, plain)
