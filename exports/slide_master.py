"""The master and layouts of our slides in the place of those that python-pptx brings along."""

import re
from pathlib import Path
from string import Template

from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Inches

from exports import look, palette

WIDTH, HEIGHT = 13.333, 7.5
"""Inches: the wide format of projectors."""
_FOLDER = Path(__file__).parent / "slides"
_LAYOUTS = ("opening", "points", "table")
"""Ours, in the place of the template's first ones; the others go."""
_ACCENTS = (palette.ACCENT, "#0072b2", "#009e73", "#e69f00", "#d55e00", "#cc79a7")
_FONT = re.compile(rb'(<a:(?:major|minor)Font><a:latin typeface=")[^"]*')
_COLOURS = re.compile(rb"<a:clrScheme .*?</a:clrScheme>", re.DOTALL)


def restyle(deck: Presentation, locale: str) -> None:
    """Make the template ours: its size, colours, typeface, layouts and words, and no trace of its making."""
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(deck.slide_layouts)[len(_LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    _put(deck.slide_master.element, "master", locale)
    for name, layout in zip(_LAYOUTS, deck.slide_layouts, strict=True):
        _put(layout.element, name, locale)
    package = deck.part.package
    for rel in list(package.iter_rels()):
        if rel.reltype.endswith("/theme"):
            rel.target_part.blob = _rethemed(rel.target_part.blob)
        elif rel.reltype.endswith("/thumbnail"):
            package.drop_rel(rel.rId)
        elif rel.reltype.endswith("/printerSettings"):
            deck.part.rels.pop(rel.rId)


def layout_of(deck: Presentation, name: str) -> SlideLayout:
    """Return one of our layouts: opening, points or table."""
    return deck.slide_layouts[_LAYOUTS.index(name)]


def _put(element: BaseOxmlElement, name: str, locale: str) -> None:
    """Put each part that our file names in the place of the one that stands there."""
    words = {"language": locale} | {
        key: colour.removeprefix("#")
        for key, colour in (("ink", palette.TEXT), ("quiet", palette.QUIET), ("accent", palette.ACCENT))
    }
    ours = Template((_FOLDER / f"{name}.xml").read_text("utf-8")).substitute(words)
    for part in list(parse_xml(ours.encode())):
        element.replace(element.find(part.tag), part)


def _rethemed(theme: bytes) -> bytes:
    return _COLOURS.sub(_scheme(), _FONT.sub(rb"\g<1>" + look.OFFICE_FONT.encode(), theme))


def _scheme() -> bytes:
    named = dict(zip(("dk1", "lt1", "dk2", "lt2"), (palette.TEXT, "#ffffff", palette.ACCENT, look.TINT), strict=True))
    named |= {f"accent{place}": colour for place, colour in enumerate(_ACCENTS, start=1)}
    named |= {"hlink": palette.ACCENT, "folHlink": palette.QUIET}
    entries = (f'<a:{name}><a:srgbClr val="{colour.removeprefix("#")}"/></a:{name}>' for name, colour in named.items())
    return f'<a:clrScheme name="Qualit\u00e4tsdialog">{"".join(entries)}</a:clrScheme>'.encode()
