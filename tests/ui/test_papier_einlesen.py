"""Tables of answers are checked, previewed, and stored as a whole or not at all."""

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from networks.scopes import BallotScope, SystemScope
from selfeval.model import Round
from storage import tables
from tests.fakes.lime_survey import newer_structure, responses
from tests.ui.workspace import NETWORK, Workspace, has_failed, texts_of

GOOD = "Nr.;1;2;3\n5;trifft zu;w;\n6;4;4;trifft eher zu\n"


@pytest.fixture
def opened(workspace: Workspace) -> Round:
    return workspace.opened("Herbst")


def section(workspace: Workspace, of_round: Round, name: str, *files: tuple[str, bytes]) -> AppTest:
    at = workspace.page("papier_eingeben", runde=of_round.id, perspektive="fachkraft")
    at.segmented_control(key="paper.section").set_value(name).run()
    if files:
        field = at.file_uploader[0]
        for file, content in files:
            field.upload(file, content)
        field.run()
    return at


def table(workspace: Workspace, of_round: Round, text: str) -> AppTest:
    return section(workspace, of_round, "table", ("stapel.csv", text.encode()))


def survey(workspace: Workspace, of_round: Round, content: bytes) -> AppTest:
    at = section(workspace, of_round, "limesurvey", ("antworten.csv", content), ("umfrage.lss", newer_structure()))
    assert not has_failed(at)
    return at


def sent(workspace: Workspace, of_round: Round) -> dict[str, int]:
    return workspace.services.rounds(workspace.scope).sent_counts(of_round.id)


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click().run()
    return at


def labels(at: AppTest) -> list[str]:
    return [button.label for button in at.button]


def test_a_good_table_goes_from_check_to_preview_to_the_round(workspace: Workspace, opened: Round) -> None:
    at = table(workspace, opened, GOOD)
    assert not has_failed(at)
    assert "2 Bögen mit Antworten. Gespeichert ist noch nichts." in texts_of(at)
    assert list(at.table[0].value["Antworten"]) == [
        "trifft zu: 2",
        "trifft zu: 1 · weiß nicht: 1",
        "trifft eher zu: 1 · (leer gelassen): 1",
    ]
    assert sent(workspace, opened) == {}
    press(at, "2 Bögen übernehmen")
    assert not has_failed(at)
    assert "2 Bögen sind übernommen" in texts_of(at)
    assert sent(workspace, opened) == {"fachkraft": 2}
    papers = workspace.services.papers(BallotScope(NETWORK.id, opened.id, "fachkraft"))
    assert papers.answers(5) == {"finden.angebote": "trifft-zu", "finden.ansprache": "weiss-nicht"}


def test_a_bad_table_names_row_column_and_what_was_meant(workspace: Workspace, opened: Round) -> None:
    at = table(workspace, opened, GOOD + "7;4;trift eher zu;9\n")
    texts = texts_of(at)
    assert "an 2 Stellen etwas zu ändern" in texts
    assert "Zeile 4, Spalte 2: „trift eher zu“ ist hier keine Antwort." in texts
    assert "Meinten Sie „trifft eher zu“?" in texts
    assert not any("übernehmen" in label for label in labels(at))
    assert sent(workspace, opened) == {}


def test_the_same_table_twice_is_noticed_by_its_numbers(workspace: Workspace, opened: Round) -> None:
    press(table(workspace, opened, GOOD), "2 Bögen übernehmen")
    at = table(workspace, opened, GOOD)
    assert "Die Nummer 5 trägt schon ein anderer Bogen" in texts_of(at)


def test_what_stands_in_a_table_never_becomes_markup(workspace: Workspace, opened: Round) -> None:
    at = table(workspace, opened, "Nr.;1\n1;![x](https://example.org/x.png)\n")
    assert "\\!\\[x\\]\\(https" in texts_of(at)


def test_a_file_that_is_no_table_is_refused_in_words(workspace: Workspace, opened: Round) -> None:
    at = section(workspace, opened, "table", ("bild.png", b"\x89PNG\x00\x00"))
    assert "Die Datei ist keine Tabelle" in texts_of(at)


def test_answers_from_limesurvey_are_proposed_confirmed_and_stored(workspace: Workspace, opened: Round) -> None:
    rows = [("A4", "A5", "G1"), ("A1", "", "G1")]
    at = survey(workspace, opened, responses(*rows, unfinished=3))
    texts = texts_of(at)
    assert "token" in texts
    assert "ipaddr" in texts
    assert "Bestätigen Sie die Zuordnung" in texts
    at.checkbox[0].check().run()
    assert not has_failed(at)
    texts = texts_of(at)
    assert "2 Bögen mit Antworten" in texts
    assert "3 Zeilen sind nicht abgeschickt worden" in texts
    assert "keine Spalte, sie gilt bei allen als leer gelassen: sprache\\.texte" in texts
    press(at, "2 Bögen übernehmen")
    assert sent(workspace, opened) == {"fachkraft": 2}
    everything = everything_in(workspace)
    assert "web" in everything
    assert "tok1" not in everything
    assert "192.0.2.1" not in everything


def everything_in(workspace: Workspace) -> str:
    """What stands in all tables, as one text."""
    with workspace.services.database.reading(SystemScope("a test looks at everything")) as connection:
        return str([connection.execute(select(one)).all() for one in tables.metadata.sorted_tables])


def test_a_question_of_the_survey_may_say_whose_each_row_is(workspace: Workspace, opened: Round) -> None:
    at = survey(workspace, opened, responses(("A4", "A5", "G1"), ("A1", "", "G2"), ("A2", "", "G2")))
    at.selectbox[0].set_value("gruppe").run()
    at.checkbox[0].check().run()
    assert not has_failed(at)
    press(at, "3 Bögen übernehmen")
    assert sent(workspace, opened) == {"fachkraft": 1, "eltern": 2}


def test_an_answer_that_is_not_assigned_stops_the_whole_stack(workspace: Workspace, opened: Round) -> None:
    at = survey(workspace, opened, responses(("A4", "A5", "G1"), ("A1", "", "G1")))
    choice = next(one for one in at.selectbox if one.label == "A5: weiß nicht")
    assert choice.value == "weiss-nicht"
    choice.set_value("").run()
    at.checkbox[0].check().run()
    assert "„A5“ ist hier keine Antwort" in texts_of(at)
    assert sent(workspace, opened) == {}


def test_a_confirmation_holds_only_for_what_was_confirmed(workspace: Workspace, opened: Round) -> None:
    at = survey(workspace, opened, responses(("A4", "A5", "G1"), ("A1", "", "G1")))
    at.checkbox[0].check().run()
    next(one for one in at.selectbox if one.label == "A5: weiß nicht").set_value("-").run()
    assert not at.checkbox[0].value
    assert "Bestätigen Sie die Zuordnung" in texts_of(at)


def test_one_column_for_two_questions_is_refused(workspace: Workspace, opened: Round) -> None:
    at = survey(workspace, opened, responses(("A4", "A5", "G1")))
    next(one for one in at.selectbox if one.label.startswith("2. ")).set_value("findenangebote").run()
    assert "Eine Spalte kann nur zu einer Frage gehören" in texts_of(at)
    assert not at.checkbox


def test_a_structure_without_answers_asks_for_the_other_file(workspace: Workspace, opened: Round) -> None:
    at = section(workspace, opened, "limesurvey", ("umfrage.lss", newer_structure()))
    assert "Die Datei mit den Antworten fehlt noch" in texts_of(at)
