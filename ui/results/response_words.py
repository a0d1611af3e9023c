"""What answers can bear: how many of the invited gave them, what the others could change, who is missing."""

from exports.report.parts import finding_points
from exports.report.source import ReportSource
from exports.report.words import hidden_groups, range_words, smallest_group
from selfeval.response import range_of
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator


def response_lines(result: ItemResult, results: Results, t: Translator) -> list[str]:
    """Return one line per perspective that is shown, then what stands out beside the scale, then who is missing."""
    lines = [_line(result, group, results, t) for group, figure in result.perspectives.items() if figure.answered]
    lines += finding_points(result, ReportSource("", results), t)
    if hidden := hidden_groups(result):
        who = t("report.comma").join(results.framework.perspective(group).label for group in hidden)
        lines.append(t("report.hidden.here", who=who, k=smallest_group(results)))
    return lines


def _line(result: ItemResult, group: str, results: Results, t: Translator) -> str:
    """Say "n = 7 von 12 Eingeladenen", and between which numbers the upper steps lie whatever the others think."""
    figure, plan = result.perspectives[group], results.of_round.plan(group)
    who, number = results.framework.perspective(group).label, t.number(figure.answered or 0)
    spare = range_of(figure, result.scale, plan)
    if plan is None or plan.invited is None or plan.body:
        return t("report_ui.response.n", who=who, number=number)
    numbers = {"who": who, "number": number, "invited": t.number(plan.invited)}
    if spare is None:
        return t("report_ui.response.of", **numbers)
    return t("report_ui.response.range", **numbers, range=range_words(spare, t))
