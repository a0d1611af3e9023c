"""The key to the charts: each perspective's mark, each step's colour, drawn as they are in the charts."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st

from exports.palette import OFF_SCALE, QUIET, TEXT, Mark, mark_of, step_colours
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from texts.catalogue import Translator

_PATHS = {
    "circle": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
    "square": "M2.5 2.5h11v11h-11z",
    "diamond": "M8 1l7 7-7 7-7-7z",
    "triangle-up": "M8 2l6.5 11.5h-13z",
    "triangle-down": "M8 14L1.5 2.5h13z",
    "cross": "M5.5 1.5h5v4h4v5h-4v4h-5v-4h-4v-5h4z",
    "x": "M4 1l4 4 4-4 3 3-4 4 4 4-3 3-4-4-4 4-3-3 4-4-4-4z",
}
_LINE_WIDTH = 32
_ROW = "display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;align-items:center;margin:0;padding:0;list-style:none"
_ENTRY = "display:flex;gap:.45rem;align-items:center"
_BOX = "width:1.3rem;height:.85rem;border:1px solid #8a949b;flex:none"


def mark_image(mark: Mark) -> str:
    """Return a mark as HTML; the words beside it say what it stands for, so it is silent itself."""
    return _image(f'<path d="{_PATHS[mark.shape]}" fill="{mark.colour}" stroke="{TEXT}"/>')


def _image(drawing: str, width: int = 16) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 16">{drawing}</svg>'
    return f'<img src="{svg_source(svg)}" alt="" width="{width}" height="16" style="flex:none">'


def svg_source(svg: str) -> str:
    """Return a drawing as the source of an image: Streamlit lets no SVG into a page itself."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def perspective_key(framework: Framework, perspectives: Sequence[str], t: Translator) -> None:
    """Draw which mark belongs to which perspective."""
    entries = [
        f"{mark_image(mark_of(framework, part))}<span>{escape(framework.perspective(part).label)}</span>"
        for part in perspectives
    ]
    _list(entries, t("dialogue_ui.key.perspectives"))


def step_key(scale: Scale, t: Translator) -> None:
    """Draw which colour belongs to which step, and the one for all that stands beside the scale."""
    labels = [*(step.label for step in scale.steps), t("dialogue_ui.key.beside")]
    colours = [*step_colours(len(scale.steps)), OFF_SCALE]
    entries = [
        f'<span aria-hidden="true" style="{_BOX};background:{colour}"></span><span>{escape(label)}</span>'
        for label, colour in zip(labels, colours, strict=True)
    ]
    _list(entries, t("dialogue_ui.key.steps"))


def shares_key(labels: Sequence[str], t: Translator) -> None:
    """Draw which colour belongs to which part of a stacked bar, light to dark."""
    entries = [
        f'<span aria-hidden="true" style="{_BOX};background:{colour}"></span><span>{escape(label)}</span>'
        for label, colour in zip(labels, step_colours(len(labels)), strict=True)
    ]
    _list(entries, t("dialogue_ui.key.steps"))


def before_key(t: Translator) -> None:
    """Draw what rings, full marks and lines stand for; the ring stands here for that of any perspective."""
    full = f'<path d="{_PATHS["circle"]}" fill="{QUIET}" stroke="{TEXT}"/>'
    line = f'<path d="M0 8h32" stroke="{QUIET}" stroke-width="2"'
    drawings = {
        "then": _image(f'{full}<circle cx="8" cy="8" r="3" fill="#ffffff" stroke="{TEXT}"/>'),
        "now": _image(full),
        "yes": _image(f"{line}/>", _LINE_WIDTH),
        "with_note": _image(f'{line} stroke-dasharray="7 5"/>', _LINE_WIDTH),
        "no": "",
    }
    entries = [f"{drawing}<span>{escape(t(f'before_ui.key.{name}'))}</span>" for name, drawing in drawings.items()]
    _list(entries, t("before_ui.key"))


def _list(entries: Sequence[str], label: str) -> None:
    items = "".join(f'<li style="{_ENTRY}">{entry}</li>' for entry in entries)
    st.html(f'<ul style="{_ROW}" aria-label="{escape(label)}">{items}</ul>')
