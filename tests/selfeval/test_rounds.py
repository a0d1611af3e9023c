"""A round is planned, opened once, and its links can be shown again at any time."""

from dataclasses import replace
from datetime import date

import pytest

from networks.links import KeyRing
from qualitaetsrahmen.snapshot import pin
from selfeval.errors import NothingAsked, RoundNotDraft, RoundNotOpen, RoundPlanInvalid
from selfeval.model import Mode, PerspectivePlan, PinnedMeaning, Round, RoundState
from selfeval.published import results_token
from selfeval.rounds import (
    RoundDraft,
    change_draft,
    default_mode,
    link_token,
    may_show_together,
    open_round,
    plan_round,
    record_consent,
)
from tests.fakes.round_store import RoundsInMemory, Shelves
from tests.fakes.small_round import FRAMEWORK, TODAY, plan

KEYS = KeyRing(b"k" * 32)


@pytest.fixture
def store() -> RoundsInMemory:
    return RoundsInMemory(Shelves())


def draft(*plans: PerspectivePlan, criteria: tuple[str, ...] = ("wechsel", "finden")) -> RoundDraft:
    return RoundDraft("netz", "Runde im Herbst", criteria, plans or (plan("eltern"), plan("koordination")))


def planned(store: RoundsInMemory, *plans: PerspectivePlan) -> Round:
    return plan_round(store, FRAMEWORK, draft(*plans))


def test_one_person_answers_openly_unless_the_round_says_otherwise() -> None:
    assert default_mode(FRAMEWORK, "koordination") is Mode.DECLARED
    assert default_mode(FRAMEWORK, "eltern") is Mode.ANONYMOUS


def test_a_new_round_is_a_draft_in_the_order_of_the_framework(store: RoundsInMemory) -> None:
    made = planned(store)
    assert store.round(made.id) == made
    assert made.state is RoundState.DRAFT
    assert made.criteria == ("finden", "wechsel")
    assert [part.perspective for part in made.plans] == ["koordination", "eltern"]


def test_a_round_pins_the_framework_as_it_is_now(store: RoundsInMemory) -> None:
    made = planned(store)
    assert made.framework_sha256 == pin(FRAMEWORK).sha256
    assert store.framework(made.framework_sha256) == FRAMEWORK


@pytest.mark.parametrize(
    ("reason", "wrong"),
    [
        ("criterion_missing", draft(criteria=())),
        ("perspective_missing", RoundDraft("netz", "Runde", ("finden",), ())),
        ("criterion_unknown", draft(criteria=("finden", "fehlt"))),
        ("perspective_unknown", draft(plan("kinder"))),
        ("twice", draft(plan("eltern"), plan("eltern"))),
        ("body_missing", draft(PerspectivePlan(perspective="leitung", mode=Mode.CONSENSUS))),
    ],
)
def test_a_plan_that_does_not_fit_is_refused_and_not_stored(
    store: RoundsInMemory, reason: str, wrong: RoundDraft
) -> None:
    with pytest.raises(RoundPlanInvalid) as caught:
        plan_round(store, FRAMEWORK, wrong)
    assert caught.value.data == {"reason": reason}
    assert store.rounds() == []


def test_a_perspective_that_would_be_asked_nothing_is_refused_by_its_name(store: RoundsInMemory) -> None:
    with pytest.raises(NothingAsked) as caught:
        plan_round(store, FRAMEWORK, draft(criteria=("absprachen",)))
    assert caught.value.data == {"perspective": "Eltern"}


def test_opening_lets_the_links_in_and_stores_only_their_fingerprints(store: RoundsInMemory) -> None:
    made = planned(store, plan("eltern"), plan("leitung", Mode.CONSENSUS))
    opened = open_round(store, KEYS, made.id, TODAY)
    assert (opened.state, opened.opened_on) == (RoundState.OPEN, TODAY)
    token = link_token(KEYS, opened, "eltern")
    results = results_token(KEYS, made.id)
    assert store.shelves.links == {
        (made.id, "eltern"): KEYS.fingerprint(token),
        (made.id, None): KEYS.fingerprint(results),
    }
    assert results not in str(store.shelves)
    assert token not in str(store.shelves)


def test_opening_an_open_round_changes_nothing(store: RoundsInMemory) -> None:
    made = planned(store)
    opened = open_round(store, KEYS, made.id, TODAY)
    assert open_round(store, KEYS, made.id, date(2027, 1, 1)) == opened


def test_opening_pins_what_its_own_criteria_mean_here(store: RoundsInMemory) -> None:
    made = planned(store)
    meant = PinnedMeaning(meaning="Man findet uns auch ohne Internet.", signs="Familien rufen an.")
    meanings = {"finden": meant, "absprachen": PinnedMeaning(meaning="Gehört nicht zu dieser Runde.")}
    assert open_round(store, KEYS, made.id, TODAY, (), meanings).meanings == {"finden": meant}


def test_what_a_criterion_means_here_stays_as_it_was_when_the_round_opened(store: RoundsInMemory) -> None:
    made = planned(store)
    meanings = {"finden": PinnedMeaning(meaning="Man findet uns auch ohne Internet.")}
    opened = open_round(store, KEYS, made.id, TODAY, (), meanings)
    meanings["finden"] = PinnedMeaning(meaning="Später anders verabredet.")
    open_round(store, KEYS, made.id, TODAY, (), meanings)
    assert store.round(made.id).meanings == opened.meanings
    assert opened.meanings["finden"].meaning == "Man findet uns auch ohne Internet."


