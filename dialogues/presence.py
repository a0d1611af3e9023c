"""Who is in the room, counted by sector and by level; never who they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dialogues.errors import PresenceUnknown
from dialogues.model import Session
from dialogues.ports import SessionStore
from networks.model import Sector

Side = Literal["sector", "level"]


@dataclass(frozen=True)
class Presence:
    """How many are there, by sector and by level; what nobody has counted is missing."""

    sectors: dict[str, int]
    levels: dict[str, int]

    @property
    def people(self) -> int:
        """How many are known to be there: whoever belongs to no sector, such as parents, is counted by level only."""
        return max(sum(self.sectors.values()), sum(self.levels.values()))


def presence_of(session: Session) -> Presence:
    """Return what has been counted in a session."""
    return Presence(_of_side(session, "sector"), _of_side(session, "level"))


def count_present(
    store: SessionStore, session_id: str, side: Side, counts: Mapping[str, int | None], levels: Sequence[str] = ()
) -> Session:
    """Write how many of each sector or level are there; None and 0 take a count back.

    Counts of the other side stay. Raises PresenceUnknown for what is neither a sector nor one of the framework's
    ``levels``.
    """
    known = [sector.value for sector in Sector] if side == "sector" else list(levels)
    if unknown := [name for name in counts if name not in known]:
        raise PresenceUnknown(name=unknown[0])
    session = store.session(session_id)
    kept = {key: count for key, count in session.present.items() if not _is_of(key, side, counts)}
    counted = {f"{side}:{name}": counts[name] for name in known if counts.get(name)}
    changed = Session.model_validate({**session.model_dump(), "agenda": session.agenda, "present": kept | counted})
    if changed != session:
        store.save_session(changed, {})
    return changed


def _is_of(key: str, side: Side, counts: Mapping[str, int | None]) -> bool:
    kind, _, name = key.partition(":")
    return kind == side and name in counts


def _of_side(session: Session, side: Side) -> dict[str, int]:
    parts = ((key.partition(":"), count) for key, count in session.present.items())
    return {name: count for (kind, _, name), count in parts if kind == side}
