"""What a criterion means here is agreed version by version, and no version is lost or written over unread."""

from datetime import date, timedelta

import pytest

from dialogues.errors import MeaningChanged, MeaningMissing
from dialogues.local_meanings import (
    agree_meaning,
    current_meanings,
    current_of,
    first_meaning,
    history_of,
    to_pin,
)
from dialogues.preparation_model import LocalMeaning
from selfeval.model import PinnedMeaning
from tests.fakes.meaning_store import MeaningsInMemory

TODAY = date(2026, 12, 1)


@pytest.fixture
def store() -> MeaningsInMemory:
    return MeaningsInMemory()


def said(
    meaning: str, signs: str = "", criterion: str = "finden", network: str = "netz", session: str | None = None
) -> LocalMeaning:
    blank = first_meaning(network, "klein", criterion, TODAY)
    return blank.model_copy(update={"meaning": meaning, "signs": signs, "session_id": session})


def agreed(store: MeaningsInMemory, new: LocalMeaning) -> LocalMeaning:
    seen = current_of(store.meanings(new.framework_id), new.network_id, new.criterion_id)
    return agree_meaning(store, seen, new)


def test_each_change_is_a_new_version_and_the_old_ones_stay(store: MeaningsInMemory) -> None:
    agreed(store, said("Man findet uns im Netz."))
    agreed(store, said("Man findet uns auch ohne Internet."))
    versions = history_of(store.meanings("klein"), "netz", "finden")
    assert [(one.number, one.meaning) for one in versions] == [
        (1, "Man findet uns im Netz."),
        (2, "Man findet uns auch ohne Internet."),
    ]
    assert current_meanings(store.meanings("klein"), "netz") == {"finden": versions[1]}


def test_saying_the_same_again_makes_no_version(store: MeaningsInMemory) -> None:
    first = agreed(store, said("Man findet uns.", "Familien rufen an."))
    later = said("Man findet uns.", "Familien rufen an.").model_copy(update={"agreed_on": TODAY + timedelta(9)})
    assert agree_meaning(store, None, later) == first
    assert store.kept == [first]


def test_other_signs_are_a_new_version_too(store: MeaningsInMemory) -> None:
    agreed(store, said("Man findet uns.", "Familien rufen an."))
    assert agreed(store, said("Man findet uns.", "Familien kommen wieder.")).number == 2


def test_a_version_that_somebody_else_made_meanwhile_is_not_written_over(store: MeaningsInMemory) -> None:
    seen = agreed(store, said("Man findet uns."))
    agreed(store, said("Man findet uns überall."))
    with pytest.raises(MeaningChanged):
        agree_meaning(store, seen, said("Man findet uns im Rathaus."))
    assert len(store.kept) == 2


def test_a_meaning_can_be_taken_back_and_agreed_anew(store: MeaningsInMemory) -> None:
    agreed(store, said("Man findet uns."))
    agreed(store, said(""))
    assert current_meanings(store.meanings("klein"), "netz") == {}
    assert agreed(store, said("Man findet uns wieder.")).number == 3


def test_nothing_is_not_a_meaning(store: MeaningsInMemory) -> None:
    with pytest.raises(MeaningMissing):
        agreed(store, said(""))
    with pytest.raises(MeaningMissing):
        agreed(store, said("", signs="Familien rufen an."))
    agreed(store, said("Man findet uns."))
    agreed(store, said(""))
    with pytest.raises(MeaningMissing):
        agreed(store, said("", signs="Familien rufen an."))


def test_networks_and_criteria_have_meanings_of_their_own(store: MeaningsInMemory) -> None:
    agreed(store, said("Man findet uns."))
    agreed(store, said("Man findet euch.", network="nachbarn"))
    agreed(store, said("Man versteht uns.", criterion="sprache"))
    meanings = store.meanings("klein")
    assert {one: text.meaning for one, text in current_meanings(meanings, "netz").items()} == {
        "finden": "Man findet uns.",
        "sprache": "Man versteht uns.",
    }


def test_a_round_takes_along_what_its_criteria_mean_here(store: MeaningsInMemory) -> None:
    agreed(store, said("Man findet uns.", "Familien rufen an."))
    agreed(store, said("Man versteht uns.", criterion="sprache"))
    agreed(store, said("Man findet euch.", network="nachbarn"))
    assert to_pin(store.meanings("klein"), "netz", ("finden", "anderes")) == {
        "finden": PinnedMeaning(meaning="Man findet uns.", signs="Familien rufen an.")
    }
