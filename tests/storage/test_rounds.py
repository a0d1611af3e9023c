"""Rounds, their pinned framework and their release come back as they were, within the network they belong to."""

from datetime import date

import pytest
from sqlalchemy import Engine, event, select, update

from networks.links import Link, LinkKind
from networks.model import Sector
from networks.scopes import LinkScope, NetworkScope
from qualitaetsrahmen.snapshot import SnapshotDamaged, pin
from selfeval.errors import ReleaseDamaged, RoundNotDraft, RoundUnknown
from selfeval.model import Mode, PerspectivePlan, PinnedMeaning, Recipient, RoundState
from selfeval.published import results_token
from selfeval.rounds import RoundDraft, change_draft, link_token, open_round, record_consent
from storage import rounds as rounds_module
from storage import tables
from storage.database import Database
from storage.links import LinkRows
from storage.rounds import RoundRows
from tests.fakes.small_round import FRAMEWORK, TODAY, plan
from tests.storage.workspace import (
    KEYS,
    OURS,
    OURS_ONLY,
    TEST,
    THEIRS,
    THEIRS_ONLY,
    add_networks,
    answered_round,
    begin,
    closed,
    draft_round,
    opened_round,
    release_of,
)


@pytest.fixture
def store(database: Database) -> RoundRows:
    add_networks(database)
    return RoundRows(database, OURS_ONLY)


def test_a_round_comes_back_as_it_was_planned(store: RoundRows, database: Database) -> None:
    drafted = draft_round(database, plan("leitung", Mode.CONSENSUS), plan("eltern", k=8))
    assert store.round(drafted.id) == drafted
    changed = drafted.model_copy(
        update={
            "recipients": frozenset({Recipient.NETWORK, Recipient.PUBLIC}),
            "closes_on": date(2026, 12, 24),
            "municipality_id": "dorf",
        }
    )
    store.save_draft(changed, pin(FRAMEWORK))
    assert store.round(drafted.id) == changed


def test_drafts_stand_before_rounds_and_the_newest_round_first(store: RoundRows, database: Database) -> None:
    for title, opened_on in (("Frühling", date(2026, 3, 1)), ("Herbst", date(2026, 9, 1))):
        open_round(store, KEYS, draft_round(database, title=title).id, opened_on)
    draft_round(database, title="Entwurf")
    assert [one.title for one in store.rounds()] == ["Entwurf", "Herbst", "Frühling"]


