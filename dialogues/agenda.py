"""From a release to proposals: which criteria are worth the room's time, why, and in which order.

The rule stands in words in docs/agenda.md. It proposes; the facilitator decides.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dialogues.agreement_model import Agreement
from dialogues.model import Reason, ReasonKind
from qualitaetsrahmen.model import Criterion, Prompt
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.ordinal import Spread
from selfeval.results import ItemResult, Results

GAP_FROM = 1.0
"""A gap of one step of the scale is worth talking about."""
SHARE_FROM = 0.3
"""From this part of a perspective's answers on, "weiß nicht" or "nicht in unserer Hand" is a finding."""
NOTHING_AGREED: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Proposal:
    """A criterion with all that speaks for talking about it, the strongest reason first."""

    criterion: Criterion
    reasons: tuple[Reason, ...]
    weight: tuple[float, ...]
    """Gap, spread, "weiß nicht", "nicht in unserer Hand", unfinished agreements: compared one after the other."""


def propose(results: Results, unfinished: Mapping[str, int] = NOTHING_AGREED) -> list[Proposal]:
    """Return all criteria of the round that there is a reason to talk about, the strongest first.

    The order is by the widest gap between perspectives, then by the widest spread inside one, then by the largest
    share of "weiß nicht", then of "liegt nicht in unserer Hand", then by how many agreements of last time are not
    done (``unfinished``, by criterion); equal ones stay in the order of the framework. The same values give the same
    list. Without a release only agreements can be a reason.
    """
    proposals = []
    for criterion_id in _in_order_of_framework(results):
        of_criterion = results.of_criterion(criterion_id)
        reasons = [reason for result in of_criterion for reason in _reasons(result)]
        open_count = unfinished.get(criterion_id, 0)
        if open_count:
            reasons.append(Reason(kind=ReasonKind.AGREED, count=open_count))
        if reasons:
            criterion = results.framework.criteria[criterion_id]
            weight = (*_weight(of_criterion), float(open_count))
            proposals.append(Proposal(criterion, _strongest_first(reasons), weight))
    return sorted(proposals, key=lambda proposal: tuple(-part for part in proposal.weight))


def unfinished_by_criterion(agreements: Iterable[Agreement], network_id: str) -> dict[str, int]:
    """Return how many agreements of a network are neither done nor dropped, by criterion."""
    waiting = (one for one in agreements if one.network_id == network_id and one.is_unfinished)
    return dict(Counter(one.criterion_id for one in waiting))


def chosen_by_hand(criterion: Criterion) -> Proposal:
    """Return a criterion that the facilitator wants to talk about without a pattern in the release."""
    return Proposal(criterion, (Reason(kind=ReasonKind.CHOSEN),), (0.0, 0.0, 0.0, 0.0, 0.0))


def _in_order_of_framework(results: Results) -> list[str]:
    """Return the criteria that the release shows and those of the round, each once."""
    known = {result.criterion.id for result in results.items} | set(results.of_round.criteria)
    return [criterion_id for criterion_id in results.framework.criteria if criterion_id in known]


def prompts_for(criterion: Criterion, reasons: tuple[Reason, ...]) -> list[Prompt]:
    """Return the framework's sentences that open the talk, those that fit the reasons before the general."""
    fitting = [prompt for prompt in criterion.dialogue for reason in reasons if _fits(prompt, reason)]
    always = [prompt for prompt in criterion.dialogue if prompt.when == "always"]
    return list(dict.fromkeys([*fitting, *always]))


def _fits(prompt: Prompt, reason: Reason) -> bool:
    if prompt.when != reason.kind.value:
        return False
    if prompt.between is not None and set(prompt.between) != {reason.perspective, reason.other}:
        return False
    if (reason.steps or 0.0) < (prompt.at_least or 0.0) or (reason.share or 0.0) < (prompt.share or 0.0):
        return False
    return prompt.who in (None, reason.perspective)


def _reasons(result: ItemResult) -> list[Reason]:
    reasons = []
    if result.gap is not None and result.gap.steps >= GAP_FROM:
        gap = result.gap
        reasons.append(Reason(kind=ReasonKind.GAP, perspective=gap.higher, other=gap.lower, steps=gap.steps))
    for perspective in result.perspectives:
        if result.spread(perspective) is Spread.SPLIT:
            reasons.append(Reason(kind=ReasonKind.SPREAD, perspective=perspective))
        for kind, reason in _SHARES.items():
            share = result.share(perspective, kind)
            if share >= SHARE_FROM:
                reasons.append(Reason(kind=reason, perspective=perspective, share=share))
    return reasons


def _strongest_first(reasons: list[Reason]) -> tuple[Reason, ...]:
    """Order reasons by kind, then by size; of two items that say the same, the stronger one speaks."""
    kinds = list(ReasonKind)
    ordered = sorted(reasons, key=lambda it: (kinds.index(it.kind), -(it.steps or it.share or 0.0)))
    strongest: dict[tuple[ReasonKind, str | None, str | None], Reason] = {}
    for reason in ordered:
        strongest.setdefault((reason.kind, reason.perspective, reason.other), reason)
    return tuple(strongest.values())


_SHARES = {OffScaleKind.UNKNOWN: ReasonKind.UNKNOWN, OffScaleKind.ELSEWHERE: ReasonKind.ELSEWHERE}


def _weight(of_criterion: tuple[ItemResult, ...]) -> tuple[float, ...]:
    """Return the widest gap, the widest spread and the largest shares, each over all items of a criterion."""
    gaps = [result.gap.steps if result.gap else 0.0 for result in of_criterion]
    spreads = [result.dissent(group) for result in of_criterion for group in result.perspectives]
    shares = (
        max((result.share(group, kind) for result in of_criterion for group in result.perspectives), default=0.0)
        for kind in _SHARES
    )
    return max(gaps, default=0.0), max(spreads, default=0.0), *shares
