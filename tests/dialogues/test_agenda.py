"""The agenda is proposed by what the release shows: the widest gap first, with its reasons, in the time there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.agenda import (
    LEAST_MINUTES_PER_CRITERION,
    Phase,
    agenda_of,
    chosen_by_hand,
    criteria_that_fit,
    prompts_for,
    propose,
    time_boxes,
)
from dialogues.model import Reason, ReasonKind
from qualitaetsrahmen.model import Prompt
from selfeval.results import Results
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, plan, results, small_round

HIGH = {STEPS[3]: 9, STEPS[2]: 3}
MIDDLE = {STEPS[1]: 6, STEPS[2]: 6}
LOW = {STEPS[0]: 9, STEPS[1]: 3}
CAMPS = {STEPS[0]: 6, STEPS[3]: 6}
UNSURE = {STEPS[2]: 5, STEPS[3]: 5, "weiss-nicht": 6}
CALM = {STEPS[2]: 9, STEPS[3]: 3}
ITEM_OF = {
    "finden": ITEM,
    "sprache": "sprache.texte",
    "absprachen": "absprachen.gelten",
    "wechsel": "wechsel.begleitet",
    "rueckmeldung": "rueckmeldung.kommt-an",
}


def found(**answers: tuple[dict[str, int], dict[str, int]]) -> Results:
    """Results in which professionals and parents answered the named criteria like this."""
    of_round = small_round(criteria=tuple(answers))
    fachkraft = {ITEM_OF[criterion]: both[0] for criterion, both in answers.items()}
    eltern = {ITEM_OF[criterion]: both[1] for criterion, both in answers.items()}
    return results(of_round, {"fachkraft": fachkraft, "eltern": eltern})


def proposed(of: Results) -> list[str]:
    return [proposal.criterion.id for proposal in propose(of)]


def test_the_widest_gap_comes_first() -> None:
    assert proposed(found(finden=(HIGH, MIDDLE), sprache=(HIGH, LOW), wechsel=(LOW, MIDDLE))) == [
        "sprache",
        "finden",
        "wechsel",
    ]


def test_equal_gaps_are_ordered_by_the_spread_inside_a_perspective() -> None:
    assert proposed(found(finden=(CALM, LOW), sprache=({STEPS[2]: 12}, LOW))) == ["finden", "sprache"]
    assert proposed(found(finden=(UNSURE, CALM), sprache=(CAMPS, CAMPS))) == ["finden", "sprache"]


def test_what_is_equal_in_everything_stays_in_the_order_of_the_framework() -> None:
    same = (HIGH, LOW)
    assert proposed(found(rueckmeldung=same, finden=same, wechsel=same)) == ["finden", "wechsel", "rueckmeldung"]


def test_where_nothing_stands_out_nothing_is_proposed() -> None:
    assert proposed(found(finden=(CALM, CALM), sprache=(HIGH, LOW))) == ["sprache"]
    assert proposed(found(finden=({}, {}))) == []


def test_half_a_step_is_no_reason_to_talk() -> None:
    half = {STEPS[2]: 6, STEPS[3]: 6}
    assert proposed(found(finden=(half, CALM))) == []


def test_every_reason_is_told_with_its_figures() -> None:
    (proposal,) = propose(found(finden=(CAMPS, UNSURE)))
    assert proposal.reasons == (
        Reason(kind=ReasonKind.GAP, perspective="eltern", other="fachkraft", steps=1.0),
        Reason(kind=ReasonKind.SPREAD, perspective="fachkraft"),
        Reason(kind=ReasonKind.UNKNOWN, perspective="eltern", share=0.375),
    )


def test_what_lies_in_other_hands_is_a_reason_of_its_own() -> None:
    elsewhere = {STEPS[2]: 5, STEPS[3]: 2, "andere": 3}
    of_round = small_round(plan("fachkraft"))
    (proposal,) = propose(results(of_round, {"fachkraft": {ITEM: elsewhere}}))
    assert proposal.reasons == (Reason(kind=ReasonKind.ELSEWHERE, perspective="fachkraft", share=0.3),)


def test_of_several_items_the_strongest_reason_speaks_once_and_first() -> None:
    of_round = small_round(plan("leitung"), plan("fachkraft"))
    answers = {
        "leitung": {ITEM: HIGH, "finden.ansprache": HIGH},
        "fachkraft": {ITEM: MIDDLE, "finden.ansprache": LOW},
    }
    (proposal,) = propose(results(of_round, answers))
    assert proposal.reasons == (Reason(kind=ReasonKind.GAP, perspective="leitung", other="fachkraft", steps=3.0),)


def test_a_hidden_perspective_is_no_reason() -> None:
    assert proposed(found(finden=(HIGH, {STEPS[0]: 4}))) == []


counts = st.dictionaries(st.sampled_from([*STEPS, "weiss-nicht"]), st.integers(0, 9), max_size=5)


@given(answers=st.dictionaries(st.sampled_from(list(ITEM_OF)), st.tuples(counts, counts), min_size=1))
def test_the_same_release_gives_the_same_agenda(answers: dict[str, tuple[dict[str, int], dict[str, int]]]) -> None:
    first, again = propose(found(**answers)), propose(found(**dict(reversed(answers.items()))))
    assert first == again
    assert [proposal.weight for proposal in first] == sorted((one.weight for one in first), reverse=True)
    assert all(proposal.reasons for proposal in first)


@given(minutes=st.integers(30, 600))
def test_the_time_boxes_of_what_fits_fill_the_session(minutes: int) -> None:
    fitting = criteria_that_fit(minutes)
    boxes = time_boxes(minutes, fitting)
    assert [box.phase for box in boxes] == list(Phase)
    talk = next(box.minutes for box in boxes if box.phase is Phase.TALK)
    assert talk >= fitting * LEAST_MINUTES_PER_CRITERION
    if minutes >= 40:
        assert sum(box.minutes for box in boxes) == minutes


def test_more_criteria_than_fit_make_the_plan_longer_than_the_session() -> None:
    assert sum(box.minutes for box in time_boxes(90, 6)) > 90


@pytest.mark.parametrize(("minutes", "criteria"), [(30, 1), (90, 2), (180, 4)])
def test_only_so_many_criteria_fit_as_a_group_can_really_talk_about(minutes: int, criteria: int) -> None:
    assert criteria_that_fit(minutes) == criteria


def test_the_chosen_criteria_share_the_time_for_talking() -> None:
    chosen = propose(found(finden=(HIGH, LOW), sprache=(HIGH, LOW)))
    items = agenda_of(chosen, 90)
    assert [(item.criterion_id, item.minutes) for item in items] == [("finden", 29), ("sprache", 29)]
    assert items[0].reasons == chosen[0].reasons
    assert items[0].id != items[1].id


def test_an_agenda_of_nothing_is_empty() -> None:
    assert agenda_of([], 90) == ()


def test_a_facilitator_may_choose_what_the_release_does_not_propose() -> None:
    (item,) = agenda_of([chosen_by_hand(FRAMEWORK.criteria["wechsel"])], 60)
    assert [reason.kind for reason in item.reasons] == [ReasonKind.CHOSEN]


GAP = Reason(kind=ReasonKind.GAP, perspective="fachkraft", other="eltern", steps=2.0)
OTHER_GAP = Reason(kind=ReasonKind.GAP, perspective="leitung", other="eltern", steps=2.0)


@pytest.mark.parametrize(
    ("reasons", "texts"),
    [
        ((), ["Was gelingt schon"]),
        ((GAP,), ["Woran merken Eltern das", "Woran liegt es", "Was gelingt schon"]),
        ((OTHER_GAP,), ["Woran liegt es", "Was gelingt schon"]),
        ((GAP, OTHER_GAP), ["Woran merken Eltern das", "Woran liegt es", "Was gelingt schon"]),
        ((Reason(kind=ReasonKind.SPREAD, perspective="fachkraft"),), ["Was ist verschieden", "Was gelingt schon"]),
        ((Reason(kind=ReasonKind.SPREAD, perspective="leitung"),), ["Was gelingt schon"]),
        (
            (Reason(kind=ReasonKind.UNKNOWN, perspective="eltern", share=0.5),),
            ["Wer könnte es wissen", "Was gelingt schon"],
        ),
        (
            (Reason(kind=ReasonKind.ELSEWHERE, perspective="leitung", share=0.5),),
            ["In wessen Hand liegt es", "Was gelingt schon"],
        ),
    ],
)
def test_the_sentences_that_open_the_talk_fit_the_pattern(reasons: tuple[Reason, ...], texts: list[str]) -> None:
    assert [prompt.text for prompt in prompts_for(FRAMEWORK.criteria["finden"], reasons)] == texts


def test_a_gap_between_two_perspectives_fits_whichever_is_higher() -> None:
    turned = Reason(kind=ReasonKind.GAP, perspective="eltern", other="fachkraft", steps=2.0)
    assert prompts_for(FRAMEWORK.criteria["finden"], (turned,))[0].text == "Woran merken Eltern das"


def test_a_sentence_may_ask_for_a_wider_gap_or_a_larger_share() -> None:
    criterion = FRAMEWORK.criteria["finden"]
    wide = Prompt(when="gap", text="Weit", at_least=2)
    many = Prompt(when="unknown", text="Viele", share=0.5)
    asking = criterion.model_copy(update={"dialogue": (wide, many)})
    near = Reason(kind=ReasonKind.GAP, perspective="leitung", other="eltern", steps=1.0)
    few = Reason(kind=ReasonKind.UNKNOWN, perspective="eltern", share=0.4)
    assert prompts_for(asking, (near, few)) == []
    far, most = near.model_copy(update={"steps": 2.0}), few.model_copy(update={"share": 0.5})
    assert prompts_for(asking, (far, most)) == [wide, many]
