"""The section "Sprachen": what our own words say in each language, and who has checked them."""

from streamlit.testing.v1 import AppTest

from qualitaetsrahmen.languages.translations import Translation
from storage.audit import AuditRows
from tests.fakes.translation import translation_of
from tests.fakes.versions import framework
from tests.ui.frameworks.own_frameworks import brought, tables
from tests.ui.spoken import said
from tests.ui.workspace import FACILITATOR, NETWORK, NOW, Workspace, has_failed
from texts.catalogue import translator
from ui.frameworks.interface_section import as_table, sentences
from ui.links import sheet_path
from wiring.interface_languages import confirmed_languages

FORM = "interface.review.tr:0"


def section(workspace: Workspace) -> AppTest:
    at = workspace.page("rahmen").segmented_control(key="bereich").set_value("languages").run()
    at.selectbox(key="interface.language").set_value("tr").run()
    assert not has_failed(at)
    return at


def check(at: AppTest, by: str = "Sprachmittlung der Stadt", how: str = "alles gelesen") -> AppTest:
    """Fill in the form and send it."""
    at.text_input(key=f"{FORM}.by").set_value(by)
    at.text_input(key=f"{FORM}.how").set_value(how)
    next(button for button in at.button if button.label == "Die Oberfläche ist geprüft").click()
    return at.run()


def offered(workspace: Workspace) -> frozenset[str]:
    return confirmed_languages(workspace.services, NETWORK.id)


def turkish() -> bytes:
    one: Translation = translation_of(framework(), "tr")
    return one.model_dump_json(by_alias=True, exclude_none=True).encode()


def test_every_language_stands_with_its_state(workspace: Workspace) -> None:
    shown = tables(section(workspace))
    assert 'Deutsch,vollständig,gehört zum Programm,"ja, immer"' in shown
    assert "Englisch – English,vollständig,gehört zum Programm" in shown
    assert 'Türkisch – Türkçe,vollständig,nicht geprüft,"nein, nur Vorschau"' in shown
    assert "Leichte Sprache,vollständig,nicht geprüft" in shown


def test_every_sentence_can_be_read_beside_the_german_one(workspace: Workspace) -> None:
    shown = tables(section(workspace))
    for key in ("participant.button.send", "participant.privacy.cookies", "exports.sheet.heading"):
        assert f"{translator('de')(key)},{translator('tr')(key)}" in shown
    assert ("{count} Frage / {count} Fragen", "{count} soru") in sentences("tr")


def test_a_language_without_a_catalogue_shows_the_german_sentences_alone() -> None:
    rows = sentences("nobody-wrote-it")
    assert rows
    assert {other for _, other in rows} == {""}


def test_the_sentences_go_along_as_a_table_that_spreadsheets_can_read() -> None:
    table = as_table(("Deutsch", "Türkisch"), sentences("tr"))
    assert table.startswith("\ufeffDeutsch;Türkisch\r\n".encode())
    assert "Zurück;Geri\r\n".encode() in table


def test_a_recorded_check_offers_the_language_and_is_noted(workspace: Workspace) -> None:
    at = check(section(workspace))
    assert not has_failed(at)
    assert "ist geprüft." in said(at)
    assert "geprüft von: Sprachmittlung der Stadt, am 21. November 2026 (alles gelesen)" in tables(at)
    assert "tr" in offered(workspace)
    entries = AuditRows(workspace.services.database, workspace.scope, lambda: NOW).entries()
    assert ("interface.confirm", "tr") in [(one.action, one.target) for one in entries]


def test_nobody_confirms_without_a_role_and_a_way(workspace: Workspace) -> None:
    for by, how in (("", "gelesen"), ("Sprachmittlung", " ")):
        at = check(section(workspace), by, how)
        assert "Bitte tragen Sie ein, wer geprüft hat und wie." in said(at)
        assert at.text_input(key=f"{FORM}.by").value == by
    assert "tr" not in offered(workspace)


def test_a_check_can_be_withdrawn(workspace: Workspace) -> None:
    at = check(section(workspace))
    at.button(key="interface.review.withdraw").click().run()
    assert "Zurückgenommen" in said(at)
    assert "tr" not in offered(workspace)


def test_only_the_coordination_records_a_check(workspace: Workspace) -> None:
    workspace.give_roles(FACILITATOR)
    at = section(workspace)
    assert "Eine Prüfung festhalten kann die Koordination des Netzwerks." in said(at)
    assert f"{FORM}.by" not in [one.key for one in at.text_input]


def test_a_check_is_no_file_among_those_that_the_network_brought_along(workspace: Workspace) -> None:
    at = check(section(workspace))
    at.segmented_control(key="bereich").set_value("upload").run()
    assert not has_failed(at)
    assert "interface/tr" not in said(at)


def test_a_round_offers_sheets_in_the_languages_that_were_confirmed_at_opening(workspace: Workspace) -> None:
    brought(workspace, fragen=turkish())
    before = workspace.planned("Vorher")
    workspace.page("runden", runde=before.id).button(key="round.open").click().run()
    check(section(workspace))
    after = workspace.planned("Nachher")
    at = workspace.page("runden", runde=after.id)
    at.button(key="round.open").click().run()
    at.selectbox(key="sheet.language.eltern").set_value("tr").run()
    assert sheet_path(after.id, "eltern", "tr").replace("&", "&amp;") in said(at)
    kept = [one.key for one in workspace.page("runden", runde=before.id).selectbox]
    assert "sheet.language.eltern" not in kept
