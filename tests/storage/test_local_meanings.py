"""Local meanings come back with all their versions, within the network that agreed them."""

import pytest

from dialogues.errors import MeaningChanged
from dialogues.local_meanings import first_meaning
from dialogues.preparation_model import LocalMeaning
from storage.database import Database
from storage.local_meanings import LocalMeaningRows
from storage.scoping import OutsideScope
from tests.fakes.small_round import TODAY
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS_ONLY, add_networks


@pytest.fixture
def store(database: Database) -> LocalMeaningRows:
    add_networks(database)
    return LocalMeaningRows(database, OURS_ONLY)


def version(number: int, meaning: str) -> LocalMeaning:
    blank = first_meaning(OURS, "klein", "finden", TODAY)
    return blank.model_copy(update={"number": number, "meaning": meaning, "signs": "Familien rufen an."})


def test_all_versions_come_back_the_first_one_first(store: LocalMeaningRows) -> None:
    later, first = version(2, "Man findet uns überall."), version(1, "Man findet uns.")
    store.add_meaning(later)
    store.add_meaning(first)
    assert store.meanings("klein") == [first, later]
    assert store.meanings("anderer") == []


def test_no_version_is_ever_written_over(store: LocalMeaningRows) -> None:
    store.add_meaning(version(1, "Man findet uns."))
    with pytest.raises(MeaningChanged):
        store.add_meaning(version(1, "Man findet uns nicht."))
    assert [one.meaning for one in store.meanings("klein")] == ["Man findet uns."]


def test_another_network_reads_and_writes_none_of_it(store: LocalMeaningRows, database: Database) -> None:
    store.add_meaning(version(1, "Man findet uns."))
    neighbours = LocalMeaningRows(database, THEIRS_ONLY)
    assert neighbours.meanings("klein") == []
    with pytest.raises(OutsideScope):
        neighbours.add_meaning(version(2, "Man findet euch."))
