"""A room on phones: its door, a seat, one vote, a card – and what happens when the room has moved on."""

from collections.abc import Callable

from starlette.testclient import TestClient

from dialogues.model import AgendaItem
from dialogues.phases import PhaseKind
from dialogues.room_model import ContributionState
from dialogues.sessions import change_agenda, moderate, show_item
from participant.rooms import SEAT_COOKIE
from participant.wrong_codes import PER_SOURCE
from tests.fakes.small_session import NOW
from tests.participant.conftest import Hall
from tests.participant.forms import Reader

Phones = Callable[[], TestClient]


def sit(phone: TestClient, hall: Hall, perspective: str = "eltern") -> Reader:
    """Choose a perspective and read the room."""
    response = phone.post(hall.phone_address, data={"perspektive": perspective})
    assert response.status_code == 200
    return Reader(response.text)


def look(phone: TestClient, address: str) -> Reader:
    return Reader(phone.get(address).text)


def stand(phone: TestClient, hall: Hall) -> str:
    return str(phone.get(f"{hall.phone_address}/stand").json()["stand"])


def test_a_typed_code_leads_into_the_room_in_any_writing(hall: Hall, phone: Phones) -> None:
    typed = f" {hall.code[:4].lower()}-{hall.code[4:]} "
    response = phone().post("/r", data={"code": typed}, follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == hall.phone_address


def test_a_wrong_code_stays_in_its_field_with_a_clear_sentence(hall: Hall, phone: Phones) -> None:
    response = phone().post("/r", data={"code": "abcd efg<"})
    assert response.status_code == 404
    page = Reader(response.text)
    assert "Zu diesem Code ist gerade kein Raum offen." in page.text
    assert page.question_form.fields == {"code": "abcd efg<"}


def test_an_empty_field_is_no_wrong_code(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    answers = [visitor.post("/r", data={"code": "  "}) for _ in range(PER_SOURCE + 2)]
    assert {answer.status_code for answer in answers} == {400}


def test_many_wrong_codes_are_slowed_down_and_a_right_one_never_is(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    wrong = [visitor.post("/r", data={"code": f"{number:08}"}) for number in range(PER_SOURCE + 1)]
    assert [answer.status_code for answer in wrong] == [404] * PER_SOURCE + [429]
    assert visitor.get("/r/AAAABBBB").status_code == 429
    assert "Ein richtiger Code wird auch jetzt angenommen." in wrong[-1].text
    right = visitor.post("/r", data={"code": hall.code}, follow_redirects=False)
    assert right.status_code == 303
    assert visitor.get(hall.phone_address).status_code == 200


def test_a_wrong_and_an_ended_room_get_the_same_page_as_any_other_bad_link(hall: Hall, phone: Phones) -> None:
    hall.end()
    answers = [phone().get(path) for path in (hall.phone_address, "/r/AAAABBBB", "/t/x", "/s/x")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_phones_that_ask_on_after_the_end_are_not_taken_for_guessing(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall)
    hall.end()
    answers = [visitor.get(f"{hall.phone_address}/stand") for _ in range(PER_SOURCE + 2)]
    assert {answer.status_code for answer in answers} == {404}


def test_a_new_phone_chooses_its_perspective_and_looking_sets_no_cookie(hall: Hall, phone: Phones) -> None:
    response = phone().get(hall.phone_address)
    assert "set-cookie" not in response.headers
    page = Reader(response.text)
    assert page.question_form.buttons == [
        ("perspektive", "koordination"),
        ("perspektive", "fachkraft"),
        ("perspektive", "eltern"),
    ]
    assert page.text.count("stimmt offen ab") == 1


def test_a_seat_is_kept_by_a_cookie_that_script_cannot_read(hall: Hall, phone: Phones) -> None:
    response = phone().post(hall.phone_address, data={"perspektive": "eltern"}, follow_redirects=False)
    assert response.status_code == 303
    cookie = response.headers["set-cookie"].lower()
    assert cookie.startswith(f"{SEAT_COOKIE}=")
    assert "httponly" in cookie
    assert "path=/r;" in cookie
    assert f"max-age={12 * 60 * 60};" in cookie, "a phone that sleeps over the break keeps its seat"
    assert hall.room.seats() == 1


def test_choosing_twice_takes_one_seat_and_keeps_the_first_choice(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall, "eltern")
    page = sit(visitor, hall, "fachkraft")
    assert "Sie stimmen ab für: Eltern" in page.text
    assert hall.room.seats() == 1


def test_a_perspective_that_is_not_in_the_room_is_refused(hall: Hall, phone: Phones) -> None:
    response = phone().post(hall.phone_address, data={"perspektive": "ehrenamt"})
    assert response.status_code == 400
    assert "Diese Gruppe gibt es in diesem Raum nicht." in response.text


def test_a_phone_that_refuses_the_cookie_is_told_so_instead_of_asked_for_ever(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    response = visitor.post(hall.phone_address, data={"perspektive": "eltern"}, follow_redirects=False)
    visitor.cookies.clear()
    assert "weil er unser Cookie nicht annimmt" in visitor.get(response.headers["location"]).text


def test_a_seated_phone_shows_the_session_and_the_question_in_its_own_words(hall: Hall, phone: Phones) -> None:
    parents, staff = sit(phone(), hall, "eltern"), sit(phone(), hall, "fachkraft")
    assert "Dialog in Musterstadt" in parents.text
    assert "Hilfe finden" in parents.text
    assert "Ich weiß, wo ich Hilfe bekomme." in parents.text
    assert "Auffindbarkeit" in staff.text
    assert "Familien wissen von unseren Angeboten." in staff.text
    assert "Familien wissen von unseren Angeboten." not in parents.text


def test_before_the_first_item_the_phone_waits(hall: Hall, phone: Phones) -> None:
    hall.welcome()
    page = sit(phone(), hall)
    assert "Gleich geht es los." in page.text
    assert page.forms == []


def test_who_is_not_asked_about_an_item_reads_what_it_is_about(hall: Hall, phone: Phones) -> None:
    hall.open_vote("finden.ansprache")
    page = sit(phone(), hall, "eltern")
    assert page.question_form.legends == ["Hilfe finden"]


def test_a_vote_is_offered_with_all_answers_of_the_perspective(hall: Hall, phone: Phones) -> None:
    vote = hall.open_vote()
    form = sit(phone(), hall).question_form
    assert form.fields == {"abstimmung": vote.id}
    assert form.choices["stimme"][-3:] == ["weiss-nicht", "gibt-es-nicht", "keine-angabe"]
    assert len(form.choices["stimme"]) == 7


def test_who_votes_openly_is_told_so_before_the_vote(hall: Hall, phone: Phones) -> None:
    hall.open_vote()
    openly, secretly = sit(phone(), hall, "koordination"), sit(phone(), hall, "eltern")
    assert "Ihre Gruppe stimmt offen ab" in openly.text
    assert "Niemand sieht, wie Sie abstimmen." not in openly.text
    assert "Niemand sieht, wie Sie abstimmen." in secretly.text


def test_a_seat_votes_once_and_the_vote_is_final(hall: Hall, phone: Phones) -> None:
    vote, visitor = hall.open_vote(), phone()
    form = sit(visitor, hall, "koordination").question_form
    page = Reader(visitor.post(form.action, data=form.sent_by("absenden", stimme="trifft-zu")).text)
    assert "Ihre Stimme ist angekommen" in page.text
    page = Reader(visitor.post(form.action, data=form.sent_by("absenden", stimme="weiss-nicht")).text)
    assert "Ihre Stimme ist angekommen" in page.text
    assert hall.room.votes_cast(vote.id) == 1
    hall.reveal(vote)
    (figure,) = hall.room.votes()[0].figures()
    assert (figure.perspective, figure.counts) == ("koordination", {"trifft-zu": 1})


def test_a_vote_without_a_choice_asks_for_one(hall: Hall, phone: Phones) -> None:
    vote, visitor = hall.open_vote(), phone()
    form = sit(visitor, hall).question_form
    response = visitor.post(form.action, data=form.sent_by("absenden"))
    assert response.status_code == 400
    assert "Bitte wählen Sie erst eine Antwort" in response.text
    assert hall.room.votes_cast(vote.id) == 0


def test_an_answer_that_is_not_on_offer_is_not_counted(hall: Hall, phone: Phones) -> None:
    vote, visitor = hall.open_vote(), phone()
    form = sit(visitor, hall).question_form
    response = visitor.post(form.action, data=form.sent_by("absenden", stimme="andere"))
    assert response.status_code == 400
    assert "Diese Antwort steht nicht zur Wahl." in response.text
    assert hall.room.votes_cast(vote.id) == 0


def test_a_vote_after_the_reveal_is_not_counted_and_says_so(hall: Hall, phone: Phones) -> None:
    vote, visitor = hall.open_vote(), phone()
    form = sit(visitor, hall).question_form
    hall.reveal(vote)
    response = visitor.post(form.action, data=form.sent_by("absenden", stimme="trifft-zu"))
    assert response.status_code == 409
    assert "Ihre Stimme wurde nicht mehr gezählt." in response.text


def test_a_phone_without_a_seat_cannot_vote(hall: Hall, phone: Phones) -> None:
    vote = hall.open_vote()
    response = phone().post(hall.phone_address, data={"abstimmung": vote.id, "stimme": "trifft-zu"})
    assert "Aus welcher Sicht sind Sie heute hier?" in response.text
    assert hall.room.votes_cast(vote.id) == 0


def test_before_the_reveal_no_answer_of_anybody_leaves_the_server(hall: Hall, phone: Phones) -> None:
    vote, visitor = hall.open_vote(), phone()
    sit(visitor, hall)
    empty = [visitor.get(hall.phone_address).text, stand(visitor, hall)]
    hall.vote(vote, "fachkraft", ["trifft-zu"] * 6)
    assert [visitor.get(hall.phone_address).text, stand(visitor, hall)] == empty


def test_after_the_reveal_phones_show_the_result_in_words_and_bars(hall: Hall, phone: Phones) -> None:
    vote, visitor = hall.open_vote(), phone()
    sit(visitor, hall)
    hall.vote(vote, "fachkraft", ["trifft-zu"] * 4 + ["trifft-wenig-zu"] * 2)
    hall.vote(vote, "eltern", ["trifft-nicht-zu"] * 2)
    hall.reveal(vote)
    page = look(visitor, hall.phone_address)
    assert "So hat der Raum abgestimmt" in page.text
    assert "Fachkräfte , 6 Stimmen" in page.text
    assert "4 × trifft zu" in page.text
    assert "nicht gezeigt, damit niemand erkennbar wird" in page.text
    assert "2 × trifft nicht zu" not in page.text
    assert sum(tag == "svg" and given["class"] == "bar" for tag, given in page.tags) == 1


def test_a_card_arrives_without_seat_and_waits_to_be_looked_at(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    form = sit(visitor, hall).question_form
    page = Reader(visitor.post(form.action, data=form.sent_by("abgeben", beitrag="Der Weg\nist zu weit.")).text)
    assert "Ihre Karte ist angekommen." in page.text
    assert page.question_form.fields["beitrag"] == ""
    card = hall.store.contributions(hall.session_id)[0]
    assert (card.text, card.state) == ("Der Weg ist zu weit.", ContributionState.WAITING)


def test_a_card_that_is_too_long_keeps_its_text(hall: Hall, phone: Phones) -> None:
    visitor, text = phone(), "Wort " * 70
    form = sit(visitor, hall).question_form
    response = visitor.post(form.action, data=form.sent_by("abgeben", beitrag=text))
    assert response.status_code == 400
    page = Reader(response.text)
    assert "Ihr Text hat 349 Zeichen" in page.text
    assert page.question_form.fields["beitrag"] == text
    assert hall.store.contributions(hall.session_id) == []


def test_an_empty_card_asks_for_a_thought(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    form = sit(visitor, hall).question_form
    response = visitor.post(form.action, data=form.sent_by("abgeben", beitrag=" \n "))
    assert response.status_code == 400
    assert "Auf der Karte steht noch nichts." in response.text


def test_a_card_belongs_to_the_item_that_its_writer_saw(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    form = sit(visitor, hall).question_form
    first, second = hall.session.talks
    show_item(hall.store, hall.session_id, second.id, NOW)
    visitor.post(form.action, data=form.sent_by("abgeben", beitrag="Zum ersten Punkt"))
    assert hall.store.contributions(hall.session_id)[0].agenda_item_id == first.id


def test_a_card_written_when_a_vote_began_is_still_taken(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    form = sit(visitor, hall).question_form
    hall.open_vote()
    assert visitor.post(form.action, data=form.sent_by("abgeben", beitrag="Noch ein Gedanke")).status_code == 200
    response = visitor.post(form.action, data=form.sent_by("abgeben", beitrag="x" * 300))
    assert [form.fields.get("beitrag") for form in Reader(response.text).forms] == [None, "x" * 300]
    assert len(hall.store.contributions(hall.session_id)) == 1


def test_a_card_sent_after_the_end_is_given_back(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    form = sit(visitor, hall).question_form
    hall.end()
    response = visitor.post(form.action, data=form.sent_by("abgeben", beitrag="Mein Gedanke <b>"))
    assert response.status_code == 409
    page = Reader(response.text)
    assert "Ihre Karte wurde nicht gespeichert" in page.text
    assert "Mein Gedanke <b>" in page.text


def test_a_card_with_signs_that_nobody_types_is_cleaned(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    form = sit(visitor, hall).question_form
    visitor.post(form.action, data=form.sent_by("abgeben", beitrag="Gut\x00 so\x07"))
    assert hall.store.contributions(hall.session_id)[0].text == "Gut so"


def test_the_stand_changes_with_what_the_phone_would_show_and_only_then(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    assert look(visitor, hall.phone_address).body == {}
    assert sit(visitor, hall).body["data-stand"] == stand(visitor, hall)
    seen = [stand(visitor, hall)]
    vote = hall.open_vote()
    seen.append(stand(visitor, hall))
    visitor.post(hall.phone_address, data={"abstimmung": vote.id, "stimme": "trifft-zu"})
    seen.append(stand(visitor, hall))
    hall.reveal(vote)
    seen.append(stand(visitor, hall))
    assert len(set(seen)) == len(seen)
    visitor.post(hall.phone_address, data={"beitrag": "Ein Gedanke"})
    card = hall.store.contributions(hall.session_id)[0]
    moderate(hall.store, hall.session_id, card.id, ContributionState.SHOWN)
    assert stand(visitor, hall) == seen[-1]


def test_a_stand_that_is_still_the_same_costs_no_body(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall)
    first = visitor.get(f"{hall.phone_address}/stand")
    again = visitor.get(f"{hall.phone_address}/stand", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_without_script_a_waiting_phone_comes_anew_but_never_while_it_is_asked(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall)

    def refreshes(address: str) -> bool:
        return any(given.get("http-equiv") == "refresh" for _tag, given in look(visitor, address).tags)

    assert refreshes(hall.phone_address)
    assert not refreshes(f"{hall.phone_address}?karte=schreiben")
    vote = hall.open_vote()
    assert not refreshes(hall.phone_address)
    visitor.post(hall.phone_address, data={"abstimmung": vote.id, "stimme": "trifft-zu"})
    assert refreshes(hall.phone_address)


def test_no_page_of_the_room_holds_the_key_of_the_seat(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall)
    vote = hall.open_vote()
    pages = [visitor.get(hall.phone_address).text]
    pages.append(visitor.post(hall.phone_address, data={"abstimmung": vote.id, "stimme": "trifft-zu"}).text)
    pages.append(visitor.post(hall.phone_address, data={"beitrag": "x" * 300}).text)
    pages.append(visitor.get(f"{hall.phone_address}/stand").text)
    assert not any(visitor.cookies[SEAT_COOKIE] in html for html in pages)


def test_twenty_phones_of_one_address_all_come_in(hall: Hall, phone: Phones) -> None:
    for _ in range(20):
        sit(phone(), hall)
    assert hall.room.seats() == 20


def test_a_link_can_carry_the_perspective_which_then_needs_one_press(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    response = visitor.get(f"{hall.phone_address}?fuer=fachkraft")
    page = Reader(response.text)
    assert "set-cookie" not in response.headers
    assert page.question_form.buttons[0] == ("perspektive", "fachkraft")
    assert "Ich bin aus einer anderen Sicht hier" in page.text
    assert len(page.question_form.buttons) == 3


def test_a_link_that_carries_a_perspective_which_is_not_here_offers_all(hall: Hall, phone: Phones) -> None:
    page = Reader(phone().get(f"{hall.phone_address}?fuer=ehrenamt").text)
    assert "Ich bin aus einer anderen Sicht hier" not in page.text
    assert len(page.question_form.buttons) == 3


def test_a_part_of_the_agenda_that_is_no_talk_shows_what_it_is_for(hall: Hall, phone: Phones) -> None:
    part = AgendaItem(id="pause", kind=PhaseKind.BREAK, title="Pause", minutes=15, purpose="Luft holen.")
    change_agenda(hall.store, hall.session_id, [*hall.session.agenda, part])
    show_item(hall.store, hall.session_id, "pause", NOW)
    page = sit(phone(), hall)
    assert "Pause Luft holen." in page.text
    assert page.forms == []


def test_the_page_of_a_phone_is_light(hall: Hall, phone: Phones) -> None:
    hall.open_vote()
    visitor = phone()
    sit(visitor, hall)
    response = visitor.get(hall.phone_address)
    fetched = Reader(response.text).fetched
    sizes = [len(response.content), *(len(visitor.get(address).content) for address in fetched)]
    assert len(sizes) <= 4
    assert sum(sizes) <= 60_000
