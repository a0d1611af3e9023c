"""The base of all values that are read from files or stored: frozen, and strict about their fields."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value that never changes in place; a field that it does not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")
