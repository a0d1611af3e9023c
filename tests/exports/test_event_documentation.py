"""The public page tells what a session came to, without persons and without what was written for the inside."""

from dialogues.event_pages import EventContent, EventDraft
from exports.event_documentation import as_it_may_stand, event_content
from exports.public_session import PublicSession
from selfeval.model import RoundState
from tests.exports.example_session import ROUND
from tests.exports.public_sessions import OPEN_TO_ALL, public_session
from tests.exports.whole_session import DRAFT_NOTE, FULL, WHOLE
from texts.catalogue import translator

DRAFT = EventDraft(title="Ein Abend", place="Musterstadt", purpose="Damit Familien finden, was sie brauchen.")


def made(source: PublicSession | None = None) -> EventContent:
    return event_content(source or public_session(), DRAFT, translator("de"))


def test_it_says_what_for_and_who_was_there_by_sector_without_small_numbers() -> None:
    content = made()
    assert (content.day, content.place, content.purpose) == ("18. November 2026", "Musterstadt", DRAFT.purpose)
    assert content.present == (("Gesundheitswesen", "weniger als 5"), ("frühe Bildung", "6"))


def test_figures_stand_for_groups_of_ten_only() -> None:
    (first, second) = made().figures
    assert [(group, number) for group, number, _ in first.rows] == [("Fachkräfte", "12"), ("Eltern", "18")]
    assert "trifft zu" in first.rows[0][2]
    assert [group for group, _, _ in second.rows] == ["Fachkräfte"]


def test_agreements_are_told_without_what_was_written_for_the_inside() -> None:
    assert [one.what for one in made().agreements][1] == FULL.what
    words = made().model_dump_json()
    for inside in (DRAFT_NOTE, FULL.cost, FULL.staff, FULL.resources, WHOLE.place, "Eltern haben spät", "Plakate"):
        assert inside not in words


def test_where_the_public_was_promised_nothing_it_says_why_there_are_no_figures() -> None:
    content = made(public_session(ROUND))
    assert content.figures == ()
    assert content.limits == ()
    assert "hat vorher gelesen" in content.why_no_figures
    assert [one.outcome for one in content.topics] == ["", ""]
    assert (
        "aufbewahrt" in made(public_session(OPEN_TO_ALL.model_copy(update={"state": RoundState.ERASED}))).why_no_figures
    )


def test_a_published_page_loses_its_figures_when_they_may_not_be_shown_any_more() -> None:
    t, content = translator("de"), made()
    assert as_it_may_stand(content, OPEN_TO_ALL, t) == content
    erased = as_it_may_stand(content, OPEN_TO_ALL.model_copy(update={"state": RoundState.ERASED}), t)
    assert (erased.figures, erased.limits, erased.topics) == ((), (), content.topics)
    assert "aufbewahrt" in erased.why_no_figures
    narrowed = as_it_may_stand(content, ROUND, t)
    assert narrowed.figures == ()
    assert {one.outcome for one in narrowed.topics} == {""}
    assert narrowed.agreements == content.agreements
