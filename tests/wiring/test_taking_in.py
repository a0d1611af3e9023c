"""Twenty-three installations, handed in and merged, equal the one that held all twenty-three."""

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis.handed_in import Audience, Facts, HandedIn
from networks.scopes import NetworkScope, ReleasedScope
from tests.wiring.towns import add_town, hand_in, small_installation
from wiring.letting_go import release_file, signer_of
from wiring.services import Services
from wiring.taking_in import check_files, take_in

ANALYST = ReleasedScope("konto")


def sent_by(home: Path, number: int) -> bytes:
    """The file of a town that hosts itself."""
    with small_installation(home) as services:
        closed = add_town(services, number)
        hand_in(services, closed)
        return release_file(services, NetworkScope.of(closed.network_id), closed.id)


def files_of(folder: Path, numbers: Sequence[int]) -> dict[str, bytes]:
    return {f"abgabe-{number}.json": sent_by(folder / f"haus-{number}", number) for number in numbers}


def told(services: Services) -> Counter[tuple[object, ...]]:
    """All that analysts see of each release, but the ids that only say that it is one and the same."""
    pool = services.handed_in(ANALYST)
    facts = pool.facts_for(Audience.NZFH)
    return Counter(_line(one, facts[one.release_id]) for one in pool.all_for(Audience.NZFH))


def _line(one: HandedIn, facts: Facts) -> tuple[object, ...]:
    place = one.profile.model_copy(update={"place": ""})
    about = (one.framework_id, one.framework_version, one.framework_sha256, one.opened_on, one.closed_on)
    return (place, about, one.agreed_by, one.agreed_on, one.cube.axes, one.cube.pack(), facts)


def stacked(services: Services, name: str) -> Any:
    pool = services.handed_in(ANALYST).all_for(Audience.NZFH)
    return np.asarray([getattr(one.cube, name) for one in pool]).sum(axis=0)


def compare(tmp_path: Path, numbers: Sequence[int]) -> None:
    files = files_of(tmp_path, numbers)
    with small_installation(tmp_path / "alle") as whole, small_installation(tmp_path / "zentral") as merged:
        for number in numbers:
            hand_in(whole, add_town(whole, number))
        checked = check_files(merged, ANALYST, files)
        assert [one.reading.flaws for one in checked.files if one.reading.flaws] == []
        assert take_in(merged, ANALYST, checked) == len(numbers)
        assert told(merged) == told(whole)
        assert told(merged).total() == len(numbers)
        for name in ("counts", "answered", "sent", "invited"):
            assert np.array_equal(stacked(merged, name), stacked(whole, name))
        pool = merged.handed_in(ANALYST).all_for(Audience.NZFH)
        assert len({one.profile.place for one in pool}) == len({one.origin for one in pool}) == len(numbers)


def test_three_installations_merged_equal_the_one_that_held_all_three(tmp_path: Path) -> None:
    compare(tmp_path, range(3))


@pytest.mark.slow
def test_twenty_three_installations_merged_equal_the_one_that_held_all_of_them(tmp_path: Path) -> None:
    compare(tmp_path, range(23))


def test_whoever_waits_hears_after_each_file_how_many_are_read(tmp_path: Path) -> None:
    files = files_of(tmp_path, [1, 2])
    heard: list[int] = []
    with small_installation(tmp_path / "zentral") as central:
        check_files(central, ANALYST, files, heard.append)
    assert heard == [1, 2]


def test_one_bad_file_keeps_all_others_out(tmp_path: Path) -> None:
    files = files_of(tmp_path, [1, 2])
    files["abgabe-2.json"] = files["abgabe-2.json"].replace(b'"answered": ', b'"answered": 1', 1)
    with small_installation(tmp_path / "zentral") as central:
        checked = check_files(central, ANALYST, files)
        assert [one.is_sound for one in checked.files] == [True, False]
        assert not checked.is_sound
        with pytest.raises(ValueError, match="flaws"):
            take_in(central, ANALYST, checked)
        assert told(central).total() == 0


def test_the_same_release_is_counted_once_however_it_comes(tmp_path: Path) -> None:
    files = files_of(tmp_path, [1])
    [content] = files.values()
    with small_installation(tmp_path / "zentral") as central:
        both = check_files(central, ANALYST, {"a.json": content, "b.json": content})
        assert [[flaw.code.value for flaw in one.reading.flaws] for one in both.files] == [[], ["twice_in_import"]]
        take_in(central, ANALYST, check_files(central, ANALYST, files))
        [again] = check_files(central, ANALYST, files).files
        assert [flaw.code.value for flaw in again.reading.flaws] == ["already_here"]


def test_an_installation_that_moved_and_has_a_new_key_cannot_hand_the_same_release_in_twice(tmp_path: Path) -> None:
    home = tmp_path / "haus-1"
    first = sent_by(home, 1)
    moved = shutil.copytree(home, tmp_path / "umgezogen")
    (moved / "secret").unlink()
    with small_installation(moved) as services, small_installation(tmp_path / "zentral") as central:
        [consent] = services.consents(NetworkScope.of("netz-1")).consents()
        second = release_file(services, NetworkScope.of("netz-1"), consent.round_id)
        take_in(central, ANALYST, check_files(central, ANALYST, {"a.json": first}))
        [again] = check_files(central, ANALYST, {"b.json": second}).files
        assert [flaw.code.value for flaw in again.reading.flaws] == ["already_here"]


def test_the_first_file_of_an_installation_is_told_as_such(tmp_path: Path) -> None:
    home = tmp_path / "haus"
    with small_installation(home) as services:
        rounds = [add_town(services, number) for number in (1, 2)]
        for one in rounds:
            hand_in(services, one)
        first, second = (release_file(services, NetworkScope.of(one.network_id), one.id) for one in rounds)
        own = signer_of(services).fingerprint
    with small_installation(tmp_path / "zentral") as central:
        checked = check_files(central, ANALYST, {"a.json": first})
        assert [(one.is_known, one.reading.fingerprint) for one in checked.files] == [(False, own)]
        take_in(central, ANALYST, checked)
        assert [one.is_known for one in check_files(central, ANALYST, {"b.json": second}).files] == [True]
