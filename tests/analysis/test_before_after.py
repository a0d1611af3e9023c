"""An earlier round is read with today's items and steps: what compares is said, and what does not is said too."""

from collections.abc import Mapping

import pytest

from analysis.before_after import Absence, Hindrance, Movement, compare, read_on
from qualitaetsrahmen.versions.lineage import Ancestor
from qualitaetsrahmen.versions.version_map import Comparable
from selfeval.model import Mode
from selfeval.release import Figure, GroupKind, Reach, Shown
from tests.analysis.compared import MIDDLE, UPPER, Compared, answers, compared, joined
from tests.fakes.programme import programme_in_memory
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import Counts
from tests.fakes.small_versions import (
    HIGH,
    HIGHEST,
    LOW,
    LOWEST,
    NEW_SCALE,
    ON_IT,
    RENAMED,
    RESCALED,
    SPLIT,
    Edit,
    library_of,
    version,
    version_map,
)


def test_an_item_that_nobody_touched_compares_as_it_is() -> None:
    found = compared(joined(entries=()), answers("sprache.texte", MIDDLE), answers("sprache.texte", UPPER))
    movement = found.movement("sprache.texte")
    assert (movement.comparable, movement.steps) == (Comparable.YES, 2.0)
    assert (movement.then.answered, movement.now.answered) == (10, 12) if movement.then and movement.now else False
    assert (found.new, found.gone) == ({}, {})


def test_a_renamed_item_keeps_its_past() -> None:
    entry = "change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: yes"
    found = compared(
        joined(RENAMED, entries=(entry,)), answers("sprache.texte", MIDDLE), answers("sprache.verstehen", UPPER)
    )
    assert found.pair("sprache.verstehen").before.item.id == "sprache.texte"
    assert found.movement("sprache.verstehen").steps == 2.0
    assert (found.new, found.gone) == ({}, {})


def split(comparable: str) -> Compared:
    entry = (
        "change: split, from: [rueckmeldung.kommt-an], to: [rueckmeldung.gefragt, rueckmeldung.folgen], "
        f'comparable: {comparable}, note: "Aus einer Frage wurden zwei."'
    )
    now: Counts = {"rueckmeldung.gefragt": UPPER, "rueckmeldung.folgen": MIDDLE}
    return compared(
        joined(SPLIT, entries=(entry,)),
        answers("rueckmeldung.kommt-an", MIDDLE),
        {"eltern": now, "leitung": {"rueckmeldung.gefragt": UPPER}},
    )


def test_both_children_of_a_split_show_the_old_figures_beside_theirs() -> None:
    found = split("with_note")
    first, second = found.movement("rueckmeldung.gefragt"), found.movement("rueckmeldung.folgen")
    assert first.then == second.then
    assert (first.steps, second.steps) == (2.0, 0.0)
    assert found.pair("rueckmeldung.folgen").ancestor.notes == ("Aus einer Frage wurden zwei.",)


def test_where_the_map_says_no_both_figures_stand_but_no_difference_is_named() -> None:
    movement = split("no").movement("rueckmeldung.gefragt")
    assert movement.then is not None
    assert (movement.then.median, movement.now and movement.now.median) == (2.0, 4.0)
    assert (movement.comparable, movement.steps, movement.hindrance) == (Comparable.NO, None, None)


def test_a_perspective_that_only_one_round_asked_has_one_side() -> None:
    movement = split("with_note").movement("rueckmeldung.gefragt", "leitung")
    assert movement.then is None
    assert movement.now is not None
    assert (movement.steps, movement.hindrance) == (None, None)


def test_a_merged_item_shows_each_of_its_ancestors() -> None:
    merged: Edit = ("- id: finden.ansprache\n            rev: 2", "- id: finden.beides\n            rev: 1")
    gone: Edit = ("- id: finden.angebote", "- id: finden.neues")
    merging = "change: merged, from: [finden.angebote, finden.ansprache], to: [finden.beides]"
    entries = (
        f'{merging}, comparable: with_note, note: "Zwei Fragen in einer."',
        "change: added, to: [finden.neues]",
    )
    first: Counts = {"finden.angebote": MIDDLE, "finden.ansprache": UPPER}
    found = compared(
        joined(merged, gone, entries=entries), {"fachkraft": first}, answers("finden.beides", UPPER, "fachkraft")
    )
    pairs = [pair for pair in found.whole.pairs if pair.now.item.id == "finden.beides"]
    assert [pair.before.item.id for pair in pairs] == ["finden.angebote", "finden.ansprache"]
    assert [pair.movements[0].steps for pair in pairs] == [2.0, 0.0]
    assert found.gone == {}


