"""The commands ``release export`` and ``release import``, as people type them."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.handed_in import Audience
from networks.scopes import NetworkScope, ReleasedScope
from selfeval.consents import ConsentKind
from selfeval.model import Round
from storage.audit import AuditRows
from tests.storage.workspace import TEST
from tests.wiring.command_line import Answer, answer_to
from tests.wiring.towns import add_town, hand_in, small_installation
from wiring.letting_go import take_back
from wiring.services import services


@dataclass(frozen=True)
class Two:
    """A town that hosts itself, and the installation of the analysts, on one command line."""

    closed: Round
    at: Callable[[str], None]
    tell: Callable[..., Answer]
    folder: Path

    def pool(self) -> int:
        with small_installation(self.folder / "zentral") as central:
            return len(central.handed_in(ReleasedScope("konto")).all_for(Audience.NZFH))


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Two:
    def at(home: str) -> None:
        services.cache_clear()
        monkeypatch.setenv("QD_HOME", str(tmp_path / home))
        monkeypatch.setenv("QD_FRAMEWORKS", str(tmp_path / home / "frameworks"))

    def tell(*arguments: object) -> Answer:
        services.cache_clear()
        return answer_to(("release", *arguments), capsys)

    with small_installation(tmp_path / "ort") as town:
        closed = add_town(town, 1)
        hand_in(town, closed)
    with small_installation(tmp_path / "zentral"):
        pass
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    return Two(closed, at, tell, tmp_path)


def exported(two: Two, name: str = "abgabe.json") -> Path:
    two.at("ort")
    out = two.folder / name
    answer = two.tell("export", two.closed.id, "--to", "nzfh", "--out", out)
    assert (answer.code, answer.err) == (0, "")
    assert str(out) in answer.out
    return out


def test_a_release_is_handed_in_and_taken_in(two: Two) -> None:
    out = exported(two)
    two.at("zentral")
    answer = two.tell("import", out, "--yes")
    assert (answer.code, answer.err) == (0, "")
    assert "Zugestimmt hat: Steuerungsgruppe" in answer.out
    assert "Fachkräfte (anonym)" in answer.out
    assert "das ist die erste Datei dieser Installation" in answer.out
    assert two.pool() == 1


def test_both_sides_see_the_same_number(two: Two, capsys: pytest.CaptureFixture[str]) -> None:
    two.at("ort")
    out = two.folder / "abgabe.json"
    sent = two.tell("export", two.closed.id, "--to", "nzfh", "--out", out).out
    two.at("zentral")
    arrived = two.tell("import", out).out
    number = sent.strip().rpartition(": ")[2]
    assert len(number.split()) == 6
    assert number in arrived


def test_the_same_release_gives_the_same_bytes(two: Two) -> None:
    assert exported(two, "a.json").read_bytes() == exported(two, "b.json").read_bytes()


def test_without_a_terminal_and_without_the_switch_it_stays_a_preview(two: Two) -> None:
    out = exported(two)
    two.at("zentral")
    answer = two.tell("import", out)
    assert answer.code == 0
    assert "Das ist nur die Vorschau, aufgenommen wurde nichts." in answer.out
    assert two.pool() == 0


@pytest.mark.parametrize(("typed", "taken"), [("j\n", 1), ("ja\n", 1), ("n\n", 0), ("\n", 0)])
def test_at_a_terminal_it_asks(two: Two, monkeypatch: pytest.MonkeyPatch, typed: str, taken: int) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = exported(two)
    two.at("zentral")
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    answer = two.tell("import", out)
    assert answer.code == 0
    assert "aufnehmen? [j/N]" in answer.out
    assert two.pool() == taken


def test_all_that_is_wrong_is_said_and_nothing_is_taken_in(two: Two) -> None:
    out = exported(two)
    document = json.loads(out.read_text("utf-8"))
    document["content"]["closed_on"] = "2030-01-01"
    spoilt = two.folder / "verändert.json"
    spoilt.write_text(json.dumps(document), "utf-8")
    two.at("zentral")
    answer = two.tell("import", out, spoilt, "--yes")
    assert answer.code == 1
    assert "Die Unterschrift passt nicht zum Inhalt" in answer.err
    assert "geschlossen am: Der Tag 01.01.2030 kann nicht stimmen." in answer.err
    assert "Keine der 2 Dateien wurde aufgenommen" in answer.err
    assert two.pool() == 0


def test_a_file_that_is_not_there_is_told_by_its_name(two: Two) -> None:
    two.at("zentral")
    answer = two.tell("import", two.folder / "fehlt.json")
    assert answer.code == 1
    assert "fehlt.json" in answer.err


def test_without_a_consent_nothing_is_handed_in_and_the_way_to_it_is_told(two: Two) -> None:
    with small_installation(two.folder / "ort") as town:
        take_back(town, NetworkScope.of(two.closed.network_id), two.closed.id, ConsentKind.NZFH, "Leitung")
    two.at("ort")
    answer = two.tell("export", two.closed.id, "--to", "nzfh", "--out", two.folder / "a.json")
    assert answer.code == 1
    assert "liegt keine Zustimmung vor" in answer.err
    assert not (two.folder / "a.json").exists()


def test_handing_in_and_taking_in_stand_in_the_audit(two: Two) -> None:
    out = exported(two)
    two.at("zentral")
    two.tell("import", out, "--yes")
    noted = []
    for home in ("ort", "zentral"):
        with small_installation(two.folder / home) as ready:
            noted += [one.action for one in AuditRows(ready.database, TEST, ready.clock.now).entries()]
    assert noted == ["release.exported", "release.imported"]
