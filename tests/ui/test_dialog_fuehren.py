"""The page on which a dialogue is led."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.agenda import propose
from dialogues.agreement_model import AgreementState
from dialogues.model import Outcome, Session, SessionState
from dialogues.room import cast_vote, contribute, join
from dialogues.room_model import ContributionState, VoteState
from dialogues.sessions import SessionDraft, end_session, plan_session, room_code, show_item, start_session
from networks.links import shown_code
from networks.scopes import RoomScope
from selfeval.release import Reach
from selfeval.results import results_of
from tests.fakes.small_framework import small_framework
from tests.fakes.small_session import NOW
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed
from web.papers import minutes_paper

STEPS = ("trifft-nicht-zu", "trifft-wenig-zu", "trifft-eher-zu", "trifft-zu")


class Evening:
    """A session on a closed round, with its room."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.services = workspace.services
        self.store = self.services.sessions(workspace.scope)
        of_round = workspace.closed("Herbst")
        chosen = propose(results_of(self.services.rounds(workspace.scope), of_round.id, Reach.INTERNAL))
        draft = SessionDraft(title="Gespräch", held_on=date(2026, 12, 1), minutes=120, chosen=chosen)
        self.id = plan_session(self.store, of_round, draft).id

    @property
    def session(self) -> Session:
        return self.store.session(self.id)

    def state(self) -> SessionState:
        return self.session.state

    def start(self) -> None:
        start_session(self.store, self.services.keys, self.id)
        show_item(self.store, self.id, self.session.talks[0].id, NOW)

    def page(self) -> AppTest:
        at = self.workspace.page("dialog_fuehren", dialog=self.id)
        assert not has_failed(at)
        return at

    def votes(self, perspective: str, steps: list[int]) -> None:
        """Let phones of a perspective join and vote."""
        room = self.services.room(RoomScope("netz", self.id))
        vote = next(vote for vote in self.store.votes(self.id) if vote.state is VoteState.OPEN)
        for number, step in enumerate(steps):
            phone = f"{perspective}-{number}"
            join(room, self.services.keys, phone, perspective)
            cast_vote(room, self.services.keys, small_framework(), phone, vote.id, (STEPS[step - 1],))

    def card(self, text: str) -> None:
        contribute(self.services.room(RoomScope("netz", self.id)), self.session.talks[0].id, text)


@pytest.fixture
def evening(workspace: Workspace) -> Evening:
    return Evening(workspace)


def key_of(at: AppTest, beginning: str) -> str:
    """The key of the one button that begins like this."""
    return next(str(button.key) for button in at.button if str(button.key).startswith(beginning))


def click(at: AppTest, beginning: str) -> AppTest:
    at.button(key=key_of(at, beginning)).click().run()
    assert not has_failed(at)
    return at


def test_without_a_session_the_page_says_what_to_do_next(workspace: Workspace) -> None:
    at = workspace.page("dialog_fuehren")
    assert not has_failed(at)
    assert "Noch ist kein Dialog geplant" in said(at)


def test_opening_the_room_shows_its_code_large(evening: Evening) -> None:
    at = click(evening.page(), "lead.start")
    assert evening.session.state is SessionState.RUNNING
    assert shown_code(room_code(evening.services.keys, evening.session)) in said(at)


def test_another_device_comes_to_the_same_criterion(evening: Evening) -> None:
    evening.start()
    second = evening.session.talks[1]
    click(evening.page(), f"walk.{second.id}")
    assert evening.session.current_item == second.id
    assert evening.page().header[-1].value == "1\\.2 Verständlichkeit"


def test_the_talk_begins_with_the_reason_and_the_prompts_that_fit(evening: Evening) -> None:
    evening.start()
    words = said(evening.page())
    assert "Zwei Perspektiven liegen 2,5 Stufen auseinander" in words
    assert "Was gelingt schon" in words


def test_a_running_vote_shows_the_number_of_votes_and_nothing_else(evening: Evening) -> None:
    evening.start()
    click(evening.page(), "vote.open.finden.angebote.1")
    evening.votes("fachkraft", [4, 4, 4, 3, 4])
    at = evening.page()
    assert "5 von 5 haben abgestimmt" in said(at)
    assert "Fachkräfte: " not in said(at).split("5 von 5 haben abgestimmt")[1].split("Warte")[0]


def test_the_reveal_shows_perspectives_and_hides_small_ones(evening: Evening) -> None:
    evening.start()
    click(evening.page(), "vote.open.finden.angebote.1")
    evening.votes("fachkraft", [4, 4, 4, 4, 3, 3])
    evening.votes("eltern", [1, 2])
    at = click(evening.page(), "vote.reveal")
    table = next(one.value for one in at.table if "Stimmen" in one.value.columns).set_index("Perspektive")
    assert table.loc["Fachkräfte", "trifft zu"] == "4"
    assert set(table.loc["Eltern"]) == {"–", "nicht gezeigt"}


def test_a_second_vote_tells_who_moved(evening: Evening) -> None:
    evening.start()
    for number, steps in ((1, [4, 4, 4, 3, 3]), (2, [2, 2, 2, 3, 3])):
        click(evening.page(), f"vote.open.finden.angebote.{number}")
        evening.votes("fachkraft", steps)
        click(evening.page(), "vote.reveal")
    at = evening.page()
    assert "Fachkräfte: vorher Median „trifft zu“, nachher Median „trifft eher nicht zu“" in said(at)
    assert not [button for button in at.button if str(button.key).startswith("vote.open.finden.angebote")]