def test_the_framework_of_a_round_is_proven_by_its_hash(
    store: RoundRows, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted = draft_round(database)
    monkeypatch.setattr(rounds_module, "_frameworks", {})
    assert store.framework(drafted.framework_sha256) == FRAMEWORK
    monkeypatch.setattr(rounds_module, "_frameworks", {})
    snapshot = tables.framework_snapshot
    database.write(TEST, lambda connection: connection.execute(update(snapshot).values(content="{}")).rowcount)
    with pytest.raises(SnapshotDamaged):
        store.framework(drafted.framework_sha256)


def test_opening_lets_in_by_links_of_which_only_the_fingerprint_is_stored(store: RoundRows, database: Database) -> None:
    opened = opened_round(database, plan("eltern"), plan("leitung", Mode.CONSENSUS))
    assert (store.round(opened.id).state, opened.opened_on) == (RoundState.OPEN, TODAY)
    token = link_token(KEYS, opened, "eltern")
    fingerprint = KEYS.fingerprint(token)
    assert LinkRows(database, LinkScope(fingerprint)).link(fingerprint) == Link(
        fingerprint=fingerprint, kind=LinkKind.ROUND, network_id=OURS, target_id=opened.id, perspective="eltern"
    )
    with database.reading(TEST) as connection:
        stored = connection.execute(select(tables.open_link)).all()
    results = results_token(KEYS, opened.id)
    assert {row.kind: row.fingerprint for row in stored} == {
        LinkKind.ROUND: fingerprint,
        LinkKind.RESULTS: KEYS.fingerprint(results),
    }
    assert token not in str(stored)
    assert results not in str(stored)


def test_a_round_opens_once(store: RoundRows, database: Database) -> None:
    opened = opened_round(database)
    with pytest.raises(RoundNotDraft):
        store.open(opened, {}, [])


def test_what_criteria_mean_here_is_stored_when_a_round_opens(store: RoundRows, database: Database) -> None:
    drafted = draft_round(database)
    meanings = {"finden": PinnedMeaning(meaning="Man findet uns überall.", signs="Familien rufen an.")}
    opened = open_round(store, KEYS, drafted.id, TODAY, (), meanings)
    assert opened.meanings == meanings
    assert store.round(drafted.id) == opened


def test_a_draft_can_be_discarded_and_nothing_of_it_stays(store: RoundRows, database: Database) -> None:
    drafted, other = draft_round(database), draft_round(database, title="Bleibt")
    store.discard_draft(drafted.id)
    assert [one.id for one in store.rounds()] == [other.id]
    with database.reading(TEST) as connection:
        left = set(connection.execute(select(tables.round_plan.c.round_id)).scalars())
    assert left == {other.id}


def test_a_round_that_was_opened_cannot_be_discarded(store: RoundRows, database: Database) -> None:
    opened = opened_round(database)
    with pytest.raises(RoundNotDraft):
        store.discard_draft(opened.id)
    assert store.round(opened.id) == opened


def test_a_body_agrees_and_a_link_is_replaced_while_the_round_is_open(store: RoundRows, database: Database) -> None:
    opened = opened_round(database, plan("leitung", Mode.CONSENSUS), plan("eltern"))
    agreed = record_consent(store, opened.id, "leitung", TODAY)
    replaced = agreed.model_copy(
        update={"plans": tuple(part.model_copy(update={"rotation": 2}) for part in agreed.plans)}
    )
    store.save_plan(replaced)
    assert store.round(opened.id) == replaced


def test_progress_counts_what_was_sent_by_perspective(store: RoundRows, database: Database) -> None:
    opened, _ = answered_round(database, {"fachkraft": 2, "eltern": 3})
    begin(database, opened)
    assert store.sent_counts(opened.id) == {"fachkraft": 2, "eltern": 3}


def test_a_release_comes_back_as_it_was_made_and_a_changed_one_is_refused(store: RoundRows, database: Database) -> None:
    opened, _ = answered_round(database)
    assert store.release_parts(opened.id) == []
    closed(database, opened)
    parts = store.release_parts(opened.id)
    assert [part.sent for part in parts] == [{"fachkraft": 6, "eltern": 7}]
    with database.reading(TEST) as connection:
        row = connection.execute(select(tables.release_part)).mappings().one()
    assert (row["content"], row["sha256"]) == (parts[0].content(), parts[0].sha256())
    twin = {**row, "number": 2, "content": row["content"].replace(":7", ":8")}
    database.write(TEST, lambda connection: connection.execute(tables.release_part.insert(), twin).rowcount)
    with pytest.raises(ReleaseDamaged):
        store.release_parts(opened.id)


def test_a_round_of_another_network_is_unknown(store: RoundRows, database: Database) -> None:
    opened, _ = answered_round(database)
    closed(database, opened)
    neighbours = RoundRows(database, THEIRS_ONLY)
    assert neighbours.rounds() == []
    with pytest.raises(RoundUnknown):
        neighbours.round(opened.id)
    with pytest.raises(RoundUnknown):
        neighbours.open(opened, {}, [])
    with pytest.raises(RoundUnknown):
        neighbours.save_plan(store.round(opened.id))
    with pytest.raises(RoundUnknown):
        neighbours.discard_draft(draft_round(database).id)
    assert neighbours.sent_counts(opened.id) == {}
    assert neighbours.release_parts(opened.id) == []
    assert len(release_of(database, opened)) == 1


def test_an_account_with_two_networks_sees_the_rounds_of_both(store: RoundRows, database: Database) -> None:
    ours, theirs = draft_round(database, title="A"), draft_round(database, network_id=THEIRS, title="B")
    both = RoundRows(database, NetworkScope.of(OURS, THEIRS))
    assert [one.id for one in both.rounds()] == [ours.id, theirs.id]


def test_an_account_without_a_network_sees_no_round(store: RoundRows, database: Database) -> None:
    draft_round(database)
    assert RoundRows(database, NetworkScope.of()).rounds() == []


def test_a_draft_is_written_over_and_an_opened_round_is_not(store: RoundRows, database: Database) -> None:
    drafted = draft_round(database)
    draft = RoundDraft(OURS, "Anders", ("wechsel",), (plan("fachkraft"),))
    changed = change_draft(store, FRAMEWORK, drafted.id, draft)
    assert store.rounds() == [changed]
    assert store.round(drafted.id) == changed
    opened = open_round(store, KEYS, drafted.id, TODAY)
    with pytest.raises(RoundNotDraft):
        store.save_draft(changed, pin(FRAMEWORK))
    assert store.round(drafted.id) == opened


def test_the_life_of_a_round_is_written_without_its_plans_and_its_state(store: RoundRows, database: Database) -> None:
    opened = opened_round(database)
    later = {
        "closes_on": TODAY,
        "closes_itself": True,
        "results_on": TODAY,
        "archived_on": TODAY,
        "keep_until": TODAY,
        "recipients": frozenset({Recipient.NETWORK}),
    }
    store.save_life(opened.model_copy(update=later | {"state": RoundState.CLOSED, "plans": (plan("leitung"),)}))
    assert store.round(opened.id) == opened.model_copy(update=later)
    with pytest.raises(RoundUnknown):
        store.save_life(opened.model_copy(update={"id": "fehlt"}))


def test_what_a_plan_says_of_sectors_and_of_groups_shown_together_comes_back(
    store: RoundRows, database: Database
) -> None:
    leading = PerspectivePlan(perspective="fachkraft", invited=7, invited_by_sector={Sector.HEALTH: 7})
    joined = PerspectivePlan(perspective="ehrenamt", shown_with="fachkraft")
    drafted = draft_round(database, leading, joined)
    assert store.round(drafted.id).plans == (leading, joined)


def test_all_rounds_are_read_in_two_queries_however_many_there_are(store: RoundRows, database: Database) -> None:
    drafted = [
        draft_round(database, plan("leitung"), plan("eltern"), title=title) for title in ("Eins", "Zwei", "Drei")
    ]
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        found = store.rounds()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert {one.title: one.plans for one in found} == {one.title: one.plans for one in drafted}
    assert len([one for one in asked if one.startswith("SELECT")]) == 2
