"""Minutes of a session in which everything happened say all of it, and of what did not happen they say nothing."""

import io
from dataclasses import fields, replace

from docx import Document
from docx.oxml.ns import qn

from dialogues.agreement_model import AgreementState
from dialogues.preparation_model import Numbering
from dialogues.room_model import VoteState
from exports.minutes.content import minutes_content
from exports.minutes.source import MinutesSource
from exports.report.blocks import Facts, PaperContent, Points, Table, Text
from exports.report.pdf import report_pdf
from exports.report.word import report_word
from tests.exports.example_session import SECOND_VOTE, SESSION, card, example_results
from tests.exports.pdf_text import pages_of, squeezed
from tests.exports.whole_session import (
    CARDS,
    CHECK,
    CLOSING,
    DONE_BEFORE,
    DRAFT_NOTE,
    EARLIER,
    LATER,
    MEANINGS,
    WHOLE,
    question,
    whole_minutes,
)
from texts.catalogue import translator

GERMAN = translator("de")
SOURCE = whole_minutes()
BARE = MinutesSource("Netzwerk", SESSION.model_copy(update={"agenda": ()}), example_results())


def made(source: MinutesSource = SOURCE) -> PaperContent:
    return minutes_content(source, GERMAN)


def headings(source: MinutesSource = SOURCE) -> list[str]:
    return [section.heading for section in made(source).sections]


def under(heading: str, source: MinutesSource = SOURCE) -> list[str]:
    """All that stands under a heading, sentence by sentence and row by row."""
    said: list[str] = []
    for section in made(source).sections:
        if section.heading != heading:
            continue
        for block in section.blocks:
            match block:
                case Text():
                    said.append(block.text)
                case Points():
                    said += block.points
                case Facts():
                    said += [f"{name}: {value}" for name, value in block.facts]
                case Table():
                    said += [" | ".join(row) for row in block.rows]
                    said += [note for row in block.notes for note in row if note]
    return [one.replace("\u00a0", " ") for one in said]


def everything(source: MinutesSource) -> str:
    content = made(source)
    facts = [value for _, value in content.facts]
    return "\n".join([*facts, *headings(source), *(one for name in headings(source) for one in under(name, source))])


def test_the_parts_stand_in_the_order_in_which_people_ask() -> None:
    assert [one.heading for one in made().sections if one.level == 2 and one.heading] == [
        "Tagesordnung und Ergebnisse",
        "Was aus früheren Vereinbarungen wurde",
        "Vereinbarungen",
        "Die Gespräche im Einzelnen",
        "Weitere Teile der Sitzung",
        "Die Vereinbarungen im Einzelnen",
        "Rückmeldung zum Schluss",
        "Wie es weitergeht",
        "Worauf sich die Zahlen stützen",
    ]


def test_parts_that_did_not_happen_leave_no_heading() -> None:
    assert headings(BARE) == [
        "Tagesordnung und Ergebnisse",
        "Vereinbarungen",
        "Worauf sich die Zahlen stützen",
        "",
    ]


def test_the_head_says_which_meeting_it_was_when_where_and_who_was_there_in_numbers() -> None:
    facts = dict(made().facts)
    assert facts["Reihe"] == "3. Treffen 2026 der Reihe „Runder Tisch“"
    assert facts["Datum"] == "18. November 2026, 14:00 Uhr"
    assert facts["Ort"] == "Familienzentrum am Park"
    assert facts["Dauer"] == "120 Minuten geplant, 67 Minuten gebraucht"
    assert facts["Bereiche im Raum"] == "Gesundheitswesen 4, frühe Bildung 6"
    assert facts["Ebenen im Raum"] == "Planung und Steuerung 3, Umsetzung und Praxis 12"
    assert facts["Reichweite"].startswith("intern")


def test_a_series_that_counts_on_names_no_year() -> None:
    assert SOURCE.series is not None
    counting_on = SOURCE.series.model_copy(update={"numbering": Numbering.CONTINUOUS})
    assert dict(made(replace(SOURCE, series=counting_on)).facts)["Reihe"] == "3. Treffen der Reihe „Runder Tisch“"


def test_the_agenda_shows_planned_and_used_minutes_and_how_a_part_was_led() -> None:
    agenda = under("Tagesordnung und Ergebnisse")
    assert "Ankommen | 10 Min. | 12 Min. | " in agenda
    assert "1.1 Auffindbarkeit | 35 Min. | 40 Min. | bleibender Dissens" in agenda
    assert "Pause | 10 Min. | – | " in agenda
    assert any(one.endswith("Vorgehen: Reden in drei Runden.") for one in agenda)


def test_an_unknown_method_is_left_out() -> None:
    assert "Vorgehen" not in everything(replace(SOURCE, methods={}))


