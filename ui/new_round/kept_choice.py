"""A choice among labelled options that stays right when the labels become others."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from zlib import crc32

from ui import state


def kept_choice(
    draw: Callable[..., object],
    label: str,
    options: Mapping[Any, str],
    kept_in: tuple[object, str],
    name: str,
    **looks: object,
) -> None:
    """Draw a radio or a selectbox whose options have these labels, and keep what is chosen in a part of a form."""
    whole, part = kept_in
    present = getattr(whole, part)
    key = choice_key(name, options.values())
    values = list(options)
    chosen = draw(
        label,
        values,
        index=values.index(present) if present in options else None,
        format_func=options.__getitem__,
        key=key,
        on_change=state.keep_option,
        args=(whole, part, key, values),
        **looks,
    )
    if chosen in options:
        setattr(whole, part, chosen)


def choice_key(name: str, labels: Iterable[str]) -> str:
    """Return the key of a choice; with other labels it is another widget.

    A browser remembers the label that was chosen and sends it with every click. Under one key it would go on sending
    a label that no option has any more: one in another language, or in the words of another framework.
    """
    return f"{name}:{crc32('|'.join(labels).encode()):08x}"
