"""Two versions stand beside each other item by item, and what is gone or new is named as such."""

from qualitaetsrahmen.versions.lineage import lineage
from tests.fakes.versions import REWORDED, checked_map, framework, map_of
from texts.catalogue import translator
from ui.frameworks.side_by_side import Pair, by_same_id, pairs_between

T = translator("de")
OLD = framework()
RENAMED = ("- id: sprache.texte", "- id: sprache.verstehen")
NEW = framework(REWORDED, RENAMED, version="2.0")
ITEMS = """
    change: editorial, from: [absprachen.gelten], comparable: yes
    change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: no, note: "Neu gezählt."
"""


def pairs() -> dict[str | None, Pair]:
    written = checked_map(map_of(ITEMS), OLD, NEW)
    return {pair.item: pair for pair in pairs_between(OLD, NEW, lineage(OLD, NEW, written))}


def test_old_and_new_words_of_a_perspective_stand_beside_each_other() -> None:
    pair = pairs()["absprachen.gelten"]
    assert pair.before("koordination", T).replace("\\", "") == "Absprachen gelten."
    assert pair.after("koordination", T).replace("\\", "") == "Unsere Absprachen gelten."
    assert pair.before("leitung", T) == pair.after("leitung", T)
    assert not pair.is_same(T)


def test_what_reads_the_same_and_compares_can_be_left_out() -> None:
    found = pairs()
    assert found["finden.angebote"].is_same(T)
    assert not found["sprache.verstehen"].is_same(T)


def test_a_perspective_that_is_not_asked_says_why() -> None:
    words = pairs()["finden.ansprache"].after("eltern", T).replace("\\", "")
    assert words == "wird nicht gefragt. Von außen nicht zu sehen."


def test_without_a_map_only_the_same_id_leads_back() -> None:
    found = pairs_between(OLD, NEW, by_same_id(OLD, NEW))
    assert next(pair for pair in found if pair.item == "sprache.verstehen").ancestors == ()
    [gone] = [pair for pair in found if pair.item is None]
    assert [one.item for one in gone.ancestors] == ["sprache.texte"]
    assert gone.after("eltern", T) == "–"
