"""Looking through what people wrote, and reading it beside the figures."""

import pytest
from streamlit.testing.v1 import AppTest

from networks.scopes import BallotScope, ReviewScope
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.group_ballot import ballot_scope
from selfeval.late import keep_late
from selfeval.model import Mode, PerspectivePlan, Round
from selfeval.own_words import Words
from selfeval.questionnaire import questionnaire_for
from selfeval.release import Reach
from selfeval.text_review import LeftOut, TextInReview
from tests.fakes.small_framework import small_framework
from tests.ui.new_round.choices import named
from tests.ui.spoken import said
from tests.ui.workspace import FACILITATOR, NETWORK, Workspace, has_failed

PLANS = (
    PerspectivePlan(perspective="leitung", mode=Mode.CONSENSUS, body="Steuerungsgruppe", asks_texts=True),
    PerspectivePlan(perspective="fachkraft", asks_texts=True),
    PerspectivePlan(perspective="eltern", asks_texts=True),
)
WRITTEN = {"eltern": [("de", "Frau *Beispiel* war nett"), ("tr", "Daha fazla zaman")], "fachkraft": [("de", "Zu viel")]}


def write(workspace: Workspace, of_round: Round, perspective: str, language: str, text: str) -> None:
    questionnaire = questionnaire_for(small_framework(), of_round.criteria, perspective)
    store = workspace.services.ballots(BallotScope(NETWORK.id, of_round.id, perspective))
    ballot = ballot_of(workspace.services.keys, of_round.id, new_ballot_key())
    keep_answers(store, questionnaire, ballot, {}, {"wege": Words(language, text)})
    send_ballot(store, ballot)


@pytest.fixture
def of_round(workspace: Workspace) -> Round:
    """A closed round in which enough parents wrote, and too few of the others."""
    opened = workspace.opened("Herbst", PLANS)
    for number in range(9):
        workspace.answer(opened, "eltern", 1 + number % 4)
    for perspective, texts in WRITTEN.items():
        for language, text in texts:
            write(workspace, opened, perspective, language, text)
    services = workspace.services
    return close_round(services.closing(), opened.id, services.clock.today(), services.shuffle())


def waiting(workspace: Workspace, of_round: Round) -> dict[str, TextInReview]:
    store = workspace.services.review(ReviewScope(NETWORK.id, of_round.id))
    return {one.language: one for one in store.texts()}


def look_through(workspace: Workspace, of_round: Round) -> AppTest:
    """Decide about both texts: one redacted and marked for outside, one translated."""
    texts = waiting(workspace, of_round)
    at = workspace.page("texte")
    at.text_area(key=f"review.shown.{texts['de'].id}").set_value("[Name] war nett").run()
    at.checkbox(key=f"review.public.{texts['de'].id}").check().run()
    at.button(key=f"review.keep.{texts['de'].id}").click().run()
    at.text_area(key=f"review.shown.{texts['tr'].id}").set_value("Mehr Zeit").run()
    at.button(key=f"review.keep.{texts['tr'].id}").click().run()
    assert not has_failed(at)
    return at


def words_view(workspace: Workspace, reach: Reach = Reach.INTERNAL) -> AppTest:
    at = workspace.page("ergebnisse")
    at.segmented_control(key="results.view").set_value("words").run()
    at.segmented_control(key="results.reach").set_value(reach).run()
    assert not has_failed(at)
    return at


def test_without_texts_the_page_says_when_there_will_be_some(workspace: Workspace) -> None:
    workspace.closed("Ohne Worte")
    at = workspace.page("texte")
    assert not has_failed(at)
    assert "Zurzeit wartet kein Text" in said(at)


def test_only_texts_of_ten_people_wait_and_each_stands_in_a_field(workspace: Workspace, of_round: Round) -> None:
    at = workspace.page("texte")
    assert not has_failed(at)
    assert sorted(str(field.value) for field in at.text_area) == ["", "Frau *Beispiel* war nett"]
    assert "Daha fazla zaman" in said(at)
    assert "Türkçe" in said(at)


def test_facilitators_see_no_text_before_its_release(workspace: Workspace, of_round: Round) -> None:
    workspace.give_roles(FACILITATOR)
    at = workspace.page("texte")
    assert not at.text_area
    assert "Daha" not in said(at)
    assert "keine Texte freigegeben" in said(words_view(workspace))


def test_a_text_in_another_language_needs_a_translation(workspace: Workspace, of_round: Round) -> None:
    foreign = waiting(workspace, of_round)["tr"]
    at = workspace.page("texte")
    at.button(key=f"review.keep.{foreign.id}").click().run()
    assert "nur eine Übersetzung" in at.error[0].value


