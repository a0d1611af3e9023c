"""A button beside a table that copies it, so that it can be pasted into a spreadsheet or a letter."""

import pandas as pd
from streamlit.components.v2.types import ComponentRenderer

from exports.clipboard import tab_separated
from texts.catalogue import Translator
from ui.parts.own_components import own_component

_WORDS = ("button", "copied", "by_hand", "text")


def copy_table(table: pd.DataFrame, t: Translator, *, key: str) -> None:
    """Draw the button; where the browser refuses to copy, it shows the text, marked, to be copied by hand."""
    text = tab_separated([str(column) for column in table.columns], table.itertuples(index=False, name=None))
    _component()(key=key, data={"text": text, "words": {word: t(f"copy_table.{word}") for word in _WORDS}})


def _component() -> ComponentRenderer:
    return own_component("copy_table")
