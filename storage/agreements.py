"""Agreements and their dated history as rows."""

import json
from itertools import groupby

from sqlalchemy import Connection, RowMapping, func, select, update

from dialogues.agreement_model import Agreement, AgreementState, Resolution, StatusChange
from dialogues.errors import AgreementUnknown
from networks.scopes import Scope
from storage import tables
from storage.database import Database, insert_if_new, insert_or_replace


class AgreementRows:
    """Fulfils ``dialogues.ports.AgreementStore`` within one scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    def agreements(self) -> list[Agreement]:
        """Return all agreements of the scope, the next due first."""
        table = tables.agreement
        query = select(table).order_by(table.c.due_on, table.c.agreement_id)
        with self._database.reading(self._scope) as connection:
            histories = _all_histories(connection)
            rows = connection.execute(query).mappings().all()
        return [_agreement(row, histories[row["agreement_id"]]) for row in rows]

    def agreement(self, agreement_id: str) -> Agreement:
        """Return one agreement; raises AgreementUnknown outside the scope."""
        with self._database.reading(self._scope) as connection:
            return _find(connection, agreement_id)

    def save_agreement(self, agreement: Agreement) -> None:
        """Write a new agreement, or what was changed in its words."""

        def work(connection: Connection) -> None:
            _write(connection, agreement)
            for number, change in enumerate(agreement.history):
                _add_status(connection, agreement.network_id, agreement.id, number, change)

        self._database.write(self._scope, work)

    def add_status(self, agreement_id: str, change: StatusChange) -> None:
        """Append a step to an agreement's history, and move its day where the step does."""
        table = tables.agreement

        def work(connection: Connection) -> None:
            current = _find(connection, agreement_id)
            if change.due_on is not None:
                moved = update(table).where(table.c.agreement_id == agreement_id).values(due_on=change.due_on)
                connection.execute(moved)
            _append(connection, current, change)

        self._database.write(self._scope, work)

    def change_agreement(self, changed: Agreement, change: StatusChange) -> None:
        """Write new words of an agreement and append the step that tells of it, both or none."""

        def work(connection: Connection) -> None:
            _find(connection, changed.id)
            _write(connection, changed)
            _append(connection, changed, change)

        self._database.write(self._scope, work)


def _write(connection: Connection, agreement: Agreement) -> None:
    row = agreement.model_dump(exclude={"id", "history", "resolution"}) | {
        "agreement_id": agreement.id,
        "resolved_on": agreement.resolution.on if agreement.resolution else None,
        "resolution": agreement.resolution.result if agreement.resolution else "",
    }
    insert_or_replace(connection, tables.agreement, row)


def _append(connection: Connection, agreement: Agreement, change: StatusChange) -> None:
    """Add a step behind the last one that is stored, which another device may have added meanwhile."""
    number = tables.agreement_status.c.number
    of_agreement = tables.agreement_status.c.agreement_id == agreement.id
    last = connection.execute(select(func.max(number)).where(of_agreement)).scalar_one()
    _add_status(connection, agreement.network_id, agreement.id, last + 1, change)


def _find(connection: Connection, agreement_id: str) -> Agreement:
    table = tables.agreement
    row = connection.execute(select(table).where(table.c.agreement_id == agreement_id)).mappings().first()
    if row is None:
        raise AgreementUnknown(agreement=agreement_id)
    return _agreement(row, _history(connection, agreement_id))


def _all_histories(connection: Connection) -> dict[str, tuple[StatusChange, ...]]:
    """Return the histories of all agreements of the scope in one read: there may be those of sixty networks."""
    table = tables.agreement_status
    rows = connection.execute(select(table).order_by(table.c.agreement_id, table.c.number)).mappings()
    of_agreement = groupby(rows, key=lambda row: str(row["agreement_id"]))
    return {agreement_id: tuple(_change(row) for row in some) for agreement_id, some in of_agreement}


def _history(connection: Connection, agreement_id: str) -> tuple[StatusChange, ...]:
    table = tables.agreement_status
    query = select(table).where(table.c.agreement_id == agreement_id).order_by(table.c.number)
    return tuple(_change(row) for row in connection.execute(query).mappings())


def _change(row: RowMapping) -> StatusChange:
    return StatusChange(
        on=row["on_day"],
        state=AgreementState(row["state"]),
        note=row["note"],
        due_on=row["due_on"],
        former=json.loads(row["former"]),
    )


def _agreement(row: RowMapping, history: tuple[StatusChange, ...]) -> Agreement:
    fields = {name: value for name, value in row.items() if name in Agreement.model_fields}
    resolved_on = row["resolved_on"]
    fields["resolution"] = None if resolved_on is None else Resolution(on=resolved_on, result=row["resolution"])
    return Agreement.model_validate({"id": row["agreement_id"], "history": history, **fields})


def _add_status(connection: Connection, network_id: str, agreement_id: str, number: int, change: StatusChange) -> None:
    row = {
        "network_id": network_id,
        "agreement_id": agreement_id,
        "number": number,
        "on_day": change.on,
        "state": change.state.value,
        "note": change.note,
        "due_on": change.due_on,
        "former": json.dumps(change.former, ensure_ascii=False),
    }
    insert_if_new(connection, tables.agreement_status, row)