def test_released_texts_stand_in_the_results_and_the_originals_nowhere(workspace: Workspace, of_round: Round) -> None:
    at = look_through(workspace, of_round)
    at.button(key="review.release").click().run()
    at.button(key="review.release_yes").click().run()
    assert not has_failed(at)
    assert waiting(workspace, of_round) == {}
    inside = said(words_view(workspace))
    assert "[Name] war nett" in inside
    assert "Mehr Zeit" in inside
    assert "Übersetzt aus: Türkçe" in inside
    assert "Beispiel" not in inside
    outside = said(words_view(workspace, Reach.PUBLIC))
    assert "[Name] war nett" in outside
    assert "Mehr Zeit" not in outside


def test_a_text_is_left_out_with_a_reason_and_can_be_looked_at_again(workspace: Workspace, of_round: Round) -> None:
    text = waiting(workspace, of_round)["de"]
    at = workspace.page("texte")
    at.radio(key=f"review.reason.{text.id}").set_value(LeftOut.INSULT).run()
    at.button(key=f"review.leave_out.{text.id}").click().run()
    assert "Wird nicht gezeigt: beleidigt jemanden." in said(at)
    at.button(key=f"review.reopen.{text.id}").click().run()
    assert waiting(workspace, of_round)["de"] == text


def test_before_the_release_the_results_show_coordinators_the_way(workspace: Workspace, of_round: Round) -> None:
    assert "noch niemand gelesen hat" in said(words_view(workspace))


def test_the_page_of_a_closed_round_shows_coordinators_the_way_to_waiting_texts(
    workspace: Workspace, of_round: Round
) -> None:
    way = "Es gibt Texte, die noch niemand gelesen hat."
    assert way in said(workspace.page("runden", runde=of_round.id))
    workspace.give_roles(FACILITATOR)
    assert way not in said(workspace.page("runden", runde=of_round.id))


def test_of_a_small_group_it_is_said_that_it_was_small_and_never_how_much_it_wrote(
    workspace: Workspace, of_round: Round
) -> None:
    at = words_view(workspace)
    words = said(at)
    assert "**Fachkräfte:** Hier haben weniger als 10 Menschen geantwortet" in words
    assert "Steuerungsgruppe" not in at.expander[-1].markdown[0].value
    assert "Zu viel" not in words


def test_without_own_words_and_late_papers_there_are_no_such_views(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    assert not {"words", "late"} & set(at.segmented_control(key="results.view").options)
    assert "Eigene Worte" not in at.segmented_control(key="results.view").options


def bring_late(workspace: Workspace, of_round: Round, papers: int) -> None:
    asked = questionnaire_for(small_framework(), of_round.criteria, "eltern")
    store = workspace.services.late(ballot_scope(of_round, "eltern"))
    for number in range(papers):
        answers = {item: one.steps[number % 3].id for item, one in asked.questions.items()}
        keep_late(store, asked, answers)


def late_view(workspace: Workspace) -> AppTest:
    at = workspace.page("ergebnisse")
    at.segmented_control(key="results.view").set_value("late").run()
    assert not has_failed(at)
    return at


def test_late_papers_are_counted_until_there_are_enough(workspace: Workspace, of_round: Round) -> None:
    bring_late(workspace, of_round, 4)
    at = late_view(workspace)
    assert "**Eltern:** 4 nachgereicht; gezeigt werden kann das ab 5." in said(at)
    assert "Es sind noch zu wenige" in said(at)
    assert not [button for button in at.button if button.key == "late.release.eltern"]


def test_a_coordinator_releases_a_late_batch_beside_the_results(workspace: Workspace, of_round: Round) -> None:
    bring_late(workspace, of_round, 6)
    at = late_view(workspace)
    at.button(key="late.release.eltern").click().run()
    assert not has_failed(at)
    assert "Eltern, nachgereicht (1)" in [header.value for header in at.subheader]
    assert workspace.services.late(ballot_scope(of_round, "eltern")).count() == 0


def test_a_body_writes_at_the_screen_and_finds_its_words_again(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst", PLANS)
    at = workspace.page("gemeinsam_ausfuellen", runde=of_round.id, perspektive="leitung")
    at.button(key="together.on").click().run()
    at.text_area[0].set_value("Wir brauchen Zeit").run()
    at.button(key="together.on").click().run()
    assert not has_failed(at)
    assert "Wir brauchen Zeit" in said(at)
    at.button(key="together.back").click().run()
    assert at.text_area[0].value == "Wir brauchen Zeit"


def test_own_words_are_chosen_when_a_round_is_planned(workspace: Workspace) -> None:
    at = workspace.page("neue_runde")
    named(at.radio, "new_round.area").set_value("wege").run()
    at.button(key="new_round.on").click().run()
    at.checkbox(key="new_round.takes_part.eltern").check().run()
    at.checkbox(key="new_round.asks_texts.eltern").check().run()
    assert "mindestens 10 Menschen" in said(at)
    for _ in range(2):
        at.button(key="new_round.on").click().run()
    at.button(key="new_round.finish").click().run()
    [planned] = workspace.services.rounds(workspace.scope).rounds()
    assert [plan.asks_texts for plan in planned.plans] == [True]
