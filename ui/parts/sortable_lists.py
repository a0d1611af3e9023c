"""One or several lists whose entries people put in order: by dragging, by keyboard, or by small buttons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from streamlit.components.v2.types import ComponentRenderer

from texts.catalogue import Translator, translator
from ui import state
from ui.parts.own_components import own_component

Order = dict[str, tuple[str, ...]]
"""The ids of the entries of each list, by the list's id."""

_PLAIN_WORDS = ("how", "up", "down", "elsewhere", "empty")
_WORDS_OF_AN_ENTRY = ("handle", "up_of", "down_of", "elsewhere_of", "taken", "put_back")
_WORDS_OF_A_PLACE = ("moved", "dropped")


@dataclass(frozen=True)
class Entry:
    """What can be put elsewhere; its id is unique in all lists that are drawn together."""

    id: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class SortableList:
    """Entries in their order; a list that stands alone needs no title."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def order_of(lists: Sequence[SortableList]) -> Order:
    """Return the ids of the entries of each list as they stand."""
    return {one.id: tuple(entry.id for entry in one.entries) for one in lists}


def rearranged(lists: Sequence[SortableList], order: Mapping[str, Sequence[str]]) -> tuple[SortableList, ...]:
    """Return the lists in an order that somebody made while looking at an earlier state of them.

    What the order names and is gone is passed over; what it does not name has come meanwhile and stands at the end
    of the list that it came into. So nothing gets lost and nothing comes back.
    """
    waiting = {entry.id: entry for one in lists for entry in one.entries}
    placed = {one.id: [waiting.pop(entry) for entry in order.get(one.id, ()) if entry in waiting] for one in lists}
    return tuple(
        replace(one, entries=(*placed[one.id], *(entry for entry in one.entries if entry.id in waiting)))
        for one in lists
    )


def sortable_lists(
    lists: Sequence[SortableList], *, key: str, label: str, on_change: Callable[[], None] | None = None
) -> Order | None:
    """Draw the lists and return the new order once after each completed move, to be stored at once; else None.

    The run that returns an order already draws it. ``on_change`` is called before that run. A test that has no
    browser makes a move by writing the order to ``state.order_key(key)``. Moves do not work inside ``st.form``,
    because a form holds everything back until it is sent.
    """
    made = state.take_order(key)
    drawn = tuple(lists) if made is None else rearranged(lists, made)
    _component()(
        key=key,
        data={
            "label": label,
            "lists": [_shown(one) for one in drawn],
            "words": _words(translator(state.language()), has_several=len(drawn) > 1),
            "seen": state.last_move(key),
        },
        on_moved_change=partial(_keep_move, key, on_change),
    )
    order = order_of(drawn)
    return None if order == order_of(lists) else order


def _keep_move(key: str, on_change: Callable[[], None] | None) -> None:
    """Keep what the browser told before the page is drawn, so that the very same run draws and returns it."""
    told = state.written(key)
    move = told.get("moved") if isinstance(told, Mapping) else None
    order = move.get("order") if isinstance(move, Mapping) else None
    if isinstance(move, Mapping) and isinstance(order, Mapping):
        ids = {str(one): tuple(map(str, entries)) for one, entries in order.items() if isinstance(entries, list)}
        state.leave_order(key, ids, int(move.get("move", 0)))
        if on_change:
            on_change()


def _component() -> ComponentRenderer:
    return own_component("sortable_lists")


def _shown(one: SortableList) -> dict[str, object]:
    entries = [{"id": entry.id, "text": entry.text, "note": entry.note} for entry in one.entries]
    return {"id": one.id, "title": one.title, "entries": entries}


def _words(t: Translator, *, has_several: bool) -> dict[str, str]:
    """Return the texts; the browser fills in entry, place and list, so their placeholders stay."""
    several = "several" if has_several else "one"
    texts = {word: t(f"sortable_ui.{word}") for word in _PLAIN_WORDS if word != "how"}
    texts |= {word: t(f"sortable_ui.{word}", text="{text}") for word in _WORDS_OF_AN_ENTRY}
    place = {name: f"{{{name}}}" for name in ("text", "place", "count", "list")}
    texts |= {word: t(f"sortable_ui.{word}.{several}", **place) for word in _WORDS_OF_A_PLACE}
    return texts | {"how": t(f"sortable_ui.how.{several}")}
