"""A finding on its way from a draft to everybody, and what is decided because of it."""

from datetime import date, timedelta

import pytest

from analysis.errors import FindingIncomplete, FindingMoved, FindingNotDraft
from analysis.findings import (
    Decision,
    FindingState,
    Verdict,
    accepted_proposals,
    decide,
    evidence_of,
    may_stand_outside,
    new_id,
    newest,
    next_draft,
    public_ones,
    publish,
    save_draft,
    versions_of,
    withdraw,
)
from analysis.framework_quality import MeasureKind, quality_of
from tests.analysis.test_framework_quality import MANY_UNSURE
from tests.fakes.finding_store import REWORD, FindingsInMemory, draft, evidence
from tests.fakes.handed_in import handed_in
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY

LATER = TODAY + timedelta(days=40)
ACCEPTED = Decision(verdict=Verdict.ACCEPTED, by="Fachbeirat", on=LATER, why="Der Befund ist in drei Jahren gleich.")


def states(store: FindingsInMemory) -> list[FindingState]:
    return [one.state for one in store.findings()]


@pytest.mark.parametrize("missing", ["sentence", "criteria", "evidence", "limits"])
def test_a_finding_without_all_its_parts_stays_a_draft(missing: str) -> None:
    store = FindingsInMemory()
    unfinished = draft().model_copy(update={missing: "" if missing in ("sentence", "limits") else ()})
    save_draft(store, unfinished)
    with pytest.raises(FindingIncomplete) as caught:
        publish(store, unfinished, TODAY)
    assert caught.value.data["reason"] == missing
    assert states(store) == [FindingState.DRAFT]


@pytest.mark.parametrize(("places", "answers"), [(4, 900), (900, 9)])
def test_figures_of_few_never_stand_outside(places: int, answers: int) -> None:
    with pytest.raises(FindingIncomplete, match="few"):
        publish(FindingsInMemory(), draft(evidence=(evidence(), evidence(places, answers))), TODAY)


def test_a_gap_counts_rounds_and_not_people() -> None:
    assert may_stand_outside(evidence(5, 6, MeasureKind.GAP))
    assert not may_stand_outside(evidence(4, 6, MeasureKind.GAP))


@pytest.mark.parametrize(("places", "answers"), [(21, 812), (24, 900), (16, 700), (20, 801)])
def test_two_figures_that_differ_by_few_places_are_not_both_published(places: int, answers: int) -> None:
    """Subtracted from each other they would tell what the place between them answered."""
    store = FindingsInMemory()
    publish(store, draft(evidence=(evidence(20, 800),)), TODAY)
    again = draft("befund-2026-2", evidence=(evidence(places, answers),))
    with pytest.raises(FindingIncomplete, match="difference"):
        publish(store, again, LATER)
    withdraw(store, store.findings()[0], "Ein Fehler.", LATER)
    with pytest.raises(FindingIncomplete, match="difference"):
        publish(store, again, LATER)
    both = draft("befund-2026-3", evidence=(evidence(40, 900), evidence(41, 920)))
    with pytest.raises(FindingIncomplete, match="difference"):
        publish(store, both, LATER)


@pytest.mark.parametrize(("places", "answers"), [(20, 800), (25, 900), (15, 600)])
def test_the_same_figure_or_one_of_five_places_more_may_follow(places: int, answers: int) -> None:
    store = FindingsInMemory()
    publish(store, draft(evidence=(evidence(20, 800),)), TODAY)
    publish(store, draft("befund-2026-2", evidence=(evidence(places, answers),)), LATER)
    assert states(store) == [FindingState.PUBLISHED] * 2


def test_half_an_english_finding_is_not_published() -> None:
    with pytest.raises(FindingIncomplete, match="english"):
        publish(FindingsInMemory(), draft(sentence_en="Many parents cannot say."), TODAY)
    assert publish(FindingsInMemory(), draft(sentence_en="Many.", limits_en="Few."), TODAY).has_english


