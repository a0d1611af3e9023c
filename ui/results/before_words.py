"""What two rounds say beside each other, in whole sentences that neither praise nor blame."""

from analysis.before_after import BeforeAfter, Comparison, Hindrance, Movement
from exports.phrases import answers_words, figure_words, mode_word
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.version_map import Comparable
from selfeval.release import Figure
from selfeval.results import Results
from texts.catalogue import Translator

_HALF = 0.5


def framework_of(found: Comparison, perspective: str) -> Framework:
    """Return the framework that knows a perspective: today's, or the earlier one if it is gone."""
    today = found.now.framework
    is_known = any(part.id == perspective for part in today.perspectives)
    return today if is_known else found.then.framework


def movement_words(movement: Movement, pair: BeforeAfter, found: Comparison, t: Translator) -> str:
    """Say where a perspective stood, where it stands, how many answered, and what lies between."""
    return t(
        "before_ui.movement",
        who=framework_of(found, movement.perspective).perspective(movement.perspective).label,
        then=_side(movement.then, movement.scale, t),
        now=_side(movement.now, pair.now.scale, t),
        difference=_difference(movement, found, t),
    )


def note_words(pair: BeforeAfter, t: Translator) -> str:
    """Return what the maps ask readers to keep in mind; empty where both compare as they are."""
    notes = " ".join(pair.ancestor.notes)
    return t(f"before_ui.note.{pair.ancestor.comparable.value}", notes=notes) if notes else ""


def _side(figure: Figure | None, scale: Scale, t: Translator) -> str:
    if figure is None:
        return t("dialogue_ui.chart.not_asked")
    words = figure_words(figure, scale, t)
    return words if figure.answered is None else t("before_ui.side", words=words, answers=answers_words(figure, t))


def _difference(movement: Movement, found: Comparison, t: Translator) -> str:
    """Say how far the median moved, or why that is not said; empty where one of the two is not shown."""
    if any(figure is None or figure.answered is None for figure in (movement.then, movement.now)):
        return ""
    if movement.hindrance is Hindrance.MODE:
        then, now = (_mode(results, movement.perspective, t) for results in (found.then, found.now))
        return t("before_ui.hindrance.mode", then=then, now=now)
    if movement.hindrance is Hindrance.GROUP:
        return t("round_life.hindrance.group")
    if movement.hindrance is Hindrance.SCALE:
        return t("before_ui.hindrance.scale")
    if movement.comparable is Comparable.NO:
        return t("before_ui.not_comparable")
    return "" if movement.steps is None else _steps_words(movement.steps, t)


def _steps_words(steps: float, t: Translator) -> str:
    if steps == 0:
        return t("before_ui.same")
    way = "higher" if steps > 0 else "lower"
    if abs(steps) == _HALF:
        return t(f"before_ui.{way}_half")
    return t(f"before_ui.{way}", count=abs(steps), steps=t.number(abs(steps)))


def _mode(results: Results, perspective: str, t: Translator) -> str:
    plan = results.of_round.plan(perspective)
    return mode_word(plan.mode, t) if plan else ""
