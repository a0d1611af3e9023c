"""Ways in, own words, paper and late answers: what a whole self-evaluation keeps besides ratings."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.String(length=64)


def upgrade() -> None:
    """Apply this version."""
    _rebuild("round", _round, follows=None, closes_itself=False, results_on=None, archived_on=None, keep_until=None)
    plan = {"invited_by_sector": "{}", "way_in": "link", "cap": None, "asks_texts": False, "shown_with": None}
    _rebuild("round_plan", _round_plan, **plan)
    _rebuild("open_link", _open_link, expires_on=None)
    _rebuild("ballot", _ballot, origin="web", helped=False)
    _rebuild("round_matrix", _round_matrix, part=1)
    _add_own_words()
    _add_paper_and_codes()
    _keep_languages_that_were_offered()


def _keep_languages_that_were_offered() -> None:
    """Forget what open rounds pinned in other languages than English: nobody has been offered it so far.

    From now on what is pinned is offered, because the words around the questions were confirmed as well before.
    """
    pinned = sa.table("round_translation", sa.column("language"))
    op.execute(pinned.delete().where(pinned.c.language != "en"))


def _rebuild(name: str, make: Callable[[str], list[Any]], **added: object) -> None:
    """Make a table anew with its rows and columns more: none of them may have a default, and keys change too."""
    columns = [part for part in make(name) if isinstance(part, sa.Column)]
    old = sa.table(name, *(sa.column(one.name, one.type) for one in columns if one.name not in added))
    rows = [dict(row) | added for row in op.get_bind().execute(sa.select(old)).mappings()]
    op.drop_table(name)
    without_rowid = {"sqlite_with_rowid": False} if name in ("ballot", "open_link") else {}
    table = op.create_table(name, *make(name), **without_rowid)
    if rows:
        op.bulk_insert(table, rows)


def _tenant(name: str, keys: tuple[str, ...], *columns: sa.Column[Any]) -> list[Any]:
    """Return the parts of a table of what belongs to a network."""
    return [
        sa.Column("network_id", ID, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f(f"fk_{name}_network_id")),
        sa.PrimaryKeyConstraint("network_id", *keys, name=op.f(f"pk_{name}")),
    ]


def _round(name: str) -> list[Any]:
    return _tenant(
        name,
        ("round_id",),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("municipality_id", ID, nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", ID, nullable=False),
        sa.Column("framework_name", sa.Text(), nullable=False),
        sa.Column("framework_sha256", ID, nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("follows", ID, nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("closes_itself", sa.Boolean(), nullable=False),
        sa.Column("results_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=True),
    )


def _round_plan(name: str) -> list[Any]:
    return _tenant(
        name,
        ("round_id", "perspective"),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("perspective", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mode", ID, nullable=False),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column("invited_by_sector", sa.Text(), nullable=False),
        sa.Column("way_in", ID, nullable=False),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.Column("asks_texts", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("leave_agreed_on", sa.Date(), nullable=True),
        sa.Column("rotation", sa.Integer(), nullable=False),
        sa.Column("shown_with", ID, nullable=True),
    )


def _open_link(name: str) -> list[Any]:
    return [
        sa.Column("fingerprint", ID, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("network_id", ID, nullable=False),
        sa.Column("target_id", ID, nullable=False),
        sa.Column("perspective", ID, nullable=True),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f(f"fk_{name}_network_id")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f(f"pk_{name}")),
    ]


def _ballot(name: str) -> list[Any]:
    return _tenant(
        name,
        ("round_id", "ballot_id"),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("ballot_id", ID, nullable=False),
        sa.Column("perspective", ID, nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("origin", ID, nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
    )


def _round_matrix(name: str) -> list[Any]:
    return _tenant(
        name,
        ("round_id", "part", "perspective"),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("perspective", ID, nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("codes", sa.LargeBinary(), nullable=False),
    )


def _add_own_words() -> None:
    op.create_table(
        "draft_text",
        *_tenant(
            "draft_text",
            ("round_id", "ballot_id", "place"),
            sa.Column("round_id", ID, nullable=False),
            sa.Column("ballot_id", ID, nullable=False),
            sa.Column("place", ID, nullable=False),
            sa.Column("language", ID, nullable=False),
            sa.Column("text", sa.Text(), nullable=False),
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sent_text",
        *_tenant(
            "sent_text",
            ("round_id", "text_id"),
            sa.Column("round_id", ID, nullable=False),
            sa.Column("text_id", ID, nullable=False),
            sa.Column("perspective", ID, nullable=False),
            sa.Column("place", ID, nullable=False),
            sa.Column("language", ID, nullable=False),
            sa.Column("text", sa.Text(), nullable=False),
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "text_in_review",
        *_tenant(
            "text_in_review",
            ("round_id", "text_id"),
            sa.Column("round_id", ID, nullable=False),
            sa.Column("text_id", ID, nullable=False),
            sa.Column("perspective", ID, nullable=False),
            sa.Column("place", ID, nullable=False),
            sa.Column("language", ID, nullable=False),
            sa.Column("text", sa.Text(), nullable=False),
            sa.Column("state", ID, nullable=False),
            sa.Column("shown", sa.Text(), nullable=False),
            sa.Column("reason", ID, nullable=False),
            sa.Column("may_leave", sa.Boolean(), nullable=False),
        ),
        sqlite_with_rowid=False,
    )


def _add_paper_and_codes() -> None:
    op.create_table(
        "paper_sheet",
        *_tenant(
            "paper_sheet",
            ("round_id", "perspective", "number"),
            sa.Column("round_id", ID, nullable=False),
            sa.Column("perspective", ID, nullable=False),
            sa.Column("number", sa.Integer(), nullable=False),
            sa.Column("ballot_id", ID, nullable=False),
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "round_key",
        *_tenant(
            "round_key",
            ("round_id",),
            sa.Column("round_id", ID, nullable=False),
            sa.Column("key", sa.LargeBinary(), nullable=False),
        ),
        sqlite_with_rowid=False,
    )
