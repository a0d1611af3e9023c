"""The page of dialogues: the list, the plan in its format, the agenda."""

from datetime import date, time

from streamlit.testing.v1 import AppTest

from dialogues.agreements import AgreementDraft, agree
from dialogues.model import Outcome, Session
from dialogues.phases import PhaseKind
from dialogues.sessions import record_outcome
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed
from ui import state


def sessions_of(workspace: Workspace) -> list[Session]:
    return workspace.services.sessions(workspace.scope).sessions()


def form_of(at: AppTest) -> str:
    """The beginning of the keys of the planning form as it stands now."""
    key = next(str(button.key) for button in at.button if ".format." in str(button.key))
    return key.partition(".format.")[0]


def planning(workspace: Workspace, name: str = "werkstatt") -> tuple[AppTest, str]:
    """The page on which a format has been chosen, and the beginning of its form's keys."""
    at = workspace.page("dialoge")
    form = form_of(at)
    at.button(key=f"{form}.format.{name}").click().run()
    assert not has_failed(at)
    return at, form


def plan(workspace: Workspace, name: str = "werkstatt", day: date = date(2026, 12, 1)) -> AppTest:
    at, form = planning(workspace, name)
    at.date_input(key=f"{form}.day").set_value(day).run()
    at.button(key=f"{form}.plan").click().run()
    assert not has_failed(at)
    return at


def edit(workspace: Workspace, part: str | None = None) -> AppTest:
    """The page with the agenda of the one session open, and with one of its parts chosen."""
    [session] = sessions_of(workspace)
    at = workspace.page("dialoge", dialog=session.id)
    if part:
        at.selectbox(key=f"agenda.{session.id}.part").set_value(part).run()
    assert not has_failed(at)
    return at


def test_without_a_round_there_is_nothing_to_plan(workspace: Workspace) -> None:
    at = workspace.page("dialoge")
    assert not has_failed(at)
    assert "Noch ist keine Runde geschlossen" in said(at)


