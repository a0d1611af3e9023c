"""A stack of forms is entered line by line, checked by a second entry, corrected and taken back."""

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from networks.scopes import BallotScope, SystemScope
from selfeval.model import Mode, PerspectivePlan, Round
from selfeval.round_life import abandon_round
from storage import tables
from tests.ui.workspace import FACILITATOR, NETWORK, Workspace, has_failed, texts_of
from wiring.jobs import close_by_hand


@pytest.fixture
def opened(workspace: Workspace) -> Round:
    return workspace.opened("Herbst")


def page(workspace: Workspace, of_round: Round, perspective: str = "fachkraft") -> AppTest:
    """The page for a stack; Fachkräfte are asked three questions in one topic."""
    return workspace.page("papier_eingeben", runde=of_round.id, perspektive=perspective)


def type_line(at: AppTest, line: str) -> None:
    """Type a line and press Enter."""
    at.text_input[0].set_value(line)
    at.button[button_of(at, "Prüfen, dann speichern")].click().run()


def button_of(at: AppTest, label: str) -> int:
    return next(place for place, button in enumerate(at.button) if button.label == label)


def enter(at: AppTest, line: str) -> None:
    """Enter a form: once to check it, once more to store it."""
    type_line(at, line)
    type_line(at, line)


def numbers(workspace: Workspace, of_round: Round, perspective: str = "fachkraft") -> list[int]:
    return workspace.services.papers(BallotScope(NETWORK.id, of_round.id, perspective)).numbers()


def stored(workspace: Workspace, of_round: Round, number: int) -> dict[str, str]:
    return workspace.services.papers(BallotScope(NETWORK.id, of_round.id, "fachkraft")).answers(number)


def to_check(at: AppTest) -> None:
    at.segmented_control(key="paper.section").set_value("check").run()


def compare(at: AppTest, number: str, line: str) -> None:
    at.text_input[0].set_value(number)
    at.text_input[1].set_value(line)
    at.button[button_of(at, "Vergleichen")].click().run()


def test_without_a_chosen_stack_the_page_offers_those_of_open_rounds(workspace: Workspace, opened: Round) -> None:
    workspace.planned("Entwurf")
    at = workspace.page("papier_eingeben")
    stacks = [button.label for button in at.button if button.label.startswith("Bögen eingeben")]
    assert stacks == [f"Bögen eingeben: {one}" for one in ("Koordination", "Fachkräfte", "Eltern")], "no body"
    assert texts_of(at).count("**Herbst**") == 1, "each round is named once, above its groups"
    assert "Entwurf" not in texts_of(at)


def test_the_legend_says_which_sign_stands_for_what(workspace: Workspace, opened: Round) -> None:
    texts = texts_of(page(workspace, opened))
    assert "**1** trifft nicht zu" in texts
    assert "**w** weiß nicht" in texts
    assert "leer gelassen" in texts


