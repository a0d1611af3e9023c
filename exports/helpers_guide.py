"""One page to print for people who translate or read aloud while somebody else answers."""

from exports.typesetting import typeset
from qualitaetsrahmen.languages.translations import html_language
from texts.catalogue import Translator

GUIDE = ("begin", "read", "translate", "answer", "unknown", "sit", "silence", "end")
"""The pieces of advice, in the order in which they are needed; the same on paper and on the page for phones."""


def helpers_guide(t: Translator) -> bytes:
    """Return the guide as a PDF of one page; it is the same for every round and names nobody."""
    return typeset(
        "helpers_guide.typ",
        {
            "language": html_language(t.language),
            "title": t("answering.helpers.paper_title"),
            "heading": t("answering.helpers.title"),
            "intro": t("answering.helpers.intro"),
            "points": [
                {"name": t(f"answering.helpers.{one}"), "text": t(f"answering.helpers.{one}_text")} for one in GUIDE
            ],
        },
    )
