"""An invitation says all that people need to come, names no person, and is the same for the same session."""

import io
import zipfile
from dataclasses import replace

from dialogues.model import AgendaItem
from dialogues.phases import PhaseKind
from dialogues.preparation_model import Numbering, Series
from dialogues.session_formats import format_of
from exports.invitations import InvitationContent, invitation_document, invitation_text
from tests.fakes.small_round import FRAMEWORK
from tests.fakes.small_session import small_session
from texts.catalogue import translator

T = translator("de")
SERIES = Series(id="reihe", network_id="netz", title="Netzwerktreffen", numbering=Numbering.PER_YEAR)
WELCOME = AgendaItem(id="ankommen", kind=PhaseKind.ARRIVE, minutes=15)
WHOLE = small_session().model_copy(
    update={
        "starts_at": "14:00",
        "place": "Familienzentrum am Park",
        "number": 3,
        "series_id": "reihe",
        "agenda": (WELCOME, *small_session().agenda),
        "led_by": "konto-der-prozessbegleitung",
    }
)
CONTENT = InvitationContent("Netzwerk Musterstadt", WHOLE, FRAMEWORK, format_of("netzwerktreffen"), SERIES)


def test_it_says_who_invites_when_where_and_to_what() -> None:
    text = invitation_text(CONTENT, T)
    assert "Netzwerk Musterstadt lädt Sie herzlich ein." in text
    assert "Wann: Dienstag, 1. Dezember 2026, 14:00 bis 16:00 Uhr" in text
    assert "Wo: Familienzentrum am Park" in text
    assert "3. Netzwerktreffen 2026" in text
    assert f"Worum es geht: {format_of('netzwerktreffen').purpose}" in text


def test_it_tells_guests_who_is_meant_and_not_how_many_are_good() -> None:
    text = invitation_text(CONTENT, T)
    assert "Für wen: Alle Mitglieder des Netzwerks" in text
    assert "Gut sind" not in text


def test_its_programme_has_the_hours_and_the_topics() -> None:
    lines = invitation_text(CONTENT, T).splitlines()
    assert "– 14:00 Uhr: Ankommen" in lines
    assert f"– 14:15 Uhr: Gespräch: {FRAMEWORK.criteria['finden'].title}" in lines


def test_without_hours_it_lists_the_topics_and_says_that_the_place_follows() -> None:
    bare = small_session()
    text = invitation_text(InvitationContent("Netz", bare, FRAMEWORK), T)
    assert "Darüber wollen wir sprechen" in text
    assert "Uhr:" not in text
    assert "Der Ort wird noch bekannt gegeben." in text


def test_whoever_votes_openly_learns_it_before_the_day() -> None:
    assert "Offen statt verdeckt stimmen ab: Koordination." in invitation_text(CONTENT, T)
    all_open = WHOLE.model_copy(update={"open_perspectives": frozenset(WHOLE.perspectives)})
    text = invitation_text(replace(CONTENT, session=all_open), T)
    assert "anonym" not in text


def test_it_names_no_account_and_no_reason_or_result() -> None:
    text = invitation_text(CONTENT, T)
    assert "konto" not in text.replace("Konto", "")
    assert "Stufe" not in text


def test_the_document_says_the_same_and_is_the_same_for_the_same_session() -> None:
    made = invitation_document(CONTENT, T)
    assert made == invitation_document(CONTENT, T)
    inside = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    for words in ("Netzwerk Musterstadt lädt Sie herzlich ein.", "14:00 Uhr: Ankommen", "Familienzentrum am Park"):
        assert words in inside
