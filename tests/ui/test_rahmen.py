"""Frameworks on a page: to read, to compare, and to see what people will be asked."""

from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, NetworkScope
from qualitaetsrahmen.additions import extended
from qualitaetsrahmen.uploads import review_upload, take_in
from tests.fakes.addition import ADDITION, OPTIONAL, addition
from tests.fakes.translation import translation_of
from tests.fakes.versions import framework, text_of
from tests.ui.frameworks.own_frameworks import (
    brought,
    english,
    lay,
    lay_second_version,
    one_framework,
    own,
    tables,
)
from tests.ui.new_round.choices import named
from tests.ui.spoken import said
from tests.ui.workspace import ADMINISTRATOR, COORDINATOR, NETWORK, Workspace, has_failed


def test_every_framework_stands_in_the_list_with_its_status_and_leads_to_itself(workspace: Workspace) -> None:
    at = workspace.page("rahmen")
    assert not has_failed(at)
    assert [header.value for header in at.header] == ["Entwürfe"]
    assert "Fassung 1.0, Entwurf" in said(at)
    assert "2 Bereiche · 5 Merkmale · 6 Aussagen" in said(at)
    way = next(button for button in at.button if "ansehen" in button.label)
    way.click().run()
    assert at.query_params["rahmen"] == "kleiner-rahmen@1.0"
    assert at.title[0].value == "Kleiner Rahmen"


def test_a_framework_reads_like_a_document(workspace: Workspace) -> None:
    at = one_framework(workspace)
    assert not has_failed(at)
    text = said(at)
    for part in (
        "Nur zum Prüfen der Software.",
        "Diese Fassung ist ein Entwurf",
        "Wie Familien zu Angeboten kommen.",
        "Im Fragebogen in einfacher Sprache: „Hilfe finden“",
        "Zuständig: Planung und Steuerung",
        "**Fachkräfte:** Familien wissen von unseren Angeboten. (Hilfe: Denken Sie an das letzte Jahr.)",
        "wird nicht gefragt. Von außen nicht zu sehen.",
        "*wenn Fachkräfte und Eltern auseinanderliegen:* Woran merken Eltern das",
        "**Eltern:** Was hat Ihnen geholfen",
        "Ein Rahmen, Kapitel 1 (sinngemäß)",
        "Alle Rechte vorbehalten",
        "**Umsetzung und Praxis**",
        "**Eltern**: einfache Sprache, Antworten anonym, gezeigt ab 5 Personen. Steht in Ergebnissen immer",
        "**Koordination**: Fachsprache, Antworten offen, im Netzwerk immer gezeigt; wählt eine Runde anonym, dann ab 5",
    ):
        assert part in text, part
    assert "trifft eher zu,Stufe 3 von 4" in tables(at)
    assert "weiß nicht,neben der Skala: weiß es nicht; wird nie eine Zahl" in tables(at)


def test_tags_make_a_table_of_areas_and_numbers(workspace: Workspace) -> None:
    group = "tag_groups:\n  - {id: ideen, label: Leitideen, tags: [{id: teilhabe, label: Teilhabe}]}\ncitations:\n"
    tagged = ("responsible: steuerung\n", "responsible: steuerung\n        tags: [teilhabe]\n")
    lay(workspace, **{"kleiner-rahmen-1_0": text_of(("citations:\n", group), tagged)})
    at = one_framework(workspace)
    assert "Bereich,Teilhabe\n1 Zugangswege,1.1\n2 Zusammenarbeit,–" in tables(at)
    assert "Leitideen: Teilhabe" in said(at)


def test_a_name_that_leads_nowhere_is_explained(workspace: Workspace) -> None:
    at = one_framework(workspace, "gibt-es@9.9")
    assert not has_failed(at)
    assert "Den Rahmen „gibt-es@9.9“ gibt es hier nicht" in said(at)
    next(button for button in at.button if button.label == "Alle Rahmen").click().run()
    assert "rahmen" not in at.query_params


def test_a_single_version_says_that_there_is_nothing_to_compare(workspace: Workspace) -> None:
    at = one_framework(workspace, view="versions")
    assert not has_failed(at)
    assert "Von diesem Rahmen gibt es bisher eine Fassung" in said(at)


def test_two_versions_tell_what_changed_and_show_both_wordings(workspace: Workspace) -> None:
    lay_second_version(workspace)
    at = one_framework(workspace, "kleiner-rahmen@2.0", "versions")
    assert not has_failed(at)
    assert "5 Aussagen gingen unverändert weiter." in said(at)
    assert "Antworten sind mit diesem Hinweis vergleichbar." in said(at)
    assert "Nur klarer gesagt." in said(at)
    assert "Hier ist nichts anders geworden." in said(at)
    at.selectbox(key="side.area").set_value("miteinander").run()
    assert "Koordination,Absprachen gelten.,Unsere Absprachen gelten." in tables(at)
    assert "Leitung,Absprachen gelten.,gleicher Wortlaut" in tables(at)
    at.toggle(key="side.only_changed").set_value(False).run()
    assert "2.2 Übergänge" in [header.value.replace("\\", "") for header in at.subheader]