def test_earlier_agreements_are_told_as_they_stood_on_that_day() -> None:
    told = under("Was aus früheren Vereinbarungen wurde")
    assert told[0].startswith("Sprechstunde im Familienzentrum | ")
    assert told[0].endswith(" | in Arbeit")
    assert "Raum gefunden. Neue Frist: 15.01.2027." in told
    assert told[1].endswith(" | offen")
    assert "In dieser Sitzung kein neuer Stand." in told
    assert "Läuft seit Januar." not in everything(SOURCE)


def test_what_was_finished_before_or_agreed_later_is_not_followed_up() -> None:
    text = everything(SOURCE)
    assert DONE_BEFORE.what not in text
    assert LATER.what not in text


def test_an_agenda_without_a_look_back_tells_only_what_was_changed_on_that_day() -> None:
    agenda = tuple(item for item in WHOLE.agenda if item.id != "rueck")
    told = under(
        "Was aus früheren Vereinbarungen wurde",
        replace(SOURCE, session=WHOLE.model_copy(update={"agenda": agenda})),
    )
    assert told[0].startswith(EARLIER.what)
    assert not any("Liste der Ehrenamtlichen" in one for one in told)


def test_an_open_agreement_of_last_time_is_a_reason_with_its_own_words() -> None:
    assert "Dazu waren 2 frühere Vereinbarungen noch nicht erledigt." in under("Warum dieses Thema")


def test_the_local_meaning_is_the_version_of_that_day() -> None:
    assert under("Was heißt das bei uns") == [
        "Familien erfahren in der ersten Woche davon.",
        "Daran würden wir es merken: Eltern nennen von selbst eine Anlaufstelle.",
        "In dieser Sitzung vereinbart (Fassung 2, 18. November 2026).",
    ]
    before = under("Was heißt das bei uns", replace(SOURCE, meanings=MEANINGS[:1]))
    assert before[-1] == "Vereinbart am 3. November 2025 (Fassung 1)."


def test_perspectives_that_were_counted_together_have_one_row_and_bear_both_names() -> None:
    rows = [one for one in under("Was die Zahlen zeigen") if one.startswith("Fachkräfte")]
    assert rows[0].startswith(
        "Fachkräfte und Ehrenamt (zusammen gezählt) | Fachkräfte: Median „trifft zu“, 12 Antworten"
    )
    assert "\nEhrenamt: nicht gezeigt | " in rows[0]


def test_the_shift_between_two_votes_is_told_in_words_for_groups_that_are_shown_in_both() -> None:
    told = under("Was die Zahlen zeigen")
    assert any(one.startswith("Koordination: nach dem Gespräch 1 Stufe niedriger (vorher „trifft zu“") for one in told)
    assert any("nach dem Gespräch 1,5 Stufen niedriger" in one for one in told)
    assert not any(one.startswith("Eltern: ") for one in told)


def test_votes_that_were_counted_by_hand_are_marked() -> None:
    (table, *_) = [table for table in made().tables() if "Selbsteinschätzung" in table.columns]
    assert table.columns[2] == "1. Abstimmung, vor dem Gespräch"
    assert table.columns[3] == "2. Abstimmung, nach dem Gespräch (von Hand ausgezählt)"
    assert "15 Antworten (von Hand ausgezählt)" in under("Was zuerst kommt")


def test_cards_stand_in_the_clusters_and_the_order_in_which_the_room_put_them() -> None:
    assert under("Beiträge aus dem Raum")[:5] == [
        "Wo Familien sind",
        "Ein Blatt in der Klinik.",
        "Plakate helfen wenig.",
        "Einzelne Karten",
        "Wer neu zuzieht, erfährt nichts.",
    ]


def test_a_consensus_check_has_its_answers_and_the_reasons_that_were_shown() -> None:
    assert under("Prüfung, ob alle mittragen") == [
        "Jede Familie bekommt das Blatt in der Klinik.",
        "15 Antworten",
        "einig | 11",
        "tragbar | 3",
        "Einwand | 1",
        "Die Klinik muss mitmachen.",
    ]


def test_dots_show_what_comes_first_first_and_name_criteria_and_clusters() -> None:
    told = under("Was zuerst kommt")
    assert told[-3:] == ["Das Blatt | 9", "1.1 Auffindbarkeit | 4", "Wo Familien sind | 0"]


def test_a_hidden_answer_of_the_room_is_said_to_be_hidden() -> None:
    hidden = question(CHECK.kind, CHECK.agenda_item_id, None, text=CHECK.text, options=CHECK.options)
    told = under("Prüfung, ob alle mittragen", replace(SOURCE, votes=(hidden,)))
    assert told[1] == "Das Ergebnis wird nicht gezeigt. Das schützt, wer geantwortet hat."
    assert not any("|" in one for one in told)


def test_a_question_that_was_not_revealed_stays_out() -> None:
    asked = CHECK.model_copy(update={"state": VoteState.OPEN, "result": ()})
    assert "Prüfung, ob alle mittragen" not in headings(replace(SOURCE, votes=(asked,)))


