"""The record of what staff did, as rows that are only ever added."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from networks.scopes import Scope
from storage import tables
from storage.database import Database


@dataclass(frozen=True)
class AuditEntry:
    """What one account did at one time."""

    action: str
    target: str
    account_id: str | None
    network_id: str | None
    at: int
    """Seconds since 1970, UTC."""


class AuditRows:
    """Fulfils ``networks.ports.AuditStore``."""

    def __init__(self, database: Database, scope: Scope, now: Callable[[], datetime]) -> None:
        self._database = database
        self._scope = scope
        self._now = now

    def note(self, action: str, target: str, account_id: str | None, network_id: str | None) -> None:
        """Append one entry, such as ``round.opened``."""
        row = {
            "id": secrets.token_hex(8),
            "network_id": network_id,
            "account_id": account_id,
            "at": int(self._now().timestamp()),
            "action": action,
            "target": target,
        }
        statement = insert(tables.audit_entry)
        self._database.write(self._scope, lambda connection: connection.execute(statement, row).rowcount)

    def entries(self) -> list[AuditEntry]:
        """Return what stands in the record within the scope, the newest first."""
        table = tables.audit_entry
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(select(table).order_by(table.c.at.desc())).mappings().all()
        return [AuditEntry(**{name: row[name] for name in AuditEntry.__dataclass_fields__}) for row in rows]
