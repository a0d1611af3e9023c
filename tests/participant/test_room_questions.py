"""Questions to the whole room on phones and the projector: asked, answered blind, revealed, with reasons."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from dialogues.cards import add_cluster, collect, sort_cards
from dialogues.model import AgendaItem
from dialogues.phases import PhaseKind
from dialogues.questions import QuestionDraft, ask, consensus_on, dots_on, pulse_draft, reveal_question
from dialogues.room import contribute
from dialogues.room_model import ContributionState, Option, RoomQuestion
from dialogues.sessions import change_agenda, moderate, show_item
from tests.fakes.small_session import NOW
from tests.participant.conftest import Hall
from tests.participant.forms import Form, Reader
from tests.participant.test_rooms import look, sit, stand

Phones = Callable[[], TestClient]
SENTENCE = "Wir treffen uns jeden Monat."
CONSENSUS = consensus_on(SENTENCE)
DOTS = dots_on([Option(id=f"z{one}", label=f"Vorschlag {one}") for one in range(1, 5)], 2, "Was zuerst?")


def asked(hall: Hall, draft: QuestionDraft = CONSENSUS) -> RoomQuestion:
    return ask(hall.store, hall.session, hall.session.talks[0].id, draft)


def revealed(hall: Hall, question: RoomQuestion) -> None:
    reveal_question(hall.store, hall.session_id, question.id)


def answer_form(page: Reader) -> Form:
    return next(form for form in page.forms if "abstimmung" in form.fields)


def answer(phone: TestClient, hall: Hall, question: RoomQuestion, *answers: str) -> Reader:
    fields = {"abstimmung": question.id} | {f"antwort:{one}": one for one in answers}
    return Reader(phone.post(hall.phone_address, data=fields).text)


def answered_by(hall: Hall, phone: Phones, question: RoomQuestion, *answers: list[str]) -> TestClient:
    """Let one phone after the other take its seat and answer; return the last."""
    visitor = phone()
    for given in answers:
        visitor = phone()
        sit(visitor, hall)
        answer(visitor, hall, question, *given)
    return visitor


def screen(hall: Hall, phone: Phones) -> Reader:
    return look(phone(), hall.screen_address)


def show_all_cards(hall: Hall) -> None:
    for card in hall.store.contributions(hall.session_id):
        moderate(hall.store, hall.session_id, card.id, ContributionState.SHOWN)


def test_a_phone_is_asked_in_plain_words_and_answers_once(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall)
    question = asked(hall)
    page = look(visitor, hall.phone_address)
    assert SENTENCE in page.text
    assert answer_form(page).choices == {"antwort:konsens": ["einig", "tragbar", "einwand"]}
    assert "Niemand sieht, was Sie antworten." in page.text
    assert "Ihre Antwort ist angekommen" in answer(visitor, hall, question, "einwand").text
    answer(visitor, hall, question, "einig")
    assert hall.store.votes_cast(hall.session_id, question.id) == 1


def test_what_is_asked_openly_is_said_before_the_answer(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall)
    asked(hall, consensus_on(SENTENCE, is_open=True))
    page = look(visitor, hall.phone_address)
    assert "Diese Frage ist offen gestellt" in page.text
    assert "Niemand sieht" not in page.text
    assert "Offen gestellt" in screen(hall, phone).text


def test_before_the_reveal_only_the_number_of_answers_leaves_the_server(hall: Hall, phone: Phones) -> None:
    question = asked(hall)
    answered_by(hall, phone, question, *[["einig"]] * 5, ["einwand"])
    page = screen(hall, phone)
    assert "6 von 6 haben geantwortet" in page.text
    html = phone().get(hall.screen_address).text
    assert "Einwand" not in html
    assert 'class="bar"' not in html


def test_the_stand_of_a_phone_says_nothing_of_other_answers(hall: Hall, phone: Phones) -> None:
    waiting = phone()
    sit(waiting, hall)
    question = asked(hall)
    before = stand(waiting, hall)
    answered_by(hall, phone, question, *[["einwand"]] * 5)
    assert stand(waiting, hall) == before


def test_the_result_is_the_same_on_phones_and_on_the_projector(hall: Hall, phone: Phones) -> None:
    question = asked(hall)
    visitor = answered_by(hall, phone, question, *[["einig"]] * 3, ["tragbar"], ["einwand"])
    revealed(hall, question)
    for page in (look(visitor, hall.phone_address), screen(hall, phone)):
        assert "Einig" in page.text
        assert "3 Antworten" in page.text
        assert page.text.count("1 Antwort ") == 2


def test_too_few_answers_are_not_shown_and_nobody_reads_why(hall: Hall, phone: Phones) -> None:
    question = asked(hall)
    visitor = answered_by(hall, phone, question, ["einig"], ["einwand"])
    revealed(hall, question)
    for page in (look(visitor, hall.phone_address), screen(hall, phone)):
        assert "nicht gezeigt, damit niemand erkennbar wird" in page.text
        assert "Einwand" not in page.text
        assert "2 Antworten" not in page.text


def test_a_reason_is_a_card_of_its_own_that_waits_for_the_facilitator(hall: Hall, phone: Phones) -> None:
    question = asked(hall, consensus_on(SENTENCE, is_open=True))
    visitor = answered_by(hall, phone, question, ["einwand"])
    page = look(visitor, hall.phone_address)
    form = next(form for form in page.forms if form.fields.get("zu") == question.id)
    sent = visitor.post(hall.phone_address, data=form.sent_by("abgeben", beitrag="Uns fehlt die Zeit."))
    assert "Ihre Karte ist angekommen." in sent.text
    revealed(hall, question)
    assert "Uns fehlt die Zeit." not in screen(hall, phone).text
    show_all_cards(hall)
    assert "Gründe aus dem Raum Uns fehlt die Zeit." in screen(hall, phone).text


def test_an_empty_reason_is_told_beside_its_own_field(hall: Hall, phone: Phones) -> None:
    question = asked(hall)
    visitor = answered_by(hall, phone, question, ["tragbar"])
    fields = {"punkt": question.agenda_item_id, "zu": question.id, "beitrag": " "}
    response = visitor.post(hall.phone_address, data=fields)
    assert response.status_code == 400
    reason = response.text.split('id="grund"')[1]
    assert "Auf der Karte steht noch nichts." in reason


def test_reasons_are_no_cards_of_the_collection(hall: Hall, phone: Phones) -> None:
    question = asked(hall)
    contribute(hall.room, question.agenda_item_id, "Ein Grund", question.id)
    contribute(hall.room, question.agenda_item_id, "Eine Karte")
    show_all_cards(hall)
    assert [card.text for card in hall.room.shown_contributions(question.agenda_item_id)] == ["Eine Karte"]


def test_dots_are_ticked_and_too_many_stay_ticked_with_a_word_how_to_mend_it(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall)
    question = asked(hall, DOTS)
    page = look(visitor, hall.phone_address)
    assert "Sie haben 2 Punkte." in page.text
    assert list(answer_form(page).boxes.values()) == ["z1", "z2", "z3", "z4"]
    again = answer(visitor, hall, question, "z1", "z2", "z4")
    assert "Sie haben 3 Zeilen angekreuzt, aber nur 2 zu vergeben." in again.text
    assert {name for name in answer_form(again).fields if name.startswith("antwort:")} == {
        "antwort:z1",
        "antwort:z2",
        "antwort:z4",
    }
    assert hall.store.votes_cast(hall.session_id, question.id) == 0


@pytest.mark.parametrize("draft", [CONSENSUS, DOTS, pulse_draft()])
def test_an_empty_form_is_told_and_nothing_counts(hall: Hall, phone: Phones, draft: QuestionDraft) -> None:
    visitor = phone()
    sit(visitor, hall)
    question = asked(hall, draft)
    assert "Bitte wählen Sie erst etwas aus" in answer(visitor, hall, question).text
    assert hall.store.votes_cast(hall.session_id, question.id) == 0


def test_an_answer_after_the_reveal_is_told_and_not_counted(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall)
    question = asked(hall)
    revealed(hall, question)
    assert "Diese Frage ist schon beendet." in answer(visitor, hall, question, "einig").text


def test_dots_stand_in_their_order(hall: Hall, phone: Phones) -> None:
    question = asked(hall, DOTS)
    answered_by(hall, phone, question, ["z3", "z1"], ["z3", "z2"], ["z3"], ["z2", "z4"], ["z1"])
    revealed(hall, question)
    words = screen(hall, phone).text.split("Was zuerst?")[1]
    places = [words.index(f"Vorschlag {one}") for one in (3, 1, 2, 4)]
    assert places == sorted(places)
    assert "Vorschlag 3 3 Punkte" in words


def test_a_pulse_takes_parts_and_a_card(hall: Hall, phone: Phones) -> None:
    question = asked(hall, pulse_draft())
    visitor = answered_by(hall, phone, question, *[["gelohnt-4", "weiter-2"]] * 3, *[["gelohnt-3"]] * 3)
    page = look(visitor, hall.phone_address)
    assert "Was wollen Sie uns mitgeben?" in page.text
    revealed(hall, question)
    words = screen(hall, phone).text
    assert "Die Zeit hat sich für mich gelohnt." in words
    assert words.count("nicht gezeigt, damit niemand erkennbar wird") == 2


def test_every_part_of_the_agenda_has_its_name_on_phones_and_projector(hall: Hall, phone: Phones) -> None:
    part = AgendaItem(id="schluss", kind=PhaseKind.CLOSE, title="Wie war es heute?", minutes=10)
    change_agenda(hall.store, hall.session_id, [*hall.session.agenda, part])
    show_item(hall.store, hall.session_id, "schluss", NOW)
    visitor = phone()
    page = sit(visitor, hall)
    assert "Wie war es heute?" in page.text
    assert not any("beitrag" in form.fields for form in page.forms)
    assert "Wie war es heute?" in screen(hall, phone).text
    ask(hall.store, hall.session, "schluss", pulse_draft())
    assert "Ich wurde gehört." in look(visitor, hall.phone_address).text


def test_the_question_for_the_cards_stands_above_the_field_and_a_late_card_comes_back(
    hall: Hall, phone: Phones
) -> None:
    item = hall.session.talks[0].id
    collect(hall.store, hall.session_id, item, takes_cards=True, question="Was brauchen Familien am Abend?")
    visitor = phone()
    page = sit(visitor, hall)
    assert "Was brauchen Familien am Abend?" in page.text
    form = next(form for form in page.forms if "beitrag" in form.fields)
    collect(hall.store, hall.session_id, item, takes_cards=False, question="")
    response = visitor.post(hall.phone_address, data=form.sent_by("abgeben", beitrag="Ein Anruf genügt."))
    assert response.status_code == 409
    assert "Karten werden zu diesem Punkt gerade nicht mehr gesammelt." in response.text
    assert "Ein Anruf genügt." in response.text
    assert hall.store.contributions(hall.session_id) == []


def test_the_projector_shows_cards_in_the_groups_that_the_room_made(hall: Hall, phone: Phones) -> None:
    item = hall.session.talks[0].id
    for text in ("kurze Wege", "ein Telefon", "mehr Zeit"):
        contribute(hall.room, item, text)
    show_all_cards(hall)
    clusters = hall.town.services.card_clusters(hall.town.scope)
    made = add_cluster(clusters, hall.session_id, item, "Erreichbar sein")
    ids = {card.text: card.id for card in hall.store.contributions(hall.session_id)}
    sort_cards(clusters, hall.session_id, item, {made.id: [ids["ein Telefon"], ids["kurze Wege"]]})
    words = screen(hall, phone).text
    assert "Erreichbar sein 2 Karten ein Telefon kurze Wege" in words
    assert "1 Karte liegt noch in keiner Gruppe" in words
