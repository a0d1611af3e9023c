"""Passing results on: nothing leaves without a consent, and everybody sees before what would leave."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from analysis.handed_in import Audience
from networks.scopes import ComparedScope, ReleasedScope
from selfeval.consents import ConsentKind
from selfeval.model import Recipient, Round
from storage.audit import AuditRows
from tests.fakes.small_round import plan
from tests.storage.workspace import TEST
from tests.ui.card_tables import card_tables
from tests.ui.spoken import said
from tests.ui.workspace import ADMINISTRATOR, FACILITATOR, Workspace, has_failed
from ui.links import ROUND

TOLD = frozenset(Recipient)
MANY = {"koordination": [4], "leitung": [4], "fachkraft": [4, 3] * 6, "eltern": [1, 2, 1, 2, 2, 1]}


@pytest.fixture
def closed(workspace: Workspace) -> Round:
    return workspace.closed("Herbst", MANY, TOLD)


def page(workspace: Workspace, of_round: Round | None = None) -> AppTest:
    at = workspace.page("weitergeben", **({ROUND: of_round.id} if of_round else {}))
    assert not has_failed(at)
    return at


def agreed(workspace: Workspace, of_round: Round, kind: ConsentKind, body: str = "Steuerungsgruppe") -> AppTest:
    at = page(workspace, of_round)
    at.text_input(key=f"agree.body.{kind.value}").input(body)
    at.button(key=f"agree.save.{kind.value}").click().run()
    assert not has_failed(at)
    return at


def let_go(workspace: Workspace) -> dict[Audience, int]:
    services = workspace.services
    return {
        Audience.COMPARISON: len(services.handed_in(ComparedScope()).all_for(Audience.COMPARISON)),
        Audience.NZFH: len(services.handed_in(ReleasedScope("konto")).all_for(Audience.NZFH)),
    }


def test_before_anybody_agrees_the_page_says_what_would_leave(workspace: Workspace, closed: Round) -> None:
    at = page(workspace, closed)
    table = card_tables(at)[0]
    assert table["Perspektive"] == ["Koordination", "Leitung", "Fachkräfte", "Eltern"]
    assert table["Geantwortet"] == ["weniger als 10", "ein Gremium", "12", "weniger als 10"]
    assert "Der Name der Kommune und der Name des Netzwerks sind nicht dabei." in said(at)
    each = card_tables(at)[1]
    assert set(each["Eltern"]) <= {"verborgen", "nicht gefragt"}
    assert "Verteilung" in set(each["Fachkräfte"])
    assert let_go(workspace) == {Audience.COMPARISON: 0, Audience.NZFH: 0}
    assert "Noch ist keine Zustimmung festgehalten." in said(at)


def test_perspectives_that_are_counted_together_stand_in_one_row_that_names_them(workspace: Workspace) -> None:
    plans = (plan("fachkraft"), plan("ehrenamt").model_copy(update={"shown_with": "fachkraft", "invited": 9}))
    of_round = workspace.closed("Zusammen", {"fachkraft": [4, 3] * 4, "ehrenamt": [1, 2] * 3}, TOLD, plans)
    whole, each, *_ = card_tables(page(workspace, of_round))
    assert whole["Perspektive"] == ["Fachkräfte und Ehrenamt (zusammen gezählt)"]
    assert (whole["Geantwortet"], whole["Eingeladen"]) == (["14"], ["nicht bekannt"])
    assert "Fachkräfte und Ehrenamt (zusammen gezählt)" in each


def test_a_consent_with_body_and_day_lets_go_and_stands_in_the_record(workspace: Workspace, closed: Round) -> None:
    at = page(workspace, closed)
    at.text_input(key="agree.body.comparison").input("Lenkungskreis")
    at.date_input(key="agree.day.comparison").set_value(date(2026, 11, 21))
    at.button(key="agree.save.comparison").click().run()
    assert "Die Zustimmung ist festgehalten." in said(at)
    assert let_go(workspace) == {Audience.COMPARISON: 1, Audience.NZFH: 0}
    assert card_tables(at)[-1]["Zugestimmt"] == ["Lenkungskreis, 21.11.2026"]
    actions = [
        one.action for one in AuditRows(workspace.services.database, TEST, workspace.services.clock.now).entries()
    ]
    assert actions == ["consent.comparison"]


def test_what_would_leave_is_what_leaves_while_a_consent_holds(workspace: Workspace, closed: Round) -> None:
    assert "verlassen würde" in said(page(workspace, closed))
    at = agreed(workspace, closed, ConsentKind.COMPARISON)
    assert "Was das Netzwerk verlässt" in said(at)
    assert "verlassen würde" not in said(at)
    at.text_input(key="back.by.comparison").input("Leitung")
    at.button(key="back.save.comparison").click().run()
    assert "verlassen würde" in said(at)


@pytest.mark.parametrize(
    ("kind", "day", "words"),
    [
        (ConsentKind.NZFH, date(2025, 12, 31), "muss hier ein Tag dieses Jahres stehen"),
        (ConsentKind.NZFH, date(2026, 11, 20), "liegt dieser Tag vor ihrem Beginn"),
        (ConsentKind.COMPARISON, date(2025, 12, 31), "liegt dieser Tag vor ihrem Beginn"),
        (ConsentKind.MICRODATA, date(2026, 11, 22), "liegt dieser Tag noch vor uns"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_our_words_and_loses_nothing_typed(
    workspace: Workspace, closed: Round, kind: ConsentKind, day: date, words: str
) -> None:
    at = page(workspace, closed)
    field = at.date_input(key=f"agree.day.{kind.value}")
    assert field.min < day < field.max, "a browser would say it in English and keep another day"
    at.text_input(key=f"agree.body.{kind.value}").input("Lenkungskreis")
    field.set_value(day)
    at.button(key=f"agree.save.{kind.value}").click().run()
    assert words in said(at)
    assert at.text_input(key=f"agree.body.{kind.value}").value == "Lenkungskreis"
    assert at.date_input(key=f"agree.day.{kind.value}").value == day
    assert workspace.services.consents(workspace.scope).consents() == []


def test_without_a_body_nothing_is_recorded_and_the_day_stays(workspace: Workspace, closed: Round) -> None:
    at = page(workspace, closed)
    at.button(key="agree.save.nzfh").click().run()
    assert "Bitte tragen Sie ein, welches Gremium zugestimmt hat." in said(at)
    assert workspace.services.consents(workspace.scope).consents() == []


def test_the_file_is_offered_with_the_number_to_compare(workspace: Workspace, closed: Round) -> None:
    at = agreed(workspace, closed, ConsentKind.NZFH)
    assert f"/herunterladen/abgabe/{closed.id}" in said(at)
    assert "Nummer dieser Installation" in said(at)


@pytest.mark.parametrize("kind", ConsentKind)
def test_taking_back_says_what_cannot_be_fetched_back_and_keeps_the_record(
    workspace: Workspace, closed: Round, kind: ConsentKind
) -> None:
    at = agreed(workspace, closed, kind)
    assert "zurückholen" in said(at)
    at.button(key=f"back.save.{kind.value}").click().run()
    assert "Bitte tragen Sie ein, wer die Zustimmung zurücknimmt" in said(at)
    at.text_input(key=f"back.by.{kind.value}").input("Leitung")
    at.button(key=f"back.save.{kind.value}").click().run()
    assert "Die Zustimmung ist zurückgenommen" in said(at)
    assert card_tables(at)[-1]["Beendet"] == ["Leitung, 21.11.2026"]
    assert let_go(workspace) == {Audience.COMPARISON: 0, Audience.NZFH: 0}


def test_what_people_were_not_told_cannot_be_let_go(workspace: Workspace) -> None:
    of_round = workspace.closed("Nur innen", MANY)
    at = page(workspace, of_round)
    assert said(at).count("Das geht bei dieser Runde nicht") == 3
    assert not [one for one in at.button if str(one.key).startswith("agree.save")]


def test_whoever_does_not_coordinate_looks_and_does_nothing(workspace: Workspace, closed: Round) -> None:
    agreed(workspace, closed, ConsentKind.NZFH)
    workspace.give_roles(FACILITATOR)
    at = page(workspace, closed)
    assert "Zugestimmt hat:" in said(at)
    assert "/herunterladen/abgabe" not in said(at)
    assert not [one for one in at.button if str(one.key).startswith(("agree.save", "back.save"))]


def test_signs_of_markdown_in_a_body_stay_signs(workspace: Workspace, closed: Round) -> None:
    at = agreed(workspace, closed, ConsentKind.COMPARISON, "Kreis *eins* <b>")
    assert "**Kreis *eins* <b>**" in said(at)


def test_without_a_closed_round_the_page_says_what_to_do(workspace: Workspace) -> None:
    assert page(workspace).info


def test_the_page_is_not_in_the_way_of_whoever_has_no_network(workspace: Workspace) -> None:
    workspace.give_roles(ADMINISTRATOR)
    assert page(workspace).info
