"""What the page of a running session draws only when somebody looks at it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.test_dialog_fuehren import Evening, click
from tests.ui.workspace import Workspace, has_failed


@pytest.fixture
def evening(workspace: Workspace) -> Evening:
    made = Evening(workspace)
    made.start()
    return made


def agreement_forms(at: AppTest) -> list[str]:
    return [str(one.key) for one in at.text_area if "agree:" in str(one.key)]


def test_a_tab_is_drawn_once_somebody_looks_at_it_and_stays_until_the_room_goes_on(evening: Evening) -> None:
    first, second = (talk.id for talk in evening.session.talks[:2])
    at = evening.fresh_page()
    assert not agreement_forms(at)
    at.session_state[f"lead.tab.{first}"] = "Festhalten"
    at.run()
    drawn = agreement_forms(at)
    at.session_state[f"lead.tab.{first}"] = "Befund"
    at.run()
    assert drawn
    assert agreement_forms(at) == drawn, "what is typed there must not get lost by a look at the finding"
    assert not agreement_forms(click(at, f"walk.{second}"))


def test_how_answers_spread_is_drawn_when_its_fold_is_opened(evening: Evening) -> None:
    at = evening.fresh_page()
    findings = len(at.get("plotly_chart"))
    at.session_state[f"talk.{evening.session.talks[0].id}.spread"] = True
    at.run()
    assert not has_failed(at)
    assert len(at.get("plotly_chart")) == 2 * findings