def test_a_moved_item_is_read_under_its_new_criterion() -> None:
    text = version("1.0")
    item = text[text.index("          - id: sprache.texte") : text.index("  - id: miteinander")]
    moved: Edit = (item, item.replace("sprache.texte", "sprache.neu"))
    behind: Edit = ("          - id: wechsel.begleitet", f"{item}          - id: wechsel.begleitet")
    entries = (
        "change: moved, from: [sprache.texte], to: [sprache.texte], comparable: yes",
        "change: added, to: [sprache.neu]",
    )
    library = joined(moved, behind, entries=entries)
    found = compared(library, answers("sprache.texte", MIDDLE), answers("sprache.texte", UPPER))
    pair = found.pair("sprache.texte")
    assert (pair.before.criterion.id, pair.now.criterion.id) == ("sprache", "wechsel")
    assert found.movement("sprache.texte").steps == 2.0


def test_an_item_that_the_framework_gave_up_is_shown_as_gone_with_the_reason() -> None:
    instead: Edit = ("- id: sprache.texte", "- id: sprache.neu")
    entries = (
        'change: retired, from: [sprache.texte], note: "Gefragt wird nun nach Gesprächen."',
        'change: added, to: [sprache.neu], note: "Neu gefragt: wie gesprochen wird."',
    )
    found = compared(joined(instead, entries=entries), answers("sprache.texte", MIDDLE), answers("sprache.neu", UPPER))
    assert found.both == []
    assert found.gone == {"sprache.texte": (Absence.FRAMEWORK, "Gefragt wird nun nach Gesprächen.")}
    assert found.new == {"sprache.neu": (Absence.FRAMEWORK, "Neu gefragt: wie gesprochen wird.")}


def test_what_the_other_round_did_not_ask_is_not_called_new_or_given_up() -> None:
    found = compared(joined(entries=()), answers("sprache.texte", MIDDLE), answers("wechsel.begleitet", UPPER))
    assert found.gone == {"sprache.texte": (Absence.ROUND, None)}
    assert found.new == {"wechsel.begleitet": (Absence.ROUND, None)}


def test_an_item_with_another_meaning_begins_a_new_row() -> None:
    changed: Edit = (
        "- id: sprache.texte\n            rev: 1",
        "- id: sprache.texte\n            rev: 2",
    )
    entry = 'change: changed, from: [sprache.texte], to: [sprache.texte], comparable: no, note: "Anders gemeint."'
    found = compared(
        joined(changed, entries=(entry,)), answers("sprache.texte", MIDDLE), answers("sprache.texte", UPPER)
    )
    assert found.movement("sprache.texte").steps is None
    assert found.pair("sprache.texte").ancestor.notes == ("Anders gemeint.",)


def test_of_a_split_group_no_difference_is_named_because_its_median_names_what_nobody_said() -> None:
    split_group = answers("sprache.texte", {LOWEST: 6, HIGHEST: 6})
    for first, second in (
        (split_group, answers("sprache.texte", UPPER)),
        (answers("sprache.texte", UPPER), split_group),
    ):
        movement = compared(joined(entries=()), first, second).movement("sprache.texte")
        assert (movement.comparable, movement.is_split, movement.steps) == (Comparable.YES, True, None)


def rescaled(counts: Mapping[str, int], who: str = "eltern") -> Movement:
    """What became of earlier answers on four steps, in a round on three."""
    now = {"manchmal": 4, "oft": 8}
    library = joined(NEW_SCALE, ON_IT, entries=(RESCALED,))
    found = compared(library, answers("wechsel.begleitet", counts, who), answers("wechsel.begleitet", now, who))
    return found.movement("wechsel.begleitet", who)


def test_on_another_scale_every_answer_moves_to_its_step_and_the_median_is_found_anew() -> None:
    movement = rescaled({LOWEST: 5, LOW: 2, HIGH: 2, HIGHEST: 2})
    assert movement.then is not None
    assert movement.then.counts == {"selten": 5, "manchmal": 4, "oft": 2}
    assert (movement.then.median, movement.then.answered) == (2.0, 11)
    assert movement.scale.id == "drei-stufen"
    assert (movement.comparable, movement.steps) == (Comparable.WITH_NOTE, 1.0)


def test_an_answer_beside_the_scale_is_found_again_by_what_it_counts_as() -> None:
    movement = rescaled({LOW: 6, HIGH: 3, "weiss-nicht": 2})
    assert movement.then is not None
    assert movement.then.counts == {"manchmal": 9, "unklar": 2}
    assert (movement.then.answered, movement.then.on_scale) == (11, 9)


