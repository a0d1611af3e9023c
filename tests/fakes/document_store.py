"""A network's own documents in memory."""

from qualitaetsrahmen.ports import StoredDocument


class DocumentsInMemory:
    """Fulfils ``qualitaetsrahmen.ports.DocumentStore``."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], StoredDocument] = {}

    def documents(self, network_id: str) -> list[StoredDocument]:
        return sorted((one for one in self.kept.values() if one.network_id == network_id), key=lambda one: one.name)

    def save_document(self, document: StoredDocument) -> None:
        self.kept[document.network_id, document.name] = document

    def remove_document(self, network_id: str, name: str) -> None:
        self.kept.pop((network_id, name), None)
