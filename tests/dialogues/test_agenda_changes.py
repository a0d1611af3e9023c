"""An agenda can be changed until the end, and nothing that came out of it is lost."""

import pytest

from dialogues.agenda import chosen_by_hand
from dialogues.agenda_changes import (
    add_criterion,
    add_part,
    choose_method,
    move,
    parts_with_content,
    rename,
    reorder,
    set_minutes,
    take_out,
)
from dialogues.agenda_parts import part_by_hand
from dialogues.errors import AgendaItemHasContent, AgendaItemUnknown, MethodDoesNotFit
from dialogues.model import Outcome
from dialogues.phases import PhaseKind
from dialogues.room import contribute
from dialogues.sessions import change_agenda, record_outcome, show_item
from dialogues.votes import open_vote
from tests.fakes.small_round import FRAMEWORK, ITEM
from tests.fakes.small_session import NOW, Evening

PAUSE = part_by_hand(PhaseKind.BREAK, "Pause", 10)


@pytest.fixture
def evening() -> Evening:
    """A running session with two talks and a break between them."""
    evening = Evening()
    add_part(evening.store, "sitzung", PAUSE, after="erstens")
    return evening


def ids(evening: Evening) -> list[str]:
    return [part.id for part in evening.session.agenda]


def test_a_part_goes_after_the_one_that_is_named_else_to_the_end(evening: Evening) -> None:
    assert ids(evening) == ["erstens", PAUSE.id, "zweitens"]
    late = part_by_hand(PhaseKind.INPUT, "Bericht", 10)
    add_part(evening.store, "sitzung", late, after="gibt es nicht")
    assert ids(evening)[-1] == late.id


def test_parts_stand_in_the_new_order_and_keep_what_they_hold(evening: Evening) -> None:
    record_outcome(evening.store, "sitzung", "zweitens", Outcome.SHARED, "Das sehen alle so.")
    reorder(evening.store, "sitzung", ["zweitens", "erstens", PAUSE.id])
    assert ids(evening) == ["zweitens", "erstens", PAUSE.id]
    assert evening.session.talks[0].outcome_note == "Das sehen alle so."


def test_what_somebody_else_added_meanwhile_stays_behind_its_neighbour(evening: Evening) -> None:
    reorder(evening.store, "sitzung", ["zweitens", "erstens"])
    assert ids(evening) == ["zweitens", "erstens", PAUSE.id]
    reorder(evening.store, "sitzung", [PAUSE.id, "verschwunden"])
    assert set(ids(evening)) == {"erstens", "zweitens", PAUSE.id}


def test_a_part_moves_step_by_step_and_stops_at_the_ends(evening: Evening) -> None:
    move(evening.store, "sitzung", "zweitens", -1)
    assert ids(evening) == ["erstens", "zweitens", PAUSE.id]
    move(evening.store, "sitzung", "erstens", -1)
    assert ids(evening)[0] == "erstens"
    move(evening.store, "sitzung", "erstens", 5)
    assert ids(evening)[-1] == "erstens"
    with pytest.raises(AgendaItemUnknown):
        move(evening.store, "sitzung", "verschwunden", 1)


def test_minutes_and_title_change_also_while_the_room_is_with_it(evening: Evening) -> None:
    show_item(evening.store, "sitzung", "erstens", NOW)
    set_minutes(evening.store, "sitzung", "erstens", 45)
    rename(evening.store, "sitzung", PAUSE.id, " Kaffee ")
    changed = evening.session
    assert (changed.agenda[0].minutes, changed.agenda[1].title) == (45, "Kaffee")
    assert (changed.current_item, changed.shown_since) == ("erstens", NOW)


def test_changing_what_is_gone_is_told(evening: Evening) -> None:
    with pytest.raises(AgendaItemUnknown):
        set_minutes(evening.store, "sitzung", "verschwunden", 10)


def test_a_method_card_must_fit_the_kind_of_the_part(evening: Evening) -> None:
    choose_method(evening.store, "sitzung", "erstens", "gruende-suchen")
    assert evening.session.agenda[0].method_id == "gruende-suchen"
    with pytest.raises(MethodDoesNotFit):
        choose_method(evening.store, "sitzung", PAUSE.id, "gruende-suchen")
    choose_method(evening.store, "sitzung", "erstens", None)
    assert evening.session.agenda[0].method_id is None


def test_an_empty_part_goes_and_going_twice_changes_nothing(evening: Evening) -> None:
    take_out(evening.store, "sitzung", PAUSE.id)
    before = evening.session
    assert take_out(evening.store, "sitzung", PAUSE.id) == before
    assert ids(evening) == ["erstens", "zweitens"]


def test_what_holds_a_vote_a_card_or_an_outcome_stays(evening: Evening) -> None:
    contribute(evening.room, "zweitens", "Wir wussten nicht, wer zuständig ist.")
    assert parts_with_content(evening.store, evening.session) == {"zweitens"}
    with pytest.raises(AgendaItemHasContent):
        take_out(evening.store, "sitzung", "zweitens")
    open_vote(evening.store, evening.session, "erstens", ITEM)
    record_outcome(evening.store, "sitzung", "erstens", None, "Noch offen")
    with pytest.raises(AgendaItemHasContent):
        take_out(evening.store, "sitzung", "erstens")


def test_what_the_room_is_with_stays(evening: Evening) -> None:
    show_item(evening.store, "sitzung", PAUSE.id, NOW)
    with pytest.raises(AgendaItemHasContent):
        take_out(evening.store, "sitzung", PAUSE.id)


def test_a_standpoint_is_content_too(evening: Evening) -> None:
    first, *others = evening.session.agenda
    told = first.model_copy(update={"standpoints": {"eltern": "Wir fragen uns durch."}})
    change_agenda(evening.store, "sitzung", [told, *others])
    assert parts_with_content(evening.store, evening.session) == {"erstens"}


def test_a_criterion_is_added_once(evening: Evening) -> None:
    wanted = chosen_by_hand(FRAMEWORK.criteria["wechsel"])
    add_criterion(evening.store, "sitzung", wanted)
    before = evening.session
    assert add_criterion(evening.store, "sitzung", wanted) == before
    assert [talk.criterion_id for talk in before.talks] == ["finden", "sprache", "wechsel"]
