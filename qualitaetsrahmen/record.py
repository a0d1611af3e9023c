"""What all values share that are read from files or stored: frozen, strict about fields, and few kinds of text."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Record(BaseModel):
    """A value that never changes in place; a field that it does not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Prose:
    """Marks text that people read, as against ids and choices: a comment behind it may be a part of it."""


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$", max_length=60)]
"""Written by hand, lower-case ASCII, never derived from a title, never used again for something else."""

Version = Annotated[str, StringConstraints(pattern=r"^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$")]
"""MAJOR.MINOR as text, because 1.10 comes after 1.9 and is no number."""

_VERSIONED = r"[a-z][a-z0-9]*([.-][a-z0-9]+)*@(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})"

VersionedName = Annotated[str, StringConstraints(pattern=rf"^{_VERSIONED}$", max_length=80)]
"""A framework with its version: ``fruehe-hilfen@2.0``."""

FullName = Annotated[str, StringConstraints(pattern=rf"^{_VERSIONED}(\+x-[a-z0-9]+([.-][a-z0-9]+)*)?$", max_length=120)]
"""A framework with its version and, where there is one, a local addition: ``fruehe-hilfen@2.0+x-musterstadt``."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True), Prose()]
