"""Taking in: several files, all that is wrong at once, a preview, and one click for all of them."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.handed_in import Audience, Facts, HandedIn
from networks.accounts import Grant, Role
from networks.scopes import NetworkScope, ReleasedScope
from storage.audit import AuditRows
from tests.fakes.handed_in import handed_in
from tests.fakes.small_framework import small_framework
from tests.fakes.small_round import TODAY
from tests.storage.workspace import TEST
from tests.ui.card_tables import card_tables
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed
from tests.wiring.towns import add_town, hand_in, small_installation
from wiring.letting_go import file_name, release_file

ANALYST = Grant(role=Role.ANALYST)
Files = dict[str, bytes]


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of two towns, which one installation has sent."""
    made: Files = {}
    with small_installation(Path(tmp_path_factory.mktemp("orte"))) as services:
        for number in (1, 2):
            closed = add_town(services, number)
            hand_in(services, closed)
            scope = NetworkScope.of(closed.network_id)
            made[file_name(services, scope, closed.id)] = release_file(services, scope, closed.id)
    return made


def page(workspace: Workspace, files: Files | None = None) -> AppTest:
    workspace.give_roles(ANALYST)
    at = workspace.page("einlesen")
    assert not has_failed(at)
    return choose(at, files) if files else at


def choose(at: AppTest, files: Files) -> AppTest:
    at.file_uploader[0].set_value([(name, content, "application/json") for name, content in files.items()]).run()
    assert not has_failed(at)
    return at


def pool(workspace: Workspace) -> list[HandedIn]:
    return workspace.services.handed_in(ReleasedScope("konto")).all_for(Audience.NZFH)


def test_files_are_shown_with_what_they_hold_before_anything_is_kept(workspace: Workspace, sent: Files) -> None:
    at = page(workspace, sent)
    for name in sent:
        assert name in said(at)
    assert "Zugestimmt hat: Steuerungsgruppe, am 21. November 2026" in said(at)
    assert f"Runde nach {small_framework().framework.title} 1.0" in said(at)
    assert "das ist die erste Datei dieser Installation" in said(at)
    assert "Alle 2 Dateien sind geprüft und in Ordnung. Aufgenommen ist noch keine." in said(at)
    assert said(at).count("Vergleichen Sie ihre Nummer am Telefon, bevor Sie aufnehmen: \n- ") == 1
    assert card_tables(at)[0]["Perspektive"] == ["Fachkräfte", "Eltern"]
    assert pool(workspace) == []


def test_one_click_takes_all_in_and_says_so(workspace: Workspace, sent: Files) -> None:
    at = page(workspace, sent)
    at.button(key="import.confirm").click().run()
    assert "Die Ergebnisse aus 2 Dateien wurden aufgenommen." in said(at)
    assert "Hier liegen die Ergebnisse von 2 Runden." in said(at)
    assert card_tables(at)[-1]["Rahmen"] == ["Kleiner Rahmen 1.0"] * 2
    assert not at.file_uploader[0].value
    assert len(pool(workspace)) == 2
    entries = AuditRows(workspace.services.database, TEST, workspace.services.clock.now).entries()
    assert [one.action for one in entries] == ["release.imported"] * 2


def test_one_bad_file_keeps_all_out_and_the_chosen_files_stay(workspace: Workspace, sent: Files) -> None:
    (first, good), (second, content) = sent.items()
    document = json.loads(content)
    document["content"]["perspectives"][0]["sent"] = 9
    at = page(workspace, {first: good, second: json.dumps(document).encode()})
    assert "Die Unterschrift passt nicht zum Inhalt" in said(at)
    assert "Perspektiven › " not in said(at)
    assert "fachkraft: Hier stehen Angaben von nur 9 Personen" in said(at)
    assert (
        "So kann keine der 2 Dateien aufgenommen werden, denn es werden alle zusammen aufgenommen oder keine."
        in said(at)
    )
    assert not [one for one in at.button if one.key == "import.confirm"]
    assert len(at.file_uploader[0].value or []) == 2
    assert pool(workspace) == []


def test_of_many_files_the_spoilt_ones_stand_first_and_the_others_are_folded(workspace: Workspace, sent: Files) -> None:
    [(_, first), (_, second)] = sent.items()
    spoilt = {f"kaputt-{number}.json": content[:-9] for number, content in enumerate([first, second] * 3)}
    at = page(workspace, spoilt)
    assert "Nicht in Ordnung: 6." in said(at)
    assert [one.label for one in at.expander if "nichts auszusetzen" in one.label] == []
    copies = {f"gut-{number}.json": first for number in range(5)}
    again = page(workspace, copies)
    assert "Nicht in Ordnung: 4." in said(again)
    assert said(again).count("In der Datei gut-0.json stehen dieselben Ergebnisse.") == 4
    assert pool(workspace) == []


def test_what_is_here_already_is_told_and_can_be_deleted(workspace: Workspace, sent: Files) -> None:
    at = page(workspace, sent)
    at.button(key="import.confirm").click().run()
    again = page(workspace, sent)
    assert said(again).count("Diese Ergebnisse liegen hier schon vor") == 2
    [chosen, kept] = pool(workspace)
    again.selectbox(key="forget.which").select(chosen.release_id)
    again.button(key="forget.save").click().run()
    assert f"Die Ergebnisse mit der Kennung {chosen.release_id[:8]} sind gelöscht." in said(again)
    assert [one.release_id for one in pool(workspace)] == [kept.release_id]


def test_of_many_releases_those_that_came_last_stand_first_and_the_others_on_demand(workspace: Workspace) -> None:
    sha256 = workspace.planned("Entwurf").framework_sha256
    store = workspace.services.handed_in(ReleasedScope("konto"))
    for number in range(31):
        one = handed_in(f"{number:08}")
        came = TODAY - timedelta(number)
        assert store.add(replace(one, framework_sha256=sha256, received_on=came), Facts())
    at = page(workspace)
    [table] = card_tables(at)
    assert table["Kennung"] == [one.release_id[:8] for one in sorted(pool(workspace), key=came_on, reverse=True)[:30]]
    at.toggle(key="taken.all").set_value(True).run()
    [table] = card_tables(at)
    assert len(table["Kennung"]) == 31


def came_on(one: HandedIn) -> date:
    return one.received_on


def test_a_file_of_another_kind_is_told_as_such(workspace: Workspace) -> None:
    at = page(workspace, {"bild.json": b"\x89PNG"})
    assert "Die Datei lässt sich nicht lesen" in said(at)


def test_the_page_is_for_analysts_only(workspace: Workspace) -> None:
    at = workspace.page("einlesen")
    assert not has_failed(at)
    assert "Diese Seite ist für die Fachleute" in said(at)
    assert at.get("file_uploader") == []


def test_an_empty_page_says_what_to_do_next(workspace: Workspace) -> None:
    assert "Noch ist nichts eingelesen. Wählen Sie oben die Dateien aus" in said(page(workspace))
