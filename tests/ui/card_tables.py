"""The tables of a page that become cards on a phone, read back from their HTML."""

import re
from html import unescape

import pandas as pd
from streamlit.testing.v1 import AppTest


def card_frames(at: AppTest) -> list[pd.DataFrame]:
    """Every such table, as one of figures."""
    return [pd.DataFrame(one) for one in card_tables(at)]


def card_tables(at: AppTest) -> list[dict[str, list[str]]]:
    """Every such table, by column."""
    return [_columns(str(one.value)) for one in at.html if '<table class="kommunen">' in str(one.value)]


def _columns(html: str) -> dict[str, list[str]]:
    names = [
        unescape(one) for one in re.findall(r'<t[hd](?: scope="col")?>(.*?)</t[hd]>', html.partition("</thead>")[0])
    ]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', html)
    cells = [[first, *re.findall(r'<td data-name="[^"]*">(.*?)</td>', others)] for first, others in rows]
    return {name: [unescape(row[place]) for row in cells] for place, name in enumerate(names)}
