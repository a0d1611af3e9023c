"""Counting again finds what was released, or says of which round and item something else is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from qualitaetsrahmen.model import Framework
from selfeval.errors import ReleaseDamaged, RoundNotClosed, RoundUnknown
from selfeval.figures import count_batch, count_figures
from selfeval.matrix import Matrix
from selfeval.model import Round, RoundState
from selfeval.recount import Disagreement, recount, to_recount
from selfeval.release import PartKind, ReleasePart
from selfeval.stacked import MatrixKey, Stack
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, matrix, release, small_round

GIVEN = {"fachkraft": {ITEM: {STEPS[0]: 4, STEPS[3]: 9}}, "eltern": {ITEM: {STEPS[1]: 12, "weiss-nicht": 3}}}


@dataclass
class RecountInMemory:
    """Closed rounds with what is stored of them."""

    rounds: dict[str, Round] = field(default_factory=dict)
    matrices: dict[MatrixKey, Matrix] = field(default_factory=dict)
    parts: dict[str, list[ReleasePart]] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)

    def closed_rounds(self) -> list[Round]:
        return [one for one in self.rounds.values() if one.state is RoundState.CLOSED]

    def round(self, round_id: str) -> Round:
        if round_id not in self.rounds:
            raise RoundUnknown(round=round_id)
        return self.rounds[round_id]

    def stacks(self, rounds: Sequence[Round]) -> list[Stack]:
        wanted = {one.id for one in rounds}
        return [
            Stack((key,), one.columns, np.array([one.people], np.intp), one.codes)
            for key, one in self.matrices.items()
            if key.round_id in wanted
        ]

    def release_parts(self, of_round: Round) -> list[ReleasePart]:
        if of_round.id in self.damaged:
            raise ReleaseDamaged
        return self.parts[of_round.id]

    def framework(self, sha256: str) -> Framework:
        return FRAMEWORK


def closed_round(store: RecountInMemory, name: str = "runde") -> Round:
    closed = small_round().model_copy(update={"id": name, "state": RoundState.CLOSED, "closed_on": TODAY})
    store.rounds[name] = closed
    for perspective, counts in GIVEN.items():
        store.matrices[MatrixKey(name, 1, perspective)] = matrix(closed, perspective, counts)
    store.parts[name] = list(release(closed, GIVEN).parts)
    return closed


@pytest.fixture
def store() -> RecountInMemory:
    made = RecountInMemory()
    closed_round(made)
    return made


def found_in(store: RecountInMemory) -> dict[str, tuple[Disagreement, ...]]:
    return {one.of_round.id: one.disagreements for one in recount(store, to_recount(store, ()))}


def test_what_was_released_is_found_again(store: RecountInMemory) -> None:
    [one] = recount(store, to_recount(store, ()))
    assert one.agrees
    assert (one.people, one.answers) == (28, 28)


def test_an_answer_that_changed_afterwards_is_named_with_its_item(store: RecountInMemory) -> None:
    key = MatrixKey("runde", 1, "eltern")
    codes = store.matrices[key].codes.copy()
    codes[0, 0] = 4
    store.matrices[key] = replace(store.matrices[key], codes=codes)
    closed_round(store, "andere")
    title = FRAMEWORK.criterion_of[ITEM].title
    assert found_in(store) == {"runde": (Disagreement(1, title, ITEM),), "andere": ()}


def test_people_that_are_missing_are_told(store: RecountInMemory) -> None:
    key = MatrixKey("runde", 1, "eltern")
    store.matrices[key] = replace(store.matrices[key], codes=store.matrices[key].codes[1:])
    assert found_in(store)["runde"][0] == Disagreement(1)


def test_a_matrix_that_is_gone_is_told_and_stops_nothing(store: RecountInMemory) -> None:
    del store.matrices[MatrixKey("runde", 1, "eltern")]
    assert [one.item_id for one in found_in(store)["runde"]] == ["", ITEM]


def test_a_release_that_was_tampered_with_is_told(store: RecountInMemory) -> None:
    [part] = store.parts["runde"]
    changed = part.figures[0].model_copy(update={"counts": {STEPS[0]: 5, STEPS[3]: 8}})
    store.parts["runde"] = [part.model_copy(update={"figures": (changed, *part.figures[1:])})]
    assert [one.item_id for one in found_in(store)["runde"]] == [ITEM]


def test_a_figure_that_is_missing_at_the_end_is_told(store: RecountInMemory) -> None:
    [part] = store.parts["runde"]
    store.parts["runde"] = [part.model_copy(update={"figures": part.figures[:-1]})]
    assert [one.item_id for one in found_in(store)["runde"]] == [part.figures[-1].item_id]


def test_a_release_that_cannot_be_read_stops_no_other(store: RecountInMemory) -> None:
    closed_round(store, "andere")
    store.damaged.add("runde")
    found = {one.of_round.id: one for one in recount(store, to_recount(store, ()))}
    assert isinstance(found["runde"].problem, ReleaseDamaged)
    assert (found["runde"].agrees, found["andere"].agrees) == (False, True)


def late_batch(store: RecountInMemory, counts: dict[str, int]) -> None:
    closed, late = store.rounds["runde"], matrix(store.rounds["runde"], "eltern", {ITEM: counts})
    store.matrices[MatrixKey("runde", 2, "eltern")] = late
    figures = count_batch(closed, FRAMEWORK, {"eltern": late}, 2).figures
    part = store.parts["runde"][0].model_copy(
        update={"number": 2, "kind": PartKind.LATE, "sent": {"eltern": late.people}, "figures": figures}
    )
    store.parts["runde"].append(part)


def test_a_late_batch_is_counted_by_itself(store: RecountInMemory) -> None:
    late_batch(store, {STEPS[0]: 3, STEPS[1]: 4})
    assert found_in(store) == {"runde": ()}
    key = MatrixKey("runde", 2, "eltern")
    store.matrices[key] = matrix(store.rounds["runde"], "eltern", {ITEM: {STEPS[0]: 2, STEPS[1]: 5}})
    assert [(one.part, one.item_id) for one in found_in(store)["runde"]] == [(2, ITEM)]


def test_answers_of_a_part_that_there_is_not_are_told(store: RecountInMemory) -> None:
    late_batch(store, {STEPS[0]: 3, STEPS[1]: 4})
    store.parts["runde"].pop()
    assert found_in(store) == {"runde": (Disagreement(2),)}


def test_texts_are_not_counted(store: RecountInMemory) -> None:
    [part] = store.parts["runde"]
    texts = part.model_copy(update={"number": 2, "kind": PartKind.TEXTS, "sent": {}, "figures": ()})
    store.parts["runde"].append(texts)
    assert found_in(store) == {"runde": ()}


def test_perspectives_that_are_shown_together_are_counted_together() -> None:
    store = RecountInMemory()
    closed = closed_round(store)
    plans = (closed.plans[0], closed.plans[1].model_copy(update={"perspective": "ehrenamt", "shown_with": "fachkraft"}))
    store.rounds["runde"] = joined = closed.model_copy(update={"plans": plans})
    store.matrices = {
        MatrixKey("runde", 1, name): matrix(joined, name, GIVEN["fachkraft"]) for name in ("ehrenamt", "fachkraft")
    }
    counted = count_figures(joined, FRAMEWORK, {key.perspective: one for key, one in store.matrices.items()})
    update = {"figures": counted.figures, "sent": {"fachkraft": 13, "ehrenamt": 13}}
    store.parts["runde"] = [store.parts["runde"][0].model_copy(update=update)]
    assert found_in(store) == {"runde": ()}


def test_only_closed_rounds_can_be_counted_again(store: RecountInMemory) -> None:
    store.rounds["offen"] = small_round().model_copy(update={"id": "offen"})
    assert [one.id for one in to_recount(store, ())] == ["runde"]
    with pytest.raises(RoundNotClosed):
        to_recount(store, ("offen",))
    with pytest.raises(RoundUnknown):
        to_recount(store, ("keine",))