def test_the_pulse_stands_at_the_end_with_a_column_for_each_step() -> None:
    assert under("Rückmeldung zum Schluss")[1:] == [
        "Hat sich die Zeit gelohnt? | 0 | 0 | 6 | 9",
        "Sind alle zu Wort gekommen? | 0 | 0 | 15 | 0",
        "Ist klar, wie es weitergeht? | 1 | 0 | 0 | 14",
    ]
    assert "Rückmeldung zum Schluss" not in headings(
        replace(SOURCE, votes=tuple(vote for vote in SOURCE.votes if vote.id != CLOSING.id))
    )


def test_each_perspective_s_reasons_stand_beside_the_outcome() -> None:
    told = under("Ergebnis des Gesprächs")
    assert "Fachkräfte: Wir sagen es in jedem Gespräch." in told
    assert "Eltern: In den ersten Wochen bleibt davon wenig hängen." in told


def test_agreements_of_which_more_was_said_stand_in_full() -> None:
    told = under("Ein Blatt mit allen Anlaufstellen liegt aus.")
    for line in (
        "Ziel: Jede Familie kennt eine Anlaufstelle.",
        "Beteiligt: Geburtsklinik, Familienzentrum",
        "Kosten: 400 Euro im Jahr",
        "Personal: zwei Stunden im Monat",
        "Beschluss nötig von: Jugendhilfeausschuss",
        "Wiedervorlage: 15. April 2027",
    ):
        assert line in told


def test_what_comes_next_names_the_next_meeting_and_the_days_of_review() -> None:
    assert under("Wie es weitergeht") == [
        "Nächstes Treffen: 3. März 2027, 14:00 Uhr, Familienzentrum am Park, „Bilanz“",
        "Wiedervorlage am 15. April 2027: Ein Blatt mit allen Anlaufstellen liegt aus.",
    ]


def test_withheld_and_waiting_cards_never_appear_in_a_file() -> None:
    word, pdf = report_word(made()), report_pdf(made())
    document = Document(io.BytesIO(word))
    written = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Ein Blatt in der Klinik." in written
    assert DRAFT_NOTE in [one.text for one in CARDS]
    for unseen in (DRAFT_NOTE, "Wartet noch auf Durchsicht."):
        assert unseen not in written
        assert squeezed(unseen) not in "".join(pages_of(pdf))


def test_there_is_no_way_for_preparation_notes_into_minutes() -> None:
    assert {field.name for field in fields(MinutesSource)} == {
        "network",
        "session",
        "results",
        "votes",
        "contributions",
        "clusters",
        "agreements",
        "meanings",
        "series",
        "next_session",
        "methods",
    }


def test_word_and_pdf_say_the_same() -> None:
    document = Document(io.BytesIO(report_word(made())))
    pdf = "".join(pages_of(report_pdf(made())))
    cells = [
        paragraph.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
    texts = [paragraph.text for paragraph in document.paragraphs if not paragraph.text.startswith("Netzwerk Frühe")]
    missing = [text for text in (*cells, *texts) if squeezed(text) not in pdf and "\t" not in text]
    assert missing == []


def test_every_table_in_word_repeats_its_header_and_is_described() -> None:
    document = Document(io.BytesIO(report_word(made())))
    assert len(document.tables) == len(made().tables())
    for mark in ("tblHeader", "tblDescription"):
        assert len(list(document.element.body.iter(qn(f"w:{mark}")))) == len(document.tables)
    assert document.core_properties.language == "de-DE"


def test_the_pdf_is_made_for_screen_readers_and_in_german() -> None:
    pdf = report_pdf(made())
    for mark in (b"/StructTreeRoot", b"pdfuaid:part", b"/Lang(de)"):
        assert mark in pdf


def test_the_same_session_gives_the_same_files() -> None:
    for make in (report_pdf, report_word):
        assert make(made()) == make(made(whole_minutes()))


def test_what_happened_after_the_session_changes_only_its_own_agreements() -> None:
    later = EARLIER.history[:-1]
    changed = EARLIER.model_copy(update={"history": later})
    others = tuple(changed if one.id == EARLIER.id else one for one in SOURCE.agreements)
    assert EARLIER.state is AgreementState.DONE
    assert made(replace(SOURCE, agreements=others)) == made()


def test_a_part_without_a_title_is_called_by_what_it_is_for() -> None:
    assert any(one.startswith("Abschluss | ") for one in under("Tagesordnung und Ergebnisse"))


def test_a_second_vote_alone_tells_no_shift() -> None:
    told = under("Was die Zahlen zeigen", replace(SOURCE, votes=(SECOND_VOTE,)))
    assert not any("nach dem Gespräch" in one for one in told)


def test_english_minutes_hold_no_german_heading() -> None:
    english = minutes_content(SOURCE, translator("en"))
    assert not {one.heading for one in english.sections if one.heading and one.level == 2} & set(headings())


def test_words_of_people_stay_as_they_were_written() -> None:
    odd = card('=HYPERLINK("x") <b>#fett</b>')
    assert odd.text in under("Beiträge aus dem Raum", replace(SOURCE, contributions=(odd,)))
