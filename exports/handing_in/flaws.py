"""What can be wrong with a file that hands a release in: a code with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from texts.catalogue import Translator


class FlawCode(StrEnum):
    """One code for everything that a person would mend in a different way."""

    TOO_LARGE = "too_large"
    NOT_READABLE = "not_readable"
    NOT_OURS = "not_ours"
    NEWER_VERSION = "newer_version"
    SIGNATURE_WRONG = "signature_wrong"
    FIELD_MISSING = "field_missing"
    FIELD_UNKNOWN = "field_unknown"
    FIELD_WRONG = "field_wrong"
    FRAMEWORK_UNKNOWN = "framework_unknown"
    FRAMEWORK_DIFFERS = "framework_differs"
    FRAMEWORK_DAMAGED = "framework_damaged"
    NOT_IN_FRAMEWORK = "not_in_framework"
    NOT_ASKED = "not_asked"
    TWICE = "twice"
    TOO_FEW = "too_few"
    DOES_NOT_ADD_UP = "does_not_add_up"
    TEXT_INSIDE = "text_inside"
    DAY_IMPOSSIBLE = "day_impossible"
    ALREADY_HERE = "already_here"
    TWICE_IN_IMPORT = "twice_in_import"


@dataclass(frozen=True)
class Flaw:
    """One thing that keeps a file from being taken in; its place is given from the outside inwards."""

    code: FlawCode
    place: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, t: Translator) -> str:
        """Return what is wrong, where, and what to do."""
        place = " › ".join(_words(part, t) for part in self.place)
        data = {name: t.short_date(value) if isinstance(value, date) else value for name, value in self.data.items()}
        return t(f"handing_in.flaw.{self.code.value}", **{"place": place, **data})


def flaw(code: FlawCode, *place: object, **data: object) -> Flaw:
    """Return a flaw at a place."""
    return Flaw(code, tuple(str(one) for one in place), data)


def _words(part: str, t: Translator) -> str:
    """Return a field by its name for people, and anything else as it stands in the file."""
    key = f"handing_in.field.{part}"
    return t(key) if t.has(key) else part
