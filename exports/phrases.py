"""What reasons, outcomes and figures are called in words, the same on every screen and paper."""

from collections.abc import Mapping
from typing import Protocol

from dialogues.agreement_model import AgreementState
from dialogues.model import Outcome, Reason, ReasonKind
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import OffScaleKind, Scale
from selfeval.model import Mode
from selfeval.ordinal import Spread, middle_steps, spread_of
from selfeval.release import Reach, Shown
from selfeval.results import Gap
from texts.catalogue import Translator

_OFF_SCALE_REASONS = {
    ReasonKind.UNKNOWN: OffScaleKind.UNKNOWN,
    ReasonKind.ELSEWHERE: OffScaleKind.ELSEWHERE,
}
_SHARE_WORDS = (
    (0.15, "few"),
    (0.29, "quarter"),
    (0.42, "third"),
    (0.58, "half"),
    (0.71, "two_thirds"),
    (0.88, "three_quarters"),
    (1.0, "almost_all"),
)
"""Up to which share a word holds: the bounds lie halfway between two fractions."""


class ShownAnswers(Protocol):
    """What a release's figure and a vote's figure have in common."""

    @property
    def shown(self) -> str:
        """What is shown of the group, as in selfeval.release.Shown."""
        ...

    @property
    def answered(self) -> int | None:
        """How many gave any answer."""
        ...

    @property
    def counts(self) -> dict[str, int]:
        """The answers that may be shown, by id."""
        ...

    @property
    def median(self) -> float | None:
        """The median on the scale's values, when it may be shown."""
        ...


def reason_sentence(reason: Reason, framework: Framework, t: Translator) -> str:
    """Say why a criterion stands on the agenda."""
    if reason.kind is ReasonKind.AGREED:
        return t("exports.reason.agreed", count=reason.count or 1)
    if reason.kind is ReasonKind.CHOSEN or reason.perspective is None:
        return t("exports.reason.chosen")
    who = framework.perspective(reason.perspective).label
    if reason.kind is ReasonKind.GAP and reason.other is not None:
        return gap_sentence(Gap(reason.perspective, reason.other, reason.steps or 0.0), framework, t)
    if reason.kind is ReasonKind.SPREAD:
        return t("exports.reason.spread", who=who)
    answer = _off_scale_label(framework, _OFF_SCALE_REASONS[reason.kind])
    return t("exports.reason.off_scale", who=who, share=share_words(reason.share or 0.0, t), answer=answer)


def gap_sentence(gap: Gap, framework: Framework, t: Translator) -> str:
    """Say how far two perspectives lie apart, and which of them sees it more favourably."""
    return t(
        "exports.reason.gap",
        count=gap.steps,
        steps=t.number(gap.steps),
        higher=framework.perspective(gap.higher).label,
        lower=framework.perspective(gap.lower).label,
    )


def share_words(share: float, t: Translator) -> str:
    """Return a share from 0 to 1 as a fraction in words: per cents of a small group pretend to be exact."""
    word = next((word for bound, word in _SHARE_WORDS if share < bound), "all")
    return t(f"exports.share.{word}")


def spread_word(spread: Spread, t: Translator) -> str:
    """Return how far the answers inside a perspective lie apart: einig, gestreut or gespalten."""
    return t(f"exports.spread.{spread.value}")


def outcome_word(outcome: Outcome | None, t: Translator) -> str:
    """Return the short name of an outcome, for tables."""
    return t(f"exports.outcome.{outcome.value if outcome else 'none'}")


def outcome_sentence(outcome: Outcome | None, t: Translator) -> str:
    """Say what the talk about a criterion came to."""
    return t(f"exports.outcome_sentence.{outcome.value if outcome else 'none'}")


def agreement_state_word(state: AgreementState, t: Translator) -> str:
    """Return how far an agreement has come."""
    return t(f"exports.agreement_state.{state.value}")


def mode_word(mode: Mode, t: Translator) -> str:
    """Return how a perspective answers: anonym, offen or gemeinsam."""
    return t(f"exports.mode.{mode.value}")


def reach_word(reach: Reach, t: Translator) -> str:
    """Return how far a paper may go, as it is printed on it."""
    return t(f"exports.reach.{reach.value}")


def median_words(counts: Mapping[str, int], scale: Scale, t: Translator) -> str:
    """Return the median of answers, given by step, in the scale's own words; between two of them it names both."""
    labels = [step.label for step in scale.steps]
    middle = middle_steps({place: counts.get(step.id, 0) for place, step in enumerate(scale.steps)})
    lower, upper = middle or (0, 0)
    if lower == upper:
        return t("exports.figure.median", step=labels[lower])
    return t("exports.figure.median_between", lower=labels[lower], upper=labels[upper])


def figure_words(figure: ShownAnswers, scale: Scale, t: Translator) -> str:
    """Return the middle of a group's answers in words; of a hidden group it is never said why.

    A split group is called split first, because a median between two camps names what nobody said.
    """
    if figure.shown == Shown.HIDDEN:
        return t("exports.figure.hidden")
    if figure.shown == Shown.OFF_SCALE_ONLY:
        return t("exports.figure.off_scale_only")
    if figure.shown == Shown.UNIFORM:
        return t("exports.figure.uniform", answer=_labels(scale)[next(iter(figure.counts))])
    if figure.answered == 1:
        return t("exports.figure.single", answer=_labels(scale)[next(iter(figure.counts))])
    if figure.median is None:
        return t("exports.figure.none_on_scale")
    middle = median_words(figure.counts, scale, t)
    is_split = _spread(figure, scale) is Spread.SPLIT
    return t("exports.figure.split", spread=spread_word(Spread.SPLIT, t), middle=middle) if is_split else middle


def answers_words(figure: ShownAnswers, t: Translator) -> str:
    """Return how many answered, such as "12 Antworten"; empty for a hidden group."""
    return "" if figure.answered is None else t("exports.figure.answers", count=figure.answered)


def distribution_words(figure: ShownAnswers, scale: Scale, t: Translator) -> str:
    """Return how often each shown answer was given, in the order of the scale; empty for a hidden group."""
    return t("exports.figure.separator").join(
        t("exports.figure.answer_count", answer=label, number=figure.counts[answer])
        for answer, label in _labels(scale).items()
        if figure.counts.get(answer)
    )


def figure_sentence(figure: ShownAnswers, who: str, scale: Scale, t: Translator) -> str:
    """Return a figure as one line, such as „Fachkräfte: Median „trifft eher zu“, 12 Antworten“."""
    words = figure_words(figure, scale, t)
    if figure.answered is None:
        return t("exports.figure.sentence_hidden", who=who, words=words)
    return t("exports.figure.sentence", who=who, words=words, answers=answers_words(figure, t))


def _spread(figure: ShownAnswers, scale: Scale) -> Spread:
    values = {step.value: figure.counts.get(step.id, 0) for step in scale.steps}
    return spread_of(values, min(values), max(values))


def _labels(scale: Scale) -> dict[str, str]:
    steps = {step.id: step.label for step in scale.steps}
    return steps | {kind.id: kind.label for kind in scale.off_scale}


def _off_scale_label(framework: Framework, kind: OffScaleKind) -> str:
    """Return the framework's own words for a kind of answer beside the scale."""
    kinds = (answer for scale in framework.scales for answer in scale.off_scale)
    return next(answer.label for answer in kinds if answer.counts_as is kind)
