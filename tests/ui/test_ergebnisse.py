"""The page of results."""

from datetime import date

from streamlit.testing.v1 import AppTest

from dialogues.model import Session
from dialogues.sessions import SessionDraft, plan_session
from exports.pictures import PictureFormat
from selfeval.model import Round
from selfeval.release import Reach
from storage.audit import AuditRows
from tests.storage.workspace import TEST
from tests.ui.card_tables import card_frames
from tests.ui.spoken import said
from tests.ui.taken import Taken
from tests.ui.workspace import PARTED, Workspace, has_failed


def planned_session(workspace: Workspace, of_round: Round, title: str = "Gespräch") -> Session:
    draft = SessionDraft(title=title, held_on=date(2026, 12, 1), minutes=120, chosen=())
    return plan_session(workspace.services.sessions(workspace.scope), of_round, draft)


def view(at: AppTest, name: str) -> AppTest:
    at.segmented_control(key="results.view").set_value(name).run()
    assert not has_failed(at)
    return at


def test_without_a_closed_round_the_page_says_what_to_do_next(workspace: Workspace) -> None:
    workspace.opened("Noch offen")
    at = workspace.page("ergebnisse")
    assert not has_failed(at)
    assert "Noch ist keine Runde geschlossen" in said(at)


def test_the_first_view_shows_where_the_perspectives_part(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    assert not has_failed(at)
    assert at.header[0].value == "Wo die Sichten auseinandergehen"
    words = said(at)
    assert "Bei 2 von 3 vergleichbaren Themen" in words
    assert "Zwei Perspektiven liegen 2,5 Stufen auseinander" in words


def test_the_header_says_who_answered_in_which_way_and_on_which_framework(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    words = said(workspace.page("ergebnisse"))
    assert "6 von 20 Eingeladenen, anonym" in words
    assert "1 Person, offen" in words
    assert "Steuerungsgruppe" in words
    assert "Kleiner Rahmen, Fassung 1" in words


def test_a_hidden_perspective_is_explained_with_what_can_be_done(workspace: Workspace) -> None:
    workspace.closed("Herbst", {**PARTED, "eltern": [1, 2, 1]})
    at = workspace.page("ergebnisse")
    assert "weniger als 5" in said(at)
    assert "Warum ist eine Perspektive manchmal" in at.expander[0].label
    assert "gemeinsamen Antwort" in at.expander[0].markdown[1].value


def test_outside_the_network_a_perspective_needs_ten_answers(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    assert "weniger als 10" not in said(at)
    at.segmented_control(key="results.reach").set_value(Reach.PUBLIC).run()
    assert not has_failed(at)
    assert "weniger als 10" in said(at)
    assert "Zwei Perspektiven liegen" not in said(at)


def test_every_chart_is_saved_with_its_source_its_reach_and_the_least_number_of_answers(
    workspace: Workspace, taken: Taken
) -> None:
    of_round = workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    told = taken.descriptions(at)
    for name in ("distribution", "level"):
        told += taken.descriptions(view(at, name))
    for one in told:
        assert "Runde „Herbst“, geschlossen am 21. November 2026, Freigabe vom 21. November 2026" in one
        assert "Reichweite: intern" in one
        assert "erst ab 5 Antworten" in one
        assert "Quelle: Selbsteinschätzung im Netzwerk Musterstadt" in one
    assert all(of_round.id in picture.name for picture in taken.pictures)


def test_it_is_noted_who_took_a_chart_along(workspace: Workspace, taken: Taken) -> None:
    of_round = workspace.closed("Herbst")
    workspace.page("ergebnisse")
    assert taken.pictures[0].file(PictureFormat.PNG).startswith(b"\x89PNG")
    entries = AuditRows(workspace.services.database, TEST, workspace.services.clock.now).entries()
    noted = [(one.target, one.account_id, one.network_id) for one in entries if one.action == "paper.picture"]
    assert noted == [(of_round.id, workspace.account.id, of_round.network_id)]


def test_every_view_opens_and_has_a_table_for_each_chart(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    for name, title in (("distribution", "Wie sich die Antworten verteilen"), ("level", "Was die Ebenen sehen")):
        view(at, name)
        assert title in [header.value for header in at.header]
        assert len(card_frames(at)) == len(at.get("plotly_chart")) > 0


def test_the_table_of_a_distribution_counts_every_answer(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = view(workspace.page("ergebnisse"), "distribution")
    parents = card_frames(at)[0].set_index("Perspektive").loc["Eltern"]
    assert (parents["trifft nicht zu"], parents["trifft eher nicht zu"], parents["n"]) == ("3", "3", "6")


def test_a_hidden_perspective_has_no_number_in_any_table(workspace: Workspace) -> None:
    workspace.closed("Herbst", {**PARTED, "eltern": [1, 2, 1]})
    at = view(workspace.page("ergebnisse"), "distribution")
    parents = card_frames(at)[0].set_index("Perspektive").loc["Eltern"]
    assert set(parents) == {"–", "nicht gezeigt"}


def test_the_widest_differences_can_stand_first(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    assert "1 Zugangswege" in [subheader.value for subheader in at.subheader]
    at.toggle(key="gap.by_width").set_value(True).run()
    assert not has_failed(at)
    assert "1 Zugangswege" not in [subheader.value for subheader in at.subheader]


def test_one_click_leads_from_a_difference_to_its_distribution(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    at.button(key="gap.see.sprache.texte").click().run()
    assert not has_failed(at)
    assert [subheader.value for subheader in at.subheader] == ["1.2 Verständlichkeit"]


def test_one_click_puts_a_criterion_on_the_agenda_of_the_next_session(workspace: Workspace) -> None:
    session = planned_session(workspace, workspace.closed("Herbst"))
    at = workspace.page("ergebnisse")
    at.button(key="to_agenda.widest.1.finden").click().run()
    assert not has_failed(at)
    [item] = workspace.services.sessions(workspace.scope).session(session.id).talks
    assert (item.criterion_id, item.reasons[0].kind) == ("finden", "gap")
    assert at.button(key="to_agenda.widest.1.finden").disabled
    assert "steht jetzt auf der Tagesordnung von „Gespräch“" in said(at)


def test_without_a_session_the_criterion_is_noted_for_planning(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    at.button(key="to_agenda.widest.1.finden").click().run()
    assert not has_failed(at)
    assert "Das Thema ist vorgemerkt" in said(at)
    assert at.button(key="to_agenda.widest.1.finden").disabled


def test_the_address_chooses_the_round(workspace: Workspace) -> None:
    first = workspace.closed("Frühjahr")
    second = workspace.closed("Herbst")
    for of_round in (first, second):
        at = workspace.page("ergebnisse", runde=of_round.id)
        assert at.selectbox[0].value == of_round.id


def test_a_stranger_sees_no_results(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    workspace.give_roles()
    at = workspace.page("ergebnisse")
    assert "Noch ist keine Runde geschlossen" in said(at)


def test_there_is_no_mean_no_total_and_no_rank(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    for name in ("gap", "distribution", "level"):
        words = said(view(at, name)) + str([table.to_string() for table in card_frames(at)])
        assert not [word for word in ("Durchschnitt", "Mittelwert", "Gesamt", "Rang", "Punkte") if word in words]


def test_a_table_of_medians_says_what_its_numbers_stand_for_and_has_german_numbers(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    assert "1 = trifft nicht zu, 2 = trifft eher nicht zu" in said(at)
    row = card_frames(at)[0].set_index("Merkmal").loc["1.1 Auffindbarkeit (Aussage 1 von 2)"]
    assert (row["Eltern"], row["Fachkräfte"], row["Stufen auseinander"]) == ("1,5 (n = 6)", "4 (n = 6)", "2,5")