def test_what_was_hidden_stays_hidden_on_another_scale() -> None:
    movement = rescaled({LOW: 2, HIGH: 2})
    assert movement.then is not None
    assert (movement.then.shown, movement.then.counts, movement.then.answered) == (Shown.HIDDEN, {}, None)
    assert movement.steps is None


def test_of_too_few_answers_on_the_scale_only_those_beside_it_are_shown() -> None:
    movement = rescaled({LOW: 2, "weiss-nicht": 5})
    assert movement.then is not None
    assert (movement.then.shown, movement.then.counts) == (Shown.OFF_SCALE_ONLY, {"weiss-nicht": 5})
    assert (movement.then.median, movement.steps) == (None, None)


def test_a_figure_with_nothing_to_compare_is_read_in_its_own_words() -> None:
    assert rescaled({"keine-angabe": 11}).scale.id == "vier-stufen"


def test_a_step_without_a_place_today_ends_the_comparison() -> None:
    scale = library_of({"1.0": version("1.0")}).frameworks["kleiner-rahmen@1.0"].scales[0]
    shorter = scale.model_copy(update={"steps": scale.steps[1:]})
    figure = Figure(
        item_id="sprache.texte",
        group="eltern",
        kind=GroupKind.PERSPECTIVE,
        reach=Reach.INTERNAL,
        shown=Shown.FULL,
        counts={LOWEST: 1, HIGH: 6},
        answered=7,
    )
    assert read_on(figure, scale, shorter, Ancestor("sprache.texte")) is None


def test_steps_that_no_table_carries_over_are_read_in_their_own_words_and_not_compared() -> None:
    """The check of maps does not let such a one pass; the figures do not rely on that."""
    library = joined(NEW_SCALE, ON_IT, entries=(RESCALED,))
    [(names, written)] = library.maps.items()
    bare = written.items[0].model_copy(update={"steps": {}})
    library.maps[names] = written.model_copy(update={"items": (bare,)})
    found = compared(library, answers("wechsel.begleitet", MIDDLE), answers("wechsel.begleitet", {"oft": 8}))
    movement = found.movement("wechsel.begleitet")
    assert (movement.hindrance, movement.comparable, movement.steps) == (Hindrance.SCALE, Comparable.NO, None)
    assert movement.scale.id == "vier-stufen"
    assert movement.then is not None
    assert movement.then.counts == MIDDLE


def test_a_distance_counts_the_steps_of_the_scale_and_not_what_they_count_as() -> None:
    wide = tuple((f"id: {step}, value: {n}", f"id: {step}, value: {n * 5}") for n, step in enumerate(STEPS, start=1))
    library = library_of({"1.0": version("1.0", *wide)})
    found = compared(library, answers("sprache.texte", MIDDLE), answers("sprache.texte", UPPER))
    assert found.movement("sprache.texte").steps == 2.0


def test_a_scale_with_other_values_for_the_same_steps_still_compares() -> None:
    wide = tuple((f"id: {step}, value: {n}", f"id: {step}, value: {n * 5}") for n, step in enumerate(STEPS, start=1))
    entry = "change: editorial, from: vier-stufen, to: vier-stufen, comparable: yes"
    versions = {"1.0": version("1.0"), "2.0": version("2.0", *wide)}
    library = library_of(versions, ("1.0", "2.0", version_map("1.0", "2.0", scales=(entry,))))
    found = compared(library, answers("sprache.texte", MIDDLE), answers("sprache.texte", UPPER))
    assert (found.movement("sprache.texte").hindrance, found.movement("sprache.texte").steps) == (None, 2.0)


def test_over_several_versions_the_weakest_comparison_decides_and_every_note_is_kept() -> None:
    first = (
        'change: editorial, from: [wechsel.begleitet], to: [wechsel.begleitet], comparable: with_note, note: "Kürzer."'
    )
    shorter: Edit = ("Jemand geht mit mir weiter.", "Jemand geht mit.")
    back: Edit = (ON_IT[0].replace("begleitet", "mit"), ON_IT[1].replace("begleitet", "mit"))
    renamed: Edit = ("- id: wechsel.begleitet", "- id: wechsel.mit")
    versions = {
        "1.0": version("1.0"),
        "1.9": version("1.9", shorter),
        "1.10": version("1.10", shorter, renamed),
        "2.0": version("2.0", shorter, renamed, NEW_SCALE, back),
    }
    library = library_of(
        versions,
        ("1.0", "1.9", version_map("1.0", "1.9", first)),
        (
            "1.9",
            "1.10",
            version_map(
                "1.9", "1.10", "change: renamed, from: [wechsel.begleitet], to: [wechsel.mit], comparable: yes"
            ),
        ),
        ("1.10", "2.0", version_map("1.10", "2.0", RESCALED.replace("wechsel.begleitet", "wechsel.mit"))),
    )
    found = compared(library, answers("wechsel.begleitet", MIDDLE), answers("wechsel.mit", {"oft": 8, "manchmal": 3}))
    ancestor, movement = found.pair("wechsel.mit").ancestor, found.movement("wechsel.mit")
    assert ancestor.notes == ("Kürzer.", "Aus vier Stufen wurden drei.")
    assert movement.then is not None
    assert (movement.then.counts, movement.steps) == ({"manchmal": 10}, 1.0)


