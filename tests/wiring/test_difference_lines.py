"""Those who write a framework read what has changed: what it was, what it is, and what it means for a comparison."""

import pytest

from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.differences import differences, drafted_map
from qualitaetsrahmen.versions.version_map import Change, Comparable, VersionMap
from tests.fakes.versions import (
    FIVE_STEPS,
    REWORDED,
    SECOND_SCALE,
    checked_map,
    framework,
    map_of,
    of_items,
    on_other_scale,
)
from texts.catalogue import LANGUAGES, translator
from wiring.difference_lines import difference_lines

LONG = "Wir treffen uns jede Woche und sprechen über alles, was Familien gerade brauchen. " * 3


def told(old: Framework, new: Framework, written: VersionMap | None = None, language: str = "de") -> list[str]:
    found = differences(old, new)
    return list(difference_lines(found, written or drafted_map(found, "Bitte prüfen."), translator(language)))


def under(heading: str, lines: list[str]) -> list[str]:
    """The lines below a heading, up to the next one."""
    start = lines.index(heading) + 1
    end = lines.index("", start) if "" in lines[start:] else len(lines)
    return lines[start:end]


def test_two_files_that_say_the_same_are_one_line() -> None:
    assert told(framework(), framework()) == ["Beide Dateien sagen dasselbe."]


def test_versions_in_which_nobody_is_asked_anything_else_say_so() -> None:
    lines = told(framework(), framework(("Was gelingt schon", "Was gelingt gut"), version="1.1"))
    assert lines[-2].startswith("Aussagen, Skalen, Kriterien und Perspektiven sind gleich;")


def test_an_overview_counts_what_stays_comparable() -> None:
    written = checked_map(
        map_of(
            'change: split, from: [a], to: [b, c], comparable: with_note, note: "Zwei aus einer."\n'
            'change: retired, from: [e], note: "Doppelt gefragt."\n'
            "change: added, to: [f, g]"
        ),
        of_items("a d e"),
        of_items("b c d f g", "2.0"),
    )
    lines = told(of_items("a d e"), of_items("b c d f g", "2.0"), written)
    assert lines[:5] == [
        "Aussagen vorher: 3, jetzt: 5. Davon:",
        "  1 Aussage bleibt mit früheren Antworten vergleichbar",
        "  2 sind mit einem Hinweis vergleichbar",
        "  2 sind neu",
        "  1 frühere entfällt",
    ]


def test_other_words_stand_below_each_other_with_those_who_read_them() -> None:
    lines = told(framework(), framework(REWORDED, version="2.0"))
    assert under("Anders formuliert, gleich gemeint", lines) == [
        "  absprachen.gelten – vergleichbar",
        "    Aussage (Koordination)",
        "      vorher: Absprachen gelten.",
        "      jetzt:  Unsere Absprachen gelten.",
    ]


def test_the_same_change_for_several_perspectives_is_told_once() -> None:
    people = ("koordination", "leitung")
    changes = [(f'{one}: {{text: "Unsere Texte', f'{one}: {{text: "Die Texte') for one in people]
    lines = told(framework(), framework(*changes, version="2.0"))
    assert "    Aussage (Koordination, Leitung)" in lines


def test_what_is_asked_now_for_the_first_time_has_nothing_before_it() -> None:
    change = ('"Familien wissen von uns."}', '"Familien wissen von uns.", help: "Ganz allgemein."}')
    lines = told(framework(), framework(change, version="2.0"))
    place = lines.index("    Hilfe zur Aussage (Ehrenamt)")
    assert lines[place + 1 : place + 3] == ["      vorher: –", "      jetzt:  Ganz allgemein."]


def test_of_long_texts_only_what_differs_is_shown() -> None:
    old = of_items("a", a={"ask": {"fachkraft": {"text": LONG + "Das hilft uns."}}})
    new = of_items("a", "2.0", a={"ask": {"fachkraft": {"text": LONG + "Das hilft allen."}}})
    lines = told(old, new)
    assert "      vorher: … was Familien gerade brauchen. Das hilft uns." in lines
    assert "      jetzt:  … was Familien gerade brauchen. Das hilft allen." in lines


def test_a_new_id_and_a_new_criterion_are_told_with_what_was_before() -> None:
    old, new = of_items("a | b"), of_items("c | b", "2.0")
    written = checked_map(map_of("change: renamed, from: [a], to: [c], comparable: yes"), old, new)
    assert under("Unter neuer Kennung", told(old, new, written)) == ["  a → c – vergleichbar"]
    moved = of_items("a b | d", "2.0")
    written = checked_map(
        map_of("change: moved, from: [b], to: [b], comparable: yes\nchange: added, to: [d]"), old, moved
    )
    assert under("Bei einem anderen Kriterium", told(old, moved, written)) == [
        "  b – vergleichbar",
        "    Kriterium: Auffindbarkeit → Auffindbarkeit",
    ]


