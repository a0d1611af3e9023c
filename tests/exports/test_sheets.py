"""The sheet says everything that a person needs before taking part, on one page, and nothing as markup."""

from dataclasses import replace
from datetime import date

import pytest

from exports.sheets import (
    SheetContent,
    minutes_to_answer,
    perspective_sheets,
    sheet_content,
)
from selfeval.model import Mode, Recipient
from tests.exports.pdf_text import pages_of, squeezed
from tests.fakes.small_round import FRAMEWORK, plan, small_round
from texts.catalogue import translator

GERMAN, ENGLISH = translator("de"), translator("en")
ADDRESS = "https://dialog.example.org/t/k7d2w5pqxmztc4rhvbnyaegju3"
CONTENT = SheetContent(
    network="Netzwerk Frühe Hilfen Musterstadt",
    round_title="Wie gut arbeiten wir zusammen?",
    perspective="Eltern",
    topics=("So finden Sie Hilfe", "Zusammen arbeiten"),
    questions=12,
    address=ADDRESS,
    mode=Mode.ANONYMOUS,
    k=7,
    recipients=frozenset({Recipient.NETWORK}),
    closes_on=date(2026, 12, 12),
)
LONG_NAME = "Netzwerk für frühe Bildung und gesundes Aufwachsen im Landkreis Musterhausen-Beispielstetten"


def page(content: SheetContent) -> str:
    (text,) = pages_of(perspective_sheets([content], GERMAN))
    return text


@pytest.mark.parametrize(
    "said",
    [
        "Netzwerk Frühe Hilfen Musterstadt",
        "Wie gut arbeiten wir zusammen?",
        "Für: Eltern",
        "So finden Sie Hilfe",
        "Zusammen arbeiten",
        ADDRESS,
        "etwa 4 Minuten",
        "12 Fragen",
        "12. Dezember 2026",
        "Freiwillig",
        "mindestens 7 Personen",
        "Wer die Ergebnisse sieht",
    ],
)
def test_a_sheet_says(said: str) -> None:
    assert squeezed(said) in page(CONTENT)


def test_a_perspective_that_answers_openly_is_told_so_and_not_called_anonymous() -> None:
    text = page(replace(CONTENT, mode=Mode.DECLARED))
    assert squeezed("Offen, nicht anonym") in text
    assert squeezed("mindestens 7 Personen") not in text


def test_every_recipient_is_named_and_the_higher_bound_outside_the_network() -> None:
    alone, everybody = page(CONTENT), page(replace(CONTENT, recipients=frozenset(Recipient)))
    for said in ("(NZFH)", "Die Öffentlichkeit.", "erst ab 10 Personen"):
        assert squeezed(said) not in alone
        assert squeezed(said) in everybody


def test_a_round_without_an_end_promises_none() -> None:
    assert squeezed("Bitte bis zum") not in page(replace(CONTENT, closes_on=None))


def test_text_that_looks_like_a_program_is_printed_as_it_stands() -> None:
    text = '#panic("x") *fett* $x$ <marke> @quelle \\ `roh`'
    assert page(replace(CONTENT, network=text, round_title=text, topics=(text,))).count(squeezed(text)) == 3


def test_the_longest_sheet_is_still_one_page() -> None:
    longest = replace(
        CONTENT,
        network=LONG_NAME,
        round_title=LONG_NAME + ", Herbst 2026",
        topics=tuple(f"{number}. Qualifizierung und interprofessionelles Lernen" for number in range(12)),
        perspective="Leitung von Einrichtungen und Diensten",
        recipients=frozenset(Recipient),
        address="https://qualitaetsdialoge.landkreis-musterhausen.example.org/t/k7d2w5pqxmztc4rhvbnyaegju3",
    )
    assert squeezed(longest.topics[-1]) in page(longest)


def test_several_perspectives_make_one_file_with_a_page_each() -> None:
    others = [CONTENT, replace(CONTENT, perspective="Fachkräfte")]
    pages = pages_of(perspective_sheets(others, GERMAN))
    assert [squeezed("Für: Eltern") in text for text in pages] == [True, False]
    assert [squeezed("Für: Fachkräfte") in text for text in pages] == [False, True]


def test_the_file_is_tagged_in_its_language_declares_pdf_ua_and_has_a_title() -> None:
    german, english = perspective_sheets([CONTENT], GERMAN), perspective_sheets([CONTENT], ENGLISH)
    assert b"/Lang(de)" in german
    assert b"/Lang(en)" in english
    assert b"/Marked true" in german
    assert b"<pdfuaid:part>1</pdfuaid:part>" in german
    assert b"Einladung: Wie gut arbeiten wir zusammen?" in german
    assert f"/URI({ADDRESS})".encode() in german


def test_the_file_says_nothing_about_when_it_was_made() -> None:
    pdf = perspective_sheets([CONTENT], GERMAN)
    assert b"CreationDate" not in pdf
    assert b"CreateDate" not in pdf


def test_the_same_content_gives_the_same_file() -> None:
    assert perspective_sheets([CONTENT], GERMAN) == perspective_sheets([replace(CONTENT)], GERMAN)


@pytest.mark.parametrize(("questions", "minutes"), [(1, 1), (3, 1), (4, 2), (12, 4), (54, 18)])
def test_answering_takes_twenty_seconds_a_question(questions: int, minutes: int) -> None:
    assert minutes_to_answer(questions) == minutes


def test_the_content_of_a_sheet_comes_from_the_round() -> None:
    planned = small_round(plan("eltern", k=8), plan("fachkraft"), criteria=("finden", "wechsel"))
    content = sheet_content(planned, FRAMEWORK, "eltern", network="Netz", address=ADDRESS)
    assert (content.perspective, content.mode, content.k) == ("Eltern", Mode.ANONYMOUS, 8)
    assert content.topics == ("So finden Sie Hilfe", "Zusammen arbeiten")
    assert content.questions == 2


@pytest.mark.parametrize("perspective", ["leitung", "koordination"])
def test_who_does_not_answer_by_a_link_gets_no_sheet(perspective: str) -> None:
    planned = small_round(plan("fachkraft"), plan("leitung", Mode.CONSENSUS))
    with pytest.raises(ValueError, match="does not answer by a link that all share"):
        sheet_content(planned, FRAMEWORK, perspective, network="Netz", address=ADDRESS)


def test_a_group_that_is_shown_with_another_is_told_so() -> None:
    joined = plan("ehrenamt", k=8).model_copy(update={"shown_with": "fachkraft"})
    of_round = small_round(plan("fachkraft"), joined)
    content = sheet_content(of_round, FRAMEWORK, "fachkraft", network="Netz", address=ADDRESS)
    assert (content.shown_with, content.k) == (("Ehrenamt",), 8)
    text = page(content)
    assert squeezed("zusammen mit denen dieser Gruppe gezählt und gezeigt: Ehrenamt") in text
    assert squeezed("mindestens 8 Personen aus Ihrer Gruppe") not in text
