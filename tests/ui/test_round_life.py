"""The life of a round on its page: changed as a draft, extended, narrowed, abandoned, kept, archived, repeated."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from selfeval.model import PerspectivePlan, Recipient, Round, RoundState
from tests.ui.test_neue_runde import choose_area, go_on, take_part
from tests.ui.test_runden import audit_of, state_of
from tests.ui.workspace import FACILITATOR, Workspace, has_failed, texts_of
from ui.links import page_file

TODAY = date(2026, 11, 21)


def people_page(workspace: Workspace) -> AppTest:
    return take_part(go_on(choose_area(workspace.page("neue_runde"))), "fachkraft", "ehrenamt", "eltern")


def present(workspace: Workspace, of_round: Round) -> Round:
    return workspace.services.rounds(workspace.scope).round(of_round.id)


def in_the_form(at: AppTest) -> AppTest:
    """The form that a page has led to; a test's browser stays at its address unless it is told."""
    at.switch_page(page_file("neue_runde"))
    return at.run()


def keys_of(at: AppTest) -> set[str | None]:
    return {button.key for button in at.button}


def test_the_sectors_of_a_perspective_add_up_to_the_number_of_those_invited(workspace: Workspace) -> None:
    at = people_page(workspace)
    at.checkbox(key="new_round.is_split.fachkraft").check().run()
    at.number_input(key="new_round.sector.fachkraft.kinder-und-jugendhilfe").set_value(8).run()
    at.number_input(key="new_round.sector.fachkraft.fruehe-bildung").set_value(4).run()
    assert at.metric[0].value == "12"
    go_on(at, times=2)
    assert "Aus dem Gesundheitswesen ist niemand eingeladen." in texts_of(at)
    at.button(key="new_round.finish").click().run()
    assert not has_failed(at)
    [planned] = workspace.services.rounds(workspace.scope).rounds()
    plan = planned.plan("fachkraft")
    assert plan is not None
    assert (plan.invited, sum(plan.invited_by_sector.values())) == (12, 12)
    assert "Aus dem Gesundheitswesen ist niemand eingeladen." in texts_of(at)
    assert "round.open" in keys_of(at)


def test_parents_are_never_split_by_sector(workspace: Workspace) -> None:
    at = people_page(workspace)
    assert "new_round.is_split.eltern" not in {box.key for box in at.checkbox}


def test_the_people_step_says_what_will_show_at_three_responses(workspace: Workspace) -> None:
    at = people_page(workspace)
    at.number_input(key="new_round.invited.fachkraft").set_value(11).run()
    [table] = at.table
    rows = table.value.set_index("Wo")
    assert list(rows.loc["im Netzwerk, ab 5"]) == ["nicht (4)", "gezeigt (6)", "gezeigt (8)"]
    assert set(rows.loc["im Vergleich und beim NZFH, ab 10"]) == {"nicht (4)", "nicht (6)", "nicht (8)"}
    assert "Für Ehrenamt, Eltern ist noch nicht bekannt" in texts_of(at)
    assert not any("eigene Worte" in place for place in rows.index)
    at.checkbox(key="new_round.asks_texts.fachkraft").check().run()
    assert any("eigene Worte" in place for place in at.table[0].value["Wo"])


def test_two_small_groups_can_be_shown_together_and_everybody_is_told(workspace: Workspace) -> None:
    at = people_page(workspace)
    [choice] = [one for one in at.selectbox if (one.key or "").startswith("new_round.shown_with.")]
    assert choice.options == ["für sich zeigen", "zusammen mit Fachkräfte zeigen"]
    at.number_input(key="new_round.invited.ehrenamt").set_value(4).run()
    assert len(at.warning) == 1
    at.selectbox(key=str(choice.key)).set_value("fachkraft").run()
    go_on(at)
    at.button(key="new_round.back").click().run()
    assert not at.warning
    go_on(at, times=2)
    at.button(key="new_round.finish").click().run()
    [planned] = workspace.services.rounds(workspace.scope).rounds()
    at = workspace.page("runden", runde=planned.id)
    at.button(key="round.open").click().run()
    assert not has_failed(at)
    assert planned.shown_groups()["fachkraft"] == ("fachkraft", "ehrenamt")
    assert "zusammen mit denen dieser Gruppe gezählt und gezeigt: Ehrenamt" in texts_of(at)


def test_a_draft_is_changed_in_the_form_and_saved_over_itself(workspace: Workspace) -> None:
    draft = workspace.planned("Herbst")
    at = workspace.page("runden", runde=draft.id)
    at = in_the_form(at.button(key="round.change").click().run())
    assert "Sie ändern einen Entwurf" in texts_of(at)
    go_on(at)
    assert at.checkbox(key="new_round.takes_part.fachkraft").value is True
    at.number_input(key="new_round.invited.fachkraft").set_value(33).run()
    go_on(at, times=2)
    assert at.text_input(key="new_round.name").value == "Herbst"
    at.button(key="new_round.finish").click().run()
    assert not has_failed(at)
    [changed] = workspace.services.rounds(workspace.scope).rounds()
    plan = changed.plan("fachkraft")
    assert (changed.id, plan.invited if plan else None) == (draft.id, 33)
    assert "round.changed" in audit_of(workspace)


