"""How a test without a browser moves entries of sortable lists."""

from collections.abc import Mapping, Sequence

from streamlit.testing.v1 import AppTest

from ui import state


def move(at: AppTest, key: str, order: Mapping[str, Sequence[str]]) -> AppTest:
    """Put the entries of the lists with this key into an order, as a completed move in a browser does."""
    at.session_state[state.order_key(key)] = order
    return at.run()
