"""What leaves a network is public, names nobody, and is the same release wherever it goes."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.cubes import State, cube_of
from analysis.errors import LettingGoImpossible
from analysis.handed_in import Audience, Parcel
from analysis.letting_go import ClosedRound, Sender, core_of, facts_of, let_go, profile_of, release_id, switched_on
from dialogues.agreement_model import AgreementState
from dialogues.model import AgendaItem, SessionState, Talk
from dialogues.phases import PhaseKind
from dialogues.questions import pulse_draft, question_figures
from dialogues.room_model import RoomQuestion, VoteState
from networks.links import KeyRing
from networks.places import Land, MunicipalityKind, PopulationBand
from qualitaetsrahmen.additions import extended
from qualitaetsrahmen.model import Framework
from selfeval.errors import RoundNotClosed
from selfeval.model import RoundState
from selfeval.release import PartKind, Release
from tests.fakes.addition import OPTIONAL, addition
from tests.fakes.closed_round import (
    ANSWERS,
    CONSENT,
    KEYS,
    SENDER,
    TELLS_INSIDE,
    TELLS_PUBLICLY,
    TOWN,
    agreement,
    all_of,
    closed_round,
    session,
    with_texts,
)
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, release
from tests.fakes.versions import framework

LATER = date(2027, 3, 1)


def leaves(closed: ClosedRound, sender: Sender = SENDER) -> Parcel:
    return let_go(closed, CONSENT, Audience.NZFH, sender)


def test_figures_of_ten_leave_and_those_of_seven_stay_hidden() -> None:
    cube = leaves(all_of()).handed_in.cube
    column = [one.item_id for one in cube.axes.columns].index(ITEM)
    states = {name: State(cube.states[row, column]) for row, name in enumerate(cube.axes.perspectives)}
    assert (states["fachkraft"], states["eltern"], states["ehrenamt"]) == (State.FULL, State.HIDDEN, State.NOT_ASKED)


def test_neither_the_network_nor_the_round_is_named_in_what_is_told() -> None:
    told = leaves(all_of()).handed_in
    words = told.profile.model_dump_json() + told.release_id + told.origin
    assert not any(name in words for name in ("Musterstadt", "musterstadt", "netz", "Netz", "Runde", "runde"))


def test_the_same_release_has_the_same_id_everywhere_and_another_has_another() -> None:
    held = closed_round()
    elsewhere = Sender(KeyRing(b"x" * 32), "2" * 30)
    assert leaves(all_of()).handed_in.release_id == leaves(all_of(), elsewhere).handed_in.release_id
    more_inside = {**ANSWERS, "eltern": {ITEM: {"trifft-zu": 3, "trifft-nicht-zu": 4}}}
    assert release_id(release(held, more_inside)) != release_id(release(held, ANSWERS))
    named = all_of(release=with_texts(release(held, ANSWERS), TELLS_PUBLICLY))
    assert leaves(named).handed_in.release_id == leaves(all_of()).handed_in.release_id


def test_all_rounds_of_a_municipality_bear_one_mark_that_only_its_installation_can_make() -> None:
    again = all_of(of_round=closed_round().model_copy(update={"id": "später"}))
    assert profile_of(all_of(), KEYS).place == profile_of(again, KEYS).place
    assert profile_of(all_of(), KEYS).place != profile_of(all_of(), KeyRing(b"x" * 32)).place


def test_a_network_of_several_municipalities_speaks_for_all_with_kind_and_land_of_the_largest() -> None:
    village = TOWN.model_copy(
        update={
            "id": "dorf",
            "kind": MunicipalityKind.GEMEINDE,
            "land": Land.HE,
            "population": PopulationBand.UNDER_5000,
        }
    )
    both = profile_of(all_of(municipalities=(village, TOWN)), KEYS)
    assert (both.land, both.kind, both.population) == (Land.NW, MunicipalityKind.STADT, None)
    assert both.place not in {profile_of(all_of(municipalities=(one,)), KEYS).place for one in (village, TOWN)}
    of_one = closed_round().model_copy(update={"municipality_id": "dorf"})
    named = profile_of(all_of(of_round=of_one, municipalities=(village, TOWN)), KEYS)
    assert (named.land, named.population) == (Land.HE, PopulationBand.UNDER_5000)


def test_a_network_without_a_municipality_is_asked_to_name_one_first() -> None:
    with pytest.raises(LettingGoImpossible, check=lambda error: error.data["reason"] == "no_place"):
        profile_of(all_of(municipalities=()), KEYS)


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.ERASED])
def test_only_a_closed_round_has_something_to_let_go(state: RoundState) -> None:
    with pytest.raises(RoundNotClosed):
        leaves(all_of(of_round=closed_round().model_copy(update={"state": state})))


def test_an_agreement_leaves_without_words_and_with_the_day_since_which_it_is_done() -> None:
    done = agreement(
        "finden",
        (TODAY, AgreementState.OPEN),
        (date(2027, 1, 1), AgreementState.DONE),
        (date(2027, 2, 1), AgreementState.UNDER_WAY),
        (LATER, AgreementState.DONE),
        (date(2027, 4, 1), AgreementState.DONE),
    )
    [told] = facts_of(all_of(agreements=(done,))).agreements
    assert (told.criterion_id, told.state, told.agreed_on, told.finished_on) == (
        "finden",
        AgreementState.DONE,
        TODAY,
        LATER,
    )
    assert "Praxen" not in told.model_dump_json()
    [still] = facts_of(all_of(agreements=(agreement(),))).agreements
    assert still.finished_on is None


def test_what_is_about_another_round_or_about_own_criteria_stays() -> None:
    other = agreement().model_copy(update={"round_id": "andere"})
    own = agreement("x-musterstadt.wir")
    texts = (TELLS_PUBLICLY.model_copy(update={"place": "x-musterstadt.eigenes"}), TELLS_INSIDE, TELLS_PUBLICLY)
    facts = facts_of(all_of(agreements=(other, own), release=with_texts(all_of().release, *texts)))
    assert (facts.agreements, facts.texts) == ((), (TELLS_PUBLICLY,))


def test_the_parts_of_sessions_that_were_held_leave_with_their_minutes() -> None:
    held = session(
        AgendaItem(id="a", kind=PhaseKind.ARRIVE, minutes=10, spent_seconds=650, method_id="ankommen-mit-karte"),
        Talk(id="b", criterion_id="finden", minutes=30, spent_seconds=1810),
        Talk(id="c", criterion_id="x-musterstadt.wir", minutes=20),
    )
    planned = session(state=SessionState.PLANNED)
    talks = facts_of(all_of(sessions=(held, planned))).talks
    assert [(one.criterion_id, one.method_id, one.planned_minutes, one.spent_minutes) for one in talks] == [
        ("", "ankommen-mit-karte", 10, 11),
        ("finden", "", 30, 30),
        ("", "", 20, 0),
    ]
    assert {one.format_id for one in talks} == {"werkstatt"}


def pulse(people: int) -> RoomQuestion:
    draft = pulse_draft()
    asked = RoomQuestion(
        id="frage",
        session_id="sitzung",
        agenda_item_id="erstens",
        kind=draft.kind,
        options=draft.options,
        state=VoteState.REVEALED,
    )
    counts = {"gelohnt-4": people - 3, "gelohnt-2": 3}
    return asked.model_copy(update={"result": question_figures(asked, counts, people)})


def test_the_mood_at_the_end_leaves_from_ten_people_on() -> None:
    told = {
        people: facts_of(all_of(sessions=(session(),), votes={"sitzung": [pulse(people)]})).talks[-1].closing_pulse
        for people in (9, 10)
    }
    assert told == {9: None, 10: {"gelohnt-4": 7, "gelohnt-2": 3}}


def test_the_mood_of_people_from_other_networks_is_not_this_networks_to_give() -> None:
    shared = all_of(sessions=(session(),), votes={"sitzung": [pulse(20)]}, shared_sessions=frozenset({"sitzung"}))
    assert facts_of(shared).talks[-1].closing_pulse is None


def test_papers_that_came_late_do_not_leave() -> None:
    late = all_of().release.figures.model_copy(update={"number": 2, "kind": PartKind.LATE})
    with_late = all_of(release=Release((*all_of().release.parts, late)))
    told, expected = leaves(with_late).handed_in, leaves(all_of()).handed_in
    assert replace(told, cube=expected.cube) == expected
    assert told.cube.pack() == expected.cube.pack()


def test_a_framework_with_a_local_addition_leaves_as_its_core() -> None:
    asked = extended(FRAMEWORK, addition())
    core = core_of(asked, {FRAMEWORK.name: FRAMEWORK})
    parcel = leaves(all_of(asked=asked, core=core))
    assert parcel.framework.name == "kleiner-rahmen@1.0"
    assert "x-musterstadt" not in parcel.framework.content
    assert not any(one.item_id.startswith("x-") for one in parcel.handed_in.cube.axes.columns)
    assert parcel.handed_in.cube.axes == cube_of(closed_round(), FRAMEWORK, all_of().release).axes


def test_a_core_that_was_changed_since_is_not_named_as_what_people_were_asked() -> None:
    asked = extended(FRAMEWORK, addition())
    data = FRAMEWORK.model_dump(mode="json", by_alias=True)
    data["areas"][0]["criteria"][0]["items"][0]["rev"] = 2
    changed = Framework.model_validate(data)
    for known in ({}, {FRAMEWORK.name: changed}):
        with pytest.raises(LettingGoImpossible, check=lambda error: error.data["reason"] == "core_changed"):
            core_of(asked, known)
    assert core_of(FRAMEWORK, {}) is FRAMEWORK


def test_optional_items_that_an_addition_switched_on_leave_with_the_round_that_asked_them() -> None:
    core = framework(OPTIONAL)
    asked = extended(core, addition())
    assert core_of(asked, {core.name: core}) is core
    held = closed_round().model_copy(update={"criteria": ("finden", "sprache", "x-musterstadt-wege")})
    answers = {"fachkraft": {ITEM: {"trifft-zu": 12}, "sprache.texte": {"trifft-zu": 5, "trifft-nicht-zu": 8}}}
    made = release(held, {**ANSWERS, **answers})
    closed = all_of(of_round=held, asked=asked, core=core, release=made)
    assert switched_on(closed) == ("sprache.texte",)
    cube = leaves(closed).handed_in.cube
    column = [one.item_id for one in cube.axes.columns].index("sprache.texte")
    assert cube.answered[cube.axes.perspectives.index("fachkraft"), column] == 13
    assert not [one for one in cube.axes.columns if one.item_id.startswith("x-")]
    assert switched_on(replace(closed, of_round=closed_round())) == ()
    assert switched_on(replace(closed, asked=core)) == ()
