"""Rounds of self-evaluation: what is asked, who answers in which way, and who will see the results."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from networks.model import Sector
from qualitaetsrahmen.record import Record
from selfeval.errors import RoundPlanInvalid

K_INTERNAL = 5
"""The smallest group shown inside a network (design.md, Numbers)."""
K_PUBLIC = 10
"""The smallest group shown in anything that leaves a network."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]


class Mode(StrEnum):
    """How a perspective answers; people are told before their first question."""

    ANONYMOUS = "anonymous"
    DECLARED = "declared"
    CONSENSUS = "consensus"


class Recipient(StrEnum):
    """Who sees the results; chosen before opening and stated to everyone who answers."""

    NETWORK = "network"
    CLUSTER = "cluster"
    NZFH = "nzfh"
    PUBLIC = "public"


class WayIn(StrEnum):
    """How people of a perspective reach their questionnaire."""

    LINK = "link"
    """One open link for all of them; it does not keep anybody from answering twice."""
    CODES = "codes"
    """A link and a code for each of them, which work once."""


class Origin(StrEnum):
    """How a ballot came in; kept with the answers as a count, under the same rules as these."""

    WEB = "web"
    PAPER = "paper"
    ROOM = "room"


class RoundState(StrEnum):
    """Where a round stands. It only ever moves forward."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    ABANDONED = "abandoned"
    """Ended without results; everything that was answered has been deleted."""
    ERASED = "erased"
    """Kept by title and days only: the time for which answers and results are kept is over."""


class PerspectivePlan(Record):
    """How one perspective takes part in a round."""

    perspective: str
    mode: Mode = Mode.ANONYMOUS
    k: Annotated[int, Field(ge=K_INTERNAL, le=50)] = K_INTERNAL
    """The smallest group of this perspective that is shown; it may be raised before opening only."""
    invited: Annotated[int, Field(ge=1, le=100_000)] | None = None
    """How many people are invited, or None where nobody knows."""
    invited_by_sector: dict[Sector, Annotated[int, Field(ge=0, le=100_000)]] = Field(default_factory=dict)
    """The same by sector, where the coordinator has counted it; never asked of a person who answers."""
    way_in: WayIn = WayIn.LINK
    cap: Annotated[int, Field(ge=1, le=100_000)] | None = None
    """How many ballots an open link takes at most; None means as many as come."""
    asks_texts: bool = False
    """Whether people may also answer in their own words."""
    body: Title | None = None
    """The body that speaks in a consensus answer, such as a Steuerungsgruppe."""
    leave_agreed_on: date | None = None
    """When that body agreed that its answer may leave the municipality; None while it has not."""
    rotation: Annotated[int, Field(ge=1)] = 1
    """Counts up when a link is replaced by a new one."""
    shown_with: str | None = None
    """The perspective together with which its answers are counted and shown, or None where they stand alone."""

    @model_validator(mode="after")
    def _adds_up(self) -> "PerspectivePlan":
        if self.invited_by_sector and sum(self.invited_by_sector.values()) != self.invited:
            raise RoundPlanInvalid(reason="sectors_do_not_add_up")
        return self

    @property
    def is_anonymous(self) -> bool:
        """Whether the rule of the smallest group protects those who answer."""
        return self.mode is Mode.ANONYMOUS

    @property
    def has_link(self) -> bool:
        """Whether people of this perspective answer on their own; a body answers with its coordinator."""
        return self.mode is not Mode.CONSENSUS

    @property
    def has_open_link(self) -> bool:
        """Whether all people of this perspective share one link that can be posted anywhere."""
        return self.has_link and self.way_in is WayIn.LINK

    @property
    def has_codes(self) -> bool:
        """Whether each person of this perspective comes in by a code of their own."""
        return self.has_link and self.way_in is WayIn.CODES


class PinnedMeaning(Record):
    """What a criterion means here and by what people notice it, as it was agreed before a round opened."""

    meaning: str
    signs: str = ""


class Round(Record):
    """One self-evaluation of chosen criteria by chosen perspectives."""

    id: str
    network_id: str
    municipality_id: str | None = None
    title: Title
    state: RoundState = RoundState.DRAFT
    framework_name: str
    framework_sha256: str
    criteria: Annotated[tuple[str, ...], Field(min_length=1)]
    plans: Annotated[tuple[PerspectivePlan, ...], Field(min_length=1)]
    recipients: frozenset[Recipient] = frozenset({Recipient.NETWORK})
    follows: str | None = None
    """The earlier round that this one repeats."""
    opened_on: date | None = None
    closes_on: date | None = None
    """The last day on which answers are asked for."""
    closes_itself: bool = False
    """Whether the round is closed when that day is over, without anybody having to think of it."""
    results_on: date | None = None
    """When people have been told that they can see results."""
    closed_on: date | None = None
    archived_on: date | None = None
    """Since when the round is out of the way of daily work; its results stay readable."""
    keep_until: date | None = None
    """The last day on which its answers and results are kept."""
    meanings: dict[str, PinnedMeaning] = Field(default_factory=dict)
    """By criterion, what it means here; pinned when the round opens, so that everybody reads the same."""

    @model_validator(mode="after")
    def _is_whole(self) -> "Round":
        perspectives = [plan.perspective for plan in self.plans]
        if len(set(perspectives)) != len(perspectives) or len(set(self.criteria)) != len(self.criteria):
            raise RoundPlanInvalid(reason="twice")
        if Recipient.NETWORK not in self.recipients:
            raise RoundPlanInvalid(reason="network_left_out")
        if any(plan.mode is Mode.CONSENSUS and not plan.body for plan in self.plans):
            raise RoundPlanInvalid(reason="body_missing")
        if not all(self._may_be_shown_with(plan) for plan in self.plans):
            raise RoundPlanInvalid(reason="shown_with")
        return self

    def _may_be_shown_with(self, plan: PerspectivePlan) -> bool:
        """Say whether a perspective's answers may be counted together with those of the one that it names."""
        other = self.plan(plan.shown_with) if plan.shown_with else None
        if plan.shown_with is None:
            return True
        return other is not None and other.shown_with is None and plan.is_anonymous and other.is_anonymous

    def plan(self, perspective: str) -> PerspectivePlan | None:
        """Return how a perspective takes part, or None when it does not."""
        return next((plan for plan in self.plans if plan.perspective == perspective), None)

    def shown_groups(self) -> dict[str, tuple[str, ...]]:
        """Return which perspectives are counted and shown as one, by the perspective under which they are shown."""
        leading = [plan.perspective for plan in self.plans if plan.shown_with is None]
        return {one: (one, *(plan.perspective for plan in self.plans if plan.shown_with == one)) for one in leading}

    def shown_plan(self, leading: str) -> PerspectivePlan | None:
        """Return the plan of a group as a whole: of several perspectives, all invited and the strictest k count."""
        members = self.shown_groups().get(leading, ())
        plan = self.plan(leading)
        if plan is None or len(members) <= 1:
            return plan
        joined = [one for one in self.plans if one.perspective in members]
        numbers = [one.invited for one in joined]
        known = [number for number in numbers if number is not None]
        return plan.model_copy(
            update={
                "k": max(one.k for one in joined),
                "invited": sum(known) if len(known) == len(numbers) else None,
                "invited_by_sector": {},
                "asks_texts": any(one.asks_texts for one in joined),
            }
        )

    def as_shown(self) -> "Round":
        """Return the round as its results speak of it: perspectives that are shown together are one there."""
        shown = [plan for leading in self.shown_groups() if (plan := self.shown_plan(leading)) is not None]
        return self if len(shown) == len(self.plans) else self.model_copy(update={"plans": tuple(shown)})

    def group_of(self, perspective: str) -> tuple[str, ...]:
        """Return all perspectives that are shown as one with this one, the leading one first; itself where alone."""
        return next((group for group in self.shown_groups().values() if perspective in group), ())

    def shown_together_with(self, perspective: str) -> tuple[str, ...]:
        """Return the other perspectives with which the answers of one are shown, if any."""
        return tuple(one for one in self.group_of(perspective) if one != perspective)

    def plan_as_shown(self, perspective: str) -> PerspectivePlan | None:
        """Return the plan of the group in which the answers of a perspective are shown; None where it takes no part."""
        return next((self.shown_plan(leading) for leading in self.group_of(perspective)[:1]), None)

    def bound_of(self, perspective: str) -> int:
        """Return from how many people on the answers of a perspective are shown, with those it is shown with."""
        whole = self.plan_as_shown(perspective)
        return whole.k if whole else K_INTERNAL
