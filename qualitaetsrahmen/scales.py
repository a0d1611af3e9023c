"""The answers that can be given: ordered steps, and the answers beside them that never become a number."""

from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field, StrictInt

from qualitaetsrahmen.record import Id, Record, Text


class OffScaleKind(StrEnum):
    """What an answer beside the scale says; none of them ever becomes a number."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ELSEWHERE = "elsewhere"
    REFUSED = "refused"


class ScaleKind(StrEnum):
    """What the steps of a scale say: how far one agrees, how far a matter has come, how often, or yes and no."""

    AGREEMENT = "agreement"
    MATURITY = "maturity"
    FREQUENCY = "frequency"
    YES_NO = "yesno"


class Step(Record):
    """One step of a scale; answers store its id, the value only gives the order."""

    id: Id
    value: Annotated[StrictInt, Field(ge=1, le=20)]
    label: Text


class OffScale(Record):
    """One answer beside the scale, such as "weiß nicht"."""

    id: Id
    counts_as: OffScaleKind
    label: Text
    only: tuple[Id, ...] = ()
    """The perspectives that are offered it; empty means all."""


class Scale(Record):
    """An ordered set of steps and the answers beside it."""

    id: Id
    kind: ScaleKind = ScaleKind.AGREEMENT
    label: Text
    note: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=11)]
    off_scale: tuple[OffScale, ...] = ()

    def off_scale_for(self, perspective: str) -> tuple[OffScale, ...]:
        """Return the answers beside the scale that this perspective is offered, in the order of the file."""
        return tuple(kind for kind in self.off_scale if not kind.only or perspective in kind.only)

    @cached_property
    def value_of(self) -> dict[str, int]:
        """The order value of every step id; answers beside the scale are not in it."""
        return {step.id: step.value for step in self.steps}

    @cached_property
    def kind_of(self) -> dict[str, OffScaleKind]:
        """The kind of every answer beside the scale, by its id."""
        return {kind.id: kind.counts_as for kind in self.off_scale}

    @cached_property
    def off_scale_of(self) -> dict[OffScaleKind, tuple[str, ...]]:
        """The answers of each kind beside the scale, by their ids; a kind that is not offered is not in it."""
        kinds = dict.fromkeys(self.kind_of.values())
        return {kind: tuple(one for one, counts_as in self.kind_of.items() if counts_as is kind) for kind in kinds}
