"""One text after the other is put under codes by keyboard or by click, and what was chosen is stored at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from streamlit.components.v2 import component
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from texts.catalogue import Translator
from ui import state

Chosen = dict[str, tuple[str, ...]]
"""The codes of texts by the text's id."""

_STATIC = Path(__file__).parents[1] / "static"
_FOLDER = "text_coder"
_SCRIPT = f"{_FOLDER}.js"
_STYLE = (_STATIC / _FOLDER / f"{_FOLDER}.css").read_text("utf-8")
_PLAIN_WORDS = ("how", "label", "codes", "back", "next", "done", "no_code")
_LETTERS = "abcdefghijklmnopqrstuvw"


@dataclass(frozen=True)
class Code:
    """Something that a text can be about; a part is chosen after its whole."""

    id: str
    title: str
    key: str
    parts: tuple["Code", ...] = ()
    excludes: bool = False
    """Whether it stands alone, without any other."""


@dataclass(frozen=True)
class Coded:
    """A text with where it was written and the codes that it has so far."""

    id: str
    about: str
    text: str
    codes: tuple[str, ...] = ()


def keyed(wholes: Sequence[tuple[str, str, Sequence[tuple[str, str]]]], *alone: Code) -> tuple[Code, ...]:
    """Return codes with their keys: figures for the first nine, letters for the parts of the one chosen last."""
    figures = [str(number) for number in range(1, 10)]
    made = []
    for place, (whole, title, parts) in enumerate(wholes):
        letters = [*_LETTERS, *([""] * len(parts))]
        own = tuple(Code(part, words, letters[number]) for number, (part, words) in enumerate(parts))
        made.append(Code(whole, title, figures[place] if place < len(figures) else "", own))
    return (*made, *alone)


def text_coder(
    texts: Sequence[Coded], codes: Sequence[Code], *, key: str, left: int, t: Translator, keep: Callable[[Chosen], None]
) -> None:
    """Draw the first of the texts with the codes, and call ``keep`` with what was chosen since it was called last.

    The browser shows text after text without waiting. It tells what it has not seen stored yet, all of it each time, so
    nothing is lost when keys come faster than the app answers; storing it twice changes nothing.
    """
    _component()(
        key=key,
        data={
            "name": key,
            "texts": [{"id": one.id, "about": one.about, "text": one.text, "codes": list(one.codes)} for one in texts],
            "codes": [_shown(one) for one in codes],
            "words": _words(t),
            "left": left,
            "seen": state.last_move(key),
        },
        on_coded_change=partial(_keep, key, keep),
    )


def _keep(key: str, keep: Callable[[Chosen], None]) -> None:
    """Store what the browser told before the page is drawn, and remember what of it is stored."""
    told = state.written(key)
    coded = told.get("coded") if isinstance(told, Mapping) else None
    chosen = coded.get("chosen") if isinstance(coded, Mapping) else None
    if isinstance(coded, Mapping) and isinstance(chosen, Mapping):
        keep({str(one): tuple(map(str, held)) for one, held in chosen.items() if isinstance(held, list)})
        state.remember_move(key, int(coded.get("move", 0)))


def _component() -> ComponentRenderer:
    """Return the component as a file that the app serves (docs/decisions/0030)."""
    manager = get_bidi_component_manager()
    manifest = ComponentManifest("qualitaetsdialog-kodieren", "1", [ComponentConfig(_FOLDER, _FOLDER)])
    name = f"{manifest.name}.{_FOLDER}"
    if manager.get_component_asset_root(name) is None:
        manager.register_from_manifest(manifest, _STATIC)
    return component(name, css=_STYLE, js=_SCRIPT)


def _shown(one: Code) -> dict[str, object]:
    parts = [_shown(part) for part in one.parts]
    return {"id": one.id, "title": one.title, "key": one.key, "parts": parts, "excludes": one.excludes}


def _words(t: Translator) -> dict[str, str]:
    """Return the texts; the browser fills in numbers and titles, so their placeholders stay."""
    words = {word: t(f"coding_ui.coder.{word}") for word in _PLAIN_WORDS}
    return words | {
        "left": t("coding_ui.coder.left", number="{number}"),
        "parts_of": t("coding_ui.coder.parts_of", title="{title}"),
    }
