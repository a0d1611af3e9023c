"""Columns of matrices are kept once; consents, what was handed in, findings, codings and tokens of programs."""

import hashlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.String(length=64)


def upgrade() -> None:
    """Apply this version."""
    _share_columns()
    op.create_table("consent", *_consent())
    op.create_table("handed_in", *_handed_in())
    op.create_table(
        "comparison_circle",
        sa.Column("framework_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("peers", ID, nullable=True),
        sa.Column("fresh_ids", sa.Text(), nullable=False),
        sa.Column("returning_ids", sa.Text(), nullable=False),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("framework_id", "number", name=op.f("pk_comparison_circle")),
    )
    op.create_table(
        "finding",
        sa.Column("finding_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", ID, nullable=False),
        sa.Column("framework_id", ID, nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("finding_id", "number", name=op.f("pk_finding")),
    )
    op.create_table("text_coding", *_text_coding())
    op.create_table("access_token", *_access_token())


def _share_columns() -> None:
    """Write what the numbers of a matrix stand for once for all that share it, under the hash of its text."""
    names = sa.table("matrix_columns", sa.column("sha256"), sa.column("content"))
    names_of_old = ("network_id", "round_id", "part", "perspective", "people", "columns", "codes")
    old = sa.table("round_matrix", *map(sa.column, names_of_old))
    rows = [dict(row) for row in op.get_bind().execute(sa.select(old)).mappings()]
    op.create_table(
        "matrix_columns",
        sa.Column("sha256", ID, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_matrix_columns")),
    )
    contents: dict[str, str] = {}
    for row in rows:
        content = row.pop("columns")
        row["columns_sha256"] = hashlib.sha256(content.encode()).hexdigest()
        contents[row["columns_sha256"]] = content
    op.drop_table("round_matrix")
    matrix = op.create_table("round_matrix", *_round_matrix())
    if rows:
        op.bulk_insert(names, [{"sha256": one, "content": text} for one, text in contents.items()])
        op.bulk_insert(matrix, rows)


def _round_matrix() -> list[Any]:
    return [
        sa.Column("network_id", ID, nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("perspective", ID, nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("columns_sha256", ID, nullable=False),
        sa.Column("codes", sa.LargeBinary(), nullable=False),
        _leads("round_matrix", "columns_sha256", "matrix_columns.sha256"),
        _leads("round_matrix", "network_id", "network.network_id"),
        sa.PrimaryKeyConstraint("network_id", "round_id", "part", "perspective", name=op.f("pk_round_matrix")),
    ]


def _consent() -> list[Any]:
    return [
        sa.Column("network_id", ID, nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("revoked_by", sa.Text(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        _leads("consent", "network_id", "network.network_id"),
        sa.PrimaryKeyConstraint("network_id", "round_id", "kind", "number", name=op.f("pk_consent")),
    ]


def _handed_in() -> list[Any]:
    return [
        sa.Column("audience", ID, nullable=False),
        sa.Column("release_id", ID, nullable=False),
        sa.Column("network_id", ID, nullable=True),
        sa.Column("round_id", ID, nullable=True),
        sa.Column("origin", ID, nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("place", ID, nullable=False),
        sa.Column("land", sa.String(length=2), nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("population", ID, nullable=True),
        sa.Column("network_kind", ID, nullable=False),
        sa.Column("framework_id", ID, nullable=False),
        sa.Column("framework_version", ID, nullable=False),
        sa.Column("framework_sha256", ID, nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("axes_sha256", ID, nullable=False),
        sa.Column("figures", sa.LargeBinary(), nullable=False),
        sa.Column("agreements", sa.Text(), nullable=False),
        sa.Column("talks", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        _leads("handed_in", "network_id", "network.network_id"),
        _leads("handed_in", "framework_sha256", "framework_snapshot.sha256"),
        _leads("handed_in", "axes_sha256", "matrix_columns.sha256"),
        sa.PrimaryKeyConstraint("audience", "release_id", name=op.f("pk_handed_in")),
    ]


def _text_coding() -> list[Any]:
    return [
        sa.Column("release_id", ID, nullable=False),
        sa.Column("text_sha256", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        _leads("text_coding", "account_id", "account.id"),
        sa.PrimaryKeyConstraint("release_id", "text_sha256", "account_id", name=op.f("pk_text_coding")),
    ]


def _access_token() -> list[Any]:
    return [
        sa.Column("token_id", ID, nullable=False),
        sa.Column("token_hash", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reads", sa.Text(), nullable=False),
        sa.Column("networks", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("used_on", sa.Date(), nullable=True),
        _leads("access_token", "account_id", "account.id"),
        sa.PrimaryKeyConstraint("token_id", name=op.f("pk_access_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_access_token_token_hash")),
    ]


def _leads(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))
