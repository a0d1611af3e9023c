"""Who is in the room is counted by sector and level, and nobody is named."""

import pytest
from pydantic import ValidationError

from dialogues.errors import PresenceUnknown
from dialogues.presence import count_present, presence_of
from networks.model import Sector
from tests.fakes.small_session import Evening

LEVELS = ("steuerung", "praxis")


@pytest.fixture
def evening() -> Evening:
    return Evening()


def test_counts_of_both_sides_stand_beside_each_other(evening: Evening) -> None:
    count_present(evening.store, "sitzung", "sector", {Sector.HEALTH: 4, Sector.YOUTH_WELFARE: 6})
    count_present(evening.store, "sitzung", "level", {"steuerung": 3, "praxis": 12}, LEVELS)
    there = presence_of(evening.session)
    assert there.sectors == {"kinder-und-jugendhilfe": 6, "gesundheitswesen": 4}
    assert there.levels == {"steuerung": 3, "praxis": 12}


def test_whoever_belongs_to_no_sector_is_counted_by_level(evening: Evening) -> None:
    count_present(evening.store, "sitzung", "sector", {Sector.HEALTH: 4})
    assert presence_of(evening.session).people == 4
    count_present(evening.store, "sitzung", "level", {"praxis": 12}, LEVELS)
    assert presence_of(evening.session).people == 12


def test_a_new_count_replaces_the_old_one_and_none_takes_it_back(evening: Evening) -> None:
    count_present(evening.store, "sitzung", "level", {"steuerung": 3, "praxis": 12}, LEVELS)
    count_present(evening.store, "sitzung", "level", {"praxis": 13}, LEVELS)
    assert presence_of(evening.session).levels == {"steuerung": 3, "praxis": 13}
    count_present(evening.store, "sitzung", "level", {"steuerung": None, "praxis": 0}, LEVELS)
    assert evening.session.present == {}


def test_counting_changes_nothing_else_of_the_session(evening: Evening) -> None:
    before = evening.session
    count_present(evening.store, "sitzung", "sector", {Sector.HEALTH: 4})
    assert evening.session.model_copy(update={"present": {}}) == before


def test_what_is_no_sector_and_no_level_is_refused(evening: Evening) -> None:
    for side in ("sector", "level"):
        with pytest.raises(PresenceUnknown):
            count_present(evening.store, "sitzung", side, {"frau-muster": 1}, LEVELS)
    assert evening.session.present == {}


def test_nobody_counts_less_than_nobody(evening: Evening) -> None:
    with pytest.raises(ValidationError):
        count_present(evening.store, "sitzung", "level", {"praxis": -1}, LEVELS)
