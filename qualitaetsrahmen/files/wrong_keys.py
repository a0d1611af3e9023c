"""Keys that a model does not know, keys that it misses, and which of both are one mistake."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from qualitaetsrahmen.files.document import BROKEN
from qualitaetsrahmen.files.expected import Expected
from qualitaetsrahmen.files.key_names import meant_keys
from qualitaetsrahmen.findings import Path

_MOST = 200
"""In a file with more mappings than this that have wrong keys, the others are not looked at."""
_NOT_FAR = 3
"""So many steps of a path lie at most between a key that slipped and the part to which it belongs."""


@dataclass
class WrongKeys:
    """What is wrong with the keys of one mapping."""

    path: Path
    known: tuple[str, ...]
    """All keys that may stand there."""
    unknown: list[str]
    missing: list[str]
    misplaced: list[str] = field(default_factory=list)
    """Keys that belong into a mapping around this one, or inside of it, which misses them."""

    @property
    def meant(self) -> dict[str, str]:
        """Which known key stands behind an unknown one."""
        return meant_keys(self.unknown[:_MOST], self.missing, self.known)

    @property
    def missed(self) -> list[str]:
        """Missing keys that are a mistake of their own; in the place of a single one stands a single strange key."""
        meant = self.meant
        left = [key for key in self.missing if key not in meant.values()]
        return [] if len(left) == len(self.unknown) - len(meant) == 1 else left


def wrong_keys(data: object, expected: Expected) -> list[WrongKeys]:
    """Return every mapping with wrong keys; a key that stands in another part than the one that misses it is one."""
    found = list(islice(_wrong_keys(data, expected, ()), _MOST))
    for mapping in found:
        for key in list(mapping.unknown):
            home = next((one for one in found if key in one.missing and _is_near(one.path, mapping.path)), None)
            if home is not None:
                home.missing.remove(key)
                mapping.unknown.remove(key)
                mapping.misplaced.append(key)
    return found


def _wrong_keys(data: object, expected: Expected, path: Path) -> Iterator[WrongKeys]:
    """Go through everything that the model knows, and what lies inside of it."""
    if isinstance(data, dict):
        known = expected.fields
        unknown = [key for key in data if known and key not in known]
        missing = [key for key, part in known.items() if part.is_required and key not in data]
        if unknown or missing:
            yield WrongKeys(path, tuple(known), unknown, missing)
        for key, value in data.items():
            yield from _wrong_keys(value, expected.inside(key), (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _wrong_keys(value, expected.inside(place), (*path, place))
    elif expected.fields and data is not None and data is not BROKEN:
        yield WrongKeys(path, tuple(expected.fields), [], [])


def _is_near(path: Path, other: Path) -> bool:
    """Say whether one mapping lies in the other, not far inside."""
    short, long = sorted((path, other), key=len)
    return long[: len(short)] == short and len(long) - len(short) <= _NOT_FAR