def test_clicking_twice_opens_one_vote(evening: Evening) -> None:
    evening.start()
    first, second = evening.page(), evening.page()
    click(first, "vote.open.finden.angebote.1")
    click(second, "vote.open.finden.angebote.1")
    assert len(evening.store.votes(evening.id)) == 1


def test_a_card_waits_until_it_is_shown(evening: Evening) -> None:
    evening.start()
    evening.card("Wir wussten nicht, wer zuständig ist.")
    [card] = evening.store.contributions(evening.id)
    at = click(evening.page(), f"card.{card.id}.shown")
    assert evening.store.contributions(evening.id)[0].state is ContributionState.SHOWN
    assert "Auf der Leinwand: 1" in [expander.label for expander in at.expander]


def test_a_card_typed_by_the_facilitator_is_shown_at_once(evening: Evening) -> None:
    evening.start()
    at = evening.page()
    field = next(one for one in at.text_input if str(one.key).startswith("card:"))
    field.set_value("Wir rufen vorher an.")
    next(one for one in at.button if one.label == "Aufschreiben und zeigen").click().run()
    assert not has_failed(at)
    [card] = evening.store.contributions(evening.id)
    assert (card.text, card.state) == ("Wir rufen vorher an.", ContributionState.SHOWN)


def test_an_empty_card_is_told_and_nothing_is_stored(evening: Evening) -> None:
    evening.start()
    at = evening.page()
    next(one for one in at.button if one.label == "Aufschreiben und zeigen").click().run()
    assert not has_failed(at)
    assert at.error
    assert not evening.store.contributions(evening.id)


def test_no_outcome_is_filled_in_beforehand_and_a_choice_is_stored_at_once(evening: Evening) -> None:
    evening.start()
    item = evening.session.talks[0]
    at = evening.page()
    assert at.segmented_control(key=f"outcome.{item.id}").value is None
    at.segmented_control(key=f"outcome.{item.id}").set_value(Outcome.DISSENT).run()
    at.text_area(key=f"outcome.{item.id}.note").set_value("Die Uhrzeiten bleiben strittig.").run()
    assert not has_failed(at)
    stored = evening.session.talks[0]
    assert (stored.outcome, stored.outcome_note) == (Outcome.DISSENT, "Die Uhrzeiten bleiben strittig.")


def agreement_field(at: AppTest, kind: str, name: str) -> str:
    return next(str(one.key) for one in at.get(kind) if str(one.key).endswith(f".{name}") and "agree:" in str(one.key))


def test_an_agreement_that_lacks_something_says_what_and_keeps_the_rest(evening: Evening) -> None:
    evening.start()
    at = evening.page()
    what = agreement_field(at, "text_area", "what")
    at.text_area(key=what).set_value("Ein gemeinsamer Besuch.")
    next(one for one in at.button if one.label == "Vereinbarung festhalten").click().run()
    assert not has_failed(at)
    assert "Es fehlt: wer es tut, woran wir es merken" in at.error[0].value
    assert at.text_area(key=what).value == "Ein gemeinsamer Besuch."
    assert not evening.services.agreements(evening.workspace.scope).agreements()


def test_a_whole_agreement_stands_once_and_the_form_is_empty(evening: Evening) -> None:
    evening.start()
    at = evening.page()
    at.text_area(key=agreement_field(at, "text_area", "what")).set_value("Ein gemeinsamer Besuch.")
    at.text_input(key=agreement_field(at, "text_input", "responsible")).set_value("Familienhebammen")
    at.date_input(key=agreement_field(at, "date_input", "due_on")).set_value(date(2027, 3, 1))
    at.text_area(key=agreement_field(at, "text_area", "sign")).set_value("Eltern kennen die neue Person.")
    next(one for one in at.button if one.label == "Vereinbarung festhalten").click().run()
    assert not has_failed(at)
    [agreement] = evening.services.agreements(evening.workspace.scope).agreements()
    assert (agreement.responsible, agreement.state) == ("Familienhebammen", AgreementState.OPEN)
    assert agreement.criterion_id == evening.session.talks[0].criterion_id
    assert at.text_area(key=agreement_field(at, "text_area", "what")).value == ""


def test_ending_asks_once_more_and_offers_the_minutes(evening: Evening) -> None:
    evening.start()
    at = click(evening.page(), "ending.begin")
    assert evening.state() is SessionState.RUNNING
    click(at, "ending.yes")
    assert evening.state() is SessionState.ENDED
    assert f"/herunterladen/protokoll/{evening.id}" in said(at)


def test_what_came_out_can_still_be_written_down_afterwards(evening: Evening) -> None:
    evening.start()
    click(click(evening.page(), "ending.begin"), "ending.yes")
    item = evening.session.talks[0]
    at = evening.page()
    at.segmented_control(key=f"outcome.{item.id}").set_value(Outcome.SHARED).run()
    assert not has_failed(at)
    assert evening.session.talks[0].outcome is Outcome.SHARED


def test_the_welcome_is_a_place_of_its_own(evening: Evening) -> None:
    evening.start()
    show_item(evening.store, evening.id, None, NOW)
    assert "Handys und Leinwand zeigen jetzt die Begrüßung" in said(evening.page())


def test_what_a_room_said_stays_readable_when_the_figures_are_gone(evening: Evening) -> None:
    evening.start()
    session, services = evening.session, evening.services
    services.endings().erase(session.round_id, date(2028, 12, 1))
    services.endings().purge(session.round_id)
    assert "Auffindbarkeit" in said(evening.page())
    end_session(evening.store, evening.id, NOW)
    assert "Auffindbarkeit" in str([one.label for one in evening.page().expander])
    assert minutes_paper(services, evening.workspace.scope, evening.id)
