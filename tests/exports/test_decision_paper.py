"""The proposal for a decision says what a body needs to decide, and nothing that was meant for the network alone."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from dialogues.agreement_model import Resolution
from dialogues.room_model import VoteFigure, item_votes
from exports.decision_paper import DecisionSource, decision_content
from exports.report.blocks import Facts, PaperContent, Points, Table, Text
from exports.report.word import report_word
from selfeval.model import PerspectivePlan, Recipient, Round, RoundState
from selfeval.release import Reach
from selfeval.results import Results
from tests.exports.example_session import NO, RATHER_NO, RATHER_YES, ROUND, UNKNOWN, YES, agreement, example_results
from tests.exports.whole_session import DRAFT_NOTE, EARLIER, FULL, MEANINGS, TALK, VOTES, WAITING, WHOLE
from tests.fakes.small_round import ITEM, results
from texts.catalogue import translator

GERMAN = translator("de")
OPEN_TO_ALL: Round = ROUND.model_copy(update={"recipients": frozenset({Recipient.NETWORK, Recipient.PUBLIC})})
COUNTS = {
    "koordination": {ITEM: {YES: 1}, "absprachen.gelten": {YES: 1}},
    "fachkraft": {ITEM: {YES: 8, RATHER_YES: 3, RATHER_NO: 1}, "absprachen.gelten": {NO: 6, YES: 6}},
    "ehrenamt": {ITEM: {YES: 2, RATHER_NO: 5}, "absprachen.gelten": {YES: 2, NO: 1}},
    "eltern": {ITEM: {NO: 8, RATHER_NO: 3, YES: 1, UNKNOWN: 6}},
}
SESSION = WHOLE.model_copy(update={"counted_with": {}})


def public(of_round: Round = OPEN_TO_ALL) -> Results:
    return results(of_round, COUNTS, Reach.PUBLIC)


SOURCE = DecisionSource(
    network="Netzwerk Frühe Hilfen Musterstadt",
    session=SESSION,
    results=public(),
    proposed=(FULL,),
    agreements=(FULL, EARLIER, WAITING),
    votes=tuple(item_votes(VOTES)),
    meanings=MEANINGS,
)


def made(source: DecisionSource = SOURCE) -> PaperContent:
    return decision_content(source, GERMAN)


def under(heading: str, source: DecisionSource = SOURCE) -> list[str]:
    said: list[str] = []
    for section in made(source).sections:
        if section.heading == heading:
            for block in section.blocks:
                match block:
                    case Text():
                        said.append(block.text)
                    case Points():
                        said += block.points
                    case Table():
                        said += [" | ".join(row) for row in block.rows]
                        said += [note for row in block.notes for note in row if note]
                    case Facts():
                        said += [value for _, value in block.facts]
    return said


def written(source: DecisionSource = SOURCE) -> str:
    document = Document(io.BytesIO(report_word(made(source))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_sections_follow_the_order_of_a_proposal() -> None:
    assert [one.heading for one in made().sections if one.level == 2 and one.heading] == [
        "1. Ausgangslage",
        "2. Befund",
        "3. Beschlussvorschlag",
        "4. Kosten und Personal",
        "5. Umsetzung: wer macht was bis wann",
        "6. Was aus früheren Beschlüssen wurde",
        "7. Anlagen",
        "8. Abstimmung",
    ]


def test_the_head_names_body_subject_and_reach() -> None:
    facts = dict(made().facts)
    assert facts["Gremium"] == "Jugendhilfeausschuss"
    assert facts["Betreff"] == "Vereinbarung zu 1.1 Auffindbarkeit"
    assert facts["Reichweite"] == "öffentlich: Gruppen erscheinen ab 10 Personen"
    assert made().footer.endswith("Reichweite: öffentlich")
    assert made().file_title == "Beschlussvorlage: Vereinbarung zu 1.1 Auffindbarkeit"


def test_the_situation_says_where_views_part_with_the_number_of_answers() -> None:
    told = under("1.1 Auffindbarkeit")
    assert "Das Netzwerk versteht darunter: Familien erfahren in der ersten Woche davon." in told
    assert any("3 Stufen auseinander" in one and "(12 Antworten)" in one and "(18 Antworten)" in one for one in told)
    assert "Ziel der Vereinbarung: Jede Familie kennt eine Anlaufstelle." in told


def test_a_perspective_below_ten_is_said_to_be_not_shown_in_survey_and_vote() -> None:
    rows = [one for one in under("2. Befund") if one.startswith(("Ehrenamt | ", "Koordination | "))]
    assert [row for row in rows if row.endswith(" | nicht gezeigt")]
    assert not [row for row in rows if "Median" in row or "„trifft zu“" in row]
    assert any(one.startswith("Gezeigt wird eine Perspektive ab 10 Antworten.") for one in under("2. Befund"))


def test_votes_of_fewer_than_ten_leave_no_column_and_are_said_to_be_missing() -> None:
    assert not [table for table in made().tables() if any("Abstimmung" in column for column in table.columns)]
    assert "Abstimmungen aus der Sitzung, die hier fehlen, werden außerhalb des Netzwerks nicht gezeigt." in under(
        "2. Befund"
    )


def test_a_vote_of_ten_stands_beside_the_survey() -> None:
    first = SOURCE.votes[0]
    shown = VoteFigure(
        perspective="fachkraft", shown="full", reach=Reach.PUBLIC, answered=11, counts={YES: 9, NO: 2}, median=4.0
    )
    hidden = VoteFigure(perspective="eltern", shown="hidden", reach=Reach.PUBLIC)
    vote = first.model_copy(update={"result": (shown, hidden)})
    (table,) = [one for one in made(replace(SOURCE, votes=(vote,))).tables() if len(one.columns) == 3 and one.notes]
    cells = {row[0]: row[2] for row in table.rows}
    assert cells["Fachkräfte"] == "Median „trifft zu“"
    assert {cells["Eltern"], cells["Koordination"], cells["Ehrenamt"]} == {"nicht gezeigt"}


def test_proposal_cost_and_steps_are_told_with_what_nobody_stated() -> None:
    other = agreement("Ein zweites Vorhaben", date(2027, 6, 1)).model_copy(
        update={"decision_from": "Jugendhilfeausschuss"}
    )
    both = replace(SOURCE, proposed=(FULL, other))
    assert under("3. Beschlussvorschlag", both)[1:] == [FULL.what, other.what]
    assert under("4. Kosten und Personal", both) == [
        f"{FULL.what} | 400 Euro im Jahr | zwei Stunden im Monat | Druck über die Kreisverwaltung",
        "Ein zweites Vorhaben | keine Angabe | keine Angabe | keine Angabe",
    ]
    steps = under("5. Umsetzung: wer macht was bis wann", both)
    assert steps[0].startswith(f"{FULL.what} | Koordination mit dem Familienzentrum | 31.03.2027 | ")
    assert "Wiedervorlage: 15.04.2027" in steps
    assert dict(made(both).facts)["Betreff"] == "2 Vereinbarungen zu 1.1 Auffindbarkeit"


def test_earlier_decisions_are_told_with_what_became_of_them() -> None:
    told = under("6. Was aus früheren Beschlüssen wurde")
    assert told[0] == f"12.05.2026 | Zugestimmt, befristet auf ein Jahr. | {EARLIER.what} | erledigt"
    assert "seit 01.02.2027" in told


@pytest.mark.parametrize(
    ("criterion", "body", "is_told"),
    [
        ("absprachen", "jugendhilfeausschuss ", True),
        ("finden", "Kreistag", True),
        ("absprachen", "Kreistag", False),
    ],
)
def test_an_earlier_decision_counts_by_its_criterion_or_its_body(criterion: str, body: str, is_told: bool) -> None:
    other = EARLIER.model_copy(
        update={
            "criterion_id": criterion,
            "decision_from": body,
            "resolution": Resolution(on=date(2025, 3, 1), result="Vertagt."),
        }
    )
    told = under("6. Was aus früheren Beschlüssen wurde", replace(SOURCE, agreements=(FULL, other)))
    assert any("Vertagt." in one for one in told) is is_told
    none = "Zu diesem Thema und von diesem Gremium ist kein früherer Beschluss festgehalten."
    assert (none in told) is not is_told


def test_there_is_an_empty_line_for_the_vote() -> None:
    table = made().tables()[-1]
    assert table.columns == ("Sitzung am", "Ja", "Nein", "Enthaltung", "Abweichender Beschluss")
    assert [cell.strip("\u00a0\n") for cell in table.rows[0]] == [""] * 5


def test_what_was_written_for_the_network_stays_there() -> None:
    text = written()
    assert FULL.what in text
    for inside in (
        DRAFT_NOTE,
        "Raum gefunden.",
        "Läuft seit Januar.",
        *TALK.standpoints.values(),
        *TALK.outcome_note.splitlines(),
        "intern",
    ):
        assert inside not in text


def test_promised_to_stay_inside_figures_and_outcomes_stay_out() -> None:
    inside = replace(SOURCE, results=public(ROUND))
    assert under("2. Befund", inside) == [GERMAN("decision_paper.no_figures")]
    text = written(inside)
    assert "Median" not in text
    assert "Dissens" not in text
    assert len(under("7. Anlagen", inside)) == 1


def test_figures_that_were_deleted_are_said_to_be_deleted() -> None:
    erased = OPEN_TO_ALL.model_copy(update={"state": RoundState.ERASED})
    gone = replace(SOURCE.results, of_round=erased, items=(), sent={})
    assert under("2. Befund", replace(SOURCE, results=gone)) == [GERMAN("round_life.minutes.erased")]


def test_results_for_the_network_and_an_empty_proposal_are_refused() -> None:
    for wrong in (replace(SOURCE, results=example_results(Reach.INTERNAL)), replace(SOURCE, proposed=())):
        with pytest.raises(ValueError, match="leaves the network"):
            decision_content(wrong, GERMAN)


def test_the_same_session_gives_the_same_file() -> None:
    assert report_word(made()) == report_word(made(replace(SOURCE)))


def test_a_round_of_one_perspective_finds_nothing_to_compare() -> None:
    alone = OPEN_TO_ALL.model_copy(update={"plans": (PerspectivePlan(perspective="ehrenamt"),)})
    few = results(alone, {"ehrenamt": COUNTS["ehrenamt"]}, Reach.PUBLIC)
    told = under("1.1 Auffindbarkeit", replace(SOURCE, results=few, votes=()))
    assert any(one.startswith("Zu diesem Thema werden keine Unterschiede") for one in told)
