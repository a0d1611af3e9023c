"""The agenda is proposed by what the release shows: the widest gap first, with its reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.agenda import chosen_by_hand, prompts_for, propose, unfinished_by_criterion
from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from dialogues.model import Reason, ReasonKind
from qualitaetsrahmen.model import Prompt
from selfeval.release import Reach
from selfeval.results import NOT_YET, Results
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan, results, small_round

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


def test_what_was_agreed_and_is_not_done_is_a_reason_of_its_own_and_the_last_to_weigh() -> None:
    of = found(finden=(CALM, CALM), sprache=(HIGH, LOW), wechsel=(CALM, CALM))
    proposals = propose(of, {"wechsel": 1, "finden": 2, "sprache": 0})
    assert [one.criterion.id for one in proposals] == ["sprache", "finden", "wechsel"]
    assert proposals[1].reasons == (Reason(kind=ReasonKind.AGREED, count=2),)


def test_an_unfinished_agreement_lifts_a_criterion_among_equals() -> None:
    assert [one.criterion.id for one in propose(found(finden=(HIGH, LOW), sprache=(HIGH, LOW)), {"sprache": 1})] == [
        "sprache",
        "finden",
    ]


def test_an_agreement_on_what_this_round_did_not_ask_is_no_reason() -> None:
    assert propose(found(finden=(CALM, CALM)), {"wechsel": 3}) == []


def test_before_there_are_results_agreements_alone_speak_for_a_criterion() -> None:
    of_round = small_round(criteria=("finden", "sprache"))
    before = Results(of_round, FRAMEWORK, Reach.INTERNAL, {}, (), NOT_YET)
    assert [one.criterion.id for one in propose(before, {"sprache": 1})] == ["sprache"]
    assert propose(before) == []


def test_of_equal_shares_of_not_knowing_more_out_of_ones_hand_comes_first() -> None:
    steps = {STEPS[2]: 10, "weiss-nicht": 10}
    both = {**steps, "andere": 10, "weiss-nicht": 20}
    of_round = small_round(plan("fachkraft"), criteria=("finden", "sprache"))
    answers = {ITEM: steps, "sprache.texte": both}
    assert proposed(results(of_round, {"fachkraft": answers})) == ["sprache", "finden"]


def test_only_what_waits_to_be_done_in_this_network_is_counted() -> None:
    made = [
        agreement("a", "netz", "finden", AgreementState.OPEN),
        agreement("b", "netz", "finden", AgreementState.UNDER_WAY),
        agreement("c", "netz", "sprache", AgreementState.DONE),
        agreement("d", "netz", "wechsel", AgreementState.DROPPED),
        agreement("e", "nachbarn", "finden", AgreementState.OPEN),
    ]
    assert unfinished_by_criterion(made, "netz") == {"finden": 2}


def test_a_facilitator_may_choose_what_nothing_speaks_for() -> None:
    chosen = chosen_by_hand(FRAMEWORK.criteria["wechsel"])
    assert [reason.kind for reason in chosen.reasons] == [ReasonKind.CHOSEN]


def agreement(name: str, network_id: str, criterion_id: str, state: AgreementState) -> Agreement:
    return Agreement(
        id=name,
        network_id=network_id,
        session_id="sitzung",
        round_id="runde",
        criterion_id=criterion_id,
        what="Ein gemeinsamer Besuch",
        responsible="Familienzentrum",
        due_on=TODAY,
        sign="Familien kennen die neue Person.",
        history=(StatusChange(on=TODAY, state=state),),
    )


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