def test_a_round_that_closes_by_itself_is_chosen_in_the_form(workspace: Workspace) -> None:
    at = go_on(people_page(workspace), times=2)
    at.checkbox(key="new_round.has_end").check().run()
    assert "Die Runde schließt erst, wenn Sie sie schließen." in texts_of(at)
    at.checkbox(key="new_round.closes_itself").check().run()
    at.checkbox(key="new_round.results_on.named").check().run()
    at.button(key="new_round.finish").click().run()
    assert not has_failed(at)
    [planned] = workspace.services.rounds(workspace.scope).rounds()
    assert planned.closes_itself
    assert planned.results_on is not None
    assert planned.closes_on == TODAY + timedelta(weeks=3) < planned.results_on
    assert "schließt die Runde von selbst" in texts_of(at)


def test_an_open_round_runs_longer_and_invites_with_the_new_day(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = workspace.page("runden", runde=of_round.id)
    at.date_input(key="extend.end").set_value(TODAY + timedelta(30))
    at.button(key="extend.save").click().run()
    assert not has_failed(at)
    assert present(workspace, of_round).closes_on == TODAY + timedelta(30)
    assert "Bitte antworten Sie bis zum 21. Dezember 2026." in texts_of(at)
    assert "round.extended" in audit_of(workspace)


def test_the_day_of_the_results_stands_in_the_invitation(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = workspace.page("runden", runde=of_round.id)
    at.date_input(key="extend.results_on").set_value(TODAY + timedelta(30))
    at.button(key="extend.save_results").click().run()
    assert "Die Ergebnisse sehen alle am 21. Dezember 2026." in texts_of(at)


def test_a_reminder_counts_and_presses_nobody(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst", (PerspectivePlan(perspective="fachkraft", invited=20),))
    for _ in range(5):
        workspace.answer(of_round, "fachkraft", 3)
    texts = texts_of(workspace.page("runden", runde=of_round.id))
    assert "Bisher haben 5 von 20 Personen aus Ihrer Gruppe geantwortet." in texts
    assert "Niemand sieht, wer geantwortet hat und wer nicht." in texts


def test_recipients_can_only_be_left_out(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    store = workspace.services.rounds(workspace.scope)
    store.save_life(of_round.model_copy(update={"recipients": frozenset({Recipient.NETWORK, Recipient.PUBLIC})}))
    at = workspace.page("runden", runde=of_round.id)
    at.checkbox(key="narrow.public").check()
    at.button(key="narrow.save").click().run()
    assert not has_failed(at)
    assert present(workspace, of_round).recipients == {Recipient.NETWORK}
    assert "round.recipients_narrowed" in audit_of(workspace)
    assert "narrow.save" not in keys_of(at)


def test_abandoning_asks_once_and_deletes_everything(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    workspace.answer(of_round, "fachkraft", 3)
    at = workspace.page("runden", runde=of_round.id)
    at.button(key="abandon.begin").click().run()
    assert "Alle Antworten werden gelöscht" in texts_of(at)
    assert state_of(workspace, of_round.id) is RoundState.OPEN
    at.button(key="abandon.yes").click().run()
    assert not has_failed(at)
    assert state_of(workspace, of_round.id) is RoundState.ABANDONED
    assert "Diese Runde wurde ohne Ergebnisse beendet" in texts_of(at)
    assert "round.abandoned" in audit_of(workspace)
    assert workspace.services.rounds(workspace.scope).sent_counts(of_round.id) == {}


def test_a_closed_round_says_until_when_it_is_kept_and_can_be_shortened(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst")
    at = workspace.page("runden", runde=of_round.id)
    assert "bis zum 21. November 2028 aufgehoben" in texts_of(at)
    at.date_input(key="keeping.until").set_value(TODAY + timedelta(40))
    at.button(key="keeping.save").click().run()
    assert not has_failed(at)
    assert present(workspace, of_round).keep_until == TODAY + timedelta(40)
    assert "bis zum 31. Dezember 2026 aufgehoben" in texts_of(at)


def test_an_archived_round_is_folded_away_and_comes_back(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst")
    at = workspace.page("runden", runde=of_round.id)
    at.button(key="round.archive").click().run()
    assert present(workspace, of_round).archived_on == TODAY
    assert [one.label for one in workspace.page("runden").expander] == ["Archiv: 1 Runde"]
    at.button(key="round.unarchive").click().run()
    assert present(workspace, of_round).archived_on is None


def test_a_repeated_round_begins_with_all_that_the_first_one_was(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst")
    at = workspace.page("runden", runde=of_round.id)
    at = in_the_form(at.button(key="round.repeat").click().run())
    assert "Diese Runde wiederholt eine frühere" in texts_of(at)
    go_on(at, times=3)
    at.button(key="new_round.finish").click().run()
    assert not has_failed(at)
    rounds = workspace.services.rounds(workspace.scope).rounds()
    [second] = [one for one in rounds if one.state is RoundState.DRAFT]
    assert (second.follows, second.criteria, second.plans) == (of_round.id, of_round.criteria, of_round.plans)


def test_an_empty_form_can_be_begun_instead(workspace: Workspace) -> None:
    at = workspace.page("runden", runde=workspace.planned("Herbst").id)
    at = in_the_form(at.button(key="round.change").click().run())
    at.button(key="new_round.empty").click().run()
    assert "Sie ändern einen Entwurf" not in texts_of(at)


def test_an_erased_round_still_has_its_page(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst")
    endings = workspace.services.endings()
    endings.erase(of_round.id, TODAY)
    endings.purge(of_round.id)
    at = workspace.page("runden", runde=of_round.id)
    assert not has_failed(at)
    assert "Sie sind gelöscht" in texts_of(at)
    assert not has_failed(workspace.page("ergebnisse"))


def test_a_facilitator_changes_nothing_in_the_life_of_a_round(workspace: Workspace) -> None:
    rounds = [workspace.planned("Entwurf"), workspace.opened("Offen"), workspace.closed("Fertig")]
    workspace.give_roles(FACILITATOR)
    actions = {"round.change", "extend.save", "abandon.begin", "round.archive", "round.repeat", "keeping.save"}
    for one in rounds:
        assert not actions & keys_of(workspace.page("runden", runde=one.id))


def test_whoever_answers_openly_is_told_before_the_first_question(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    for perspective in ("koordination", "leitung"):
        texts = texts_of(workspace.page("gemeinsam_ausfuellen", runde=of_round.id, perspektive=perspective))
        assert "nicht anonym" in texts
        assert "Wer die Ergebnisse sieht" in texts


@pytest.mark.parametrize(
    ("field", "button", "day", "words"),
    [
        ("extend.end", "extend.save", date(2026, 11, 20), "Möglich ist jeder Tag ab dem 21. November 2026."),
        ("extend.results_on", "extend.save_results", date(2026, 11, 21), "Möglich ist jeder Tag ab dem 22. November"),
    ],
)
def test_a_day_of_an_open_round_that_cannot_be_stays_in_its_field_and_changes_nothing(
    workspace: Workspace, field: str, button: str, day: date, words: str
) -> None:
    of_round = workspace.opened("Herbst")
    at = workspace.page("runden", runde=of_round.id)
    assert at.date_input(key=field).min < day, "a browser would say it in English and keep another day"
    at.date_input(key=field).set_value(day)
    at.button(key=button).click().run()
    assert not has_failed(at)
    assert words in at.error[0].value
    assert at.date_input(key=field).value == day
    assert present(workspace, of_round) == of_round


def test_a_round_is_not_kept_longer_than_was_promised_nor_on_another_day(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst")
    at = workspace.page("runden", runde=of_round.id)
    before, day = present(workspace, of_round), date(2028, 11, 22)
    assert at.date_input(key="keeping.until").max > day
    at.date_input(key="keeping.until").set_value(day)
    at.button(key="keeping.save").click().run()
    assert "vom 21. November 2026 bis zum 21. November 2028" in at.error[0].value
    assert present(workspace, of_round) == before


def test_the_last_day_that_there_is_keeps_a_new_round_in_its_form(workspace: Workspace) -> None:
    at = go_on(people_page(workspace), times=2)
    at.checkbox(key="new_round.has_end").check().run()
    at.date_input(key="new_round.end").set_value(date.max).run()
    assert not has_failed(at)
    assert "bis zum 31. Dezember 2199." in at.error[0].value
    assert at.date_input(key="new_round.end").value == date.max


def test_days_that_do_not_follow_each_other_keep_a_new_round_in_its_form(workspace: Workspace) -> None:
    at = go_on(people_page(workspace), times=2)
    at.checkbox(key="new_round.has_end").check().run()
    at.checkbox(key="new_round.results_on.named").check().run()
    at.date_input(key="new_round.results_on").set_value(TODAY).run()
    assert at.date_input(key="new_round.results_on").value == TODAY
    assert "Möglich ist jeder Tag ab dem 13. Dezember 2026." in at.error[0].value
    assert "Die Tage der Runde passen noch nicht zueinander" in texts_of(at)
    assert "new_round.finish" not in keys_of(at) or at.button(key="new_round.finish").disabled
    at.button(key="new_round.back").click().run()
    go_on(at)
    assert at.date_input(key="new_round.results_on").value == TODAY
    at.date_input(key="new_round.results_on").set_value(TODAY + timedelta(30)).run()
    at.button(key="new_round.finish").click().run()
    [planned] = workspace.services.rounds(workspace.scope).rounds()
    assert planned.results_on == TODAY + timedelta(30)
