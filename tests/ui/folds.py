"""Looking behind the tabs of the part that a room is with, as somebody does who leads it."""

from streamlit.testing.v1 import AppTest

from tests.ui.workspace import has_failed


def look_behind_tabs(at: AppTest, part_id: str) -> AppTest:
    """Open each tab of a part once; what was looked at stays drawn."""
    for label in [tab.label for tab in at.tabs] or [""]:
        at.session_state[f"lead.tab.{part_id}"] = label
        at.run()
    assert not has_failed(at)
    return at
