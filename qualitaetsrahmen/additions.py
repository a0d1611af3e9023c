"""What a municipality adds to a framework for itself, and the framework that results; the core is not touched."""

from typing import Annotated, Literal

from pydantic import Field, StrictInt, StringConstraints

from qualitaetsrahmen.model import Area, Citation, Criterion, Framework, Prompt, Source
from qualitaetsrahmen.record import Id, Record, Text, VersionedName

MOST_OWN_ITEMS = 10
"""More own questions than this would make two rounds out of one (SELFIE allows schools as many)."""
OWN_PREFIX = "x-"


def is_own(some_id: str) -> bool:
    """Say whether an area, a criterion or an item is a municipality's own."""
    return some_id.startswith(OWN_PREFIX)


class AdditionHeader(Record):
    """Whose addition it is, and which framework in which version it extends."""

    id: Annotated[Id, StringConstraints(max_length=40)]
    """Begins with ``x-``; all ids of own criteria and items begin with it, and need room behind it."""
    extends: VersionedName
    title: Text
    note: Text | None = None


class AddedPrompt(Prompt):
    """A sentence that opens the talk, added to a criterion of the framework."""

    criterion: Id


class OwnArea(Record):
    """The area behind all others that holds the own criteria."""

    title: Text
    plain_title: Text
    summary: Text
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]


class Addition(Record):
    """A local addition as its file holds it."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    addition: AdditionHeader
    switch_on: tuple[Id, ...] = ()
    """Optional items of the framework that are asked here."""
    min_group: dict[Id, Annotated[StrictInt, Field(ge=5, le=50)]] = Field(default_factory=dict)
    """The smallest group that is shown, by perspective; higher than in the framework, never lower."""
    prompts: tuple[AddedPrompt, ...] = ()
    citations: tuple[Citation, ...] = ()
    own_area: OwnArea | None = None


class AppliedAddition(Record):
    """What a framework remembers of the addition that it was extended by."""

    id: Id
    title: Text
    switched_on: tuple[Id, ...]


class ExtendedFramework(Framework):
    """A framework with a local addition; what belongs to the core is word for word the same."""

    addition: AppliedAddition

    @property
    def name(self) -> str:
        """The framework, its version and the addition: ``fruehe-hilfen@2.0+x-musterstadt``."""
        return f"{super().name}+{self.addition.id}"

    @property
    def switched_on(self) -> frozenset[str]:
        """The optional items that are asked here."""
        return frozenset(self.addition.switched_on)


def extended(framework: Framework, addition: Addition) -> ExtendedFramework:
    """Return the framework with an addition that has been checked against it."""
    data: dict[str, object] = {
        info.alias or name: getattr(framework, name) for name, info in Framework.model_fields.items()
    }
    data["perspectives"] = tuple(
        part.model_copy(update={"min_group": max(part.min_group, addition.min_group.get(part.id, 0))})
        for part in framework.perspectives
    )
    data["areas"] = tuple(_with_prompts(area, addition) for area in framework.areas) + _own_area(framework, addition)
    data["citations"] = framework.citations + addition.citations
    header = addition.addition
    applied = AppliedAddition(id=header.id, title=header.title, switched_on=addition.switch_on)
    return ExtendedFramework.model_validate({**data, "addition": applied})


def _with_prompts(area: Area, addition: Addition) -> Area:
    criteria = tuple(
        criterion.model_copy(
            update={
                "dialogue": criterion.dialogue
                + tuple(
                    Prompt.model_validate(added.model_dump(exclude={"criterion"}))
                    for added in addition.prompts
                    if added.criterion == criterion.id
                )
            }
        )
        for criterion in area.criteria
    )
    return area.model_copy(update={"criteria": criteria})


def _own_area(framework: Framework, addition: Addition) -> tuple[Area, ...]:
    own = addition.own_area
    if own is None:
        return ()
    return (
        Area(
            id=f"{addition.addition.id}.eigenes",
            ref=str(len(framework.areas) + 1),
            title=own.title,
            plain_title=own.plain_title,
            summary=own.summary,
            sources=own.sources,
            criteria=own.criteria,
        ),
    )
