"""Which rounds came before one, so that the two can be read beside each other."""

from collections.abc import Sequence
from datetime import date

from qualitaetsrahmen.library import version_number
from selfeval.model import Round, RoundState

_NEVER = date.min


def earlier_rounds(of_round: Round, rounds: Sequence[Round]) -> list[Round]:
    """Return the closed rounds before one, of the same network, municipality and framework, the latest first.

    The one that it repeats comes before all others, because it was planned to stand beside that one.
    """
    same = [
        one
        for one in rounds
        if one.state is RoundState.CLOSED
        and (one.network_id, one.municipality_id) == (of_round.network_id, of_round.municipality_id)
        and _framework_id(one) == _framework_id(of_round)
        and _is_before(one, of_round)
    ]
    return sorted(
        same, key=lambda one: (one.id == of_round.follows, one.closed_on or _NEVER, _version(one)), reverse=True
    )


def _framework_id(of_round: Round) -> str:
    return of_round.framework_name.partition("@")[0]


def _version(of_round: Round) -> tuple[int, ...]:
    return version_number(of_round.framework_name.partition("@")[2].partition("+")[0])


def _is_before(one: Round, other: Round) -> bool:
    """Say whether a round had closed when another opened; on one and the same day the older version comes first."""
    if one.closed_on is None or other.opened_on is None or one.closed_on > other.opened_on:
        return False
    return (one.opened_on or _NEVER, _version(one)) < (other.opened_on, _version(other))
