"""Planning and opening a round, its links, and what may still change while it is open."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from networks.links import KeyRing, LinkKind
from qualitaetsrahmen.languages.translations import Translation, is_offered
from qualitaetsrahmen.model import Framework, Status
from qualitaetsrahmen.snapshot import pin
from selfeval.errors import NothingAsked, RoundNotDraft, RoundNotOpen, RoundPlanInvalid
from selfeval.model import Mode, PerspectivePlan, PinnedMeaning, Recipient, Round, RoundState
from selfeval.ports import RoundStore
from selfeval.published import results_token
from selfeval.questionnaire import questionnaire_for

NO_MEANINGS: Mapping[str, PinnedMeaning] = MappingProxyType({})


@dataclass(frozen=True)
class RoundDraft:
    """What a coordinator chooses for a new round."""

    network_id: str
    title: str
    criteria: tuple[str, ...]
    plans: tuple[PerspectivePlan, ...]
    recipients: frozenset[Recipient] = frozenset({Recipient.NETWORK})
    municipality_id: str | None = None
    closes_on: date | None = None
    closes_itself: bool = False
    results_on: date | None = None
    keep_until: date | None = None
    follows: str | None = None


def default_mode(framework: Framework, perspective: str) -> Mode:
    """Return how a perspective answers unless the coordinator decides otherwise."""
    return Mode.DECLARED if framework.perspective(perspective).declared else Mode.ANONYMOUS


def plan_round(store: RoundStore, framework: Framework, draft: RoundDraft) -> Round:
    """Write a round as a draft that pins the framework as it is now.

    Raises NothingAsked when a chosen perspective would not be asked anything, RoundPlanInvalid when nothing
    or nobody was chosen, for criteria or perspectives that the framework does not have, for a smaller group than
    it allows, for perspectives that may not be shown together, for days in the wrong order, and for a withdrawn
    framework.
    """
    return _write_draft(store, framework, draft, secrets.token_hex(6))


def change_draft(store: RoundStore, framework: Framework, round_id: str, draft: RoundDraft) -> Round:
    """Write a draft anew under its id; raises RoundNotDraft once it has been opened, else what planning raises."""
    present = store.round(round_id)
    if present.state is not RoundState.DRAFT or present.network_id != draft.network_id:
        raise RoundNotDraft(round=present.title)
    return _write_draft(store, framework, draft, round_id)


def _write_draft(store: RoundStore, framework: Framework, draft: RoundDraft, round_id: str) -> Round:
    _check_chosen(framework, draft)
    _check_days(draft)
    for plan in draft.plans:
        if not questionnaire_for(framework, draft.criteria, plan.perspective).pages:
            raise NothingAsked(perspective=framework.perspective(plan.perspective).label)
    snapshot = pin(framework)
    planned = Round(
        id=round_id,
        network_id=draft.network_id,
        municipality_id=draft.municipality_id,
        title=draft.title,
        framework_name=snapshot.name,
        framework_sha256=snapshot.sha256,
        criteria=tuple(criterion for criterion in framework.criteria if criterion in set(draft.criteria)),
        plans=_in_order(framework, draft.plans),
        recipients=draft.recipients,
        follows=draft.follows,
        closes_on=draft.closes_on,
        closes_itself=draft.closes_itself and draft.closes_on is not None,
        results_on=draft.results_on,
        keep_until=draft.keep_until,
    )
    store.save_draft(planned, snapshot)
    return planned


def _check_chosen(framework: Framework, draft: RoundDraft) -> None:
    if not draft.criteria:
        raise RoundPlanInvalid(reason="criterion_missing")
    if not draft.plans:
        raise RoundPlanInvalid(reason="perspective_missing")
    if not set(draft.criteria) <= set(framework.criteria):
        raise RoundPlanInvalid(reason="criterion_unknown")
    smallest = {part.id: part.min_group for part in framework.perspectives}
    if not {plan.perspective for plan in draft.plans} <= smallest.keys():
        raise RoundPlanInvalid(reason="perspective_unknown")
    if any(plan.is_anonymous and plan.k < smallest[plan.perspective] for plan in draft.plans):
        raise RoundPlanInvalid(reason="group_too_small")
    if not all(may_show_together(framework, plan.perspective, plan.shown_with) for plan in draft.plans):
        raise RoundPlanInvalid(reason="shown_with")
    if framework.framework.status is Status.WITHDRAWN:
        raise RoundPlanInvalid(reason="framework_withdrawn")


def _check_days(draft: RoundDraft) -> None:
    """Raise RoundPlanInvalid when results are promised, or deleted, before people have answered."""
    end = draft.closes_on
    for day in (draft.results_on, draft.keep_until):
        if day is not None and end is not None and day <= end:
            raise RoundPlanInvalid(reason="days")
    if draft.keep_until is not None and draft.results_on is not None and draft.keep_until < draft.results_on:
        raise RoundPlanInvalid(reason="days")


def may_show_together(framework: Framework, perspective: str, leading: str | None) -> bool:
    """Say whether one perspective's answers may be shown with another's: both of one level, none with an own line."""
    if leading is None:
        return True
    if leading == perspective or leading not in {one.id for one in framework.perspectives}:
        return False
    one, other = framework.perspective(perspective), framework.perspective(leading)
    return one.level == other.level and not (one.own_line or other.own_line)


def open_round(
    store: RoundStore,
    keys: KeyRing,
    round_id: str,
    today: date,
    translations: Sequence[Translation] = (),
    meanings: Mapping[str, PinnedMeaning] = NO_MEANINGS,
) -> Round:
    """Open a draft, so that its links let people in; opening an open round changes nothing.

    The confirmed ones of the given translations are pinned like the framework, and so is what the round's criteria
    mean here, so that everybody reads the same texts from the first answer to the last.
    """
    planned = store.round(round_id)
    if planned.state is RoundState.OPEN:
        return planned
    if planned.state is not RoundState.DRAFT:
        raise RoundNotDraft(round=planned.title)
    links: dict[str | None, str] = {
        plan.perspective: keys.fingerprint(link_token(keys, planned, plan.perspective))
        for plan in planned.plans
        if plan.has_open_link
    }
    links[None] = keys.fingerprint(results_token(keys, round_id))
    framework = store.framework(planned.framework_sha256)
    asked = [plan.perspective for plan in planned.plans]
    pinned = [one for one in translations if any(is_offered(framework, one, who) for who in asked)]
    own = {criterion: meanings[criterion] for criterion in planned.criteria if criterion in meanings}
    store.open(planned.model_copy(update={"opened_on": today, "meanings": own}), links, pinned)
    return store.round(round_id)


def link_token(keys: KeyRing, of_round: Round, perspective: str) -> str:
    """Return the secret part of a perspective's link, derived anew each time."""
    plan = of_round.plan(perspective)
    return keys.token(LinkKind.ROUND, of_round.id, perspective, plan.rotation if plan else 1)


def record_consent(store: RoundStore, round_id: str, perspective: str, today: date) -> Round:
    """Record that a body lets its consensus answer leave the municipality; only while the round is open."""
    current = store.round(round_id)
    if current.state is not RoundState.OPEN:
        raise RoundNotOpen(round=current.title)
    plans = tuple(
        plan.model_copy(update={"leave_agreed_on": today})
        if plan.perspective == perspective and plan.mode is Mode.CONSENSUS
        else plan
        for plan in current.plans
    )
    changed = current.model_copy(update={"plans": plans})
    store.save_plan(changed)
    return changed


def _in_order(framework: Framework, plans: Sequence[PerspectivePlan]) -> tuple[PerspectivePlan, ...]:
    order = [perspective.id for perspective in framework.perspectives]
    return tuple(sorted(plans, key=lambda plan: order.index(plan.perspective)))
