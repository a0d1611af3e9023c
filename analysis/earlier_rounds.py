"""Which rounds came before one, and which belong together, so that they can be read beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qualitaetsrahmen.library import version_number
from selfeval.model import Round, RoundState
from selfeval.published import may_be_shown_outside
from selfeval.release import Reach

_NEVER = date.min


@dataclass(frozen=True)
class Chain:
    """The rounds of one network and place on one framework, of whichever version, in the order of their closing."""

    network_id: str
    municipality_id: str | None
    framework_id: str
    closed: tuple[Round, ...]
    """Those with results, the oldest first."""
    ids: frozenset[str]
    """All that were ever opened, also those whose results are no longer kept."""

    @property
    def has_several(self) -> bool:
        """Whether there is anything to read beside each other."""
        return len(self.closed) > 1

    def up_to(self, round_id: str) -> "Chain":
        """Return the chain as it was when a round had closed; without any round where it is none of them."""
        place = next((number for number, one in enumerate(self.closed, start=1) if one.id == round_id), 0)
        return replace(self, closed=self.closed[:place])


def for_reach(chain: Chain, reach: Reach) -> Chain:
    """Return a chain with those rounds only whose results these readers may see: as people were told in each."""
    if reach is Reach.INTERNAL:
        return chain
    return replace(chain, closed=tuple(one for one in chain.closed if may_be_shown_outside(one)))


def chains_of(rounds: Iterable[Round], network_id: str) -> list[Chain]:
    """Return the chains of a network in which anything was closed, the one with the latest round first."""
    found: dict[tuple[str | None, str], list[Round]] = {}
    for one in rounds:
        if one.network_id == network_id and one.opened_on is not None:
            found.setdefault((one.municipality_id, _framework_id(one)), []).append(one)
    chains = [
        Chain(network_id, *key, tuple(sorted(filter(_has_results, of_chain), key=_order)), frozenset(_ids(of_chain)))
        for key, of_chain in found.items()
    ]
    kept = [chain for chain in chains if chain.closed]
    return sorted(kept, key=lambda chain: _order(chain.closed[-1]), reverse=True)


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


def _has_results(one: Round) -> bool:
    return one.state is RoundState.CLOSED


def _order(one: Round) -> tuple[date, tuple[int, ...], str]:
    return one.closed_on or _NEVER, _version(one), one.id


def _ids(rounds: Iterable[Round]) -> Iterable[str]:
    return (one.id for one in rounds)


def _framework_id(of_round: Round) -> str:
    return of_round.framework_name.partition("@")[0]


def _version(of_round: Round) -> tuple[int, ...]:
    return version_number(of_round.framework_name.partition("@")[2].partition("+")[0])


def _is_before(one: Round, other: Round) -> bool:
    """Say whether a round had closed when another opened; on one and the same day the older version comes first."""
    if one.closed_on is None or other.opened_on is None or one.closed_on > other.opened_on:
        return False
    return (one.opened_on or _NEVER, _version(one)) < (other.opened_on, _version(other))
