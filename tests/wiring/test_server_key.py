"""The server key is made once, is its owner's alone, and is never half there."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from networks.links import LinkKind
from wiring.errors import StartRefused
from wiring.server_key import load_keys
from wiring.services import Services


def token(home: Path) -> str:
    """Something that follows from the key."""
    return load_keys(home).token(LinkKind.ROUND, "runde", "eltern", 1)


def test_the_same_key_is_found_at_every_start(tmp_path: Path) -> None:
    assert token(tmp_path) == token(tmp_path)
    assert token(tmp_path / "other") != token(tmp_path)


def test_nobody_else_can_read_the_key(tmp_path: Path) -> None:
    load_keys(tmp_path)
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_a_key_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    before = token(tmp_path)
    (tmp_path / "secret").chmod(0o644)
    assert token(tmp_path) == before
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_processes_that_start_together_find_one_key(tmp_path: Path) -> None:
    for attempt in range(10):
        home = tmp_path / str(attempt)
        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(lambda _, home=home: token(home), range(8)))) == 1
        assert [file.name for file in home.iterdir()] == ["secret"]


@pytest.mark.parametrize("content", ["", "kein Schlüssel", "abcd", "zz" * 32])
def test_a_file_that_holds_no_key_stops_the_start(tmp_path: Path, content: str) -> None:
    (tmp_path / "secret").write_text(content, "utf-8")
    with pytest.raises(StartRefused) as caught:
        load_keys(tmp_path)
    assert caught.value.data == {"reason": "key", "path": str(tmp_path / "secret")}
    assert (tmp_path / "secret").read_text("utf-8") == content


def test_a_home_that_cannot_be_written_stops_the_start() -> None:
    with pytest.raises(StartRefused) as caught:
        load_keys(Path("/proc/nirgends"))
    assert caught.value.data["reason"] == "home"


def test_the_key_stands_in_no_other_file_of_the_installation(example: Services) -> None:
    home = example.settings.home
    key = (home / "secret").read_text("ascii")
    others = [file.read_bytes() for file in home.iterdir() if file.name != "secret"]
    assert len(bytes.fromhex(key)) == 32
    assert others
    assert [content for content in others if key.encode() in content or bytes.fromhex(key) in content] == []
