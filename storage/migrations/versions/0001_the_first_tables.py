"""The first tables of all, with the triggers that keep releases, ledger and audit append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ("release_part", "ledger_entry", "audit_entry")


def upgrade() -> None:
    """Apply this version."""
    _networks_and_accounts()
    _rounds()
    _answers()
    _releases()
    _sessions()
    _votes()
    _agreements()
    _make_append_only()


def _networks_and_accounts() -> None:
    _networks()
    _accounts()


def _networks() -> None:
    op.create_table(
        "network",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("concern", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("network_id", name=op.f("pk_network")),
    )
    op.create_table(
        "municipality",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("land", sa.String(length=2), nullable=False),
        sa.Column("official_key", sa.String(length=8), nullable=True),
        sa.Column("district", sa.Text(), nullable=True),
        sa.Column("population", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality")),
    )
    op.create_table(
        "network_municipality",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("municipality_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_network_municipality_municipality_id")
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.network_id"], name=op.f("fk_network_municipality_network_id")
        ),
        sa.PrimaryKeyConstraint("network_id", "municipality_id", name=op.f("pk_network_municipality")),
    )
    op.create_table(
        "organisation",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sector", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_organisation_network_id")),
        sa.PrimaryKeyConstraint("network_id", "id", name=op.f("pk_organisation")),
    )


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
    )
    op.create_table(
        "role_grant",
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("granted_network", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_role_grant_account_id")),
        sa.PrimaryKeyConstraint("account_id", "role", "granted_network", name=op.f("pk_role_grant")),
    )
    op.create_table(
        "staff_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_staff_session_account_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_session")),
    )
    op.create_table(
        "sign_in_link",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_link_account_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_in_link")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("network_id", sa.String(length=64), nullable=True),
        sa.Column("account_id", sa.String(length=64), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )


def _rounds() -> None:
    op.create_table(
        "framework_snapshot",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_framework_snapshot")),
    )
    op.create_table(
        "round",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("municipality_id", sa.String(length=64), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("framework_name", sa.Text(), nullable=False),
        sa.Column("framework_sha256", sa.String(length=64), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_round_network_id")),
        sa.PrimaryKeyConstraint("network_id", "round_id", name=op.f("pk_round")),
    )
    op.create_table(
        "round_plan",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("perspective", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=64), nullable=False),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("leave_agreed_on", sa.Date(), nullable=True),
        sa.Column("rotation", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_round_plan_network_id")),
        sa.PrimaryKeyConstraint("network_id", "round_id", "perspective", name=op.f("pk_round_plan")),
    )
    op.create_table(
        "open_link",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("target_id", sa.String(length=64), nullable=False),
        sa.Column("perspective", sa.String(length=64), nullable=True),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_open_link_network_id")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_open_link")),
    )


def _answers() -> None:
    op.create_table(
        "ballot",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("ballot_id", sa.String(length=64), nullable=False),
        sa.Column("perspective", sa.String(length=64), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_ballot_network_id")),
        sa.PrimaryKeyConstraint("network_id", "round_id", "ballot_id", name=op.f("pk_ballot")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rating",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("ballot_id", sa.String(length=64), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("item_rev", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_rating_network_id")),
        sa.PrimaryKeyConstraint("network_id", "round_id", "ballot_id", "item_id", name=op.f("pk_rating")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "used_mark",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_used_mark_network_id")),
        sa.PrimaryKeyConstraint("network_id", "round_id", "mark", name=op.f("pk_used_mark")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "round_matrix",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("perspective", sa.String(length=64), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("codes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_round_matrix_network_id")),
        sa.PrimaryKeyConstraint("network_id", "round_id", "perspective", name=op.f("pk_round_matrix")),
    )


def _releases() -> None:
    op.create_table(
        "release_part",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_release_part_network_id")),
        sa.PrimaryKeyConstraint("network_id", "round_id", "number", name=op.f("pk_release_part")),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("open_cells", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_ledger_entry_network_id")),
        sa.PrimaryKeyConstraint("network_id", "round_id", "number", "item_id", "view", name=op.f("pk_ledger_entry")),
    )


def _sessions() -> None:
    op.create_table(
        "dialogue_session",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("current_item", sa.String(length=64), nullable=True),
        sa.Column("perspectives", sa.Text(), nullable=False),
        sa.Column("open_perspectives", sa.Text(), nullable=False),
        sa.Column("rotation", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_dialogue_session_network_id")),
        sa.PrimaryKeyConstraint("network_id", "session_id", name=op.f("pk_dialogue_session")),
    )
    op.create_table(
        "agenda_item",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.String(length=64), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("outcome_note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_agenda_item_network_id")),
        sa.PrimaryKeyConstraint("network_id", "session_id", "item_id", name=op.f("pk_agenda_item")),
    )
    op.create_table(
        "contribution",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("contribution_id", sa.String(length=64), nullable=False),
        sa.Column("agenda_item_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_contribution_network_id")),
        sa.PrimaryKeyConstraint("network_id", "session_id", "contribution_id", name=op.f("pk_contribution")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "seat",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("seat", sa.String(length=64), nullable=False),
        sa.Column("perspective", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_seat_network_id")),
        sa.PrimaryKeyConstraint("network_id", "session_id", "seat", name=op.f("pk_seat")),
        sqlite_with_rowid=False,
    )


def _votes() -> None:
    op.create_table(
        "live_vote",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("vote_id", sa.String(length=64), nullable=False),
        sa.Column("agenda_item_id", sa.String(length=64), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_live_vote_network_id")),
        sa.PrimaryKeyConstraint("network_id", "session_id", "vote_id", name=op.f("pk_live_vote")),
    )
    op.create_table(
        "vote_count",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("vote_id", sa.String(length=64), nullable=False),
        sa.Column("perspective", sa.String(length=64), nullable=False),
        sa.Column("step_id", sa.String(length=64), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.CheckConstraint("votes > 0", name=op.f("ck_vote_count_votes_positive")),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_vote_count_network_id")),
        sa.PrimaryKeyConstraint(
            "network_id", "session_id", "vote_id", "perspective", "step_id", name=op.f("pk_vote_count")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vote_mark",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("vote_id", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_vote_mark_network_id")),
        sa.PrimaryKeyConstraint("network_id", "session_id", "vote_id", "mark", name=op.f("pk_vote_mark")),
        sqlite_with_rowid=False,
    )


def _agreements() -> None:
    op.create_table(
        "agreement",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("agreement_id", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.String(length=64), nullable=False),
        sa.Column("criterion_id", sa.String(length=64), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("sign", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_agreement_network_id")),
        sa.PrimaryKeyConstraint("network_id", "agreement_id", name=op.f("pk_agreement")),
    )
    op.create_table(
        "agreement_status",
        sa.Column("network_id", sa.String(length=64), nullable=False),
        sa.Column("agreement_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.network_id"], name=op.f("fk_agreement_status_network_id")),
        sa.PrimaryKeyConstraint("network_id", "agreement_id", "number", name=op.f("pk_agreement_status")),
    )


def _make_append_only() -> None:
    """Let the database itself refuse to change what was released, granted or noted."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'append-only'; END $$"
        )
    for table in APPEND_ONLY:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
            )
