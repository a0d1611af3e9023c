"""The app starts only where it can work, and says in one sentence why it does not."""

import multiprocessing
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from texts.catalogue import translator
from wiring.errors import StartRefused
from wiring.settings import ROOT
from wiring.start_checks import check_one_worker, check_port_is_free, claim_home


@pytest.mark.parametrize("workers", [None, "", "1"])
def test_one_process_may_start(monkeypatch: pytest.MonkeyPatch, workers: str | None) -> None:
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    if workers is not None:
        monkeypatch.setenv("WEB_CONCURRENCY", workers)
    check_one_worker()


def test_several_processes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_CONCURRENCY", "4")
    with pytest.raises(StartRefused) as caught:
        check_one_worker()
    assert caught.value.data == {"reason": "workers", "workers": "4"}


def test_a_process_that_another_has_started_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    monkeypatch.setattr(multiprocessing, "parent_process", multiprocessing.current_process)
    with pytest.raises(StartRefused):
        check_one_worker()


@pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_a_port_where_another_program_listens_is_refused(family: int, host: str) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as other:
        other.bind((host, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(StartRefused) as caught:
            check_port_is_free(host, port)
        assert caught.value.data == {"reason": "port", "host": host, "port": port}
    check_port_is_free(host, port)


def test_a_second_app_in_the_same_home_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    first = claim_home(tmp_path)
    with pytest.raises(StartRefused) as caught:
        claim_home(tmp_path)
    assert caught.value.data == {"reason": "second_app", "home": str(tmp_path)}
    first.release()
    claim_home(tmp_path).release()


def test_a_home_is_free_again_after_its_app_was_killed(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from wiring.start_checks import claim_home; "
        "lock = claim_home(Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, check=False)
    assert (tmp_path / "app.lock").exists()
    claim_home(tmp_path).release()


def test_a_home_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    claim_home(tmp_path / "neu").release()
    assert (tmp_path / "neu").is_dir()


@pytest.mark.parametrize(
    ("reason", "data"),
    [
        ("workers", {"workers": "4"}),
        ("port", {"host": "127.0.0.1", "port": 8501}),
        ("second_app", {"home": "hier"}),
        ("sqlite_workers", {"workers": 4}),
        ("home", {"home": "hier", "problem": "Permission denied"}),
        ("key", {"path": "hier/secret"}),
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_reason_is_one_clear_line(language: str, reason: str, data: dict[str, object]) -> None:
    refused = StartRefused(reason=reason, **data)
    line = translator(language).error(refused.code, refused.data)
    assert "\n" not in line
    assert all(str(value) in line for value in data.values())