def test_items_that_were_merged_are_told_with_both_sides_and_the_note() -> None:
    old, new = of_items("a b"), of_items("c", "2.0")
    entry = 'change: merged, from: [a, b], to: [c], comparable: no, note: "Beides in einem."'
    assert under("Zusammengelegt", told(old, new, checked_map(map_of(entry), old, new))) == [
        "  a, b → c – nicht vergleichbar",
        "    vorher: Das gelingt uns. (a)",
        "    vorher: Das gelingt uns. (b)",
        "    jetzt:  Das gelingt uns. (c)",
        "    Hinweis: Beides in einem.",
    ]


def test_retired_and_added_items_are_told_with_their_words() -> None:
    lines = told(of_items("a b"), of_items("a c", "2.0", c={"ask": {"leitung": {"text": "Ganz neu gefragt."}}}))
    assert under("Entfallen", lines) == ["  Das gelingt uns. (b)", "    Hinweis: Bitte prüfen."]
    assert under("Neu", lines) == ["  Ganz neu gefragt. (c)"]


def test_a_changed_scale_is_told_with_its_words_and_its_table() -> None:
    lines = told(framework(), framework(FIVE_STEPS, version="2.0"))
    scale = under("Skalen, die sich geändert haben", lines)
    assert scale[0] == "  vier-stufen – mit Hinweis vergleichbar"
    assert scale[1].startswith("    vorher: trifft nicht zu · trifft eher nicht zu · trifft eher zu · trifft zu ·")
    assert "      trifft zu → trifft voll zu" in scale
    assert scale[-1] == "    Hinweis: Bitte prüfen."


def test_an_item_on_another_scale_is_told_with_its_table() -> None:
    old = framework(SECOND_SCALE)
    new = framework(SECOND_SCALE, on_other_scale("absprachen.gelten"), version="2.0")
    table = "trifft-nicht-zu: nein, trifft-wenig-zu: nein, trifft-eher-zu: ja, trifft-zu: ja"
    entry = (
        "change: rescaled, from: [absprachen.gelten], to: [absprachen.gelten], comparable: with_note, "
        f'steps: {{{table}}}, note: "Grob."'
    )
    lines = under("Auf einer anderen Skala", told(old, new, checked_map(map_of(entry), old, new)))
    assert lines[0] == "  absprachen.gelten – mit Hinweis vergleichbar"
    assert lines[1] == "      trifft nicht zu → nein"
    assert lines[-1] == "    Hinweis: Grob."


def test_another_kind_of_question_is_told() -> None:
    lines = told(of_items("a"), of_items("a", "2.0", a={"kind": "open", "scale": None, "rev": 2}))
    assert "    Art der Frage: rating → open" in under("Anders gemeint", lines)


def test_new_gone_and_retitled_parts_are_told() -> None:
    lines = told(
        framework(), framework(("title: Übergänge", "title: Wechsel"), ("label: Ehrenamt", "label: Freiwillige"))
    )
    assert under("Kriterien", lines) == ["  heißt anders: Übergänge → Wechsel (wechsel)"]
    assert under("Perspektiven", lines) == ["  heißt anders: Ehrenamt → Freiwillige (ehrenamt)"]
    lines = told(of_items("a | b"), of_items("a", "2.0"))
    assert under("Kriterien", lines) == ["  entfällt: Auffindbarkeit (merkmal-2)"]
    assert "  neu: Ja oder nein (ja-nein)" in told(framework(), framework(SECOND_SCALE, version="2.0"))


def test_an_item_that_nobody_is_asked_can_be_told() -> None:
    lines = told(of_items("a"), of_items("a b", "2.0", b={"ask": {}}))
    assert under("Neu", lines) == ["  – (b)"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_same_items(language: str) -> None:
    old, new = framework(), framework(REWORDED, FIVE_STEPS, version="2.0")
    lines = told(old, new, language=language)
    assert len(lines) == len(told(old, new))
    assert any("absprachen.gelten" in line for line in lines)
    assert max(map(len, lines)) <= 110


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_and_every_comparison_has_its_words(language: str) -> None:
    keys = [f"commands.diff.change.{change}" for change in Change]
    keys += [f"commands.diff.{kind}.{one}" for one in Comparable for kind in ("comparable", "overview")]
    assert [key for key in keys if not translator(language).has(key)] == []