def test_the_first_enter_shows_what_was_understood_and_stores_nothing(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    type_line(at, "4w-")
    assert not has_failed(at)
    assert list(at.table[0].value["Antwort"]) == ["trifft zu", "weiß nicht", "(leer gelassen)"]
    assert numbers(workspace, opened) == []
    assert at.text_input[0].value == "4w-"


def test_the_second_enter_stores_the_form_shows_its_number_and_empties_the_field(
    workspace: Workspace, opened: Round
) -> None:
    at = page(workspace, opened)
    enter(at, "4w-")
    assert "Nr. 1" in texts_of(at)
    assert at.text_input[0].value == ""
    assert not at.table, "nothing is shown back after storing"
    enter(at, "321")
    assert "Nr. 2" in texts_of(at)
    assert numbers(workspace, opened) == [1, 2]
    assert stored(workspace, opened, 1) == {"finden.angebote": "trifft-zu", "finden.ansprache": "weiss-nicht"}


def test_a_stored_form_came_on_paper(workspace: Workspace, opened: Round) -> None:
    enter(page(workspace, opened), "444")
    with workspace.services.database.reading(SystemScope("a test looks at everything")) as connection:
        assert list(connection.execute(select(tables.ballot.c.origin)).scalars()) == ["paper"]


def test_a_line_that_was_changed_is_checked_anew(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    type_line(at, "444")
    type_line(at, "443")
    assert numbers(workspace, opened) == []
    type_line(at, "443")
    assert stored(workspace, opened, 1)["sprache.texte"] == "trifft-eher-zu"


def test_wrong_and_missing_signs_are_named_by_the_number_of_the_question(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    enter(at, "x")
    [error] = at.error
    assert "Frage 1: Das Zeichen „x“ steht für keine Antwort" in error.value
    assert "Ab Frage 2 fehlen 2 Zeichen" in error.value
    assert at.text_input[0].value == "x"
    assert numbers(workspace, opened) == []


def test_what_is_typed_is_never_markup(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    type_line(at, "[a](b)")
    assert "„\\[“" in at.error[0].value


def test_a_blank_form_is_explained_and_not_stored(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    enter(at, "---")
    assert "nichts angekreuzt" in texts_of(at)
    assert numbers(workspace, opened) == []


def test_the_same_line_at_once_again_asks_whether_it_is_another_form(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    enter(at, "444")
    type_line(at, "444")
    assert "gerade als Nr. 1 gespeichert" in texts_of(at)
    type_line(at, "444")
    assert numbers(workspace, opened) == [1, 2]


def test_the_last_form_is_taken_back_with_one_click(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    enter(at, "444")
    at.button[button_of(at, "Nr. 1 zurücknehmen")].click().run()
    assert "Nr. 1 ist zurückgenommen" in texts_of(at)
    assert numbers(workspace, opened) == []


def test_any_form_is_taken_back_after_one_more_question(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    for line in ("444", "333", "222"):
        enter(at, line)
    to_check(at)
    at.text_input[2].set_value("2")
    at.button[button_of(at, "Zurücknehmen")].click().run()
    assert numbers(workspace, opened) == [1, 2, 3]
    at.button[button_of(at, "Ja, Antworten löschen")].click().run()
    assert not has_failed(at)
    assert numbers(workspace, opened) == [1, 3]


def test_a_second_entry_shows_each_difference_and_can_stand_instead(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    enter(at, "444")
    to_check(at)
    assert "Stichprobe: Nr. 1" in texts_of(at)
    compare(at, "1", "44w")
    [table] = at.table
    assert table.value.to_dict("records") == [
        {
            "Nr.": "3",
            "Frage": "Unsere Texte sind verständlich.",
            "Zuerst eingegeben": "trifft zu",
            "Jetzt eingegeben": "weiß nicht",
        }
    ]
    at.button[button_of(at, "Die zweite Eingabe gilt")].click().run()
    assert "Nr. 1 ist berichtigt" in texts_of(at)
    assert stored(workspace, opened, 1)["sprache.texte"] == "weiss-nicht"


def test_a_second_entry_that_agrees_is_confirmed(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    enter(at, "44w")
    to_check(at)
    compare(at, "1", "44w")
    assert "stimmen überein" in texts_of(at)


def test_a_number_that_does_not_exist_is_explained(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    enter(at, "444")
    to_check(at)
    compare(at, "9", "444")
    assert "Unter der Nummer 9 ist kein Bogen eingegeben" in texts_of(at)
    compare(at, "neun", "444")
    assert "in Ziffern" in texts_of(at)


def test_a_form_across_the_closing_is_refused_in_words(workspace: Workspace, opened: Round) -> None:
    at = page(workspace, opened)
    type_line(at, "444")
    services = workspace.services
    services.closing().begin_closing(opened.id, services.clock.today())
    type_line(at, "444")
    assert not has_failed(at)
    assert "nimmt keine Antworten mehr an" in texts_of(at)


def test_a_round_that_is_not_open_says_why(workspace: Workspace) -> None:
    draft, abandoned = workspace.planned("Entwurf"), workspace.opened("Ohne Ergebnis")
    assert "noch nicht geöffnet" in texts_of(page(workspace, draft))
    abandon_round(workspace.services.endings(), abandoned.id, workspace.services.clock.today())
    assert "nimmt keine Antworten mehr an, auch nicht auf Papier" in texts_of(page(workspace, abandoned))


def test_forms_that_came_after_closing_wait_until_they_are_enough_and_lead_to_the_results(workspace: Workspace) -> None:
    closed = workspace.closed("Fertig")
    at = page(workspace, closed)
    assert "Sie werden gezählt und ungelesen aufbewahrt" in texts_of(at)
    for line in ("444", "3w-", "211", "123"):
        enter(at, line)
        assert not has_failed(at)
    assert "Nachgereicht sind bisher 4 Bögen; ausgewertet werden kann ab 5." in texts_of(at)
    assert "Zum Auswerten" not in [button.label for button in at.button]
    enter(at, "222")
    at.button[button_of(at, "Zum Auswerten")].click().run()
    assert not has_failed(at)
    assert "late.release.fachkraft" in [button.key for button in at.button]


def test_a_late_form_has_a_number_and_is_taken_back_until_it_is_released(workspace: Workspace) -> None:
    closed = workspace.closed("Fertig")
    at = page(workspace, closed)
    enter(at, "444")
    enter(at, "3w-")
    assert "Nr. 1002" in texts_of(at)
    at.button[button_of(at, "Nr. 1002 zurücknehmen")].click().run()
    assert not has_failed(at)
    assert "Nr. 1002 ist zurückgenommen." in texts_of(at)
    assert "Nachgereicht ist bisher 1 Bogen" in texts_of(at)
    at.text_input(key=f"paper.undo_number:{closed.id}:fachkraft").set_value("1001")
    at.button[button_of(at, "Zurücknehmen")].click().run()
    at.button[button_of(at, "Ja, Antworten löschen")].click().run()
    assert not has_failed(at)
    assert workspace.services.late(BallotScope(NETWORK.id, closed.id, "fachkraft")).count() == 0


def test_forms_of_groups_that_are_shown_together_are_counted_together(workspace: Workspace) -> None:
    joined = PerspectivePlan(perspective="ehrenamt", shown_with="fachkraft")
    of_round = workspace.opened("Herbst", (PerspectivePlan(perspective="fachkraft"), joined))
    close_by_hand(workspace.services, of_round.id)
    enter(page(workspace, of_round), "444")
    at = page(workspace, of_round, "ehrenamt")
    enter(at, "33")
    assert "Nachgereicht sind bisher 2 Bögen" in texts_of(at)


def test_own_words_on_a_form_are_stored_with_its_language_and_apart_from_it(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst", (PerspectivePlan(perspective="fachkraft", asks_texts=True),))
    at = page(workspace, of_round)
    at.text_area[0].set_value("Mehr Zeit für Familien")
    enter(at, "---")
    assert not has_failed(at)
    assert "Nr. 1" in texts_of(at)
    assert at.text_area[0].value == ""
    with workspace.services.database.reading(SystemScope("a test looks at everything")) as connection:
        (text,) = connection.execute(select(tables.sent_text)).mappings().all()
        assert list(connection.execute(select(tables.draft_text)).all()) == []
        ballots = list(connection.execute(select(tables.ballot.c.ballot_id)).scalars())
    assert (text["text"], text["language"], text["perspective"]) == ("Mehr Zeit für Familien", "de", "fachkraft")
    assert text["text_id"] not in ballots


def test_where_a_round_asks_for_no_texts_there_is_no_field_for_them(workspace: Workspace, opened: Round) -> None:
    assert not page(workspace, opened).text_area


def test_only_the_coordination_of_the_network_enters_forms(workspace: Workspace, opened: Round) -> None:
    workspace.give_roles(FACILITATOR)
    at = page(workspace, opened)
    assert "nur die Koordination dieses Netzwerks" in texts_of(at)
    assert not at.text_input


def test_the_page_of_a_round_offers_forms_to_print_and_the_way_to_enter_them(workspace: Workspace) -> None:
    plans = (PerspectivePlan(perspective="koordination", mode=Mode.DECLARED), PerspectivePlan(perspective="eltern"))
    of_round = workspace.opened("Herbst", plans)
    texts = texts_of(workspace.page("runden", runde=of_round.id))
    assert f"/herunterladen/fragebogen/{of_round.id}?perspektive=eltern&amp;sprache=de&amp;format=a5" in texts
    assert f"/herunterladen/fragebogen/{of_round.id}?perspektive=koordination" in texts
