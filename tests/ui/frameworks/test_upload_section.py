"""Bringing a framework along: choose, check, look, confirm, and take it away again."""

import io

from openpyxl import load_workbook

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
    upload,
    upload_page,
)
from tests.ui.spoken import said
from tests.ui.workspace import FACILITATOR, NETWORK, NOW, Workspace, has_failed
from texts.catalogue import translator
from wiring.map_drafts import map_draft
from wiring.translator_uploads import sheet_for


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
    assert "An einer Stelle ist noch etwas zu ändern. Es wurde nichts gespeichert. Verbessern Sie das in" in said(at)
    line = bad.decode().split("steuerun\n")[0].count("\n") + 1
    card = f"**Zeile {line}:** „steuerun“ gibt es unter „levels“ nicht.\n\n> responsible: steuerun\n\n"
    assert f"{card}**So wird es richtig:** Meinten Sie „steuerung“?" in said(at)
    assert list(at.table) == []
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
    assert said(at).count("Antworten sind mit diesem Hinweis vergleichbar.") == 1
    assert "Was sich gegenüber Fassung 1.0 ändert, steht auf dieser Seite bei der Karte der Fassungen." in said(at)
    assert "Ihre Datei „karte.yaml“ ist für dieses Netzwerk neu." in said(at)
    assert [header.value for header in at.header] == ["Etwas mitbringen", "Prüfung", "Übernehmen", "Schon mitgebracht"]
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


def test_findings_of_a_map_beside_its_framework_stand_under_the_own_name_of_the_file(workspace: Workspace) -> None:
    lines = map_of("change: editorial, from: [absprachen.geltn], comparable: yes").replace(
        "kleiner-rahmen", "unser-rahmen"
    )
    at = upload(
        upload_page(workspace),
        ("eins.yaml", own()),
        ("zwei.yaml", own(REWORDED, version="2.0")),
        ("meine-karte.yaml", lines.encode()),
    )
    assert "**meine-karte.yaml**" in said(at)
    assert "> - {change: editorial, from: [absprachen.geltn], comparable: yes}" in said(at)
    assert "meine-karte.yaml:4:" in said(at)
    assert "maps/" not in said(at)


def test_findings_in_one_of_two_files_are_to_be_mended_in_one_file(workspace: Workspace) -> None:
    twice = own(("responsible: steuerung", "responsible: steuerun"), ("responsible: steuerung", "responsible: steuer"))
    at = upload(upload_page(workspace), ("schlecht.yaml", twice), ("gut.yaml", SMALL_YAML.encode()))
    assert "An 2 Stellen ist noch etwas zu ändern." in said(at)
    assert "Verbessern Sie das in Ihrer Datei und" in said(at)
    assert "Ihren Dateien" not in said(at)


def test_what_a_change_leaves_behind_is_named_before_it_is_taken_in(workspace: Workspace) -> None:
    text = translation_of(framework(*OURS)).model_dump_json(by_alias=True, exclude_none=True)
    brought(workspace, rahmen=own(), englisch=text.encode())
    for_parents = ('"Ich verstehe die Texte."', '"Ich verstehe alle Texte."')
    at = upload(upload_page(workspace), ("neu.yaml", own(for_parents)))
    assert not has_failed(at)
    assert "passt etwas nicht mehr, das Sie schon mitgebracht haben: „text/unser-rahmen-1.0.en.yaml“." in said(at)
    assert "upload.confirm" in keys(at)


def test_a_published_file_says_before_the_button_that_this_is_final(workspace: Workspace) -> None:
    at = upload(upload_page(workspace), ("rahmen.yaml", own(PUBLISHED)))
    assert "In Ihrer Datei steht „status: published“: „Unser Rahmen“, Fassung 1.0. Das ist endgültig" in said(at)
    assert "Ein Entwurf bleibt änderbar" in said(at)
    at = upload(upload_page(workspace), ("rahmen.yaml", own()))
    assert "endgültig" not in said(at)


def test_a_withdrawn_file_says_that_new_rounds_cannot_use_it(workspace: Workspace) -> None:
    brought(workspace, rahmen=own(PUBLISHED))
    at = upload(upload_page(workspace), ("rahmen.yaml", own(("status: draft", "status: withdrawn"))))
    assert "„status: withdrawn“: „Unser Rahmen“, Fassung 1.0. Neue Runden können damit nicht mehr" in said(at)


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


