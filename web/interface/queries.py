"""What may stand behind the question mark: each parameter with its check, and pages by cursor."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.datastructures import QueryParams

from selfeval.release import Reach
from web.interface.problems import ProblemKind, Refused

MOST = 500
USUAL = 100
MOST_BATCHES = 999
_CURSOR = r"^([0-9a-f]{2}){1,200}$"
_NUMBER = re.compile(r"0|[1-9][0-9]{0,5}")

One = TypeVar("One")


@dataclass(frozen=True)
class Parameter:
    """A parameter: its name, what it may be, and what stands for it where it is left out."""

    name: str
    schema: Mapping[str, Any]
    read: Callable[[str], object | None]
    """Returns the value of a text, or None where the text is none."""
    usual: object
    """What holds where the parameter is left out."""


def _number(least: int, most: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        number = int(text) if _NUMBER.fullmatch(text) else -1
        return number if least <= number <= most else None

    return read


def _reach(text: str) -> Reach | None:
    return Reach(text) if text in set(Reach) else None


def _cursor(text: str) -> str | None:
    if not re.fullmatch(_CURSOR, text):
        return None
    return bytes.fromhex(text).decode("utf-8", "replace").replace("\0", "")


LIMIT = Parameter(
    "limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}, _number(1, MOST), USUAL
)
CURSOR = Parameter("cursor", {"type": "string", "pattern": _CURSOR}, _cursor, "")
REACH = Parameter(
    "reach",
    {"type": "string", "enum": [one.value for one in Reach], "default": Reach.PUBLIC.value},
    _reach,
    Reach.PUBLIC,
)
BATCH = Parameter(
    "batch",
    {"type": "integer", "minimum": 0, "maximum": MOST_BATCHES, "default": 0},
    _number(0, MOST_BATCHES),
    0,
)
PAGED = (LIMIT, CURSOR)


def read_query(given: QueryParams, known: Sequence[Parameter]) -> dict[str, Any]:
    """Return the value of every parameter; raises Refused for one that is unknown, doubled or impossible."""
    names = {parameter.name for parameter in known}
    for name in given:
        if name not in names:
            raise Refused(ProblemKind.PARAMETER_UNKNOWN, name)
        if len(given.getlist(name)) > 1:
            raise Refused(ProblemKind.PARAMETER_TWICE, name)
    values: dict[str, Any] = {}
    for parameter in known:
        value = parameter.read(given[parameter.name]) if parameter.name in given else parameter.usual
        if value is None:
            raise Refused(ProblemKind.PARAMETER_INVALID, parameter.name)
        values[parameter.name] = value
    return values


def cursor_after(key: str) -> str:
    """Return the cursor of what comes behind a key."""
    return key.encode().hex()


def page_of(
    found: Iterable[One], key: Callable[[One], str], query: Mapping[str, Any]
) -> tuple[tuple[One, ...], str | None]:
    """Return what stands behind the cursor, in the order of the keys, and the cursor of the next page.

    A key never changes and belongs to one entry, so nothing is read twice or missed when others come or go meanwhile.
    """
    keyed = sorted(((key(one), one) for one in found), key=lambda pair: pair[0])
    waiting = [(name, one) for name, one in keyed if name > query[CURSOR.name]]
    page = waiting[: query[LIMIT.name]]
    following = cursor_after(page[-1][0]) if len(waiting) > len(page) else None
    return tuple(one for _, one in page), following
