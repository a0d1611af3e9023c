"""The printed sheet that invites one perspective: what it is about, the code to scan, what is promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exports.qr import qr_svg
from exports.typesetting import typeset
from qualitaetsrahmen.languages.translations import direction, html_language
from qualitaetsrahmen.model import Framework
from selfeval.model import K_PUBLIC, Mode, Recipient, Round
from selfeval.questionnaire import questionnaire_for
from texts.catalogue import Translator

SECONDS_PER_QUESTION = 20
"""How long people take to read a statement and choose an answer."""


@dataclass(frozen=True)
class SheetContent:
    """What a sheet tells the people of one perspective.

    ``topics`` are the titles of the questionnaire's pages in the perspective's own register, ``address`` is
    the link that the code holds, ``k`` the smallest group that is shown, ``shown_with`` the groups shown with this one.
    """

    network: str
    round_title: str
    perspective: str
    topics: tuple[str, ...]
    questions: int
    address: str
    mode: Mode
    k: int
    recipients: frozenset[Recipient]
    closes_on: date | None = None
    shown_with: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """How long answering takes, in whole minutes."""
        return minutes_to_answer(self.questions)


def minutes_to_answer(questions: int) -> int:
    """Return how many minutes so many questions take, at least one.

    >>> minutes_to_answer(2), minutes_to_answer(12)
    (1, 4)
    """
    return max(1, -(-questions * SECONDS_PER_QUESTION // 60))


def sheet_content(
    of_round: Round, framework: Framework, perspective: str, *, network: str, address: str
) -> SheetContent:
    """Return what the sheet of a perspective tells; raises ValueError for one without an open link."""
    plan = of_round.plan(perspective)
    if plan is None or not plan.has_open_link:
        raise ValueError(f"{perspective} does not answer by a link that all share")
    questionnaire = questionnaire_for(framework, of_round.criteria, perspective)
    return SheetContent(
        network=network,
        round_title=of_round.title,
        perspective=framework.perspective(perspective).label,
        topics=tuple(dict.fromkeys(page.title for page in questionnaire.pages)),
        questions=len(questionnaire.questions),
        address=address,
        mode=plan.mode,
        k=of_round.bound_of(perspective),
        recipients=of_round.recipients,
        closes_on=of_round.closes_on,
        shown_with=tuple(framework.perspective(one).label for one in of_round.shown_together_with(perspective)),
    )


def perspective_sheets(contents: Sequence[SheetContent], t: Translator) -> bytes:
    """Return the sheets of several perspectives as one PDF, each on a page of its own."""
    rounds = " · ".join(dict.fromkeys(content.round_title for content in contents))
    title = t("exports.sheet.document_title", rounds=rounds)
    return typeset(
        "sheet.typ",
        {
            "language": html_language(t.language),
            "direction": direction(t.language),
            "title": title,
            "sheets": [_texts(content, t) for content in contents],
        },
    )


def _texts(content: SheetContent, t: Translator) -> dict[str, object]:
    """Return every sentence of a sheet; the template only arranges them."""
    code_title = t("exports.sheet.code", perspective=content.perspective)
    return {
        "network": content.network,
        "round": content.round_title,
        "perspective": t("exports.sheet.for", perspective=content.perspective),
        "heading": t("exports.sheet.heading"),
        "intro": t("exports.sheet.intro"),
        "topics_heading": t("exports.sheet.topics"),
        "topics": content.topics,
        "facts": _facts(content, t),
        "steps_heading": t("exports.sheet.steps"),
        "steps": [t(f"exports.sheet.step.{step}") for step in ("scan", "open", "send")],
        "code": qr_svg(content.address, title=code_title),
        "code_title": code_title,
        "address_intro": t("exports.sheet.address"),
        "address": content.address,
        "promises": _promises(content, t),
        "footer": t("exports.sheet.footer"),
    }


def _facts(content: SheetContent, t: Translator) -> list[dict[str, str]]:
    """Return length, size and end of the questionnaire as pairs of a name and a value."""
    facts = [
        (t("exports.sheet.fact.time"), t("exports.sheet.minutes", count=content.minutes)),
        (t("exports.sheet.fact.size"), t("exports.sheet.questions", count=content.questions)),
    ]
    if content.closes_on is not None:
        facts.append((t("exports.sheet.fact.until"), t.date(content.closes_on)))
    return [{"name": name, "value": value} for name, value in facts]


def _promises(content: SheetContent, t: Translator) -> list[dict[str, object]]:
    """Return what a person may rely on: free choice, how answers are protected, and who sees the results."""
    way = "anonymous" if content.mode is Mode.ANONYMOUS else "declared"
    protection = t(f"exports.sheet.{way}_text", count=content.k)
    if content.shown_with:
        protection = t("round_notices.anonymous_together", labels=", ".join(content.shown_with), k=content.k)
    return [
        {"name": t("exports.sheet.free"), "points": [], "text": t("exports.sheet.free_text")},
        {
            "name": t(f"exports.sheet.{way}"),
            "points": [],
            "text": protection,
        },
        {"name": t("exports.sheet.recipients"), **_recipients(content.recipients, t)},
    ]


def _recipients(recipients: frozenset[Recipient], t: Translator) -> dict[str, object]:
    """Return who sees the results; beyond the network, the higher bound that holds there is named too."""
    names = [t(f"exports.sheet.recipient.{one.value}") for one in Recipient if one in recipients]
    if len(names) == 1:
        return {"points": [], "text": names[0]}
    return {"points": names, "text": t("exports.sheet.leaves", k=K_PUBLIC)}
