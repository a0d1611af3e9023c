"""The button beside a table hands the browser the guarded text and the words in the reader's language."""

from typing import Any

import pandas as pd
import pytest

from texts.catalogue import translator
from ui.parts import copy_table


@pytest.mark.parametrize(("language", "label"), [("de", "Tabelle kopieren"), ("en", "Copy the table")])
def test_the_browser_gets_the_text_and_all_words(monkeypatch: pytest.MonkeyPatch, language: str, label: str) -> None:
    drawn: list[dict[str, Any]] = []
    monkeypatch.setattr(copy_table, "_component", lambda: lambda **given: drawn.append(given))
    table = pd.DataFrame({"Sicht": ["Eltern", "=1"], "Stufen": ["+0,5", "–"]})
    copy_table.copy_table(table, translator(language), key="eins")
    assert drawn[0]["data"]["text"] == "Sicht\tStufen\r\nEltern\t+0,5\r\n'=1\t–"
    assert drawn[0]["data"]["words"]["button"] == label
    assert all(drawn[0]["data"]["words"].values())
