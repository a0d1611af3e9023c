"""Of a place's own items and of a changed draft no map speaks: they compare only where words and steps are the same."""

from analysis.before_after import Absence
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.version_map import Comparable
from tests.analysis.compared import MIDDLE, UPPER, Compared, answers, joined
from tests.fakes.programme import programme_in_memory
from tests.fakes.small_round import Counts
from tests.fakes.small_versions import RENAMED, Edit, library_of, version, version_map

ADDITION = """\
schema: 1
addition: {id: x-ort, extends: kleiner-rahmen@NUMBER, title: "Zusatz"}
citations:
  - {id: x-ort-quelle, title: "Eigenes", publisher: "Ort", url: "https://www.example.org/x", licence: "frei"}
own_area:
  title: Eigenes
  plain_title: Eigenes
  summary: Was nur uns beschäftigt.
  sources: [{cite: x-ort-quelle, how: "eigene Formulierung"}]
  criteria:
    - id: x-ort-eigenes
      ref: "3.1"
      title: Eigenes
      plain_title: Eigenes
      responsible: praxis
      sources: [{cite: x-ort-quelle, how: "eigene Formulierung"}]
      items:
        - id: x-ort-wege
          rev: 1
          scale: vier-stufen
          ask: {eltern: {text: "Der Bus bringt mich hin."}}
          not_asked: {koordination: "Frei.", leitung: "Frei.", fachkraft: "Frei.", ehrenamt: "Frei."}
"""
IN_THE_CORE: Counts = {"sprache.texte": MIDDLE, "x-ort-wege": UPPER}


def with_addition(number: str, *edits: Edit) -> Framework:
    """The small framework in a version, extended by the addition of a place."""
    text = ADDITION.replace("NUMBER", number)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    library = library_of({number: version(number)}, additions=(text,))
    return next(one for one in library.offered() if "+" in one.name)


def test_an_own_item_of_a_place_goes_on_from_version_to_version() -> None:
    programme = programme_in_memory()
    programme.hold(with_addition("1.0"), {"eltern": IN_THE_CORE})
    programme.hold(with_addition("2.0"), {"eltern": IN_THE_CORE})
    found = Compared(joined(entries=()), programme)
    assert found.both == ["sprache.texte", "x-ort-wege"]
    assert found.movement("x-ort-wege").comparable is Comparable.YES


def test_an_own_item_with_other_words_has_no_past_because_no_map_speaks_of_it() -> None:
    programme = programme_in_memory()
    programme.hold(with_addition("1.0"), {"eltern": IN_THE_CORE})
    programme.hold(with_addition("2.0", ("Der Bus", "Der kleine Bus")), {"eltern": IN_THE_CORE})
    found = Compared(joined(entries=()), programme)
    assert found.both == ["sprache.texte"]
    assert found.new == found.gone == {"x-ort-wege": (Absence.REWORDED, None)}


def test_an_addition_that_is_no_longer_used_leaves_the_core_comparable() -> None:
    programme = programme_in_memory()
    library = joined(entries=())
    programme.hold(with_addition("1.0"), {"eltern": IN_THE_CORE})
    programme.hold(library.frameworks["kleiner-rahmen@2.0"], answers("sprache.texte", UPPER))
    found = Compared(library, programme)
    assert found.movement("sprache.texte").steps == 2.0
    assert found.gone == {"x-ort-wege": (Absence.FRAMEWORK, None)}


def test_a_draft_that_changed_under_the_same_version_has_no_past_where_its_words_differ() -> None:
    programme = programme_in_memory()
    counts: Counts = {"sprache.texte": MIDDLE, "rueckmeldung.kommt-an": UPPER}
    for edits in ((), (("Ich verstehe die Texte.", "Ich verstehe alle Texte."),)):
        library = library_of({"1.0": version("1.0", *edits)})
        programme.hold(library.frameworks["kleiner-rahmen@1.0"], {"eltern": counts})
    found = Compared(library_of({"1.0": version("1.0")}), programme)
    assert found.both == ["rueckmeldung.kommt-an"]
    assert found.new == found.gone == {"sprache.texte": (Absence.REWORDED, None)}


OPPOSITE: Edit = ("Ich verstehe die Texte.", "Ich verstehe die Texte nicht.")
RENAMING = "change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: yes"
ENDS: tuple[Edit, ...] = (
    ('label: "trifft nicht zu"', 'label: "ENDE"'),
    ('label: "trifft zu"', 'label: "trifft nicht zu"'),
    ('label: "ENDE"', 'label: "trifft zu"'),
)
"""The two ends of the scale have swapped their words, and nothing else."""


def held_on(first: Framework, second: Framework, *items: str) -> Compared:
    """Two rounds on snapshots, read with the map in which an item got another name."""
    programme = programme_in_memory()
    programme.hold(first, answers(items[0], MIDDLE))
    programme.hold(second, answers(items[-1], UPPER))
    return Compared(joined(RENAMED, entries=(RENAMING,)), programme)


def snapshot(number: str, *edits: Edit) -> Framework:
    return library_of({number: version(number, *edits)}).frameworks[f"kleiner-rahmen@{number}"]


def test_a_map_is_not_believed_about_a_draft_whose_words_changed_before_it_was_written() -> None:
    whole = held_on(snapshot("1.0"), snapshot("2.0", RENAMED), "sprache.texte", "sprache.verstehen")
    assert whole.both == ["sprache.verstehen"]
    before = held_on(snapshot("1.0", OPPOSITE), snapshot("2.0", RENAMED), "sprache.texte", "sprache.verstehen")
    after = held_on(snapshot("1.0"), snapshot("2.0", RENAMED, OPPOSITE), "sprache.texte", "sprache.verstehen")
    for found in (before, after):
        assert found.both == []
        assert found.new == {"sprache.verstehen": (Absence.REWORDED, None)}
        assert found.gone == {"sprache.texte": (Absence.REWORDED, None)}


def test_a_map_is_not_believed_about_a_draft_whose_steps_were_others() -> None:
    found = held_on(snapshot("1.0", *ENDS), snapshot("2.0", RENAMED), "wechsel.begleitet")
    assert found.both == []
    assert found.gone == {"wechsel.begleitet": (Absence.REWORDED, None)}


def test_two_rounds_on_a_draft_that_swapped_the_words_of_its_steps_are_not_compared() -> None:
    found = held_on(snapshot("1.0"), snapshot("1.0", *ENDS), "sprache.texte")
    assert found.both == []


def test_an_own_item_goes_on_over_several_versions() -> None:
    versions = {number: version(number) for number in ("1.0", "1.1", "2.0")}
    library = library_of(versions, ("1.0", "1.1", version_map("1.0", "1.1")), ("1.1", "2.0", version_map("1.1", "2.0")))
    programme = programme_in_memory()
    programme.hold(with_addition("1.0"), {"eltern": IN_THE_CORE})
    programme.hold(with_addition("2.0"), {"eltern": IN_THE_CORE})
    assert Compared(library, programme).both == ["sprache.texte", "x-ort-wege"]
