"""The next round on an agreement's criterion stands beside it: moved, not moved, not comparable, not yet measured."""

from datetime import date, timedelta

import pytest

from analysis.since_agreed import Since, SinceAgreed, since_agreed
from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from qualitaetsrahmen.library import Library
from selfeval.model import Mode, Round, RoundState
from selfeval.release import Reach
from tests.analysis.compared import MIDDLE, UPPER, answers
from tests.fakes.programme import BEGINNING, NETWORK, Programme, programme_in_memory
from tests.fakes.small_versions import AFTER, BEFORE, HIGH, LOW, MAP, SECOND, library_of, version

ITEM = "finden.angebote"
OTHER = "sprache.texte"
AGREED_ON = BEGINNING + timedelta(60)
FEW = {LOW: 2, HIGH: 1}


@pytest.fixture
def library() -> Library:
    return library_of({"1.0": version("1.0")})


@pytest.fixture
def programme(library: Library) -> Programme:
    """A programme whose first round was talked about."""
    started = programme_in_memory()
    started.hold(library.versions_of("kleiner-rahmen")[0], answers(ITEM, MIDDLE))
    return started


def hold(programme: Programme, library: Library, counts: dict[str, dict[str, dict[str, int]]]) -> Round:
    return programme.hold(library.versions_of("kleiner-rahmen")[-1], counts)


def agreement_on(of_round: Round, agreed_on: date = AGREED_ON) -> Agreement:
    return Agreement(
        id="verabredet",
        network_id=NETWORK,
        session_id="sitzung",
        round_id=of_round.id,
        criterion_id="finden",
        what="Flyer übersetzen",
        responsible="Koordination",
        due_on=agreed_on + timedelta(90),
        sign="Familien rufen an.",
        history=(StatusChange(on=agreed_on, state=AgreementState.OPEN),),
    )


def read(programme: Programme, library: Library, agreed_on: date = AGREED_ON) -> SinceAgreed:
    agreement = agreement_on(programme.held[0], agreed_on)
    return since_agreed(agreement, programme.rounds, library, Reach.INTERNAL)


def test_without_a_later_round_it_is_not_yet_measured(programme: Programme, library: Library) -> None:
    assert read(programme, library) == SinceAgreed(Since.NOT_MEASURED)


def test_a_later_round_on_other_criteria_does_not_measure_it(programme: Programme, library: Library) -> None:
    hold(programme, library, {"eltern": {OTHER: dict(UPPER)}})
    assert read(programme, library).since is Since.NOT_MEASURED


def test_a_perspective_that_stands_elsewhere_has_moved_and_both_figures_stay_readable(
    programme: Programme, library: Library
) -> None:
    later = hold(programme, library, {"eltern": {ITEM: dict(UPPER)}})
    found = read(programme, library)
    assert (found.since, found.later) == (Since.MOVED, later)
    [movement] = found.pairs[0].movements
    assert movement.then is not None
    assert movement.now is not None
    assert (movement.then.answered, movement.now.answered) == (10, 12)


def test_the_same_median_has_not_moved(programme: Programme, library: Library) -> None:
    hold(programme, library, {"eltern": {ITEM: {LOW: 7, HIGH: 5}}})
    assert read(programme, library).since is Since.NOT_MOVED


def test_the_next_round_that_asked_counts_and_no_later_one(programme: Programme, library: Library) -> None:
    hold(programme, library, {"eltern": {OTHER: dict(UPPER)}})
    second = hold(programme, library, {"eltern": {ITEM: {LOW: 7, HIGH: 5}}})
    hold(programme, library, {"eltern": {ITEM: dict(UPPER)}})
    found = read(programme, library)
    assert (found.since, found.later) == (Since.NOT_MOVED, second)


def test_a_hidden_group_cannot_be_compared(programme: Programme, library: Library) -> None:
    hold(programme, library, {"eltern": {ITEM: FEW}})
    assert read(programme, library).since is Since.NOT_COMPARABLE


def test_another_way_of_answering_cannot_be_compared(programme: Programme, library: Library) -> None:
    programme.hold(library.versions_of("kleiner-rahmen")[-1], answers(ITEM, UPPER), {"eltern": Mode.DECLARED})
    assert read(programme, library).since is Since.NOT_COMPARABLE


def test_where_no_map_leads_on_nothing_can_be_compared(programme: Programme) -> None:
    parted = library_of({"1.0": version("1.0"), "2.0": version("2.0")})
    later = hold(programme, parted, {"eltern": {ITEM: dict(UPPER)}})
    found = read(programme, parted)
    assert (found.since, found.later, found.pairs) == (Since.NOT_COMPARABLE, later, ())


def test_through_a_map_the_next_version_is_read_beside_it() -> None:
    library = library_of({"1.0": version("1.0"), "2.0": SECOND}, ("1.0", "2.0", MAP))
    programme = programme_in_memory()
    programme.hold(library.versions_of("kleiner-rahmen")[0], {"eltern": BEFORE})
    programme.hold(library.versions_of("kleiner-rahmen")[-1], {"eltern": AFTER})
    agreement = agreement_on(programme.held[0]).model_copy(update={"criterion_id": "sprache"})
    found = since_agreed(agreement, programme.rounds, library, Reach.INTERNAL)
    assert found.since is Since.MOVED
    assert [(one.before.item.id, one.now.item.id) for one in found.pairs] == [("sprache.texte", "sprache.verstehen")]


def test_a_round_that_opened_before_the_agreement_says_nothing_about_it(programme: Programme, library: Library) -> None:
    later = hold(programme, library, {"eltern": {ITEM: dict(UPPER)}})
    assert later.opened_on is not None
    assert read(programme, library, later.opened_on).since is Since.MOVED
    assert read(programme, library, later.opened_on + timedelta(1)).since is Since.NOT_MEASURED


def test_another_municipality_says_nothing_about_it(programme: Programme, library: Library) -> None:
    later = hold(programme, library, {"eltern": {ITEM: dict(UPPER)}})
    programme.rounds.save_plan(later.model_copy(update={"municipality_id": "anderswo"}))
    assert read(programme, library).since is Since.NOT_MEASURED


def test_a_round_that_is_asking_now_is_named(programme: Programme, library: Library) -> None:
    later = hold(programme, library, {"eltern": {ITEM: dict(UPPER)}})
    asking = later.model_copy(update={"state": RoundState.OPEN, "closed_on": None})
    programme.rounds.save_plan(asking)
    assert read(programme, library) == SinceAgreed(Since.NOT_MEASURED, asking)


def test_results_that_are_no_longer_kept_leave_nothing_to_compare(programme: Programme, library: Library) -> None:
    hold(programme, library, {"eltern": {ITEM: dict(UPPER)}})
    programme.rounds.save_plan(programme.held[0].model_copy(update={"state": RoundState.ERASED}))
    assert read(programme, library).since is Since.NOTHING_BEFORE
