"""What the toolkit writes itself, people can read and edit, and reading it again gives the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitaetsrahmen.languages.translations import TranslatedText, Translation
from qualitaetsrahmen.versions.differences import differences, drafted_map
from qualitaetsrahmen.versions.version_map import VersionMap
from qualitaetsrahmen.writing import map_text, opening_of, translation_text
from tests.fakes.edits import Edit, edited, edits
from tests.fakes.small_framework import small_framework
from tests.fakes.translation import translation_of
from tests.fakes.versions import FIVE_STEPS, REWORDED, framework, read_with, value_with

HAND_WRITTEN = """\
# Von 1.0 nach 2.0
#
# Eine Zeile für Menschen.

schema: 1

map:
  framework: kleiner-rahmen
  from: "1.0"
  to: "2.0"
  note: "Ein Satz für alle."

scales:
  - change: rescaled
    from: vier-stufen
    to: vier-stufen
    comparable: with_note
    steps: {trifft-nicht-zu: trifft-nicht-zu, trifft-wenig-zu: trifft-wenig-zu, trifft-eher-zu: trifft-eher-zu,
            trifft-zu: voll}
    note: "Eine Stufe ist dazugekommen."

items:
  - change: editorial
    from: [absprachen.gelten]
    to: [absprachen.gelten]
    comparable: yes
"""
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip)


def translation_with(text: str, **header: object) -> Translation:
    """A translation of one text."""
    title = {"framework/title": TranslatedText(source="12345678", text=text)}
    about = {"of": "kleiner-rahmen@1.0", "language": "tr", **header}
    return Translation.model_validate({"schema": 1, "translation": about, "texts": title})


def reread(translation: Translation) -> object:
    """What a written translation holds when it is read beside a framework that does not have its texts."""
    return read_with(translation_text(translation)).value


def test_a_map_is_written_as_its_authors_write_it() -> None:
    versions = framework(), framework(REWORDED, FIVE_STEPS, version="2.0")
    written = value_with(HAND_WRITTEN, *versions)
    assert isinstance(written, VersionMap)
    assert map_text(written, opening_of(HAND_WRITTEN)) == HAND_WRITTEN


def test_a_map_of_two_versions_that_say_the_same_names_nothing() -> None:
    versions = framework(), framework(version="2.0")
    written = drafted_map(differences(*versions), "Bitte prüfen.")
    assert map_text(written) == 'schema: 1\n\nmap:\n  framework: kleiner-rahmen\n  from: "1.0"\n  to: "2.0"\n'


@given(st.lists(edits(), max_size=8))
def test_a_drafted_map_is_read_as_it_was_written(changes: list[Edit]) -> None:
    old, new = small_framework(), edited(changes, "2.0")
    draft = drafted_map(differences(old, new), "Bitte prüfen: Was heißt das?")
    assert value_with(map_text(draft), old, new) == draft


def test_a_translation_is_written_with_one_text_on_a_line() -> None:
    checked = {"by": "Sprachmittlung", "on": "2026-11-01", "how": "gegengelesen"}
    text = translation_text(translation_with("Küçük „Çerçeve“", note="Entwurf", checked=checked), "# Türkisch")
    assert (
        text
        == """\
# Türkisch

schema: 1

translation:
  of: kleiner-rahmen@1.0
  language: tr
  note: "Entwurf"
  checked: {by: "Sprachmittlung", on: "2026-11-01", how: "gegengelesen"}

texts:
  framework/title:
    source: "12345678"
    text: "Küçük „Çerçeve“"
"""
    )


def test_a_translation_is_read_as_it_was_written() -> None:
    translation = translation_of(small_framework(), "ar")
    assert value_with(translation_text(translation), small_framework()) == translation


STRANGE = (
    *("no", "1.10", "null", "# kein Kommentar", "a: b", "- Punkt", 'mit "Anführung"', "zwei\nZeilen", "back\\slash"),
    *("\ufeffMarke", "Absatz\u2028darin", "العربية \u200fRLM", "🙂"),
)


@pytest.mark.parametrize("text", STRANGE)
def test_a_text_stays_itself_whatever_yaml_would_make_of_it(text: str) -> None:
    translation = translation_with(text)
    assert reread(translation) == translation


@given(TEXTS)
def test_any_text_stays_itself(text: str) -> None:
    translation = translation_with(text)
    assert reread(translation) == translation


def test_a_key_that_no_framework_has_any_more_is_kept() -> None:
    lost = TranslatedText(source="12345678", text="Alt")
    translation = translation_with("Neu").model_copy(update={"texts": {"items/Alt: #1": lost}})
    assert reread(translation) == translation


def test_the_comments_at_the_top_are_found_and_nothing_else() -> None:
    assert opening_of("\ufeff# Eins\n#\n\n# Zwei\nschema: 1\n# Drei\n") == "# Eins\n#\n\n# Zwei"
    assert opening_of("schema: 1\n# Eins\n") == ""
    assert opening_of("# Nur Worte\n") == "# Nur Worte"


def test_long_lists_are_broken_between_their_parts() -> None:
    ids = ", ".join(f"neue-aussage.nummer-{number}" for number in range(12))
    written = VersionMap.model_validate(
        {
            "schema": 1,
            "map": {"framework": "kleiner-rahmen", "from": "1.0", "to": "2.0"},
            "items": [{"change": "added", "to": ids.split(", ")}],
        }
    )
    lines = map_text(written).splitlines()
    assert max(map(len, lines)) < 120
    assert " ".join(line.strip() for line in lines).endswith(f"to: [{ids}]")


def test_an_empty_translation_can_be_written() -> None:
    empty = translation_with("x").model_copy(update={"texts": {}})
    assert reread(empty) == empty
