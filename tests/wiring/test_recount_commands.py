"""The command ``release recount`` says that all results are right, or which round and item are not."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from selfeval.closing import close_round
from selfeval.model import Round
from storage import tables
from storage.schema import migration_engine
from tests.fakes.empty_tables import put_tables
from tests.storage.workspace import TEST, add_networks, answered_round, draft_round
from tests.wiring.command_line import Answer, answer_to
from wiring.services import build_services, services
from wiring.settings import Settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty installation that commands find."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("QD_HOME", str(folder))
    build_services(Settings(home=put_tables(folder))).database.close()
    return folder


@pytest.fixture
def rounds(home: Path) -> tuple[Round, Round]:
    """A closed round and a draft."""
    ready = build_services(Settings(home=home))
    add_networks(ready.database)
    answered, _ = answered_round(ready.database, title="Herbst")
    closed = close_round(ready.closing(), answered.id, ready.clock.today(), ready.shuffle())
    drafted = draft_round(ready.database, title="Entwurf")
    ready.database.close()
    return closed, drafted


def recount(capsys: pytest.CaptureFixture[str], *round_ids: str) -> Answer:
    services.cache_clear()
    return answer_to(("release", "recount", *round_ids), capsys)


def forget_answers(home: Path) -> None:
    """Let all that parents answered be unanswered, as no work with the product can."""
    ready = build_services(Settings(home=home))
    [closed] = ready.recounting().closed_rounds()
    [codes] = [one.codes for one in ready.recounting().stacks([closed]) if one.keys[0][2] == "eltern"]
    statement = update(tables.round_matrix).where(tables.round_matrix.c.perspective == "eltern")

    def work(connection: Connection) -> None:
        connection.execute(statement.values(codes=bytes(codes.size)))

    ready.database.write(TEST, work)
    ready.database.close()


def tamper_with_the_release(home: Path) -> None:
    """Let a stored release be another, after taking away what keeps it from being changed."""
    engine = migration_engine(Settings(home=home).effective_database_url)
    with engine.begin() as connection:
        triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
        for name in triggers:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.execute(update(tables.release_part).values(sha256="0" * 64))
    engine.dispose()


def test_results_that_are_right_are_told_in_one_line(
    rounds: tuple[Round, Round], capsys: pytest.CaptureFixture[str]
) -> None:
    for ids in ((), (rounds[0].id,), (rounds[0].id, rounds[0].id)):
        answer = recount(capsys, *ids)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out == (
            "Nachgezählt: eine abgeschlossene Runde mit 13 Personen und 13 Antworten. "
            "Die gespeicherten Ergebnisse stimmen.\n"
        )


def test_a_result_that_is_wrong_is_named_with_round_and_item(
    rounds: tuple[Round, Round], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forget_answers(home)
    answer = recount(capsys)
    assert answer.code == 1
    named = f"Runde „Herbst“ ({rounds[0].id}), Teil 1 der Ergebnisse: Zu „Auffindbarkeit“ (finden.angebote)"
    assert answer.out.startswith(named)
    assert answer.err.startswith("Bei 1 von 1 Runden stimmen die Ergebnisse nicht")


def test_a_release_that_is_not_what_its_hash_vouches_for_is_named(
    rounds: tuple[Round, Round], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper_with_the_release(home)
    answer = recount(capsys)
    assert answer.code == 1
    assert answer.out.startswith(f"Runde „Herbst“ ({rounds[0].id}): ")


def test_a_round_that_is_not_closed_is_refused_with_one_clear_line(
    rounds: tuple[Round, Round], capsys: pytest.CaptureFixture[str]
) -> None:
    answer = recount(capsys, rounds[1].id)
    assert (answer.code, answer.out) == (1, "")
    assert "Entwurf" in answer.err


def test_an_installation_without_results_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = recount(capsys)
    assert (answer.code, answer.out) == (0, "Es gibt keine abgeschlossene Runde, also ist nichts nachzuzählen.\n")
