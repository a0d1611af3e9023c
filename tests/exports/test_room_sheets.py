"""Sheets for a room without a network hold what phones would ask, and neither a name nor a code."""

import pytest

from exports.room_sheets import RoomSheets, room_sheets
from tests.exports.pdf_text import pages_of, squeezed
from tests.exports.public_sessions import LONG
from tests.exports.whole_session import TALK, WHOLE
from tests.fakes.small_round import FRAMEWORK
from texts.catalogue import translator

GERMAN = translator("de")
SOURCE = RoomSheets(WHOLE, FRAMEWORK)


def pages(source: RoomSheets = SOURCE) -> list[str]:
    return pages_of(room_sheets(source, GERMAN))


def titled(title: str, source: RoomSheets = SOURCE) -> list[str]:
    return [page for page in pages(source) if page.startswith(squeezed(title))]


def test_each_group_has_slips_in_its_own_words_with_the_answers_that_it_is_offered() -> None:
    parents = titled("Stimmzettel: Eltern")
    assert parents[0].count(squeezed("Ich weiß, wo ich Hilfe bekomme.")) == 4
    assert squeezed("liegt nicht in unserer Hand") not in parents[0]
    joint = titled("Stimmzettel: Fachkräfte und Ehrenamt")
    assert squeezed("liegt nicht in unserer Hand") in joint[0]
    assert not titled("Stimmzettel: Ehrenamt")


def test_whoever_votes_openly_reads_so_on_the_slip() -> None:
    assert squeezed("stimmt offen ab") in titled("Stimmzettel: Koordination")[0]
    assert squeezed("stimmt offen ab") not in titled("Stimmzettel: Eltern")[0]


@pytest.mark.parametrize(
    ("title", "number"), [("Ohne Netz", 1), ("Karten", 3), ("Vereinbarungen", 1), ("Rückmeldung zum Schluss", 1)]
)
def test_there_is_a_page_for_everything_that_a_room_does(title: str, number: int) -> None:
    assert len(titled(title)) == number


def test_a_tally_counts_by_group_before_and_after_the_talk() -> None:
    tally = titled("Zählbogen")[0]
    for said in ("vor dem Gespräch", "nach dem Gespräch", "Koordination", "Eltern", "Zusammen", "danach vernichten"):
        assert squeezed(said) in tally


def test_every_page_of_long_words_stays_one_page() -> None:
    short = WHOLE.model_copy(update={"agenda": (TALK,)})
    talk = TALK.model_copy(update={"card_question": LONG[:280]})
    long = short.model_copy(update={"title": LONG[:160].strip(), "agenda": (talk,)})
    assert len(pages(RoomSheets(long, FRAMEWORK))) == len(pages(RoomSheets(short, FRAMEWORK)))


def test_a_session_without_topics_still_has_what_every_room_needs() -> None:
    assert len(pages(RoomSheets(WHOLE.model_copy(update={"agenda": ()}), FRAMEWORK))) == 4


def test_the_same_session_gives_the_same_bytes() -> None:
    assert room_sheets(SOURCE, GERMAN) == room_sheets(SOURCE, GERMAN)
