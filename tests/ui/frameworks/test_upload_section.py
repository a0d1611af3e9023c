"""Bringing a framework along: choose, check, look, confirm, and take it away again."""

from qualitaetsrahmen.ports import StoredDocument
from storage.audit import AuditRows
from tests.fakes.addition import ADDITION, OPTIONAL
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.translation import translation_of
from tests.fakes.versions import REWORDED, framework, map_of, text_of
from tests.ui.frameworks.own_frameworks import (
    FILES,
    OURS,
    PUBLISHED,
    brought,
    english,
    keys,
    lay,
    names_of,
    own,
    tables,
    upload,
    upload_page,
)
from tests.ui.spoken import said
from tests.ui.workspace import FACILITATOR, NETWORK, NOW, Workspace, has_failed


def test_a_good_file_goes_from_check_to_preview_to_the_network(workspace: Workspace) -> None:
    at = upload(upload_page(workspace), ("Mein Rahmen.yaml", own()))
    assert not has_failed(at)
    assert "Die Datei ist in Ordnung. Gespeichert ist sie noch nicht." in said(at)
    assert "Ihre Datei „Mein Rahmen.yaml“ ist für dieses Netzwerk neu." in said(at)
    assert names_of(workspace) == []
    at.segmented_control(key="unser-rahmen-1.0.yaml.view").set_value("read").run()
    assert "Wie Familien zu Angeboten kommen." in said(at)
    at.button(key="upload.confirm").click().run()
    assert not has_failed(at)
    assert "Eine Datei ist für „Netzwerk Musterstadt“ gespeichert." in said(at)
    assert names_of(workspace) == ["unser-rahmen-1.0.yaml"]
    assert "Rahmen: Unser Rahmen, Fassung 1.0, Entwurf" in said(at)
    assert "upload.confirm" not in keys(at)
    listed = workspace.page("rahmen")
    assert [header.value for header in listed.header] == ["Eigene Rahmen: Netzwerk Musterstadt", "Entwürfe"]


def test_a_bad_file_says_where_and_how_and_stores_nothing(workspace: Workspace) -> None:
    bad = own(("responsible: steuerung", "responsible: steuerun"))
    at = upload(upload_page(workspace), ("schlecht.yaml", bad), ("gut.yaml", SMALL_YAML.encode()))
    assert not has_failed(at)
    assert "An einer Stelle ist noch etwas zu ändern. Es wurde nichts gespeichert." in said(at)
    line = bad.decode().split("steuerun\n")[0].count("\n") + 1
    assert (
        f"**{line}** responsible: steuerun,„steuerun“ gibt es unter „levels“ nicht.,Meinten Sie „steuerung“?"
        in tables(at)
    )
    assert f"schlecht.yaml:{line}:" in said(at)
    assert "upload.confirm" not in keys(at)
    assert names_of(workspace) == []
    assert at.file_uploader(key=FILES).value


def test_files_that_belong_together_are_checked_together(workspace: Workspace) -> None:
    lines = map_of('change: editorial, from: [absprachen.gelten], comparable: with_note, note: "Nur klarer."')
    at = upload(
        upload_page(workspace),
        ("eins.yaml", own()),
        ("zwei.yaml", own(REWORDED, version="2.0")),
        ("karte.yaml", lines.replace("kleiner-rahmen", "unser-rahmen").encode()),
    )
    assert not has_failed(at)
    assert "Alle 3 Dateien sind in Ordnung." in said(at)
    assert said(at).count("Antworten sind mit diesem Hinweis vergleichbar. Nur klarer.") == 2
    at.button(key="upload.confirm").click().run()
    assert len(names_of(workspace)) == 3


def test_the_same_upload_again_changes_nothing(workspace: Workspace) -> None:
    brought(workspace, rahmen=own())
    at = upload(upload_page(workspace), ("noch einmal.yaml", own()))
    assert not has_failed(at)
    assert "Es gibt nichts zu speichern." in said(at)
    assert "upload.confirm" not in keys(at)


def test_another_content_shows_what_is_different_from_the_present_file(workspace: Workspace) -> None:
    brought(workspace, rahmen=own())
    at = upload(upload_page(workspace), ("neu.yaml", own(REWORDED)))
    assert "Ihre Datei „neu.yaml“ ersetzt die bisherige." in said(at)
    assert "Was gegenüber der bisherigen Datei anders ist" in said(at)
    assert "2.1 Absprachen" in said(at)


def test_two_files_for_the_same_place_are_refused(workspace: Workspace) -> None:
    at = upload(upload_page(workspace), ("alt.yaml", own()), ("neu.yaml", own(REWORDED)))
    assert "„alt.yaml“ und „neu.yaml“ enthalten dasselbe" in said(at)
    assert "upload.confirm" not in keys(at)


def test_two_files_of_the_same_name_are_both_read(workspace: Workspace) -> None:
    at = upload(upload_page(workspace), ("rahmen.yaml", own()), ("rahmen.yaml", own(version="2.0")))
    assert "„rahmen.yaml (2)“" in said(at)
    assert "Alle 2 Dateien sind in Ordnung." in said(at)


def test_the_selection_can_be_emptied(workspace: Workspace) -> None:
    at = upload(upload_page(workspace), ("rahmen.yaml", own()))
    at.button(key="frameworks.upload.empty").click().run()
    assert not has_failed(at)
    assert at.file_uploader(key="frameworks.upload:1").value in (None, [])
    assert "upload.confirm" not in keys(at)


