"""Analysts get single sheets of rounds whose networks agreed to it, of years that are over, and it is noted."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from analysis.cubes import cube_of
from analysis.handed_in import Audience, Facts, HandedIn, Profile
from exports.errors import DataExportRefused
from networks.accounts import Account, Grant, Role
from networks.errors import NotPermitted
from networks.model import Network, NetworkKind
from networks.places import Land, MunicipalityKind
from networks.scopes import AdministrationScope, NetworkScope
from selfeval.closing import close_round
from selfeval.consents import ConsentKind, consent_to, revoke_consent
from selfeval.model import Recipient, Round
from selfeval.release import Release
from selfeval.rounds import RoundDraft, open_round, plan_round
from storage.audit import AuditRows
from tests.fakes.empty_tables import put_tables
from tests.fakes.small_round import FRAMEWORK, plan
from tests.storage.workspace import TEST, answer
from tests.wiring.command_line import Answer, answer_to
from wiring import services as installed
from wiring.analysts_data import load_answers, load_handed_in, microdata_rounds
from wiring.clock import Clock
from wiring.services import Services, build_services
from wiring.settings import Settings

LAST_YEAR, THIS_YEAR = date(2025, 11, 3), date(2026, 2, 1)
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
STEPS = ("trifft-zu", "trifft-eher-zu", "trifft-wenig-zu")
ANALYST = Account(id="analyse", login="analyse@example.org", name="Analyse", grants=(Grant(role=Role.ANALYST),))
NOBODY = Account(id="andere", login="andere@example.org", name="Andere")


@pytest.fixture
def ready(tmp_path: Path) -> Iterator[Services]:
    """An installation with an analyst."""
    home = tmp_path / "home"
    home.mkdir()
    services = build_services(Settings(home=put_tables(home)), Clock(lambda: NOON))
    for one in (ANALYST, NOBODY):
        services.accounts().save_account(one)
    yield services
    services.database.close()


def closed_round(services: Services, number: int, people: int = 15) -> Round:
    """A closed round of a network of its own, in which so many professionals answered."""
    network_id = f"netz-{number}"
    services.networks(AdministrationScope()).save_network(
        Network(id=network_id, name=f"Netz {number}", kind=NetworkKind.FRUEHE_HILFEN)
    )
    store = services.rounds(NetworkScope.of(network_id))
    recipients = frozenset({Recipient.NETWORK, Recipient.NZFH})
    draft = RoundDraft(network_id, "Runde", ("finden",), (plan("fachkraft"),), recipients=recipients)
    drafted = plan_round(store, FRAMEWORK, draft)
    opened = open_round(store, services.keys, drafted.id, LAST_YEAR, ())
    for turn in range(people):
        answer(services.database, opened, "fachkraft", STEPS[turn % len(STEPS)])
    return close_round(services.closing(), opened.id, LAST_YEAR, lambda _: None)


def agree(
    services: Services,
    of_round: Round,
    kinds: tuple[ConsentKind, ...] = (ConsentKind.NZFH, ConsentKind.MICRODATA),
    on: date = LAST_YEAR,
) -> None:
    """Let a network agree, and hand its release in."""
    scope = NetworkScope.of(of_round.network_id)
    for kind in kinds:
        consent_to(services.consents(scope), of_round, kind, "Steuerungsgruppe", on)
    release = Release(tuple(services.rounds(scope).release_parts(of_round.id)))
    profile = Profile(
        place=f"ort-{of_round.network_id}",
        land=Land.HE,
        kind=MunicipalityKind.LANDKREIS,
        network_kind=NetworkKind.FRUEHE_HILFEN,
    )
    handed = HandedIn(
        audience=Audience.NZFH,
        release_id=of_round.id,
        origin="hier",
        received_on=on,
        profile=profile,
        framework_id="kleiner-rahmen",
        framework_version="1.0",
        framework_sha256=of_round.framework_sha256,
        opened_on=LAST_YEAR,
        closed_on=LAST_YEAR,
        cube=cube_of(of_round, FRAMEWORK, release),
        agreed_by="Steuerungsgruppe",
        agreed_on=on,
        network_id=of_round.network_id,
        round_id=of_round.id,
    )
    assert services.handed_in(scope).add(handed, Facts())


@pytest.fixture
def five(ready: Services) -> list[Round]:
    """Five rounds whose networks agreed last year."""
    rounds = [closed_round(ready, number) for number in range(5)]
    for one in rounds:
        agree(ready, one)
    return rounds


def test_rounds_that_agreed_last_year_are_in_the_data(ready: Services, five: list[Round]) -> None:
    [made] = load_answers(ready, ANALYST, "de")
    assert made.count == 5 * 10
    assert {one.of_round.id for one in microdata_rounds(ready, ANALYST)} == {one.id for one in five}


@pytest.mark.parametrize("kinds", [(ConsentKind.NZFH,), (ConsentKind.MICRODATA,), ()])
def test_a_round_without_both_consents_is_not(
    ready: Services, five: list[Round], kinds: tuple[ConsentKind, ...]
) -> None:
    other = closed_round(ready, 9)
    agree(ready, other, kinds)
    assert other.id not in {one.of_round.id for one in microdata_rounds(ready, ANALYST)}


def test_a_consent_that_was_taken_back_takes_the_sheets_out(ready: Services, five: list[Round]) -> None:
    store = ready.consents(NetworkScope.of(five[0].network_id))
    revoke_consent(store, five[0], ConsentKind.MICRODATA, "Steuerungsgruppe", THIS_YEAR)
    with pytest.raises(DataExportRefused) as refused:
        load_answers(ready, ANALYST, "de")
    assert refused.value.data["reason"] == "no_microdata"


def test_who_agrees_later_waits_until_that_year_is_over(ready: Services, five: list[Round]) -> None:
    other = closed_round(ready, 9)
    agree(ready, other, on=THIS_YEAR)
    assert other.id not in {one.of_round.id for one in microdata_rounds(ready, ANALYST)}


def test_nobody_but_analysts_gets_anything(ready: Services, five: list[Round]) -> None:
    for loads in (load_answers, load_handed_in):
        with pytest.raises(NotPermitted):
            loads(ready, NOBODY, "de")


def test_what_was_handed_in_comes_as_results(ready: Services, five: list[Round]) -> None:
    [made] = load_handed_in(ready, ANALYST, "de")
    assert made.count == 5 * 2


Again = Callable[[], Services]


@pytest.fixture
def again(ready: Services, five: list[Round], monkeypatch: pytest.MonkeyPatch) -> Again:
    """Opens the installation as every command does, on the day of the test."""

    def opened() -> Services:
        return build_services(ready.settings, ready.clock)

    ready.database.close()
    monkeypatch.setattr(installed, "services", opened)
    return opened


def contents(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def export(capsys: pytest.CaptureFixture[str], *words: object) -> Answer:
    return answer_to(("export", *words), capsys)


WHO = ("--account", ANALYST.login, "--reason", "Güte der Aussagen")


def test_the_command_writes_sheets_the_same_each_time_and_notes_who_took_them_and_why(
    again: Again, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        answered = export(capsys, "answers", "--format", "sav", "--out", tmp_path / name, *WHO)
        assert (answered.code, answered.err) == (0, "")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert b"nicht mit anderen Daten" in contents(tmp_path / "a")["answers-kleiner-rahmen-1-0-wege-codebook.html"]
    opened = again()
    entries = AuditRows(opened.database, TEST, opened.clock.now).entries()
    opened.database.close()
    noted = [one for one in entries if one.action == "data.exported"]
    assert {(one.target, one.account_id) for one in noted} == {("answers sav · Güte der Aussagen", ANALYST.id)}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ((), "Ergänzen Sie --account"),
        (("--account", ANALYST.login), "Ergänzen Sie --account"),
        (("--account", "gibt-es-nicht", "--reason", "x"), "„gibt-es-nicht“"),
        ((*WHO, "--round", "runde"), "einzelne Runden schließen"),
        (("--account", NOBODY.login, "--reason", "x"), ""),
    ],
)
def test_the_command_refuses_in_one_german_line(
    again: Again,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    more: tuple[str, ...],
    says: str,
) -> None:
    answered = export(capsys, "answers", "--format", "csv", "--out", tmp_path / "x", *more)
    assert (answered.code, answered.err.count("\n")) == (1, 1)
    assert says in answered.err
    assert not (tmp_path / "x").exists()


def test_the_command_writes_what_was_handed_in(
    again: Again, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answered = export(capsys, "results", "--handed-in", "--format", "csv", "--out", tmp_path, *WHO)
    assert (answered.code, answered.err) == (0, "")
    assert (tmp_path / "handed_in.csv").is_file()
