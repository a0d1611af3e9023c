"""What differs between two versions is found item by item, and a drafted map leaves nothing out."""

from hypothesis import given
from hypothesis import strategies as st

from qualitaetsrahmen.checks.maps import check_map
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.differences import Differences, differences, drafted_map
from qualitaetsrahmen.versions.lineage import lineage
from qualitaetsrahmen.versions.version_map import Change, Comparable
from tests.fakes.edits import Edit, edited, edits
from tests.fakes.versions import FIVE_STEPS, REWORDED, SECOND_SCALE, framework, on_other_scale

RISEN = ("- id: absprachen.gelten\n            rev: 1", "- id: absprachen.gelten\n            rev: 2")
RENAMED = ("- id: sprache.texte\n", "- id: sprache.unsere-texte\n")
NEW = (
    "retired:\n",
    """\
      - id: zeit
        ref: "2.4"
        title: Zeit
        plain_title: Zeit haben
        responsible: praxis
        sources: [{cite: rahmen, how: "eigene Formulierung"}]
        items:
          - id: zeit.reicht
            rev: 1
            scale: vier-stufen
            ask: {fachkraft: {text: "Für Familien ist genug Zeit da."}}
            not_asked: {koordination: "x", leitung: "x", ehrenamt: "x", eltern: "x"}
retired:
""",
)
MOVED = (
    """\
      - id: rueckmeldung
        ref: "2.3"
        title: Rückmeldung
        plain_title: Rückmeldung
        responsible: praxis
        sources: [{cite: rahmen, how: "eigene Formulierung"}]
        items:
""",
    "",
)
"""The item of this criterion now belongs to the one before."""


def between(*changes: tuple[str, str], before: tuple[tuple[str, str], ...] = ()) -> Differences:
    return differences(framework(*before), framework(*before, *changes, version="2.0"))


def drafted(found: Differences) -> list[tuple[Change, tuple[str, ...], tuple[str, ...], Comparable | None]]:
    return [(one.change, one.from_, one.to, one.comparable) for one in drafted_map(found, "Bitte prüfen.").items]


def test_a_framework_does_not_differ_from_itself() -> None:
    found = differences(framework(), framework())
    assert found.is_empty
    assert drafted_map(found, "Bitte prüfen.").items == ()


def test_another_number_of_a_version_or_a_comment_is_no_difference() -> None:
    assert between(("note: Nur zum Prüfen der Software.", "note: Etwas anderes.")).is_empty


def test_other_words_are_found_for_a_statement_and_for_its_help() -> None:
    for change in (REWORDED, ("Denken Sie an das letzte Jahr.", "Denken Sie an den letzten Monat.")):
        found = between(change)
        assert [one.is_reworded for one in found.both if not one.is_unchanged] == [True]
        assert [entry[0] for entry in drafted(found)] == [Change.EDITORIAL]


def test_a_perspective_that_is_newly_asked_makes_it_another_item() -> None:
    found = between(
        ('not_asked: {eltern: "Von außen nicht zu sehen."}', ""),
        ('ehrenamt: {text: "Absprachen gelten."}', 'ehrenamt: {text: "Ja."}\n              eltern: {text: "Ja."}'),
    )
    assert [one.item for one in found.both if one.is_reworded] == ["absprachen.gelten"]


def test_a_risen_rev_is_drafted_as_a_break_that_somebody_has_to_explain() -> None:
    (entry,) = drafted_map(between(RISEN, REWORDED), "Bitte prüfen.").items
    assert (entry.change, entry.comparable, entry.note) == (Change.CHANGED, Comparable.NO, "Bitte prüfen.")


def test_a_new_id_with_the_same_words_is_drafted_as_renamed() -> None:
    found = between(RENAMED)
    assert (found.gone, found.added) == (("sprache.texte",), ("sprache.unsere-texte",))
    assert drafted(found) == [(Change.RENAMED, ("sprache.texte",), ("sprache.unsere-texte",), Comparable.YES)]


def test_a_new_id_with_almost_the_same_words_is_compared_with_a_note() -> None:
    (entry,) = drafted_map(between(RENAMED, ("Ich verstehe die Texte.", "Ich verstehe eure Texte.")), "Prüfen.").items
    assert (entry.change, entry.comparable, entry.note) == (Change.RENAMED, Comparable.WITH_NOTE, "Prüfen.")


def test_the_most_alike_items_find_each_other_first() -> None:
    found = between(
        ("- id: absprachen.gelten", "- id: absprachen.zaehlen"),
        ("- id: wechsel.begleitet", "- id: wechsel.gemeinsam"),
        ("- id: rueckmeldung.kommt-an", "- id: rueckmeldung.wirkt"),
    )
    assert [(entry[1], entry[2]) for entry in sorted(drafted(found))] == [
        (("absprachen.gelten",), ("absprachen.zaehlen",)),
        (("rueckmeldung.kommt-an",), ("rueckmeldung.wirkt",)),
        (("wechsel.begleitet",), ("wechsel.gemeinsam",)),
    ]


def test_an_item_that_resembles_nothing_is_added_or_retired() -> None:
    assert drafted(between(NEW)) == [(Change.ADDED, (), ("zeit.reicht",), None)]
    back = differences(framework(NEW), framework(version="2.0"))
    assert drafted(back) == [(Change.RETIRED, ("zeit.reicht",), (), None)]


