"""The page on which a dialogue is led."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.agenda import propose
from dialogues.agreement_model import AgreementState
from dialogues.model import Outcome, ScreenView, Session, SessionState
from dialogues.room import cast_vote, contribute, join
from dialogues.room_model import ContributionState, VoteState
from dialogues.sessions import (
    SessionDraft,
    end_session,
    plan_session,
    room_code,
    show_item,
    start_session,
)
from dialogues.votes import open_vote
from networks.links import shown_code
from networks.scopes import RoomScope
from selfeval.release import Reach
from selfeval.results import results_of
from tests.fakes.small_framework import small_framework
from tests.fakes.small_session import NOW
from tests.ui.card_tables import card_frames
from tests.ui.folds import with_tabs_looked_behind
from tests.ui.spoken import said
from tests.ui.taken import Taken
from tests.ui.workspace import NOW as CLOCK
from tests.ui.workspace import Workspace, has_failed
from wiring.session_papers import PaperFormat, minutes_file

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
        """The page of somebody who has looked behind all its folds and tabs."""
        at = with_tabs_looked_behind(self.workspace.tab(), self.session.current_item or "")
        for fold in ("present", "counting", "links"):
            at.session_state[f"{fold}.{self.id}"] = True
        self.workspace.go(at, "dialog_fuehren", dialog=self.id)
        assert not has_failed(at)
        return at

    def fresh_page(self) -> AppTest:
        """The page as it is when somebody has just come to it."""
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
    assert evening.page().header[0].value == "1\\.2 Verständlichkeit"


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
    assert (
        "Fachkräfte: "
        not in said(at).split("5 von 5 haben abgestimmt")[1].split("Danach kommen keine Stimmen mehr dazu.")[0]
    )


def test_the_reveal_shows_perspectives_and_hides_small_ones(evening: Evening, taken: Taken) -> None:
    evening.start()
    click(evening.page(), "vote.open.finden.angebote.1")
    evening.votes("fachkraft", [4, 4, 4, 4, 3, 3])
    evening.votes("eltern", [1, 2])
    at = click(evening.page(), "vote.reveal")
    table = next(one for one in card_frames(at) if "Stimmen" in one.columns).set_index("Perspektive")
    assert table.loc["Fachkräfte", "trifft zu"] == "4"
    assert set(table.loc["Eltern"]) == {"–", "nicht gezeigt"}
    [vote] = [one for one in taken.descriptions(at) if "Abstimmung im Treffen „Gespräch“" in one]
    assert "Fachkräfte, n = 6: 2 × trifft eher zu · 4 × trifft zu" in vote
    assert "Eltern: nicht gezeigt" in vote
    assert "Reichweite: intern" in vote


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
    assert "Warten Sie, bis alle da sind" in said(evening.page())


def test_what_a_room_said_stays_readable_when_the_figures_are_gone(evening: Evening) -> None:
    evening.start()
    session, services = evening.session, evening.services
    services.endings().erase(session.round_id, date(2028, 12, 1))
    services.endings().purge(session.round_id)
    assert "Auffindbarkeit" in said(evening.page())
    end_session(evening.store, evening.id, NOW)
    assert "Auffindbarkeit" in str([one.label for one in evening.page().expander])
    assert minutes_file(services, evening.workspace.scope, evening.id, PaperFormat.WORD)


def workshop(evening: Evening) -> Session:
    """A running workshop with all its parts, on the day of the test and from the hour before."""
    of_round = evening.services.rounds(evening.workspace.scope).round(evening.session.round_id)
    draft = SessionDraft("Werkstatt", date(2026, 11, 21), 180, (), format_id="werkstatt", starts_at="11:00")
    evening.id = plan_session(evening.store, of_round, draft).id
    return start_session(evening.store, evening.services.keys, evening.id)


def test_before_it_begins_the_agenda_stands_there_with_its_hours_and_its_material(evening: Evening) -> None:
    of_round = evening.services.rounds(evening.workspace.scope).round(evening.session.round_id)
    draft = SessionDraft("Werkstatt", date(2026, 12, 1), 180, (), format_id="werkstatt", starts_at="09:00")
    evening.id = plan_session(evening.store, of_round, draft).id
    at = evening.page()
    assert at.table[0].value["Uhrzeit"].iloc[0] == "09:00–09:15"
    assert "Namensschilder ohne Titel (Ankommen und Rollen)" in said(at)


def test_the_way_through_shows_every_part_and_when_it_begins(evening: Evening) -> None:
    session = workshop(evening)
    labels = {str(button.key): button.label for button in evening.page().button}
    begins = [labels[f"walk.{part.id}"].partition(" ")[0] for part in session.agenda]
    assert begins[:3] == ["11:00", "11:15", "11:35"]


def test_minutes_change_on_the_spot_and_what_is_left_is_told_with_the_hour(evening: Evening) -> None:
    session = workshop(evening)
    groups = session.agenda[2]
    show_item(evening.store, evening.id, groups.id, CLOCK - timedelta(minutes=10))
    at = evening.page()
    assert "Noch 40 von 50 Minuten" in said(at)
    before = evening.session.agenda_item(groups.id)
    at.selectbox(key=f"agenda.{groups.id}.minutes").set_value(120).run()
    assert not has_failed(at)
    after = evening.session.agenda_item(groups.id)
    assert before is not None
    assert after is not None
    assert (before.minutes, after.minutes) == (50, 120)
    assert "später als geplant" in said(at)


def test_the_method_card_of_the_part_can_be_read_and_changed_while_leading(evening: Evening) -> None:
    groups = workshop(evening).agenda[2]
    show_item(evening.store, evening.id, groups.id, CLOCK)
    at = evening.page()
    assert "So geht es: Gemischte Kleingruppen" in [expander.label for expander in at.expander]
    assert "Ohne Netz" in said(at)
    at.selectbox(key=f"agenda.{groups.id}.method").set_value("").run()
    assert not has_failed(at)
    changed = evening.session.agenda_item(groups.id)
    assert changed is not None
    assert changed.method_id is None


def test_who_is_there_is_counted_by_sector_and_level_and_stored_at_once(evening: Evening) -> None:
    workshop(evening)
    at = evening.page()
    at.number_input(key=f"present.{evening.id}.sector.gesundheitswesen").set_value(4).run()
    at.number_input(key=f"present.{evening.id}.level.praxis").set_value(9).run()
    assert not has_failed(at)
    assert evening.session.present == {"sector:gesundheitswesen": 4, "level:praxis": 9}
    assert "Wer ist da? (9 Personen)" in [expander.label for expander in at.expander]
    assert "Zusammen nach Bereich: 4, nach Ebene: 9." in said(at)


def test_the_facilitator_turns_the_projector_and_another_device_sees_it(evening: Evening) -> None:
    evening.start()
    at = evening.page()
    choice = next(box for box in at.selectbox if box.label == "Was zeigt die Leinwand?")
    choice.set_value(ScreenView.AGENDA).run()
    assert evening.session.screen is ScreenView.AGENDA
    other = next(box for box in evening.page().selectbox if box.label == "Was zeigt die Leinwand?")
    assert other.value is ScreenView.AGENDA


def test_every_perspective_has_a_way_in_of_its_own_beside_the_code_for_all(evening: Evening) -> None:
    evening.start()
    code = room_code(evening.services.keys, evening.session)
    addresses = [one.value for one in evening.page().code]
    assert [address.partition(code)[2] for address in addresses] == [
        f"?fuer={perspective}" for perspective in evening.session.perspectives
    ]


def test_who_votes_openly_is_chosen_before_the_first_vote_and_only_read_after_it(evening: Evening) -> None:
    evening.start()
    at = evening.page()
    box = next(one for one in at.checkbox if one.label.startswith("Eltern: stimmt offen ab"))
    box.check().run()
    assert "eltern" in evening.session.open_perspectives
    open_vote(evening.store, evening.session, evening.session.talks[0].id, "finden.angebote")
    at = evening.page()
    assert not [one for one in at.checkbox if "stimmt offen ab" in one.label]
    assert "Der Raum hat schon abgestimmt. Deshalb bleibt es jetzt so:" in said(at)


def test_a_device_that_takes_over_finds_the_running_vote_with_its_count(evening: Evening) -> None:
    evening.start()
    open_vote(evening.store, evening.session, evening.session.talks[0].id, "finden.angebote")
    evening.votes("eltern", [0, 1])
    assert "2 von 2 haben abgestimmt" in said(evening.page())


def test_two_sessions_of_the_same_name_and_day_are_told_apart(evening: Evening) -> None:
    evening.start()
    first = evening.session
    twin = first.model_copy(update={"id": "zwilling", "agenda": ()})
    evening.store.save_session(twin, {})
    at = evening.page()
    choice = next(one for one in at.selectbox if one.label == "Dialog")
    assert len(set(choice.options)) == len(choice.options) == 2
    assert choice.options[1] == f"{choice.options[0]} (2)"
