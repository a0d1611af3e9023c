"""The examples of the guide to the interface run as they stand there, against a server, and bring the same table."""

import csv
import io
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import uvicorn

from networks.scopes import NetworkScope
from networks.tokens import Reads, TokenWish
from selfeval.model import RoundState
from selfeval.release import Reach
from selfeval.results import results_of
from tests.web.site import application
from tests.wiring.installation import build_example, installation_at
from tools.running_app import free_port
from tools.statistics_programs import r_with_jsonlite
from wiring.access_tokens import make
from wiring.services import Services

GUIDE = Path(__file__).parents[2] / "docs" / "schnittstelle.md"


def example(language: str) -> str:
    """The example of the guide in a programming language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return str(found)


@contextmanager
def served(services: Services) -> Iterator[str]:
    """The address of a server in this process."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(application(services), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            thread.join(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[tuple[Services, dict[str, str]]]:
    """The example workspace, served, with the address and a token as the guide wants them in the environment."""
    with installation_at(build_example(tmp_path / "home")) as services, served(services) as address:
        account = next(one for one in services.accounts().accounts() if one.networks)
        until = services.clock.today() + timedelta(days=1)
        made = make(services, account, TokenWish("Probe", frozenset({Reads.RESULTS}), account.networks, until))
        yield services, os.environ | {"QD_ADDRESS": address, "QD_TOKEN": made.secret, "PYTHONIOENCODING": "utf-8"}


def table_of(command: list[str], environment: dict[str, str]) -> list[dict[str, str]]:
    """The table that a script prints."""
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def expected(services: Services) -> set[tuple[str, ...]]:
    """Every count that the results of the example show, and every group that is hidden."""
    account = next(one for one in services.accounts().accounts() if one.networks)
    store = services.rounds(NetworkScope(account.networks))
    found: set[tuple[str, ...]] = set()
    for of_round in (one for one in store.rounds() if one.state is RoundState.CLOSED):
        for result in results_of(store, of_round.id, Reach.INTERNAL).items:
            for group, figure in {**result.perspectives, **result.levels}.items():
                shown = [(answer, str(count)) for answer, count in figure.counts.items()]
                found |= {(of_round.id, result.item.id, group, figure.shown, *one) for one in shown}
    return found


def given(table: list[dict[str, str]]) -> set[tuple[str, ...]]:
    names = ("round", "item", "group", "shown", "answer", "count")
    return {tuple(row[name] for name in names) for row in table if row["count"] not in ("", "0")}


def test_the_example_in_python_brings_the_figures_of_the_screen(
    workspace: tuple[Services, dict[str, str]], tmp_path: Path
) -> None:
    services, environment = workspace
    script = tmp_path / "beispiel.py"
    script.write_text(example("python"), "utf-8")
    table = table_of([sys.executable, str(script)], environment)
    assert given(table) == expected(services) != set()
    hidden = [row for row in table if row["shown"] == "hidden"]
    assert {row["count"] for row in hidden} <= {""}


@pytest.mark.slow
def test_the_example_in_r_brings_the_same_table(workspace: tuple[Services, dict[str, str]], tmp_path: Path) -> None:
    services, environment = workspace
    script = tmp_path / "beispiel.R"
    script.write_text(example("r"), "utf-8")
    assert given(table_of([r_with_jsonlite(), "--vanilla", str(script)], environment)) == expected(services)
