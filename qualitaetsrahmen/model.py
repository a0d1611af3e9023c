"""The parts of a quality framework as frozen values: areas, criteria, items, scales, perspectives.

The YAML file of a framework has exactly this shape. Everything that people read in it is German; the names of
its parts are English and the same for every framework (docs/glossary.md).
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StringConstraints

from qualitaetsrahmen.record import Id, Record, Text, Version
from qualitaetsrahmen.scales import Scale


class Status(StrEnum):
    """How far a framework has come; a published one never changes again."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Register(StrEnum):
    """The kind of language in which a perspective is addressed."""

    PROFESSIONAL = "fach"
    PLAIN = "einfach"


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
    scale: Id | None = None
    """The scale of every item that names none of its own."""


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
    min_group: Annotated[StrictInt, Field(ge=5, le=50)] = 5
    """The smallest group of it that is shown, in people; a round may raise it, never lower it."""


class Tag(Record):
    """A mark that criteria of different areas can share."""

    id: Id
    label: Text


class TagGroup(Record):
    """Tags of one kind: the second direction of a matrix, or an idea that runs through all areas."""

    id: Id
    label: Text
    tags: Annotated[tuple[Tag, ...], Field(min_length=1)]


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
    unverified: Text | None = None
    """What could not be checked against the source, and why."""


class Wording(Record):
    """How one perspective is asked, with a line of help where it needs one."""

    text: Text
    help: Text | None = None
    plain_text: Text | None = None
    """The same in plain language, for people of a perspective that is addressed in professional language."""
    plain_help: Text | None = None


class ItemKind(StrEnum):
    """What people do with an item."""

    RATING = "rating"
    STAGE = "stage"
    """They choose the stage that fits; every stage has a text of its own for this item."""
    YES_NO = "yesno"
    MINIMUM = "minimum"
    """They say whether a minimum standard is met, and see what would show it."""
    OPEN = "open"
    """They answer in their own words; nothing is counted."""


class Item(Record):
    """One statement or question, with a wording for each perspective or a reason why it is not asked."""

    id: Id
    rev: Annotated[StrictInt, Field(ge=1)]
    binding: Literal["core", "optional"] = "core"
    """An optional item is asked only where a local addition switches it on."""
    kind: ItemKind = ItemKind.RATING
    scale: Id | None = None
    anchors: dict[Id, Text] = Field(default_factory=dict)
    """For a stage item: what each step of its scale means here, by the id of the step."""
    evidence: Text | None = None
    """For a minimum standard: what shows that it is met."""
    ask: dict[Id, Wording]
    not_asked: dict[Id, Text] = Field(default_factory=dict)

    @property
    def is_counted(self) -> bool:
        """Whether answers to it are steps and off-scale answers, and not somebody's own words."""
        return self.kind is not ItemKind.OPEN


class OpenQuestion(Record):
    """A question without rating, to think about and to talk about."""

    id: Id
    ask: dict[Id, Text]


class Prompt(Record):
    """A sentence that opens the talk about a criterion, and the pattern in the results that calls for it."""

    when: Literal["always", "gap", "spread", "unknown", "elsewhere"]
    text: Text
    between: tuple[Id, Id] | None = None
    """For a gap: the two perspectives that part; without it, any two."""
    at_least: Annotated[StrictFloat | StrictInt, Field(ge=0.5, le=10)] | None = None
    """For a gap: from how many steps of the scale on; without it, from one step on."""
    who: Id | None = None
    """For all other patterns: the perspective that shows it; without it, any."""
    share: Annotated[StrictFloat, Field(gt=0, le=1)] | None = None
    """For unknown and elsewhere: from which share of a perspective's answers on; without it, from 0.3 on."""


class Criterion(Record):
    """What is compared and talked about: one aspect of quality with the items that ask for it."""

    id: Id
    ref: Text
    title: Text
    plain_title: Text
    responsible: Id
    tags: tuple[Id, ...] = ()
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
    minimum_met: Annotated[StrictInt, Field(ge=1)] | None = None
    """How many yes-or-no criteria of this area should be met, where a framework names such a number."""
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
    tag_groups: tuple[TagGroup, ...] = ()
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

    def asked_items(self, criterion: Criterion) -> tuple[Item, ...]:
        """Return the items of a criterion that are asked: core ones, and optional ones that were switched on."""
        return tuple(item for item in criterion.items if item.binding == "core" or item.id in self.switched_on)

    def rated_items(self, criterion: Criterion) -> tuple[Item, ...]:
        """Return the items of a criterion that are asked and answered on a scale."""
        return tuple(item for item in self.asked_items(criterion) if item.is_counted)

    def counted_items(self, criterion: Criterion) -> tuple[Item, ...]:
        """Return the items of a criterion that are answered on a scale wherever they are asked, optional ones too."""
        return tuple(item for item in criterion.items if item.is_counted)

    @property
    def switched_on(self) -> frozenset[str]:
        """The optional items that are asked; none without a local addition."""
        return frozenset()

    def scale_of(self, item: Item) -> Scale:
        """Return the scale on which an item is rated: its own, or that of the framework; an open item has none."""
        return self._scales_by_id[item.scale or self.framework.scale or ""]

    def perspective(self, perspective_id: str) -> Perspective:
        """Return a perspective by its id; raises KeyError for one that the framework does not have."""
        return self._perspectives_by_id[perspective_id]

    def level(self, level_id: str) -> Level:
        """Return a level by its id; raises KeyError for one that the framework does not have."""
        return next(level for level in self.levels if level.id == level_id)
