"""The page of agreements: a board, a list, one in full, and what criteria mean here."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.agreement_model import Agreement, AgreementState
from dialogues.agreements import AgreementDraft, agree, follow_up
from dialogues.local_meanings import agree_meaning, first_meaning
from dialogues.preparation_model import LocalMeaning
from dialogues.sessions import SessionDraft, end_session, plan_session
from storage.audit import AuditRows
from tests.fakes.small_session import NOW as ENDED_AT
from tests.ui.spoken import said
from tests.ui.workspace import FACILITATOR, NETWORK, NOW, PARTED, Workspace, has_failed

MADE_ON = date(2026, 10, 1)


class Cupboard:
    """Agreements of a session on a closed round: one overdue, one due soon, one done."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.store = workspace.services.agreements(workspace.scope)
        draft = SessionDraft(title="Gespräch", held_on=MADE_ON, minutes=120, chosen=())
        self.sessions = workspace.services.sessions(workspace.scope)
        self.session = plan_session(self.sessions, workspace.closed("Herbst"), draft)
        self.overdue = self.made("Ein Faltblatt", date(2026, 11, 16))
        self.soon = self.made("Ein Anruf", date(2026, 12, 1), decision_from="Jugendhilfeausschuss")
        self.done = self.made("Ein Treffen", date(2026, 11, 1), responsible="Familienzentrum")
        follow_up(self.store, self.done.id, AgreementState.DONE, "Es fand statt.", date(2026, 11, 2))

    def made(
        self, what: str, due_on: date, responsible: str = "Netzwerkkoordination", decision_from: str = ""
    ) -> Agreement:
        draft = AgreementDraft(
            "finden", what, responsible, due_on, "Eltern sagen es.", decision_from=decision_from, goal="Man kennt uns."
        )
        return agree(self.store, self.session, draft, MADE_ON)

    def end(self) -> None:
        end_session(self.sessions, self.session.id, ENDED_AT)

    def page(self) -> AppTest:
        at = self.workspace.page("vereinbarungen")
        assert not has_failed(at)
        return at

    def one(self, agreement: Agreement) -> AppTest:
        at = self.workspace.page("vereinbarungen", vereinbarung=agreement.id)
        assert not has_failed(at)
        return at


@pytest.fixture
def cupboard(workspace: Workspace) -> Cupboard:
    return Cupboard(workspace)


def cards(at: AppTest) -> list[str]:
    """What the cards on the board are about, as they stand there."""
    return [button.label.strip("*") for button in at.button if str(button.key).startswith("open:")]


def rows(at: AppTest) -> list[list[str]]:
    """The rows of the list, cell by cell."""
    table = next(str(one.value) for one in at.html if "<table" in str(one.value))
    return [re.findall(r"<td[^>]*>([^<]*)</td>", row) for row in table.split("<tr>")[2:]]


def send(at: AppTest, label: str) -> AppTest:
    next(one for one in at.button if one.label == label).click().run()
    assert not has_failed(at)
    return at


def test_without_agreements_the_page_says_where_they_are_made(workspace: Workspace) -> None:
    at = workspace.page("vereinbarungen")
    assert not has_failed(at)
    assert "Noch gibt es keine Vereinbarung" in said(at)


def test_the_board_has_a_column_for_each_state(cupboard: Cupboard) -> None:
    at = cupboard.page()
    assert cards(at) == ["Ein Faltblatt", "Ein Anruf", "Ein Treffen"]
    assert [one.value for one in at.header if one.value.endswith(")")] == [
        "Offen (2)",
        "In Arbeit (0)",
        "Erledigt (1)",
        "Aufgegeben (0)",
    ]
    assert "3 Vereinbarungen, eine davon überfällig" in said(at)


def test_overdue_and_an_open_decision_are_said_in_words(cupboard: Cupboard) -> None:
    words = said(cupboard.page())
    assert "Seit 5 Tagen überfällig" in words
    assert "Beschluss offen" in words


