"""The public page is plain HTML: what people wrote is no markup, and figures stand in tables with names."""

from datetime import date

from dialogues.event_pages import EventDraft
from dialogues.preparation_model import EventPage
from exports.event_documentation import event_content
from exports.event_html import event_html
from selfeval.model import Round
from tests.exports.example_session import ROUND
from tests.exports.public_sessions import OPEN_TO_ALL, public_session
from texts.catalogue import translator

GERMAN = translator("de")


def page(of_round: Round = OPEN_TO_ALL) -> str:
    draft = EventDraft(title="Abend <b>laut</b>", place="Musterstadt", purpose="Für & mit Familien")
    content = event_content(public_session(), draft, GERMAN).model_dump(mode="json")
    published = EventPage(
        network_id="netz", session_id="s", title=draft.title, content=content, published_on=date(2026, 12, 5)
    )
    return event_html(published, of_round, ["/p/stil.css"], GERMAN)


def test_what_people_wrote_is_never_markup() -> None:
    assert "Abend &lt;b&gt;laut&lt;/b&gt;" in page()
    assert "Für &amp; mit Familien" in page()
    assert "<script" not in page()


def test_figures_stand_in_tables_that_are_named_after_their_topic() -> None:
    html = page()
    assert html.count("<table aria-labelledby=") == html.count('<h3 id="zahlen-') == 2
    assert '<th scope="row">Eltern</th><td>18</td>' in html
    assert 'href="/p/stil.css"' in html


def test_figures_that_may_not_be_shown_any_more_leave_a_sentence() -> None:
    html = page(ROUND)
    assert "<table" not in html
    assert "Hier stehen keine Zahlen" in html
