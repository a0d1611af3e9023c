"""The example has other places that let their results go, so that comparing and looking at the whole show something."""

from collections import Counter

from sqlalchemy import delete

from analysis.cubes import State
from analysis.handed_in import Audience, HandedIn
from networks.places import MunicipalityKind, PopulationBand
from networks.scopes import ComparedScope, NetworkScope, ReleasedScope, SystemScope
from selfeval.consents import NEEDS
from selfeval.model import RoundState
from storage import tables
from tests.storage.contents import contents
from wiring.demo import FRAMEWORK, MAIN, build_demo
from wiring.services import Services


def let_go(services: Services, audience: Audience) -> list[HandedIn]:
    scope = ComparedScope() if audience is Audience.COMPARISON else ReleasedScope("konto")
    return services.handed_in(scope).all_for(audience, FRAMEWORK)


def test_twenty_places_of_several_kinds_sizes_and_laender_let_three_rounds_go_for_both_audiences(
    example: Services,
) -> None:
    for audience in Audience:
        releases = let_go(example, audience)
        profiles = {one.profile.place: one.profile for one in releases}
        assert len(profiles) == 20
        assert set(Counter(one.profile.place for one in releases).values()) == {3}
        assert len({profile.kind for profile in profiles.values()}) == 4
        assert len({profile.population for profile in profiles.values()}) >= 4
        assert len({profile.land for profile in profiles.values()}) >= 10


def test_enough_of_them_are_like_the_own_town(example: Services) -> None:
    alike = {
        one.profile.place
        for one in let_go(example, Audience.COMPARISON)
        if one.profile.kind is MunicipalityKind.STADT and one.profile.population is PopulationBand.UNDER_50000
    }
    assert len(alike) >= 5


def test_they_answered_on_the_framework_of_the_closed_round(example: Services) -> None:
    versions = {one.framework_version for one in let_go(example, Audience.NZFH)}
    assert versions == {example.library().versions_of(FRAMEWORK)[-1].framework.version}
    for release in let_go(example, Audience.NZFH):
        assert release.closed_on < example.clock.today()
    shown = [(one.cube.states >= State.UNIFORM).mean() for one in let_go(example, Audience.COMPARISON)]
    assert min(shown) < max(shown)
    assert max(shown) > 0.3


def test_all_of_them_say_that_they_are_invented(example: Services) -> None:
    for one in let_go(example, Audience.NZFH):
        assert one.profile.place.endswith("-erfunden")
        assert "erfunden" in one.agreed_by
        assert (one.network_id, one.round_id) == (None, None)


def test_they_agreed_on_something_and_their_texts_stand_in_areas_of_the_framework(example: Services) -> None:
    framework = example.library().versions_of(FRAMEWORK)[-1]
    facts = example.handed_in(ReleasedScope("konto")).facts_for(Audience.NZFH, FRAMEWORK)
    texts = [text for one in facts.values() for text in one.texts]
    assert len(texts) == 40
    assert {text.place for text in texts} <= {area.id for area in framework.areas}
    assert {text.perspective for text in texts} <= {one.id for one in framework.perspectives}
    assert all(one.agreements and one.talks for one in facts.values())


def test_places_that_are_missing_come_back_and_the_others_stay(example: Services) -> None:
    url = example.settings.effective_database_url
    before = contents(url)["handed_in"]
    table = tables.handed_in
    statement = delete(table).where(table.c.audience == Audience.COMPARISON, table.c.release_id.like("29-00%"))
    example.database.write(SystemScope("a test"), lambda connection: connection.execute(statement).rowcount)
    assert len(contents(url)["handed_in"]) == len(before) - 30
    build_demo(example)
    assert contents(url)["handed_in"] == before


def test_the_account_of_the_example_is_an_analyst(example: Services) -> None:
    (account,) = example.accounts().accounts()
    assert account.is_analyst


def test_its_own_closed_rounds_may_be_let_go_too(example: Services) -> None:
    rounds = example.rounds(NetworkScope.of(MAIN)).rounds()
    closed = [one for one in rounds if one.state is RoundState.CLOSED]
    assert len(closed) == 2
    assert all(one.recipients >= set(NEEDS.values()) for one in closed)
