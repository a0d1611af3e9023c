"""Rounds, the frameworks that they pin, and their releases as rows."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, select, update

from networks.links import Link, LinkKind
from networks.scopes import Scope
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.snapshot import Snapshot, unpin
from selfeval.errors import RoundNotDraft, RoundNotOpen, RoundUnknown
from selfeval.model import PerspectivePlan, Round, RoundState
from selfeval.release import ReleasePart, read_part
from storage import tables
from storage.database import Database, insert_if_new, insert_or_replace
from storage.links import add_link

_KEPT = 32
"""So many pinned frameworks and release parts stay in memory; they never change, so all pages can use the same."""

_LIFE = ("closes_on", "closes_itself", "results_on", "archived_on", "keep_until")
"""What may change of a round after it was opened, besides its recipients."""


class RoundRows:
    """Fulfils ``selfeval.ports.RoundStore`` within one scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    def rounds(self) -> list[Round]:
        """Return all rounds of the scope, the newest first; drafts stand before all others."""
        with self._database.reading(self._scope) as connection:
            found = read_rounds(connection)
        found.sort(key=lambda one: one.title)
        return sorted(found, key=lambda one: one.opened_on or date.max, reverse=True)

    def round(self, round_id: str) -> Round:
        """Return one round; raises RoundUnknown outside the scope."""
        with self._database.reading(self._scope) as connection:
            return find_round(connection, round_id)

    def save_draft(self, draft: Round, snapshot: Snapshot) -> None:
        """Write a round that has not been opened, with the framework that it pins, over what it was before.

        Raises RoundNotDraft when it has been opened meanwhile.
        """

        def work(connection: Connection) -> None:
            insert_if_new(connection, tables.framework_snapshot, snapshot.model_dump())
            _forget_draft(connection, draft.id)
            _write_round(connection, draft)
            _write_plans(connection, draft)

        self._database.write(self._scope, work)

    def discard_draft(self, round_id: str) -> None:
        """Delete a round that has not been opened; raises RoundNotDraft for any other."""

        def work(connection: Connection) -> None:
            find_round(connection, round_id)
            _forget_draft(connection, round_id)

        self._database.write(self._scope, work)

    def open(self, opening: Round, links: Mapping[str | None, str], translations: Sequence[Translation]) -> None:
        """Move a draft to open, pin its translations, and let the links in, given as perspective and fingerprint.

        Of the given round its day and its local meanings are written; all else stays as the draft has it. The link
        without a perspective is that to the results.
        """
        table = tables.rounds

        def work(connection: Connection) -> None:
            draft = find_round(connection, opening.id)
            statement = update(table).where(table.c.round_id == draft.id, table.c.state == RoundState.DRAFT)
            pinned = {"opened_on": opening.opened_on, "meanings": _meanings(opening)}
            if not connection.execute(statement.values(state=RoundState.OPEN, **pinned)).rowcount:
                raise RoundNotDraft(round=draft.title)
            for one in translations:
                row = {"network_id": draft.network_id, "round_id": draft.id, "language": one.language}
                row["content"] = one.model_dump_json(by_alias=True)
                insert_or_replace(connection, tables.round_translation, row)
            for perspective, fingerprint in links.items():
                add_link(
                    connection,
                    Link(
                        fingerprint=fingerprint,
                        kind=LinkKind.RESULTS if perspective is None else LinkKind.ROUND,
                        network_id=draft.network_id,
                        target_id=draft.id,
                        perspective=perspective,
                    ),
                )

        self._database.write(self._scope, work)

    def translations(self, round_id: str) -> list[Translation]:
        """Return the translations that a round pinned when it opened."""
        table = tables.round_translation
        query = select(table.c.content).where(table.c.round_id == round_id).order_by(table.c.language)
        with self._database.reading(self._scope) as connection:
            return [Translation.model_validate_json(content) for content in connection.execute(query).scalars()]

    def save_plan(self, changed: Round) -> None:
        """Write what may change while a round is open: its links' rotation, its end, what a body agreed."""
        table = tables.rounds

        def work(connection: Connection) -> None:
            statement = update(table).where(table.c.round_id == changed.id).values(closes_on=changed.closes_on)
            if not connection.execute(statement).rowcount:
                raise RoundUnknown(round=changed.id)
            _write_plans(connection, changed)

        self._database.write(self._scope, work)

    def save_life(self, changed: Round) -> None:
        """Write a round's days, its recipients and how it ends, and nothing of its plans and its state."""
        table = tables.rounds
        values = {name: getattr(changed, name) for name in _LIFE} | {
            "recipients": json.dumps(sorted(changed.recipients))
        }

        def work(connection: Connection) -> None:
            statement = update(table).where(table.c.round_id == changed.id).values(values)
            if not connection.execute(statement).rowcount:
                raise RoundUnknown(round=changed.id)

        self._database.write(self._scope, work)

    def replace_link(self, changed: Round, shut: str, opened: Link) -> None:
        """Write a plan whose link has a new rotation, shut the old fingerprint and let the new link in."""
        table = tables.open_link

        def work(connection: Connection) -> None:
            current = find_round(connection, changed.id, lock=True)
            if current.state is not RoundState.OPEN:
                raise RoundNotOpen(round=current.title)
            connection.execute(update(table).where(table.c.fingerprint == shut).values(open=False))
            add_link(connection, opened)
            _write_plans(connection, changed)

        self._database.write(self._scope, work)

    def framework(self, sha256: str) -> Framework:
        """Return the framework that a round pinned, proven by its hash."""
        return pinned_framework(self._database, self._scope, sha256)

    def sent_counts(self, round_id: str) -> dict[str, int]:
        """Return how many have sent their answers, by perspective."""
        table = tables.ballot
        query = (
            select(table.c.perspective, func.count())
            .where(table.c.round_id == round_id, table.c.sent.is_(True))
            .group_by(table.c.perspective)
        )
        with self._database.reading(self._scope) as connection:
            return dict(connection.execute(query).all())

    def release_parts(self, round_id: str) -> list[ReleasePart]:
        """Return the parts of a round's release in the order in which they were made."""
        table = tables.release_part
        query = select(table).where(table.c.round_id == round_id).order_by(table.c.number)
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(query).mappings().all()
        return [_part(row["content"], row["sha256"]) for row in rows]


