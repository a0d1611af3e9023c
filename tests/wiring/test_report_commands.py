"""The command ``report`` writes the report of a closed round, and refuses what there is not."""

from pathlib import Path

import pytest

from selfeval.closing import close_round
from selfeval.model import Round
from tests.fakes.empty_tables import put_tables
from tests.storage.workspace import add_networks, answered_round, draft_round
from tests.wiring.command_line import Answer, answer_to
from wiring.services import build_services, services
from wiring.settings import Settings


@pytest.fixture
def rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Round, Round]:
    """A closed round and a draft, in the installation that commands find."""
    home = tmp_path / "home"
    monkeypatch.setenv("QD_HOME", str(home))
    services.cache_clear()
    ready = build_services(Settings(home=put_tables(home)))
    add_networks(ready.database)
    answered, _ = answered_round(ready.database, title="Herbst")
    closed = close_round(ready.closing(), answered.id, ready.clock.today(), ready.shuffle())
    drafted = draft_round(ready.database, title="Entwurf")
    ready.database.close()
    return closed, drafted


def report(capsys: pytest.CaptureFixture[str], round_id: str, out: Path, *more: str) -> Answer:
    services.cache_clear()
    return answer_to(("report", round_id, "--out", out, *more), capsys)


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!doctype html>")])
def test_the_same_release_and_options_give_the_same_bytes(
    rounds: tuple[Round, Round], tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, begins: bytes
) -> None:
    first, second = tmp_path / f"a.{form}", tmp_path / f"b.{form}"
    for out in (first, second):
        answer = report(capsys, rounds[0].id, out, "--format", form)
        assert (answer.code, answer.err) == (0, "")
        assert str(out) in answer.out
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(begins)


def test_kind_and_reach_change_the_report(
    rounds: tuple[Round, Round], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bericht.html"
    report(capsys, rounds[0].id, out, "--format", "html", "--kind", "kurz", "--reach", "oeffentlich")
    assert "auf einer Seite · öffentlich" in out.read_text("utf-8")
    report(capsys, rounds[0].id, out, "--format", "html", "--kind", "eltern")
    assert "Ergebnisse für alle, die mitgemacht haben · öffentlich" in out.read_text("utf-8")


def test_a_round_that_is_not_closed_is_refused_with_one_clear_line(
    rounds: tuple[Round, Round], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = report(capsys, rounds[1].id, tmp_path / "bericht.pdf", "--format", "pdf")
    assert answer.code == 1
    assert "noch keine Ergebnisse" in answer.err
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "bericht.pdf").exists()


def test_an_inside_version_for_parents_is_refused(
    rounds: tuple[Round, Round], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = report(
        capsys, rounds[0].id, tmp_path / "b.pdf", "--format", "pdf", "--kind", "eltern", "--reach", "intern"
    )
    assert answer.code == 1
    assert "Die Fassung für Eltern verlässt das Netzwerk" in answer.err
