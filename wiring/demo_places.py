"""Other places of the example: invented municipalities that let their results go, to compare with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from analysis.handed_in import Audience, Facts, HandedIn
from analysis.invented.programme import Programme
from analysis.invented.releases import InventedRound, InventedRounds
from networks.scopes import SystemScope
from qualitaetsrahmen.model import Framework
from selfeval.release import Reach, ReleasedText
from wiring.services import Services

_YEAR = 364


def build_other_places(services: Services, framework: Framework, entry: dict[str, Any]) -> None:
    """Let invented places hand in for both audiences; what is there already stays as it is."""
    today = services.clock.today()
    programme = Programme(
        framework,
        places=entry["places"],
        rounds=entry["rounds"],
        people=entry["people"],
        seed=entry["seed"],
        first_closed_on=today - timedelta(entry["closed_days_ago"] + (entry["rounds"] - 1) * _YEAR),
    )
    store = services.handed_in(SystemScope("other places of the example let their results go"))
    ids = [programme.round_id(place, number) for place in range(programme.places) for number in range(programme.rounds)]
    missing = {audience: set(ids) - store.known(audience, ids) for audience in Audience}
    if not any(missing.values()):
        return
    for handed_in, facts in _let_go(programme, today, entry):
        for audience in Audience:
            if handed_in.release_id in missing[audience]:
                store.add(replace(handed_in, audience=audience), facts)


def _let_go(programme: Programme, today: date, entry: dict[str, Any]) -> Iterator[tuple[HandedIn, Facts]]:
    """Yield every release of the programme with what became of it; the last round of a place also has texts."""
    invented = InventedRounds(programme)
    for place in invented.places():
        for held in invented.of_place(place):
            gone = replace(invented.let_go(held, Audience.NZFH, today), agreed_by=entry["agreed_by"])
            facts = invented.facts(held, today)
            is_last = held.number == programme.rounds - 1
            yield gone, replace(facts, texts=_texts(held, entry["texts"])) if is_last else facts


def _texts(held: InventedRound, texts: list[dict[str, str]]) -> tuple[ReleasedText, ...]:
    """Return two of the example's texts, others for each place."""
    first = 2 * held.place.number
    chosen = [texts[(first + step) % len(texts)] for step in range(2)]
    return tuple(ReleasedText(reach=Reach.PUBLIC, **one) for one in chosen)
