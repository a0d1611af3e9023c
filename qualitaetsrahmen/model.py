"""The parts of a quality framework as frozen values: areas, criteria, items, scales, perspectives.

The YAML file of a framework has exactly this shape. Everything that people read in it is German; the names of
its parts are English and the same for every framework (docs/glossary.md).
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from qualitaetsrahmen.record import Record

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$", max_length=60)]
"""Written by hand, lower-case ASCII, never derived from a title, never used again for something else."""

Version = Annotated[str, StringConstraints(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
"""MAJOR.MINOR as text, because 1.10 comes after 1.9 and is no number."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


class Status(StrEnum):
    """How far a framework has come; a published one never changes again."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Register(StrEnum):
    """The kind of language in which a perspective is addressed."""

    PROFESSIONAL = "fach"
    PLAIN = "einfach"


class OffScaleKind(StrEnum):
    """What an answer beside the scale says; none of them ever becomes a number."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ELSEWHERE = "elsewhere"
    REFUSED = "refused"


class Words(Record):
    """The framework's own words for its parts, which people read instead of ours."""

    area: Text
    areas: Text
    criterion: Text
    criteria: Text


class Header(Record):
    """What the framework is, in which version, and whose words it uses."""

    id: Id
    version: Version
    status: Status
    language: Literal["de"]
    title: Text
    note: Text
    words: Words


class Level(Record):
    """A local level that actors belong to and that a criterion addresses, such as Steuerung or Praxis."""

    id: Id
    label: Text


class Perspective(Record):
    """A group of people who see the same matter from the same place."""

    id: Id
    level: Id
    label: Text
    register_: Annotated[Register, Field(alias="register")]
    declared: StrictBool = False
    """Whether this perspective answers openly unless the round says otherwise (it is usually one person)."""
    own_line: StrictBool = False
    """Whether its results stand on a line of their own and are never pooled into its level."""


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


class Citation(Record):
    """A source that texts refer to."""

    id: Id
    title: Text
    publisher: Text
    year: Annotated[StrictInt, Field(ge=1900, le=2100)] | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
    licence: Text


class Source(Record):
    """Where the thought of an area or criterion comes from, and how near the wording is to it."""

    cite: Id
    at: Text | None = None
    how: Literal["wörtlich", "sinngemäß", "eigene Formulierung"]


class Wording(Record):
    """How one perspective is asked, with a line of help where it needs one."""

    text: Text
    help: Text | None = None


class Item(Record):
    """One statement that people rate, with a wording for each perspective or a reason why it is not asked."""

    id: Id
    rev: Annotated[StrictInt, Field(ge=1)]
    binding: Literal["core", "optional"] = "core"
    kind: Literal["rating"] = "rating"
    scale: Id
    ask: dict[Id, Wording]
    not_asked: dict[Id, Text] = Field(default_factory=dict)


class OpenQuestion(Record):
    """A question without rating, to think about and to talk about."""

    id: Id
    ask: dict[Id, Text]


class Prompt(Record):
    """A sentence that opens the talk about a criterion, and the pattern in the results that calls for it."""

    when: Literal["always", "gap", "spread", "unknown", "elsewhere"]
    text: Text
    between: tuple[Id, Id] | None = None
    who: Id | None = None


class Criterion(Record):
    """What is compared and talked about: one aspect of quality with the items that ask for it."""

    id: Id
    ref: Text
    title: Text
    plain_title: Text
    responsible: Id
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    dialogue: tuple[Prompt, ...] = ()


class Area(Record):
    """A part of the framework (a Dimension, a Handlungsfeld) that holds its criteria."""

    id: Id
    ref: Text
    title: Text
    plain_title: Text
    summary: Text
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    questions: tuple[OpenQuestion, ...] = ()
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]


class Retired(Record):
    """An id that once meant something and must never mean something else."""

    id: Id
    last_version: Version


class Framework(Record):
    """A whole framework: who answers, on which scales, about what."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    framework: Header
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    perspectives: Annotated[tuple[Perspective, ...], Field(min_length=1)]
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    citations: tuple[Citation, ...]
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]
    retired: tuple[Retired, ...] = ()

    @property
    def name(self) -> str:
        """The framework with its version, as rounds and exports name it: ``fruehe-hilfen@2.0``."""
        return f"{self.framework.id}@{self.framework.version}"

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """All criteria by id, in the order of the framework."""
        return {criterion.id: criterion for area in self.areas for criterion in area.criteria}

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in the order of the framework."""
        return {item.id: item for criterion in self.criteria.values() for item in criterion.items}

    @cached_property
    def area_of(self) -> dict[str, Area]:
        """The area of every criterion id."""
        return {criterion.id: area for area in self.areas for criterion in area.criteria}

    @cached_property
    def criterion_of(self) -> dict[str, Criterion]:
        """The criterion of every item id."""
        return {item.id: criterion for criterion in self.criteria.values() for item in criterion.items}

    @cached_property
    def _scales_by_id(self) -> dict[str, Scale]:
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def _perspectives_by_id(self) -> dict[str, Perspective]:
        return {perspective.id: perspective for perspective in self.perspectives}

    def scale_of(self, item: Item) -> Scale:
        """Return the scale on which an item is rated."""
        return self._scales_by_id[item.scale]

    def perspective(self, perspective_id: str) -> Perspective:
        """Return a perspective by its id; raises KeyError for one that the framework does not have."""
        return self._perspectives_by_id[perspective_id]

    def level(self, level_id: str) -> Level:
        """Return a level by its id; raises KeyError for one that the framework does not have."""
        return next(level for level in self.levels if level.id == level_id)
