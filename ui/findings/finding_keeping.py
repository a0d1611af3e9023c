"""Where a finding is kept while somebody writes it: in the database, field by field."""

from collections.abc import Callable, Mapping

from analysis.findings import FindingStore, RecordedFinding, newest, save_draft
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk
from wiring.access import released_scope

Change = Callable[[RecordedFinding], Mapping[str, object]]
"""Which fields of a draft get which values."""


def store_of(desk: Desk) -> FindingStore:
    """Return the findings of all analysts."""
    return desk.services.findings(released_scope(desk.account))


def keep(desk: Desk, finding_id: str, change: Change) -> None:
    """Write a change into the draft as it stands now, before the page is drawn anew."""
    store = store_of(desk)
    draft = next((one for one in newest(store.findings()) if one.id == finding_id), None)
    if draft is None:
        return
    try:
        save_draft(store, RecordedFinding.model_validate({**draft.model_dump(), **change(draft)}))
    except CodedError as problem:
        state.leave_problem(problem)