def test_the_same_version_twice_asks_for_another(workspace: Workspace) -> None:
    lay_second_version(workspace)
    at = one_framework(workspace, "kleiner-rahmen@2.0", "versions")
    at.selectbox(key="side.older").set_value("2.0").run()
    assert "Bitte wählen Sie zwei verschiedene Fassungen." in said(at)


def test_versions_without_a_map_are_not_judged(workspace: Workspace) -> None:
    lay(workspace, **{"kleiner-rahmen-2_0": text_of(version="2.0")})
    at = one_framework(workspace, "kleiner-rahmen@2.0", "versions")
    assert "Zu diesem Schritt gibt es keine Karte der Fassungen" in said(at)
    assert "vergleichbar." not in said(at)


def test_the_preview_shows_each_perspective_its_own_questions(workspace: Workspace) -> None:
    at = one_framework(workspace, view="preview")
    assert "Familien finden unsere Angebote." in said(at)
    at.segmented_control(key="preview.perspective").set_value("eltern").run()
    assert not has_failed(at)
    assert "Ich weiß, wo ich Hilfe bekomme." in said(at)
    assert "Meine Meinung kommt an." not in said(at)
    at.selectbox(key="preview.area").set_value("everything").run()
    assert "Meine Meinung kommt an." in said(at)
    assert "gibt es noch keine Übersetzung" in said(at)


def test_an_unchecked_language_can_be_seen_and_says_that_nobody_is_offered_it(workspace: Workspace) -> None:
    lay(workspace, **{"text__kleiner-rahmen-1_0_en": english()})
    at = one_framework(workspace, view="preview")
    at.segmented_control(key="preview.perspective").set_value("eltern").run()
    at.selectbox(key="preview.language").set_value("en").run()
    assert not has_failed(at)
    assert "en: Ich weiß, wo ich Hilfe bekomme." in said(at)
    assert 'lang="en" dir="ltr"' in said(at)
    assert '"nur Vorschau, wird noch niemandem angeboten"' in tables(at)
    at.segmented_control(key="preview.perspective").set_value("leitung").run()
    assert at.selectbox(key="preview.language").value == "en"
    assert "Was noch nicht übersetzt ist, steht in dieser Vorschau auf Deutsch." in said(at)


def test_plain_words_can_be_read_where_somebody_wrote_them(workspace: Workspace) -> None:
    plain = '{text: "Ich spreche Familien früh an.", plain_text: "Ich gehe auf Familien zu."}'
    lay(workspace, **{"kleiner-rahmen-1_0": text_of(('{text: "Ich spreche Familien früh an."}', plain))})
    at = one_framework(workspace, view="preview")
    assert "preview.plain" not in [toggle.key for toggle in at.toggle]
    at.segmented_control(key="preview.perspective").set_value("fachkraft").run()
    assert "Ich spreche Familien früh an." in said(at)
    at.toggle(key="preview.plain").set_value(True).run()
    assert "Ich gehe auf Familien zu." in said(at)
    assert "Ich spreche Familien früh an." not in said(at)


def test_a_round_can_be_read_with_its_local_addition(workspace: Workspace) -> None:
    lay(workspace, **{"kleiner-rahmen-1_0": text_of(OPTIONAL)})
    brought(workspace, ergaenzung=ADDITION.encode())
    at = one_framework(workspace, "kleiner-rahmen@1.0+x-musterstadt", "preview")
    assert not has_failed(at)
    assert at.title[0].value == "Kleiner Rahmen \\+ Ergänzung für Musterstadt"
    assert "mit örtlicher Ergänzung, änderbar" in said(at)
    at.selectbox(key="preview.area").set_value("everything").run()
    assert "Wege sind kurz." in said(at)


def test_an_addition_can_change_although_its_framework_is_published(workspace: Workspace) -> None:
    lay(workspace, **{"kleiner-rahmen-1_0": text_of(OPTIONAL, ("status: draft", "status: published"))})
    brought(workspace, ergaenzung=ADDITION.encode())
    at = one_framework(workspace, "kleiner-rahmen@1.0+x-musterstadt")
    assert "Diese Fassung ist veröffentlicht. Sie ändert sich nicht mehr." in said(at)
    assert "Die örtliche Ergänzung „Ergänzung für Musterstadt“ gehört nicht dazu: Das Netzwerk kann sie" in said(at)
    core = one_framework(workspace)
    assert "gehört nicht dazu" not in said(core)
    assert "änderbar" not in said(core)


def test_a_language_without_buttons_says_that_they_are_left_out(workspace: Workspace) -> None:
    persian = translation_of(framework(), "fa", is_checked=False).model_dump_json(by_alias=True, exclude_none=True)
    lay(workspace, **{"text__kleiner-rahmen-1_0_fa": persian, "text__kleiner-rahmen-1_0_en": english()})
    at = one_framework(workspace, view="preview")
    at.segmented_control(key="preview.perspective").set_value("eltern").run()
    at.selectbox(key="preview.language").set_value("fa").run()
    assert "Knöpfe und Hinweise des Fragebogens gibt es in dieser Sprache noch nicht." in said(at)
    at.selectbox(key="preview.language").set_value("en").run()
    assert "Knöpfe und Hinweise" not in said(at)


