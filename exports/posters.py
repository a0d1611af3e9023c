"""The poster of a perspective: a heading, a large code and few words, to be read from two metres away."""

from collections.abc import Sequence

from exports.qr import qr_svg
from exports.sheets import SheetContent
from exports.typesetting import typeset
from qualitaetsrahmen.languages.translations import direction, html_language
from selfeval.model import Mode
from texts.catalogue import Translator


def posters(contents: Sequence[SheetContent], t: Translator) -> bytes:
    """Return the posters of several perspectives as one PDF, each on a page; A3 is the same page enlarged."""
    rounds = " · ".join(dict.fromkeys(content.round_title for content in contents))
    title = t("ways.poster.document_title", round=rounds)
    return typeset(
        "poster.typ",
        {
            "language": html_language(t.language),
            "direction": direction(t.language),
            "title": title,
            "posters": [_texts(content, t) for content in contents],
        },
    )


def _texts(content: SheetContent, t: Translator) -> dict[str, object]:
    code_title = t("exports.sheet.code", perspective=content.perspective)
    way = "anonymous" if content.mode is Mode.ANONYMOUS else "declared"
    points = [t("ways.poster.minutes", count=content.minutes), t(f"ways.poster.{way}")]
    if content.closes_on is not None:
        points.append(t("ways.poster.until", day=t.date(content.closes_on)))
    return {
        "network": content.network,
        "round": content.round_title,
        "perspective": t("exports.sheet.for", perspective=content.perspective),
        "heading": t("ways.poster.heading"),
        "scan": t("ways.poster.scan"),
        "code": qr_svg(content.address, title=code_title),
        "code_title": code_title,
        "address": content.address,
        "points": points,
    }
