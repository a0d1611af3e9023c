"""Sets a PDF from a Typst template and plain data: no text of a person is ever read as markup."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from exports import look, palette
from exports.plain_text import printable

TEMPLATES = Path(__file__).parent / "typst"
_ACCESSIBLE: Literal["ua-1"] = "ua-1"
_LOOK: dict[str, object] = {
    "font": look.PAPER_FONT,
    "fonts": look.PAPER_FONTS,
    "ink": palette.TEXT,
    "quiet": palette.QUIET,
    "accent": palette.ACCENT,
    "line": look.LINE,
    "tint": look.TINT,
}


def typeset(template: str, data: Mapping[str, object]) -> bytes:
    """Return the PDF of a template in ``exports/typst``, filled with data that it reads as JSON.

    The PDF is tagged for screen readers and declares PDF/UA-1, which asks for a glyph for every sign; a text
    with a sign that no typeface of ours has (an emoji) makes a tagged PDF without that declaration. Templates
    see no file outside their folder and no font of the machine: the same data gives the same file everywhere.
    """
    filled = {"data": json.dumps(_printable({**data, "look": _LOOK}), ensure_ascii=False)}
    try:
        return _compile(template, filled, _ACCESSIBLE)
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _compile(template, filled, None)


def typeset_png(template: str, data: Mapping[str, object], dots_per_inch: int) -> bytes:
    """Return a template of one page as a picture, for office programs that take no drawing of ours."""
    filled = json.dumps(_printable({**data, "look": _LOOK}), ensure_ascii=False)
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        format="png",
        ppi=dots_per_inch,
        sys_inputs={"data": filled},
    )


def typeset_svg(template: str, data: Mapping[str, object]) -> bytes:
    """Return a template of one page as a drawing; letters are drawn too, so every program shows them alike."""
    filled = json.dumps(_printable({**data, "look": _LOOK}), ensure_ascii=False)
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        format="svg",
        sys_inputs={"data": filled},
    )


def _compile(template: str, filled: dict[str, str], standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        format="pdf",
        sys_inputs=filled,
        pdf_standards=standard,
    )


@cache
def _fonts() -> typst.Fonts:
    """Return our typeface, and those inside the typst package for the scripts that it lacks."""
    return typst.Fonts(include_system_fonts=False, font_paths=[look.FONT_FOLDER])


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _printable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value
