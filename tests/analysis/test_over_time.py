"""An item over all rounds: solid where it was asked alike, dashed with a note, broken where nothing compares."""

from collections.abc import Mapping

import pytest

from analysis.before_after import Absence
from analysis.earlier_rounds import chains_of
from analysis.over_time import over_time
from analysis.over_time_model import Course, Line, OverTime, Reason, Thread
from qualitaetsrahmen.library import Library
from selfeval.model import Mode
from selfeval.release import Reach
from tests.analysis.compared import MIDDLE, UPPER, answers, joined
from tests.fakes.programme import NETWORK, programme_in_memory
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
    library_of,
    version,
)

ITEM = "sprache.texte"
FEW: Mapping[str, int] = {LOW: 2}
SAME = joined(entries=())
Held = tuple[str, Mapping[str, Counts]]
"""A round: the version of the framework and what was answered."""


def course_over(library: Library, *held: Held, modes: Mapping[int, Mapping[str, Mode]] | None = None) -> OverTime:
    programme = programme_in_memory()
    for number, (one, given) in enumerate(held):
        programme.hold(library.frameworks[f"kleiner-rahmen@{one}"], given, (modes or {}).get(number, {}))
    [chain] = chains_of(programme.rounds.rounds(), NETWORK)
    return over_time(chain, programme.rounds, library, Reach.INTERNAL)


def thread(found: OverTime, item: str = ITEM) -> Thread:
    [one] = [one for one in found.threads if one.newest.item.id == item]
    return one


def parents(found: OverTime, item: str = ITEM) -> Course:
    return next(one for one in thread(found, item).courses if one.perspective == "eltern")


def lines(course: Course) -> list[tuple[Line, tuple[Reason, ...]]]:
    return [(link.line, link.reasons) for link in course.links]


def test_the_same_words_on_the_same_steps_are_a_solid_line_through_all_rounds() -> None:
    found = course_over(SAME, *[("1.0", answers(ITEM, given)) for given in (MIDDLE, MIDDLE, UPPER)])
    course = parents(found)
    assert [point.place for point in course.points] == [1.0, 1.0, 3.0]
    assert lines(course) == [(Line.SOLID, ()), (Line.SOLID, ())]
    assert [link.steps for link in course.links] == [0.0, 2.0]
    assert [point.figure.answered for point in course.points] == [10, 10, 12]


def test_one_round_alone_is_a_point_without_a_line() -> None:
    course = parents(course_over(SAME, ("1.0", answers(ITEM, MIDDLE))))
    assert (len(course.points), course.links) == (1, ())


def test_a_round_that_did_not_ask_is_passed_over() -> None:
    other = answers("finden.angebote", MIDDLE)
    found = course_over(SAME, ("1.0", answers(ITEM, MIDDLE)), ("1.0", other), ("1.0", answers(ITEM, UPPER)))
    course = parents(found)
    assert [point.of_round.title for point in course.points] == ["Runde 1", "Runde 3"]
    assert lines(course) == [(Line.SOLID, ())]
    begins, ends = thread(found, "finden.angebote").begins, thread(found, "finden.angebote").ends
    assert begins is not None
    assert ends is not None
    assert (begins.why, ends.why) == (Absence.ROUND, Absence.ROUND)


def test_a_renamed_item_keeps_its_line_and_one_with_a_note_is_dashed() -> None:
    entry = "change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: "
    for comparable, expected in (
        ("yes", (Line.SOLID, ())),
        ('with_note, note: "Kürzer."', (Line.DASHED, (Reason.NOTE,))),
        ('no, note: "Anders gemeint."', (Line.BROKEN, (Reason.NOT_COMPARABLE,))),
    ):
        library = joined(RENAMED, entries=(entry + comparable,))
        held = ("1.0", answers(ITEM, MIDDLE)), ("2.0", answers("sprache.verstehen", UPPER))
        course = parents(course_over(library, *held), "sprache.verstehen")
        assert lines(course) == [expected]
        assert course.links[0].steps == (None if expected[0] is Line.BROKEN else 2.0)
        assert [point.place for point in course.points] == [1.0, 3.0]


def test_both_children_of_a_split_go_back_to_the_same_points() -> None:
    entry = (
        "change: split, from: [rueckmeldung.kommt-an], to: [rueckmeldung.gefragt, rueckmeldung.folgen], "
        'comparable: with_note, note: "Aus einer Frage wurden zwei."'
    )
    now: Counts = {"rueckmeldung.gefragt": UPPER, "rueckmeldung.folgen": MIDDLE}
    found = course_over(
        joined(SPLIT, entries=(entry,)), ("1.0", answers("rueckmeldung.kommt-an", MIDDLE)), ("2.0", {"eltern": now})
    )
    for item in now:
        assert lines(parents(found, item)) == [(Line.DASHED, (Reason.NOTE,))]
    assert len(found.threads) == 2


