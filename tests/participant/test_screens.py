"""The projector: how to come in, how many have voted, and after the reveal what the room thinks."""

from collections.abc import Callable
from datetime import date, timedelta

from starlette.testclient import TestClient

from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from dialogues.model import AgendaItem, ScreenView, SpeakingClock
from dialogues.phases import PhaseKind
from dialogues.questions import ask, consensus_on, reveal_question
from dialogues.room import contribute, join
from dialogues.room_model import ContributionState
from dialogues.sessions import moderate
from networks.links import shown_code
from networks.scopes import BallotScope
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.model import PerspectivePlan
from selfeval.questionnaire import questionnaire_for
from tests.fakes.small_session import NOW
from tests.participant.conftest import NETWORK, Hall, Town, hall_of
from tests.participant.forms import Reader

Phones = Callable[[], TestClient]


def look(phone: TestClient, hall: Hall) -> Reader:
    return Reader(phone.get(hall.screen_address).text)


def write_cards(hall: Hall, *texts: str) -> None:
    for text in texts:
        contribute(hall.room, hall.session.talks[0].id, text)


def show_all_cards(hall: Hall) -> None:
    for card in hall.store.contributions(hall.session_id):
        moderate(hall.store, hall.session_id, card.id, ContributionState.SHOWN)


def test_the_lobby_shows_the_address_the_code_and_a_qr_code(hall: Hall, phone: Phones) -> None:
    hall.welcome()
    page = look(phone(), hall)
    assert "testserver/r" in page.text
    assert shown_code(hall.code) in page.text
    assert any(tag == "svg" and given.get("role") == "img" for tag, given in page.tags)


def test_an_item_is_shown_in_words_that_are_no_perspectives_own_and_with_the_way_in(hall: Hall, phone: Phones) -> None:
    page = look(phone(), hall)
    assert "Auffindbarkeit Hilfe finden" in page.text
    assert "Familien finden unsere Angebote." not in page.text
    assert shown_code(hall.code) in page.text


def test_during_a_vote_only_the_number_of_votes_is_shown(hall: Hall, phone: Phones) -> None:
    vote, screen = hall.open_vote(), phone()
    join(hall.room, hall.town.services.keys, "spaet", "eltern")
    hall.vote(vote, "fachkraft", ["trifft-zu"] * 6)
    page = look(screen, hall)
    assert "6 Stimmen von 7 im Raum" in page.text
    html = screen.get(hall.screen_address).text
    assert "trifft" not in html
    assert "Fachkräfte" not in html
    assert 'class="bar"' not in html


def test_the_projector_says_the_same_whatever_was_voted(hall: Hall, phone: Phones) -> None:
    screen, pages = phone(), []
    vote = hall.open_vote("finden.angebote")
    hall.vote(vote, "fachkraft", ["trifft-zu"] * 6)
    pages.append((look(screen, hall).text, screen.get(f"{hall.screen_address}/stand").text))
    hall.reveal(vote)
    revealed = screen.get(f"{hall.screen_address}/stand").text
    assert revealed != pages[0][1]
    second = hall.open_vote("finden.angebote")
    hall.vote(second, "fachkraft", ["trifft-nicht-zu"] * 6)
    pages.append((look(screen, hall).text, ""))
    assert pages[0][0].replace("vor dem", "nach dem") == pages[1][0]


def test_after_the_reveal_each_perspective_has_a_bar_its_number_and_its_words(hall: Hall, phone: Phones) -> None:
    vote = hall.open_vote()
    hall.vote(vote, "koordination", ["trifft-zu"])
    hall.vote(vote, "fachkraft", ["trifft-zu"] * 4 + ["weiss-nicht"] * 2)
    hall.vote(vote, "eltern", ["trifft-nicht-zu"] * 3)
    hall.reveal(vote)
    page = look(phone(), hall)
    assert "Koordination 1 1 Stimme" in page.text
    assert "Fachkräfte 2 × weiß nicht. Die übrigen sind nicht gezeigt" in page.text
    assert "Eltern nicht gezeigt, damit niemand erkennbar wird" in page.text


def test_the_second_vote_stands_beside_the_first(hall: Hall, phone: Phones) -> None:
    for steps in (["trifft-zu", "trifft-wenig-zu"], ["trifft-zu", "trifft-eher-zu"]):
        vote = hall.open_vote()
        hall.vote(vote, "fachkraft", steps * 3)
        hall.reveal(vote)
    page = look(phone(), hall)
    assert "vorher nachher Fachkräfte 3 3 6 Stimmen 3 3 6 Stimmen" in page.text
    assert "trifft nicht zu trifft eher nicht zu trifft eher zu trifft zu" in page.text


def test_only_cards_that_were_looked_at_are_shown_and_never_as_markup(hall: Hall, phone: Phones) -> None:
    screen = phone()
    write_cards(hall, "<img src=x>")
    assert "img src" not in screen.get(hall.screen_address).text
    show_all_cards(hall)
    html = screen.get(hall.screen_address).text
    assert "&lt;img src=x&gt;" in html
    assert "<img" not in html


