"""Findings in memory, and a finding that could be published."""

from datetime import date

from analysis.errors import FindingMoved
from analysis.findings import Evidence, FindingState, RecordedFinding
from analysis.framework_quality import MeasureKind
from qualitaetsrahmen.proposals import Proposal, ProposalKind, ProposedItem
from tests.fakes.small_round import ITEM, TODAY


class FindingsInMemory:
    """Fulfils ``analysis.findings.FindingStore``."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], RecordedFinding] = {}

    def findings(self) -> list[RecordedFinding]:
        return [self._kept[key] for key in sorted(self._kept)]

    def save(self, *changed: RecordedFinding) -> None:
        for one in changed:
            present = self._kept.get((one.id, one.number))
            if present is not None and present.state is FindingState.WITHDRAWN and one.state is not present.state:
                raise FindingMoved(finding=one.id)
        self._kept |= {(one.id, one.number): one for one in changed}

    def discard(self, draft: RecordedFinding) -> None:
        self._kept.pop((draft.id, draft.number), None)


def evidence(places: int = 7, answers: int = 120, kind: MeasureKind = MeasureKind.UNKNOWN) -> Evidence:
    return Evidence(
        kind=kind,
        area_id="wege",
        item_id=ITEM,
        perspective="eltern",
        about="Ich wusste, wohin ich mich wenden kann.",
        who="Eltern",
        value=0.34,
        answers=answers,
        places=places,
        releases=9,
        taken_on=TODAY,
    )


REWORD = Proposal(
    kind=ProposalKind.REWORD,
    item_id=ITEM,
    items=(ProposedItem(id=ITEM, ask={"eltern": "Ich weiß, wer mir in meiner Stadt weiterhilft."}),),
    note="Eltern konnten mit dem alten Satz wenig anfangen.",
)


def draft(name: str = "befund-2026-1", on: date = TODAY, **more: object) -> RecordedFinding:
    """A draft with all that publishing needs."""
    content: dict[str, object] = {
        "id": name,
        "framework_id": "kleiner-rahmen",
        "framework_version": "1.0",
        "framework_title": "Kleiner Rahmen",
        "sentence": "Viele Eltern können den Satz zu den Angeboten nicht beantworten.",
        "criteria": ("finden",),
        "criteria_words": ("1.1 Angebote finden",),
        "evidence": (evidence(),),
        "limits": "Nur Kommunen, die ihre Ergebnisse abgegeben haben.",
        "written_on": on,
        **more,
    }
    return RecordedFinding.model_validate(content)