def test_the_draft_of_a_missing_map_can_be_taken_home(workspace: Workspace) -> None:
    lay(workspace, **{"kleiner-rahmen-2_0": text_of(version="2.0")})
    at = one_framework(workspace, "kleiner-rahmen@2.0")
    assert "braucht es eine Karte von Fassung 1.0 zu Fassung 2.0." in said(at)
    assert len(at.get("download_button")) == 2
    assert len(one_framework(workspace).get("download_button")) == 1


def test_a_table_for_translators_can_be_taken_home(workspace: Workspace) -> None:
    at = one_framework(workspace, view="preview")
    assert len(at.get("download_button")) == 1
    at.selectbox(key="translators.language").set_value("tr").run()
    at.selectbox(key="translators.perspective").set_value("eltern").run()
    assert not has_failed(at)
    assert len(at.get("download_button")) == 2


def test_an_administrator_without_a_network_reads_what_the_installation_has(workspace: Workspace) -> None:
    brought(workspace, rahmen=own())
    workspace.give_roles(ADMINISTRATOR)
    at = workspace.page("rahmen")
    assert not has_failed(at)
    assert "Unser Rahmen" not in said(at)
    assert "Kleiner Rahmen" in said(at)
    at.segmented_control(key="bereich").set_value("upload").run()
    assert "brauchen Sie ein Netzwerk, das Sie koordinieren" in said(at)


def test_each_network_has_its_own_frameworks(workspace: Workspace) -> None:
    brought(workspace, rahmen=own())
    other = Network(id="anderes", name="Anderes Netzwerk", kind=NetworkKind.FRUEHE_BILDUNG)
    workspace.services.networks(AdministrationScope()).save_network(other)
    grant = COORDINATOR.model_copy(update={"network_id": other.id})
    workspace.give_roles(COORDINATOR, grant)
    assert workspace.services.networks(NetworkScope.of(other.id)).networks() == [other]
    assert "Unser Rahmen" in said(workspace.page("rahmen", netzwerk=NETWORK.id))
    assert "Unser Rahmen" not in said(workspace.page("rahmen", netzwerk=other.id))
    assert "gibt es hier nicht" in said(workspace.page("rahmen", netzwerk=other.id, rahmen="unser-rahmen@1.0"))


def test_a_network_of_others_in_the_address_opens_nothing_of_theirs(workspace: Workspace) -> None:
    theirs = Network(id="fremdes", name="Fremdes Netzwerk", kind=NetworkKind.FRUEHE_HILFEN)
    workspace.services.networks(AdministrationScope()).save_network(theirs)
    store = workspace.services.framework_documents(NetworkScope.of(theirs.id))
    base = workspace.services.library()
    take_in(store, theirs.id, review_upload(base, {}, {"a": own()}), workspace.services.clock.today())
    workspace.give_roles(COORDINATOR)
    assert "Unser Rahmen" not in said(workspace.page("rahmen", netzwerk=theirs.id))
    assert "gibt es hier nicht" in said(workspace.page("rahmen", netzwerk=theirs.id, rahmen="unser-rahmen@1.0"))


def test_a_new_round_can_begin_with_the_local_addition(workspace: Workspace) -> None:
    lay(workspace, **{"kleiner-rahmen-1_0": text_of(OPTIONAL)})
    brought(workspace, ergaenzung=ADDITION.encode())
    choice = named(workspace.page("neue_runde").selectbox, "new_round.framework")
    assert choice.value == "kleiner-rahmen@1.0+x-musterstadt"
    assert choice.options == [
        "Kleiner Rahmen + Ergänzung für Musterstadt (Fassung 1.0, Entwurf)",
        "Kleiner Rahmen (Fassung 1.0, Entwurf)",
    ]


def test_the_file_of_a_framework_can_be_taken_home_as_its_authors_wrote_it(workspace: Workspace) -> None:
    content = b"# von Hand\n" + own()
    brought(workspace, **{"unser-rahmen-1.0.yaml": content})
    at = one_framework(workspace, "unser-rahmen@1.0")
    assert len(at.get("download_button")) == 1
    library = workspace.services.library(NETWORK.id)
    given, ours = library.frameworks["kleiner-rahmen@1.0"], library.frameworks["unser-rahmen@1.0"]
    assert workspace.services.framework_file(ours, NETWORK.id) == ("unser-rahmen-1.0.yaml", content)
    assert workspace.services.framework_file(given, NETWORK.id) == ("kleiner-rahmen-1.0.yaml", text_of().encode())
    extended_here = extended(given, addition().model_copy(update={"switch_on": ()}))
    assert workspace.services.framework_file(extended_here)[0] == "kleiner-rahmen-1.0.yaml"
