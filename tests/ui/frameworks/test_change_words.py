"""What changed between two versions is said in words, and what nobody has judged is not judged here."""

from qualitaetsrahmen.library import Library
from qualitaetsrahmen.versions.version_map import Change
from tests.fakes.versions import REWORDED, checked_map, framework, map_of
from texts.catalogue import translator
from ui.frameworks.change_words import VersionStep, change_lines, changes_there, scale_lines, version_step

T = translator("de")
OLD = framework()
RENAMED = ("- id: sprache.texte", "- id: sprache.verstehen")
NEW = framework(REWORDED, RENAMED, version="2.0")
ITEMS = """
    change: editorial, from: [absprachen.gelten], comparable: with_note, note: "Besser gesagt."
    change: retired, from: [sprache.texte], note: "Wurde nie verstanden."
    change: added, to: [sprache.verstehen]
"""


def step(items: str | None = ITEMS) -> VersionStep:
    maps = {} if items is None else {(OLD.name, NEW.name): checked_map(map_of(items), OLD, NEW)}
    return version_step(Library(frameworks={OLD.name: OLD, NEW.name: NEW}, maps=maps), OLD, NEW)


def lines(of: VersionStep, change: Change) -> list[str]:
    return [line.replace("\\", "") for line in change_lines(of, change, T)]


def test_every_change_says_what_it_means_for_a_comparison() -> None:
    written = step()
    assert not written.is_guessed
    assert changes_there(written) == [Change.EDITORIAL, Change.RETIRED, Change.ADDED]
    assert lines(written, Change.EDITORIAL) == [
        "**2.1 Absprachen**: Antworten sind mit diesem Hinweis vergleichbar. Besser gesagt."
    ]
    assert lines(written, Change.RETIRED) == ["**1.2 Verständlichkeit**: Wurde nie verstanden."]
    assert lines(written, Change.ADDED) == ["**1.2 Verständlichkeit**"]


def test_what_went_on_unchanged_is_counted() -> None:
    written = step()
    assert written.unchanged == 4
    assert [written.count(change) for change in changes_there(written)] == [1, 1, 1]


def test_without_a_map_nothing_is_judged() -> None:
    guessed = step(None)
    assert guessed.is_guessed
    assert changes_there(guessed) == [Change.EDITORIAL, Change.RENAMED]
    assert lines(guessed, Change.EDITORIAL) == ["**2.1 Absprachen**"]


def test_a_split_names_both_sides() -> None:
    items = """
        change: editorial, from: [absprachen.gelten], comparable: yes
        change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: yes
    """
    new = framework(REWORDED, RENAMED, ("title: Verständlichkeit", "title: Verstehen"), version="2.0")
    written = VersionStep(OLD, new, checked_map(map_of(items), OLD, new), is_guessed=False)
    assert lines(written, Change.RENAMED) == ["1.2 Verständlichkeit → **1.2 Verstehen**: Antworten sind vergleichbar."]


def test_other_words_of_a_scale_are_told() -> None:
    new = framework(('label: "trifft eher zu"', 'label: "trifft meistens zu"'), version="2.0")
    scale = "from: vier-stufen, to: vier-stufen, change: editorial, comparable: yes"
    written = VersionStep(OLD, new, checked_map(map_of(scales=scale), OLD, new), is_guessed=False)
    assert list(scale_lines(written, T)) == [
        "Skala „Vier Stufen“: andere Wörter, gleiche Stufen: Antworten sind vergleichbar."
    ]
