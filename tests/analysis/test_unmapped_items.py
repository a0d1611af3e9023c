"""Of a place's own items and of a changed draft no map speaks: they compare only where their words are the same."""

from analysis.before_after import Absence
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.version_map import Comparable
from tests.analysis.compared import MIDDLE, UPPER, Compared, answers, joined
from tests.fakes.programme import programme_in_memory
from tests.fakes.small_round import Counts
from tests.fakes.small_versions import Edit, library_of, version

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
