"""People may answer in their own words where a round asks for it; few people's words are never read."""

from datetime import date

import pytest

from qualitaetsrahmen.loading import check_framework
from selfeval.errors import AnswerNotOffered, WordsTooLong
from selfeval.model import Mode
from selfeval.own_words import LONGEST_TEXT, TextField, are_read, checked_words, may_leave, people_needed, text_fields
from selfeval.questionnaire import questionnaire_for
from tests.fakes.small_framework import SMALL_YAML, small_framework
from tests.fakes.small_round import plan

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


def fields(criteria: tuple[str, ...], perspective: str = "eltern", *, is_translated: bool = False) -> list[TextField]:
    asked = questionnaire_for(FRAMEWORK, criteria, perspective)
    return list(text_fields(FRAMEWORK, criteria, asked, is_translated=is_translated))


def test_every_topic_has_one_field_with_the_question_that_its_area_asks_this_perspective() -> None:
    assert fields(("finden", "wechsel")) == [
        TextField("wege", 1, "Was hat Ihnen geholfen"),
        TextField("miteinander", 2),
    ]
    assert fields(("finden",), "leitung") == [TextField("wege", 1)]


def test_a_translated_page_asks_in_general_and_never_in_two_languages() -> None:
    assert fields(("finden",), is_translated=True) == [TextField("wege", 1)]


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
