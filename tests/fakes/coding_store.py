"""The codings of analysts, in memory."""

from analysis.coding import TextCoding


class CodingsInMemory:
    """Fulfils ``analysis.coding.CodingStore``."""

    def __init__(self, *codings: TextCoding) -> None:
        self._held = {(*one.key, one.account_id): one for one in codings}

    def codings(self) -> list[TextCoding]:
        return list(self._held.values())

    def keep(self, coding: TextCoding) -> None:
        self._held.pop((*coding.key, coding.account_id), None)
        if coding.codes:
            self._held[*coding.key, coding.account_id] = coding
