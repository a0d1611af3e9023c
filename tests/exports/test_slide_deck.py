"""Slides have real layouts, a language, a description of every table, and nothing that flows over an edge."""

import io
import zipfile
from datetime import date

import pptx
import pytest
from pptx.presentation import Presentation

from exports.slide_deck import (
    DeckWords,
    Opening,
    PointSlide,
    TableSlide,
    cut_to_lines,
    slide_deck,
)
from exports.slide_fit import height_of, lines_of

WORDS = DeckWords(
    "Titel der Datei", "Netzwerk", date(2026, 11, 18), "de", "Fuß", ["", *(f"{n} weitere" for n in range(1, 50))]
)
LONG = "Ein langer Satz mit vielen Wörtern, der mehrere Zeilen braucht. " * 2


def opened(*slides: Opening | PointSlide | TableSlide) -> Presentation:
    return pptx.Presentation(io.BytesIO(slide_deck(slides, WORDS)))


def test_points_that_have_no_room_are_counted() -> None:
    deck = opened(PointSlide("Titel", tuple(("Name", LONG) for _ in range(9)), "Zum Schluss"))
    lines = [one.text for one in deck.slides[0].placeholders[1].text_frame.paragraphs]
    assert lines[-2:] == [f"{9 - (len(lines) - 2)} weitere", "Zum Schluss"]
    assert len(lines) > 3
    assert sum(height_of(line, 24, 11.4) for line in lines) < 4.7


def test_rows_that_have_no_room_are_counted_in_the_remark() -> None:
    rows = tuple((f"Zeile {number}", LONG) for number in range(9))
    deck = opened(TableSlide("Titel", "Was die Tabelle zeigt", ("Was", "Wie"), rows, (1, 2)))
    (frame,) = [shape for shape in deck.slides[0].shapes if shape.has_table]
    shown = len(frame.table.rows) - 1
    assert 0 < shown < 9
    assert deck.slides[0].placeholders[1].text_frame.text == f"{9 - shown} weitere"
    assert frame.top + sum(row.height for row in frame.table.rows) < deck.slides[0].placeholders[1].top
    assert 'descr="Was die Tabelle zeigt"' in frame.element.xml


def test_a_remark_without_words_leaves_no_empty_place() -> None:
    deck = opened(TableSlide("Titel", "Über", ("Was",), (("eins",),), (1,)))
    assert [place.placeholder_format.idx for place in deck.slides[0].placeholders] == [0, 11, 12]


def test_every_text_says_its_language_and_none_is_smaller_than_eighteen_points() -> None:
    data = slide_deck(
        [
            Opening("Titel", ("Zeile",), ("Notiz",)),
            PointSlide("Punkte", (("", "eins"),)),
            TableSlide("Tabelle", "Über", ("Was",), (("eins",),), (1,)),
        ],
        WORDS,
    )
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    slides = [text for name, text in parts.items() if name.startswith(("ppt/slides/", "ppt/slideLayouts/"))]
    assert all("en-US" not in text for text in slides)
    assert all('lang="de-DE"' in text for text in slides)
    sizes = [int(part.split('"')[0]) for text in slides for part in text.split(' sz="')[1:] if part[0].isdigit()]
    assert min(sizes) >= 1800
    assert "Click to edit" not in "".join([*slides, parts["ppt/slideMasters/slideMaster1.xml"]])
    assert not any("thumbnail" in name or "printerSettings" in name for name in archive.namelist())


def test_the_same_slides_give_the_same_bytes_and_tell_no_time_of_making() -> None:
    slides = [Opening("Titel", ("Zeile",))]
    data = slide_deck(slides, WORDS)
    assert data == slide_deck(slides, WORDS)
    assert {entry.date_time[0] for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {1980}
    properties = pptx.Presentation(io.BytesIO(data)).core_properties
    assert (properties.title, properties.author, properties.language) == ("Titel der Datei", "Netzwerk", "de-DE")
    assert properties.created is not None
    assert properties.created.date() == date(2026, 11, 18)


@pytest.mark.parametrize("lines", [1, 2])
def test_a_text_is_cut_between_words_until_it_fits(lines: int) -> None:
    cut = cut_to_lines(LONG, 32, 11.83, lines)
    assert cut.endswith(" …")
    assert lines_of(cut, 32, 11.83) <= lines
    assert cut_to_lines("kurz", 32, 11.83, lines) == "kurz"
