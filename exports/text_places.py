"""Where a text of a framework stands, in words for people who never see its keys."""

from dataclasses import dataclass

from qualitaetsrahmen.model import Area, Criterion, Framework
from texts.catalogue import Translator


@dataclass(frozen=True)
class TextPlace:
    """Where a text stands: in which part, for whom if for one perspective only, and what kind of text it is."""

    part: str
    who: str
    kind: str

    def __str__(self) -> str:
        """Return the place as one line."""
        return " · ".join(word for word in (self.part, self.who, self.kind) if word)


def place_of_text(framework: Framework, key: str, t: Translator) -> TextPlace:
    """Return where the text with a key stands; the framework has to have it."""
    kind, *rest = key.split("/")
    if kind == "items":
        return _in_item(framework, rest, t)
    if kind == "scales":
        return _in_scale(framework, rest, t)
    if kind == "areas" and rest[1] == "questions":
        return TextPlace(_area(framework, rest[0]), framework.perspective(rest[4]).label, t("question_texts.kind"))
    part = {
        "framework": lambda: t("exports.text_part.framework"),
        "perspectives": lambda: t("exports.text_part.perspective"),
        "areas": lambda: _area(framework, rest[0]),
        "criteria": lambda: _criterion(framework.criteria[rest[0]]),
    }[kind]()
    return TextPlace(part, "", t(f"exports.text_kind.{rest[-1]}"))


def _area(framework: Framework, area_id: str) -> str:
    area: Area = next(area for area in framework.areas if area.id == area_id)
    return f"{framework.framework.words.area} {area.ref} {area.title}"


def _criterion(criterion: Criterion) -> str:
    return f"{criterion.ref} {criterion.title}"


def _in_item(framework: Framework, rest: list[str], t: Translator) -> TextPlace:
    item, field, *inside = rest
    part = _criterion(framework.criterion_of[item])
    if field == "ask":
        perspective, name = inside
        return TextPlace(part, framework.perspective(perspective).label, t(f"exports.text_kind.{name}"))
    if field == "anchors":
        steps = framework.scale_of(framework.items[item]).steps
        label = next(step.label for step in steps if step.id == inside[0])
        return TextPlace(part, "", t("exports.text_kind.anchor", step=label))
    return TextPlace(part, "", t(f"exports.text_kind.{field}"))


def _in_scale(framework: Framework, rest: list[str], t: Translator) -> TextPlace:
    scale = next(scale for scale in framework.scales if scale.id == rest[0])
    part = t("exports.text_part.scale", label=scale.label)
    if rest[1] == "off_scale":
        return TextPlace(part, "", t("exports.text_kind.off_scale"))
    number = 1 + [step.id for step in scale.steps].index(rest[2])
    return TextPlace(part, "", t("exports.text_kind.step", number=number, total=len(scale.steps)))
