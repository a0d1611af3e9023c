"""An open link can be replaced and limited while its round runs."""

import pytest

from networks.links import KeyRing
from selfeval.errors import CapTooLow, NoOpenLink, RoundNotOpen
from selfeval.model import Mode, PerspectivePlan, Round, RoundState, WayIn
from selfeval.open_links import limit_link, replace_link
from selfeval.rounds import link_token
from tests.fakes.round_store import RoundsInMemory, Shelves, StoredBallot
from tests.fakes.small_round import plan, small_round

KEYS = KeyRing(b"k" * 32)
CODES = PerspectivePlan(perspective="fachkraft", way_in=WayIn.CODES)
BODY = PerspectivePlan(perspective="leitung", mode=Mode.CONSENSUS, body="Beirat")


@pytest.fixture
def store() -> RoundsInMemory:
    return RoundsInMemory(Shelves(rounds={"runde": small_round(plan("eltern"), CODES, BODY)}))


def replaced(store: RoundsInMemory, rotation: int = 1) -> Round:
    return replace_link(store, KEYS, "runde", "eltern", rotation)


def test_a_new_link_opens_what_the_old_one_opened(store: RoundsInMemory) -> None:
    before = store.round("runde")
    after = replaced(store)
    old, new = link_token(KEYS, before, "eltern"), link_token(KEYS, after, "eltern")
    assert old != new
    assert store.shelves.shut == {KEYS.fingerprint(old)}
    assert store.shelves.links["runde", "eltern"] == KEYS.fingerprint(new)
    assert store.round("runde") == after


def test_a_second_click_replaces_nothing_more(store: RoundsInMemory) -> None:
    after = replaced(store)
    assert replaced(store, rotation=1) == after
    assert after.plan("eltern") == plan("eltern").model_copy(update={"rotation": 2})


def test_the_other_perspectives_keep_their_plans(store: RoundsInMemory) -> None:
    after = replaced(store)
    assert after.plans[1:] == (CODES, BODY)


def test_a_link_takes_as_many_answers_as_were_allowed_or_as_many_as_come(store: RoundsInMemory) -> None:
    for cap in (30, None):
        changed = limit_link(store, "runde", "eltern", cap).plan("eltern")
        assert changed is not None
        assert changed.cap == cap


@pytest.mark.parametrize("cap", [0, 1])
def test_a_limit_is_never_below_what_has_come(store: RoundsInMemory, cap: int) -> None:
    for number in range(2):
        store.shelves.ballots[str(number)] = StoredBallot("runde", "eltern", sent=True)
    with pytest.raises(CapTooLow) as refused:
        limit_link(store, "runde", "eltern", cap)
    assert refused.value.data == {"cap": cap, "sent": 2}


@pytest.mark.parametrize("perspective", ["fachkraft", "leitung", "koordination"])
def test_without_an_open_link_there_is_nothing_to_change(store: RoundsInMemory, perspective: str) -> None:
    with pytest.raises(NoOpenLink):
        replace_link(store, KEYS, "runde", perspective, 1)
    with pytest.raises(NoOpenLink):
        limit_link(store, "runde", perspective, 30)


def test_after_the_end_nothing_changes(store: RoundsInMemory) -> None:
    store.shelves.rounds["runde"] = store.round("runde").model_copy(update={"state": RoundState.CLOSED})
    with pytest.raises(RoundNotOpen):
        replaced(store)
    with pytest.raises(RoundNotOpen):
        limit_link(store, "runde", "eltern", 30)
