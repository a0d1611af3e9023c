"""The page on which a dialogue is prepared."""

from datetime import date, time

import pytest

from dialogues.agenda import propose
from dialogues.model import Session
from dialogues.preparation_model import Numbering
from dialogues.sessions import SessionDraft, plan_session
from exports.invitations import invitation_text
from networks.accounts import Account, create_account, offer_sign_in_link, redeem_sign_in_link
from selfeval.release import Reach
from selfeval.results import results_of
from tests.ui.spoken import said
from tests.ui.workspace import FACILITATOR, NOW, Workspace, has_failed
from texts.catalogue import translator
from wiring.access import notes_scope
from wiring.invitations import invitation_of


def planned(workspace: Workspace, title: str = "Werkstatt im Winter", day: date = date(2026, 12, 1)) -> Session:
    of_round = workspace.closed(f"Runde für {title}")
    chosen = propose(results_of(workspace.services.rounds(workspace.scope), of_round.id, Reach.INTERNAL))
    draft = SessionDraft(title=title, held_on=day, minutes=120, chosen=chosen)
    return plan_session(workspace.services.sessions(workspace.scope), of_round, draft)


def stored(workspace: Workspace, session: Session) -> Session:
    return workspace.services.sessions(workspace.scope).session(session.id)


@pytest.fixture
def session(workspace: Workspace) -> Session:
    return planned(workspace)


def test_without_a_session_the_page_says_what_to_do(workspace: Workspace) -> None:
    at = workspace.page("vorbereiten")
    assert not has_failed(at)
    assert at.info


def test_hour_and_place_are_asked_for_and_then_stand_in_the_invitation(workspace: Workspace, session: Session) -> None:
    at = workspace.page("vorbereiten", dialog=session.id)
    assert not has_failed(at)
    assert "die Uhrzeit und der Ort" in at.warning[0].value
    key = f"settle.{session.id}"
    at.time_input(key=f"{key}.hour").set_value(time(9, 30))
    at.text_input(key=f"{key}.place").set_value("Rathaus, Saal 2")
    at.button[0].click().run()
    assert not has_failed(at)
    assert (stored(workspace, session).starts_at, stored(workspace, session).place) == ("09:30", "Rathaus, Saal 2")
    assert not at.warning
    assert "Wo: Rathaus, Saal 2" in said(at)


def test_a_session_becomes_the_first_of_a_new_series_and_the_list_shows_it(
    workspace: Workspace, session: Session
) -> None:
    at = workspace.page("vorbereiten", dialog=session.id, teil="reihe")
    at.text_input(key=f"series.{session.id}.title").set_value("Netzwerktreffen").run()
    at.radio(key=f"series.{session.id}.numbering").set_value(Numbering.PER_YEAR).run()
    at.button(key="series.put").click().run()
    assert not has_failed(at)
    assert stored(workspace, session).number == 1
    assert "1. Netzwerktreffen 2026" in said(at)
    assert "1. Netzwerktreffen 2026: Werkstatt im Winter" in said(workspace.page("dialoge"))


def test_the_next_meeting_gets_the_next_number(workspace: Workspace, session: Session) -> None:
    at = workspace.page("vorbereiten", dialog=session.id, teil="reihe")
    at.text_input(key=f"series.{session.id}.title").set_value("Netzwerktreffen").run()
    at.number_input[0].set_value(14).run()
    at.button(key="series.put").click().run()
    second = planned(workspace, "Werkstatt im Frühling", date(2027, 3, 1))
    at = workspace.page("vorbereiten", dialog=second.id, teil="reihe")
    assert at.number_input[0].value == 15


def test_a_series_without_a_name_is_not_made(workspace: Workspace, session: Session) -> None:
    at = workspace.page("vorbereiten", dialog=session.id, teil="reihe")
    at.button(key="series.put").click().run()
    assert "Es fehlt der Name der Reihe" in at.error[0].value
    assert stored(workspace, session).series_id is None


def colleague(workspace: Workspace) -> Account:
    accounts = workspace.services.accounts()
    return create_account(accounts, "kollegin@example.org", "Prozessbegleitung Süd", (FACILITATOR,))


def test_a_note_is_stored_at_once_and_stands_in_no_invitation(workspace: Workspace, session: Session) -> None:
    at = workspace.page("vorbereiten", dialog=session.id, teil="notizen")
    at.text_area(key=f"notes.{session.id}").set_value("Die Leitung ist angespannt.").run()
    assert not has_failed(at)
    again = workspace.page("vorbereiten", dialog=session.id, teil="notizen")
    assert again.text_area(key=f"notes.{session.id}").value == "Die Leitung ist angespannt."
    content = invitation_of(workspace.services, workspace.scope, session.id)
    assert "angespannt" not in invitation_text(content, translator("de"))


def test_another_account_of_the_same_network_sees_an_empty_field(workspace: Workspace, session: Session) -> None:
    workspace.page("vorbereiten", dialog=session.id, teil="notizen").text_area[0].set_value("Nur für mich").run()
    sign_in_as(workspace, colleague(workspace))
    at = workspace.page("vorbereiten", dialog=session.id, teil="notizen")
    assert at.text_area(key=f"notes.{session.id}").value == ""


def sign_in_as(workspace: Workspace, account: Account) -> None:
    accounts = workspace.services.accounts()
    link = offer_sign_in_link(accounts, account.id, NOW)
    workspace.token = redeem_sign_in_link(accounts, link, NOW).token


def test_a_session_is_handed_over_with_its_list_and_taken_over(workspace: Workspace, session: Session) -> None:
    other = colleague(workspace)
    workspace.page("vorbereiten", dialog=session.id, teil="notizen").text_area[0].set_value("Nur für mich").run()
    at = workspace.page("vorbereiten", dialog=session.id, teil="uebergabe")
    at.checkbox(key=f"hand_over.{session.id}.conflicts").check()
    at.text_area(key=f"hand_over.{session.id}.note").set_value("Schlüssel beim Empfang")
    at.button[0].click().run()
    assert not has_failed(at)
    assert stored(workspace, session).led_by is None
    sign_in_as(workspace, other)
    at = workspace.page("vorbereiten", dialog=session.id, teil="uebergabe")
    assert "Schlüssel beim Empfang" in said(at)
    at.button(key="hand_over.take").click().run()
    assert not has_failed(at)
    assert stored(workspace, session).led_by == other.id
    assert workspace.services.notes(notes_scope(other)).noted() == frozenset()


def test_without_a_second_facilitator_the_page_says_what_to_do(workspace: Workspace, session: Session) -> None:
    at = workspace.page("vorbereiten", dialog=session.id, teil="uebergabe")
    assert not has_failed(at)
    assert "kein anderes Konto" in at.info[0].value


def test_a_plan_is_kept_as_a_template_and_deleted_again(workspace: Workspace, session: Session) -> None:
    at = workspace.page("vorbereiten", dialog=session.id, teil="vorlage")
    at.button(key="template.save").click().run()
    assert "Es fehlt ein Name" in at.error[0].value
    at.text_input(key=f"template.{session.id}.title").set_value("Halber Tag").run()
    at.button(key="template.save").click().run()
    assert not has_failed(at)
    [kept] = workspace.services.templates(workspace.scope).templates()
    assert kept.title == "Halber Tag"
    assert "finden" not in kept.model_dump_json()
    at.button(key=f"template.delete.{kept.id}").click().run()
    assert workspace.services.templates(workspace.scope).templates() == []
