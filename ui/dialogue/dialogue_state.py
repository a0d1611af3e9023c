"""What a browser tab remembers while dialogues are prepared: criteria noted for a session, and forms to clear."""

from ui import state

_WANTED = "wanted:"
_EDITION = "edition:"
OPENED = "opened_tabs"
"""Where a browser tab remembers which tabs of a part were opened."""


def wanted(round_id: str) -> tuple[str, ...]:
    """Return the criteria noted for a session on this round that is still to be planned."""
    noted = state.written(f"{_WANTED}{round_id}")
    return noted if isinstance(noted, tuple) else ()


def want(round_id: str, criterion_id: str) -> None:
    """Note a criterion for the next session on this round; noting it again changes nothing."""
    state.write(f"{_WANTED}{round_id}", tuple(dict.fromkeys([*wanted(round_id), criterion_id])))


def forget_wanted(round_id: str) -> None:
    """Forget what was noted, because the session has been planned."""
    state.write(f"{_WANTED}{round_id}", ())


def was_opened(part: str, tab: str, *, is_open: bool) -> bool:
    """Say whether a tab of a part is open or was; what is typed in it must not get lost by a look into another one.

    When the room goes on to another part, this begins anew.
    """
    noted = state.written(OPENED)
    of_part, opened = noted if isinstance(noted, tuple) else (part, frozenset())
    kept = (opened if of_part == part else frozenset()) | ({tab} if is_open else frozenset())
    state.write(OPENED, (part, kept))
    return tab in kept


def edition(form: str) -> str:
    """Return the key of a form as it is now; it changes when the form has done its work."""
    return f"{form}:{_edition_number(form)}"


def clear(form: str) -> None:
    """Begin the form anew, empty; a second click on its old button meets nobody."""
    state.write(f"{_EDITION}{form}", _edition_number(form) + 1)


def field_key(field: str, stored: object) -> str:
    """Return the key of a field that shows what is stored and stores every change at once.

    The stored value has to be given to the field as its first one. Written into a field that stands there already, it
    can be lost on the way to a browser that draws twice in a row, and the browser would tell back an emptied field.
    So when another device has stored something else, the field begins anew; while only this one writes, it stays.
    """
    if state.is_written(_field_key(field)) and state.written(_field_key(field)) != stored:
        clear(field)
    return _field_key(field)


def _field_key(field: str) -> str:
    """Return the plain name of a field until it has begun anew."""
    return edition(field) if _edition_number(field) else field


def _edition_number(form: str) -> int:
    number = state.written(f"{_EDITION}{form}")
    return number if isinstance(number, int) else 0