def test_before_a_file_goes_its_kind_says_what_is_lost(workspace: Workspace) -> None:
    lay(workspace, **{"kleiner-rahmen-1_0": text_of(OPTIONAL), "kleiner-rahmen-2_0": text_of(OPTIONAL, version="2.0")})
    brought(workspace, karte=map_of().encode(), ergaenzung=ADDITION.encode(), englisch=english("2.0").encode())
    at = upload_page(workspace)
    for name, lost in {
        "maps/kleiner-rahmen-1.0--2.0.yaml": "Ergebnisse von Runden mit diesen beiden Fassungen stehen dann nicht mehr",
        "additions/x-musterstadt.yaml": "Neue Runden fragen dann nicht mehr, was die Ergänzung hinzufügt.",
        "text/kleiner-rahmen-2.0.en.yaml": "Runden, die noch nicht geöffnet sind, bieten diese Übersetzung dann nicht",
    }.items():
        at.button(key=f"own.remove.{name}").click().run()
        assert lost in said(at), name
        assert "Neue Runden können dann nicht mehr damit beginnen." not in said(at)


def test_a_published_version_without_its_map_leads_to_a_draft_of_it(workspace: Workspace) -> None:
    brought(workspace, rahmen=own(PUBLISHED))
    at = upload(upload_page(workspace), ("neu.yaml", own(PUBLISHED, REWORDED, version="2.0")))
    assert "braucht es eine Karte von Fassung 1.0 zu Fassung 2.0." in said(at)
    assert "upload.confirm" not in keys(at)
    reworded = upload(upload_page(workspace), ("neu.yaml", own(REWORDED, version="2.0")))
    assert "braucht es eine Karte von Fassung 1.0 zu Fassung 2.0." in said(reworded)
    assert "upload.confirm" not in keys(reworded)


def test_a_draft_without_its_map_can_be_taken_in_and_leads_to_a_draft_of_it(workspace: Workspace) -> None:
    brought(workspace, rahmen=own())
    at = upload(upload_page(workspace), ("neu.yaml", own(version="2.0")))
    assert "Was sich gegenüber Fassung 1.0 ändert" in said(at)
    assert "braucht es eine Karte von Fassung 1.0 zu Fassung 2.0." in said(at)
    assert "upload.confirm" in keys(at)


def test_a_map_that_nobody_has_finished_is_not_taken_in_unnoticed(workspace: Workspace) -> None:
    risen = "      - id: absprachen.gelten\n            rev: 1", "      - id: absprachen.gelten\n            rev: 2"
    old, new = framework(*OURS), framework(*OURS, risen, REWORDED, version="2.0")
    name, content = map_draft(old, new, translator("de"))
    brought(workspace, rahmen=own(), zweite=own(risen, REWORDED, version="2.0"))
    at = upload(upload_page(workspace), (name, content))
    assert not has_failed(at)
    assert "In der Karte steht an einer Stelle noch der Satz, mit dem der Entwurf um Prüfung bittet." in said(at)


def test_a_translators_table_comes_back_as_a_translation(workspace: Workspace) -> None:
    brought(workspace, rahmen=own())
    at = upload(upload_page(workspace), ("Tabelle Türkisch.xlsx", filled_table(workspace, "Metinler")))
    assert not has_failed(at)
    assert "„Tabelle Türkisch.xlsx“ bringt einen neuen oder geänderten Text." in said(at)
    assert "Ihre Datei „Tabelle Türkisch.xlsx“ ist für dieses Netzwerk neu." in said(at)
    at.button(key="upload.confirm").click().run()
    assert names_of(workspace) == ["text/unser-rahmen-1.0.tr.yaml", "unser-rahmen-1.0.yaml"]
    again = upload(upload_page(workspace), ("noch einmal.xlsx", filled_table(workspace, "Metinler")))
    assert "Die Übersetzungstabelle „noch einmal.xlsx“ bringt nichts Neues." in said(again)
    assert "upload.confirm" not in keys(again)


def test_a_translators_table_for_a_framework_that_is_not_here_is_explained(workspace: Workspace) -> None:
    brought(workspace, rahmen=own())
    table = filled_table(workspace, "Metinler")
    workspace.services.framework_documents(workspace.scope).remove_document(NETWORK.id, "unser-rahmen-1.0.yaml")
    at = upload(upload_page(workspace), ("Tabelle.xlsx", table))
    assert "Die Übersetzungstabelle ist für „unser-rahmen@1.0“; diesen Rahmen gibt es hier nicht." in said(at)
    damaged = upload(upload_page(workspace), ("Tabelle.xlsx", b"PK"))
    assert not has_failed(damaged)
    assert "Die Datei lässt sich nicht lesen" in said(damaged)


def filled_table(workspace: Workspace, text: str) -> bytes:
    """The table for our framework in Turkish, with the first text that a translator has written."""
    library = workspace.services.library(NETWORK.id)
    _, empty = sheet_for(library, library.frameworks["unser-rahmen@1.0"], "tr", "eltern", translator("de"))
    workbook = load_workbook(io.BytesIO(empty))
    workbook.worksheets[0]["D3"] = text
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


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
    assert "> framework: nein" in said(at)


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
