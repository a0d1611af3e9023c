"""The public page on a dialogue event as accessible HTML without script."""

from collections.abc import Sequence

from dialogues.event_pages import content_of
from dialogues.preparation_model import EventPage
from exports.event_documentation import as_it_may_stand
from exports.html_pages import html_template
from selfeval.model import Round
from texts.catalogue import Translator


def event_html(page: EventPage, of_round: Round, styles: Sequence[str], t: Translator) -> str:
    """Return a published page with what of it may stand there today; ``styles`` are the addresses of its sheets."""
    content = as_it_may_stand(content_of(page), of_round, t)
    return html_template("event.html").render(
        page=page, content=content, styles=styles, published=t.date(page.published_on), t=t
    )
