"""Open links while a round runs: replaced when the wrong people have them, limited to a number of answers."""

from networks.links import KeyRing, Link, LinkKind
from selfeval.errors import CapTooLow, NoOpenLink, RoundNotOpen
from selfeval.model import PerspectivePlan, Round, RoundState
from selfeval.ports import RoundStore
from selfeval.rounds import link_token


def replace_link(store: RoundStore, keys: KeyRing, round_id: str, perspective: str, rotation: int) -> Round:
    """Replace the link that has this rotation by a new one; asked a second time, it changes nothing.

    From then on the old one lets nobody in but those who have begun behind it.
    """
    current, plan = _open_plan(store, round_id, perspective)
    if plan.rotation != rotation:
        return current
    changed = _with_plan(current, plan.model_copy(update={"rotation": rotation + 1}))
    opened = Link(
        fingerprint=keys.fingerprint(link_token(keys, changed, perspective)),
        kind=LinkKind.ROUND,
        network_id=current.network_id,
        target_id=round_id,
        perspective=perspective,
    )
    store.replace_link(changed, keys.fingerprint(link_token(keys, current, perspective)), opened)
    return changed


def limit_link(store: RoundStore, round_id: str, perspective: str, cap: int | None) -> Round:
    """Let an open link take at most so many answers, or with None as many as come; raises CapTooLow."""
    current, plan = _open_plan(store, round_id, perspective)
    sent = store.sent_counts(round_id).get(perspective, 0)
    if cap is not None and cap < max(1, sent):
        raise CapTooLow(cap=cap, sent=sent)
    changed = _with_plan(current, plan.model_copy(update={"cap": cap}))
    store.save_plan(changed)
    return changed


def _open_plan(store: RoundStore, round_id: str, perspective: str) -> tuple[Round, PerspectivePlan]:
    current = store.round(round_id)
    if current.state is not RoundState.OPEN:
        raise RoundNotOpen(round=current.title)
    plan = current.plan(perspective)
    if plan is None or not plan.has_open_link:
        raise NoOpenLink(round=current.title)
    return current, plan


def _with_plan(current: Round, changed: PerspectivePlan) -> Round:
    plans = tuple(changed if plan.perspective == changed.perspective else plan for plan in current.plans)
    return current.model_copy(update={"plans": plans})
