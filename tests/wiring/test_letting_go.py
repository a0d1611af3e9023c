"""Results leave under a consent, follow what becomes of them, and go again when it is taken back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from analysis.answer_sheets import with_consent
from analysis.errors import ConsentMissing, LettingGoImpossible
from analysis.handed_in import Audience
from dialogues.agreement_model import AgreementState, StatusChange
from networks.scopes import AdministrationScope, ComparedScope, NetworkScope, ReleasedScope
from selfeval.consents import ConsentKind, current
from selfeval.errors import ConsentImpossible, RoundUnknown
from selfeval.model import Recipient, Round
from selfeval.recipients import Narrowing, narrow_recipients
from tests.wiring.towns import BODY, add_town, hand_in, network_of, scope_of, small_installation
from wiring.jobs import tidy
from wiring.letting_go import agree, preview, release_file, take_back
from wiring.services import Services

ANALYST = ReleasedScope("konto")
OURS = scope_of(1)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[tuple[Services, Round]]:
    """An installation with one network and its closed round."""
    with small_installation(tmp_path) as services:
        yield services, add_town(services, 1)


def let_go(services: Services) -> dict[Audience, int]:
    return {
        Audience.COMPARISON: len(services.handed_in(ComparedScope()).all_for(Audience.COMPARISON)),
        Audience.NZFH: len(services.handed_in(ANALYST).all_for(Audience.NZFH)),
    }


def test_each_consent_lets_go_for_its_own_audience_until_it_is_taken_back(town: tuple[Services, Round]) -> None:
    services, closed = town
    assert let_go(services) == {Audience.COMPARISON: 0, Audience.NZFH: 0}
    hand_in(services, closed, ConsentKind.COMPARISON)
    assert let_go(services) == {Audience.COMPARISON: 1, Audience.NZFH: 0}
    hand_in(services, closed, ConsentKind.NZFH)
    hand_in(services, closed, ConsentKind.NZFH)
    assert let_go(services) == {Audience.COMPARISON: 1, Audience.NZFH: 1}
    take_back(services, OURS, closed.id, ConsentKind.COMPARISON, "Leitung")
    assert let_go(services) == {Audience.COMPARISON: 0, Audience.NZFH: 1}
    record = services.consents(OURS).consents(closed.id)
    assert [(one.kind, one.agreed_by, one.revoked_by) for one in record] == [
        (ConsentKind.COMPARISON, BODY, "Leitung"),
        (ConsentKind.NZFH, BODY, ""),
    ]


def test_a_consent_to_microdata_alone_lets_no_figures_go(town: tuple[Services, Round]) -> None:
    services, closed = town
    hand_in(services, closed, ConsentKind.MICRODATA)
    assert let_go(services) == {Audience.COMPARISON: 0, Audience.NZFH: 0}


def test_looking_at_what_would_leave_writes_nothing(town: tuple[Services, Round]) -> None:
    services, closed = town
    assert preview(services, OURS, closed.id).handed_in.closed_on == closed.closed_on
    assert let_go(services) == {Audience.COMPARISON: 0, Audience.NZFH: 0}
    assert services.consents(OURS).consents() == []


def test_without_a_place_no_consent_is_recorded_either(town: tuple[Services, Round]) -> None:
    services, closed = town
    store = services.networks(AdministrationScope())
    network = next(one for one in store.networks() if one.id == network_of(1))
    store.save_network(network.model_copy(update={"municipalities": ()}))
    with pytest.raises(LettingGoImpossible):
        hand_in(services, closed)
    assert services.consents(OURS).consents() == []


def test_nobody_lets_go_results_of_another_network(town: tuple[Services, Round]) -> None:
    services, closed = town
    with pytest.raises(RoundUnknown):
        release_file(services, scope_of(2), closed.id)


def test_the_file_needs_a_consent_that_holds(town: tuple[Services, Round]) -> None:
    services, closed = town
    with pytest.raises(ConsentMissing):
        release_file(services, OURS, closed.id)
    hand_in(services, closed)
    assert release_file(services, OURS, closed.id) == release_file(services, OURS, closed.id)
    take_back(services, OURS, closed.id, ConsentKind.NZFH, BODY)
    with pytest.raises(ConsentMissing):
        release_file(services, OURS, closed.id)


def test_recipients_left_out_take_with_them_what_was_let_go_to_them(town: tuple[Services, Round]) -> None:
    services, closed = town
    for kind in ConsentKind:
        hand_in(services, closed, kind)
    by = Narrowing(services.consents(OURS), "Koordination", services.clock.today())
    left = frozenset({Recipient.NETWORK, Recipient.CLUSTER})
    narrow_recipients(services.rounds(OURS), closed.id, left, by)
    assert let_go(services) == {Audience.COMPARISON: 1, Audience.NZFH: 0}
    record = services.consents(OURS).consents(closed.id)
    assert {kind for kind in ConsentKind if current(record, kind)} == {ConsentKind.COMPARISON}


def test_what_becomes_of_agreements_is_told_from_the_next_day_on(town: tuple[Services, Round]) -> None:
    services, closed = town
    hand_in(services, closed)
    [agreement] = services.agreements(OURS).agreements()
    dropped = StatusChange(on=date(2026, 11, 22), state=AgreementState.DROPPED)
    services.agreements(OURS).add_status(agreement.id, dropped)
    assert tidy(services) == []
    [facts] = services.handed_in(ANALYST).facts_for(Audience.NZFH).values()
    assert [one.state for one in facts.agreements] == [AgreementState.DROPPED]


def test_what_cannot_be_brought_up_to_date_is_told_and_keeps_nothing_else_from_it(
    town: tuple[Services, Round],
) -> None:
    services, closed = town
    other = add_town(services, 2)
    for one in (closed, other):
        hand_in(services, one)
    store = services.networks(AdministrationScope())
    network = next(one for one in store.networks() if one.id == network_of(1))
    store.save_network(network.model_copy(update={"municipalities": ()}))
    [done] = tidy(services)
    assert (done.action, done.of_round.id) == ("release.renewed", closed.id)
    assert isinstance(done.problem, LettingGoImpossible)
    assert let_go(services)[Audience.NZFH] == 2


def test_with_the_end_of_keeping_goes_what_was_let_go(town: tuple[Services, Round]) -> None:
    services, closed = town
    for kind in ConsentKind:
        hand_in(services, closed, kind)
    take_back(services, OURS, closed.id, ConsentKind.COMPARISON, "Leitung")
    rounds = services.rounds(NetworkScope.of(closed.network_id))
    yesterday = services.clock.today() - timedelta(days=1)
    rounds.save_life(closed.model_copy(update={"keep_until": yesterday}))
    assert [done.action for done in tidy(services)] == ["round.erased"]
    assert let_go(services) == {Audience.COMPARISON: 0, Audience.NZFH: 0}
    record = services.consents(OURS).consents(closed.id)
    today = services.clock.today()
    assert [(one.kind, one.holds, one.revoked_by, one.revoked_on) for one in record] == [
        (ConsentKind.COMPARISON, False, "Leitung", today),
        (ConsentKind.MICRODATA, False, "", today),
        (ConsentKind.NZFH, False, "", today),
    ]
    assert with_consent(record) == frozenset()


@pytest.mark.parametrize("kind", [ConsentKind.NZFH, ConsentKind.MICRODATA])
def test_a_consent_of_an_earlier_year_joins_no_edition_that_has_left(
    town: tuple[Services, Round], kind: ConsentKind
) -> None:
    services, closed = town
    new_year = date(services.clock.today().year, 1, 1)
    with pytest.raises(ConsentImpossible):
        agree(services, NetworkScope.of(closed.network_id), closed.id, kind, (BODY, new_year - timedelta(days=1)))
    assert services.consents(NetworkScope.of(closed.network_id)).consents(closed.id) == []