def test_an_item_given_up_under_a_later_name_is_told_with_the_reason_of_that_day() -> None:
    instead: Edit = ("- id: sprache.texte", "- id: sprache.neu")
    versions = {"1.0": version("1.0"), "1.1": version("1.1", RENAMED), "2.0": version("2.0", instead)}
    library = library_of(
        versions,
        (
            "1.0",
            "1.1",
            version_map(
                "1.0", "1.1", "change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: yes"
            ),
        ),
        (
            "1.1",
            "2.0",
            version_map(
                "1.1",
                "2.0",
                'change: retired, from: [sprache.verstehen], note: "Zu eng."',
                "change: added, to: [sprache.neu]",
            ),
        ),
    )
    found = compared(library, answers("sprache.texte", MIDDLE), answers("sprache.neu", UPPER))
    assert found.gone == {"sprache.texte": (Absence.FRAMEWORK, "Zu eng.")}
    assert found.new == {"sprache.neu": (Absence.FRAMEWORK, None)}


@pytest.mark.parametrize(
    ("then", "now"),
    [(Mode.DECLARED, Mode.ANONYMOUS), (Mode.ANONYMOUS, Mode.DECLARED), (Mode.DECLARED, Mode.CONSENSUS)],
)
def test_a_perspective_that_answers_in_another_way_is_not_compared(then: Mode, now: Mode) -> None:
    library = joined(entries=())
    programme = programme_in_memory()
    for number, mode in (("1.0", then), ("2.0", now)):
        framework = library.frameworks[f"kleiner-rahmen@{number}"]
        programme.hold(
            framework, {**answers("sprache.texte", MIDDLE), "leitung": {"sprache.texte": UPPER}}, {"leitung": mode}
        )
    found = Compared(library, programme)
    movement = found.movement("sprache.texte", "leitung")
    assert (movement.hindrance, movement.comparable, movement.steps) == (Hindrance.MODE, Comparable.NO, None)
    assert movement.then is not None
    assert found.movement("sprache.texte").steps == 0.0


def test_a_group_that_was_shown_together_with_another_is_not_compared_with_itself_alone() -> None:
    library = joined(entries=())
    programme = programme_in_memory()
    given = {"fachkraft": {"sprache.texte": MIDDLE}, "ehrenamt": {"sprache.texte": UPPER}}
    programme.hold(library.frameworks["kleiner-rahmen@1.0"], given)
    programme.shown_with["ehrenamt"] = "fachkraft"
    programme.hold(library.frameworks["kleiner-rahmen@2.0"], given)
    programme.hold(library.frameworks["kleiner-rahmen@2.0"], given)
    alone_then = Compared(library, programme).movement("sprache.texte", "fachkraft")
    assert (alone_then.hindrance, alone_then.comparable, alone_then.steps) == (Hindrance.GROUP, Comparable.NO, None)
    del programme.held[0]
    assert Compared(library, programme).movement("sprache.texte", "fachkraft").steps == 0.0


def test_outside_the_network_the_earlier_figures_are_those_that_were_released_for_it() -> None:
    first, second = answers("sprache.texte", {LOW: 3, HIGH: 4}), answers("sprache.texte", UPPER)
    inside = compared(joined(entries=()), first, second).movement("sprache.texte")
    outside = compared(joined(entries=()), first, second, Reach.PUBLIC).movement("sprache.texte")
    assert inside.then is not None
    assert outside.then is not None
    assert (inside.then.shown, outside.then.shown) == (Shown.FULL, Shown.HIDDEN)
    assert outside.steps is None


def test_without_a_map_on_the_way_nothing_is_compared() -> None:
    programme = programme_in_memory()
    library = library_of({"1.0": version("1.0"), "2.0": version("2.0")})
    for framework in library.versions_of("kleiner-rahmen"):
        programme.hold(framework, answers("sprache.texte", MIDDLE))
    first, second = (programme.results(one) for one in programme.held)
    assert compare(first, second, library) is None
