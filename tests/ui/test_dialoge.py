"""The page of dialogues: the list, the plan, the agenda."""

from datetime import date

from streamlit.testing.v1 import AppTest

from dialogues.model import Outcome, Session
from dialogues.sessions import record_outcome
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed


def sessions_of(workspace: Workspace) -> list[Session]:
    return workspace.services.sessions(workspace.scope).sessions()


def form_of(at: AppTest) -> str:
    """The beginning of the keys of the planning form as it stands now."""
    key = next(button.key for button in at.button if str(button.key).endswith(".plan"))
    return str(key).removesuffix(".plan")


def plan(workspace: Workspace, day: date | None = date(2026, 12, 1)) -> AppTest:
    at = workspace.page("dialoge")
    form = form_of(at)
    if day:
        at.date_input(key=f"{form}.day").set_value(day).run()
    at.button(key=f"{form}.plan").click().run()
    assert not has_failed(at)
    return at


def test_without_results_there_is_nothing_to_plan(workspace: Workspace) -> None:
    at = workspace.page("dialoge")
    assert not has_failed(at)
    assert "Noch ist keine Runde geschlossen" in said(at)


def test_the_proposals_come_with_their_reasons_and_those_that_fit_are_ticked(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("dialoge")
    assert not has_failed(at)
    assert "Zwei Perspektiven liegen 2,5 Stufen auseinander" in said(at)
    assert [box.value for box in at.checkbox] == [True, True]


def test_less_time_fits_fewer_criteria(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("dialoge")
    at.selectbox(key=f"{form_of(at)}.length").set_value(60).run()
    assert "schafft eine Gruppe gut ein Thema" in said(at)
    assert "Sie haben 2 Themen gewählt" in said(at)


def test_a_planned_session_stands_in_the_list_with_its_agenda(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = plan(workspace)
    [session] = sessions_of(workspace)
    assert [item.criterion_id for item in session.talks] == ["finden", "sprache"]
    assert (session.held_on, session.minutes) == (date(2026, 12, 1), 180)
    assert "2 Themen, 0 Vereinbarungen" in said(at)


def test_a_plan_without_a_day_is_not_lost(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("dialoge")
    form = form_of(at)
    at.text_input(key=f"{form}.title").set_value("Werkstatt").run()
    at.checkbox[0].uncheck().run()
    at.date_input(key=f"{form}.day").set_value(None).run()
    at.button(key=f"{form}.plan").click().run()
    assert not sessions_of(workspace)
    assert "Es fehlt der Tag" in at.error[0].value
    assert at.text_input(key=f"{form}.title").value == "Werkstatt"
    assert [box.value for box in at.checkbox] == [False, True]


def test_planning_the_same_twice_makes_one_session(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    at = workspace.page("dialoge")
    at.button(key="plan.open").click().run()
    form = form_of(at)
    at.date_input(key=f"{form}.day").set_value(date(2026, 12, 1)).run()
    at.button(key=f"{form}.plan").click().run()
    assert not has_failed(at)
    assert len(sessions_of(workspace)) == 1


def test_the_order_of_the_agenda_changes_with_one_click(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = plan(workspace)
    first, second = sessions_of(workspace)[0].talks
    at.button(key=f"agenda.{second.id}.up").click().run()
    assert not has_failed(at)
    assert [item.id for item in sessions_of(workspace)[0].talks] == [second.id, first.id]


def test_minutes_are_stored_at_once_and_too_many_are_told(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = plan(workspace)
    first = sessions_of(workspace)[0].talks[0]
    at.selectbox(key=f"agenda.{first.id}.minutes").set_value(120).run()
    assert not has_failed(at)
    assert sessions_of(workspace)[0].talks[0].minutes == 120
    assert "zu viel" in at.warning[0].value


def test_a_criterion_is_taken_out_and_put_back(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = plan(workspace)
    [session] = sessions_of(workspace)
    at.button(key=f"agenda.{session.talks[0].id}.remove").click().run()
    assert [item.criterion_id for item in sessions_of(workspace)[0].talks] == ["sprache"]
    at.selectbox(key=f"agenda.{session.id}.more.1").set_value("finden").run()
    assert not has_failed(at)
    assert [item.criterion_id for item in sessions_of(workspace)[0].talks] == ["sprache", "finden"]


def test_what_was_noted_among_the_results_is_ticked(workspace: Workspace) -> None:
    workspace.closed("Herbst", {"fachkraft": [3, 3, 3, 3, 4, 4], "eltern": [3, 3, 3, 4, 4, 3]})
    at = workspace.page("ergebnisse")
    at.segmented_control(key="results.view").set_value("distribution").run()
    at.button(key="to_agenda.distribution.sprache.texte.sprache").click().run()
    at.switch_page("screens/dialoge.py").run()
    assert not has_failed(at)
    assert at.multiselect(key=f"{form_of(at)}.others").value == ["sprache"]


def test_what_something_has_come_out_of_cannot_be_taken_out(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    plan(workspace)
    [session] = sessions_of(workspace)
    first, second = session.talks
    record_outcome(workspace.services.sessions(workspace.scope), session.id, first.id, Outcome.SHARED, "")
    at = workspace.page("dialoge")
    assert at.button(key=f"agenda.{first.id}.remove").disabled
    assert not at.button(key=f"agenda.{second.id}.remove").disabled
