"""An example session for the tests of papers: one topic with a dissent, one agreed, one group too small to show."""

from collections.abc import Mapping
from datetime import date

from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from dialogues.model import Outcome, Reason, ReasonKind, Session, SessionState, Talk
from dialogues.room_model import Contribution, ContributionState, ItemVote, VoteState
from dialogues.votes import vote_figure
from exports.minutes.source import MinutesSource
from selfeval.model import Mode, PerspectivePlan, Round, RoundState
from selfeval.release import Reach
from selfeval.results import Results
from tests.fakes.small_round import FRAMEWORK, ITEM, plan, results, small_round

DAY = date(2026, 11, 18)
NO, RATHER_NO, RATHER_YES, YES = "trifft-nicht-zu", "trifft-wenig-zu", "trifft-eher-zu", "trifft-zu"
UNKNOWN = "weiss-nicht"
SCALE = FRAMEWORK.scale_of(FRAMEWORK.items[ITEM])

ROUND: Round = small_round(
    plan("koordination", Mode.DECLARED),
    PerspectivePlan(perspective="fachkraft", invited=20),
    plan("ehrenamt"),
    PerspectivePlan(perspective="eltern", invited=40),
    criteria=("finden", "absprachen"),
).model_copy(update={"state": RoundState.CLOSED, "closed_on": date(2026, 10, 31)})

_ANSWERS = {
    "koordination": {ITEM: {YES: 1}, "absprachen.gelten": {YES: 1}},
    "fachkraft": {
        ITEM: {YES: 8, RATHER_YES: 2, RATHER_NO: 1, UNKNOWN: 1},
        "absprachen.gelten": {NO: 6, YES: 6},
    },
    "ehrenamt": {ITEM: {YES: 2, RATHER_NO: 1}, "absprachen.gelten": {YES: 2, NO: 1}},
    "eltern": {ITEM: {NO: 2, RATHER_NO: 3, RATHER_YES: 1, UNKNOWN: 3}},
}
"""Ehrenamt has three answers: too few to be shown."""

SESSION = Session(
    id="sitzung",
    network_id=ROUND.network_id,
    round_id=ROUND.id,
    title="Finden Familien, was sie brauchen?",
    held_on=DAY,
    minutes=120,
    state=SessionState.ENDED,
    agenda=(
        Talk(
            id="erstes",
            criterion_id="finden",
            minutes=35,
            reasons=(
                Reason(kind=ReasonKind.GAP, perspective="fachkraft", other="eltern", steps=2.0),
                Reason(kind=ReasonKind.UNKNOWN, perspective="eltern", share=3 / 9),
            ),
            outcome=Outcome.DISSENT,
            outcome_note="Fachkräfte halten die Angebote für bekannt.\nEltern haben spät davon erfahren.",
        ),
        Talk(
            id="zweites",
            criterion_id="absprachen",
            minutes=30,
            reasons=(Reason(kind=ReasonKind.SPREAD, perspective="fachkraft"),),
            outcome=Outcome.SHARED,
        ),
    ),
    perspectives=("koordination", "fachkraft", "ehrenamt", "eltern"),
    open_perspectives=frozenset({"koordination"}),
)


def example_results(reach: Reach = Reach.INTERNAL) -> Results:
    """What the release of the example round shows."""
    return results(ROUND, _ANSWERS, reach)


def vote(number: int, counts: Mapping[str, dict[str, int]]) -> ItemVote:
    """A revealed vote on whether families find the offers, from its counts by perspective."""
    figures = (
        vote_figure("aussage", who, of_group, SCALE, is_open=who in SESSION.open_perspectives)
        for who, of_group in counts.items()
    )
    return ItemVote(
        id=f"abstimmung-{number}",
        session_id=SESSION.id,
        agenda_item_id="erstes",
        item_id=ITEM,
        number=number,
        state=VoteState.REVEALED,
        result=tuple(figures),
    )


FIRST_VOTE = vote(1, {"koordination": {YES: 1}, "fachkraft": {YES: 5, RATHER_YES: 2}, "eltern": {NO: 2, RATHER_NO: 1}})
SECOND_VOTE = vote(
    2,
    {
        "koordination": {RATHER_YES: 1},
        "fachkraft": {RATHER_NO: 4, RATHER_YES: 4},
        "eltern": {NO: 2, RATHER_NO: 3, UNKNOWN: 1},
    },
)


def card(text: str, state: ContributionState = ContributionState.SHOWN) -> Contribution:
    """A card from the talk about the first topic."""
    return Contribution(id=text, session_id=SESSION.id, agenda_item_id="erstes", text=text, state=state)


def agreement(what: str, due_on: date, session_id: str = SESSION.id) -> Agreement:
    """An agreement on the first topic that is open since the session's day."""
    return Agreement(
        id=what,
        network_id=ROUND.network_id,
        session_id=session_id,
        round_id=ROUND.id,
        criterion_id="finden",
        what=what,
        responsible="Koordination mit dem Familienzentrum",
        due_on=due_on,
        sign="Eltern im Elterncafé kennen das Blatt.",
        history=(StatusChange(on=DAY, state=AgreementState.OPEN),),
    )


def example_minutes() -> MinutesSource:
    """The whole example: two topics, two votes, three cards of which one was withheld, two agreements."""
    return MinutesSource(
        network="Netzwerk Frühe Hilfen Musterstadt",
        session=SESSION,
        results=example_results(),
        votes=(SECOND_VOTE, FIRST_VOTE),
        contributions=(
            card("Ein Blatt in der Geburtsklinik hätte geholfen."),
            card("Wer neu zugezogen ist, erfährt von nichts."),
            card("Dieser Satz blieb verdeckt.", ContributionState.WITHHELD),
        ),
        agreements=(
            agreement("Ein Blatt mit allen Anlaufstellen liegt in der Geburtsklinik aus.", date(2027, 3, 31)),
            agreement("Neu zugezogene Familien werden ins Elterncafé eingeladen.", date(2027, 1, 31)),
        ),
    )
