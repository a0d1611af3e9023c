"""A drafted map is a file that can be read back, and says of itself that nobody has finished it."""

from qualitaetsrahmen.loading import read_file
from qualitaetsrahmen.versions.version_map import VersionMap
from tests.fakes.versions import FIVE_STEPS, REWORDED, framework
from texts.catalogue import translator
from wiring.map_drafts import left_as_drafted, map_draft

T = translator("de")
OLD, NEW = framework(), framework(REWORDED, FIVE_STEPS, version="2.0")


def drafted(language: str = "de") -> VersionMap:
    _, content = map_draft(OLD, NEW, translator(language))
    read = read_file(content, "karte.yaml", {OLD.name: OLD, NEW.name: NEW}.get)
    assert read.findings == ()
    assert isinstance(read.value, VersionMap)
    return read.value


def test_a_drafted_map_bears_the_name_that_it_has_in_a_collection_and_says_what_it_is() -> None:
    name, content = map_draft(OLD, NEW, T)
    assert name == "kleiner-rahmen-1.0--2.0.yaml"
    assert content.decode().startswith("# Von kleiner-rahmen@1.0 nach kleiner-rahmen@2.0")
    assert drafted().names == (OLD.name, NEW.name)


def test_notes_of_a_draft_are_found_in_both_languages_until_they_are_replaced() -> None:
    assert left_as_drafted(drafted()) == left_as_drafted(drafted("en")) == 1
    [scale] = drafted().scales
    done = drafted().model_copy(update={"scales": (scale.model_copy(update={"note": "Ein Schritt mehr."}),)})
    assert left_as_drafted(done) == 0
