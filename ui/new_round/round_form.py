"""What a coordinator has filled in for a new round so far, and the plan that it makes."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from networks.model import Network, Sector
from qualitaetsrahmen.model import Framework, Perspective
from selfeval.model import K_INTERNAL, K_PUBLIC, Mode, PerspectivePlan, Recipient, WayIn
from selfeval.questionnaire import questionnaire_for
from selfeval.rounds import RoundDraft, may_show_together


class Way(StrEnum):
    """How criteria are chosen: all of one area, or a handful from anywhere."""

    AREA = "area"
    CRITERIA = "criteria"


class Hint(StrEnum):
    """What a coordinator should know about a perspective before the round opens."""

    NOTHING_SHOWN = "nothing_shown"
    """So few are invited that nothing of theirs would ever be shown."""
    NEARLY_ALL_NEEDED = "nearly_all_needed"
    """More than half of those invited have to answer before anything is shown."""
    NOT_OUTSIDE = "not_outside"
    """Shown inside the network, but too few to be shown outside of it."""


class Lack(StrEnum):
    """What a plan may still lack."""

    NETWORK = "network"
    CRITERIA = "criteria"
    PERSPECTIVES = "perspectives"
    BODY = "body"
    TITLE = "title"


@dataclass
class PerspectiveChoice:
    """How one perspective is to take part."""

    takes_part: bool = False
    mode: Mode = Mode.ANONYMOUS
    invited: int | None = None
    k: int = K_INTERNAL
    body: str = ""
    way_in: WayIn = WayIn.LINK
    asks_texts: bool = False
    is_split: bool = False
    """Whether the invited are counted by sector; their sum is the number then."""
    by_sector: dict[Sector, int] = field(default_factory=dict)
    shown_with: str | None = None
    """The perspective together with which this one is shown."""

    @property
    def all_invited(self) -> int | None:
        """How many are invited: the sum of the sectors where they are counted, else the number itself."""
        return (sum(self.by_sector.values()) or None) if self.is_split else self.invited

    def hint(self, recipients: frozenset[Recipient]) -> Hint | None:
        """Return the most important warning for this choice, or None.

        A group smaller than its k is never shown; outside the network k is ten. Whoever answers openly is
        protected by neither rule, and of an unknown number nothing can be said.
        """
        invited = self.all_invited
        if self.mode is not Mode.ANONYMOUS or invited is None:
            return None
        if invited < self.k:
            return Hint.NOTHING_SHOWN
        if recipients != {Recipient.NETWORK} and invited < max(self.k, K_PUBLIC):
            return Hint.NOT_OUTSIDE
        return Hint.NEARLY_ALL_NEEDED if invited < 2 * self.k else None

    def plan(self, perspective: str) -> PerspectivePlan:
        """Return the plan; what only another mode needs is left out of it."""
        counted = {one: count for one, count in self.by_sector.items() if count} if self.is_split else {}
        return PerspectivePlan(
            perspective=perspective,
            mode=self.mode,
            k=self.k if self.mode is Mode.ANONYMOUS else K_INTERNAL,
            invited=self.all_invited if self.mode is not Mode.CONSENSUS else None,
            invited_by_sector=counted if self.mode is not Mode.CONSENSUS else {},
            way_in=self.way_in if self.mode is not Mode.CONSENSUS else WayIn.LINK,
            shown_with=self.shown_with if self.mode is Mode.ANONYMOUS else None,
            asks_texts=self.asks_texts,
            body=(self.body.strip() or None) if self.mode is Mode.CONSENSUS else None,
        )


@dataclass
class RoundForm:
    """The whole form; it may be incomplete at any time."""

    network_id: str | None = None
    municipality_id: str | None = None
    framework_name: str | None = None
    way: Way = Way.AREA
    area_id: str | None = None
    picked: set[str] = field(default_factory=set)
    perspectives: dict[str, PerspectiveChoice] = field(default_factory=dict)
    recipients: frozenset[Recipient] = frozenset({Recipient.NETWORK})
    title: str | None = None
    proposed_title: str = ""
    """What was proposed last: a title that equals it is nobody's own and may follow the chosen topics."""
    closes_on: date | None = None
    closes_itself: bool = False
    results_on: date | None = None
    keep_until: date | None = None
    edits: str | None = None
    """The draft over which this form is saved; None makes a new one."""
    follows: str | None = None
    """The earlier round beside which this one will stand."""
    is_repetition: bool = False
    """Whether the form was filled from an earlier round, also from one without results."""
    left_out: tuple[str, ...] = ()
    """What the earlier round asked about and this version of the framework does not have any more."""

    def network(self, networks: list[Network]) -> Network:
        """Return the chosen network, or the first while none has been chosen."""
        return next((one for one in networks if one.id == self.network_id), networks[0])

    def framework(self, frameworks: list[Framework]) -> Framework:
        """Return the chosen framework, or the first while none has been chosen."""
        return next((one for one in frameworks if one.name == self.framework_name), frameworks[0])

    def criteria(self, framework: Framework) -> tuple[str, ...]:
        """Return the chosen criteria in the order of the framework."""
        if self.way is Way.CRITERIA:
            return tuple(criterion for criterion in framework.criteria if criterion in self.picked)
        area = next((area for area in framework.areas if area.id == self.area_id), None)
        return tuple(criterion.id for criterion in area.criteria) if area else ()

    def topics(self, framework: Framework) -> list[str]:
        """Return the titles of the areas that the chosen criteria belong to."""
        return list(dict.fromkeys(framework.area_of[one].title for one in self.criteria(framework)))

    def choice(self, perspective: Perspective, default: Mode) -> PerspectiveChoice:
        """Return the choice for a perspective, made at the first look; its k is never below the framework's."""
        choice = self.perspectives.setdefault(perspective.id, PerspectiveChoice(mode=default))
        choice.k = max(choice.k, perspective.min_group)
        return choice

    def plans(self, framework: Framework) -> tuple[PerspectivePlan, ...]:
        """Return the plans of all perspectives that take part and are asked something, in the framework's order."""
        known = [one.id for one in framework.perspectives]
        made = {
            one: self.perspectives[one].plan(one)
            for one in known
            if one in self.perspectives and self.perspectives[one].takes_part and self.questions(framework, one)
        }
        return tuple(
            plan if self._may_join(framework, made, plan) else plan.model_copy(update={"shown_with": None})
            for plan in made.values()
        )

    def _may_join(self, framework: Framework, made: dict[str, PerspectivePlan], plan: PerspectivePlan) -> bool:
        """Say whether the perspective with which one is shown still takes part, anonymously and by itself."""
        leading = made.get(plan.shown_with or "")
        return (
            leading is not None
            and leading.is_anonymous
            and leading.shown_with is None
            and may_show_together(framework, plan.perspective, leading.perspective)
        )

    def is_shown_together(self, perspective: str) -> bool:
        """Say whether a perspective is shown with another that takes part, so that its own number decides nothing."""
        taking_part = {one: choice for one, choice in self.perspectives.items() if choice.takes_part}
        leading = self.perspectives[perspective].shown_with
        return leading in taking_part or any(choice.shown_with == perspective for choice in taking_part.values())

    def questions(self, framework: Framework, perspective: str) -> int:
        """Return how many questions a perspective would be asked."""
        return len(questionnaire_for(framework, self.criteria(framework), perspective).questions)

    def lacks(self, framework: Framework) -> list[Lack]:
        """Return what is missing before the round can be saved, in the order of the steps."""
        taking_part = [one for one in self.perspectives.values() if one.takes_part]
        missing = {
            Lack.NETWORK: not self.network_id,
            Lack.CRITERIA: not self.criteria(framework),
            Lack.PERSPECTIVES: not self.plans(framework),
            Lack.BODY: any(one.mode is Mode.CONSENSUS and not one.body.strip() for one in taking_part),
            Lack.TITLE: not (self.title or "").strip(),
        }
        return [lack for lack, is_missing in missing.items() if is_missing]

    def draft(self, framework: Framework) -> RoundDraft:
        """Return what the use case needs; only complete with a network and a title."""
        return RoundDraft(
            network_id=self.network_id or "",
            title=(self.title or "").strip(),
            criteria=self.criteria(framework),
            plans=self.plans(framework),
            recipients=self.recipients,
            municipality_id=self.municipality_id,
            closes_on=self.closes_on,
            closes_itself=self.closes_itself,
            results_on=self.results_on,
            keep_until=self.keep_until,
            follows=self.follows,
        )
