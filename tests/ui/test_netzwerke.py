"""Setting up networks, municipalities, organisations and accounts."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from networks.accounts import Role, redeem_sign_in_link
from networks.model import Sector
from networks.places import Land, MunicipalityKind
from networks.scopes import AdministrationScope
from tests.ui.workspace import ADMINISTRATOR, COORDINATOR, NETWORK, NOW, Workspace, has_failed, texts_of
from wiring.access import network_scope


def section(workspace: Workspace, name: str) -> AppTest:
    at = workspace.page("netzwerke")
    return at.segmented_control(key="bereich").set_value(name).run()


def fill(at: AppTest, form: str, **fields: str) -> None:
    for field, value in fields.items():
        at.text_input(key=f"{form}:0.{field}").set_value(value)


def test_a_new_network_can_be_coordinated_by_whoever_makes_it(workspace: Workspace) -> None:
    workspace.give_roles(ADMINISTRATOR)
    at = workspace.page("netzwerke")
    fill(at, "network.new", name="Netzwerk frühe Bildung")
    at.button(key="network.new:0.save").click().run()
    assert not has_failed(at)
    networks = workspace.services.networks(AdministrationScope()).networks()
    made = next(network for network in networks if network.name == "Netzwerk frühe Bildung")
    assert made.municipalities == ()
    account = workspace.services.accounts().account(workspace.account.id)
    assert account is not None
    assert made.id in network_scope(account).ids


def test_a_network_without_a_name_is_refused_and_keeps_the_rest(workspace: Workspace) -> None:
    at = workspace.page("netzwerke")
    at.text_area(key="network.new:0.concern").set_value("Familien früh erreichen")
    at.button(key="network.new:0.save").click().run()
    assert "Es fehlt noch ein Name" in texts_of(at)
    assert at.text_area(key="network.new:0.concern").value == "Familien früh erreichen"


def test_a_network_may_belong_to_several_municipalities(workspace: Workspace) -> None:
    at = section(workspace, "places")
    fill(at, "place.new", name="Beispielkreis")
    at.selectbox(key="place.new:0.land").set_value(Land.NW)
    at.selectbox(key="place.new:0.kind").set_value(MunicipalityKind.LANDKREIS)
    at.button(key="place.new:0.save").click().run()
    places = workspace.services.networks(AdministrationScope()).municipalities()
    at = workspace.page("netzwerke")
    at.multiselect(key="network.netz:0.places").set_value([place.id for place in places])
    at.button(key="network.netz:0.save").click().run()
    assert not has_failed(at)
    changed = workspace.services.networks(workspace.scope).network(NETWORK.id)
    assert set(changed.municipalities) == {place.id for place in places}
    assert len(changed.municipalities) == 2


@pytest.mark.parametrize("key", ["1234", "09162000"])
def test_an_official_key_that_does_not_fit_is_explained_and_kept(workspace: Workspace, key: str) -> None:
    at = section(workspace, "places")
    fill(at, "place.new", name="Neustadt", key=key)
    at.selectbox(key="place.new:0.land").set_value(Land.NW)
    at.button(key="place.new:0.save").click().run()
    assert not has_failed(at)
    assert at.error
    assert at.text_input(key="place.new:0.key").value == key
    assert len(workspace.services.networks(AdministrationScope()).municipalities()) == 1


def test_a_coordinator_reads_networks_and_adds_organisations(workspace: Workspace) -> None:
    workspace.give_roles(COORDINATOR)
    at = workspace.page("netzwerke")
    assert "bereich" not in [one.key for one in at.segmented_control]
    assert "network.new:0.save" not in [button.key for button in at.button]
    fill(at, "organisation.netz", name="Familienzentrum")
    at.selectbox(key="organisation.netz:0.sector").set_value(Sector.HEALTH)
    at.button(key="organisation.netz:0.save").click().run()
    assert not has_failed(at)
    [organisation] = workspace.services.networks(workspace.scope).organisations(NETWORK.id)
    assert (organisation.name, organisation.sector) == ("Familienzentrum", Sector.HEALTH)
    assert "Familienzentrum (Gesundheitswesen)" in texts_of(at)
    assert at.text_input(key="organisation.netz:1.name").value == ""


def test_a_new_account_comes_with_a_link_that_works_once(workspace: Workspace) -> None:
    at = section(workspace, "accounts")
    fill(at, "account.new", name="Begleitung", login="begleitung@example.org")
    at.multiselect(key="account.new:0.roles").set_value([1])
    at.button(key="account.new:0.save").click().run()
    assert not has_failed(at)
    assert "Einmal-Link für Begleitung" in texts_of(at)
    token = texts_of(at).split("/anmelden/link/")[1].split("<")[0]
    accounts = workspace.services.accounts()
    entered = redeem_sign_in_link(accounts, token, NOW + timedelta(minutes=1))
    assert [(grant.role, grant.network_id) for grant in entered.account.grants] == [(Role.FACILITATOR, NETWORK.id)]
    assert "/anmelden/link/" not in texts_of(at.run())


def test_a_sign_in_name_that_is_taken_keeps_the_form(workspace: Workspace) -> None:
    at = section(workspace, "accounts")
    fill(at, "account.new", name="Doppelt", login="koordination@example.org")
    at.button(key="account.new:0.save").click().run()
    assert at.error
    assert at.text_input(key="account.new:0.name").value == "Doppelt"


def test_administrators_cannot_lock_themselves_out(workspace: Workspace) -> None:
    at = section(workspace, "accounts")
    own = workspace.account.id
    assert f"account.close.{own}" not in [button.key for button in at.button]
    at.multiselect(key=f"account.{own}.roles").set_value([0])
    at.button(key=f"account.save.{own}").click().run()
    assert "können Sie sich nicht selbst nehmen" in texts_of(at)
    kept = workspace.services.accounts().account(own)
    assert kept is not None
    assert kept.is_administrator
