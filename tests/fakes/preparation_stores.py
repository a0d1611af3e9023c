"""What stands around sessions, in memory."""

from dialogues.guests import GuestUnknown
from dialogues.preparation_model import GuestNetwork, HandOver, Series, SessionTemplate
from dialogues.templates import TemplateUnknown


class SeriesInMemory:
    """Fulfils ``dialogues.series.SeriesStore``."""

    def __init__(self) -> None:
        self.kept: dict[str, Series] = {}

    def series(self) -> list[Series]:
        return sorted(self.kept.values(), key=lambda one: one.title)

    def save_series(self, series: Series) -> None:
        self.kept[series.id] = series


class TemplatesInMemory:
    """Fulfils ``dialogues.templates.TemplateStore``."""

    def __init__(self) -> None:
        self.kept: dict[str, SessionTemplate] = {}

    def templates(self) -> list[SessionTemplate]:
        return sorted(self.kept.values(), key=lambda one: one.title)

    def template(self, template_id: str) -> SessionTemplate:
        if template_id not in self.kept:
            raise TemplateUnknown(template=template_id)
        return self.kept[template_id]

    def save_template(self, template: SessionTemplate) -> None:
        self.kept[template.id] = template

    def delete_template(self, template_id: str) -> None:
        self.kept.pop(template_id, None)


class NotesInMemory:
    """Fulfils ``dialogues.notes.NoteStore`` for one account."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def note(self, session_id: str) -> str:
        return self.kept.get(session_id, "")

    def noted(self) -> frozenset[str]:
        return frozenset(self.kept)

    def save_note(self, network_id: str, session_id: str, text: str) -> None:
        self.kept[session_id] = text

    def delete_note(self, session_id: str) -> None:
        self.kept.pop(session_id, None)


class HandOversInMemory:
    """Fulfils ``dialogues.hand_over.HandOverStore``."""

    def __init__(self) -> None:
        self.kept: dict[str, HandOver] = {}

    def hand_over(self, session_id: str) -> HandOver | None:
        return self.kept.get(session_id)

    def hand_overs(self) -> list[HandOver]:
        return list(self.kept.values())

    def save_hand_over(self, hand_over: HandOver) -> None:
        self.kept[hand_over.session_id] = hand_over

    def delete_hand_over(self, session_id: str) -> None:
        self.kept.pop(session_id, None)


class GuestsInMemory:
    """Fulfils ``dialogues.guests.GuestStore``."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], GuestNetwork] = {}

    def guests(self) -> list[GuestNetwork]:
        return list(self.kept.values())

    def guest(self, network_id: str, session_id: str) -> GuestNetwork:
        if (network_id, session_id) not in self.kept:
            raise GuestUnknown
        return self.kept[network_id, session_id]

    def save_guest(self, guest: GuestNetwork) -> None:
        self.kept[guest.network_id, guest.session_id] = guest

    def delete_guest(self, network_id: str, session_id: str) -> None:
        self.kept.pop((network_id, session_id), None)