def test_an_item_in_another_criterion_has_moved() -> None:
    found = between(MOVED)
    assert [one.item for one in found.both if one.is_moved] == ["rueckmeldung.kommt-an"]
    assert drafted(found) == [(Change.MOVED, ("rueckmeldung.kommt-an",), ("rueckmeldung.kommt-an",), Comparable.YES)]


def test_another_step_on_a_scale_rescales_all_its_items_at_once() -> None:
    found = between(FIVE_STEPS)
    assert found.scales == ("vier-stufen",)
    assert all(one.is_rescaled and not one.is_reworded for one in found.both)
    written = drafted_map(found, "Bitte prüfen.")
    assert written.items == ()
    (scale,) = written.scales
    assert (scale.change, scale.comparable) == ("rescaled", Comparable.WITH_NOTE)
    assert (scale.steps["trifft-nicht-zu"], scale.steps["trifft-zu"]) == ("trifft-nicht-zu", "voll")


def test_other_words_for_a_step_or_beside_the_scale_are_told_but_rescale_nothing() -> None:
    for change, comparable in (
        (('label: "trifft eher zu"', 'label: "trifft überwiegend zu"'), Comparable.WITH_NOTE),
        (('label: "weiß nicht"', 'label: "kann ich nicht sagen"'), Comparable.YES),
    ):
        found = between(change)
        assert (found.scales, any(one.is_rescaled for one in found.both)) == (("vier-stufen",), False)
        assert [(one.change, one.comparable) for one in drafted_map(found, "x").scales] == [("editorial", comparable)]


def test_an_item_on_another_scale_is_rescaled_alone() -> None:
    found = between(on_other_scale("absprachen.gelten"), before=(SECOND_SCALE,))
    assert [one.item for one in found.both if one.is_rescaled] == ["absprachen.gelten"]
    (scale,) = drafted_map(found, "x").scales
    assert (scale.from_, scale.to) == ("vier-stufen", "ja-nein")


def test_the_same_names_of_steps_on_another_scale_are_not_the_same_steps() -> None:
    twin = (
        "citations:\n",
        """\
  - id: wie-oft
    kind: frequency
    label: Wie oft
    note: Eigene Skala.
    steps:
      - {id: trifft-nicht-zu, value: 1, label: "nie"}
      - {id: trifft-wenig-zu, value: 2, label: "selten"}
      - {id: trifft-eher-zu, value: 3, label: "oft"}
      - {id: trifft-zu, value: 4, label: "immer"}
citations:
""",
    )
    change, other = on_other_scale("absprachen.gelten")
    found = between((change, other.replace("ja-nein", "wie-oft")), before=(twin,))
    assert [one.item for one in found.both if one.is_rescaled] == ["absprachen.gelten"]


def test_anchors_of_steps_that_came_belong_to_the_scale_and_others_to_the_item() -> None:
    old, stages = '            scale: vier-stufen\n            ask:\n              koordination: {text: "Übergänge', ""
    for step in ("trifft-nicht-zu", "trifft-wenig-zu", "trifft-eher-zu", "trifft-zu"):
        stages += f'              {step}: "Stand {step}"\n'
    new = old.replace("ask:\n", f"kind: stage\n            anchors:\n{stages}            ask:\n")
    with_five = (stages, f'{stages}              voll: "Stand voll"\n')
    found = between(FIVE_STEPS, with_five, before=((old, new),))
    assert [one.item for one in found.both if one.is_reworded] == []
    found = between(("Stand trifft-zu", "Alles da"), before=((old, new),))
    assert [one.item for one in found.both if one.is_reworded] == ["wechsel.begleitet"]


def test_an_item_that_becomes_open_can_no_longer_be_compared() -> None:
    was_rated = (
        '            rev: 1\n            scale: vier-stufen\n            ask:\n              koordination: {text: "Über'
    )
    is_open = was_rated.replace("scale: vier-stufen", "kind: open")
    found = between((was_rated, is_open))
    assert [one.item for one in found.both if one.is_rescaled] == ["wechsel.begleitet"]
    assert [(entry[0], entry[3]) for entry in drafted(found)] == [(Change.CHANGED, Comparable.NO)]


@given(st.lists(edits(), max_size=6), st.lists(edits(), max_size=6))
def test_a_drafted_map_of_any_two_versions_is_complete_and_right(first: list[Edit], second: list[Edit]) -> None:
    old, new = edited(first, "1.0"), edited(second, "2.0")
    written = drafted_map(differences(old, new), "Bitte prüfen.")
    document = Document("karte.yaml", written.model_dump(mode="json", by_alias=True))
    check_map(old, new, document)
    assert document.findings == []
    for item, ancestors in lineage(old, new, written).items():
        for ancestor in ancestors:
            if ancestor.comparable is not Comparable.NO:
                before, after = steps_of(old, ancestor.item), steps_of(new, item)
                assert {ancestor.step_today(step) for step in before} <= after


def steps_of(framework: Framework, item_id: str) -> set[str]:
    item = framework.items[item_id]
    return set(framework.scale_of(item).value_of) if item.is_counted else set()
