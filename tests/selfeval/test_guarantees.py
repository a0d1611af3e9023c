"""The promises to everybody who answers (P1 to P6), held against whole rounds and all that is released of them."""

import json
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks.links import KeyRing
from qualitaetsrahmen.snapshot import pin
from selfeval import figures
from selfeval.ballots import ballot_of
from selfeval.closing import close_round
from selfeval.disclosure import Answers, answers_openly, decide
from selfeval.errors import BatchTooSmall, ResultsErased, RoundNotClosed
from selfeval.late import release_late
from selfeval.matrix import Submission
from selfeval.model import K_PUBLIC, Mode, PerspectivePlan, RoundState
from selfeval.own_words import Words, people_needed
from selfeval.release import Figure, GroupKind, Reach, Release, ReleasePart, Shown, batch_cell, read_part
from selfeval.results import read_results, results_of
from tests.fakes import attacker
from tests.fakes.attacker import ANSWERS, World, leaks
from tests.fakes.closing_store import ClosingInMemory
from tests.fakes.late_store import LateInMemory
from tests.fakes.round_store import RoundsInMemory, Shelves, StoredBallot, StoredText
from tests.fakes.small_framework import PERSPECTIVES
from tests.fakes.small_round import FRAMEWORK, TODAY, plan, small_round
from tests.selfeval.test_figures import groups_given_away

ITEMS = ("finden.angebote", "finden.ansprache")
LARGEST = 13
"""Enough people for every bound, few enough to try every way in which they can have answered."""
KEYS = KeyRing(b"k" * 32)


@dataclass
class Played:
    """A round that was answered, closed and followed by late papers, with what really happened."""

    shelves: Shelves
    truth: dict[tuple[str, str], World] = field(default_factory=dict)
    """How many people of a group gave each answer to an item."""
    ids: list[str] = field(default_factory=list)

    @property
    def parts(self) -> list[ReleasePart]:
        """The release as it would be read from the database."""
        return [read_part(part.content(), part.sha256()) for part in self.shelves.parts]

    def count(self, cell: str, answers: list[dict[str, str]]) -> None:
        for item_id in ITEMS:
            given_answers = [one.get(item_id) for one in answers]
            self.truth[cell, item_id] = tuple(given_answers.count(answer) for answer in ANSWERS)


def some_plan(chance: random.Random, perspective: str) -> PerspectivePlan:
    mode = chance.choice([Mode.ANONYMOUS] * 4 + [Mode.DECLARED, Mode.CONSENSUS])
    return plan(perspective, mode, chance.choice([5, 5, 5, 7, 10, 12])).model_copy(
        update={
            "leave_agreed_on": chance.choice([None, TODAY]),
            "asks_texts": chance.random() < 0.7,
            "invited": chance.choice([None, 20]),
        }
    )


def shown_together(chance: random.Random, plans: list[PerspectivePlan]) -> list[PerspectivePlan]:
    """Let some perspectives of one level be shown together, as their coordinator may decide before opening."""
    for pair in (("leitung", "koordination"), ("fachkraft", "ehrenamt")):
        joined = [one for one in plans if one.perspective in pair and one.is_anonymous]
        if len(joined) == len(pair) and chance.random() < 0.6:
            leading, other = chance.sample(joined, len(joined))
            with_leading = other.model_copy(update={"shown_with": leading.perspective})
            plans = [with_leading if one is other else one for one in plans]
    return plans


def some_answers(chance: random.Random, perspective: str, people: int) -> list[dict[str, str]]:
    """Groups of every kind: all of one mind, all but one, in two camps, silent on some questions."""
    ballots: list[dict[str, str]] = [{} for _ in range(people)]
    asked = [item_id for item_id in ITEMS if perspective in FRAMEWORK.items[item_id].ask]
    for item_id in asked:
        leading, other = chance.choice(ANSWERS), chance.choice(ANSWERS)
        silent, parted = chance.choice([0, 0, 0.1, 0.5]), chance.choice([0, 0.05, 0.2, 0.5])
        for ballot in ballots:
            if chance.random() >= silent:
                ballot[item_id] = other if chance.random() < parted else leading
    return ballots


def play(chance: random.Random) -> Played:
    """Let a random round be answered and closed, and papers come afterwards."""
    chosen = chance.sample(PERSPECTIVES, chance.randint(1, len(PERSPECTIVES)))
    plans = [some_plan(chance, name) for name in PERSPECTIVES if name in chosen]
    of_round = small_round(*shown_together(chance, plans))
    played = Played(Shelves(rounds={"runde": of_round}, snapshots={pin(FRAMEWORK).sha256: pin(FRAMEWORK)}))
    for one in of_round.plans:
        people = 1 if one.mode is Mode.CONSENSUS else chance.randint(0, LARGEST)
        answers = some_answers(chance, one.perspective, people)
        played.count(one.perspective, answers)
        for ballot in answers:
            _send(played, chance, one.perspective, ballot)
    close_round(ClosingInMemory(played.shelves), "runde", TODAY, chance.shuffle)
    for _ in range(chance.randint(0, 3)):
        _bring_late(played, chance, chance.choice(chosen))
    return played


