"""A chart as a picture for other papers: with its title, what it says, and its source."""

import re
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from exports.picture_charts import PictureChart
from exports.plain_text import printable
from exports.report.as_data import as_data
from exports.typesetting import typeset_png, typeset_svg

DOTS_PER_INCH = 300


class PictureFormat(StrEnum):
    """As which file a picture is wanted."""

    SVG = "svg"
    """A drawing, sharp in every size."""
    PNG = "png"
    """Dots, for programs that take no drawing."""


@dataclass(frozen=True)
class Picture:
    """A chart with all that must never be parted from it."""

    language: str
    title: str
    chart: PictureChart
    sentences: tuple[str, ...]
    """What the chart shows."""
    source: tuple[str, ...]
    """How many answered, how far it may go, of which day it is, and where it comes from."""


def picture_file(picture: Picture, form: PictureFormat) -> bytes:
    """Return the picture as a file; the same picture gives the same bytes."""
    data = {
        "language": picture.language,
        "title": picture.title,
        "chart": as_data(picture.chart),
        "sentences": list(picture.sentences),
        "source": list(picture.source),
    }
    if form is PictureFormat.PNG:
        return typeset_png("picture.typ", data, DOTS_PER_INCH)
    return _described(typeset_svg("picture.typ", data).decode(), picture).encode()


def _described(svg: str, picture: Picture) -> str:
    """Return a drawing that says what it shows to those who do not see it."""
    words = " ".join([picture.chart.alt, *picture.source])
    title, words = (escape(printable(text)) for text in (picture.title, words))
    opening = f'<svg role="img" aria-labelledby="title desc" lang="{escape(picture.language)}"'
    described = f'<title id="title">{title}</title><desc id="desc">{words}</desc>'
    return re.sub(r"<svg([^>]*)>", lambda found: f"{opening}{found[1]}>{described}", svg, count=1)
