"""Slides as an office file: our look on real layouts, texts in placeholders, nothing that flows over an edge."""

import io
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pptx
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from exports.archives import without_times
from exports.plain_text import printable
from exports.slide_fit import height_of, how_many_fit, lines_of
from exports.slide_master import layout_of, restyle
from exports.slide_table import SIZE, add_table, row_height

TEXT_SIZE, TITLE_SIZE, OPENING_SIZE = 24, 32, 44
WIDTH, LEFT, TOP = 11.83, 0.75, 1.95
"""Inches: how wide everything is, and where the text below the title begins."""
_TEXT_HEIGHT, _TABLE_HEIGHT = 4.6, 3.65
_TITLE_LINES, _OPENING_LINES, _REMARK_LINES = 2, 3, 2
_BULLET, _FOOT_WIDTH = 0.4, 10.2
_GAP = 0.14
"""Inches between two points."""
_POINTS_PER_INCH = 72
_SIGNS_CUT = 8
"""So many letters at a time a text gets shorter until it fits."""
_LANGUAGES = {"de": MSO_LANGUAGE_ID.GERMAN, "en": MSO_LANGUAGE_ID.ENGLISH_UK}
_LOCALES = {"de": "de-DE", "en": "en-GB"}
_AT_THE_FOOT = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(frozen=True)
class Opening:
    """The slide that names the occasion."""

    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PointSlide:
    """A slide of sentences, each with a name before it where it has one; ``remark`` closes it."""

    title: str
    points: tuple[tuple[str, str], ...]
    remark: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableSlide:
    """A slide with a table, whose first column names the rows; ``about`` says to screen readers what it shows."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...]
    remark: str = ""
    notes: tuple[str, ...] = ()


AnySlide = Opening | PointSlide | TableSlide


@dataclass(frozen=True)
class DeckWords:
    """What stands on all slides, and what the file says of itself.

    ``more`` holds for each number of entries that have no room, from 0 on, the sentence that says so.
    """

    title: str
    author: str
    day: date
    language: str
    footer: str
    more: Sequence[str]


def slide_deck(slides: Iterable[AnySlide], words: DeckWords) -> bytes:
    """Return the slides as a .pptx file; the same slides give the same bytes.

    Entries that have no room are counted in a last line; letters are never made smaller for them.
    """
    deck = pptx.Presentation()
    restyle(deck, _LOCALES[words.language])
    _tell(deck, words)
    for slide in slides:
        _finish(_add(deck, slide, words), slide, words)
    saved = io.BytesIO()
    deck.save(saved)
    return without_times(saved.getvalue())


def cut_to_lines(text: str, size: float, width: float, lines: int) -> str:
    """Return as much of a text as stands in so many lines, cut between words."""
    flat = " ".join(text.split())
    if lines_of(flat, size, width) <= lines:
        return flat
    kept = len(flat)
    while kept > 0 and lines_of(f"{flat[:kept]} …", size, width) > lines:
        kept -= _SIGNS_CUT
    return f"{flat[: max(kept, 1)].rsplit(' ', maxsplit=1)[0].rstrip(',;:–-')} …"


def _add(deck: Presentation, slide: AnySlide, words: DeckWords) -> Slide:
    match slide:
        case Opening():
            return _add_opening(deck, slide)
        case PointSlide():
            return _add_points(deck, slide, words)
        case TableSlide():
            return _add_table(deck, slide, words)


def _add_opening(deck: Presentation, slide: Opening) -> Slide:
    drawn: Slide = deck.slides.add_slide(layout_of(deck, "opening"))
    lines = [cut_to_lines(line, TEXT_SIZE, WIDTH, 1) for line in slide.lines]
    _write(drawn.placeholders[1].text_frame, [("", line) for line in lines])
    return drawn


def _add_points(deck: Presentation, slide: PointSlide, words: DeckWords) -> Slide:
    drawn: Slide = deck.slides.add_slide(layout_of(deck, "points"))
    width = WIDTH - _BULLET
    heights = [_GAP + height_of(f"{name} {text}".strip(), TEXT_SIZE, width) for name, text in slide.points]
    line = _GAP + height_of("x", TEXT_SIZE, width)
    remark = _GAP + height_of(slide.remark, TEXT_SIZE, width) if slide.remark else 0.0
    shown = how_many_fit(heights, _TEXT_HEIGHT - remark, line)
    closing = [("", one) for one in (words.more[len(slide.points) - shown], slide.remark) if one]
    _write(drawn.placeholders[1].text_frame, [*slide.points[:shown], *closing])
    return drawn


def _add_table(deck: Presentation, slide: TableSlide, words: DeckWords) -> Slide:
    drawn: Slide = deck.slides.add_slide(layout_of(deck, "table"))
    widths = [WIDTH * weight / sum(slide.weights) for weight in slide.weights]
    heights = [row_height(row, widths) for row in slide.rows]
    shown = how_many_fit(heights, _TABLE_HEIGHT - row_height(slide.columns, widths), 0.0)
    add_table(drawn, slide.about, (slide.columns, *slide.rows[:shown]), widths, (LEFT, TOP))
    remark = " ".join(one for one in (words.more[len(slide.rows) - shown], slide.remark) if one)
    place = drawn.placeholders[1]
    if remark:
        _write(place.text_frame, [("", cut_to_lines(remark, SIZE, WIDTH, _REMARK_LINES))])
    else:
        place.element.getparent().remove(place.element)
    return drawn


def _finish(drawn: Slide, slide: AnySlide, words: DeckWords) -> None:
    """Write the title, the foot and the notes, and say of every text in which language it is."""
    size, lines = (OPENING_SIZE, _OPENING_LINES) if isinstance(slide, Opening) else (TITLE_SIZE, _TITLE_LINES)
    title, notes = drawn.shapes.title, drawn.notes_slide.notes_text_frame
    if title is not None:
        title.text_frame.text = printable(cut_to_lines(slide.title, size, WIDTH, lines))
    _add_foot(drawn, words)
    if notes is not None and slide.notes:
        _write(notes, [("", note) for note in slide.notes])
    for frame in (*_frames(drawn), *([notes] if notes is not None else [])):
        for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
            run.font.language_id = _LANGUAGES[words.language]


def _add_foot(drawn: Slide, words: DeckWords) -> None:
    """Put the layout's foot on the slide, which no new slide brings along, and call all places as the layout does."""
    places = [shape for shape in drawn.slide_layout.shapes if shape.is_placeholder]
    tree = next(iter(drawn.shapes)).element.getparent()
    for place in places:
        if place.placeholder_format.type in _AT_THE_FOOT:
            tree.append(deepcopy(place.element))
    names = {place.placeholder_format.idx: place.name for place in places}
    for shape in drawn.shapes:
        if shape.is_placeholder:
            shape.name = names[shape.placeholder_format.idx]
            if isinstance(shape, Shape) and shape.placeholder_format.type is PP_PLACEHOLDER.FOOTER:
                shape.text_frame.text = printable(cut_to_lines(words.footer, SIZE, _FOOT_WIDTH, 1))


