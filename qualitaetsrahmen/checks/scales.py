"""What types cannot say about scales: steps that rise, ids that stand once, and two steps for yes and no."""

from collections.abc import Iterable

from qualitaetsrahmen.checks.references import check_unique
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import Part
from qualitaetsrahmen.findings import FindingCode

_YES_AND_NO = 2


def check_scales(framework: Part, document: Document) -> None:
    """Report what is wrong inside of each scale."""
    for scale in framework.parts("scales"):
        check_unique([*scale.parts("steps"), *scale.parts("off_scale")], document)
        steps = _without_copies(scale.parts("steps"))
        values = [
            step.data["value"]
            for step in steps
            if isinstance(step.data.get("value"), int) and not document.is_told((*step.path, "value"))
        ]
        path, name = (*scale.path, "steps"), scale.text("id") or ""
        if len(values) == len(steps) and values != sorted(set(values)):
            document.report_at(_first_that_falls(steps, values), FindingCode.SCALE_ORDER, id=name)
        if scale.text("kind") == "yesno" and len(steps) != _YES_AND_NO and not scale.unreadable("steps"):
            document.report_at(path, FindingCode.YES_NO_STEPS, id=name)


def _without_copies(steps: Iterable[Part]) -> list[Part]:
    """Return the steps without those whose id stands twice, which is told already."""
    first: dict[object, Part] = {}
    for step in steps:
        first.setdefault(step.text("id") or step.path, step)
    return list(first.values())


def _first_that_falls(steps: list[Part], values: list[int]) -> tuple[str | int, ...]:
    """Return the path of the first value that is not greater than the one before it."""
    place = next(n for n in range(1, len(values)) if values[n] <= values[n - 1])
    return (*steps[place].path, "value")