def find_round(connection: Connection, round_id: str, *, lock: bool = False) -> Round:
    """Return a round in the transaction of a connection; ``lock`` keeps its state as it is until the end."""
    found = read_rounds(connection, tables.rounds.c.round_id == round_id, lock=lock)
    if not found:
        raise RoundUnknown(round=round_id)
    return found[0]


def read_rounds(connection: Connection, *conditions: ColumnElement[bool], lock: bool = False) -> list[Round]:
    """Return the rounds that meet the conditions with their plans, in two reads; their order says nothing."""
    table, of_plan = tables.rounds, tables.round_plan
    query = select(table).where(*conditions)
    rows = connection.execute(query.with_for_update(read=True) if lock else query).mappings().all()
    is_of_round = and_(of_plan.c.network_id == table.c.network_id, of_plan.c.round_id == table.c.round_id)
    plans = defaultdict[str, list[PerspectivePlan]](list)
    query = select(of_plan).join(table, is_of_round).where(*conditions).order_by(of_plan.c.position)
    for row in connection.execute(query).mappings():
        plans[row["round_id"]].append(_plan(row))
    return [_round(row, plans[row["round_id"]]) for row in rows]


def _plan(row: RowMapping) -> PerspectivePlan:
    fields = {name: row[name] for name in PerspectivePlan.model_fields}
    return PerspectivePlan.model_validate(fields | {"invited_by_sector": json.loads(row["invited_by_sector"])})


def _round(row: RowMapping, plans: Sequence[PerspectivePlan]) -> Round:
    fields = {name: value for name, value in row.items() if name != "round_id"}
    fields |= {
        "criteria": tuple(json.loads(row["criteria"])),
        "recipients": frozenset(json.loads(row["recipients"])),
        "meanings": json.loads(row["meanings"]),
    }
    return Round.model_validate({"id": row["round_id"], "plans": tuple(plans), **fields})


def pinned_framework(database: Database, scope: Scope, sha256: str) -> Framework:
    """Return a pinned framework; the same one for everybody, because what a hash names cannot change."""
    if sha256 not in _frameworks:
        with database.reading(scope) as connection:
            return find_framework(connection, sha256)
    return _frameworks[sha256]


def find_framework(connection: Connection, sha256: str) -> Framework:
    """Return a pinned framework in the transaction of a connection."""
    if sha256 not in _frameworks:
        table = tables.framework_snapshot
        row = connection.execute(select(table).where(table.c.sha256 == sha256)).mappings().one()
        if len(_frameworks) >= _KEPT:
            _frameworks.clear()
        _frameworks[sha256] = unpin(Snapshot.model_validate(dict(row)))
    return _frameworks[sha256]


_frameworks: dict[str, Framework] = {}


def forget_release_parts() -> None:
    """Let go of the release parts in memory, after some were deleted from the database."""
    _part.cache_clear()


@lru_cache(maxsize=_KEPT)
def _part(content: str, sha256: str) -> ReleasePart:
    return read_part(content, sha256)


def _forget_draft(connection: Connection, round_id: str) -> None:
    """Delete a draft, if there is one of this id; raises RoundNotDraft for a round that has been opened."""
    table, plans = tables.rounds, tables.round_plan
    of_draft = (table.c.round_id == round_id, table.c.state == RoundState.DRAFT)
    if connection.execute(delete(table).where(*of_draft)).rowcount:
        connection.execute(delete(plans).where(plans.c.round_id == round_id))
        return
    opened = connection.execute(select(table.c.title).where(table.c.round_id == round_id)).scalar()
    if opened is not None:
        raise RoundNotDraft(round=opened)


def _write_round(connection: Connection, changed: Round) -> None:
    row = changed.model_dump(exclude={"id", "plans", "criteria", "recipients", "meanings", "state"})
    row |= {
        "round_id": changed.id,
        "state": changed.state.value,
        "criteria": json.dumps(changed.criteria),
        "recipients": json.dumps(sorted(changed.recipients)),
        "meanings": _meanings(changed),
    }
    insert_or_replace(connection, tables.rounds, row)


def _meanings(of_round: Round) -> str:
    return json.dumps({one: text.model_dump() for one, text in of_round.meanings.items()}, ensure_ascii=False)


def _write_plans(connection: Connection, changed: Round) -> None:
    for position, plan in enumerate(changed.plans):
        row = plan.model_dump() | {
            "network_id": changed.network_id,
            "round_id": changed.id,
            "position": position,
            "mode": plan.mode.value,
            "way_in": plan.way_in.value,
            "invited_by_sector": json.dumps(plan.invited_by_sector, sort_keys=True),
        }
        insert_or_replace(connection, tables.round_plan, row)
