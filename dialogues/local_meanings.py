"""„Was heißt das bei uns?“: what a criterion means here and by what people notice it, in versions."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol

from dialogues.errors import MeaningChanged, MeaningMissing
from dialogues.preparation_model import LocalMeaning
from selfeval.model import PinnedMeaning


class LocalMeaningStore(Protocol):
    """Local meanings within the caller's scope."""

    def meanings(self, framework_id: str) -> list[LocalMeaning]:
        """Return all versions on the criteria of a framework, the first version of a criterion first."""
        ...

    def add_meaning(self, meaning: LocalMeaning) -> None:
        """Keep a new version; raises MeaningChanged where one with its number stands already."""
        ...


def agree_meaning(store: LocalMeaningStore, seen: LocalMeaning | None, new: LocalMeaning) -> LocalMeaning:
    """Record a new version after the one that its writer had ``seen``; saying the same again changes nothing.

    Empty words take back what was agreed; raises MeaningMissing where there is nothing to take back, or where there
    are signs of nothing, and MeaningChanged when somebody else was quicker, so that no version is written over unread.
    """
    stands = current_of(store.meanings(new.framework_id), new.network_id, new.criterion_id)
    if stands is not None and (stands.meaning, stands.signs) == (new.meaning, new.signs):
        return stands
    if (stands.number if stands else 0) != (seen.number if seen else 0):
        raise MeaningChanged
    is_taken_back = stands is None or not stands.meaning
    if not new.meaning and (new.signs or is_taken_back):
        raise MeaningMissing
    numbered = new.model_copy(update={"number": stands.number + 1 if stands else 1})
    store.add_meaning(numbered)
    return numbered


def first_meaning(network_id: str, framework_id: str, criterion_id: str, today: date) -> LocalMeaning:
    """Return an empty first version, to be filled in."""
    return LocalMeaning(
        network_id=network_id,
        framework_id=framework_id,
        criterion_id=criterion_id,
        number=1,
        meaning="",
        agreed_on=today,
    )


def history_of(meanings: Iterable[LocalMeaning], network_id: str, criterion_id: str) -> list[LocalMeaning]:
    """Return all versions of what a criterion means in a network, the first one first."""
    own = [one for one in meanings if (one.network_id, one.criterion_id) == (network_id, criterion_id)]
    return sorted(own, key=lambda one: one.number)


def current_of(meanings: Iterable[LocalMeaning], network_id: str, criterion_id: str) -> LocalMeaning | None:
    """Return the latest version of what a criterion means in a network, also one that takes it back."""
    return next(reversed(history_of(meanings, network_id, criterion_id)), None)


def current_meanings(meanings: Iterable[LocalMeaning], network_id: str) -> dict[str, LocalMeaning]:
    """Return what holds in a network now, by criterion; what was taken back is not among it."""
    latest: dict[str, LocalMeaning] = {}
    for one in sorted(meanings, key=lambda one: one.number):
        if one.network_id == network_id:
            latest[one.criterion_id] = one
    return {criterion: one for criterion, one in latest.items() if one.meaning}


def to_pin(meanings: Iterable[LocalMeaning], network_id: str, criteria: Collection[str]) -> dict[str, PinnedMeaning]:
    """Return what a round of a network takes along when it opens, so that everybody reads the same to its end."""
    return {
        criterion: PinnedMeaning(meaning=one.meaning, signs=one.signs)
        for criterion, one in current_meanings(meanings, network_id).items()
        if criterion in criteria
    }
