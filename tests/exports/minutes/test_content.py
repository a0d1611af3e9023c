"""The minutes tell what a session agreed and on what, hide what is hidden, and name nobody."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

from dialogues.agreement_model import AgreementState, StatusChange
from dialogues.model import Outcome, Reason, ReasonKind, Talk
from dialogues.room_model import VoteState
from exports.minutes.content import minutes_content
from exports.minutes.source import MinutesSource
from exports.report.word import report_word
from selfeval.release import Reach
from tests.exports.example_session import (
    DAY,
    FIRST_VOTE,
    SESSION,
    agreement,
    card,
    example_minutes,
    example_results,
)
from texts.catalogue import translator

GERMAN, ENGLISH = translator("de"), translator("en")
CONTENT = example_minutes()


def opened(content: MinutesSource = CONTENT) -> WordDocument:
    return Document(io.BytesIO(report_word(minutes_content(content, GERMAN))))


def headings(document: WordDocument) -> list[tuple[str, str]]:
    return [
        (paragraph.style.name, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style and (paragraph.style.name or "").startswith(("Title", "Heading"))
    ]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


def table_with(document: WordDocument, heading: str) -> list[list[str]]:
    """The first table that has a column of this heading."""
    return next(rows for rows in map(cells, document.tables) if heading in rows[0])


def everything_written(document: WordDocument) -> str:
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    in_tables = [text for table in document.tables for row in cells(table) for text in row]
    return "\n".join([*paragraphs, *in_tables])


def test_agreements_come_before_the_talks_and_the_limits_of_the_figures_close() -> None:
    assert headings(opened()) == [
        ("Title", "Finden Familien, was sie brauchen?"),
        ("Heading 1", "Tagesordnung und Ergebnisse"),
        ("Heading 1", "Vereinbarungen"),
        ("Heading 1", "Die Gespräche im Einzelnen"),
        ("Heading 2", "1.1 Auffindbarkeit"),
        ("Heading 3", "Warum dieses Thema"),
        ("Heading 3", "Was die Zahlen zeigen"),
        ("Heading 3", "Beiträge aus dem Raum"),
        ("Heading 3", "Ergebnis des Gesprächs"),
        ("Heading 2", "2.1 Absprachen"),
        ("Heading 3", "Warum dieses Thema"),
        ("Heading 3", "Was die Zahlen zeigen"),
        ("Heading 3", "Ergebnis des Gesprächs"),
        ("Heading 1", "Worauf sich die Zahlen stützen"),
        ("Heading 1", "Was diese Zahlen nicht sagen"),
    ]


def test_the_first_lines_say_whose_session_it_was_when_and_for_whom_the_paper_is() -> None:
    facts = dict(
        paragraph.text.split("\t")
        for paragraph in opened().paragraphs
        if paragraph.style and paragraph.style.name == "Fact"
    )
    assert facts["Netzwerk"] == "Netzwerk Frühe Hilfen Musterstadt"
    assert facts["Datum"] == "18. November 2026"
    assert facts["Grundlage"] == "Runde „Runde im Herbst“ nach: Kleiner Rahmen, Fassung 1.0"
    assert facts["Reichweite"].startswith("intern – ")


def test_the_reach_stands_at_the_foot_of_every_page() -> None:
    foot = opened().sections[0].footer.paragraphs[0].text
    assert foot.startswith("Netzwerk Frühe Hilfen Musterstadt · Reichweite: intern\tSeite ")


def test_the_agenda_gives_each_topic_its_strongest_reason_and_its_outcome() -> None:
    assert table_with(opened(), "Geplant") == [
        ["Thema", "Geplant", "Ergebnis"],
        [
            "1.1 Auffindbarkeit\nZwei Perspektiven liegen 2 Stufen auseinander (höher: Fachkräfte, niedriger: Eltern).",
            "35 Min.",
            "bleibender Dissens",
        ],
        [
            "2.1 Absprachen\nInnerhalb der Perspektive Fachkräfte gehen die Antworten weit auseinander.",
            "30 Min.",
            "gemeinsame Einschätzung",
        ],
    ]


def test_one_line_sums_the_session_up() -> None:
    line = "2 Themen · 1 gemeinsame Einschätzung · 1 bleibender Dissens · 2 Vereinbarungen"
    assert line in everything_written(opened())


def test_survey_and_votes_stand_side_by_side_by_perspective() -> None:
    rows = table_with(opened(), "1. Abstimmung, vor dem Gespräch")
    assert rows[0] == [
        "Perspektive",
        "Selbsteinschätzung",
        "1. Abstimmung, vor dem Gespräch",
        "2. Abstimmung, nach dem Gespräch",
    ]
    by_perspective = {row[0]: row[1:] for row in rows[1:]}
    assert by_perspective["Koordination"] == [
        "„trifft zu“\n1 Antwort",
        "„trifft zu“\n1 Antwort",
        "„trifft eher zu“\n1 Antwort",
    ]
    assert by_perspective["Fachkräfte"][1] == ("Median „trifft zu“\n7 Antworten: 2 × trifft eher zu · 5 × trifft zu")


def test_a_hidden_group_is_called_not_shown_in_survey_and_vote() -> None:
    rows = {row[0]: row[1:] for row in table_with(opened(), "1. Abstimmung, vor dem Gespräch")}
    assert rows["Ehrenamt"] == ["nicht gezeigt", "keine Stimmen", "keine Stimmen"]
    assert rows["Eltern"][1] == "nicht gezeigt"


def test_a_topic_without_a_vote_shows_the_survey_alone() -> None:
    document = opened(replace(CONTENT, votes=()))
    assert [row[0] for row in map(cells, document.tables) if "Selbsteinschätzung" in row[0]] == [
        ["Perspektive", "Selbsteinschätzung"],
        ["Perspektive", "Selbsteinschätzung"],
        ["Perspektive", "Selbsteinschätzung"],
    ]


def test_who_was_not_asked_is_told_apart_from_who_is_not_shown() -> None:
    table = next(rows for rows in map(cells, opened().tables[::-1]) if "Selbsteinschätzung" in rows[0])
    assert {row[0]: row[1] for row in table[1:]}["Eltern"] == "nicht gefragt"
    assert {row[0]: row[1] for row in table[1:]}["Ehrenamt"] == "nicht gezeigt"


def test_a_vote_that_was_not_revealed_stays_out() -> None:
    blind = FIRST_VOTE.model_copy(update={"state": VoteState.OPEN})
    assert "Abstimmung, vor" not in everything_written(opened(replace(CONTENT, votes=(blind,))))


def test_only_cards_that_the_room_saw_are_kept() -> None:
    written = everything_written(opened())
    assert "Wer neu zugezogen ist, erfährt von nichts." in written
    assert "Dieser Satz blieb verdeckt." not in written


def test_a_card_stands_under_its_own_topic_only() -> None:
    stray = card("Karte ohne Thema.").model_copy(update={"agenda_item_id": "anderes"})
    assert "Karte ohne Thema." not in everything_written(opened(replace(CONTENT, contributions=(stray,))))


def test_agreements_are_a_table_with_the_next_due_first() -> None:
    assert table_with(opened(), "Woran wir es merken") == [
        ["Was", "Wer", "Bis wann", "Woran wir es merken", "Stand"],
        [
            "Neu zugezogene Familien werden ins Elterncafé eingeladen.\n1.1 Auffindbarkeit",
            "Koordination mit dem Familienzentrum",
            "31.01.2027",
            "Eltern im Elterncafé kennen das Blatt.",
            "offen",
        ],
        [
            "Ein Blatt mit allen Anlaufstellen liegt in der Geburtsklinik aus.\n1.1 Auffindbarkeit",
            "Koordination mit dem Familienzentrum",
            "31.03.2027",
            "Eltern im Elterncafé kennen das Blatt.",
            "offen",
        ],
    ]


def test_an_agreement_shows_how_far_it_has_come() -> None:
    made = agreement("Blatt auslegen", date(2027, 3, 31))
    step = StatusChange(on=date(2027, 2, 1), state=AgreementState.UNDER_WAY, note="Entwurf liegt vor.")
    moved = made.model_copy(update={"history": (*made.history, step)})
    rows = table_with(opened(replace(CONTENT, agreements=(moved,))), "Stand")
    assert rows[1][-1] == "in Arbeit\nEntwurf liegt vor."


def test_agreements_of_other_sessions_stay_out() -> None:
    other = agreement("Etwas anderes", date(2027, 1, 1), session_id="andere")
    written = everything_written(opened(replace(CONTENT, agreements=(other,))))
    assert "Etwas anderes" not in written
    assert "In dieser Sitzung wurde keine Vereinbarung getroffen." in written


def test_dissent_is_recorded_as_a_result_with_its_note() -> None:
    written = everything_written(opened())
    assert "Dieser Dissens ist ein Ergebnis" in written
    assert "Fachkräfte halten die Angebote für bekannt.\nEltern haben spät davon erfahren." in written


@pytest.mark.parametrize("outcome", [*Outcome, None])
def test_every_topic_has_an_outcome_in_words(outcome: Outcome | None) -> None:
    item = Talk(id="erstes", criterion_id="finden", minutes=20, outcome=outcome)
    document = opened(replace(CONTENT, session=SESSION.model_copy(update={"agenda": (item,)})))
    row = table_with(document, "Geplant")[1]
    assert row[0].endswith("Auf Vorschlag der Moderation.")
    assert row[2]


def test_the_same_reason_from_two_statements_is_told_once() -> None:
    spread = Reason(kind=ReasonKind.SPREAD, perspective="fachkraft")
    item = Talk(id="erstes", criterion_id="finden", minutes=20, reasons=(spread, spread))
    document = opened(replace(CONTENT, session=SESSION.model_copy(update={"agenda": (item,)})))
    points = [p.text for p in document.paragraphs if p.style and p.style.name == "List Bullet"]
    assert sum("Innerhalb der Perspektive" in point for point in points) == 1


def test_a_session_without_topics_says_so() -> None:
    document = opened(replace(CONTENT, session=SESSION.model_copy(update={"agenda": ()})))
    assert "Für diese Sitzung wurden keine Themen festgelegt." in everything_written(document)


def test_the_basis_names_how_many_answered_but_not_in_a_group_below_its_bound() -> None:
    assert table_with(opened(), "Eingeladen") == [
        ["Perspektive", "Antworten", "Eingeladen", "Wie geantwortet wurde"],
        ["Koordination", "1", "nicht erfasst", "offen"],
        ["Fachkräfte", "12", "20", "anonym"],
        ["Ehrenamt", "weniger als 5", "nicht erfasst", "anonym"],
        ["Eltern", "9", "40", "anonym"],
    ]


def test_the_closing_box_says_what_the_figures_do_not_say() -> None:
    box = [p.text for p in opened().paragraphs if p.style and p.style.name == "Box"]
    assert len(box) == 7
    assert any("Rangfolge" in point for point in box)


def test_minutes_of_results_for_everybody_are_refused() -> None:
    with pytest.raises(ValueError, match="inside the network"):
        minutes_content(replace(CONTENT, results=example_results(Reach.PUBLIC)), GERMAN)


def test_the_file_tells_the_day_and_the_network_and_no_person() -> None:
    properties = opened().core_properties
    assert properties.title == "Protokoll: Finden Familien, was sie brauchen?"
    assert properties.author == properties.last_modified_by == CONTENT.network
    assert properties.created is not None
    assert properties.created.date() == DAY
    with zipfile.ZipFile(io.BytesIO(report_word(minutes_content(CONTENT, GERMAN)))) as file:
        content = b"".join(file.read(name) for name in file.namelist())
    for key in (SESSION.id, FIRST_VOTE.id, SESSION.network_id + "<"):
        assert f">{key}".encode() not in content


def test_words_that_look_like_a_program_are_printed_as_they_stand() -> None:
    text = '#panic("x") *fett* <w:br/> &amp; {name}'
    session = SESSION.model_copy(update={"title": text})
    document = opened(replace(CONTENT, network=text, session=session, contributions=(card(text),)))
    assert everything_written(document).count(text) == 3


def test_the_same_session_gives_the_same_file() -> None:
    assert report_word(minutes_content(CONTENT, GERMAN)) == report_word(minutes_content(example_minutes(), GERMAN))


def test_english_minutes_are_english() -> None:
    document = Document(io.BytesIO(report_word(minutes_content(CONTENT, ENGLISH))))
    assert ("Heading 1", "What these figures do not say") in headings(document)
    assert document.core_properties.language == "en-GB"
