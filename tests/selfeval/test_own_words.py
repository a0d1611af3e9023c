"""People may answer in their own words where a round asks for it; few people's words are never read."""

from datetime import date

import pytest

from qualitaetsrahmen.languages.texts_of import texts_of, welcome_for
from qualitaetsrahmen.languages.translations import TranslatedText, translated
from qualitaetsrahmen.loading import check_framework
from selfeval.errors import AnswerNotOffered, WordsTooLong
from selfeval.model import Mode, PerspectivePlan
from selfeval.own_words import (
    LONGEST_TEXT,
    TextField,
    are_read,
    checked_words,
    may_leave,
    people_needed,
    places_read,
    text_fields,
)
from selfeval.questionnaire import questionnaire_for
from tests.fakes.small_framework import SMALL_YAML, small_framework
from tests.fakes.small_round import plan, small_round
from tests.fakes.translation import translation_of

FRAMEWORK = small_framework()
OPEN_ITEM = """\
          - id: sprache.worte
            rev: 1
            kind: open
            ask:
              koordination: {text: "Was fehlt"}
              leitung: {text: "Was fehlt"}
              fachkraft: {text: "Was fehlt", help: "Ein Satz genügt."}
              ehrenamt: {text: "Was fehlt"}
              eltern: {text: "Was wünschen Sie sich"}
  - id: miteinander
"""
FIELDS = (TextField("wege", 1), TextField("miteinander", 2))


def fields(criteria: tuple[str, ...], perspective: str = "eltern") -> list[TextField]:
    asked = questionnaire_for(FRAMEWORK, criteria, perspective)
    return list(text_fields(FRAMEWORK, criteria, asked))


def test_every_topic_has_one_field_with_the_question_that_its_area_asks_this_perspective() -> None:
    assert fields(("finden", "wechsel")) == [
        TextField("wege", 1, "Was hat Ihnen geholfen"),
        TextField("miteinander", 2),
    ]
    assert fields(("finden",), "leitung") == [TextField("wege", 1)]


def in_turkish(*questions: str) -> tuple[TextField, ...]:
    whole = translation_of(FRAMEWORK, "tr")
    own = {
        key: TranslatedText(source=texts_of(FRAMEWORK)[key].source, text="Size ne yardımcı oldu") for key in questions
    }
    turkish = translated(FRAMEWORK, whole.model_copy(update={"texts": whole.texts | own}))
    return text_fields(turkish, ("finden",), questionnaire_for(turkish, ("finden",), "eltern"), FRAMEWORK)


def test_a_translated_page_asks_in_general_and_never_in_two_languages() -> None:
    assert in_turkish() == (TextField("wege", 1),)


def test_a_question_in_own_words_is_asked_in_the_language_of_the_page_where_it_is_translated() -> None:
    (key,) = welcome_for(FRAMEWORK, "eltern")
    assert in_turkish(key) == (TextField("wege", 1, "Size ne yardımcı oldu"),)


def test_an_item_that_is_answered_in_words_has_a_field_of_its_own_before_that_of_the_topic() -> None:
    loaded = check_framework(SMALL_YAML.replace("  - id: miteinander\n", OPEN_ITEM, 1).encode(), "r.yaml").framework
    assert loaded is not None
    criteria = ("finden", "sprache")
    found = text_fields(loaded, criteria, questionnaire_for(loaded, criteria, "fachkraft"))
    assert found == (
        TextField("sprache.worte", 1, "Was fehlt", "Ein Satz genügt."),
        TextField("wege", 1, "Was hat zuletzt geholfen"),
    )
    chosen = ("finden",)
    assert [one.place for one in text_fields(loaded, chosen, questionnaire_for(loaded, chosen, "fachkraft"))] == [
        "wege"
    ]


def test_words_are_tidied_and_an_empty_text_takes_back_what_stood_there() -> None:
    assert checked_words(FIELDS, {"wege": "  Zwei \r\nZeilen\r\n", "miteinander": " \n "}) == {
        "wege": "Zwei\nZeilen",
        "miteinander": "",
    }


