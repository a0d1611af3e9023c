"""Clusters of cards in memory, on the same cards as the stores of the session and the room."""

from collections.abc import Sequence

from dialogues.cards import Places
from dialogues.room_model import CardCluster
from tests.fakes.session_store import Hall


class ClustersInMemory:
    """Fulfils ``dialogues.cards.ClusterStore``."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def clusters(self, session_id: str) -> list[CardCluster]:
        own = [one for one in self.hall.clusters.values() if one.session_id == session_id]
        return sorted(own, key=lambda one: one.position)

    def arrange(self, session_id: str, item_id: str, clusters: Sequence[CardCluster], places: Places) -> None:
        others = {key: one for key, one in self.hall.clusters.items() if one.agenda_item_id != item_id}
        self.hall.clusters = others | {one.id: one for one in clusters}
        for card_id, (cluster_id, position) in places.items():
            moved = {"cluster_id": cluster_id, "position": position}
            self.hall.cards[card_id] = self.hall.cards[card_id].model_copy(update=moved)
        for card_id, card in self.hall.cards.items():
            if card.cluster_id is not None and card.cluster_id not in self.hall.clusters:
                self.hall.cards[card_id] = card.model_copy(update={"cluster_id": None})
