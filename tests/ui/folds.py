"""Looking behind the tabs of the part that a room is with, as somebody does who leads it."""

from streamlit.testing.v1 import AppTest

from ui.dialogue import dialogue_state

TABS = frozenset({"agreements", "cards", "findings", "follow_up", "outcome", "questions", "talk", "vote"})


def with_tabs_looked_behind(at: AppTest, part_id: str) -> AppTest:
    """Let a browser's tab remember that each tab of a part was opened once; what was looked at stays drawn."""
    at.session_state[dialogue_state.OPENED] = (part_id, TABS)
    return at
