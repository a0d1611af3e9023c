"""The key to the charts: each perspective's mark, each step's colour, drawn as they are in the charts."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis.over_time_model import OverTime
from exports.palette import ACCENT, OFF_SCALE, QUIET, TEXT, Mark, mark_of, step_colours
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


def mark_keys(perspectives: Sequence[str], found: OverTime, t: Translator) -> None:
    """Draw which mark belongs to which perspective, of whichever version of the framework."""
    entries = [
        f"{mark_image(mark_of(framework, one))}<span>{escape(framework.perspective(one).label)}</span>"
        for one in perspectives
        for framework in (found.framework_of(one),)
    ]
    _list(entries, t("dialogue_ui.key.perspectives"))


def sign_keys(signs: Sequence[tuple[str, str]], t: Translator) -> None:
    """Draw what the lines and the days of agreements in a chart over time look like."""
    if signs:
        entries = [f"{_SIGNS[name]}<span>{escape(words)}</span>" for name, words in signs]
        _list(entries, t("over_time_ui.key"))


_SIGNS = {
    "solid": _image(f'<path d="M0 8h32" stroke="{QUIET}" stroke-width="2.5"/>', _LINE_WIDTH),
    "dashed": _image(f'<path d="M0 8h32" stroke="{QUIET}" stroke-width="2.5" stroke-dasharray="6 5"/>', _LINE_WIDTH),
    "agreed": _image(f'<circle cx="8" cy="8" r="5" fill="none" stroke="{ACCENT}" stroke-width="2"/>'),
    "resolved": _image(f'<path d="M8 1l2 5h5l-4 3.5 1.5 5.5L8 12l-4.5 3L5 9.500 1 6h5z" fill="{ACCENT}"/>'),
    "due": _image(f'<path d="M8 2v12" stroke="{TEXT}" stroke-width="2.5"/>'),
    "done": _image(f'<circle cx="8" cy="8" r="5.500" fill="{ACCENT}"/>'),
    "dropped": _image(f'<path d="M3 3l10 10M13 3L3 13" stroke="{TEXT}" stroke-width="2.500"/>'),
}
"""The signs of a chart over time, drawn as they are in it."""


def _list(entries: Sequence[str], label: str) -> None:
    items = "".join(f'<li style="{_ENTRY}">{entry}</li>' for entry in entries)
    st.html(f'<ul style="{_ROW}" aria-label="{escape(label)}">{items}</ul>')
