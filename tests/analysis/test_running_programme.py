"""A programme runs on while its framework changes: answers of before and after stand beside each other, none rewritten.

The use cases are the real ones, on stores in memory and on a SQLite file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.before_after import Absence, Comparison, compare
from analysis.earlier_rounds import earlier_rounds
from exports.phrases import figure_words
from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, BallotScope, NetworkScope, SystemScope
from qualitaetsrahmen.library import Library
from selfeval.model import Mode
from selfeval.release import Reach, ReleasePart
from storage.ballots import BallotRows
from storage.closing import ClosingRows
from storage.database import Database
from storage.networks import NetworkRows
from storage.rounds import RoundRows
from tests.fakes.programme import NETWORK, Programme, programme_in_memory
from tests.fakes.small_versions import AFTER, BEFORE, FEW, HIGH, LOW, MAP, MORE, SECOND, library_of, version
from tests.storage.contents import contents
from texts.catalogue import translator


@dataclass
class Running:
    """A programme, and what its store holds, past the program."""

    programme: Programme
    stored: Callable[[], object]


def _in_memory() -> Running:
    programme = programme_in_memory()
    return Running(programme, lambda: [_text(programme.rounds.release_parts(one.id)) for one in programme.held])


def _text(parts: list[ReleasePart]) -> list[tuple[str, str]]:
    return [(part.content(), part.sha256()) for part in parts]


def _on_sqlite(database: Database, url: str) -> Running:
    kind = NetworkKind.FRUEHE_HILFEN
    NetworkRows(database, AdministrationScope()).save_network(Network(id=NETWORK, name="Netzwerk", kind=kind))
    programme = Programme(
        RoundRows(database, NetworkScope.of(NETWORK)),
        ClosingRows(database, SystemScope("closing a round")),
        lambda one, perspective: BallotRows(database, BallotScope(NETWORK, one.id, perspective)),
    )
    return Running(programme, lambda: contents(url))


@pytest.fixture(params=["memory", "sqlite"])
def running(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    """A programme that has not begun, on each kind of store."""
    if request.param == "memory":
        yield _in_memory()
        return
    url = f"sqlite:///{tmp_path / 'programme.db'}"
    database = Database.open(url)
    yield _on_sqlite(database, url)
    database.close()


@pytest.fixture
def library() -> Library:
    """The framework in two versions, with the map between them."""
    versions = {"1.0": version("1.0"), "2.0": SECOND}
    return library_of(versions, ("1.0", "2.0", MAP))


def hold_both(running: Running, library: Library) -> None:
    """A round on the first version with answers, then the framework changes, then a round on the second."""
    old, new = library.versions_of("kleiner-rahmen")
    programme = running.programme
    programme.hold(old, {"leitung": {"sprache.texte": {HIGH: 1}}, "fachkraft": FEW, "eltern": BEFORE}, OPENLY)
    programme.hold(new, {"leitung": {"sprache.verstehen": {HIGH: 6, LOW: 2}}, "fachkraft": MORE, "eltern": AFTER})


OPENLY = {"leitung": Mode.DECLARED}


def read(running: Running, library: Library, reach: Reach = Reach.INTERNAL) -> Comparison:
    first, second = running.programme.held
    assert earlier_rounds(second, running.programme.rounds.rounds()) == [first]
    found = compare(running.programme.results(first, reach), running.programme.results(second, reach), library)
    assert found is not None
    return found


def seen(found: Comparison, item: str, perspective: str) -> tuple[str, str, float | None]:
    """What people see of one perspective: then and now in words, and by how many steps it moved."""
    [pair] = [pair for pair in found.pairs if pair.now.item.id == item]
    [movement] = [one for one in pair.movements if one.perspective == perspective]
    assert movement.then is not None
    assert movement.now is not None
    t = translator("de")
    return (
        figure_words(movement.then, movement.scale, t),
        figure_words(movement.now, pair.now.scale, t),
        movement.steps,
    )


def test_people_see_a_rename_a_split_and_another_scale_with_the_answers_of_both_rounds(
    running: Running, library: Library
) -> None:
    hold_both(running, library)
    found = read(running, library)
    renamed = seen(found, "sprache.verstehen", "eltern")
    assert renamed == ("Median „trifft eher nicht zu“", "Median „trifft eher zu“", 1.0)
    was = "Median „trifft eher zu“"
    assert seen(found, "rueckmeldung.gefragt", "eltern") == (was, "Median „trifft zu“", 1.0)
    assert seen(found, "rueckmeldung.folgen", "eltern") == (was, "Median „trifft eher nicht zu“", -1.0)
    assert seen(found, "wechsel.begleitet", "eltern") == ("Median „selten“", "Median „manchmal“", 1.0)
    notes = {pair.now.item.id: pair.ancestor.notes for pair in found.pairs}
    assert notes == {
        "sprache.verstehen": (),
        "rueckmeldung.folgen": ("Aus einer Frage wurden zwei.",),
        "rueckmeldung.gefragt": ("Aus einer Frage wurden zwei.",),
        "wechsel.begleitet": ("Aus vier Stufen wurden drei.",),
    }


def test_people_see_what_cannot_be_compared_and_what_was_not_asked_again(running: Running, library: Library) -> None:
    hold_both(running, library)
    found = read(running, library)
    assert seen(found, "sprache.verstehen", "leitung")[2] is None
    gone = {one.result.item.id: one.why for one in found.gone}
    assert gone == {"finden.angebote": Absence.ROUND, "finden.ansprache": Absence.ROUND}
    assert found.new == ()


@pytest.mark.parametrize("reach", Reach)
def test_a_group_that_was_too_small_then_stays_hidden_whatever_has_changed(
    running: Running, library: Library, reach: Reach
) -> None:
    hold_both(running, library)
    found = read(running, library, reach)
    for item in ("sprache.verstehen", "wechsel.begleitet"):
        then, _, steps = seen(found, item, "fachkraft")
        assert (then, steps) == ("nicht gezeigt", None)


def test_reading_both_rounds_rewrites_no_answer(running: Running, library: Library) -> None:
    hold_both(running, library)
    before = running.stored()
    for reach in Reach:
        read(running, library, reach)
    assert running.stored() == before


def test_a_map_that_is_corrected_later_is_followed_at_once(running: Running, library: Library) -> None:
    hold_both(running, library)
    versions = {"1.0": version("1.0"), "2.0": SECOND}
    stricter = library_of(versions, ("1.0", "2.0", MAP.replace("comparable: with_note", "comparable: no")))
    assert seen(read(running, stricter), "wechsel.begleitet", "eltern")[2] is None
    assert seen(read(running, library), "wechsel.begleitet", "eltern")[2] == 1.0
