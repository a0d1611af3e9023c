"""From a release to an agenda: which criteria are worth the room's time, why, and for how many minutes.

The rule stands in words in docs/agenda.md. It proposes; the facilitator decides.
"""

import secrets
from dataclasses import dataclass
from enum import StrEnum

from dialogues.model import Reason, ReasonKind, Talk
from qualitaetsrahmen.model import Criterion, Prompt
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.ordinal import Spread
from selfeval.results import ItemResult, Results

GAP_FROM = 1.0
"""A gap of one step of the scale is worth talking about."""
SHARE_FROM = 0.3
"""From this part of a perspective's answers on, "weiß nicht" or "nicht in unserer Hand" is a finding."""
MINUTES_PER_CRITERION = 25
LEAST_MINUTES_PER_CRITERION = 15


class Phase(StrEnum):
    """The fixed frame around the criteria."""

    ARRIVE = "arrive"
    RESULTS = "results"
    TALK = "talk"
    AGREE = "agree"
    CLOSE = "close"


@dataclass(frozen=True)
class TimeBox:
    """One phase of the session with its minutes."""

    phase: Phase
    minutes: int


@dataclass(frozen=True)
class Proposal:
    """A criterion with all that the release says for talking about it, the strongest reason first."""

    criterion: Criterion
    reasons: tuple[Reason, ...]
    weight: tuple[float, float, float]


def propose(results: Results) -> list[Proposal]:
    """Return all criteria that the release gives a reason to talk about, the strongest first.

    The order is by the widest gap between perspectives, then by the widest spread inside one, then by the
    largest share of "weiß nicht"; equal ones stay in the order of the framework. The same release gives the
    same list.
    """
    proposals = []
    for criterion_id in dict.fromkeys(result.criterion.id for result in results.items):
        of_criterion = results.of_criterion(criterion_id)
        reasons = [reason for result in of_criterion for reason in _reasons(result)]
        if reasons:
            criterion = of_criterion[0].criterion
            proposals.append(Proposal(criterion, _strongest_first(reasons), _weight(of_criterion)))
    return sorted(proposals, key=lambda proposal: tuple(-part for part in proposal.weight))


def time_boxes(minutes: int, criteria: int) -> list[TimeBox]:
    """Return the phases of a session of so many minutes; the talk gets what the frame leaves.

    The frame takes about two fifths: arriving and rules, showing the results, agreeing, a closing round. More
    criteria than fit make the plan longer than the session, so that everyone sees it.
    """
    arrive, results, close = max(5, minutes // 12), max(5, minutes // 9), max(5, minutes // 18)
    agree = max(10, minutes // 9)
    talk = max(criteria * LEAST_MINUTES_PER_CRITERION, minutes - arrive - results - agree - close)
    return [
        TimeBox(Phase.ARRIVE, arrive),
        TimeBox(Phase.RESULTS, results),
        TimeBox(Phase.TALK, talk),
        TimeBox(Phase.AGREE, agree),
        TimeBox(Phase.CLOSE, close),
    ]


def criteria_that_fit(minutes: int) -> int:
    """Return how many criteria a group can really talk about in a session of so many minutes."""
    talk = next(box.minutes for box in time_boxes(minutes, 1) if box.phase is Phase.TALK)
    return max(1, talk // MINUTES_PER_CRITERION)


def agenda_of(chosen: list[Proposal], minutes: int) -> tuple[Talk, ...]:
    """Return agenda items for the chosen criteria, each with an even share of the time for talking."""
    if not chosen:
        return ()
    talk = next(box.minutes for box in time_boxes(minutes, len(chosen)) if box.phase is Phase.TALK)
    return tuple(
        Talk(
            id=secrets.token_hex(6),
            criterion_id=proposal.criterion.id,
            minutes=talk // len(chosen),
            reasons=proposal.reasons,
        )
        for proposal in chosen
    )


def chosen_by_hand(criterion: Criterion) -> Proposal:
    """Return a criterion that the facilitator wants to talk about without a pattern in the release."""
    return Proposal(criterion, (Reason(kind=ReasonKind.CHOSEN),), (0.0, 0.0, 0.0))


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


def _weight(of_criterion: tuple[ItemResult, ...]) -> tuple[float, float, float]:
    gaps = [result.gap.steps if result.gap else 0.0 for result in of_criterion]
    spreads = [result.dissent(group) for result in of_criterion for group in result.perspectives]
    unknowns = [result.share(group, OffScaleKind.UNKNOWN) for result in of_criterion for group in result.perspectives]
    return max(gaps, default=0.0), max(spreads, default=0.0), max(unknowns, default=0.0)
