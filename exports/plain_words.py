"""Released figures in plain words that need no statistics, in every language of people who answer."""

from collections.abc import Sequence

from qualitaetsrahmen.scales import OffScaleKind, Scale, Step
from selfeval.model import PerspectivePlan
from selfeval.release import Figure, Shown
from selfeval.response import response_of
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator

_MANY_DO_NOT_KNOW = 0.3
_HALF = 0.5
_MOST_NAMED = 2
"""More answers that share the first place would be nearly all of them, so none is named."""
_PARTS = ((0.15, "few"), (0.29, "quarter"), (0.42, "third"), (0.58, "half"), (0.71, "two_thirds"), (0.88, "most"))
"""Up to which share a word holds: the bounds lie halfway between two fractions."""


def plain_figure(figure: Figure | None, scale: Scale, t: Translator) -> str:
    """Say what a group answered to a statement: with one mind, most of them, or divided."""
    if figure is None:
        return t("echo.not_asked")
    if figure.shown is Shown.HIDDEN:
        return t("echo.hidden")
    if figure.shown is Shown.OFF_SCALE_ONLY or not figure.on_scale:
        return t("echo.no_step")
    most = most_chosen(figure, scale)
    if figure.counts.get(most[0].id, 0) == figure.on_scale:
        return t("echo.all", answer=most[0].label)
    if len(most) == 1 and figure.counts[most[0].id] / figure.on_scale > _HALF:
        return t("echo.more_than_half", answer=most[0].label)
    return _divided(most, t)


def _divided(most: Sequence[Step], t: Translator) -> str:
    """Say that a group is of several minds, and what was said most where that is not nearly everything."""
    if len(most) > _MOST_NAMED:
        return t("echo.varied")
    return t("echo.divided", answers=t("echo.or").join(t("echo.quoted", answer=step.label) for step in most))


def plain_unknown(item: ItemResult, group: str, t: Translator) -> str:
    """Say how many of a group do not know, where they are many; empty otherwise."""
    share = item.share(group, OffScaleKind.UNKNOWN)
    if share < _MANY_DO_NOT_KNOW:
        return ""
    word = next((word for bound, word in _PARTS if share < bound), "nearly_all")
    return t(f"echo.unknown.{word}")


def plain_response(plan: PerspectivePlan, results: Results, t: Translator) -> str:
    """Say how many of a perspective answered, as far as may be told."""
    if plan.body:
        return t("echo.response.together")
    found = response_of(plan, results)
    if found.sent is None:
        return t("echo.response.fewer", k=found.fewer_than)
    if found.invited is None or found.is_more_than_invited:
        return t("echo.response.people", count=found.sent)
    return t("echo.response.of", number=found.sent, invited=found.invited)


def most_chosen(figure: Figure, scale: Scale) -> Sequence[Step]:
    """Return the step that most people chose, or all that share the first place."""
    highest = max(figure.counts.get(step.id, 0) for step in scale.steps)
    return [step for step in scale.steps if figure.counts.get(step.id, 0) == highest]
