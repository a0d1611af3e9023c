"""Agreements in memory."""

from dialogues.agreement_model import Agreement, StatusChange
from dialogues.errors import AgreementUnknown


class AgreementsInMemory:
    """Fulfils ``dialogues.ports.AgreementStore``."""

    def __init__(self) -> None:
        self.kept: dict[str, Agreement] = {}

    def agreements(self) -> list[Agreement]:
        return sorted(self.kept.values(), key=lambda agreement: agreement.due_on)

    def agreement(self, agreement_id: str) -> Agreement:
        if agreement_id not in self.kept:
            raise AgreementUnknown(agreement=agreement_id)
        return self.kept[agreement_id]

    def save_agreement(self, agreement: Agreement) -> None:
        self.kept[agreement.id] = agreement

    def add_status(self, agreement_id: str, change: StatusChange) -> None:
        kept = self.kept[agreement_id]
        moved = {"due_on": change.due_on} if change.due_on else {}
        self.kept[agreement_id] = kept.model_copy(update={"history": (*kept.history, change), **moved})

    def change_agreement(self, changed: Agreement, change: StatusChange) -> None:
        self.kept[changed.id] = changed.model_copy(update={"history": (*changed.history, change)})
