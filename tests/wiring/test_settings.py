"""A wrong setting stops the start with one clear line, and a right one is taken from the environment."""

from pathlib import Path

import pytest

from wiring.errors import SettingsInvalid
from wiring.settings import ROOT, Settings, load_settings


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"QD_{name.upper()}", raising=False)


def test_without_any_setting_everything_lies_in_the_checkout() -> None:
    settings = load_settings()
    assert settings.home == ROOT / "var"
    assert settings.frameworks == ROOT / "frameworks"
    assert settings.effective_database_url == f"sqlite:///{ROOT / 'var' / 'qualitaetsdialog.db'}"
    assert settings.base_url == "http://127.0.0.1:8501"
    assert not settings.is_https


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    values = {"HOME": str(tmp_path), "BASE_URL": "https://dialog.example.org", "IDLE_POLL_SECONDS": "5"}
    for name, value in values.items():
        monkeypatch.setenv(f"QD_{name}", value)
    settings = load_settings()
    assert (settings.home, settings.is_https, settings.idle_poll_seconds) == (tmp_path, True, 5)
    assert settings.effective_database_url == f"sqlite:///{tmp_path / 'qualitaetsdialog.db'}"


def test_an_address_of_a_database_stands_for_the_file_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QD_DATABASE_URL", "postgresql+psycopg://qd@db.example.org/qd")
    assert load_settings().effective_database_url == "postgresql+psycopg://qd@db.example.org/qd"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QD_IDLE_POLL_SECONDS", "oft"),
        ("QD_IDLE_POLL_SECONDS", "0.1"),
        ("QD_IDLE_POLL_SECONDS", "61"),
        ("QD_BASE_URL", "dialog.example.org"),
        ("QD_BASE_URL", "ftp://dialog.example.org"),
        ("QD_BASE_URL", "https://"),
        ("QD_BASE_URL", "https://dialog.example.org/im/ordner"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as caught:
        load_settings()
    problem = str(caught.value.data["problem"])
    assert problem.startswith(f"{name}: ")
    assert "\n" not in problem
