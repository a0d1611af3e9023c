"""A translation brings text and nothing else, and is offered only where it is whole, current and confirmed."""

import re

import pytest

from qualitaetsrahmen.additions import extended
from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.languages.texts_of import needed_by, texts_of
from qualitaetsrahmen.languages.translations import (
    LANGUAGE_NAMES,
    direction,
    html_language,
    is_offered,
    joined,
    language_name,
    missing_for,
    outdated,
    translated,
)
from qualitaetsrahmen.versions.published import locked
from qualitaetsrahmen.writing import translation_text
from tests.fakes.addition import OPTIONAL, addition
from tests.fakes.small_framework import place_in
from tests.fakes.translation import own_translation, translation_of, without
from tests.fakes.versions import findings_with, framework

TEXT = "items/sprache.texte/ask/eltern/text"
OTHER_GERMAN = ("Ich verstehe die Texte.", "Ich verstehe alles.")


def test_a_whole_translation_lacks_nothing_for_its_perspective() -> None:
    whole = translation_of(framework(), "tr")
    assert missing_for(framework(), whole, "eltern") == []
    assert is_offered(framework(), whole, "eltern")


def test_another_perspective_is_not_offered_what_was_not_translated_for_it() -> None:
    whole = translation_of(framework(), "tr")
    assert "items/sprache.texte/ask/fachkraft/text" in missing_for(framework(), whole, "fachkraft")
    assert not is_offered(framework(), whole, "fachkraft")


@pytest.mark.parametrize("key", needed_by(framework(), "eltern"))
def test_one_missing_text_is_enough_to_stay_german(key: str) -> None:
    assert missing_for(framework(), without(translation_of(framework()), key), "eltern") == [key]
    assert not is_offered(framework(), without(translation_of(framework()), key), "eltern")


def test_a_translation_that_nobody_has_confirmed_is_not_offered() -> None:
    draft = translation_of(framework(), is_checked=False)
    assert missing_for(framework(), draft, "eltern") == []
    assert not is_offered(framework(), draft, "eltern")


def test_other_german_words_make_their_translation_outdated_and_no_other() -> None:
    later = framework(OTHER_GERMAN)
    earlier = translation_of(framework())
    assert outdated(framework(), earlier) == []
    assert outdated(later, earlier) == [TEXT]
    assert missing_for(later, earlier, "eltern") == [TEXT]


def test_optional_items_need_no_translation_unless_they_are_switched_on() -> None:
    core = framework(OPTIONAL)
    whole = translation_of(core, "tr")
    assert TEXT not in whole.texts
    assert is_offered(core, whole, "eltern")
    only_switched = addition().model_copy(update={"own_area": None})
    assert TEXT in missing_for(extended(core, only_switched), whole, "eltern")


def test_a_translated_framework_has_the_translated_texts_and_the_german_of_all_others() -> None:
    shown = translated(framework(), translation_of(framework(), "tr"))
    assert shown.items["sprache.texte"].ask["eltern"].text == "tr: Ich verstehe die Texte."
    assert shown.items["sprache.texte"].ask["fachkraft"].text == "Unsere Texte sind verständlich."
    assert shown.scales[0].steps[0].label == "tr: trifft nicht zu"
    assert shown.areas[0].title == "Zugangswege"


def test_an_outdated_text_is_shown_in_german() -> None:
    shown = translated(framework(OTHER_GERMAN), translation_of(framework(), "tr"))
    assert shown.items["sprache.texte"].ask["eltern"].text == "Ich verstehe alles."
    assert shown.items["wechsel.begleitet"].ask["eltern"].text == "tr: Jemand geht mit mir weiter."


def test_a_translation_changes_no_id_no_scale_and_not_the_german_itself() -> None:
    german = framework()
    before = locked(german)
    shown = translated(german, translation_of(german, "tr"))
    assert locked(german) == before
    assert (shown.name, list(shown.items), list(shown.criteria)) == (
        german.name,
        list(german.items),
        list(german.criteria),
    )
    assert [scale.value_of for scale in shown.scales] == [scale.value_of for scale in german.scales]
    assert [scale.kind_of for scale in shown.scales] == [scale.kind_of for scale in german.scales]
    assert {item.id: item.rev for item in shown.items.values()} == {item.id: item.rev for item in german.items.values()}


