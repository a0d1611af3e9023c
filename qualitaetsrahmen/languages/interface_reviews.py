"""Who has confirmed, for one network, the words around the questions in a language.

These are buttons, notices, privacy and sheets. They come with the program, and this package knows nothing of them but
their mark: whoever confirmed other words has not confirmed these.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from qualitaetsrahmen.languages.translations import Language, Review
from qualitaetsrahmen.ports import DocumentStore, StoredDocument
from qualitaetsrahmen.record import Record, Text

_PLACE = "interface/"


class InterfaceReview(Record):
    """A confirmation, as it is stored among a network's documents."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    language: Language
    texts: Text
    """The mark of all words that were confirmed."""
    checked: Review


def confirm_interface(store: DocumentStore, network_id: str, review: InterfaceReview, today: date) -> None:
    """Record a confirmation for a network; an earlier one of the same language is replaced."""
    content = review.model_dump_json(by_alias=True, indent=2) + "\n"
    store.save_document(
        StoredDocument(
            network_id=network_id,
            name=_name(review.language),
            content=content,
            sha256=hashlib.sha256(content.encode()).hexdigest(),
            added_on=today,
        )
    )


def withdraw_interface(store: DocumentStore, network_id: str, language: str) -> None:
    """Forget a confirmation; rounds that are open keep the languages with which they were opened."""
    store.remove_document(network_id, _name(language))


def interface_reviews(store: DocumentStore, network_id: str) -> dict[str, InterfaceReview]:
    """Return the confirmations of a network by language."""
    own = [one for one in store.documents(network_id) if one.name.startswith(_PLACE)]
    found = [InterfaceReview.model_validate_json(one.content) for one in own]
    return {one.language: one for one in found}


def framework_files(documents: Iterable[StoredDocument]) -> list[StoredDocument]:
    """Return the documents that say something about frameworks, which confirmations of the interface do not."""
    return [one for one in documents if not one.name.startswith(_PLACE)]


def _name(language: str) -> str:
    return f"{_PLACE}{language}.json"
