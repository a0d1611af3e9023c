"""What two rounds say beside each other, in whole sentences that neither praise nor blame."""

from collections.abc import Mapping

from analysis.before_after import BeforeAfter, Comparison, Hindrance, Movement, OneSided
from exports.phrases import answers_words, figure_words, mode_word
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.version_map import Comparable
from selfeval.release import Figure
from selfeval.results import Results
from texts.catalogue import Translator
from ui.charts.titles import title_of
from ui.parts.markup import literal
from ui.parts.statement_words import with_statement

_HALF = 0.5


def beside_words(then: Results, t: Translator) -> str:
    """Say which earlier round stands beside the one of the page."""
    header, of_round = then.framework.framework, then.of_round
    return t(
        "before_ui.beside",
        round=of_round.title,
        day=t.date(of_round.closed_on) if of_round.closed_on else "",
        framework=header.title,
        version=header.version,
    )


def common_words(found: Comparison, t: Translator) -> str:
    """Say how many statements both rounds asked, and how many of them compare."""
    kinds: dict[str, Comparable] = {}
    for pair in found.pairs:
        kinds.setdefault(pair.now.item.id, pair.ancestor.comparable)
    if not kinds:
        return t("before_ui.nothing_in_common")
    counts = {kind: list(kinds.values()).count(kind) for kind in Comparable}
    said = [t(f"before_ui.kinds.{kind.value}", number=count) for kind, count in counts.items() if count]
    return t("before_ui.overview", count=len(kinds), total=len(found.now.items), kinds=", ".join(said))


def framework_of(found: Comparison, perspective: str) -> Framework:
    """Return the framework that knows a perspective: today's, or the earlier one if it is gone."""
    today = found.now.framework
    is_known = any(part.id == perspective for part in today.perspectives)
    return today if is_known else found.then.framework


def came_from_words(pair: BeforeAfter, t: Translator) -> str:
    """Say where the statement was asked then; empty where its criterion has no other title and no other statement."""
    before, now = pair.before.criterion, pair.now.criterion
    is_known = before.title == now.title and (len(before.items) == 1 or pair.before.item.id == pair.now.item.id)
    return "" if is_known else t("before_ui.came_from", title=title_of(pair.before, t))


def asked_words(pair: BeforeAfter, found: Comparison, t: Translator) -> list[str]:
    """Return what one of the perspectives shown read: once, or then and now where its words or the perspective differ.

    The first whose words differ speaks for all, so that no other wording stays unseen.
    """
    then, now = (
        {one.perspective: item.ask[one.perspective].text for one in pair.movements if one.perspective in item.ask}
        for item in (pair.before.item, pair.now.item)
    )
    both = [one for one in then if one in now]
    other = [one for one in both if then[one] != now[one]]
    if both and not other:
        return [_asked("before_ui.asked", both[0], now, found, t)]
    sides = {"before_ui.asked.then": then, "before_ui.asked.now": now}
    return [_asked(key, next(iter(other or side)), side, found, t) for key, side in sides.items() if side]


def _asked(key: str, perspective: str, side: Mapping[str, str], found: Comparison, t: Translator) -> str:
    who = framework_of(found, perspective).perspective(perspective).label
    return t(key, who=who, words=side[perspective])


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


def one_sided_words(one: OneSided, side: str, t: Translator) -> str:
    """Say why a statement stands in one round only, as the map does or else in short; ``side`` is new or gone."""
    return one.note or t(f"before_ui.{side}.{one.why.value}")


def one_sided_title(one: OneSided, t: Translator) -> str:
    """Return as Markdown the title of a statement that stands in one round only, with what a perspective read then."""
    item, asked = one.result.item, one.result.perspectives
    return with_statement(literal(title_of(one.result, t)), item, [who for who in item.ask if who in asked], t)


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
