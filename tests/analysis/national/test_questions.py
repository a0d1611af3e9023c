"""Answers of two versions are added up only where the map says that they mean the same."""

from dataclasses import replace

from analysis.cubes import axes_of
from analysis.national.questions import Questions, questions_of
from qualitaetsrahmen.scales import OffScaleKind
from tests.analysis.compared import joined
from tests.fakes.small_framework import small_framework
from tests.fakes.small_versions import MAP, RENAMED, SECOND, library_of, version

BOTH = questions_of(library_of({"1.0": version("1.0"), "2.0": SECOND}, ("1.0", "2.0", MAP)), "kleiner-rahmen")


def versions_of(item: str, version: str, questions: Questions = BOTH) -> list[str]:
    return list(questions.all[questions.number_of[version, item]].ids)


def test_an_item_that_only_got_another_name_is_one_question() -> None:
    assert versions_of("sprache.verstehen", "2.0") == ["1.0", "2.0"]
    assert BOTH.number_of["1.0", "sprache.texte"] == BOTH.number_of["2.0", "sprache.verstehen"]


def test_an_untouched_item_is_one_question() -> None:
    assert versions_of("finden.angebote", "1.0") == ["1.0", "2.0"]


def test_what_was_split_or_rescaled_stays_apart() -> None:
    assert versions_of("rueckmeldung.kommt-an", "1.0") == ["1.0"]
    assert versions_of("rueckmeldung.gefragt", "2.0") == ["2.0"]
    assert versions_of("wechsel.begleitet", "1.0") == ["1.0"]
    assert versions_of("wechsel.begleitet", "2.0") == ["2.0"]


def test_without_a_word_of_the_map_a_changed_item_stays_apart() -> None:
    with_note = (
        'change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: with_note, note: "Anders."'
    )
    questions = questions_of(joined(RENAMED, entries=(with_note,)), "kleiner-rahmen")
    assert versions_of("sprache.verstehen", "2.0", questions) == ["2.0"]


def test_the_newest_version_comes_first_and_each_version_has_its_own_list() -> None:
    assert [one.newest for one in BOTH.all][-2:] == ["1.0", "1.0"]
    assert [item for _, _, item in BOTH.in_version("1.0")] == list(small_framework().items)
    assert BOTH.perspectives == ("koordination", "leitung", "fachkraft", "ehrenamt", "eltern")


def test_a_column_that_says_something_else_than_its_version_is_not_read() -> None:
    [first, *_] = axes_of(small_framework()).columns
    number, kinds = BOTH.read("1.0", first) or (None, ())
    assert number == BOTH.number_of["1.0", first.item_id]
    assert kinds[0] is OffScaleKind.UNKNOWN
    assert BOTH.read("1.0", replace(first, rev=first.rev + 1)) is None
    assert BOTH.read("1.0", replace(first, steps=first.steps[:2])) is None
    assert BOTH.read("1.0", replace(first, item_id="x-ort.eigenes")) is None
    assert BOTH.read("3.0", first) is None
    assert BOTH.read("1.0", replace(first, off_scale=("unbekannt",))) is None
