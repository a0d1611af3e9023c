"""The list with which somebody ticks off where slips have gone, without names and without codes."""

from exports.typesetting import typeset
from texts.catalogue import Translator

FEWEST_LINES, MOST_LINES = 25, 200


def hand_over_list(round_title: str, perspective: str, slips: int, t: Translator) -> bytes:
    """Return the list as a PDF with a line for each slip, at least a page full.

    The codes must never stand on it: whoever hands out slips could else note who has which.
    """
    lines = min(max(slips, FEWEST_LINES), MOST_LINES)
    return typeset(
        "hand_over.typ",
        {
            "language": t.language.partition("-")[0],
            "title": t("ways.list.document_title", round=round_title),
            "heading": t("ways.list.heading"),
            "for": t("ways.list.for", round=round_title, perspective=perspective),
            "how": t("ways.list.how"),
            "why": t("ways.list.why"),
            "columns": [t(f"ways.list.{name}") for name in ("number", "place", "count", "handed")],
            "page": t("ways.list.page", page="<1>", pages="<2>"),
            "lines": lines,
        },
    )
