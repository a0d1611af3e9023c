"""Saving a chart as a picture: two links, one for each kind of file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from exports.palette import ACCENT
from exports.pictures import PictureFormat
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator
from ui import links
from wiring.pictures import PictureKind, PictureWish

_ROW = "display:flex;flex-wrap:wrap;gap:.25rem .9rem;font-size:.9375rem"
_LINK = f"color:{ACCENT};text-decoration:underline"


@dataclass(frozen=True)
class SavedPicture:
    """Which chart of which round can be saved."""

    round_id: str
    wish: PictureWish


def picture_of_round(kind: PictureKind, items: Iterable[ItemResult], results: Results, batch: int = 0) -> SavedPicture:
    """Return a chart of a round's results as it can be saved."""
    wish = PictureWish(kind, tuple(item.item.id for item in items), results.reach, batch=batch)
    return SavedPicture(results.of_round.id, wish)


def save_picture(picture: SavedPicture, words: str, t: Translator) -> None:
    """Draw the links; ``words`` tell them apart for those who hear a list of all links of the page."""
    drawn = "".join(_link(picture, form, words, t) for form in PictureFormat)
    st.html(f'<div style="{_ROW}"><span>{escape(t("picture.save"))}</span>{drawn}</div>')


def _link(picture: SavedPicture, form: PictureFormat, words: str, t: Translator) -> str:
    wish = replace(picture.wish, format=form, language=t.language)
    address = escape(links.picture_path(picture.round_id, wish))
    shown = t(f"picture.save.{form.value}")
    label = escape(t("picture.save.label", format=shown, words=words))
    return f'<a href="{address}" download style="{_LINK}" aria-label="{label}">{escape(shown)}</a>'
