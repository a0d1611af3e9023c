"""Tokens for programs: made for oneself, shown once, listed with the day of last use, and ended."""

import re

from networks.accounts import Grant, Role, create_account
from networks.tokens import Reads, TokenWish
from tests.ui.neighbours import add_neighbours
from tests.ui.spoken import said
from tests.ui.workspace import ADMINISTRATOR, COORDINATOR, Workspace, has_failed
from wiring.access_tokens import make, reader

SECRET = re.compile(r"qd_[0-9a-f]{64}")


def made(workspace: Workspace, *reads: Reads, name: str = "Skript <b>") -> str:
    """The page after a token was made on it."""
    at = workspace.page("zugaenge")
    at.text_input(key="token:0.name").set_value(name)
    for one in reads or (Reads.RESULTS,):
        at.checkbox(key=f"token:0.reads.{one}").check()
    at.button(key="token:0.make").click().run()
    assert not has_failed(at)
    return said(at)


def test_a_token_is_made_and_its_secret_is_shown_once(workspace: Workspace) -> None:
    workspace.give_roles(COORDINATOR)
    page = made(workspace, Reads.RESULTS, Reads.AGREEMENTS)
    (secret,) = set(SECRET.findall(page))
    assert "Wer den Zugang hat, liest in Ihrem Namen" in page
    assert "gilt bis zum 19. Februar 2027" in page
    found = reader(workspace.services, secret)
    assert found is not None
    assert found.reads == {Reads.RESULTS, Reads.AGREEMENTS}
    assert found.networks == {"netz"}
    again = said(workspace.page("zugaenge"))
    assert not SECRET.search(again)
    assert "Skript <b>" in again
    assert "Liest: Ergebnisse, Vereinbarungen. Gilt für: Netzwerk Musterstadt." in again
    assert "Zuletzt benutzt am 21. November 2026" in again


def test_what_is_missing_is_said_and_nothing_typed_is_lost(workspace: Workspace) -> None:
    at = workspace.page("zugaenge")
    at.text_input(key="token:0.name").set_value("Skript")
    at.button(key="token:0.make").click().run()
    assert "Der Zugang darf noch nichts lesen" in said(at)
    assert at.text_input(key="token:0.name").value == "Skript"
    at.text_input(key="token:0.name").set_value(" ")
    at.checkbox(key="token:0.reads.directory").check()
    at.button(key="token:0.make").click().run()
    assert "wofür der Zugang ist" in said(at)
    assert at.checkbox(key="token:0.reads.directory").value
    assert workspace.services.access_tokens().tokens_of(workspace.account.id) == []


def test_a_token_is_ended_after_one_more_question(workspace: Workspace) -> None:
    (secret,) = set(SECRET.findall(made(workspace)))
    (token,) = workspace.services.access_tokens().tokens_of(workspace.account.id)
    at = workspace.page("zugaenge")
    at.button(key=f"token:{token.token_id}.end").click().run()
    assert reader(workspace.services, secret)
    at.button(key=f"token:{token.token_id}.no").click().run()
    at.button(key=f"token:{token.token_id}.end").click().run()
    at.button(key=f"token:{token.token_id}.yes").click().run()
    assert not has_failed(at)
    assert reader(workspace.services, secret) is None
    assert "Beendet am 21. November 2026" in said(at)
    assert "Noch hat kein Programm einen Zugang von Ihnen" in said(at)


def test_of_several_networks_some_can_be_chosen(workspace: Workspace) -> None:
    add_neighbours(workspace)
    workspace.give_roles(COORDINATOR, Grant(role=Role.FACILITATOR, network_id="nachbarn"))
    at = workspace.page("zugaenge")
    at.text_input(key="token:0.name").set_value("Skript")
    at.checkbox(key="token:0.reads.results").check()
    at.multiselect(key="token:0.networks").set_value(["nachbarn"])
    at.button(key="token:0.make").click().run()
    (token,) = workspace.services.access_tokens().tokens_of(workspace.account.id)
    assert token.networks == {"nachbarn"}


def test_each_role_is_offered_what_it_may_read(workspace: Workspace) -> None:
    for grants, offered in (
        ((ADMINISTRATOR,), {"directory"}),
        ((Grant(role=Role.ANALYST),), {"directory", "handed-in"}),
        ((COORDINATOR,), {"results", "agreements", "directory"}),
    ):
        workspace.give_roles(*grants)
        at = workspace.page("zugaenge")
        assert not has_failed(at)
        assert {str(box.key).removeprefix("token:0.reads.") for box in at.checkbox} == offered


def test_nobody_sees_the_tokens_of_another_account(workspace: Workspace) -> None:
    other = create_account(workspace.services.accounts(), "andere@example.org", "Andere", (COORDINATOR,))
    wish = TokenWish("Fremdes Skript", frozenset({Reads.DIRECTORY}), frozenset(), workspace.services.clock.today())
    assert make(workspace.services, other, wish).secret
    page = said(workspace.page("zugaenge"))
    assert "Fremdes Skript" not in page
    assert "Noch hat kein Programm einen Zugang von Ihnen" in page


def test_whoever_only_analyses_finds_the_page_and_makes_a_token_for_what_was_handed_in(workspace: Workspace) -> None:
    workspace.give_roles(Grant(role=Role.ANALYST))
    ways = [link.proto.label for link in workspace.page("uebersicht").get("page_link")]
    assert "Zugänge für Programme" in ways
    (secret,) = set(SECRET.findall(made(workspace, Reads.HANDED_IN)))
    found = reader(workspace.services, secret)
    assert found is not None
    assert found.reads == {Reads.HANDED_IN}
