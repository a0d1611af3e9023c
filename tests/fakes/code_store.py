"""One-time codes in memory: fingerprints on the shelves, and one key a round."""

from collections.abc import Sequence

from networks.links import Link, LinkKind
from selfeval.errors import RoundNotOpen
from selfeval.model import RoundState
from tests.fakes.round_store import Shelves


class CodesInMemory:
    """Fulfils ``selfeval.ports.CodeStore``; ``taken`` batches find one of their codes in use already."""

    def __init__(self, shelves: Shelves, taken: int = 0) -> None:
        self.shelves = shelves
        self._taken = taken

    def made(self, round_id: str, perspective: str) -> int:
        return sum(
            (link.kind, link.target_id, link.perspective) == (LinkKind.ONE_TIME, round_id, perspective)
            for link in self.shelves.codes.values()
        )

    def add(self, codes: Sequence[Link], late: Link, round_key: bytes) -> bool:
        if self.shelves.rounds[late.target_id].state is not RoundState.OPEN:
            raise RoundNotOpen(round=late.target_id)
        if self._taken:
            self._taken -= 1
            return False
        self.shelves.round_keys.setdefault(late.target_id, round_key)
        self.shelves.codes.update({link.fingerprint: link for link in (late, *codes)})
        return True
