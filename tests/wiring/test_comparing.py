"""Comparing reads the pool in one place, forms circles as places come, and lets only those look who give."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.comparison import Comparison
from analysis.handed_in import Audience, Facts
from networks.scopes import ComparedScope
from tests.ui.compared import add_others, give
from tests.ui.neighbours import FOR_OTHERS
from tests.ui.test_vergleichen import ENOUGH
from tests.ui.workspace import ONLY_INSIDE, workspace_at
from wiring.comparing import Standing, comparison_of


def test_circles_are_formed_once_and_a_consent_that_is_taken_back_ends_the_view(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workspace_at(tmp_path, monkeypatch) as workspace:
        services, today = workspace.services, workspace.services.clock.today()
        inside = workspace.closed("Frühling", ENOUGH, ONLY_INSIDE)
        assert comparison_of(services, workspace.scope, inside, today) is Standing.NOT_TOLD
        of_round = workspace.closed("Herbst", ENOUGH, FOR_OTHERS)
        assert comparison_of(services, workspace.scope, of_round, today) is Standing.NOT_GIVEN
        give(services, of_round)
        add_others(services, of_round, 7)
        found = [comparison_of(services, workspace.scope, of_round, today) for _ in range(2)]
        circles = services.circles(ComparedScope()).circles("kleiner-rahmen")
        assert [len(one.release_ids) for one in circles] == [8]
        for one in found:
            assert isinstance(one, Comparison)
            assert one.others.agree.shape[0] == 7
        services.handed_in(workspace.scope).withdraw(Audience.COMPARISON, of_round.id)
        assert comparison_of(services, workspace.scope, of_round, today) is Standing.NOT_GIVEN


def test_places_of_other_networks_that_somebody_works_for_are_not_among_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workspace_at(tmp_path, monkeypatch) as workspace:
        services, today = workspace.services, workspace.services.clock.today()
        of_round = workspace.closed("Herbst", ENOUGH, FOR_OTHERS)
        give(services, of_round)
        add_others(services, of_round, 7)
        store = services.handed_in(workspace.scope)
        (ours,) = store.all_for(Audience.COMPARISON)
        second = replace(
            ours, release_id="zweite", round_id="zweite", profile=ours.profile.model_copy(update={"place": "zweiter"})
        )
        assert store.add(second, Facts())
        found = comparison_of(services, workspace.scope, of_round, today)
        assert isinstance(found, Comparison)
        assert found.own.places == {"wir", "zweiter"}
        assert found.others.agree.shape[0] == 7
