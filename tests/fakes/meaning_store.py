"""Local meanings in memory."""

from dialogues.errors import MeaningChanged
from dialogues.preparation_model import LocalMeaning


class MeaningsInMemory:
    """Fulfils ``dialogues.local_meanings.LocalMeaningStore``."""

    def __init__(self) -> None:
        self.kept: list[LocalMeaning] = []

    def meanings(self, framework_id: str) -> list[LocalMeaning]:
        return [one for one in self.kept if one.framework_id == framework_id]

    def add_meaning(self, meaning: LocalMeaning) -> None:
        key = (meaning.network_id, meaning.framework_id, meaning.criterion_id, meaning.number)
        if key in {(one.network_id, one.framework_id, one.criterion_id, one.number) for one in self.kept}:
            raise MeaningChanged
        self.kept.append(meaning)
