"""What was let go reaches the audience that was named, and nobody else."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.cubes import Axes
from analysis.handed_in import Audience, Facts, HandedIn, HandedInAgreement
from dialogues.agreement_model import AgreementState
from networks.scopes import ComparedScope, NetworkScope, ReleasedScope
from storage.database import Database
from storage.handed_in import HandedInRows
from storage.scoping import OutsideScope
from tests.fakes.handed_in import HIGH, HIGHEST, LOW, LOWEST, cube_in, handed_in
from tests.fakes.small_round import ITEM, TODAY, Counts, small_round
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks, opened_round

AGREED = HandedInAgreement(
    criterion_id="finden", state=AgreementState.DONE, agreed_on=TODAY, due_on=TODAY, finished_on=TODAY
)


ANSWERS: dict[str, Counts] = {"fachkraft": {ITEM: {LOWEST: 4, HIGHEST: 9}}, "eltern": {ITEM: {LOW: 12, HIGH: 1}}}


def let_go(audience: Audience, release_id: str, network_id: str | None, sha256: str) -> HandedIn:
    return replace(
        handed_in(f"ort-{release_id}", of=cube_in(small_round(), ANSWERS)),
        audience=audience,
        release_id=release_id,
        framework_id="klein",
        framework_sha256=sha256,
        network_id=network_id,
        round_id=network_id and f"runde-{network_id}",
    )


@pytest.fixture
def shared(database: Database) -> tuple[Database, HandedIn, HandedIn]:
    """Two networks let their results go, one to the analysts and one for comparison."""
    add_networks(database)
    sha256 = opened_round(database).framework_sha256
    ours, theirs = let_go(Audience.NZFH, "a", OURS, sha256), let_go(Audience.COMPARISON, "b", THEIRS, sha256)
    both = HandedInRows(database, NetworkScope.of(OURS, THEIRS))
    assert both.add(ours, Facts(agreements=(AGREED,)))
    assert both.add(theirs, Facts())
    return database, ours, theirs


def marks(rows: HandedInRows) -> set[str]:
    return {one.release_id for audience in Audience for one in rows.all_for(audience)}


def test_each_audience_reads_what_was_let_go_for_it(shared: tuple[Database, HandedIn, HandedIn]) -> None:
    database, _, _ = shared
    assert marks(HandedInRows(database, ReleasedScope("konto"))) == {"a"}
    assert marks(HandedInRows(database, ComparedScope())) == {"b"}
    assert marks(HandedInRows(database, THEIRS_ONLY)) == {"b"}


def test_everything_comes_back_as_it_was_let_go(shared: tuple[Database, HandedIn, HandedIn]) -> None:
    database, ours, _ = shared
    rows = HandedInRows(database, OURS_ONLY)
    [found] = rows.all_for(Audience.NZFH, "klein")
    assert replace(found, cube=ours.cube) == ours
    assert np.array_equal(found.cube.counts, ours.cube.counts)
    assert found.cube.axes == ours.cube.axes
    assert rows.facts_for(Audience.NZFH) == {"a": Facts(agreements=(AGREED,))}
    assert rows.facts_for(Audience.NZFH, only="agreements") == {"a": Facts(agreements=(AGREED,))}
    assert rows.facts_for(Audience.NZFH, only="texts") == {}
    assert rows.all_for(Audience.NZFH, "anderer") == []


def test_releases_on_different_frameworks_come_back_each_with_its_own_figures(
    shared: tuple[Database, HandedIn, HandedIn],
) -> None:
    database, ours, _ = shared
    cube = ours.cube
    few = Axes(cube.axes.perspectives, cube.axes.columns[:1])
    short = replace(cube, axes=few, counts=cube.counts[:, :1], states=cube.states[:, :1], answered=cube.answered[:, :1])
    rows = HandedInRows(database, OURS_ONLY)
    rows.add(replace(ours, release_id="c", cube=short), Facts())
    rows.add(replace(ours, release_id="d"), Facts())
    for _ in range(2):
        found = {one.release_id: one.cube for one in rows.all_for(Audience.NZFH)}
        assert [len(found[name].axes.columns) for name in ("a", "c", "d")] == [6, 1, 6]
        assert np.array_equal(found["c"].counts, cube.counts[:, :1])
        assert np.array_equal(found["d"].counts, cube.counts)


def test_figures_that_were_read_cannot_be_changed_by_whoever_reads_them(
    shared: tuple[Database, HandedIn, HandedIn],
) -> None:
    [found] = HandedInRows(shared[0], OURS_ONLY).all_for(Audience.NZFH)
    with pytest.raises(ValueError, match="read-only"):
        found.cube.counts[0] = 1


def test_the_same_release_is_taken_in_once(shared: tuple[Database, HandedIn, HandedIn]) -> None:
    database, ours, _ = shared
    rows = HandedInRows(database, OURS_ONLY)
    assert not rows.add(ours, Facts())
    assert rows.known(Audience.NZFH, ["a", "b", "c"]) == {"a"}


def test_a_network_withdraws_its_own_and_no_other(shared: tuple[Database, HandedIn, HandedIn]) -> None:
    database, _, theirs = shared
    assert theirs.round_id
    HandedInRows(database, OURS_ONLY).withdraw(Audience.COMPARISON, theirs.round_id)
    assert marks(HandedInRows(database, ComparedScope())) == {"b"}
    HandedInRows(database, THEIRS_ONLY).withdraw(Audience.COMPARISON, theirs.round_id)
    assert marks(HandedInRows(database, ComparedScope())) == set()


def test_nobody_lets_go_what_belongs_to_another_network(shared: tuple[Database, HandedIn, HandedIn]) -> None:
    database, ours, _ = shared
    with pytest.raises(OutsideScope):
        HandedInRows(database, THEIRS_ONLY).add(replace(ours, release_id="c"), Facts())
    with pytest.raises(OutsideScope):
        HandedInRows(database, ComparedScope()).add(replace(ours, release_id="c"), Facts())


def test_analysts_read_what_was_handed_in_page_by_page_and_one_by_its_mark(
    shared: tuple[Database, HandedIn, HandedIn],
) -> None:
    database, ours, _ = shared
    both = HandedInRows(database, NetworkScope.of(OURS, THEIRS))
    for mark in ("c", "d"):
        both.add(replace(ours, release_id=mark), Facts())
    rows = HandedInRows(database, ReleasedScope("konto"))
    assert [one.release_id for one in rows.page(Audience.NZFH, "", 2)] == ["a", "c"]
    assert [one.release_id for one in rows.page(Audience.NZFH, "c", 2)] == ["d"]
    assert rows.page(Audience.COMPARISON, "", 2) == []
    found = rows.one(Audience.NZFH, "d")
    assert found is not None
    assert np.array_equal(found.cube.counts, ours.cube.counts)
    assert rows.one(Audience.NZFH, "b") is None
