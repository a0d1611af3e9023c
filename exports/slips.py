"""Slips to cut up, one for each person: the code to scan, the code to type, what is promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exports.qr import qr_svg
from exports.typesetting import typeset
from qualitaetsrahmen.languages.translations import direction, html_language
from selfeval.model import Mode, PerspectivePlan, Recipient, Round
from texts.catalogue import Translator


@dataclass(frozen=True)
class Slip:
    """What is one person's own: the address in the picture, and the code as people read it."""

    address: str
    code: str


@dataclass(frozen=True)
class SlipSheet:
    """What is the same on every slip of a perspective; ``door`` is the short address where the code is typed."""

    round_title: str
    perspective: str
    door: str
    mode: Mode
    k: int
    recipients: frozenset[Recipient]
    closes_on: date | None = None


def slip_sheet(of_round: Round, plan: PerspectivePlan, *, perspective: str, door: str) -> SlipSheet:
    """Return what the slips of a perspective have in common; ``perspective`` is its label."""
    return SlipSheet(
        round_title=of_round.title,
        perspective=perspective,
        door=door.partition("://")[2] or door,
        mode=plan.mode,
        k=plan.k,
        recipients=of_round.recipients,
        closes_on=of_round.closes_on,
    )


def slips_to_cut(sheet: SlipSheet, slips: Sequence[Slip], t: Translator) -> bytes:
    """Return the slips as a PDF, eight on an A4 page between dashed lines; nothing on them tells an order."""
    return typeset(
        "slips.typ",
        {
            "language": html_language(t.language),
            "direction": direction(t.language),
            "title": t("ways.slip.document_title", round=sheet.round_title),
            "round": sheet.round_title,
            "perspective": t("ways.slip.for", perspective=sheet.perspective),
            "type": t("ways.slip.type"),
            "door": sheet.door,
            "code_name": t("ways.slip.code"),
            "until": t("ways.slip.until", day=t.date(sheet.closes_on)) if sheet.closes_on else "",
            "once": t("ways.slip.once"),
            "promise": slip_promise(sheet, t),
            "qr_title": t("ways.slip.qr"),
            "slips": [
                {"code": slip.code, "qr": qr_svg(slip.address, title=t("ways.slip.qr")), "address": slip.address}
                for slip in slips
            ],
        },
    )


def slip_promise(sheet: SlipSheet, t: Translator) -> str:
    """Return in two short sentences how answers are protected and who sees the results."""
    way = "anonymous" if sheet.mode is Mode.ANONYMOUS else "declared"
    names = ", ".join(t(f"ways.slip.sees.{one.value}") for one in Recipient if one in sheet.recipients)
    return f"{t(f'ways.slip.promise.{way}', k=sheet.k)} {t('ways.slip.sees', names=names)}."