@pytest.mark.parametrize("state", [RoundState.CLOSING, RoundState.CLOSED])
def test_a_round_that_has_ended_never_opens_again(store: RoundsInMemory, state: RoundState) -> None:
    made = planned(store)
    store.save_plan(made.model_copy(update={"state": state}))
    with pytest.raises(RoundNotDraft) as caught:
        open_round(store, KEYS, made.id, TODAY)
    assert caught.value.data == {"round": "Runde im Herbst"}


def test_a_link_is_the_same_each_time_until_it_is_replaced(store: RoundsInMemory) -> None:
    made = planned(store)
    replaced = made.model_copy(update={"plans": tuple(part.model_copy(update={"rotation": 2}) for part in made.plans)})
    assert link_token(KEYS, made, "eltern") == link_token(KEYS, store.round(made.id), "eltern")
    assert link_token(KEYS, made, "eltern") != link_token(KEYS, made, "koordination")
    assert link_token(KEYS, made, "eltern") != link_token(KEYS, replaced, "eltern")


def test_only_a_body_can_agree_that_its_answer_leaves(store: RoundsInMemory) -> None:
    made = planned(store, plan("leitung", Mode.CONSENSUS), plan("koordination", Mode.DECLARED))
    open_round(store, KEYS, made.id, TODAY)
    record_consent(store, made.id, "leitung", TODAY)
    record_consent(store, made.id, "koordination", TODAY)
    agreed = {part.perspective: part.leave_agreed_on for part in store.round(made.id).plans}
    assert agreed == {"leitung": TODAY, "koordination": None}


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.CLOSING, RoundState.CLOSED])
def test_a_body_agrees_while_the_round_is_open(store: RoundsInMemory, state: RoundState) -> None:
    made = planned(store, plan("leitung", Mode.CONSENSUS))
    store.save_plan(made.model_copy(update={"state": state}))
    with pytest.raises(RoundNotOpen):
        record_consent(store, made.id, "leitung", TODAY)


def test_a_draft_can_be_changed_and_keeps_its_id(store: RoundsInMemory) -> None:
    made = planned(store)
    changed = change_draft(store, FRAMEWORK, made.id, replace(draft(plan("fachkraft")), title="Runde im Winter"))
    assert store.rounds() == [changed]
    assert (changed.id, changed.title) == (made.id, "Runde im Winter")
    assert [part.perspective for part in changed.plans] == ["fachkraft"]


def test_a_round_that_was_opened_is_not_changed_any_more(store: RoundsInMemory) -> None:
    opened = open_round(store, KEYS, planned(store).id, TODAY)
    with pytest.raises(RoundNotDraft):
        change_draft(store, FRAMEWORK, opened.id, draft())
    assert store.round(opened.id) == opened


def test_a_draft_does_not_move_to_another_network(store: RoundsInMemory) -> None:
    made = planned(store)
    with pytest.raises(RoundNotDraft):
        change_draft(store, FRAMEWORK, made.id, replace(draft(), network_id="nachbarnetz"))


@pytest.mark.parametrize(
    ("perspective", "leading", "may"),
    [
        ("ehrenamt", "fachkraft", True),
        ("leitung", "koordination", True),
        ("leitung", "fachkraft", False),
        ("eltern", "fachkraft", False),
        ("fachkraft", "eltern", False),
        ("fachkraft", "fachkraft", False),
        ("fachkraft", "kinder", False),
        ("fachkraft", None, True),
    ],
)
def test_only_perspectives_of_one_level_without_a_line_of_their_own_are_shown_together(
    perspective: str, leading: str | None, may: bool
) -> None:
    assert may_show_together(FRAMEWORK, perspective, leading) is may


def test_parents_are_never_merged_into_others(store: RoundsInMemory) -> None:
    parents = plan("eltern").model_copy(update={"shown_with": "fachkraft"})
    with pytest.raises(RoundPlanInvalid) as caught:
        planned(store, plan("fachkraft"), parents)
    assert caught.value.data == {"reason": "shown_with"}


@pytest.mark.parametrize(
    "wrong",
    [
        replace(draft(), closes_on=TODAY, results_on=TODAY),
        replace(draft(), closes_on=TODAY, keep_until=TODAY),
        replace(draft(), results_on=TODAY, keep_until=date(2026, 11, 20)),
    ],
)
def test_results_come_after_the_answers_and_are_kept_until_they_were_seen(
    store: RoundsInMemory, wrong: RoundDraft
) -> None:
    with pytest.raises(RoundPlanInvalid) as caught:
        plan_round(store, FRAMEWORK, wrong)
    assert caught.value.data == {"reason": "days"}


def test_only_a_round_with_a_last_day_closes_by_itself(store: RoundsInMemory) -> None:
    assert not plan_round(store, FRAMEWORK, replace(draft(), closes_itself=True)).closes_itself
    assert plan_round(store, FRAMEWORK, replace(draft(), closes_itself=True, closes_on=TODAY)).closes_itself
