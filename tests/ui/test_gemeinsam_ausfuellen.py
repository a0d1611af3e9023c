"""Filling in together at one screen."""

from streamlit.testing.v1 import AppTest

from dialogues.local_meanings import agree_meaning, first_meaning
from selfeval.model import Round, RoundState
from tests.ui.workspace import FACILITATOR, NETWORK, NOW, Workspace, has_failed, texts_of


def page_for(workspace: Workspace, of_round: Round, perspective: str) -> AppTest:
    return workspace.page("gemeinsam_ausfuellen", runde=of_round.id, perspektive=perspective)


def answer(at: AppTest, step: str = "trifft-zu") -> None:
    """Answer every question of the criterion on the screen."""
    for number in range(len(at.radio)):
        at.radio[number].set_value(step).run()


def go_to_the_end(at: AppTest, step: str = "trifft-zu") -> None:
    for _ in range(2):
        answer(at, step)
        at.button(key="together.on").click().run()


def sent(workspace: Workspace, of_round: Round) -> dict[str, int]:
    return workspace.services.rounds(workspace.scope).sent_counts(of_round.id)


def test_only_groups_that_answer_openly_are_offered(workspace: Workspace) -> None:
    workspace.opened("Herbst")
    texts = texts_of(workspace.page("gemeinsam_ausfuellen"))
    assert "**Koordination**" in texts
    assert "**Steuerungsgruppe**" in texts
    assert "**Fachkräfte**" not in texts


def test_without_such_a_group_the_page_says_where_it_is_decided(workspace: Workspace) -> None:
    assert "beim Planen einer Runde" in texts_of(workspace.page("gemeinsam_ausfuellen"))


def test_an_anonymous_perspective_is_never_filled_in_at_this_screen(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = page_for(workspace, of_round, "fachkraft")
    assert not at.radio


def test_a_choice_is_stored_at_once_and_found_again_after_a_reload(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    answer(page_for(workspace, of_round, "koordination"))
    again = page_for(workspace, of_round, "koordination")
    assert "Verständlichkeit" in again.header[0].value
    again.button(key="together.back").click().run()
    assert {radio.value for radio in again.radio} == {"trifft-zu"}


def test_a_body_continues_its_one_answer_on_another_account(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    answer(page_for(workspace, of_round, "leitung"))
    workspace.give_roles(FACILITATOR)
    at = page_for(workspace, of_round, "leitung")
    assert "Verständlichkeit" in at.header[0].value


def test_answering_does_not_move_the_page(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = page_for(workspace, of_round, "koordination")
    answer(at)
    assert "Auffindbarkeit" in at.header[0].value


def test_each_person_begins_with_an_empty_questionnaire(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = page_for(workspace, of_round, "koordination")
    go_to_the_end(at)
    at.button(key="together.send").click().run()
    assert "Die Antworten sind angekommen" in texts_of(at)
    at.button(key="together.next").click().run()
    assert not has_failed(at)
    assert {radio.value for radio in at.radio} == {None}
    go_to_the_end(at, "trifft-nicht-zu")
    at.button(key="together.send").click().run()
    assert sent(workspace, of_round) == {"koordination": 2}


def test_a_body_sends_once_and_may_agree_that_its_answer_leaves(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = page_for(workspace, of_round, "leitung")
    go_to_the_end(at)
    at.button(key="together.send").click().run()
    assert "Die gemeinsame Antwort von „Steuerungsgruppe“ ist angekommen" in texts_of(at)
    at.button(key="together.agree").click().run()
    assert "Zugestimmt am 21. November 2026" in texts_of(at)
    plan = workspace.services.rounds(workspace.scope).round(of_round.id).plan("leitung")
    assert plan is not None
    assert plan.leave_agreed_on == workspace.services.clock.today()
    assert not page_for(workspace, of_round, "leitung").radio


def test_sending_nothing_is_explained(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = page_for(workspace, of_round, "koordination")
    for _ in range(2):
        at.button(key="together.on").click().run()
    assert "3 Fragen sind noch ohne Antwort" in texts_of(at)
    at.button(key="together.send").click().run()
    assert len(at.error) == 1
    assert sent(workspace, of_round) == {}


def test_an_answer_across_the_closing_is_refused_in_words(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = page_for(workspace, of_round, "koordination")
    services = workspace.services
    services.closing().begin_closing(of_round.id, services.clock.today())
    at.radio[0].set_value("trifft-zu").run()
    assert not has_failed(at)
    assert at.error


def test_open_questions_of_the_framework_feed_the_talk(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    assert "Was gelingt schon" in texts_of(page_for(workspace, of_round, "koordination"))


def test_what_a_criterion_means_here_is_pinned_at_opening_and_shown_to_the_group(workspace: Workspace) -> None:
    blank = first_meaning(NETWORK.id, "kleiner-rahmen", "finden", NOW.date())
    meant = blank.model_copy(update={"meaning": "Man findet uns überall.", "signs": "Familien rufen an."})
    agree_meaning(workspace.services.local_meanings(workspace.scope), None, meant)
    planned = workspace.planned("Herbst")
    workspace.page("runden", runde=planned.id).button(key="round.open").click().run()
    opened = workspace.services.rounds(workspace.scope).round(planned.id)
    assert (opened.state, opened.meanings["finden"].signs) == (RoundState.OPEN, "Familien rufen an.")
    at = page_for(workspace, opened, "koordination")
    assert "**Bei uns verabredet:** Man findet uns überall" in texts_of(at)
    answer(at)
    assert "Bei uns verabredet" not in texts_of(page_for(workspace, opened, "koordination"))
