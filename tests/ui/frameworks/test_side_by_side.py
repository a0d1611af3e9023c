"""Two versions stand beside each other item by item, and what is gone or new is named as such."""

from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.lineage import lineage
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.small_versions import NEW_SCALE, ON_IT, RESCALED
from tests.fakes.versions import REWORDED, checked_map, framework, map_of, of_items
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


def between(old: Framework, new: Framework, items: str) -> dict[str | None, Pair]:
    written = checked_map(map_of(items), old, new)
    return {pair.item: pair for pair in pairs_between(old, new, lineage(old, new, written))}


def test_what_moved_is_other_and_belongs_to_the_area_it_left_too() -> None:
    start, end = SMALL_YAML.index("          - id: sprache.texte"), SMALL_YAML.index("  - id: miteinander")
    item = SMALL_YAML[start:end]
    arrives = ("          - id: absprachen.gelten\n", f"{item}          - id: absprachen.gelten\n")
    new = framework((item, item.replace("sprache.texte", "sprache.neu")), arrives, version="2.0")
    entries = """
        change: moved, from: [sprache.texte], to: [sprache.texte], comparable: yes
        change: added, to: [sprache.neu]
    """
    moved = between(OLD, new, entries)["sprache.texte"]
    assert moved.is_moved()
    assert not moved.is_same(T)
    assert moved.areas() == {"wege", "miteinander"}


def test_other_steps_are_other_and_both_scales_are_shown() -> None:
    old, new = framework(NEW_SCALE), framework(NEW_SCALE, ON_IT, version="2.0")
    pair = between(old, new, RESCALED)["wechsel.begleitet"]
    same = [row for row in pair.rows(T) if row[1] == row[2]]
    assert len(same) == len(old.perspectives)
    [(what, before, after)] = [row for row in pair.rows(T) if row not in same]
    assert what == "Mögliche Antworten"
    assert before.startswith("trifft nicht zu · trifft eher nicht zu · trifft eher zu · trifft zu · weiß nicht")
    assert after == "selten · manchmal · oft · kann ich nicht sagen"


def test_other_evidence_is_other_although_everybody_reads_the_same_words() -> None:
    minimum = {"kind": "minimum", "scale": "ja-nein"}
    old = of_items("eins", eins={**minimum, "evidence": "Ein Protokoll."})
    new = of_items("eins", version="2.0", eins={**minimum, "evidence": "Ein Beschluss."})
    [pair] = pairs_between(old, new, by_same_id(old, new))
    assert not pair.is_same(T)
    assert [row for row in pair.rows(T) if row[1] != row[2]] == [("Nachweis", "Ein Protokoll\\.", "Ein Beschluss\\.")]
