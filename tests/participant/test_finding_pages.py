"""Everybody reads what analysts published, with its evidence, its history and its data, and no draft."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from analysis.findings import Decision, RecordedFinding, Verdict, decide, next_draft, publish, withdraw
from networks.scopes import ReleasedScope
from participant.application import create_app
from tests.fakes.empty_tables import put_tables
from tests.fakes.finding_store import REWORD, draft, evidence
from tests.fakes.small_round import TODAY
from wiring.services import Services, build_services
from wiring.settings import Settings

ENGLISH = {"sentence_en": "Many parents cannot say.", "limits_en": "Only who handed in."}
Phone = Callable[[], TestClient]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """An installation of its own, in which nothing has been published yet."""
    made = build_services(Settings(home=put_tables(tmp_path), base_url="http://testserver"))
    yield made
    made.database.close()


@pytest.fixture
def phone(services: Services) -> Phone:
    app = create_app(lambda: services)
    return lambda: TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def published(services: Services) -> RecordedFinding:
    store = services.findings(ReleasedScope("konto"))
    store.save(draft("befund-2026-7", sentence="Ein Entwurf."))
    first = publish(
        store, draft(evidence=(evidence(), evidence(12, 300)), proposal=REWORD).model_copy(update=ENGLISH), TODAY
    )
    decision = Decision(verdict=Verdict.ACCEPTED, by="Fachbeirat", on=TODAY, why="Drei Jahre gleich.")
    return decide(store, first, decision)


def test_the_list_shows_what_was_published_and_no_draft(published: RecordedFinding, phone: Phone) -> None:
    page = phone().get("/befunde")
    assert page.status_code == 200
    assert published.sentence in page.text
    assert "Ein Entwurf." not in page.text
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_a_finding_has_its_own_address_with_evidence_limits_and_decision(
    published: RecordedFinding, phone: Phone
) -> None:
    page = phone().get(f"/befunde/{published.id}").text
    for part in (published.sentence, "34 %", "120 Antworten aus 7 Orten", "300 Antworten aus 12 Orten", "Fachbeirat"):
        assert part in page
    assert published.limits in page
    assert "Ich weiß, wer mir in meiner Stadt weiterhilft." in page


def test_an_english_page_marks_what_is_german(published: RecordedFinding, phone: Phone) -> None:
    page = phone().get(f"/befunde/{published.id}?sprache=en").text
    assert '<html lang="en"' in page
    assert "Many parents cannot say." in page
    assert "34%" in page
    assert f'<span lang="de">{published.evidence[0].about}</span>' in page


def test_other_languages_fall_back_to_german(published: RecordedFinding, phone: Phone) -> None:
    assert '<html lang="de"' in phone().get(f"/befunde/{published.id}?sprache=tr").text


@pytest.mark.parametrize(
    "path",
    [
        "befund-2026-7",
        "befund-2026-7/belege.csv",
        "gibt-es-nicht",
        "befund-2026-1/fassung/2",
        "befund-2026-1/fassung/x",
    ],
)
def test_drafts_and_what_there_is_not_get_the_same_answer(published: RecordedFinding, phone: Phone, path: str) -> None:
    assert published.id == "befund-2026-1"
    unknown = phone().get("/t/gibt-es-nicht-mehr")
    page = phone().get(f"/befunde/{path}")
    assert (page.status_code, page.text) == (404, unknown.text)


def test_an_earlier_version_stays_readable_and_says_so(
    services: Services, published: RecordedFinding, phone: Phone
) -> None:
    store = services.findings(ReleasedScope("konto"))
    again = next_draft(store, published, TODAY).model_copy(update={"sentence": "Genauer gesagt."})
    publish(store, again, TODAY)
    assert "Genauer gesagt." in phone().get(f"/befunde/{published.id}").text
    earlier = phone().get(f"/befunde/{published.id}/fassung/1").text
    assert published.sentence in earlier
    assert "frühere Fassung" in earlier


def test_a_withdrawn_finding_is_marked_and_gives_its_reason(
    services: Services, published: RecordedFinding, phone: Phone
) -> None:
    withdraw(services.findings(ReleasedScope("konto")), published, "Ein Fehler in der Zählung.", TODAY)
    assert "Zurückgezogen am" in phone().get("/befunde").text
    page = phone().get(f"/befunde/{published.id}").text
    assert "Ein Fehler in der Zählung." in page
    assert published.sentence in page


def test_the_evidence_lies_beside_as_open_data(published: RecordedFinding, phone: Phone) -> None:
    table = phone().get(f"/befunde/{published.id}/belege.csv")
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert [(row["finding"], row["value"], row["answers"], row["places"]) for row in rows] == [
        ("befund-2026-1", "0.34", "120", "7"),
        ("befund-2026-1", "0.34", "300", "12"),
    ]
    data = json.loads(phone().get(f"/befunde/{published.id}/belege.json").text)
    assert data["findings"][0]["sentence"] == published.sentence
    assert "Namensnennung" in data["licence"]


def test_the_data_package_binds_everything_and_is_the_same_every_time(published: RecordedFinding, phone: Phone) -> None:
    content = phone().get("/befunde/daten.zip").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {"befunde.csv", "befunde.json", "datapackage.json", "befunde-codebook.html"} <= set(archive.namelist())
        package = json.loads(archive.read("datapackage.json"))
    assert package["conditions"]
    assert package["resources"][0]["path"] == "befunde.csv"
    assert phone().get("/befunde/daten.zip").content == content


def test_before_anything_is_published_the_page_says_so(phone: Phone) -> None:
    page = phone().get("/befunde")
    assert page.status_code == 200
    assert "Noch ist kein Befund veröffentlicht." in page.text
    assert phone().get("/befunde/daten.zip").status_code == 404
