"""What a figure about a framework's items is called in words, the same on screens, papers and public pages."""

from dataclasses import dataclass
from typing import Protocol

from analysis.findings import RecordedFinding
from analysis.framework_quality import FROM_SHEETS, SHARES, Bounds, MeasureKind
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.proposals import Proposal, ProposalKind
from texts.catalogue import Translator

_CENT = 100


class Figure(Protocol):
    """What a measured figure and a piece of evidence have in common."""

    @property
    def kind(self) -> MeasureKind:
        """What was measured."""
        ...

    @property
    def value(self) -> float:
        """How much it is, in the unit of its kind."""
        ...

    @property
    def answers(self) -> int:
        """How many answers, sheets or rounds it rests on."""
        ...

    @property
    def places(self) -> int:
        """From how many places they come."""
        ...


def kind_words(kind: MeasureKind, t: Translator) -> str:
    """Return what was measured, as a heading of a column or row."""
    return t(f"finding_words.kind.{kind.value}")


def value_words(figure: Figure, t: Translator) -> str:
    """Return how much it is: per cent, steps, a coefficient or a number of texts."""
    if figure.kind in SHARES:
        return t("finding_words.share", share=t.number(round(figure.value * _CENT)))
    if figure.kind is MeasureKind.GAP:
        steps = abs(figure.value)
        return t("finding_words.steps", count=steps, steps=t.number(steps))
    if figure.kind is MeasureKind.TEXTS:
        return t("finding_words.texts", count=round(figure.value), number=t.number(round(figure.value)))
    return coefficient_words(figure.value, t)


def coefficient_words(value: float, t: Translator) -> str:
    """Return a coefficient with two decimals and the language's own decimal sign."""
    hundredths = round(abs(value) * _CENT)
    sign = t("finding_words.minus") if value < 0 and hundredths else ""
    return t("finding_words.decimal", sign=sign, whole=hundredths // _CENT, part=f"{hundredths % _CENT:02d}")


def basis_words(figure: Figure, t: Translator) -> str:
    """Return what a figure rests on: so many answers, sheets or rounds from so many places."""
    kind = "sheets" if figure.kind in FROM_SHEETS else "rounds" if figure.kind is MeasureKind.GAP else "answers"
    if figure.kind is MeasureKind.TEXTS:
        kind = "texts"
    places = t("finding_words.places", count=figure.places, number=t.number(figure.places))
    return t(f"finding_words.basis.{kind}", count=figure.answers, number=t.number(figure.answers), places=places)


def sign_sentence(figure: Figure, who: str, t: Translator) -> str:
    """Say what was found, in whom, and on what it rests; never that something is bad."""
    words = {"who": who, "value": value_words(figure, t), "basis": basis_words(figure, t)}
    return t(f"finding_words.sign.{figure.kind.value}", **words)


def meaning_words(kind: MeasureKind, t: Translator) -> str:
    """Say what may stand behind such a figure, so that somebody looks before judging."""
    return t(f"finding_words.meaning.{kind.value}")


def bound_words(kind: MeasureKind, bounds: Bounds, t: Translator) -> str:
    """Say from where on a figure calls for a look."""
    if kind is MeasureKind.GAP:
        return t("finding_words.bound.gap", share=t.number(round(bounds.same_gap * _CENT)))
    bound = bounds.of(kind)
    if bound is None:
        return t("finding_words.bound.none")
    if kind in SHARES:
        return t("finding_words.bound.share", share=t.number(round(bound * _CENT)))
    return t("finding_words.bound.below", value=coefficient_words(bound, t))


def who_words(framework: Framework, perspective: str, other: str, t: Translator) -> str:
    """Return the perspective as people know it; for a gap, both."""
    label = framework.perspective(perspective).label
    if not other:
        return label
    return t("finding_words.between", first=label, second=framework.perspective(other).label)


@dataclass(frozen=True)
class Wording:
    """A statement before or after a proposed change: what stands above it, and who reads which words."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def wordings(finding: RecordedFinding, t: Translator) -> tuple[Wording, ...]:
    """Return how a statement was asked before a proposed change, and how it or its parts shall be asked.

    Of a reworded statement only those words stand that change.
    """
    proposal, before = finding.proposal, finding.asked_before
    if proposal is None:
        return ()
    same = set(before.items()) & set(proposal.items[0].ask.items()) if proposal.kind is ProposalKind.REWORD else set()
    several = len(proposal.items) > 1
    after = (
        (t("findings_public.wording.part", number=number) if several else t("findings_public.wording.after"), one.ask)
        for number, one in enumerate(proposal.items, start=1)
    )
    every = ((t("findings_public.wording.before"), before), *after)
    names = finding.perspective_words
    return tuple(
        Wording(heading, tuple((names.get(one[0], one[0]), one[1]) for one in words.items() if one not in same))
        for heading, words in every
        if words
    )


def proposal_title(proposal: Proposal, framework: Framework, t: Translator) -> str:
    """Return what is named above a proposal: the statement that changes, or the criterion where one comes."""
    if proposal.item_id:
        return item_words(framework, proposal.item_id, t)
    criterion = framework.criteria[proposal.criterion_id or ""]
    return t("report.topic", ref=criterion.ref, title=criterion.title)


def item_words(framework: Framework, item_id: str, t: Translator) -> str:
    """Return what an item's criterion is called, and which statement it is where there are several."""
    criterion = framework.criterion_of[item_id]
    title = t("report.topic", ref=criterion.ref, title=criterion.title)
    items = [item.id for item in criterion.items]
    if len(items) == 1:
        return title
    return t("report.one_of_several", title=title, number=items.index(item_id) + 1, total=len(items))