def test_a_translation_and_an_addition_are_shown_before_they_are_taken_in(workspace: Workspace) -> None:
    lay(workspace, **{"kleiner-rahmen-1_0": text_of(OPTIONAL)})
    at = upload(upload_page(workspace), ("ergaenzung.yaml", ADDITION.encode()), ("englisch.yaml", english().encode()))
    assert not has_failed(at)
    text = said(at)
    assert "wird zusätzlich gefragt: 1.2 Verständlichkeit" in text
    assert "eigenes Kriterium: 1 Kurze Wege" in text
    assert "Fachkräfte: gezeigt wird erst ab 8 Personen" in text
    assert "für das Gespräch zu 1.1 Auffindbarkeit: Was sehen Eltern anders" in text
    assert "- **Eltern:** ein Text" not in text
    at.segmented_control(key="text/kleiner-rahmen-1.0.en.yaml.view").set_value("preview").run()
    assert not has_failed(at)
    assert at.selectbox(key="text/kleiner-rahmen-1.0.en.yaml.language").value == "en"


def test_an_own_file_is_removed_after_one_question_and_what_depends_on_it_is_named(workspace: Workspace) -> None:
    text = translation_of(framework(*OURS)).model_dump_json(by_alias=True, exclude_none=True)
    brought(workspace, rahmen=own(), englisch=text.encode())
    at = upload_page(workspace)
    assert len(at.get("download_button")) == 2
    at.button(key="own.remove.unser-rahmen-1.0.yaml").click().run()
    assert "„unser-rahmen-1.0.yaml“ wirklich entfernen?" in said(at)
    assert "nicht mehr zu gebrauchen: text/unser-rahmen-1.0.en.yaml" in said(at)
    at.button(key="own.no.unser-rahmen-1.0.yaml").click().run()
    assert len(names_of(workspace)) == 2
    at.button(key="own.remove.unser-rahmen-1.0.yaml").click().run()
    at.button(key="own.yes.unser-rahmen-1.0.yaml").click().run()
    assert not has_failed(at)
    assert "„unser-rahmen-1.0.yaml“ ist entfernt." in said(at)
    assert names_of(workspace) == ["text/unser-rahmen-1.0.en.yaml"]
    assert "In einer Datei stimmt etwas nicht." in said(at)


def test_what_was_published_cannot_be_removed(workspace: Workspace) -> None:
    brought(workspace, rahmen=own(PUBLISHED))
    at = upload_page(workspace)
    assert "own.remove.unser-rahmen-1.0.yaml" not in keys(at)
    assert "Diese Fassung wurde veröffentlicht" in said(at)


def test_findings_in_the_installations_files_are_shown_with_their_lines(workspace: Workspace) -> None:
    lay(workspace, kaputt="schema: 1\nframework: nein\n")
    at = upload_page(workspace)
    assert not has_failed(at)
    assert "In einer Datei stimmt etwas nicht." in said(at)
    assert "**2** framework: nein," in tables(at)


def test_only_coordinators_upload_and_everybody_reads(workspace: Workspace) -> None:
    brought(workspace, rahmen=own())
    workspace.give_roles(FACILITATOR)
    at = upload_page(workspace)
    assert not has_failed(at)
    assert at.get("file_uploader") == []
    assert "Hochladen kann, wer dieses Netzwerk koordiniert." in said(at)
    assert "own.remove.unser-rahmen-1.0.yaml" not in keys(at)
    assert len(at.get("download_button")) == 1
    assert "Unser Rahmen" in said(workspace.page("rahmen"))


def test_whoever_stopped_coordinating_meanwhile_stores_nothing(workspace: Workspace) -> None:
    at = upload(upload_page(workspace), ("rahmen.yaml", own()))
    workspace.give_roles(FACILITATOR)
    at.button(key="upload.confirm").click().run()
    assert not has_failed(at)
    assert names_of(workspace) == []


def test_what_was_uploaded_and_removed_is_noted(workspace: Workspace) -> None:
    at = upload(upload_page(workspace), ("rahmen.yaml", own()))
    at.button(key="upload.confirm").click().run()
    at.button(key="own.remove.unser-rahmen-1.0.yaml").click().run()
    at.button(key="own.yes.unser-rahmen-1.0.yaml").click().run()
    services = workspace.services
    rows = AuditRows(services.database, workspace.scope, services.clock.now)
    noted = [(entry.action, entry.target) for entry in rows.entries()]
    assert noted[-2:] == [
        ("framework.uploaded", "unser-rahmen-1.0.yaml"),
        ("framework.removed", "unser-rahmen-1.0.yaml"),
    ]


def test_a_file_for_a_framework_with_mistakes_has_no_preview(workspace: Workspace) -> None:
    name = "unser-rahmen-1.0.yaml"
    broken = own(("responsible: steuerung", "responsible: steuerun")).decode()
    store = workspace.services.framework_documents(workspace.scope)
    store.save_document(
        StoredDocument(network_id=NETWORK.id, name=name, content=broken, sha256="a" * 64, added_on=NOW.date())
    )
    text = translation_of(framework(*OURS)).model_dump_json(by_alias=True, exclude_none=True)
    at = upload(upload_page(workspace), ("englisch.yaml", text.encode()))
    assert not has_failed(at)
    assert "Deshalb gibt es hier keine Vorschau." in said(at)
