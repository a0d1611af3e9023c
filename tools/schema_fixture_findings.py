"""Findings for the kept databases: one published in two versions, one withdrawn, one draft, made by the use cases."""

from datetime import date

from analysis.findings import (
    Decision,
    Evidence,
    FindingStore,
    RecordedFinding,
    Verdict,
    decide,
    next_draft,
    publish,
    save_draft,
    withdraw,
)
from analysis.framework_quality import MeasureKind
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.proposals import Proposal, ProposalKind, ProposedItem

_ON = date(2026, 11, 20)
_LATER = date(2026, 11, 27)


def add_findings(store: FindingStore, framework: Framework) -> None:
    """Fill the table of findings in all its states."""
    first = publish(store, _finding(framework, 1), _ON)
    again = next_draft(store, first, _LATER)
    decision = Decision(verdict=Verdict.ACCEPTED, by="Fachbeirat", on=_LATER, why="Es zeigt sich überall.")
    decide(store, publish(store, again, _LATER), decision)
    withdraw(store, publish(store, _finding(framework, 2), _ON), "Bei der Zählung fehlte ein Ort.", _LATER)
    save_draft(store, _finding(framework, 3))


def _finding(framework: Framework, number: int) -> RecordedFinding:
    item = next(iter(framework.items.values()))
    criterion = framework.criterion_of[item.id]
    perspective, wording = next(iter(item.ask.items()))
    return RecordedFinding(
        id=f"befund-2026-{number}",
        framework_id=framework.framework.id,
        framework_version=framework.framework.version,
        framework_title=framework.framework.title,
        sentence="Viele können den ersten Satz nicht beantworten.",
        criteria=(criterion.id,),
        criteria_words=(criterion.title,),
        evidence=(
            Evidence(
                kind=MeasureKind.UNKNOWN,
                area_id=framework.area_of[criterion.id].id,
                item_id=item.id,
                perspective=perspective,
                about=wording.text,
                who=framework.perspective(perspective).label,
                value=0.31,
                answers=214,
                places=8,
                releases=9,
                taken_on=_ON,
            ),
        ),
        limits="Nur Orte, die ihre Ergebnisse abgegeben haben.",
        proposal=Proposal(
            kind=ProposalKind.REWORD,
            item_id=item.id,
            items=(ProposedItem(id=item.id, ask={perspective: "Ein klarerer Satz."}),),
            note="Der alte Satz meinte zwei Dinge.",
        ),
        written_on=_ON,
    )
