"""A local addition extends a framework, and what belongs to the core stays word for word what it was."""

import pytest

from qualitaetsrahmen.additions import ExtendedFramework, extended
from qualitaetsrahmen.snapshot import pin, unpin
from tests.fakes.addition import ADDITION, OPTIONAL, addition, changed_addition
from tests.fakes.versions import framework


@pytest.fixture
def whole() -> ExtendedFramework:
    return extended(framework(OPTIONAL), addition())


def test_an_extended_framework_says_in_its_name_what_it_was_extended_by(whole: ExtendedFramework) -> None:
    assert whole.name == "kleiner-rahmen@1.0+x-musterstadt"
    assert whole.addition.title == "Ergänzung für Musterstadt"


def test_an_optional_item_is_asked_only_where_it_was_switched_on(whole: ExtendedFramework) -> None:
    core = framework(OPTIONAL)
    assert core.asked_items(core.criteria["sprache"]) == ()
    assert [item.id for item in whole.asked_items(whole.criteria["sprache"])] == ["sprache.texte"]
    assert extended(core, addition(changed_addition(("switch_on: [sprache.texte]\n", "")))).switched_on == frozenset()


def test_own_criteria_stand_behind_all_others_in_an_area_of_their_own(whole: ExtendedFramework) -> None:
    own = whole.areas[-1]
    assert (own.id, own.ref, own.title) == ("x-musterstadt.eigenes", "3", "Was uns hier wichtig ist")
    assert list(whole.criteria)[-1] == "x-musterstadt-wege"
    assert whole.citations[-1].id == "leitbild"


def test_a_prompt_is_added_behind_those_of_the_framework(whole: ExtendedFramework) -> None:
    core = framework(OPTIONAL).criteria["finden"].dialogue
    *first, added = whole.criteria["finden"].dialogue
    assert tuple(first) == core
    assert (added.text, added.between) == ("Was sehen Eltern anders", ("leitung", "eltern"))


def test_the_smallest_group_is_raised_for_whom_it_is_named(whole: ExtendedFramework) -> None:
    assert {one.id: one.min_group for one in whole.perspectives if one.min_group != 5} == {"fachkraft": 8}


def test_the_smallest_group_is_never_lowered() -> None:
    strict = framework(OPTIONAL, ("own_line: true", "own_line: true, min_group: 12"))
    weak = addition().model_copy(update={"min_group": {"eltern": 6}})
    assert extended(strict, weak).perspective("eltern").min_group == 12


def test_the_core_stays_word_for_word_the_same(whole: ExtendedFramework) -> None:
    core = framework(OPTIONAL)
    assert {name: whole.items[name] for name in core.items} == core.items
    assert [area.model_copy(update={"criteria": ()}) for area in whole.areas[:-1]] == [
        area.model_copy(update={"criteria": ()}) for area in core.areas
    ]
    for name, criterion in core.criteria.items():
        assert whole.criteria[name].model_copy(update={"dialogue": criterion.dialogue}) == criterion
    for name in ("framework", "levels", "scales", "tag_groups", "retired"):
        assert getattr(whole, name) == getattr(core, name)
    assert whole.citations[:-1] == core.citations


def test_an_addition_of_prompts_alone_adds_no_area() -> None:
    only = ADDITION[: ADDITION.index("citations:")]
    assert len(extended(framework(OPTIONAL), addition(only)).areas) == len(framework().areas)


def test_a_round_keeps_the_extended_framework_in_its_snapshot(whole: ExtendedFramework) -> None:
    assert unpin(pin(whole)) == whole