def test_what_was_published_changes_only_as_a_new_version() -> None:
    store = FindingsInMemory()
    first = publish(store, draft(), TODAY)
    with pytest.raises(FindingNotDraft):
        save_draft(store, first)
    second = next_draft(store, first, LATER)
    assert (second.number, second.sentence, second.published_on) == (2, first.sentence, None)
    assert next_draft(store, first, LATER) == second, "a version that has begun is gone on with"
    assert [one.number for one in public_ones(store.findings())] == [1], "a draft is nobody's business yet"
    publish(store, second.model_copy(update={"sentence": "Genauer gesagt."}), LATER)
    assert states(store) == [FindingState.REPLACED, FindingState.PUBLISHED]
    assert [one.sentence for one in versions_of(store.findings(), first.id)] == [first.sentence, "Genauer gesagt."]
    assert [one.number for one in newest(store.findings())] == [2]


def test_a_withdrawn_finding_stays_readable_with_the_reason() -> None:
    store = FindingsInMemory()
    published = publish(store, draft(), TODAY)
    with pytest.raises(FindingIncomplete, match="why"):
        withdraw(store, published, "  ", LATER)
    withdrawn = withdraw(store, published, "Ein Fehler in der Zählung.", LATER)
    assert (withdrawn.withdrawn_on, withdrawn.withdrawn_why) == (LATER, "Ein Fehler in der Zählung.")
    assert public_ones(store.findings()) == [withdrawn]
    with pytest.raises(FindingMoved):
        withdraw(store, withdrawn, "Noch einmal.", LATER)
    with pytest.raises(FindingMoved):
        next_draft(store, published, LATER)


def test_a_body_decides_on_the_change_that_a_published_finding_proposes() -> None:
    store = FindingsInMemory()
    with pytest.raises(FindingMoved):
        decide(store, draft(proposal=REWORD), ACCEPTED)
    plain = publish(store, draft("befund-2026-2"), TODAY)
    with pytest.raises(FindingIncomplete, match="proposal"):
        decide(store, plain, ACCEPTED)
    proposing = publish(store, draft(proposal=REWORD), TODAY)
    assert accepted_proposals(store.findings(), "kleiner-rahmen", "1.0") == []
    later = ACCEPTED.model_copy(update={"verdict": Verdict.LATER})
    decide(store, decide(store, proposing, later), ACCEPTED)
    assert accepted_proposals(store.findings(), "kleiner-rahmen", "1.0") == [REWORD]
    assert accepted_proposals(store.findings(), "kleiner-rahmen", "2.0") == []


def test_what_a_withdrawn_finding_proposed_is_not_made() -> None:
    store = FindingsInMemory()
    decided = decide(store, publish(store, draft(proposal=REWORD), TODAY), ACCEPTED)
    withdraw(store, decided, "Die Daten waren falsch.", LATER)
    assert accepted_proposals(store.findings(), "kleiner-rahmen", "1.0") == []


def test_evidence_keeps_the_words_and_the_numbers_of_its_day() -> None:
    found = quality_of(FRAMEWORK, [handed_in(f"ort-{number}", MANY_UNSURE) for number in range(5)], {}, [])
    [sign] = found.signs
    kept = evidence_of(found, sign, TODAY)
    assert (kept.item_id, kept.who, kept.places, kept.answers, kept.releases) == (ITEM, "Eltern", 5, 80, 5)
    assert kept.about == FRAMEWORK.items[ITEM].ask["eltern"].text
    assert kept.value == pytest.approx(5 / 16)
    assert kept.taken_on == TODAY


def test_ids_are_counted_through_and_never_given_twice() -> None:
    assert new_id([], 2026) == "befund-2026-1"
    assert new_id([draft(), draft("befund-2026-2")], 2026) == "befund-2026-3"
    assert new_id([draft()], date(2027, 1, 2).year) == "befund-2027-1"
