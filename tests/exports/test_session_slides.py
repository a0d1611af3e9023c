"""The slides for a committee: at most six, with figures for everybody only, and what the committee is asked for."""

import io

import pptx
import pytest
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

from exports.public_session import PublicSession
from exports.session_slides import session_slides
from tests.exports.example_session import ROUND
from tests.exports.public_sessions import INVITING, OPEN_TO_ALL, crowded_session, public_session
from tests.exports.whole_session import DRAFT_NOTE, EARLIER, FULL
from texts.catalogue import translator

GERMAN = translator("de")


def deck(source: PublicSession) -> Presentation:
    return pptx.Presentation(io.BytesIO(session_slides(source, GERMAN)))


def words(slide: Slide) -> str:
    said = []
    for shape in slide.shapes:
        if isinstance(shape, GraphicFrame):
            said += [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
        elif isinstance(shape, Shape):
            said.append(shape.text_frame.text)
    return "\n".join(said)


@pytest.mark.parametrize("source", [public_session(), crowded_session(), public_session(ROUND)])
def test_there_are_six_slides_each_with_a_title_and_notes(source: PublicSession) -> None:
    slides = list(deck(source).slides)
    assert len(slides) == 6
    assert all(slide.shapes.title is not None and slide.shapes.title.text_frame.text for slide in slides)
    assert all("Runde im Herbst" in slide.notes_slide.notes_text_frame.text for slide in slides)


def test_figures_stand_with_their_number_and_small_groups_do_not() -> None:
    slides = list(deck(public_session()).slides)
    assert "Fachkräfte | 12 von 20 Eingeladenen" in words(slides[1])
    assert "Koordination | weniger als 10 Personen" in words(slides[1])
    assert "3 Stufen | Median „trifft zu“ (n\u00a0=\u00a012)" in words(slides[2])
    assert "Ehrenamt" not in words(slides[2])


def test_the_committee_is_asked_for_what_it_has_not_decided() -> None:
    slides = list(deck(public_session(OPEN_TO_ALL, FULL, EARLIER, INVITING)).slides)
    assert f"Jugendhilfeausschuss: {FULL.what}" in words(slides[5])
    assert EARLIER.what not in words(slides[5])
    assert "keinen Beschluss" in words(list(deck(public_session(OPEN_TO_ALL, INVITING)).slides)[5])


def test_nothing_internal_stands_on_slides_or_in_notes() -> None:
    slides = list(deck(public_session()).slides)
    everything = "".join(words(slide) + slide.notes_slide.notes_text_frame.text for slide in slides)
    for inside in (DRAFT_NOTE, "Plakate helfen wenig.", "Eltern haben spät", FULL.cost, FULL.staff):
        assert inside not in everything


def test_where_the_public_was_promised_nothing_there_is_no_figure() -> None:
    slides = list(deck(public_session(ROUND)).slides)
    assert all("Hier stehen keine Zahlen" in words(slide) for slide in slides[1:3])
    assert "Einschätzungen" not in words(slides[3])
    assert not any("n\u00a0=" in words(slide) for slide in slides)


def test_what_has_no_room_stands_in_the_minutes() -> None:
    slides = list(deck(crowded_session()).slides)
    assert "9 weitere Einträge stehen im Protokoll." in words(slides[4])


def test_the_same_session_gives_the_same_bytes() -> None:
    assert session_slides(public_session(), GERMAN) == session_slides(public_session(), GERMAN)