def test_what_was_settled_long_ago_moves_from_the_board_into_the_list(cupboard: Cupboard) -> None:
    for number in range(7):
        made = cupboard.made(f"Altes {number}", date(2026, 11, 1))
        follow_up(cupboard.store, made.id, AgreementState.DROPPED, "", date(2026, 11, 2 + number))
    at = cupboard.page()
    assert "Altes 6" in cards(at)
    assert "Altes 0" not in cards(at)
    assert "Eine weitere steht in der Liste" in said(at)
    at.segmented_control(key="agreements.view").set_value("list").run()
    assert "Altes 0" in [row[0] for row in rows(at)]


def test_the_due_filter_keeps_what_is_overdue(cupboard: Cupboard) -> None:
    at = cupboard.page()
    at.segmented_control(key="agreements.due").set_value("overdue").run()
    assert cards(at) == ["Ein Faltblatt"]


def test_a_last_day_keeps_what_is_still_waiting_until_then(cupboard: Cupboard) -> None:
    at = cupboard.page()
    at.segmented_control(key="agreements.due").set_value("until").run()
    assert cards(at) == ["Ein Faltblatt", "Ein Anruf"]
    at.date_input(key="agreements.until").set_value(date(2026, 11, 20)).run()
    assert cards(at) == ["Ein Faltblatt"]


def test_responsibility_and_open_decisions_narrow_the_board_down(cupboard: Cupboard) -> None:
    at = cupboard.page()
    at.selectbox(key="agreements.responsible").set_value("Familienzentrum").run()
    assert cards(at) == ["Ein Treffen"]
    at.checkbox(key="agreements.decision").check().run()
    assert cards(at) == []
    assert "Zu dieser Auswahl gibt es keine Vereinbarung" in said(at)
    at.selectbox(key="agreements.responsible").set_value("").run()
    assert cards(at) == ["Ein Anruf"]


def test_the_list_says_everything_in_one_row_and_leads_to_each(cupboard: Cupboard) -> None:
    at = cupboard.page()
    at.segmented_control(key="agreements.view").set_value("list").run()
    assert [row[0] for row in rows(at)] == ["Ein Faltblatt", "Ein Anruf", "Ein Treffen"]
    assert rows(at)[0] == [
        "Ein Faltblatt",
        "Netzwerkkoordination",
        "16.11.2026",
        "offen · Seit 5 Tagen überfällig",
        "1.1 Auffindbarkeit",
    ]
    at.selectbox(key="agreements.open").set_value(cupboard.soon.id).run()
    assert at.query_params["vereinbarung"] == cupboard.soon.id
    assert at.title[0].value == "Eine Vereinbarung"


def test_what_people_wrote_never_becomes_markup_in_the_list(cupboard: Cupboard) -> None:
    cupboard.made("<b>Ein Brief</b>", date(2026, 11, 1))
    at = cupboard.page()
    at.segmented_control(key="agreements.view").set_value("list").run()
    assert rows(at)[0][0] == "&lt;b&gt;Ein Brief&lt;/b&gt;"


def test_a_card_leads_to_the_agreement_with_all_that_the_room_said(cupboard: Cupboard) -> None:
    at = cupboard.page()
    at.button(key=f"open:{cupboard.soon.id}").click().run()
    words = said(at)
    assert "Ziel: Man kennt uns" in words
    assert "Darüber entscheidet: Jugendhilfeausschuss" in words
    assert "Beschluss: steht noch aus" in words
    assert "1.1 Auffindbarkeit. Aus dem Dialog „Gespräch“" in words
    assert "Noch nicht wieder gefragt" in words


def test_the_history_is_dated_and_keeps_its_notes(cupboard: Cupboard) -> None:
    words = said(cupboard.one(cupboard.done))
    assert "- 1. Oktober 2026: offen" in words
    assert "- 2. November 2026: erledigt" in words
    assert "Es fand statt" in words


