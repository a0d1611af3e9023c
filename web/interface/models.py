"""What programs are told: one record for each kind of answer, from which the description is made."""

from datetime import date

from pydantic import ConfigDict

from dialogues.agreement_model import AgreementState
from networks.model import NetworkKind
from networks.places import Land, MunicipalityKind, PopulationBand
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.record import Record
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.model import Mode, Recipient, RoundState
from selfeval.release import GroupKind, Reach, Shown


class Part(Record):
    """A part of an answer."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Page(Part):
    """A page of a longer list."""

    next: str | None
    """The cursor of the next page, or null on the last one."""


class MunicipalityEntry(Part):
    """A municipality of the directory."""

    id: str
    name: str
    kind: MunicipalityKind
    land: Land
    official_key: str | None
    """The official municipality key (AGS) with eight digits, five for a Kreis."""
    district: str | None
    """The name of a part of a town, where it is one."""
    population: PopulationBand | None


class MunicipalityPage(Page):
    """The municipalities of the installation."""

    data: tuple[MunicipalityEntry, ...]


class NetworkEntry(Part):
    """A network that the token may read."""

    id: str
    name: str
    kind: NetworkKind
    concern: str
    """What the network works on, in its own words; may be empty."""
    municipalities: tuple[str, ...]
    """Ids of the directory."""


class NetworkPage(Page):
    """The networks that the token may read."""

    data: tuple[NetworkEntry, ...]


class RoundPerspective(Part):
    """How a perspective takes part in a round."""

    id: str
    mode: Mode
    smallest_group: int
    """The fewest people of whom anything is shown inside the network."""
    invited: int | None
    shown_with: str | None
    """The perspective together with which it is counted and shown, if any."""


class RoundEntry(Part):
    """A round of self-evaluation that has been opened."""

    id: str
    network_id: str
    municipality_id: str | None
    title: str
    state: RoundState
    framework: str
    """The framework with its version, as in the address of its structure."""
    framework_sha256: str
    """The hash of the framework as it was when the round was planned."""
    criteria: tuple[str, ...]
    perspectives: tuple[RoundPerspective, ...]
    recipients: tuple[Recipient, ...]
    """Who sees the results, as people were told before their first question."""
    follows: str | None
    """The earlier round that this one repeats."""
    opened_on: date | None
    closes_on: date | None
    results_on: date | None
    closed_on: date | None
    keep_until: date | None


class RoundPage(Page):
    """The rounds of a network, the oldest first."""

    data: tuple[RoundEntry, ...]


class AnswerCount(Part):
    """How often one answer was given."""

    answer: str
    label: str
    value: int | None
    """The order value of a step of the scale; null for an answer beside it, which is never a number."""
    off_scale: OffScaleKind | None
    """The kind of an answer beside the scale; null for a step."""
    count: int | None
    """Null where it is not shown; 0 only where nobody gave this answer."""


class FigureEntry(Part):
    """What is released of one group's answers to one item."""

    group: str
    kind: GroupKind
    label: str
    wording: str | None
    """The item as this perspective was asked; null for a level."""
    members: tuple[str, ...]
    """The perspectives that the figure holds; empty where it is the perspective itself."""
    shown: Shown
    """Whether the group is shown, and how much of it; hidden never says for which reason."""
    answered: int | None
    """People with any answer; null where hidden."""
    on_scale: int | None
    """People with a step of the scale; null where hidden."""
    median: float | None
    answers: tuple[AnswerCount, ...]


class ItemEntry(Part):
    """The figures of one item, in the order of the framework."""

    area: str
    area_title: str
    criterion: str
    criterion_title: str
    item: str
    revision: int
    scale: str
    groups: tuple[FigureEntry, ...]


class ResponseEntry(Part):
    """How many of a perspective answered."""

    perspective: str
    label: str
    mode: Mode | None
    sent: int | None
    """Null where the group is too small to be told."""
    invited: int | None


class RoundResults(Page):
    """The released results of a round for one reach, or one batch of papers that came after closing."""

    round_id: str
    reach: Reach
    framework: str
    framework_sha256: str
    batch: int
    """0 for what was released at closing; papers that came later stand beside it and are never added."""
    batches: tuple[date, ...]
    """The days on which each later batch was released; number 1 is the first of them."""
    released_on: date
    response: tuple[ResponseEntry, ...]
    data: tuple[ItemEntry, ...]


class TextEntry(Part):
    """What one person wrote, as it was released; nothing ties it to anything else."""

    place: str
    """The area or open item that it speaks of."""
    perspective: str
    text: str
    translated_from: str | None


class RoundTexts(Page):
    """The released texts of a round for one reach, in an order that says nothing."""

    round_id: str
    reach: Reach
    data: tuple[TextEntry, ...]


class ResolutionEntry(Part):
    """What the body said whose decision an agreement needs."""

    on: date
    result: str


class AgreementStep(Part):
    """One dated step in the life of an agreement."""

    on: date
    state: AgreementState
    note: str
    due_on: date | None
    """The new day until when it shall be done, where this step moved it."""


class AgreementEntry(Part):
    """What a room agreed on: roles and organisations answer for it, never named persons."""

    id: str
    session_id: str
    criterion: str
    state: AgreementState
    agreed_on: date
    due_on: date
    what: str
    responsible: str
    sign: str
    """How everyone will notice that it is done."""
    goal: str
    others: str
    resources: str
    cost: str
    staff: str
    decision_from: str
    resolution: ResolutionEntry | None
    review_on: date | None
    history: tuple[AgreementStep, ...]


class AgreementPage(Page):
    """The agreements that were made on the results of a round, the oldest first."""

    round_id: str
    data: tuple[AgreementEntry, ...]


class FrameworkEntry(Part):
    """A quality framework with its whole structure and its German texts."""

    name: str
    sha256: str
    content: Framework


class HandedInEntry(Part):
    """A release that a network handed in to the analysts; its place is known by an opaque mark only."""

    release_id: str
    place: str
    """The same for all rounds of one municipality, and nothing else."""
    land: Land
    kind: MunicipalityKind
    population: PopulationBand | None
    network_kind: NetworkKind
    framework: str
    framework_sha256: str
    opened_on: date | None
    closed_on: date
    received_on: date
    tells_members: bool
    """Whether its figures name the perspectives that they hold; false for files of an earlier version."""
    response: tuple[ResponseEntry, ...]


class HandedInPage(Page):
    """The releases that networks handed in."""

    data: tuple[HandedInEntry, ...]


class HandedInResults(Page):
    """The figures of a release that was handed in, all from ten people on."""

    release_id: str
    framework: str
    framework_sha256: str
    data: tuple[ItemEntry, ...]


class Problem(Part):
    """Why a request was refused (RFC 9457)."""

    type: str
    """Where the kind of problem is explained."""
    title: str
    status: int
    detail: str
    parameter: str | None = None
    """The parameter at fault, where there is one."""
