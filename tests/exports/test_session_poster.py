"""The poster of a dialogue is one page whatever there is to say, and holds nothing that was meant for the inside."""

import pytest

from exports.public_session import PublicSession
from exports.session_poster import session_poster
from tests.exports.example_session import ROUND
from tests.exports.pdf_text import pages_of, squeezed
from tests.exports.public_sessions import crowded_session, public_session
from tests.exports.whole_session import DRAFT_NOTE, FULL
from texts.catalogue import translator

GERMAN = translator("de")


def page(source: PublicSession) -> str:
    (text,) = pages_of(session_poster(source, GERMAN))
    return text


@pytest.mark.parametrize(
    "said",
    [
        "Qualitätsdialog · öffentlich",
        "Finden Familien, was sie brauchen?",
        "Netzwerk Frühe Hilfen Musterstadt, 18. November 2026",
        "Wo wir standen",
        "Nicht überall gezeigt: Koordination und Ehrenamt.",
        "Die Einschätzungen bleiben verschieden.",
        FULL.what,
        "Koordination mit dem Familienzentrum, bis 31. März 2027",
        "erst ab 10 Antworten",
    ],
)
def test_the_poster_says(said: str) -> None:
    assert squeezed(said) in page(public_session())


@pytest.mark.parametrize(
    "inside",
    [
        DRAFT_NOTE,
        "Plakate helfen wenig.",
        "Eltern haben spät davon erfahren.",
        "Wir sagen es in jedem Gespräch.",
        FULL.cost,
        FULL.staff,
        FULL.resources,
    ],
)
def test_nothing_internal_stands_on_the_poster(inside: str) -> None:
    assert squeezed(inside) not in page(public_session())


def test_however_much_there_is_it_is_one_page_that_says_how_many_are_missing() -> None:
    text = page(crowded_session())
    assert squeezed("und 10 weitere") in text
    assert squeezed("Was wir vereinbart haben") in text
    assert squeezed("erst ab 10 Antworten") in text


def test_where_the_public_was_promised_nothing_the_poster_says_why_there_are_no_figures() -> None:
    text = page(public_session(ROUND))
    assert squeezed("Hier stehen keine Zahlen") in text
    assert "Fachkräfte" not in text
    assert squeezed("1.1 Auffindbarkeit") in text


def test_the_same_session_gives_the_same_bytes() -> None:
    assert session_poster(public_session(), GERMAN) == session_poster(public_session(), GERMAN)