def test_the_next_step_is_stored_with_its_note_and_its_new_day_at_once(cupboard: Cupboard) -> None:
    at = cupboard.one(cupboard.overdue)
    form = f"follow_up:{cupboard.overdue.id}:0"
    at.segmented_control(key=f"{form}.state").set_value(AgreementState.UNDER_WAY)
    at.text_area(key=f"{form}.note").set_value("Der Entwurf liegt vor.")
    at.date_input(key=f"{form}.due_on.2026-11-16").set_value(date(2027, 1, 15))
    send(at, "Stand festhalten")
    stored = cupboard.store.agreement(cupboard.overdue.id)
    last = stored.history[-1]
    assert (last.state, last.note, last.on, stored.due_on) == (
        AgreementState.UNDER_WAY,
        "Der Entwurf liegt vor.",
        date(2026, 11, 21),
        date(2027, 1, 15),
    )
    assert "Frist verschoben: vorher 16. November 2026, jetzt 15. Januar 2027" in said(at)


def test_a_note_alone_leaves_the_state_as_another_device_has_set_it(cupboard: Cupboard) -> None:
    at = cupboard.one(cupboard.overdue)
    follow_up(cupboard.store, cupboard.overdue.id, AgreementState.DONE, "", date(2026, 11, 21))
    at.text_area(key=f"follow_up:{cupboard.overdue.id}:0.note").set_value("Liegt überall aus.")
    send(at, "Stand festhalten")
    assert cupboard.store.agreement(cupboard.overdue.id).state is AgreementState.DONE


def test_a_step_that_says_nothing_is_not_stored(cupboard: Cupboard) -> None:
    at = send(cupboard.one(cupboard.overdue), "Stand festhalten")
    assert "Noch gibt es nichts festzuhalten" in at.error[0].value
    assert len(cupboard.store.agreement(cupboard.overdue.id).history) == 1


def test_a_resolution_is_asked_for_only_where_a_body_decides(cupboard: Cupboard) -> None:
    assert not [one for one in cupboard.one(cupboard.overdue).button if one.label == "Beschluss festhalten"]
    at = send(cupboard.one(cupboard.soon), "Beschluss festhalten")
    assert "Bitte schreiben Sie, was beschlossen wurde" in at.error[0].value
    at.text_area(key=f"resolution:{cupboard.soon.id}:0.result").set_value("Zugestimmt.")
    send(at, "Beschluss festhalten")
    assert "Beschluss: 21. November 2026: Zugestimmt" in said(at)
    assert "Beschluss offen" not in said(at)


def test_after_the_dialogue_a_change_needs_a_reason_and_keeps_what_was_typed(cupboard: Cupboard) -> None:
    cupboard.end()
    at = cupboard.one(cupboard.overdue)
    form = f"change:{cupboard.overdue.id}:0"
    at.text_area(key=f"{form}.what").set_value("Ein Plakat")
    send(at, "Änderung festhalten")
    assert "Bitte schreiben Sie dazu, warum" in at.error[0].value
    assert at.text_area(key=f"{form}.what").value == "Ein Plakat"
    at.text_area(key=f"{form}.reason").set_value("Das Faltblatt war zu teuer.")
    send(at, "Änderung festhalten")
    words = said(at)
    assert "Geändert: Was getan wird. Vorher: „Ein Faltblatt“" in words
    assert "Das Faltblatt war zu teuer" in words
    assert cupboard.store.agreement(cupboard.overdue.id).as_agreed().what == "Ein Faltblatt"
    entries = AuditRows(cupboard.workspace.services.database, cupboard.workspace.scope, lambda: NOW).entries()
    assert "agreement.changed" in {entry.action for entry in entries}


def test_after_the_dialogue_only_the_coordination_changes_the_words(cupboard: Cupboard) -> None:
    cupboard.end()
    cupboard.workspace.give_roles(FACILITATOR)
    at = cupboard.one(cupboard.overdue)
    assert "Nach dem Dialog ändert die Koordination" in said(at)
    assert "Änderung festhalten" not in {one.label for one in at.button}
    assert "Stand festhalten" in {one.label for one in at.button}


