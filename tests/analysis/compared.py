"""Two rounds of a programme on versions of the small framework, read beside each other."""

from collections.abc import Mapping

from analysis.before_after import Absence, BeforeAfter, Movement, compare
from qualitaetsrahmen.library import Library
from selfeval.release import Reach
from tests.fakes.programme import Programme, programme_in_memory
from tests.fakes.small_round import Counts
from tests.fakes.small_versions import HIGH, HIGHEST, LOW, Edit, library_of, version, version_map

MIDDLE: Mapping[str, int] = {LOW: 6, HIGH: 4}
UPPER: Mapping[str, int] = {HIGH: 5, HIGHEST: 7}


def joined(*edits: Edit, entries: tuple[str, ...]) -> Library:
    """A library with version 1.0, a version 2.0 made by these edits, and the map with these entries."""
    versions = {"1.0": version("1.0"), "2.0": version("2.0", *edits)}
    return library_of(versions, ("1.0", "2.0", version_map("1.0", "2.0", *entries)))


def answers(item: str, counts: Mapping[str, int], who: str = "eltern") -> dict[str, Counts]:
    return {who: {item: counts}}


class Compared:
    """Two rounds of a programme, read beside each other."""

    def __init__(self, library: Library, programme: Programme, reach: Reach = Reach.INTERNAL) -> None:
        first, last = (programme.results(one, reach) for one in (programme.held[0], programme.held[-1]))
        found = compare(first, last, library)
        assert found is not None
        self.whole = found

    def pair(self, item: str) -> BeforeAfter:
        [found] = [pair for pair in self.whole.pairs if pair.now.item.id == item]
        return found

    def movement(self, item: str, perspective: str = "eltern") -> Movement:
        [found] = [one for one in self.pair(item).movements if one.perspective == perspective]
        return found

    @property
    def both(self) -> list[str]:
        return [pair.now.item.id for pair in self.whole.pairs]

    @property
    def new(self) -> dict[str, tuple[Absence, str | None]]:
        return {one.result.item.id: (one.why, one.note) for one in self.whole.new}

    @property
    def gone(self) -> dict[str, tuple[Absence, str | None]]:
        return {one.result.item.id: (one.why, one.note) for one in self.whole.gone}


def compared(
    library: Library, first: Mapping[str, Counts], second: Mapping[str, Counts], reach: Reach = Reach.INTERNAL
) -> Compared:
    """A round on the oldest version and one on the newest, in which the perspectives answered like this."""
    versions = library.versions_of("kleiner-rahmen")
    programme = programme_in_memory()
    programme.hold(versions[0], first)
    programme.hold(versions[-1], second)
    return Compared(library, programme, reach)