def test_more_cards_than_fit_are_counted(hall: Hall, phone: Phones) -> None:
    write_cards(hall, *(f"Karte {number}" for number in range(8)))
    show_all_cards(hall)
    assert "und 2 weitere Karten" in look(phone(), hall).text


def test_nobody_can_change_anything_on_the_screen(hall: Hall, phone: Phones) -> None:
    screen = phone()
    assert look(screen, hall).forms == []
    response = screen.post(hall.screen_address, data={"stimme": "trifft-zu"})
    assert response.status_code == 404
    assert "set-cookie" not in screen.get(hall.screen_address).headers


def test_the_stand_of_the_screen_counts_votes_and_seats(hall: Hall, phone: Phones) -> None:
    screen = phone()
    address = f"{hall.screen_address}/stand"
    before = screen.get(address)
    assert screen.get(address, headers={"If-None-Match": before.headers["etag"]}).status_code == 304
    join(hall.room, hall.town.services.keys, "platz", "eltern")
    assert screen.get(address).json() != before.json()
    assert look(screen, hall).body["data-stand"] == screen.get(address).json()["stand"]


def test_the_screen_of_an_ended_session_is_gone(hall: Hall, phone: Phones) -> None:
    address, screen = hall.screen_address, phone()
    hall.end()
    assert screen.get(address).status_code == 404
    assert screen.get(f"{address}/stand").status_code == 404


def shown(hall: Hall, view: ScreenView, **changes: object) -> None:
    hall.store.save_session(hall.session.model_copy(update={"screen": view, **changes}), {})


def test_the_agenda_stands_with_its_hours_and_marks_where_the_room_is(hall: Hall, phone: Phones) -> None:
    shown(hall, ScreenView.AGENDA, starts_at="14:00")
    page = look(phone(), hall)
    begins = 14 * 60 + hall.session.talks[0].minutes
    assert f"14:00 Auffindbarkeit {begins // 60}:{begins % 60:02} Absprachen" in page.text
    assert [given.get("aria-current") for tag, given in page.tags if tag == "li"] == ["step", None]


def test_without_an_hour_the_agenda_says_how_long_each_part_takes(hall: Hall, phone: Phones) -> None:
    shown(hall, ScreenView.AGENDA)
    assert f"{hall.session.talks[0].minutes} Minuten Auffindbarkeit" in look(phone(), hall).text


def test_of_a_long_agenda_the_part_around_the_room_is_shown(hall: Hall, phone: Phones) -> None:
    breaks = [AgendaItem(id=f"p{n}", kind=PhaseKind.BREAK, title=f"Pause {n}", minutes=5) for n in range(12)]
    shown(hall, ScreenView.AGENDA, agenda=(*breaks, *hall.session.talks))
    text = look(phone(), hall).text
    assert "Pause 0" not in text
    assert "Auffindbarkeit" in text
    assert "Absprachen" in text


def test_results_of_a_round_that_is_still_open_are_not_shown(hall: Hall, phone: Phones) -> None:
    shown(hall, ScreenView.RESULTS)
    assert "gibt es keine Ergebnisse, die gezeigt werden dürfen" in look(phone(), hall).text


def test_results_are_those_of_the_release_inside_the_network(town: Town, phone: Phones) -> None:
    hall = hall_on_results(town)
    shown(hall, ScreenView.RESULTS)
    page = look(phone(), hall)
    assert "Fachkräfte 3 3 6 Antworten" in page.text
    assert "Eltern nicht gezeigt, damit niemand erkennbar wird" in page.text


def hall_on_results(town: Town) -> Hall:
    """A room on a round that six professionals and two parents have answered."""
    plans = (PerspectivePlan(perspective="fachkraft"), PerspectivePlan(perspective="eltern"))
    of_round = town.round(*plans)
    for who, steps in (("fachkraft", ["trifft-zu", "trifft-wenig-zu"] * 3), ("eltern", ["trifft-zu"] * 2)):
        asked = questionnaire_for(town.framework, of_round.criteria, who)
        ballots = town.services.ballots(BallotScope(NETWORK, of_round.id, who))
        for step in steps:
            ballot = ballot_of(town.services.keys, of_round.id, new_ballot_key())
            keep_answers(ballots, asked, ballot, {"finden.angebote": step})
            send_ballot(ballots, ballot)
    town.close(of_round)
    return hall_of(town, of_round)


def test_a_clock_stands_with_its_end_for_screens_that_run_no_script(hall: Hall, phone: Phones) -> None:
    shown(hall, ScreenView.BY_AGENDA, clock=SpeakingClock(seconds=60, ends_at=NOW + timedelta(minutes=1)))
    page = look(phone(), hall)
    assert "Redezeit bis 15:01 Uhr" in page.text
    ends = [given["data-ends"] for _, given in page.tags if "data-ends" in given]
    assert str(round((NOW + timedelta(minutes=1)).timestamp())) in ends