def _write(frame: TextFrame, lines: Sequence[tuple[str, str]]) -> None:
    """Write paragraphs, each with a bold name before it where it has one."""
    frame.text = "\n".join(" ".join(printable(name or text).split()) for name, text in lines)
    for paragraph, (name, text) in zip(frame.paragraphs, lines, strict=True):
        paragraph.space_after = Pt(round(_GAP * _POINTS_PER_INCH))
        if name:
            paragraph.runs[0].font.bold = True
            paragraph.add_run().text = f" {printable(text)}"


def _frames(drawn: Slide) -> Iterator[TextFrame]:
    for shape in drawn.shapes:
        if isinstance(shape, GraphicFrame) and shape.has_table:
            yield from (cell.text_frame for cell in shape.table.iter_cells())
        elif isinstance(shape, Shape):
            yield shape.text_frame


def _tell(deck: Presentation, words: DeckWords) -> None:
    """Write what the file says of itself, and take away what the template says of its own making."""
    properties, day = deck.core_properties, datetime.combine(words.day, time(), UTC)
    properties.title, properties.subject = printable(words.title), ""
    properties.author = properties.last_modified_by = printable(words.author)
    properties.comments = properties.keywords = ""
    properties.language = _LOCALES[words.language]
    properties.created = properties.modified = day
    properties.revision = 1
