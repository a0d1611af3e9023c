"""What changed between two versions is said in words, and what nobody has judged is not judged here."""

from qualitaetsrahmen.library import Library
from qualitaetsrahmen.versions.version_map import Change
from tests.fakes.small_versions import NEW_SCALE, ON_IT, RESCALED
from tests.fakes.versions import FIVE_STEPS, REWORDED, checked_map, framework, map_of, of_items
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


def lines(of: VersionStep, change: Change) -> list[list[str]]:
    return [line.replace("\\", "").split("  \n") for line in change_lines(of, change, T)]


def scales(of: VersionStep) -> list[list[str]]:
    return [line.replace("\\", "").split("  \n") for line in scale_lines(of, T)]


def test_every_change_says_what_it_means_for_a_comparison() -> None:
    written = step()
    assert not written.is_guessed
    assert changes_there(written) == [Change.EDITORIAL, Change.RETIRED, Change.ADDED]
    assert lines(written, Change.EDITORIAL) == [
        [
            "**2.1 Absprachen**: „Absprachen gelten.“",
            "→ **2.1 Absprachen**: „Unsere Absprachen gelten.“",
            "Antworten sind mit diesem Hinweis vergleichbar. Besser gesagt.",
        ]
    ]


def test_what_went_and_what_came_are_told_apart_by_their_words_where_their_names_are_the_same() -> None:
    said = ('"Unsere Texte sind verständlich."', '"Wir schreiben verständlich."')
    new = framework(REWORDED, RENAMED, said, version="2.0")
    written = VersionStep(OLD, new, checked_map(map_of(ITEMS), OLD, new), is_guessed=False)
    assert lines(written, Change.RETIRED) == [
        ["**1.2 Verständlichkeit**: „Unsere Texte sind verständlich.“", "Wurde nie verstanden."]
    ]
    assert lines(written, Change.ADDED) == [["**1.2 Verständlichkeit**: „Wir schreiben verständlich.“"]]


def test_statements_that_came_together_share_their_note() -> None:
    old, new = of_items("eins"), of_items("eins zwei drei", version="2.0")
    added = [f"change: added, to: [zwei, drei]{note}" for note in (', note: "Neu gefragt."', "")]
    together, apart = (
        lines(VersionStep(old, new, checked_map(map_of(one), old, new), is_guessed=False), Change.ADDED)
        for one in added
    )
    assert [len(one) for one in together] == [3]
    assert together[0][-1] == "Neu gefragt."
    assert [len(one) for one in apart] == [1, 1]


def test_what_went_on_unchanged_is_counted() -> None:
    written = step()
    assert written.unchanged == 4
    assert [written.counted(change, T) for change in changes_there(written)] == [
        "Besserer Wortlaut, gleiche Bedeutung: eine Aussage",
        "Entfallen: eine Aussage",
        "Neu: eine Aussage",
    ]


def test_a_split_and_a_merger_count_both_sides() -> None:
    old, new = of_items("eins zwei|drei vier"), of_items("eins|drei fuenf sechs", version="2.0")
    items = """
        change: merged, from: [eins, zwei], to: [eins], comparable: with_note, note: "Zwei in einer."
        change: split, from: [vier], to: [fuenf, sechs], comparable: no, note: "Getrennt gefragt."
    """
    written = VersionStep(old, new, checked_map(map_of(items), old, new), is_guessed=False)
    assert written.counted(Change.MERGED, T) == "Zusammengelegt: 2 Aussagen in eine Aussage"
    assert written.counted(Change.SPLIT, T) == "Aufgeteilt: eine Aussage in 2 Aussagen"


def test_without_a_map_nothing_is_judged() -> None:
    guessed = step(None)
    assert guessed.is_guessed
    assert changes_there(guessed) == [Change.EDITORIAL, Change.RENAMED]
    assert lines(guessed, Change.EDITORIAL) == [
        ["**2.1 Absprachen**: „Absprachen gelten.“", "→ **2.1 Absprachen**: „Unsere Absprachen gelten.“"]
    ]


def test_another_title_names_both_sides() -> None:
    items = """
        change: editorial, from: [absprachen.gelten], comparable: yes
        change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: yes
    """
    new = framework(REWORDED, RENAMED, ("title: Verständlichkeit", "title: Verstehen"), version="2.0")
    written = VersionStep(OLD, new, checked_map(map_of(items), OLD, new), is_guessed=False)
    assert lines(written, Change.RENAMED) == [
        [
            "**1.2 Verständlichkeit**: „Unsere Texte sind verständlich.“",
            "→ **1.2 Verstehen**: „Unsere Texte sind verständlich.“",
            "Antworten sind vergleichbar.",
        ]
    ]


def test_other_words_of_a_scale_are_told() -> None:
    new = framework(('label: "trifft eher zu"', 'label: "trifft meistens zu"'), version="2.0")
    scale = 'from: vier-stufen, to: vier-stufen, change: editorial, comparable: with_note, note: "Anders gesagt."'
    written = VersionStep(OLD, new, checked_map(map_of(scales=scale), OLD, new), is_guessed=False)
    assert scales(written) == [
        [
            "Skala „Vier Stufen“: andere Wörter, gleiche Stufen",
            "Antworten sind mit diesem Hinweis vergleichbar. Anders gesagt.",
            "trifft eher zu → trifft meistens zu",
        ]
    ]


def rescaled(*, is_guessed: bool = False) -> VersionStep:
    """All items on a scale with one more step."""
    new = framework(FIVE_STEPS, version="2.0")
    table = (
        "steps: {trifft-nicht-zu: trifft-nicht-zu, trifft-wenig-zu: trifft-wenig-zu, "
        "trifft-eher-zu: trifft-eher-zu, trifft-zu: voll}"
    )
    scale = f'from: vier-stufen, to: vier-stufen, change: rescaled, comparable: with_note, note: "Gestreckt.", {table}'
    return VersionStep(OLD, new, checked_map(map_of(scales=scale), OLD, new), is_guessed)


def test_another_scale_shows_the_table_of_its_steps() -> None:
    assert scales(rescaled())[0][2:] == [
        "trifft nicht zu → trifft nicht zu",
        "trifft eher nicht zu → trifft eher nicht zu",
        "trifft eher zu → trifft eher zu",
        "trifft zu → trifft voll zu",
    ]


def test_a_guessed_change_of_a_scale_shows_both_sides_and_no_table() -> None:
    [[_, both]] = scales(rescaled(is_guessed=True))
    assert both.startswith("trifft nicht zu · trifft eher nicht zu")
    assert "→ trifft nicht zu · trifft eher nicht zu · trifft eher zu · trifft zu · trifft voll zu ·" in both


def test_a_statement_that_is_rated_on_other_steps_shows_their_table() -> None:
    old, new = framework(NEW_SCALE), framework(NEW_SCALE, ON_IT, version="2.0")
    written = VersionStep(old, new, checked_map(map_of(RESCALED), old, new), is_guessed=False)
    assert lines(written, Change.RESCALED) == [
        [
            "**2.2 Übergänge**: „Übergänge sind begleitet.“",
            "Antworten sind mit diesem Hinweis vergleichbar. Aus vier Stufen wurden drei.",
            "trifft nicht zu → selten",
            "trifft eher nicht zu → manchmal",
            "trifft eher zu → manchmal",
            "trifft zu → oft",
        ]
    ]
