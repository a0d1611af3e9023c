"""What several frameworks share in one data set: groups, scales, and answers beside these."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from exports.datasets.columns import Coding
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import OffScaleKind, Scale
from selfeval.release import GroupKind
from texts.catalogue import Translator


@dataclass(frozen=True)
class FrameworkWords:
    """The words of all frameworks of a data set; where two call the same id by different names, the first one counts.

    A group is named by its kind and id (``perspective:eltern``), because a level may have the id of a perspective.
    """

    frameworks: tuple[Framework, ...]

    @cached_property
    def groups(self) -> Coding:
        """All perspectives in the order of the frameworks, then all levels."""
        words: dict[str, str] = {}
        for framework in self.frameworks:
            for one in framework.perspectives:
                words.setdefault(group_name(GroupKind.PERSPECTIVE, one.id), one.label)
        for framework in self.frameworks:
            for level in framework.levels:
                words.setdefault(group_name(GroupKind.LEVEL, level.id), level.label)
        return Coding(words)

    @property
    def widest(self) -> int:
        """How many steps the widest scale has."""
        return max((len(scale.steps) for scale in self._scales), default=0)

    def step_label(self, place: int, t: Translator) -> str:
        """Return what the column of a step counts; with one scale for all in its words."""
        labels = {scale.steps[place].label for scale in self._scales if place < len(scale.steps)}
        if len(labels) == 1:
            return t("datasets.results.step", step=labels.pop(), place=place + 1)
        return t("datasets.results.step_number", place=place + 1)

    def off_scale_label(self, kind: OffScaleKind, t: Translator) -> str:
        """Return what the column of an answer beside the scale counts, in the words of the frameworks."""
        labels = dict.fromkeys(one.label for scale in self._scales for one in scale.off_scale if one.counts_as is kind)
        return t("datasets.results.off_scale", words=" / ".join(labels) or t(f"datasets.off_scale.{kind.value}"))

    def scale_notes(self, t: Translator) -> Iterator[str]:
        """Yield a sentence for each scale: what its steps are called, from the lowest on; each sentence once."""
        told: dict[str, None] = {}
        for scale in self._scales:
            steps = "; ".join(f"{place} = {step.label}" for place, step in enumerate(scale.steps, start=1))
            told[t("datasets.scale_note", scale=scale.label, id=scale.id, steps=steps)] = None
        yield from told

    @cached_property
    def _scales(self) -> tuple[Scale, ...]:
        return tuple(scale for framework in self.frameworks for scale in used_scales(framework))


def used_scales(framework: Framework) -> Iterable[Scale]:
    """Return the scales on which a framework asks anything, be it where it is switched on, each once."""
    found = {}
    for criterion in framework.criteria.values():
        for item in framework.counted_items(criterion):
            scale = framework.scale_of(item)
            found[scale.id] = scale
    return found.values()


def group_name(kind: GroupKind, group: str) -> str:
    """Return how a group is named among perspectives and levels of all frameworks."""
    return f"{kind.value}:{group}"
