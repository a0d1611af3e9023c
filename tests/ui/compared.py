"""Releases for comparison in the workspace of the screens: the own one, and those of other places drawn by chance."""

from dataclasses import replace

import numpy as np

from analysis.cubes import Cube, cube_of
from analysis.handed_in import Facts
from networks.model import NetworkKind
from networks.places import MunicipalityKind, PopulationBand
from qualitaetsrahmen.model import Framework
from selfeval.model import Round
from selfeval.release import Release
from tests.fakes.compared_places import released
from tests.storage.workspace import TEST
from wiring.services import Services


def own_cube(services: Services, of_round: Round) -> tuple[Framework, Cube]:
    """What a closed round releases for outside."""
    rounds = services.rounds(TEST)
    framework = rounds.framework(of_round.framework_sha256)
    return framework, cube_of(of_round, framework, Release(tuple(rounds.release_parts(of_round.id))))


def give(services: Services, of_round: Round, kind: MunicipalityKind = MunicipalityKind.STADT) -> None:
    """Let a round go for comparison, as the page for that does."""
    framework, cube = own_cube(services, of_round)
    one = released("wir", cube, kind, PopulationBand.UNDER_50000, services.clock.today())
    profile = one.profile.model_copy(update={"network_kind": NetworkKind.FRUEHE_HILFEN})
    named = replace(
        one,
        framework_id=framework.framework.id,
        framework_sha256=of_round.framework_sha256,
        profile=profile,
        network_id=of_round.network_id,
        round_id=of_round.id,
    )
    assert services.handed_in(TEST).add(named, Facts())


def add_others(
    services: Services, of_round: Round, count: int, kind: MunicipalityKind = MunicipalityKind.STADT
) -> None:
    """Let other places go for comparison that asked the same, each with its own answers."""
    framework, cube = own_cube(services, of_round)
    generator = np.random.default_rng(count)
    for number in range(count):
        one = released(f"fremdort{number}", drawn(cube, generator), kind, PopulationBand.UNDER_50000)
        named = replace(one, framework_id=framework.framework.id, framework_sha256=of_round.framework_sha256)
        assert services.handed_in(TEST).add(replace(named, release_id=f"fremdort{number}"), Facts())


def drawn(cube: Cube, generator: np.random.Generator) -> Cube:
    """A cube that shows as much as another one, with answers by chance."""
    counts = np.zeros_like(cube.counts)
    for row, place in np.argwhere(cube.answered > 0):
        steps, people = len(cube.axes.columns[place].steps), int(generator.integers(10, 60))
        counts[row, place, :steps] = generator.multinomial(people, generator.dirichlet(np.arange(1, steps + 1) * 2.0))
    return replace(cube, counts=counts, answered=counts.sum(axis=2).astype(np.uint16))