def test_an_extended_framework_stays_extended() -> None:
    whole = extended(framework(OPTIONAL), addition())
    shown = translated(whole, translation_of(framework(OPTIONAL), "tr"))
    assert (type(shown), shown.name) == (type(whole), whole.name)


def test_a_text_that_the_framework_does_not_have_is_told_at_its_key() -> None:
    text = translation_text(translation_of(framework())).replace("sprache.texte/ask", "sprache.text/ask")
    (finding,) = findings_with(text, framework())
    assert (finding.code, finding.place) == (FindingCode.TEXT_UNKNOWN, place_in(text, "items/sprache.text/ask"))
    assert finding.data["name"] == "kleiner-rahmen@1.0"


def test_an_outdated_text_is_told_at_its_mark_with_the_mark_of_today() -> None:
    text, later = translation_text(translation_of(framework())), framework(OTHER_GERMAN)
    (finding,) = findings_with(text, later)
    assert finding.code is FindingCode.TEXT_OUTDATED
    assert finding.data == {"key": TEXT, "source": texts_of(later)[TEXT].source}
    assert finding.place == place_in(text, f'"{texts_of(framework())[TEXT].source}"')


def test_mistakes_of_form_and_of_content_are_told_in_one_run() -> None:
    text = translation_text(translation_of(framework()))
    text = text.replace("sprache.texte/ask", "sprache.text/ask").replace("source:", "sourc:", 1)
    assert [one.code for one in findings_with(text, framework())] == [
        FindingCode.MISSPELT_KEY,
        FindingCode.TEXT_UNKNOWN,
    ]


def test_an_addition_is_translated_beside_the_core_and_never_instead_of_it() -> None:
    more = extended(framework(OPTIONAL), addition())
    text = translation_text(translation_of(more))
    assert {one.code for one in findings_with(text, more)} == {FindingCode.TEXT_UNKNOWN}
    own = own_translation(more)
    assert set(own.texts) == {key for key in needed_by(more, "eltern") if "/x-musterstadt" in key}
    assert findings_with(translation_text(own), more) == []


def test_two_translations_side_by_side_are_whole_and_confirmed_only_if_both_are() -> None:
    more = extended(framework(OPTIONAL), addition())
    whole = translation_of(more).texts
    core = translation_of(framework(OPTIONAL))
    core = core.model_copy(update={"texts": {key: whole[key] for key in whole if "/x-musterstadt" not in key}})
    own = own_translation(more)
    assert not is_offered(more, core, "eltern")
    assert not is_offered(more, own, "eltern")
    assert is_offered(more, joined(core, own), "eltern")
    draft = core.model_copy(update={"translation": core.translation.model_copy(update={"checked": None})})
    assert not is_offered(more, joined(draft, own), "eltern")


@pytest.mark.parametrize("day", ["31.03.2026", "2026-02-31", "2026-3-1"])
def test_a_review_was_on_a_day_of_the_calendar(day: str) -> None:
    text = translation_text(translation_of(framework()))
    text = re.sub(" on: [^,}]+", f" on: '{day}'", text)
    assert [one.code for one in findings_with(text, framework())] == [FindingCode.BAD_DATE]


@pytest.mark.parametrize(
    ("language", "written"),
    [("tr", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("ckb", "rtl"), ("ku", "ltr"), ("de-leicht", "ltr"), ("xx", "ltr")],
)
def test_a_language_is_written_in_its_direction(language: str, written: str) -> None:
    assert direction(language) == written


def test_leichte_sprache_is_read_aloud_as_german() -> None:
    assert (html_language("de-leicht"), html_language("tr")) == ("de", "tr")


def test_people_find_their_language_by_its_own_name() -> None:
    assert (language_name("tr"), language_name("de-leicht"), language_name("xx")) == ("Türkçe", "Leichte Sprache", "xx")
    assert len(set(LANGUAGE_NAMES.values())) == len(LANGUAGE_NAMES)
