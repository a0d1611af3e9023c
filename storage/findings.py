"""Findings of analysts as rows: one for each version, of which only drafts can be deleted."""

from sqlalchemy import Connection, delete, select

from analysis.errors import FindingMoved
from analysis.findings import FindingState, RecordedFinding
from networks.scopes import FindingsScope, ReleasedScope
from storage import tables
from storage.database import Database, insert_or_replace

_COLUMNS = ("finding_id", "number", "state", "framework_id", "published_on")
_BEFORE = {
    FindingState.DRAFT: {FindingState.DRAFT},
    FindingState.PUBLISHED: {FindingState.DRAFT, FindingState.PUBLISHED},
    FindingState.REPLACED: {FindingState.PUBLISHED, FindingState.REPLACED},
    FindingState.WITHDRAWN: {FindingState.PUBLISHED, FindingState.WITHDRAWN},
}
"""From which states a version can come into each state."""


class FindingRows:
    """Fulfils ``analysis.findings.FindingStore``."""

    def __init__(self, database: Database, scope: ReleasedScope | FindingsScope) -> None:
        self._database = database
        self._scope = scope

    def findings(self) -> list[RecordedFinding]:
        """Return all versions of all findings, the first version of a finding first."""
        table = tables.finding
        query = select(table.c.content).order_by(table.c.finding_id, table.c.number)
        with self._database.reading(self._scope) as connection:
            return [RecordedFinding.model_validate_json(one) for one in connection.execute(query).scalars()]

    def save(self, *changed: RecordedFinding) -> None:
        """Write versions over what they were before, all or none; raises FindingMoved when one moved on meanwhile."""

        def work(connection: Connection) -> None:
            for one in changed:
                _check_state(connection, one)
                insert_or_replace(connection, tables.finding, _row(one))

        self._database.write(self._scope, work)

    def discard(self, draft: RecordedFinding) -> None:
        """Delete a draft; anything else stays."""
        table = tables.finding
        same = (table.c.finding_id == draft.id, table.c.number == draft.number, table.c.state == FindingState.DRAFT)

        def work(connection: Connection) -> None:
            connection.execute(delete(table).where(*same))

        self._database.write(self._scope, work)


def _check_state(connection: Connection, one: RecordedFinding) -> None:
    table = tables.finding
    query = select(table.c.state).where(table.c.finding_id == one.id, table.c.number == one.number)
    present = connection.execute(query.with_for_update()).scalar()
    if present is not None and FindingState(present) not in _BEFORE[one.state]:
        raise FindingMoved(finding=one.id)


def _row(one: RecordedFinding) -> dict[str, object]:
    values = (one.id, one.number, one.state, one.framework_id, one.published_on)
    return {**dict(zip(_COLUMNS, values, strict=True)), "content": one.model_dump_json()}
