"""Codes that were just made and wait in one browser tab to be saved, as a paper or as a list."""

from dataclasses import dataclass
from enum import StrEnum


class CodeForm(StrEnum):
    """How somebody hands codes on."""

    SLIPS = "slips"
    LINKS = "links"


@dataclass(frozen=True)
class MadeCodes:
    """One batch in the form in which it is saved; there is no second copy of it."""

    round_id: str
    perspective: str
    count: int
    form: CodeForm
    content: bytes
