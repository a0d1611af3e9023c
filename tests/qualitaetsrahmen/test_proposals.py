"""Proposed changes to a framework, and the next version with its map when they are made."""

import pytest

from qualitaetsrahmen.model import ItemKind, Status
from qualitaetsrahmen.proposals import (
    Proposal,
    ProposalImpossible,
    ProposalKind,
    ProposedItem,
    check_proposal,
    ids_of,
    next_version,
    suggested_id,
)
from qualitaetsrahmen.versions.version_map import Change, Comparable
from tests.fakes.small_framework import small_framework

FRAMEWORK = small_framework()
USED = ids_of([FRAMEWORK])
ITEM = "finden.angebote"
WHY = "Noch ohne Wortlaut."


def new(name: str = "finden.neu-1", **ask: str) -> ProposedItem:
    return ProposedItem(id=name, ask=ask or {"eltern": "Ich finde Hilfe in meiner Nähe."})


RETIRE = Proposal(kind=ProposalKind.RETIRE, item_id="wechsel.begleitet", note="Fast alle stimmen zu.")
REWORD = Proposal(
    kind=ProposalKind.REWORD, item_id=ITEM, items=(new(ITEM, eltern="Ich weiß, wer hilft."),), note="Klarer gesagt."
)
SPLIT = Proposal(
    kind=ProposalKind.SPLIT,
    item_id="finden.ansprache",
    items=(new("finden.neu-1", fachkraft="Wir sprechen an."), new("finden.neu-2", fachkraft="Wir laden ein.")),
    note="Zwei Gedanken in einem Satz.",
    comparable=Comparable.WITH_NOTE,
)
ADD = Proposal(kind=ProposalKind.ADD, criterion_id="wechsel", items=(new("wechsel.neu-1"),), note="Eltern fehlten.")


@pytest.mark.parametrize("proposal", [RETIRE, REWORD, SPLIT, ADD], ids=lambda one: one.kind.value)
def test_a_proposal_that_fits_is_taken(proposal: Proposal) -> None:
    check_proposal(proposal, FRAMEWORK, USED)


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (RETIRE.model_copy(update={"item_id": "gibt-es-nicht"}), "unknown_item"),
        (ADD.model_copy(update={"criterion_id": "gibt-es-nicht"}), "unknown_criterion"),
        (ADD.model_copy(update={"items": (new(ITEM),)}), "id_taken"),
        (SPLIT.model_copy(update={"items": (new("finden.x"), new("finden.x"))}), "id_taken"),
        (SPLIT.model_copy(update={"items": (new(),)}), "count"),
        (RETIRE.model_copy(update={"items": (new(),)}), "count"),
        (ADD.model_copy(update={"items": (ProposedItem(id="finden.leer"),)}), "no_words"),
        (ADD.model_copy(update={"items": (new(niemand="Wer?"),)}), "unknown_perspective"),
        (REWORD.model_copy(update={"comparable": Comparable.YES}), "comparable"),
        (
            REWORD.model_copy(update={"items": (new(ITEM, eltern=FRAMEWORK.items[ITEM].ask["eltern"].text),)}),
            "same_words",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_with_its_reason(proposal: Proposal, reason: str) -> None:
    with pytest.raises(ProposalImpossible) as caught:
        check_proposal(proposal, FRAMEWORK, USED)
    assert caught.value.data["reason"] == reason


def test_a_retired_item_is_gone_and_its_id_never_comes_back() -> None:
    made = next_version(FRAMEWORK, [RETIRE], "1.1", WHY)
    assert RETIRE.item_id not in made.framework.items
    assert {one.id: one.last_version for one in made.framework.retired}[RETIRE.item_id or ""] == "1.0"
    [entry] = made.map.items
    assert (entry.change, entry.from_, entry.note) == (Change.RETIRED, (RETIRE.item_id,), RETIRE.note)
    again = ADD.model_copy(update={"criterion_id": "finden", "items": (new(RETIRE.item_id or ""),)})
    with pytest.raises(ProposalImpossible, match="id_taken"):
        check_proposal(again, made.framework, ids_of([FRAMEWORK, made.framework]))


def test_a_criterion_without_items_goes_with_its_last_one_and_is_retired_too() -> None:
    made = next_version(FRAMEWORK, [RETIRE], "1.1", WHY)
    assert "wechsel" not in made.framework.criteria
    assert "wechsel" in {one.id for one in made.framework.retired}


def test_a_reworded_item_keeps_its_id_and_its_rev_rises() -> None:
    made = next_version(FRAMEWORK, [REWORD], "1.1", WHY)
    before, after = FRAMEWORK.items[ITEM], made.framework.items[ITEM]
    assert after.rev == before.rev + 1
    assert after.ask["eltern"].text == "Ich weiß, wer hilft."
    assert after.ask["fachkraft"] == before.ask["fachkraft"]
    [entry] = made.map.items
    assert (entry.change, entry.comparable) == (Change.CHANGED, Comparable.NO)


def test_a_split_item_becomes_its_parts_which_are_answered_like_it() -> None:
    made = next_version(FRAMEWORK, [SPLIT], "1.1", WHY)
    parts = [made.framework.items[one.id] for one in SPLIT.items]
    old = FRAMEWORK.items["finden.ansprache"]
    assert {(one.rev, one.kind, one.scale) for one in parts} == {(1, old.kind, old.scale)}
    everybody = {one.id for one in FRAMEWORK.perspectives}
    assert all(one.ask.keys() | one.not_asked.keys() == everybody for one in parts)
    [entry] = made.map.items
    assert (entry.change, entry.to) == (Change.SPLIT, ("finden.neu-1", "finden.neu-2"))


def test_a_new_item_stands_in_its_criterion_and_is_answered_like_the_first_one_there() -> None:
    made = next_version(FRAMEWORK, [ADD], "1.1", WHY)
    added = made.framework.items["wechsel.neu-1"]
    assert made.framework.criterion_of[added.id].id == "wechsel"
    assert (added.kind, added.scale) == (ItemKind.RATING, FRAMEWORK.items["wechsel.begleitet"].scale)
    assert added.not_asked["fachkraft"] == WHY


def test_the_draft_says_that_it_is_one_and_nothing_else_changes() -> None:
    made = next_version(FRAMEWORK, [ADD], "1.1", WHY)
    assert (made.framework.framework.version, made.framework.framework.status) == ("1.1", Status.DRAFT)
    assert made.map.names == (FRAMEWORK.name, made.framework.name)
    assert {one: made.framework.items[one] for one in FRAMEWORK.items} == FRAMEWORK.items


def test_two_proposals_on_one_item_and_an_empty_framework_are_refused() -> None:
    with pytest.raises(ProposalImpossible, match="two_changes"):
        next_version(FRAMEWORK, [REWORD, REWORD.model_copy(update={"note": "Anders."})], "1.1", WHY)
    all_gone = [RETIRE.model_copy(update={"item_id": one}) for one in FRAMEWORK.items]
    with pytest.raises(ProposalImpossible, match="nothing_left"):
        next_version(FRAMEWORK, all_gone, "1.1", WHY)
    with pytest.raises(ProposalImpossible, match="none"):
        next_version(FRAMEWORK, [], "1.1", WHY)


def test_a_suggested_id_is_one_that_nobody_has_used() -> None:
    assert suggested_id("finden.angebote", USED) == "finden.neu-1"
    assert suggested_id("finden", USED | {"finden.neu-1"}) == "finden.neu-2"
