"""From a format and chosen criteria to an agenda of all parts, each with its minutes."""

import secrets
from collections.abc import Sequence
from itertools import chain

from dialogues.agenda import Proposal
from dialogues.model import AgendaItem, Talk
from dialogues.phases import Instrument, PhaseKind
from dialogues.session_formats import GRID, LEAST_FOR_A_CRITERION, PlannedPhase, SessionFormat, fit

AnyPart = Talk | AgendaItem

MINUTES_PER_CRITERION = 25
"""In so many minutes a room can really talk about a criterion that nobody has worked on before."""
_WITHOUT_CARDS = (PhaseKind.ARRIVE, PhaseKind.BREAK)
"""Whatever a format says: here people come in or leave, and nobody looks at cards."""


def criteria_that_fit(chosen: SessionFormat, minutes: int, *, has_open_agreements: bool) -> int:
    """Return how many criteria a group can really talk about in a session of so many minutes; 0 without such a talk.

    What small groups have worked on before needs less time in the talk of all.
    """
    talk = chosen.for_criteria
    if talk is None:
        return 0
    before = chosen.phases[: chosen.phases.index(talk)]
    has_groups = any(phase.kind is PhaseKind.GROUPS for phase in before)
    needed = LEAST_FOR_A_CRITERION if has_groups else MINUTES_PER_CRITERION
    planned = fit(chosen, minutes, 1, has_open_agreements=has_open_agreements)
    return max(1, next(phase.minutes for phase in planned if phase.for_criteria) // needed)


def agenda_of(phases: Sequence[PlannedPhase], chosen: Sequence[Proposal]) -> tuple[AnyPart, ...]:
    """Return one part for each phase, and where the talk about the criteria stands, one talk for each of them.

    Without a criterion the talk stays one part, so that its time is kept for what is chosen later.
    """
    made = ((part_of(phase), phase.for_criteria) for phase in phases)
    return tuple(chain.from_iterable(talks_in(part, chosen) if shared else (part,) for part, shared in made))


def filled(parts: Sequence[AgendaItem], chosen: Sequence[Proposal]) -> tuple[AnyPart, ...]:
    """Return parts without content, as a template holds them, with the criteria in their first talk and with new ids.

    Without such a talk the criteria come last.
    """
    fresh = [part.model_copy(update={"id": _new_id(), "spent_seconds": 0}) for part in parts]
    place = next((number for number, part in enumerate(fresh) if is_open_talk(part)), None)
    if place is None:
        return (*fresh, *talks_by_hand(chosen))
    return (*fresh[:place], *talks_in(fresh[place], chosen), *fresh[place + 1 :])


def talks_in(part: AgendaItem, chosen: Sequence[Proposal]) -> tuple[AnyPart, ...]:
    """Return a talk for each criterion, which share the minutes of a part; the part itself when there is none.

    Minutes go in steps of five; what cannot be shared evenly goes to the strongest.
    """
    if not chosen:
        return (part,)
    shares = _shares(part.minutes, len(chosen))
    return tuple(_talk(proposal, minutes, part) for proposal, minutes in zip(chosen, shares, strict=True))


def talks_by_hand(chosen: Sequence[Proposal]) -> tuple[Talk, ...]:
    """Return a talk for each criterion, outside of any format, each with the time that a criterion usually needs."""
    return tuple(
        Talk(
            id=_new_id(),
            criterion_id=proposal.criterion.id,
            minutes=MINUTES_PER_CRITERION,
            reasons=proposal.reasons,
        )
        for proposal in chosen
    )


def part_of(phase: PlannedPhase) -> AgendaItem:
    """Return a phase as a part of an agenda, which stays as it is whatever becomes of the format."""
    return AgendaItem(
        id=_new_id(),
        kind=phase.kind,
        title=phase.title,
        minutes=phase.minutes,
        purpose=phase.purpose,
        method_id=phase.method,
        material=phase.material,
        takes_cards=Instrument.CARDS in phase.instruments and phase.kind not in _WITHOUT_CARDS,
    )


def part_by_hand(kind: PhaseKind, title: str, minutes: int, method_id: str | None = None) -> AgendaItem:
    """Return a part that the facilitator adds; small groups and talks may hand in cards."""
    takes_cards = kind in (PhaseKind.GROUPS, PhaseKind.TALK)
    return AgendaItem.model_validate(
        {
            "id": _new_id(),
            "kind": kind,
            "title": title,
            "minutes": minutes,
            "method_id": method_id,
            "takes_cards": takes_cards,
        }
    )


def with_criterion(agenda: Sequence[AnyPart], proposal: Proposal) -> tuple[AnyPart, ...]:
    """Return an agenda with a talk about one more criterion; one that stands there already changes nothing.

    It takes the place of a talk whose criterion was left open, else it follows the last talk, else it comes last.
    """
    talks = [number for number, part in enumerate(agenda) if isinstance(part, Talk)]
    if any(part.criterion_id == proposal.criterion.id for part in agenda if isinstance(part, Talk)):
        return tuple(agenda)
    place = next((number for number, part in enumerate(agenda) if is_open_talk(part)), None)
    if place is not None:
        return (*agenda[:place], *talks_in(agenda[place], [proposal]), *agenda[place + 1 :])
    if not talks:
        return (*agenda, *talks_by_hand([proposal]))
    like = agenda[talks[-1]].model_copy(update={"minutes": MINUTES_PER_CRITERION})
    return (*agenda[: talks[-1] + 1], _talk(proposal, MINUTES_PER_CRITERION, like), *agenda[talks[-1] + 1 :])


def is_open_talk(part: AnyPart) -> bool:
    """Say whether a part is the talk about criteria that are still to be chosen."""
    return part.kind is PhaseKind.TALK and not isinstance(part, Talk)


def _talk(proposal: Proposal, minutes: int, part: AgendaItem) -> Talk:
    """Return the talk about a criterion, led as the part of the format says."""
    return Talk(
        id=_new_id(),
        criterion_id=proposal.criterion.id,
        minutes=minutes,
        purpose=part.purpose,
        method_id=part.method_id,
        material=part.material,
        takes_cards=part.takes_cards,
        reasons=proposal.reasons,
    )


def _shares(minutes: int, count: int) -> list[int]:
    """Share minutes out in steps of the grid, the first get what is left over."""
    grid = GRID if minutes >= count * GRID else 1
    each = minutes // count // grid * grid
    steps, rest = divmod(minutes - each * count, grid)
    shares = [each + (grid if number < steps else 0) for number in range(count)]
    return [shares[0] + rest, *shares[1:]]


def _new_id() -> str:
    return secrets.token_hex(6)
