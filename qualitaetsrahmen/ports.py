"""What must be stored of frameworks: the documents that a network brings along."""

from datetime import date
from typing import Protocol

from qualitaetsrahmen.record import Record


class StoredDocument(Record):
    """A file of a network's own: a framework, a version map, a translation or a local addition, as it was taken in."""

    network_id: str
    name: str
    """The path that it would have in the folder of frameworks: ``maps/fruehe-hilfen-1.0--2.0.yaml``."""
    content: str
    sha256: str
    added_on: date


class DocumentStore(Protocol):
    """Documents within the caller's scope."""

    def documents(self, network_id: str) -> list[StoredDocument]:
        """Return the documents of a network by name."""
        ...

    def save_document(self, document: StoredDocument) -> None:
        """Write a document; one of the same name is replaced, for rounds keep their own copy."""
        ...

    def remove_document(self, network_id: str, name: str) -> None:
        """Delete a document, if it is there."""
        ...
