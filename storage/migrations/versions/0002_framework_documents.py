"""Frameworks that a network brings along, and the translations that a round pins."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this version."""
    op.create_table(
        "round_translation",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_round_translation_network_id")),
        sa.PrimaryKeyConstraint("network_id", "round_id", "language", name=op.f("pk_round_translation")),
    )
    op.create_table(
        "framework_document",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_framework_document_network_id")),
        sa.PrimaryKeyConstraint("network_id", "name", name=op.f("pk_framework_document")),
    )