def _send(played: Played, chance: random.Random, perspective: str, ballot: Mapping[str, str]) -> None:
    name, shelves = f"ballot-{len(played.ids):04}", played.shelves
    kept = {item_id: (1, answer) for item_id, answer in ballot.items()}
    origin, helped = chance.choice(["web", "web", "paper"]), chance.random() < 0.3
    shelves.ballots[name] = StoredBallot("runde", perspective, kept, sent=True, origin=origin, helped=helped)
    shelves.marks.add(("runde", f"{name}-mark"))
    if chance.random() < 0.5:
        shelves.sent_texts.append(StoredText("runde", perspective, "wege", Words("de", f"Satz von {name}")))
    played.ids.append(name)


def _bring_late(played: Played, chance: random.Random, perspective: str) -> None:
    store, number = LateInMemory(played.shelves, "runde", perspective), len(played.shelves.parts) + 1
    members = played.shelves.rounds["runde"].group_of(perspective)
    answers = {one: some_answers(chance, one, chance.randint(0, LARGEST // len(members))) for one in members}
    store.papers.update({one: [Submission(ballot) for ballot in of_one] for one, of_one in answers.items()})
    try:
        release_late(store, "runde", perspective, TODAY, chance.shuffle)
    except BatchTooSmall:
        assert store.count() == len(answers[perspective])
        return
    for one, of_one in answers.items():
        played.count(batch_cell(one, number), of_one)


rounds = st.randoms(use_true_random=False).map(play)


@settings(max_examples=300)
@given(played=rounds)
def test_p1_no_attacker_with_every_view_learns_what_a_few_people_answered(played: Played) -> None:
    assert leaks(played.shelves.rounds["runde"], played.parts, played.truth) == []


@pytest.mark.slow
def test_p1_holds_for_a_hundred_thousand_rounds() -> None:
    for seed in range(100_000):
        played = play(random.Random(seed))
        assert leaks(played.shelves.rounds["runde"], played.parts, played.truth) == [], seed


def equal_answers_are_shown(answers: Answers, k: int, *, is_open: bool) -> Shown:
    """A rule that only counts."""
    if answers.answered == 0 or answers.answered < k:
        return Shown.HIDDEN
    return Shown.FULL if is_open or answers.on_scale >= k else Shown.OFF_SCALE_ONLY


@pytest.mark.parametrize("weaker", [decide, equal_answers_are_shown])
def test_p1_the_attacker_finds_what_a_weaker_rule_gives_away(
    weaker: Callable[..., Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that finding nothing is known to mean something."""
    for module in (figures, attacker):
        monkeypatch.setattr(module, "decide_release", weaker)
    attacker.forget()
    found = [
        leak
        for seed in range(100)
        for played in [play(random.Random(seed))]
        for leak in attacker.leaks(played.shelves.rounds["runde"], played.parts, played.truth)
    ]
    attacker.forget()
    assert any("all others answered" in leak.what for leak in found)


def view_of(part: ReleasePart, figure: Figure) -> set[str]:
    """The groups of people whose answers a figure sums up."""
    if figure.kind is GroupKind.LEVEL:
        return set(figure.members)
    members = figure.members or (figure.group,)
    return {one if part.number == 1 else batch_cell(one, part.number) for one in members}


@given(played=rounds)
def test_p1_no_sum_or_difference_of_views_is_a_group_of_few(played: Played) -> None:
    of_round = played.shelves.rounds["runde"]
    for item_id in ITEMS:
        counted = {cell: sum(world) for (cell, item), world in played.truth.items() if item == item_id}
        sizes = {cell: people for cell, people in counted.items() if people}
        for reaches, least in ((tuple(Reach), 0), ((Reach.PUBLIC,), K_PUBLIC)):
            plans = {cell: of_round.plan_as_shown(cell.partition("+")[0]) for cell in sizes}
            openly = {cell for cell, one in plans.items() if one and answers_openly(one, reaches[0])}
            views = [
                view_of(part, figure) & set(sizes)
                for part in played.parts
                for figure in part.figures
                if figure.item_id == item_id and figure.reach in reaches and figure.shown is not Shown.HIDDEN
            ]
            for group in groups_given_away([*views, *({cell} for cell in openly)], sorted(sizes)):
                hidden = group - openly
                if hidden == group:
                    needed = min(max(one.k, least) for cell in group if (one := plans[cell]))
                    assert sum(sizes[cell] for cell in group) >= needed


@given(played=rounds)
def test_p1_how_answers_came_in_tells_nothing_about_a_few(played: Played) -> None:
    of_round, release = played.shelves.rounds["runde"], Release(tuple(played.parts))
    for reach in Reach:
        results = read_results(of_round, FRAMEWORK, release, reach)
        least = 5 if reach is Reach.INTERNAL else K_PUBLIC
        for one in results.of_round.plans:
            origins, helped = results.origins.get(one.perspective, {}), results.helped.get(one.perspective)
            if one.mode is Mode.ANONYMOUS:
                assert all(count >= least for count in origins.values())
                assert not origins or sum(origins.values()) == results.sent[one.perspective]
                rest = results.sent[one.perspective] - (helped or 0)
                assert helped is None or (helped >= least and (rest == 0 or rest >= least))


@given(played=rounds)
def test_p2_late_papers_change_nothing_that_was_released_before(played: Played) -> None:
    first = played.parts[0]
    assert first.figures == read_part(first.content(), first.sha256()).figures
    assert [part.number for part in played.parts] == list(range(1, len(played.parts) + 1))
    for batch in played.parts[1:]:
        leading, *others = batch.sent
        assert {figure.group for figure in batch.figures} == {leading}
        assert played.shelves.rounds["runde"].group_of(leading) == (leading, *others)


@pytest.mark.parametrize("state", [state for state in RoundState if state is not RoundState.CLOSED])
def test_p2_before_closing_there_are_no_results(state: RoundState) -> None:
    shelves = Shelves(rounds={"runde": small_round().model_copy(update={"state": state})})
    with pytest.raises((RoundNotClosed, ResultsErased)):
        results_of(RoundsInMemory(shelves), "runde", Reach.INTERNAL)


@given(chance=st.randoms(use_true_random=False), seed=st.integers())
def test_p3_the_release_does_not_depend_on_who_came_first(chance: random.Random, seed: int) -> None:
    arrived = play(chance)
    of_round = arrived.shelves.rounds["runde"]
    ballots = [
        (perspective, {item_id: ANSWERS[place]})
        for (perspective, item_id), world in arrived.truth.items()
        if "+" not in perspective
        for place, count in enumerate(world)
        for _ in range(count)
    ]
    turned = list(ballots)
    random.Random(seed).shuffle(turned)
    released = []
    for order in (ballots, turned):
        opened = of_round.model_copy(update={"state": RoundState.OPEN, "closed_on": None})
        shelves = Shelves(rounds={"runde": opened}, snapshots=arrived.shelves.snapshots)
        for number, (perspective, answers) in enumerate(order):
            kept = {item_id: (1, answer) for item_id, answer in answers.items()}
            shelves.ballots[f"{number:03}"] = StoredBallot("runde", perspective, kept, sent=True)
        close_round(ClosingInMemory(shelves), "runde", TODAY, lambda _: None)
        released.append(shelves.parts[0].content())
    assert released[0] == released[1]


@given(played=rounds)
def test_p3_no_stored_part_holds_an_id_of_anybody_or_a_time(played: Played) -> None:
    for part in played.parts:
        content = part.content()
        assert not [name for name in played.ids if name in content]
        assert not re.search(r"\d{1,2}:\d{2}|\dT\d", content)
        assert date.fromisoformat(json.loads(content)["released_on"]) == TODAY


@given(played=rounds)
def test_p4_what_is_read_is_what_was_released(played: Played) -> None:
    of_round, release = played.shelves.rounds["runde"], Release(tuple(played.parts))
    for reach in Reach:
        results = read_results(of_round, FRAMEWORK, release, reach)
        stored = [figure for figure in release.figures.figures if figure.reach is reach]
        read = [figure for item in results.items for figure in (*item.perspectives.values(), *item.levels.values())]
        assert sorted(read, key=repr) == sorted(stored, key=repr)
        for batch, part in zip(results.late, release.late, strict=True):
            late = [figure for item in batch.items for figure in item.perspectives.values()]
            assert late == [figure for figure in part.figures if figure.reach is reach]


@given(played=rounds)
def test_p5_only_the_words_of_ten_people_are_ever_read(played: Played) -> None:
    shelves, of_round = played.shelves, played.shelves.rounds["runde"]
    assert shelves.sent_texts == []
    asked = {one.perspective: played.parts[0].sent[one.perspective] for one in of_round.plans if one.asks_texts}
    for leading in {text.perspective for text in shelves.in_review}:
        whole = of_round.shown_plan(leading)
        assert whole is not None, "no perspective that is shown with another is ever named alone"
        writers = sum(asked.get(one, 0) for one in of_round.group_of(leading))
        assert writers >= people_needed(whole)
        assert whole.mode is Mode.CONSENSUS or writers >= K_PUBLIC


@given(key=st.text(min_size=1, max_size=40))
def test_p6_the_same_device_is_somebody_else_in_the_next_round(key: str) -> None:
    first, second = (ballot_of(KEYS, round_id, key) for round_id in ("herbst", "fruehling"))
    assert not {first.id, first.mark} & {second.id, second.mark}


@given(first=rounds, second=rounds)
@settings(max_examples=50)
def test_p6_two_releases_share_nothing_that_could_stand_for_a_person(first: Played, second: Played) -> None:
    """What both hold are words of the framework, of the model, and numbers; never a string of somebody's own."""
    known = {*PERSPECTIVES, *ITEMS, *FRAMEWORK.items, *ANSWERS, "steuerung", "praxis"}
    for played in (first, second):
        for part in played.parts:
            figures = part.model_dump(mode="json")["figures"]
            assert {figure["group"] for figure in figures} | {figure["item_id"] for figure in figures} <= known
            assert {answer for figure in figures for answer in figure["counts"]} <= known