def test_agreements_of_the_session_stand_with_who_and_until_when(hall: Hall, phone: Phones) -> None:
    shown(hall, ScreenView.AGREEMENTS)
    for number in range(6):
        hall.town.services.agreements(hall.town.scope).save_agreement(agreement(hall, number))
    text = look(phone(), hall).text
    assert "Erster Besuch zu zweit 0 offen · Koordinierungsstelle, bis 01.03.2027" in text
    assert "weitere Vereinbarungen" in text


def agreement(hall: Hall, number: int) -> Agreement:
    return Agreement(
        id=f"{hall.session_id}-{number}",
        network_id=NETWORK,
        session_id=hall.session_id,
        round_id=hall.session.round_id,
        criterion_id=hall.session.talks[0].criterion_id,
        what=f"Erster Besuch zu zweit {number}",
        responsible="Koordinierungsstelle",
        due_on=date(2027, 3, 1),
        sign="Familien kennen die neue Person.",
        history=(StatusChange(on=date(2026, 12, 1), state=AgreementState.OPEN),),
    )


def test_a_vote_is_shown_whatever_the_facilitator_had_chosen_before(hall: Hall, phone: Phones) -> None:
    shown(hall, ScreenView.AGENDA)
    hall.open_vote()
    assert "0 Stimmen von 0 im Raum" in look(phone(), hall).text


def test_of_many_statements_the_last_that_fit_are_shown_with_their_words(hall: Hall, phone: Phones) -> None:
    for item in ("finden.angebote", "finden.ansprache"):
        vote = hall.open_vote(item)
        for who in ("koordination", "fachkraft", "eltern"):
            hall.vote(vote, who, ["trifft-zu", "trifft-wenig-zu"] * 3)
        hall.reveal(vote)
    page = look(phone(), hall)
    assert "und 1 weitere Aussage" in page.text
    assert page.text.count("Fachkräfte") == 1


def test_whoever_voted_only_after_the_talk_has_no_bar_before_it(hall: Hall, phone: Phones) -> None:
    for voting in (("fachkraft",), ("koordination", "fachkraft")):
        vote = hall.open_vote()
        for who in voting:
            hall.vote(vote, who, ["trifft-zu", "trifft-wenig-zu"] * 3)
        hall.reveal(vote)
    assert "vorher nachher Koordination 3 3 6 Stimmen Fachkräfte" in look(phone(), hall).text


def test_where_results_are_read_together_each_topic_of_the_agenda_stands_with_its_bars(
    town: Town, phone: Phones
) -> None:
    hall = hall_on_results(town)
    reading = AgendaItem(id="lesen", kind=PhaseKind.RESULTS, title="Ergebnisse zeigen", minutes=15)
    agenda = (reading, *hall.session.talks)
    shown(hall, ScreenView.BY_AGENDA, agenda=agenda, current_item="lesen")
    assert "Auffindbarkeit Fachkräfte 3 3 6 Antworten" in look(phone(), hall).text
    asking = reading.model_copy(update={"takes_cards": True, "card_question": "Was überrascht Sie?"})
    shown(hall, ScreenView.BY_AGENDA, agenda=(asking, *hall.session.talks), current_item="lesen")
    page = look(phone(), hall)
    assert "Was überrascht Sie?" in page.text
    assert "6 Antworten" not in page.text


def test_where_the_room_looks_back_its_agreements_stand_by_themselves(hall: Hall, phone: Phones) -> None:
    earlier = agreement(hall, 0).model_copy(update={"id": "frueher", "session_id": "frueher"})
    hall.town.services.agreements(hall.town.scope).save_agreement(earlier)
    back = AgendaItem(id="zurueck", kind=PhaseKind.FOLLOW_UP, title="Was daraus wurde", minutes=15)
    shown(hall, ScreenView.BY_AGENDA, agenda=(back, *hall.session.talks), current_item="zurueck")
    text = look(phone(), hall).text
    assert "Was daraus wurde" in text
    assert "Erster Besuch zu zweit 0 offen" in text


def test_a_vote_after_a_question_stands_on_the_screen_and_not_the_question(hall: Hall, phone: Phones) -> None:
    talk = hall.session.talks[0].id
    question = ask(hall.store, hall.session, talk, consensus_on("Wir beginnen im Mai.", is_open=True))
    reveal_question(hall.store, hall.session_id, question.id)
    assert "Wir beginnen im Mai." in look(phone(), hall).text
    vote = hall.open_vote()
    hall.vote(vote, "fachkraft", ["trifft-zu", "trifft-wenig-zu"] * 3)
    hall.reveal(vote)
    page = look(phone(), hall)
    assert "Wir beginnen im Mai." not in page.text
    assert "Fachkräfte 3 3 6 Stimmen" in page.text
