"""What a table from the steps of one scale to those of another does to the order of the answers."""

from collections.abc import Mapping

from qualitaetsrahmen.scales import Scale


def is_plain(table: Mapping[str, str], before: Scale, after: Scale) -> bool:
    """Say whether a complete table only gives every step its own new one, at the same place and with no other's words.

    Answers then mean what they meant.
    """
    words = {step.label: step.id for step in after.steps}
    is_elsewhere = any(words.get(step.label, table[step.id]) != table[step.id] for step in before.steps)
    return _places(table, before, after) == list(range(len(after.steps))) and not is_elsewhere


def keeps_order(table: Mapping[str, str], before: Scale, after: Scale) -> bool:
    """Say whether with a complete table a higher answer is still no lower one, and some are still higher than others.

    Where two steps have kept their words and changed their order, no table can do that: the scale was turned around.
    """
    places = _places(table, before, after)
    words = [step.label for step in after.steps]
    kept = [words.index(step.label) for step in before.steps if step.label in words]
    return places == sorted(places) and len(set(places)) > 1 and kept == sorted(kept)


def _places(table: Mapping[str, str], before: Scale, after: Scale) -> list[int]:
    """Return the place of today's step for every earlier one, from the lowest to the highest."""
    order = list(after.value_of)
    return [order.index(table[step]) for step in before.value_of]
