"""The command ``export`` writes data sets with their codebooks, the same bytes each time, or says why not."""

import json
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from exports.statistical.formats import FORMATS
from networks.scopes import NetworkScope
from selfeval.model import RoundState
from storage.audit import AuditRows
from tests.storage.workspace import TEST
from tests.wiring.command_line import Answer, answer_to
from tests.wiring.installation import build_example
from wiring.services import build_services, services
from wiring.settings import Settings


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the example workspace."""
    return build_example(tmp_path_factory.mktemp("home"))


@pytest.fixture
def home(example: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home that commands find."""
    monkeypatch.setenv("QD_HOME", str(example))
    return example


def export(capsys: pytest.CaptureFixture[str], what: str, out: Path, *more: str) -> Answer:
    services.cache_clear()
    return answer_to(("export", what, "--out", out, *more), capsys)


def contents(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("what", ["results", "agreements", "network"])
def test_the_same_data_and_options_give_the_same_bytes(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str, form: str
) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for out in (first, second):
        answer = export(capsys, what, out, "--format", form, "--reach", "beide")
        assert (answer.code, answer.err) == (0, "")
        assert str(out) in answer.out
    assert contents(first) == contents(second)
    endings = {name.split("/")[-1] for name in contents(first)}
    name = "rounds" if what == "network" else what
    assert {f"{name}{FORMATS[form].ending}", f"{name}-codebook.html", f"{name}-ddi.xml"} <= endings
    assert ("datapackage.json" in endings) == (form == "csv")


def test_the_three_tables_of_networks_have_folders_of_their_own(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(capsys, "network", tmp_path, "--format", "csv")
    assert {path.name for path in tmp_path.iterdir()} == {"organisations", "municipalities", "rounds"}
    package = json.loads((tmp_path / "rounds" / "datapackage.json").read_text("utf-8"))
    assert {one["path"] for one in package["resources"]} >= {"rounds.csv", "rounds.R", "rounds-codebook.html"}


def test_an_excel_file_is_right_for_people(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(capsys, "results", tmp_path, "--format", "xlsx", "--reach", "oeffentlich")
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    assert book.sheetnames == ["Daten in Worten", "Daten in Codes", "Codebuch"]
    words = book["Daten in Worten"]
    assert words.freeze_panes == "A2"
    head = [cell.value for cell in words[1]]
    assert head[:3] == ["Netzwerk", "Kommune der Runde", "Kennung der Runde"]
    column = head.index("Antworten auf diese Aussage")
    told = {row[column].value for row in words.iter_rows(min_row=2)}
    assert "nicht gezeigt" in told
    assert any(isinstance(one, int) for one in told)
    assert {cell.data_type for row in words.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}


def test_only_the_rounds_that_are_named_are_written(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(capsys, "results", tmp_path / "all", "--format", "parquet")
    every = pq.read_table(tmp_path / "all" / "results.parquet").column("round").to_pylist()
    one = min(set(every))
    export(capsys, "results", tmp_path / "one", "--format", "parquet", "--round", one)
    assert set(pq.read_table(tmp_path / "one" / "results.parquet").column("round").to_pylist()) == {one}
    assert len(set(every)) > 1


def test_reach_and_language_are_as_asked_for(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(capsys, "results", tmp_path, "--format", "csv", "--reach", "oeffentlich", "--language", "en")
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert package["title"] == "Released results"
    assert package["conditions"][0].startswith("Reach public")


def test_an_unknown_round_is_refused_in_one_german_line(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = export(capsys, "results", tmp_path / "x", "--format", "csv", "--round", "gibt-es-nicht")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "x").exists()


def test_an_open_round_is_refused(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready = build_services(Settings(home=home))
    networks = ready.networks(TEST).networks()
    rounds = ready.rounds(NetworkScope(frozenset(one.id for one in networks))).rounds()
    [opened, *_] = [one for one in rounds if one.state is RoundState.OPEN]
    ready.database.close()
    answer = export(capsys, "results", tmp_path / "x", "--format", "csv", "--round", opened.id)
    assert (answer.code, "noch keine Ergebnisse" in answer.err) == (1, True)


def test_an_unknown_network_is_refused(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = export(capsys, "network", tmp_path / "x", "--format", "csv", "--network", "gibt-es-nicht")
    assert answer.code == 1


def test_a_folder_that_cannot_be_written_is_named(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "datei"
    taken.write_text("da", "utf-8")
    answer = export(capsys, "results", taken, "--format", "csv")
    assert answer.code == 1
    assert str(taken) in answer.err


def test_every_network_finds_in_its_audit_what_was_taken(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(capsys, "results", tmp_path, "--format", "sav", "--reach", "oeffentlich")
    ready = build_services(Settings(home=home))
    entries = AuditRows(ready.database, TEST, ready.clock.now).entries()
    ready.database.close()
    noted = [one for one in entries if (one.action, one.target) == ("data.exported", "results sav oeffentlich")]
    assert [one for one in noted if one.network_id]
    assert {one.account_id for one in noted} == {None}
