"""A dialogue from its plan to what became of it: agendas of all parts, questions to the room, agreements in full."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.String(length=64)
_NOTHING = ("starts_at", "format_id", "series_id", "number", "led_by", "shown_since", "clock_seconds", "clock_ends_at")


def upgrade() -> None:
    """Apply this version; what was an agenda of criteria becomes one of talks about them."""
    _rebuild("round", _round, meanings="{}")
    session = dict.fromkeys(_NOTHING) | {"place": "", "present": "{}", "screen": "by_agenda", "counted_with": "{}"}
    _rebuild("dialogue_session", _dialogue_session, **session)
    part = {"kind": "talk", "title": "", "purpose": "", "method_id": None, "material": "[]", "spent_seconds": 0}
    _rebuild("agenda_item", _agenda_item, **part, takes_cards=True, card_question="", standpoints="{}")
    vote = {"origin": "phones", "kind": None, "question": "", "options": "[]", "dots": 1, "is_open": False}
    _rebuild("live_vote", _live_vote, **vote)
    _rebuild("contribution", _contribution, about=None, cluster_id=None, position=0)
    said = dict.fromkeys(("goal", "others", "resources", "cost", "staff", "decision_from", "resolution"), "")
    _rebuild("agreement", _agreement, **said, resolved_on=None, review_on=None)
    _rebuild("agreement_status", _agreement_status, due_on=None, former="{}")
    _add_preparation()


def _add_preparation() -> None:
    op.create_table("card_cluster", *_card_cluster("card_cluster"))
    op.create_table("session_series", *_session_series("session_series"))
    op.create_table("session_template", *_session_template("session_template"))
    op.create_table("session_guest", *_session_guest("session_guest"))
    op.create_table("preparation_note", *_preparation_note("preparation_note"))
    op.create_table("hand_over", *_hand_over("hand_over"))
    op.create_table("local_meaning", *_local_meaning("local_meaning"))
    op.create_table("event_page", *_event_page("event_page"))


def _rebuild(name: str, make: Callable[[str], list[Any]], **added: object) -> None:
    """Make a table anew with its rows and columns more: none of them may have a default."""
    columns = [part for part in make(name) if isinstance(part, sa.Column)]
    old = sa.table(name, *(sa.column(one.name, one.type) for one in columns if one.name not in added))
    rows = [dict(row) | added for row in op.get_bind().execute(sa.select(old)).mappings()]
    op.drop_table(name)
    without_rowid = {"sqlite_with_rowid": False} if name == "contribution" else {}
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
        sa.Column("meanings", sa.Text(), nullable=False),
    )


def _dialogue_session(name: str) -> list[Any]:
    return _tenant(
        name,
        ("session_id",),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", ID, nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("state", ID, nullable=False),
        sa.Column("format_id", ID, nullable=True),
        sa.Column("series_id", ID, nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("led_by", ID, nullable=True),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("current_item", ID, nullable=True),
        sa.Column("shown_since", sa.BigInteger(), nullable=True),
        sa.Column("screen", ID, nullable=False),
        sa.Column("clock_seconds", sa.Integer(), nullable=True),
        sa.Column("clock_ends_at", sa.BigInteger(), nullable=True),
        sa.Column("perspectives", sa.Text(), nullable=False),
        sa.Column("open_perspectives", sa.Text(), nullable=False),
        sa.Column("counted_with", sa.Text(), nullable=False),
        sa.Column("rotation", sa.Integer(), nullable=False),
    )


def _agenda_item(name: str) -> list[Any]:
    return _tenant(
        name,
        ("session_id", "item_id"),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("method_id", ID, nullable=True),
        sa.Column("material", sa.Text(), nullable=False),
        sa.Column("spent_seconds", sa.Integer(), nullable=False),
        sa.Column("takes_cards", sa.Boolean(), nullable=False),
        sa.Column("card_question", sa.Text(), nullable=False),
        sa.Column("criterion_id", ID, nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("outcome", ID, nullable=True),
        sa.Column("outcome_note", sa.Text(), nullable=False),
        sa.Column("standpoints", sa.Text(), nullable=False),
    )


def _live_vote(name: str) -> list[Any]:
    return _tenant(
        name,
        ("session_id", "vote_id"),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("vote_id", ID, nullable=False),
        sa.Column("agenda_item_id", ID, nullable=False),
        sa.Column("state", ID, nullable=False),
        sa.Column("origin", ID, nullable=False),
        sa.Column("item_id", ID, nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("kind", ID, nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("dots", sa.Integer(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
    )


def _contribution(name: str) -> list[Any]:
    return _tenant(
        name,
        ("session_id", "contribution_id"),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("contribution_id", ID, nullable=False),
        sa.Column("agenda_item_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", ID, nullable=False),
        sa.Column("about", ID, nullable=True),
        sa.Column("cluster_id", ID, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def _agreement(name: str) -> list[Any]:
    return _tenant(
        name,
        ("agreement_id",),
        sa.Column("agreement_id", ID, nullable=False),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("criterion_id", ID, nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("others", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("sign", sa.Text(), nullable=False),
        sa.Column("resources", sa.Text(), nullable=False),
        sa.Column("cost", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("decision_from", sa.Text(), nullable=False),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
    )


def _agreement_status(name: str) -> list[Any]:
    return _tenant(
        name,
        ("agreement_id", "number"),
        sa.Column("agreement_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("state", ID, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("former", sa.Text(), nullable=False),
    )


def _card_cluster(name: str) -> list[Any]:
    return _tenant(
        name,
        ("session_id", "cluster_id"),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("cluster_id", ID, nullable=False),
        sa.Column("agenda_item_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def _session_series(name: str) -> list[Any]:
    return _tenant(
        name,
        ("series_id",),
        sa.Column("series_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("numbering", ID, nullable=False),
    )


def _session_template(name: str) -> list[Any]:
    return _tenant(
        name,
        ("template_id",),
        sa.Column("template_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("format_id", ID, nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
    )


def _session_guest(name: str) -> list[Any]:
    return _tenant(
        name,
        ("session_id",),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("host_network_id", ID, nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("open_until", sa.Date(), nullable=True),
    )


def _preparation_note(name: str) -> list[Any]:
    return _tenant(
        name,
        ("session_id", "account_id"),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )


def _hand_over(name: str) -> list[Any]:
    return _tenant(
        name,
        ("session_id",),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("from_account", ID, nullable=False),
        sa.Column("to_account", ID, nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("ticked", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
    )


def _local_meaning(name: str) -> list[Any]:
    return _tenant(
        name,
        ("framework_id", "criterion_id", "number"),
        sa.Column("framework_id", ID, nullable=False),
        sa.Column("criterion_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("signs", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("session_id", ID, nullable=True),
    )


def _event_page(name: str) -> list[Any]:
    return _tenant(
        name,
        ("session_id",),
        sa.Column("session_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
    )
