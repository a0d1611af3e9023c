"""Parts of a release as rows: each under the next free number, and never changed."""

from sqlalchemy import Connection, func, select

from selfeval.release import ReleasePart
from storage import tables


def next_number(connection: Connection, round_id: str) -> int:
    """Return the number of the next part of a round's release."""
    table = tables.release_part
    query = select(func.max(table.c.number)).where(table.c.round_id == round_id)
    return int(connection.execute(query).scalar() or 0) + 1


def part_row(part: ReleasePart) -> dict[str, object]:
    """Return the row of a part."""
    return {
        "network_id": part.network_id,
        "round_id": part.round_id,
        "number": part.number,
        "kind": part.kind.value,
        "content": part.content(),
        "sha256": part.sha256(),
    }