def test_a_day_for_looking_again_counts_only_when_it_is_ticked(cupboard: Cupboard) -> None:
    at = cupboard.one(cupboard.overdue)
    form = f"change:{cupboard.overdue.id}:0"
    at.date_input(key=f"{form}.review_on").set_value(date(2027, 2, 1))
    send(at, "Änderung festhalten")
    assert cupboard.store.agreement(cupboard.overdue.id).review_on is None
    form = f"change:{cupboard.overdue.id}:1"
    at.date_input(key=f"{form}.review_on").set_value(date(2027, 2, 1))
    at.checkbox(key=f"{form}.review").check()
    send(at, "Änderung festhalten")
    assert cupboard.store.agreement(cupboard.overdue.id).review_on == date(2027, 2, 1)


def test_what_reads_like_a_name_is_said_gently_and_stored_all_the_same(cupboard: Cupboard) -> None:
    named = cupboard.made("Ein Brief", date(2027, 1, 1), responsible="Frau Muster, Jugendamt")
    assert "liest sich wie der Name einer Person" in said(cupboard.one(named))
    assert "liest sich wie der Name einer Person" not in said(cupboard.one(cupboard.soon))


def test_the_next_round_on_the_same_topic_stands_beside_the_agreement(cupboard: Cupboard) -> None:
    moved = {**PARTED, "eltern": [4, 3, 4, 3, 4, 4, 3]}
    cupboard.workspace.closed("Frühjahr", moved)
    words = said(cupboard.one(cupboard.soon))
    assert "Bewegt: Mindestens eine Perspektive steht jetzt an einer anderen Stelle" in words
    assert "Runde „Frühjahr“" in words
    assert "6 Antworten" in words
    assert "7 Antworten" in words
    assert "Ob es an ihr liegt, sagen diese Zahlen nicht" in words


def meaning_of(workspace: Workspace) -> list[LocalMeaning]:
    return workspace.services.local_meanings(workspace.scope).meanings("kleiner-rahmen")


def meanings_page(workspace: Workspace) -> AppTest:
    at = workspace.page("vereinbarungen")
    at.segmented_control(key="agreements.view").set_value("meanings").run()
    assert not has_failed(at)
    return at


def test_what_a_criterion_means_is_agreed_outside_of_a_session_too(workspace: Workspace) -> None:
    workspace.planned("Herbst")
    at = meanings_page(workspace)
    at.selectbox(key=f"meanings.criterion.{NETWORK.id}.kleiner-rahmen").set_value("finden").run()
    form = f"meaning:{NETWORK.id}:finden:0"
    at.text_area(key=f"{form}.meaning").set_value("Man findet uns überall.")
    at.text_area(key=f"{form}.signs").set_value("Familien rufen an.")
    send(at, "Verabredung festhalten")
    assert [(one.meaning, one.signs, one.session_id) for one in meaning_of(workspace)] == [
        ("Man findet uns überall.", "Familien rufen an.", None)
    ]
    words = said(at)
    assert "Daran merken wir es: Familien rufen an" in words
    assert "Verabredet am 21. November 2026, Fassung 1" in words


def test_a_meaning_that_somebody_else_changed_is_not_written_over_unread(workspace: Workspace) -> None:
    workspace.planned("Herbst")
    store = workspace.services.local_meanings(workspace.scope)
    blank = first_meaning(NETWORK.id, "kleiner-rahmen", "finden", NOW.date())
    first = agree_meaning(store, None, blank.model_copy(update={"meaning": "Zuerst"}))
    at = meanings_page(workspace)
    agree_meaning(store, first, blank.model_copy(update={"meaning": "Inzwischen"}))
    form = f"meaning:{NETWORK.id}:finden:0"
    at.text_area(key=f"{form}.meaning").set_value("Meine Worte")
    send(at, "Verabredung festhalten")
    assert "Inzwischen hat jemand anderes etwas Neues" in at.error[0].value
    assert at.text_area(key=f"{form}.meaning").value == "Meine Worte"
    send(at, "Verabredung festhalten")
    assert [one.meaning for one in meaning_of(workspace)] == ["Zuerst", "Inzwischen", "Meine Worte"]


def test_without_a_round_there_is_nothing_to_agree_on_yet(workspace: Workspace) -> None:
    assert "Noch gibt es keine Runde" in said(meanings_page(workspace))
