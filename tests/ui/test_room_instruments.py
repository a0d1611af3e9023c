"""What a facilitator does with a room besides voting: cards in groups, questions to all, clocks, reasons."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.agreements import AgreementDraft, agree
from dialogues.cards import add_cluster, clusters_of
from dialogues.model import AgendaItem, Outcome
from dialogues.phases import Instrument, PhaseKind
from dialogues.questions import ask, consensus_on, dots_on, pulse_draft, reveal_question
from dialogues.room import cast_vote, contribute, join
from dialogues.room_model import ContributionState, Option, QuestionKind, RoomQuestion, VoteState, room_questions
from dialogues.sessions import change_agenda, show_item
from dialogues.votes import open_vote
from networks.scopes import RoomScope
from tests.fakes.small_framework import small_framework
from tests.fakes.small_session import NOW
from tests.ui.spoken import said
from tests.ui.test_dialog_fuehren import Evening, click, key_of
from tests.ui.workspace import Workspace, has_failed
from ui import state

CLOSE = AgendaItem(id="schluss", kind=PhaseKind.CLOSE, title="Wie war es?", minutes=10, purpose="Kurz zurückblicken.")
AGREE = AgendaItem(id="vereinbaren", kind=PhaseKind.AGREE, minutes=15)
PAUSE = AgendaItem(id="pause", kind=PhaseKind.BREAK, minutes=10, material=("Getränke",))


@pytest.fixture
def evening(workspace: Workspace) -> Evening:
    made = Evening(workspace)
    made.start()
    change_agenda(made.store, made.id, [*made.session.talks, AGREE, PAUSE, CLOSE])
    return made


def turn_to(evening: Evening, item: AgendaItem) -> None:
    show_item(evening.store, evening.id, item.id, NOW)


def first(evening: Evening) -> str:
    return evening.session.talks[0].id


def questions(evening: Evening) -> list[RoomQuestion]:
    return room_questions(evening.store.votes(evening.id))


def answers(evening: Evening, question: RoomQuestion, *given: list[str]) -> None:
    room = evening.services.room(RoomScope("netz", evening.id))
    for number, one in enumerate(given):
        join(room, evening.services.keys, f"handy-{number}", "eltern")
        cast_vote(room, evening.services.keys, small_framework(), f"handy-{number}", question.id, one)


def field(at: AppTest, kind: str, ending: str) -> str:
    return next(str(one.key) for one in at.get(kind) if str(one.key).endswith(ending) and "ask:" in str(one.key))


def ask_button(at: AppTest) -> AppTest:
    next(one for one in at.button if str(one.key).endswith(".ask")).click().run()
    assert not has_failed(at)
    return at


def tabs(at: AppTest) -> list[str]:
    return [tab.label for tab in at.tabs]


def test_every_part_of_the_agenda_is_on_the_way_and_offers_what_fits_it(evening: Evening) -> None:
    at = click(evening.page(), f"walk.{CLOSE.id}")
    assert evening.session.current_item == CLOSE.id
    at = evening.page()
    assert at.header[0].value == "Wie war es?"
    assert "Kurz zurückblicken." in said(at)
    assert tabs(at) == ["Fragen an alle", "Karten"]
    turn_to(evening, PAUSE)
    at = evening.page()
    assert (at.header[0].value, tabs(at)) == ("Pause", [])
    assert "Material: Getränke" in said(at)
    turn_to(evening, AGREE)
    assert tabs(evening.page()) == ["Vereinbarungen", "Fragen an alle", "Karten"]


def test_a_consensus_check_is_asked_counted_blind_and_revealed(evening: Evening) -> None:
    turn_to(evening, AGREE)
    at = evening.page()
    at.text_area(key=field(at, "text_area", ".sentence")).set_value("Wir treffen uns jeden Monat.").run()
    ask_button(at)
    [question] = questions(evening)
    assert (question.kind, question.text, question.is_open) == (
        QuestionKind.CONSENSUS,
        "Wir treffen uns jeden Monat.",
        False,
    )
    answers(evening, question, *[["einig"]] * 4, ["tragbar"], ["einwand"])
    at = evening.page()
    assert "6 von 6 haben geantwortet" in said(at)
    assert not any(str(one.key).endswith(".ask") for one in at.button)
    at = click(at, "question.reveal.")
    table = next(one.value for one in at.table if "Antworten" in one.value.columns)
    assert list(table["Antworten"]) == ["4", "1", "1"]


def test_an_empty_sentence_is_told_and_nothing_is_asked(evening: Evening) -> None:
    turn_to(evening, AGREE)
    at = ask_button(evening.page())
    assert "fehlt der Satz" in at.error[0].value
    assert questions(evening) == []


def test_a_sentence_can_be_taken_from_an_agreement(evening: Evening) -> None:
    talk = evening.session.talks[0]
    draft = AgreementDraft(talk.criterion_id, "Ein Telefon für alle.", "Koordination", date(2027, 1, 1), "Es klingelt.")
    made = agree(evening.services.agreements(evening.workspace.scope), evening.session, draft, date(2026, 12, 1))
    turn_to(evening, AGREE)
    at = evening.page()
    at.selectbox(key=field(at, "selectbox", ".from")).set_value(made.id).run()
    assert at.text_area(key=field(at, "text_area", ".sentence")).value == "Ein Telefon für alle."


def test_a_small_room_is_advised_to_ask_openly(evening: Evening) -> None:
    turn_to(evening, CLOSE)
    at = evening.page()
    assert "fragen Sie offen" in " ".join(one.value for one in at.caption)
    at.toggle(key=field(at, "toggle", ".open")).set_value(True).run()
    ask_button(at)
    [question] = questions(evening)
    assert (question.kind, question.is_open) == (QuestionKind.PULSE, True)


def test_dots_lie_on_typed_lines_and_stand_in_their_order(evening: Evening) -> None:
    at = evening.page()
    at.segmented_control(key=f"ask.kind.{first(evening)}").set_value(Instrument.DOTS).run()
    at.text_area(key=field(at, "text_area", ".lines")).set_value("Flyer\nTelefon\nBesuche\nWege").run()
    ask_button(at)
    [question] = questions(evening)
    assert ([one.label for one in question.options], question.dots) == (["Flyer", "Telefon", "Besuche", "Wege"], 3)
    ids = {one.label: one.id for one in question.options}
    given = (["Telefon", "Wege"], ["Telefon", "Flyer"], ["Telefon"], ["Wege"], ["Besuche"])
    answers(evening, question, *[[ids[one] for one in labels] for labels in given])
    at = click(evening.page(), "question.reveal.")
    table = next(one.value for one in at.table if "Punkte" in one.value.columns)
    assert list(zip(table["Platz"], table["Möglichkeit"], strict=True)) == [
        ("1", "Telefon"),
        ("2", "Wege"),
        ("3", "Flyer"),
        ("3", "Besuche"),
    ]


def test_dots_on_criteria_can_order_what_is_talked_about_next(evening: Evening) -> None:
    names = [talk.criterion_id for talk in evening.session.talks]
    evening_talks = {talk.criterion_id: talk.id for talk in evening.session.talks}
    assert len(names) >= 2
    turn_to(evening, CLOSE)
    draft = dots_on([Option(id=name) for name in names], 1, is_open=True)
    question = ask(evening.store, evening.session, CLOSE.id, draft)
    answers(evening, question, [names[-1]], [names[-1]], [names[0]])
    reveal_question(evening.store, evening.id, question.id)
    click(evening.page(), f"order.{question.id}")
    assert evening.session.talks[0].id == evening_talks[names[-1]]


def test_whatever_runs_elsewhere_can_be_revealed_from_here(evening: Evening) -> None:
    vote = open_vote(evening.store, evening.session, first(evening), "finden.angebote")
    turn_to(evening, CLOSE)
    at = evening.page()
    assert "in einem anderen Teil" in said(at)
    assert not any(str(one.key).endswith(".ask") for one in at.button)
    click(at, f"question.reveal.{vote.id}")
    assert evening.store.votes(evening.id)[0].state is VoteState.REVEALED


def test_hidden_answers_say_what_to_do(evening: Evening) -> None:
    turn_to(evening, CLOSE)
    question = ask(evening.store, evening.session, CLOSE.id, pulse_draft())
    answers(evening, question, ["gelohnt-1"])
    reveal_question(evening.store, evening.id, question.id)
    at = evening.page()
    assert "Nicht gezeigt, damit niemand erkennbar wird." in said(at)
    assert not at.table


def test_reasons_wait_like_all_cards_and_stay_with_their_question(evening: Evening) -> None:
    turn_to(evening, AGREE)
    question = ask(evening.store, evening.session, AGREE.id, consensus_on("Ja.", is_open=True))
    answers(evening, question, ["einwand"])
    room = evening.services.room(RoomScope("netz", evening.id))
    contribute(room, AGREE.id, "Uns fehlt Zeit.", question.id)
    reveal_question(evening.store, evening.id, question.id)
    at = evening.page()
    [card] = evening.store.contributions(evening.id)
    click(at, f"card.{card.id}.shown")
    assert evening.store.contributions(evening.id)[0].state is ContributionState.SHOWN


def test_collecting_is_opened_and_closed_and_has_its_question(evening: Evening) -> None:
    item = first(evening)
    at = evening.page()
    at.text_input(key=f"cards.question.{item}").set_value("Was fehlt?").run()
    at.toggle(key=f"cards.takes.{item}").set_value(False).run()
    assert not has_failed(at)
    stored = evening.session.talks[0]
    assert (stored.card_question, stored.takes_cards) == ("Was fehlt?", False)


def test_all_waiting_cards_are_shown_with_one_click(evening: Evening) -> None:
    for text in ("eins", "zwei", "drei"):
        evening.card(text)
    click(evening.page(), "cards.all.")
    assert {card.state for card in evening.store.contributions(evening.id)} == {ContributionState.SHOWN}


def test_cards_are_put_into_groups_and_the_order_is_stored_at_once(evening: Evening) -> None:
    item = first(evening)
    for text in ("eins", "zwei"):
        evening.card(text)
    click(evening.page(), "cards.all.")
    at = evening.page()
    at.text_input(key=next(str(one.key) for one in at.text_input if str(one.key).startswith("group:"))).set_value(
        "Wege"
    )
    next(one for one in at.button if one.label == "Gruppe anlegen").click().run()
    store = evening.services.card_clusters(evening.workspace.scope)
    [group] = clusters_of(store, evening.id, item)
    assert group.title == "Wege"
    one, two = (card.id for card in evening.store.contributions(evening.id))
    at = evening.page()
    at.session_state[state.order_key(f"board.{item}")] = {"loose": (one,), group.id: (two,)}
    at.run()
    assert not has_failed(at)
    places = {card.id: card.cluster_id for card in evening.store.contributions(evening.id)}
    assert places == {one: None, two: group.id}


def test_a_group_is_renamed_and_dissolved(evening: Evening) -> None:
    store = evening.services.card_clusters(evening.workspace.scope)
    group = add_cluster(store, evening.id, first(evening), "Wege")
    at = evening.page()
    at.text_input(key=f"group.name.{group.id}").set_value("Kurze Wege").run()
    assert [one.title for one in store.clusters(evening.id)] == ["Kurze Wege"]
    click(at, f"group.dissolve.{group.id}")
    assert store.clusters(evening.id) == []


def test_the_speaking_clock_runs_until_it_is_hidden(evening: Evening) -> None:
    at = click(evening.page(), "clock.2")
    clock = evening.session.clock
    assert clock is not None
    assert clock.seconds == 120
    assert "Redezeit: noch 2:00" in said(at)
    click(at, "clock.stop")
    assert evening.session.clock is None
    assert key_of(evening.page(), "clock.1")


def test_each_perspective_s_reasons_are_stored_at_once(evening: Evening) -> None:
    item = first(evening)
    at = evening.page()
    at.segmented_control(key=f"outcome.{item}").set_value(Outcome.DISSENT).run()
    at.text_area(key=f"outcome.{item}.standpoint.eltern").set_value("Abends passt es besser.").run()
    assert not has_failed(at)
    talk = evening.session.talks[0]
    assert (talk.outcome, talk.standpoints) == (Outcome.DISSENT, {"eltern": "Abends passt es besser."})