def test_words_about_a_place_that_was_not_asked_are_refused() -> None:
    with pytest.raises(AnswerNotOffered):
        checked_words(FIELDS, {"anderswo": "Satz"})


def test_a_text_may_be_as_long_as_the_field_says_and_no_longer() -> None:
    longest = "ä" * LONGEST_TEXT
    assert checked_words(FIELDS, {"wege": longest}) == {"wege": longest}
    with pytest.raises(WordsTooLong) as caught:
        checked_words(FIELDS, {"wege": longest + "!!"})
    assert caught.value.data == {"longest": LONGEST_TEXT, "length": LONGEST_TEXT + 2}


@pytest.mark.parametrize(
    ("mode", "k", "needed"),
    [(Mode.ANONYMOUS, 5, 10), (Mode.ANONYMOUS, 12, 12), (Mode.DECLARED, 5, 10), (Mode.CONSENSUS, 5, 1)],
)
def test_words_are_read_from_ten_people_on_and_those_of_a_body_always(mode: Mode, k: int, needed: int) -> None:
    part = plan("leitung", mode, k).model_copy(update={"asks_texts": True})
    assert people_needed(part) == needed
    assert (are_read(part, needed - 1), are_read(part, needed)) == (False, True)


def test_words_that_nobody_asked_for_are_not_read() -> None:
    assert not are_read(plan("eltern"), 50)


def test_the_words_of_a_body_leave_the_network_only_by_its_agreement() -> None:
    body = plan("leitung", Mode.CONSENSUS)
    assert not may_leave(body)
    assert may_leave(body.model_copy(update={"leave_agreed_on": date(2026, 11, 21)}))
    assert may_leave(plan("eltern"))


def asking(perspective: str, shown_with: str | None = None, k: int = 5) -> PerspectivePlan:
    return plan(perspective, k=k).model_copy(update={"asks_texts": True, "shown_with": shown_with})


@pytest.mark.parametrize(("k", "sent", "is_read"), [(5, 4, False), (5, 5, True), (12, 6, False), (12, 7, True)])
def test_words_of_perspectives_shown_together_are_read_when_all_of_them_are_enough(
    k: int, sent: int, is_read: bool
) -> None:
    together = small_round(asking("fachkraft"), asking("ehrenamt", "fachkraft", k))
    read = places_read(FRAMEWORK, together, {"fachkraft": 5, "ehrenamt": sent})
    assert read == ({("fachkraft", "wege"): "fachkraft", ("ehrenamt", "wege"): "fachkraft"} if is_read else {})


def test_of_a_group_only_those_count_who_were_asked_to_write() -> None:
    silent = plan("fachkraft").model_copy(update={"asks_texts": False})
    together = small_round(silent, asking("ehrenamt", "fachkraft"))
    assert places_read(FRAMEWORK, together, {"fachkraft": 30, "ehrenamt": 9}) == {}
    assert places_read(FRAMEWORK, together, {"ehrenamt": 10}) == {("ehrenamt", "wege"): "fachkraft"}


def test_words_at_a_question_that_only_few_of_a_group_could_see_are_not_read() -> None:
    of_all = '              fachkraft: {text: "Was fehlt", help: "Ein Satz genügt."}\n'
    of_few = OPEN_ITEM.replace(of_all, "").replace(
        'Sie sich"}', 'Sie sich"}\n            not_asked: {fachkraft: Nein.}'
    )
    loaded = check_framework(SMALL_YAML.replace("  - id: miteinander\n", of_few, 1).encode(), "r.yaml")
    framework = loaded.framework
    assert framework is not None, loaded.findings
    together = small_round(asking("fachkraft"), asking("ehrenamt", "fachkraft"), criteria=("finden", "sprache"))
    read = places_read(framework, together, {"fachkraft": 10, "ehrenamt": 4})
    assert {place for _, place in read} == {"wege"}
