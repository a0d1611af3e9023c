"""Every item of today knows where it comes from, over any number of versions, and how far answers may be compared."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.lineage import Ancestor, Lineage, across, identity, lineage, way_between
from qualitaetsrahmen.versions.version_map import Comparable
from tests.fakes.versions import checked_map, framework, map_of, of_items

ON_OTHER_SCALE: dict[str, object] = {"scale": "ja-nein"}
STEPS = "steps: {trifft-nicht-zu: nein, trifft-wenig-zu: nein, trifft-eher-zu: ja, trifft-zu: ja}"


def hop(old: Framework, new: Framework, items: str = "", scales: str = "") -> Lineage:
    """The lineage between two versions by a map that is right and complete."""
    text = map_of(items, scales, old=old.framework.version, new=new.framework.version)
    return lineage(old, new, checked_map(text, old, new))


def note(text: str) -> str:
    return f'note: "{text}"'


def test_an_item_that_no_map_names_is_its_own_ancestor() -> None:
    assert hop(of_items("a"), of_items("a", "2.0")) == {"a": (Ancestor("a"),)}


def test_an_added_item_has_no_past_and_a_retired_one_no_future() -> None:
    entries = f"change: retired, from: [b], {note('Weggefallen.')}\nchange: added, to: [c]"
    assert hop(of_items("a b"), of_items("a c", "2.0"), entries) == {"a": (Ancestor("a"),), "c": ()}


def test_a_renamed_item_goes_on_from_its_old_id() -> None:
    found = hop(of_items("a"), of_items("b", "2.0"), "change: renamed, from: [a], to: [b], comparable: yes")
    assert found == {"b": (Ancestor("a"),)}


def test_both_parts_of_a_split_item_come_from_it() -> None:
    entry = f"change: split, from: [a], to: [b, c], comparable: with_note, {note('Aus einer wurden zwei.')}"
    past = Ancestor("a", Comparable.WITH_NOTE, ("Aus einer wurden zwei.",))
    assert hop(of_items("a"), of_items("b c", "2.0"), entry) == {"b": (past,), "c": (past,)}


def test_a_merged_item_comes_from_all_of_its_parts() -> None:
    entry = f"change: merged, from: [a, b], to: [b], comparable: with_note, {note('Aus zwei wurde eine.')}"
    found = hop(of_items("a b"), of_items("b", "2.0"), entry)
    assert [one.item for one in found["b"]] == ["a", "b"]


def test_a_moved_item_stays_comparable_with_itself() -> None:
    found = hop(of_items("a b | c"), of_items("a | b c", "2.0"), "change: moved, from: [b], comparable: yes")
    assert found["b"] == (Ancestor("b"),)


def test_a_changed_item_keeps_its_past_with_the_word_that_it_cannot_be_compared() -> None:
    entry = f"change: changed, from: [a], comparable: no, {note('Andere Frage.')}"
    found = hop(of_items("a"), of_items("a", "2.0", a={"rev": 2}), entry)
    assert found["a"] == (Ancestor("a", Comparable.NO, ("Andere Frage.",)),)


def test_a_sentence_is_only_for_those_who_compare_with_care() -> None:
    entry = f"change: renamed, from: [a], to: [b], comparable: yes, {note('Nur der Name ist neu.')}"
    assert hop(of_items("a"), of_items("b", "2.0"), entry)["b"][0].notes == ()


def test_a_rescaled_item_reads_earlier_steps_as_todays() -> None:
    entry = f"change: rescaled, from: [a], comparable: with_note, {STEPS}, {note('Andere Skala.')}"
    (past,) = hop(of_items("a b"), of_items("a b", "2.0", a=ON_OTHER_SCALE), entry)["a"]
    assert [past.step_today(step) for step in ("trifft-wenig-zu", "trifft-zu", "weiss-nicht")] == [
        "nein",
        "ja",
        "weiss-nicht",
    ]


def test_one_entry_for_a_scale_reads_all_its_items_and_no_others() -> None:
    old = of_items("a b c", c=ON_OTHER_SCALE)
    new = of_items("d b c", "2.0", d=ON_OTHER_SCALE, b=ON_OTHER_SCALE, c=ON_OTHER_SCALE)
    scale = f"change: rescaled, from: vier-stufen, to: ja-nein, comparable: with_note, {STEPS}, {note('Neue Skala.')}"
    found = hop(old, new, "change: renamed, from: [a], to: [d], comparable: yes", scale)
    for item, before in (("d", "a"), ("b", "b")):
        (past,) = found[item]
        assert (past.item, past.comparable, past.notes) == (before, Comparable.WITH_NOTE, ("Neue Skala.",))
        assert past.step_today("trifft-eher-zu") == "ja"
    assert found["c"] == (Ancestor("c"),)


def test_a_table_of_its_own_goes_before_that_of_the_scale() -> None:
    own = "steps: {trifft-nicht-zu: nein, trifft-wenig-zu: ja, trifft-eher-zu: ja, trifft-zu: ja}"
    item = f"change: rescaled, from: [a], comparable: with_note, {own}, {note('Strenger gefragt.')}"
    scale = f"change: rescaled, from: vier-stufen, to: ja-nein, comparable: with_note, {STEPS}, {note('Neue Skala.')}"
    new = of_items("a b", "2.0", a=ON_OTHER_SCALE, b=ON_OTHER_SCALE)
    found = hop(of_items("a b"), new, item, scale)
    assert found["a"][0].step_today("trifft-wenig-zu") == "ja"
    assert found["a"][0].notes == ("Strenger gefragt.", "Neue Skala.")
    assert found["b"][0].step_today("trifft-wenig-zu") == "nein"


def test_across_two_maps_the_weakest_link_decides_and_all_notes_stay() -> None:
    one, two, three = of_items("a"), of_items("b", "2.0"), of_items("c", "3.0")
    first = f"change: renamed, from: [a], to: [b], comparable: no, {note('Erst anders gefragt.')}"
    second = f"change: renamed, from: [b], to: [c], comparable: with_note, {note('Dann umbenannt.')}"
    found = across([hop(one, two, first), hop(two, three, second)])
    assert found == {"c": (Ancestor("a", Comparable.NO, ("Erst anders gefragt.", "Dann umbenannt.")),)}


def test_across_two_maps_steps_are_read_one_after_the_other() -> None:
    one, two, three = of_items("a"), of_items("a", "2.0", a=ON_OTHER_SCALE), of_items("b", "3.0")
    first = f"change: rescaled, from: [a], comparable: with_note, {STEPS}, {note('Ja oder nein.')}"
    back = "steps: {nein: trifft-nicht-zu, ja: trifft-zu}"
    second = f"change: renamed, from: [a], to: [b], comparable: with_note, {back}, {note('Wieder in vier Stufen.')}"
    (past,) = across([hop(one, two, first), hop(two, three, second)])["b"]
    assert [past.step_today(step) for step in ("trifft-wenig-zu", "trifft-eher-zu")] == ["trifft-nicht-zu", "trifft-zu"]
    assert past.notes == ("Ja oder nein.", "Wieder in vier Stufen.")


def test_an_item_that_was_split_and_joined_again_counts_once() -> None:
    one, two, three = of_items("a"), of_items("b c", "2.0"), of_items("d", "3.0")
    split = f"change: split, from: [a], to: [b, c], comparable: with_note, {note('Geteilt.')}"
    merged = f"change: merged, from: [b, c], to: [d], comparable: with_note, {note('Wieder eine.')}"
    found = across([hop(one, two, split), hop(two, three, merged)])
    assert found == {"d": (Ancestor("a", Comparable.WITH_NOTE, ("Geteilt.", "Wieder eine.")),)}


def test_what_was_added_on_the_way_has_no_past_at_the_beginning() -> None:
    one, two, three = of_items("a"), of_items("a b", "2.0"), of_items("a c", "3.0")
    second = "change: renamed, from: [b], to: [c], comparable: yes"
    found = across([hop(one, two, "change: added, to: [b]"), hop(two, three, second)])
    assert found == {"a": (Ancestor("a"),), "c": ()}


def test_two_rounds_on_the_same_version_compare_what_both_asked_under_the_same_rev() -> None:
    before, after = of_items("a b"), of_items("a b c", b={"rev": 2})
    assert identity(before, after) == {
        "a": (Ancestor("a"),),
        "b": (Ancestor("b", Comparable.NO, is_unexplained=True),),
        "c": (),
    }


def test_swapped_words_of_the_steps_are_another_scale_even_under_the_same_ids() -> None:
    ends = (('label: "trifft nicht zu"', 'label: "STEP"'), ('label: "trifft zu"', 'label: "trifft nicht zu"'))
    found = identity(framework(), framework(*ends, ('"STEP"', '"trifft zu"')))
    assert {one.is_unexplained for past in found.values() for one in past} == {True}


def test_what_nobody_explained_stays_so_over_all_versions() -> None:
    one, two, three = of_items("a"), of_items("a", a={"rev": 2}), of_items("b", "2.0", b={"rev": 2})
    renamed = hop(two, three, "change: renamed, from: [a], to: [b], comparable: yes")
    assert across([identity(one, two), renamed]) == {"b": (Ancestor("a", Comparable.NO, is_unexplained=True),)}


def test_the_shortest_way_over_maps_is_taken() -> None:
    assert way_between([("1", "2"), ("2", "3"), ("1", "3")], "1", "3") == ["1", "3"]
    assert way_between([("1", "2"), ("2", "3")], "1", "3") == ["1", "2", "3"]
    assert way_between([("1", "2")], "1", "3") is None


def test_no_versions_on_the_way_give_no_lineage() -> None:
    assert across([]) == {}


ITEMS, NOTES, NAMES = ("a", "b", "c"), ("x", "y", "z"), ("s", "t", "u")
ANCESTORS = st.builds(
    Ancestor,
    st.sampled_from(ITEMS),
    st.sampled_from(Comparable),
    st.lists(st.sampled_from(NOTES), max_size=2, unique=True).map(tuple),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES)),
)
LINEAGES = st.dictionaries(
    st.sampled_from(ITEMS), st.lists(ANCESTORS, max_size=3, unique_by=lambda one: one.item).map(tuple)
)


def meaning(found: Lineage) -> Mapping[str, list[tuple[str, Comparable, frozenset[str], tuple[str, ...]]]]:
    return {
        item: [
            (one.item, one.comparable, frozenset(one.notes), tuple(one.step_today(step) for step in NAMES))
            for one in ancestors
        ]
        for item, ancestors in found.items()
    }


@given(LINEAGES, LINEAGES, LINEAGES)
def test_it_does_not_matter_which_versions_are_joined_first(first: Lineage, second: Lineage, third: Lineage) -> None:
    from_the_left = across([across([first, second]), third])
    from_the_right = across([first, across([second, third])])
    assert meaning(from_the_left) == meaning(from_the_right)


@given(LINEAGES)
def test_a_version_in_which_nothing_changed_is_no_link_at_all(found: Lineage) -> None:
    unchanged = {item: (Ancestor(item),) for item in ITEMS}
    assert meaning(across([found, {item: unchanged[item] for item in found}])) == meaning(found)
    assert meaning(across([unchanged, found])) == meaning(found)
