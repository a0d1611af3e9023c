"""What the command line prints and how it ends: 0 done, 1 refused with a reason, 2 not understood."""

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from networks.scopes import NetworkScope
from selfeval.model import RoundState
from storage.audit import AuditRows
from storage.schema import HEAD
from tests.fakes.small_framework import SMALL_YAML, changed
from tests.storage.contents import contents
from tests.wiring.command_line import Answer, Command, answer_to
from wiring.demo import MAIN
from wiring.services import build_services, services
from wiring.settings import ROOT, load_settings
from wiring.start_checks import claim_home

FRAMEWORK = next((ROOT / "frameworks").glob("fruehe-hilfen-*.yaml"))


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """Runs one command after the other in an empty home, each as if in a process of its own."""
    monkeypatch.setenv("QD_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("QD_DATABASE_URL", raising=False)
    monkeypatch.setenv("QD_BASE_URL", "https://dialog.example.org/")

    def run(*arguments: str) -> Answer:
        services.cache_clear()
        return answer_to(arguments, capsys)

    yield run
    services.cache_clear()


@pytest.fixture
def example_command(command: Command, example_home: Path, tmp_path: Path) -> Command:
    """The same in a home that holds the example workspace."""
    shutil.copytree(example_home, tmp_path / "home")
    return command


def stored() -> dict[str, list[tuple[object, ...]]]:
    return contents(load_settings().effective_database_url)


def test_the_demo_is_built_once_and_announced_each_time(command: Command) -> None:
    first = command("demo")
    before = stored()
    second = command("demo")
    assert first == second == Answer(0, "Der Beispiel-Arbeitsbereich ist bereit.\n", "")
    assert stored() == before
    assert len(before["round"]) == 4


def test_links_as_json_name_kind_network_perspective_and_address(example_command: Command) -> None:
    answer = example_command("links", "--json")
    links = json.loads(answer.out)
    assert (answer.code, answer.err) == (0, "")
    assert [list(link) for link in links] == [["kind", "network", "perspective", "url"]] * 3
    assert {(link["kind"], link["perspective"]) for link in links} == {
        ("round", "koordination"),
        ("round", "fachkraft"),
        ("round", "eltern"),
    }
    assert {link["network"] for link in links} == {"Netzwerk Frühe Hilfen Musterstadt"}
    assert all(link["url"].startswith("https://dialog.example.org/t/") for link in links)


def test_links_for_people_stand_in_lines(example_command: Command) -> None:
    lines = example_command("links").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["round"] * 3
    assert all(len(line.split("\t")) == 4 for line in lines)


def test_an_empty_installation_has_no_links(command: Command) -> None:
    assert command("links", "--json") == Answer(0, "[]\n", "")
    assert command("links") == Answer(0, "", "")


def test_a_round_is_closed_by_its_id(example_command: Command) -> None:
    opened = next(row for row in stored()["round"] if RoundState.OPEN in row)
    answer = example_command("round", "close", str(opened[1]))
    assert (answer.code, answer.err) == (0, "")
    assert str(opened[3]) in answer.out
    again = example_command("round", "close", str(opened[1]))
    assert again == answer
    ready = build_services(load_settings())
    assert ready.rounds(NetworkScope.of(MAIN)).round(str(opened[1])).state is RoundState.CLOSED
    noted = AuditRows(ready.database, NetworkScope.of(MAIN), ready.clock.now).entries()
    assert ("round.closed", str(opened[1]), None) in [(one.action, one.target, one.account_id) for one in noted]
    ready.database.close()


def test_an_unknown_round_cannot_be_closed(example_command: Command) -> None:
    answer = example_command("round", "close", "fehlt")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1


def test_a_draft_cannot_be_closed(example_command: Command) -> None:
    drafted = next(row for row in stored()["round"] if RoundState.DRAFT in row)
    answer = example_command("round", "close", str(drafted[1]))
    assert (answer.code, answer.out) == (1, "")
    assert str(drafted[3]) in answer.err


def test_a_framework_without_findings_is_in_order(command: Command) -> None:
    assert command("framework", "check", str(FRAMEWORK)) == Answer(0, "Die Datei ist in Ordnung.\n", "")
    both = command("framework", "check", str(FRAMEWORK), str(FRAMEWORK))
    assert both == Answer(0, "Alle 2 Dateien sind in Ordnung.\n", "")
    assert command("framework", "check", "--json", str(FRAMEWORK)) == Answer(0, "[]\n", "")


@pytest.fixture
def misspelt(tmp_path: Path) -> Path:
    """A framework with a misspelt field and a missing one."""
    path = tmp_path / "rahmen.yaml"
    path.write_text(changed("    summary: Wie Familien", "    sumary: Wie Familien"), "utf-8")
    return path


def test_each_finding_stands_on_a_line_with_place_code_message_and_suggestion(command: Command, misspelt: Path) -> None:
    answer = command("framework", "check", str(misspelt))
    line = 1 + misspelt.read_text("utf-8").splitlines().index("    sumary: Wie Familien zu Angeboten kommen.")
    assert (answer.code, answer.err) == (1, "")
    (found,) = answer.out.splitlines()
    assert found.startswith(f"{misspelt}:{line}:5 MISSPELT_KEY ")
    message, dash, suggestion = found.partition(" – ")
    assert "sumary" in message
    assert dash
    assert "summary" in suggestion


def test_findings_as_json_are_flat_records(command: Command, misspelt: Path) -> None:
    answer = command("framework", "check", "--json", str(misspelt), str(FRAMEWORK))
    (record,) = json.loads(answer.out)
    assert answer.code == 1
    assert list(record) == ["file", "line", "column", "code", "message", "suggestion"]
    assert (record["file"], record["column"], record["code"]) == (str(misspelt), 5, "MISSPELT_KEY")


def test_the_findings_of_all_files_come_in_one_run(command: Command, misspelt: Path, tmp_path: Path) -> None:
    other = tmp_path / "anderer.yaml"
    other.write_text(SMALL_YAML.replace("schema: 1", "schema: eins"), "utf-8")
    answer = command("framework", "check", str(misspelt), str(other))
    assert {line.partition(":")[0] for line in answer.out.splitlines()} == {str(misspelt), str(other)}


def test_a_file_that_cannot_be_read_is_named(command: Command, tmp_path: Path) -> None:
    answer = command("framework", "check", str(tmp_path / "fehlt.yaml"))
    assert (answer.code, answer.out) == (1, "")
    assert str(tmp_path / "fehlt.yaml") in answer.err


def test_the_tables_are_brought_up_to_date_also_where_there_are_none(command: Command) -> None:
    for _ in range(2):
        assert command("db", "upgrade") == Answer(0, f"Die Datenbank ist auf dem Stand {HEAD}.\n", "")
    assert stored()["alembic_version"] == [(HEAD,)]


def test_the_tables_are_not_changed_under_a_running_app(command: Command, tmp_path: Path) -> None:
    running = claim_home(tmp_path / "home")
    answer = command("db", "upgrade")
    running.release()
    assert (answer.code, answer.out) == (1, "")
    assert str(tmp_path / "home") in answer.err
    assert not (tmp_path / "home" / "qualitaetsdialog.db").exists()


@pytest.mark.parametrize("name", ["serve", "serve-participants"])
def test_a_port_that_is_taken_stops_the_start_with_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        answer = command(name, "--port", port)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert port in answer.err


@pytest.mark.parametrize(("host", "address"), [("127.0.0.1", "http://127.0.0.1:9000"), ("::1", "http://[::1]:9000")])
def test_links_begin_with_the_address_that_is_served(
    command: Command, monkeypatch: pytest.MonkeyPatch, host: str, address: str
) -> None:
    served: list[str] = []
    monkeypatch.setattr("wiring.serving.serve", lambda *_: served.append(load_settings().base_url))
    assert command("serve", "--host", host, "--port", "9000").code == 0
    monkeypatch.delenv("QD_BASE_URL")
    assert command("serve", "--host", host, "--port", "9000").code == 0
    assert served == ["https://dialog.example.org/", address]


def test_a_wrong_setting_is_one_line(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QD_BASE_URL", "dialog.example.org")
    for arguments in (("links",), ("demo",), ("db", "upgrade")):
        answer = command(*arguments)
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.splitlines()) == 1
        assert "QD_BASE_URL" in answer.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QD_DATABASE_URL", "nonsense"),
        ("QD_DATABASE_URL", "mysql://example.org/qd"),
        ("QD_DATABASE_URL", "postgresql+psycopg://qd@localhost:1/qd"),
        ("QD_HOME", "/proc/nirgends"),
    ],
)
def test_a_database_or_a_home_that_cannot_be_used_is_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    answer = command("links")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [(), ("unbekannt",), ("round",), ("round", "close"), ("framework", "check"), ("links", "--xml")]
)
def test_what_is_not_understood_ends_with_two(command: Command, arguments: tuple[str, ...]) -> None:
    answer = command(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "qualitaetsdialog" in answer.err


def test_help_names_every_command(command: Command) -> None:
    answer = command("--help")
    assert answer.code == 0
    listed = {line.split()[0] for line in answer.out.splitlines() if line.startswith("    ")}
    assert {"serve", "serve-participants", "demo", "links", "framework", "round", "db"} <= listed


def test_what_is_due_is_told_and_nothing_is_told_too(example_command: Command) -> None:
    assert example_command("round", "due") == Answer(0, "Heute ist nichts fällig.\n", "")
    assert example_command("tidy") == Answer(0, "Heute ist nichts fällig.\n", "")
