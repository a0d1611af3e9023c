"""The files that a network brings along lie in the database as they are, for that network alone."""

from datetime import date

import pytest

from networks.scopes import AdministrationScope, BallotScope, RoomScope, Scope, StaffScope
from qualitaetsrahmen.ports import StoredDocument
from storage.database import Database
from storage.framework_documents import FrameworkDocumentRows
from storage.scoping import OutsideScope
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks

TODAY = date(2026, 11, 21)
LATER = date(2026, 12, 24)
FRAMEWORK = "unser-rahmen-1.0.yaml"
MAP = "maps/unser-rahmen-1.0--2.0.yaml"


@pytest.fixture
def store(database: Database) -> FrameworkDocumentRows:
    add_networks(database)
    return FrameworkDocumentRows(database, OURS_ONLY)


def document(name: str = FRAMEWORK, content: str = "schema: 1\n", network_id: str = OURS) -> StoredDocument:
    return StoredDocument(network_id=network_id, name=name, content=content, sha256="a" * 64, added_on=TODAY)


def test_documents_come_back_word_for_word_and_by_name(store: FrameworkDocumentRows) -> None:
    framework = document(content='title: "Gärten & Höfe – für alle 🌳"\r\n  # العربية\n' * 3000)
    older = document(MAP)
    store.save_document(framework)
    store.save_document(older)
    assert store.documents(OURS) == [older, framework]


def test_a_document_of_the_same_name_is_replaced(store: FrameworkDocumentRows) -> None:
    store.save_document(document())
    changed = document(content="schema: 1\n# neu\n").model_copy(update={"sha256": "b" * 64, "added_on": LATER})
    store.save_document(changed)
    assert store.documents(OURS) == [changed]


def test_a_document_is_removed_once_and_for_all(store: FrameworkDocumentRows) -> None:
    store.save_document(document())
    store.save_document(document(MAP))
    store.remove_document(OURS, FRAMEWORK)
    store.remove_document(OURS, FRAMEWORK)
    assert [one.name for one in store.documents(OURS)] == [MAP]


def test_another_network_neither_sees_nor_removes_nor_writes_it(
    store: FrameworkDocumentRows, database: Database
) -> None:
    store.save_document(document())
    theirs = FrameworkDocumentRows(database, THEIRS_ONLY)
    assert theirs.documents(OURS) == []
    theirs.remove_document(OURS, FRAMEWORK)
    with pytest.raises(OutsideScope):
        theirs.save_document(document(content="fremd"))
    assert store.documents(OURS) == [document()]


def test_two_networks_may_have_documents_of_the_same_name(store: FrameworkDocumentRows, database: Database) -> None:
    theirs = FrameworkDocumentRows(database, THEIRS_ONLY)
    store.save_document(document())
    theirs.save_document(document(content="ganz anders", network_id=THEIRS))
    assert [one.content for one in store.documents(OURS)] == ["schema: 1\n"]
    assert [one.content for one in theirs.documents(THEIRS)] == ["ganz anders"]


@pytest.mark.parametrize(
    "scope",
    [AdministrationScope(), StaffScope(), BallotScope(OURS, "runde", "eltern"), RoomScope(OURS, "sitzung")],
    ids=lambda scope: type(scope).__name__,
)
def test_whoever_answers_or_sets_up_has_no_business_with_them(
    store: FrameworkDocumentRows, database: Database, scope: Scope
) -> None:
    store.save_document(document())
    with pytest.raises(OutsideScope):
        FrameworkDocumentRows(database, scope).documents(OURS)