def test_a_rescaled_item_is_read_on_the_newest_steps_and_dashed() -> None:
    item = "wechsel.begleitet"
    four: Counts = {item: {LOWEST: 1, LOW: 4, HIGH: 5}}
    three: Counts = {item: {"manchmal": 3, "oft": 9}}
    library = joined(NEW_SCALE, ON_IT, entries=(RESCALED,))
    held = ("1.0", {"fachkraft": four}), ("1.0", {"fachkraft": four}), ("2.0", {"fachkraft": three})
    [course] = thread(course_over(library, *held), item).courses
    assert [point.place for point in course.points] == [1.0, 1.0, 2.0]
    assert lines(course) == [(Line.SOLID, ()), (Line.DASHED, (Reason.RESCALED,))]
    assert course.links[-1].notes == ("Aus vier Stufen wurden drei.",)


def test_another_way_of_answering_is_dashed_and_no_difference_is_named() -> None:
    held = ("1.0", answers(ITEM, MIDDLE)), ("1.0", answers(ITEM, UPPER))
    [link] = parents(course_over(SAME, *held, modes={1: {"eltern": Mode.DECLARED}})).links
    assert (link.line, link.reasons, link.steps) == (Line.DASHED, (Reason.MODE,), None)


def test_a_hidden_group_is_a_gap_and_never_a_point() -> None:
    held = (("1.0", answers(ITEM, given)) for given in (MIDDLE, FEW, UPPER))
    course = parents(course_over(SAME, *held))
    assert [point.place for point in course.points] == [1.0, None, 3.0]
    assert [point.unknown for point in course.points] == [0, None, 0]
    assert lines(course) == [(Line.BROKEN, (Reason.HIDDEN,)), (Line.BROKEN, (Reason.HIDDEN,))]


def test_answers_beside_the_scale_are_counted_but_have_no_place_on_it() -> None:
    held = ("1.0", answers(ITEM, {"weiss-nicht": 8, HIGH: 3})), ("1.0", answers(ITEM, {"weiss-nicht": 4, HIGH: 6}))
    course = parents(course_over(SAME, *held))
    assert [point.unknown for point in course.points] == [8, 4]
    assert lines(course) == [(Line.BROKEN, (Reason.NO_MEDIAN,))]


def test_without_a_map_the_points_stand_beside_each_other_unjoined() -> None:
    library = library_of({"1.0": version("1.0"), "2.0": version("2.0")})
    held = ("1.0", answers(ITEM, MIDDLE)), ("2.0", answers(ITEM, UPPER))
    course = parents(course_over(library, *held))
    assert lines(course) == [(Line.BROKEN, (Reason.NO_MAP,))]


def test_what_the_framework_gave_up_ends_and_says_why() -> None:
    entries = (
        'change: retired, from: [sprache.texte], note: "Aufgegangen in anderem."',
        "change: added, to: [sprache.verstehen]",
    )
    held = ("1.0", answers(ITEM, MIDDLE)), ("2.0", answers("sprache.verstehen", UPPER))
    found = course_over(joined(RENAMED, entries=entries), *held)
    ended, begun = thread(found).ends, thread(found, "sprache.verstehen").begins
    assert ended is not None
    assert begun is not None
    assert (ended.why, ended.note) == (Absence.FRAMEWORK, "Aufgegangen in anderem.")
    assert (begun.why, begun.note) == (Absence.FRAMEWORK, None)


@pytest.mark.parametrize(("now", "hangs"), [({LOW: 4, HIGH: 5}, True), (UPPER, False)])
def test_a_difference_that_hangs_on_one_answer_is_known(now: Mapping[str, int], hangs: bool) -> None:
    held = ("1.0", answers(ITEM, {LOW: 6, HIGH: 4})), ("1.0", answers(ITEM, now))
    [link] = parents(course_over(SAME, *held)).links
    assert link.hangs_on_one_vote is hangs


def test_a_body_speaks_with_one_voice_which_is_no_single_vote() -> None:
    held = [("1.0", answers("finden.angebote", {step: 1}, "leitung")) for step in (LOW, HIGHEST)]
    modes = {number: {"leitung": Mode.CONSENSUS} for number in (0, 1)}
    [course] = thread(course_over(SAME, *held, modes=modes), "finden.angebote").courses
    assert (course.links[0].steps, course.links[0].hangs_on_one_vote) == (2.0, False)


def test_criteria_stand_as_in_the_framework_whatever_moved_most() -> None:
    first: Counts = {"finden.angebote": MIDDLE, ITEM: MIDDLE}
    last: Counts = {ITEM: UPPER, "finden.angebote": MIDDLE}
    found = course_over(SAME, ("1.0", {"eltern": first}), ("1.0", {"eltern": last}))
    assert [one.newest.item.id for one in found.threads] == ["finden.angebote", ITEM]
    assert found.of_criterion("finden") == (found.threads[0],)
