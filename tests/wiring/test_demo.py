"""The example workspace shows the whole walk, and building it again changes nothing."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Connection, delete

from analysis.before_after import Absence, compare
from analysis.earlier_rounds import earlier_rounds
from dialogues.agreement_model import AgreementState
from dialogues.model import SessionState
from dialogues.phases import PhaseKind
from dialogues.presence import presence_of
from dialogues.room_model import ContributionState, VoteState, item_votes
from networks.accounts import Role
from networks.model import Network, NetworkKind
from networks.places import MunicipalityKind
from networks.scopes import AdministrationScope, NetworkScope, SystemScope
from qualitaetsrahmen.versions.version_map import Comparable
from selfeval.closing import close_round
from selfeval.model import Mode, Recipient, Round, RoundState
from selfeval.questionnaire import questionnaire_for
from selfeval.release import Reach
from selfeval.results import results_of, widest_gaps
from storage import tables
from tests.storage.contents import contents
from wiring.addresses import open_addresses
from wiring.demo import MAIN, build_demo
from wiring.services import Services

SCOPE = NetworkScope.of(MAIN)


def round_in(services: Services, state: RoundState) -> Round:
    """The latest round in this state."""
    return next(one for one in services.rounds(SCOPE).rounds() if one.state is state)


def networks_in(services: Services) -> list[Network]:
    return services.networks(AdministrationScope()).networks()


def test_building_it_twice_changes_nothing(example: Services) -> None:
    before = contents(example.settings.effective_database_url)
    build_demo(example)
    assert contents(example.settings.effective_database_url) == before


def test_an_account_of_an_older_example_gets_the_roles_that_came_since(example: Services) -> None:
    accounts = example.accounts()
    [account] = accounts.accounts()
    older = tuple(one for one in account.grants if one.role is not Role.ANALYST)
    accounts.save_account(account.model_copy(update={"grants": older}))
    build_demo(example)
    [now] = accounts.accounts()
    assert (now.id, set(now.grants)) == (account.id, set(account.grants))


def test_it_has_three_networks_that_are_set_up_differently(example: Services) -> None:
    store = example.networks(AdministrationScope())
    places = {place.id: place.kind for place in store.municipalities()}
    found = {(network.kind, *(places[place] for place in network.municipalities)) for network in networks_in(example)}
    assert found == {
        (NetworkKind.FRUEHE_HILFEN, MunicipalityKind.STADT),
        (NetworkKind.FRUEHE_HILFEN, MunicipalityKind.LANDKREIS),
        (NetworkKind.FRUEHE_BILDUNG,),
    }
    assert all(store.organisations(network.id) for network in networks_in(example))


def test_it_names_no_person_and_no_real_place(example: Services) -> None:
    places = example.networks(AdministrationScope()).municipalities()
    (account,) = example.accounts().accounts()
    assert {place.official_key for place in places} == {None}
    assert all("muster" in place.name.lower() for place in places)
    assert account.login.endswith("@example.org")
    assert account.password_hash is None


def test_its_dialogue_went_through_all_parts_of_a_workshop_in_its_time(example: Services) -> None:
    [session] = example.sessions(SCOPE).sessions()
    assert (session.format_id, session.starts_at) == ("werkstatt", "14:00")
    assert {PhaseKind.GROUPS, PhaseKind.BREAK, PhaseKind.AGREE} < {part.kind for part in session.agenda}
    assert len(session.talks) == 3
    assert sum(part.minutes for part in session.agenda) == session.minutes
    assert all(part.spent_seconds for part in session.agenda)
    assert presence_of(session).people == 18


def test_its_account_works_in_every_network(example: Services) -> None:
    (account,) = example.accounts().accounts()
    assert account.is_administrator
    for role in (Role.COORDINATOR, Role.FACILITATOR):
        held = {grant.network_id for grant in account.grants if grant.role is role}
        assert held == {network.id for network in networks_in(example)}


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.CLOSED])
def test_its_rounds_have_three_perspectives_of_which_koordination_answers_openly(
    example: Services, state: RoundState
) -> None:
    modes = {plan.perspective: plan.mode for plan in round_in(example, state).plans}
    assert modes == {"koordination": Mode.DECLARED, "fachkraft": Mode.ANONYMOUS, "eltern": Mode.ANONYMOUS}


def test_parents_find_twelve_questions_on_three_pages_behind_an_open_link(example: Services) -> None:
    opened = round_in(example, RoundState.OPEN)
    framework = example.rounds(SCOPE).framework(opened.framework_sha256)
    pages = questionnaire_for(framework, opened.criteria, "eltern").pages
    assert (len(pages), sum(len(page.questions) for page in pages)) == (3, 12)
    assert len({page.area_id for page in pages}) == 3
    assert opened.plan("eltern") is not None
    assert {entry["perspective"] for entry in open_addresses(example, SCOPE)} == {"koordination", "fachkraft", "eltern"}


def test_its_open_round_has_begun_and_ends_in_the_future(example: Services) -> None:
    opened = round_in(example, RoundState.OPEN)
    assert opened.opened_on is not None
    assert opened.closes_on is not None
    assert opened.opened_on < example.clock.today() < opened.closes_on
    assert example.rounds(SCOPE).sent_counts(opened.id)["eltern"] > 0


def test_its_closed_round_shows_where_the_perspectives_part(example: Services) -> None:
    closed = round_in(example, RoundState.CLOSED)
    assert Recipient.PUBLIC in closed.recipients
    for reach in Reach:
        gaps = widest_gaps(results_of(example.rounds(SCOPE), closed.id, reach))
        assert gaps[0].gap is not None
        assert gaps[0].gap.steps >= 1


def test_a_year_before_the_same_place_was_asked_on_the_version_of_that_time(example: Services) -> None:
    rounds = example.rounds(SCOPE).rounds()
    closed = round_in(example, RoundState.CLOSED)
    (earlier,) = earlier_rounds(closed, rounds)
    assert (earlier.framework_name, closed.framework_name) == ("fruehe-hilfen@1.0", "fruehe-hilfen@2.0")
    assert sum(one.state is RoundState.CLOSED for one in rounds) == 2


def test_its_two_closed_rounds_have_something_to_show_beside_each_other(example: Services) -> None:
    closed = round_in(example, RoundState.CLOSED)
    (earlier,) = earlier_rounds(closed, example.rounds(SCOPE).rounds())
    then, now = (results_of(example.rounds(SCOPE), one.id, Reach.INTERNAL) for one in (earlier, closed))
    found = compare(then, now, example.library(MAIN))
    assert found is not None
    assert {pair.ancestor.comparable for pair in found.pairs} >= {Comparable.YES, Comparable.WITH_NOTE}
    children = [pair.now.item.id for pair in found.pairs if pair.before.item.id == "familie.wertschaetzung.a"]
    assert len(children) == 2
    assert any(movement.steps for pair in found.pairs for movement in pair.movements)
    assert found.new
    assert {Absence.FRAMEWORK, Absence.ROUND} == {one.why for one in found.gone}


def test_its_session_has_votes_cards_and_an_outcome_of_each_kind(example: Services) -> None:
    sessions = example.sessions(SCOPE)
    (session,) = sessions.sessions()
    votes = item_votes(sessions.votes(session.id))
    assert session.state is SessionState.ENDED
    assert {item.outcome for item in session.talks} == {"shared", "dissent", "open"}
    assert all(item.reasons for item in session.talks)
    assert [(vote.number, vote.state) for vote in votes] == [(1, VoteState.REVEALED), (2, VoteState.REVEALED)]
    assert all(figure.counts for vote in votes for figure in vote.figures())
    assert {card.state for card in sessions.contributions(session.id)} == {ContributionState.SHOWN}


def test_its_agreements_are_at_different_points(example: Services) -> None:
    agreements = example.agreements(SCOPE).agreements()
    assert {agreement.state for agreement in agreements} == {AgreementState.OPEN, AgreementState.UNDER_WAY}
    assert {agreement.is_overdue(example.clock.today()) for agreement in agreements} == {True, False}


def test_everything_happened_before_today(example: Services) -> None:
    closed = round_in(example, RoundState.CLOSED)
    (session,) = example.sessions(SCOPE).sessions()
    days = [closed.opened_on or date.max, closed.closed_on or date.max, session.held_on]
    assert days == sorted(days)
    assert days[-1] < example.clock.today()


def test_what_somebody_did_in_it_stays_as_it_is(example: Services) -> None:
    opened = round_in(example, RoundState.OPEN)
    close_round(example.closing(), opened.id, example.clock.today(), example.shuffle())
    before = example.rounds(SCOPE).rounds()
    build_demo(example)
    assert example.rounds(SCOPE).rounds() == before


def test_its_links_begin_with_the_address_of_the_installation(example: Services) -> None:
    hosts = {urlsplit(str(entry["url"])).netloc for entry in open_addresses(example, SCOPE)}
    assert hosts == {"127.0.0.1:8501"}


def test_a_session_that_is_missing_is_built_again(example: Services) -> None:
    with_session = contents(example.settings.effective_database_url)
    forget_session(example)
    build_demo(example)
    rebuilt = contents(example.settings.effective_database_url)
    for table in ("dialogue_session", "agenda_item", "live_vote", "agreement"):
        assert len(rebuilt[table]) == len(with_session[table])


def forget_session(services: Services) -> None:
    """Leave the example as it is when the machine stopped right after its round was closed."""
    of_session = [
        tables.agreement_status,
        tables.agreement,
        tables.contribution,
        tables.live_vote,
        tables.agenda_item,
        tables.dialogue_session,
    ]

    def work(connection: Connection) -> None:
        for table in of_session:
            connection.execute(delete(table))

    services.database.write(SystemScope("a test"), work)
