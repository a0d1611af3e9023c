"""The small words of a report: who answered, how many of how many, and what a statement is called."""

from exports import phrases
from exports.report.source import ReportSource
from qualitaetsrahmen.model import Framework, Status
from qualitaetsrahmen.scales import Scale
from selfeval.model import K_INTERNAL, K_PUBLIC, PerspectivePlan
from selfeval.release import Figure, Reach, Shown
from selfeval.response import PER_CENT_FROM, NonResponseRange, response_of
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator

_VOICES_TO_PART = 2
"""One person alone neither agrees nor disagrees."""
_CENT = 100


def title_of(result: ItemResult, t: Translator) -> str:
    """Return what a statement's criterion is called, and which statement it is where there are several."""
    title = t("report.topic", ref=result.criterion.ref, title=result.criterion.title)
    items = [item.id for item in result.criterion.items]
    if len(items) == 1:
        return title
    return t("report.one_of_several", title=title, number=items.index(result.item.id) + 1, total=len(items))


def framework_words(framework: Framework, t: Translator) -> str:
    """Return the framework with its version, and that it is a draft where it is one."""
    header = framework.framework
    key = "report.framework_draft" if header.status is Status.DRAFT else "report.framework"
    return t(key, title=header.title, version=header.version)


def smallest_group(results: Results) -> int:
    """Return from how many people on a group is shown for this reach."""
    return K_INTERNAL if results.reach is Reach.INTERNAL else K_PUBLIC


def response_words(plan: PerspectivePlan, results: Results, t: Translator) -> str:
    """Say how many answered: "7 von 12 Eingeladenen"; of a group that is too small only that it is."""
    if plan.body:
        return t("report.response.body", body=plan.body)
    found = response_of(plan, results)
    if found.sent is None:
        return t("report.response.fewer", k=found.fewer_than)
    if found.invited is None:
        return t("report.response.people", count=found.sent, number=t.number(found.sent))
    numbers = {"number": t.number(found.sent), "invited": t.number(found.invited)}
    return t("report.response.more" if found.is_more_than_invited else "report.response.of", **numbers)


def mode_words(plan: PerspectivePlan, t: Translator) -> str:
    """Say how a perspective answered; that it answered openly is never left out."""
    return t(f"report.mode.{plan.mode.value}")


def amount(count: int, base: int, t: Translator) -> str:
    """Return a count, from twenty people on with its part of a hundred beside it."""
    if base < PER_CENT_FROM:
        return t.number(count)
    return t("report.amount", number=t.number(count), share=t.number(round(_CENT * count / base)))


def range_words(found: NonResponseRange | None, t: Translator) -> str:
    """Return the non-response range: counts, from twenty invited people on with per cents beside them."""
    if found is None:
        return t("report.dash")
    numbers = {"least": t.number(found.least), "most": t.number(found.most), "invited": t.number(found.invited)}
    if found.invited < PER_CENT_FROM:
        return t("report.range", **numbers)
    shares = {"from_share": _share(found.least, found), "to_share": _share(found.most, found)}
    return t("report.range_with_shares", **numbers, **shares)


def spread_words(result: ItemResult, group: str, t: Translator) -> str:
    """Return whether a perspective is of one mind; empty where that is not shown or makes no sense."""
    figure, spread = result.perspectives.get(group), result.spread(group)
    if figure is None or spread is None or (figure.on_scale or 0) < _VOICES_TO_PART:
        return ""
    return phrases.spread_word(spread, t)


def answered_words(figure: Figure | None, t: Translator) -> str:
    """Return how many answered a statement, or why there is no number."""
    if figure is None:
        return t("report.not_asked")
    return t("report.hidden") if figure.answered is None else t.number(figure.answered)


def middle_words(figure: Figure | None, scale: Scale, t: Translator) -> str:
    """Return the middle of a group's answers, with how many answered."""
    if figure is None:
        return t("report.not_asked")
    words = phrases.figure_words(figure, scale, t)
    return words if figure.answered is None else t("report.with_n", words=words, number=t.number(figure.answered))


def middle_sentence(figure: Figure, scale: Scale, t: Translator) -> str:
    """Return the middle of a group's answers, with how many answered in words."""
    words = phrases.figure_words(figure, scale, t)
    return t("report.with_answers", words=words, answers=phrases.answers_words(figure, t))


def hidden_groups(result: ItemResult) -> tuple[str, ...]:
    """Return the perspectives that were asked and of which nothing is shown."""
    return tuple(group for group, figure in result.perspectives.items() if figure.shown is Shown.HIDDEN)


def label_of(source: ReportSource, perspective: str) -> str:
    """Return what a perspective is called."""
    return source.framework.perspective(perspective).label


def shortened(text: str, signs: int, t: Translator) -> str:
    """Return a text of at most so many signs, cut between words where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= signs:
        return flat
    return t("report.shortened", text=flat[:signs].rsplit(" ", maxsplit=1)[0].rstrip(",;:–-"))


def _share(count: int, found: NonResponseRange) -> str:
    return str(round(_CENT * count / found.invited))


def wording_words(result: ItemResult, results: Results, t: Translator) -> str:
    """Return what people read, in the words of the last perspective that was asked, which are the plainest.

    Empty where nobody was asked, as in a late batch of one perspective.
    """
    groups = (
        (group, result.perspectives[group].members or (group,))
        for group in results.perspectives
        if group in result.perspectives
    )
    asked = [(group, one) for group, members in groups for one in members if one in result.item.ask]
    if not asked:
        return ""
    group, one = asked[-1]
    who = results.framework.perspective(group).label
    return t("dialogue_ui.distribution.wording", who=who, text=result.item.ask[one].text)