def test_every_format_says_what_it_is_for_and_for_whom(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    words = said(workspace.page("dialoge"))
    assert "**Qualitätsentwicklungswerkstatt** · 3 Stunden" in words
    assert "**Gespräch mit Eltern** · 75 Minuten" in words
    assert "Für wen: Koordination, Leitungen, Fachkräfte" in words


def test_the_proposals_come_with_their_reasons_and_those_that_fit_are_ticked(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at, _ = planning(workspace)
    assert "Zwei Perspektiven liegen 2,5 Stufen auseinander" in said(at)
    assert [box.value for box in at.checkbox] == [True, True]


def test_the_agenda_is_shown_with_the_hours_on_the_clock_before_it_is_planned(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at, form = planning(workspace)
    at.time_input(key=f"{form}.hour").set_value(time(9, 30)).run()
    rows = at.table[-1].value
    assert rows["Uhrzeit"].iloc[0] == "09:30–09:45"
    assert list(rows["Teil"][:2]) == ["Ankommen und Rollen", "Ergebnisse zeigen"]
    assert "Zusammen 180 Minuten. Das passt genau." in said(at)


def test_less_time_fits_fewer_criteria(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at, form = planning(workspace)
    at.selectbox(key=f"{form}.length").set_value(120).run()
    assert "schafft eine Gruppe gut" in said(at)
    at.selectbox(key=f"{form}.length").set_value(60).run()
    assert "Zusammen " in at.warning[-1].value


def test_another_format_brings_its_length_and_title_but_keeps_what_somebody_wrote(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at, form = planning(workspace)
    assert at.text_input(key=f"{form}.title").value == "Qualitätsentwicklungswerkstatt: Herbst"
    at.text_input(key=f"{form}.place").set_value("Rathaus").run()
    at.button(key=f"{form}.format.steuerungsgruppe").click().run()
    assert at.text_input(key=f"{form}.title").value == "Steuerungsgruppe: Herbst"
    assert (at.selectbox(key=f"{form}.length").value, at.text_input(key=f"{form}.place").value) == (90, "Rathaus")
    at.text_input(key=f"{form}.title").set_value("Unser Abend").run()
    at.button(key=f"{form}.format.werkstatt").click().run()
    assert at.text_input(key=f"{form}.title").value == "Unser Abend"


def test_a_planned_session_has_all_parts_of_its_format(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = plan(workspace)
    [session] = sessions_of(workspace)
    assert [item.criterion_id for item in session.talks] == ["finden", "sprache"]
    assert (session.held_on, session.minutes, session.starts_at) == (date(2026, 12, 1), 180, "14:00")
    assert (session.format_id, session.led_by) == ("werkstatt", workspace.account.id)
    assert {PhaseKind.GROUPS, PhaseKind.BREAK, PhaseKind.AGREE} < {part.kind for part in session.agenda}
    assert "14:00 Uhr, 3 Stunden" in said(at)
    assert "2 Themen" in said(at)
    assert "Vereinbarungen" not in said(at)


def test_before_there_are_results_only_formats_without_results_are_offered(workspace: Workspace) -> None:
    workspace.opened("Herbst")
    at = workspace.page("dialoge")
    offered = {str(button.key).rpartition(".")[2] for button in at.button if ".format." in str(button.key)}
    assert offered == {"auftakt", "umsetzungsgruppe", "netzwerktreffen", "dialogveranstaltung"}
    assert "stehen zur Wahl, sobald die Runde geschlossen ist" in said(at)


def test_a_kick_off_is_planned_on_a_draft_and_says_that_there_are_no_results_yet(workspace: Workspace) -> None:
    workspace.planned("Herbst")
    at = plan(workspace, "auftakt")
    assert "noch keine Ergebnisse" in said(at)
    [session] = sessions_of(workspace)
    assert session.talks == ()
    at = workspace.page("dialog_fuehren", dialog=session.id)
    assert not has_failed(at)
    assert "noch keine Ergebnisse" in said(at)
    at.button(key="lead.start").click().run()
    assert not has_failed(at)


def test_a_group_at_work_on_an_open_round_may_choose_topics_that_nothing_speaks_for_yet(workspace: Workspace) -> None:
    workspace.opened("Herbst")
    at, form = planning(workspace, "umsetzungsgruppe")
    at.multiselect(key=f"{form}.umsetzungsgruppe.others").set_value(["sprache"]).run()
    at.button(key=f"{form}.plan").click().run()
    assert not has_failed(at)
    assert [talk.criterion_id for talk in sessions_of(workspace)[0].talks] == ["sprache"]


def test_topics_of_a_draft_wait_until_it_is_open(workspace: Workspace) -> None:
    workspace.planned("Herbst")
    at, _ = planning(workspace, "umsetzungsgruppe")
    assert "Themen können Sie wählen, sobald sie geöffnet ist" in said(at)
    assert not at.multiselect


def test_a_discarded_draft_leaves_its_session_readable(workspace: Workspace) -> None:
    of_round = workspace.planned("Herbst")
    plan(workspace, "auftakt")
    workspace.services.rounds(workspace.scope).discard_draft(of_round.id)
    at = edit(workspace)
    assert "nicht mehr vorhanden" in said(at)
    assert at.error


def test_what_was_agreed_and_is_not_done_comes_first_and_is_a_reason(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst", {"fachkraft": [3, 3, 3, 3, 4, 4], "eltern": [3, 3, 3, 4, 4, 3]})
    plan(workspace)
    [session] = sessions_of(workspace)
    draft = AgreementDraft("sprache", "Eine Seite", "Koordination", date(2027, 1, 1), "Eltern sagen es.")
    agree(workspace.services.agreements(workspace.scope), session, draft, date(2026, 12, 1))
    at = workspace.page("dialoge", runde=of_round.id)
    at.button(key=f"{form_of(at)}.format.werkstatt").click().run()
    assert not has_failed(at)
    assert "Dazu gibt es eine Vereinbarung, die noch nicht erledigt ist." in said(at)
    assert "Deshalb gehört ein Rückblick zum Ablauf" in said(at)
    assert "Was aus den Vereinbarungen wurde" in list(at.table[-1].value["Teil"])


def test_a_plan_without_a_day_is_not_lost(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at, form = planning(workspace)
    at.text_input(key=f"{form}.title").set_value("Werkstatt").run()
    at.checkbox[0].uncheck().run()
    at.date_input(key=f"{form}.day").set_value(None).run()
    at.button(key=f"{form}.plan").click().run()
    assert not sessions_of(workspace)
    assert "Es fehlt der Tag" in at.error[0].value
    assert at.text_input(key=f"{form}.title").value == "Werkstatt"
    assert [box.value for box in at.checkbox] == [False, True]


def test_a_plan_without_a_name_is_not_lost(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at, form = planning(workspace)
    at.text_input(key=f"{form}.title").set_value(" ").run()
    at.text_input(key=f"{form}.place").set_value("Rathaus").run()
    at.button(key=f"{form}.plan").click().run()
    assert "braucht einen Namen" in at.error[0].value
    assert at.text_input(key=f"{form}.place").value == "Rathaus"


def test_planning_the_same_twice_makes_one_session(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    at = workspace.page("dialoge")
    at.button(key="plan.open").click().run()
    form = form_of(at)
    at.button(key=f"{form}.format.werkstatt").click().run()
    at.date_input(key=f"{form}.day").set_value(date(2026, 12, 1)).run()
    at.button(key=f"{form}.plan").click().run()
    assert not has_failed(at)
    assert len(sessions_of(workspace)) == 1


def test_a_new_order_of_the_agenda_is_stored(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    [session] = sessions_of(workspace)
    ids = [part.id for part in session.agenda]
    turned = (ids[1], ids[0], *ids[2:])
    at = edit(workspace)
    at.session_state[state.order_key(f"agenda.{session.id}.order")] = {"parts": turned}
    at.run()
    assert not has_failed(at)
    assert tuple(part.id for part in sessions_of(workspace)[0].agenda) == turned


def test_minutes_are_stored_at_once_and_too_many_are_told(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    first = sessions_of(workspace)[0].agenda[0]
    at = edit(workspace, first.id)
    at.selectbox(key=f"agenda.{first.id}.minutes").set_value(120).run()
    assert not has_failed(at)
    assert sessions_of(workspace)[0].agenda[0].minutes == 120
    assert "105 mehr als die 180 Minuten" in at.warning[0].value


def test_a_part_gets_another_name_and_another_method_card(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    groups = next(part for part in sessions_of(workspace)[0].agenda if part.kind is PhaseKind.GROUPS)
    at = edit(workspace, groups.id)
    at.text_input(key=f"agenda.{groups.id}.title").set_value("An vier Tischen").run()
    at.selectbox(key=f"agenda.{groups.id}.method").set_value("perspektivwechsel").run()
    assert not has_failed(at)
    changed = sessions_of(workspace)[0].agenda_item(groups.id)
    assert changed is not None
    assert (changed.title, changed.method_id) == ("An vier Tischen", "perspektivwechsel")
    assert "So geht es: Perspektivwechsel" in [expander.label for expander in at.expander]


def test_a_criterion_is_taken_out_and_put_back(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    [session] = sessions_of(workspace)
    at = edit(workspace, session.talks[0].id)
    at.button(key=f"agenda.{session.talks[0].id}.remove").click().run()
    assert [item.criterion_id for item in sessions_of(workspace)[0].talks] == ["sprache"]
    at.selectbox(key=f"agenda.{session.id}.more.1").set_value("finden").run()
    assert not has_failed(at)
    assert [item.criterion_id for item in sessions_of(workspace)[0].talks] == ["sprache", "finden"]


def test_a_break_is_added_where_it_is_wanted(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    [session] = sessions_of(workspace)
    at = edit(workspace)
    form = f"add_part:{session.id}:0"
    at.text_input(key=f"{form}.title").set_value("Kaffee")
    at.selectbox(key=f"{form}.minutes").set_value(10)
    at.selectbox(key=f"{form}.after").set_value(session.agenda[0].id)
    next(button for button in at.button if button.label == "Hinzufügen").click().run()
    assert not has_failed(at)
    added = sessions_of(workspace)[0].agenda[1]
    assert (added.kind, added.title, added.minutes) == (PhaseKind.BREAK, "Kaffee", 10)


def test_what_was_noted_among_the_results_is_ticked(workspace: Workspace) -> None:
    workspace.closed("Herbst", {"fachkraft": [3, 3, 3, 3, 4, 4], "eltern": [3, 3, 3, 4, 4, 3]})
    at = workspace.page("ergebnisse")
    at.segmented_control(key="results.view").set_value("distribution").run()
    at.button(key="to_agenda.distribution.sprache.texte.sprache").click().run()
    at.switch_page("screens/dialoge.py").run()
    form = form_of(at)
    at.button(key=f"{form}.format.werkstatt").click().run()
    assert not has_failed(at)
    assert at.multiselect(key=f"{form}.werkstatt.others").value == ["sprache"]


def test_what_something_has_come_out_of_cannot_be_taken_out(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    [session] = sessions_of(workspace)
    first, second = session.talks
    record_outcome(workspace.services.sessions(workspace.scope), session.id, first.id, Outcome.SHARED, "")
    at = edit(workspace, first.id)
    assert "Dieser Teil bleibt auf der Tagesordnung" in said(at)
    assert f"agenda.{first.id}.remove" not in [button.key for button in at.button]
    at.selectbox(key=f"agenda.{session.id}.part").set_value(second.id).run()
    assert not at.button(key=f"agenda.{second.id}.remove").disabled


def test_the_material_of_the_whole_session_can_be_copied_and_printed(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    words = said(edit(workspace))
    assert "Namensschilder ohne Titel (Ankommen und Rollen)" in words
    assert f"/herunterladen/material/{sessions_of(workspace)[0].id}" in words


def test_a_session_in_the_past_is_refused_and_not_planned_on_another_day(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at, form = planning(workspace)
    field = at.date_input(key=f"{form}.day")
    day = date(2026, 11, 20)
    assert field.min < day, "a browser would say it in English and keep another day"
    field.set_value(day).run()
    at.button(key=f"{form}.plan").click().run()
    assert not sessions_of(workspace)
    assert "Möglich ist jeder Tag ab dem 21. November 2026." in at.error[0].value
    assert at.date_input(key=f"{form}.day").value == day
