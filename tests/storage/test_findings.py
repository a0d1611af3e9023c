"""Findings of analysts in the database: drafts are theirs, what was published is everybody's."""

import pytest

from analysis.errors import FindingMoved
from analysis.findings import FindingState, next_draft, publish, withdraw
from networks.scopes import FindingsScope, ReleasedScope
from storage.database import Database
from storage.findings import FindingRows
from storage.scoping import OutsideScope
from tests.fakes.finding_store import REWORD, draft
from tests.fakes.small_round import TODAY

ANALYST = ReleasedScope("konto")


def test_a_finding_comes_back_as_it_was_written(database: Database) -> None:
    rows = FindingRows(database, ANALYST)
    written = draft(proposal=REWORD, sentence_en="Many.", limits_en="Few.")
    rows.save(written)
    assert rows.findings() == [written]


def test_everybody_reads_what_was_published_and_no_draft(database: Database) -> None:
    rows, public = FindingRows(database, ANALYST), FindingRows(database, FindingsScope())
    rows.save(draft("befund-2026-2"))
    first = publish(rows, draft(), TODAY)
    second = next_draft(rows, first, TODAY)
    assert public.findings() == [first]
    withdraw(rows, publish(rows, second, TODAY), "Ein Fehler.", TODAY)
    assert [one.state for one in public.findings()] == [FindingState.REPLACED, FindingState.WITHDRAWN]


def test_nobody_but_analysts_writes_findings(database: Database) -> None:
    with pytest.raises(OutsideScope):
        FindingRows(database, FindingsScope()).save(draft())


def test_only_a_draft_can_be_deleted(database: Database) -> None:
    rows = FindingRows(database, ANALYST)
    unwanted = draft("befund-2026-2")
    rows.save(unwanted)
    published = publish(rows, draft(), TODAY)
    rows.discard(unwanted)
    rows.discard(published)
    assert rows.findings() == [published]


def test_what_was_withdrawn_meanwhile_is_not_published_again(database: Database) -> None:
    rows = FindingRows(database, ANALYST)
    published = publish(rows, draft(), TODAY)
    withdraw(rows, published, "Ein Fehler.", TODAY)
    with pytest.raises(FindingMoved):
        rows.save(published)
    with pytest.raises(FindingMoved):
        rows.save(draft())
