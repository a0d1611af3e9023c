"""Each perspective is asked in its own words, one topic a page, and nothing that it cannot know."""

import pytest

from qualitaetsrahmen.additions import Addition, extended
from qualitaetsrahmen.loading import check_framework
from qualitaetsrahmen.model import Framework
from selfeval.errors import AnswerNotOffered
from selfeval.questionnaire import LONGEST_PAGE, questionnaire_for
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.small_round import FRAMEWORK, ITEM

ALL = tuple(FRAMEWORK.criteria)


def with_items(number: int) -> Framework:
    """The small framework with so many items in its first criterion."""
    area = FRAMEWORK.areas[0]
    criterion = area.criteria[0]
    items = tuple(criterion.items[0].model_copy(update={"id": f"finden.{number}"}) for number in range(number))
    criteria = (criterion.model_copy(update={"items": items}), *area.criteria[1:])
    areas = (area.model_copy(update={"criteria": criteria}), *FRAMEWORK.areas[1:])
    return FRAMEWORK.model_copy(update={"areas": areas})


def test_every_perspective_reads_its_own_wording() -> None:
    texts = {
        perspective: questionnaire_for(FRAMEWORK, ALL, perspective).questions[ITEM].text
        for perspective in ("leitung", "eltern")
    }
    assert texts == {
        "leitung": "Familien finden die Angebote unserer Einrichtung.",
        "eltern": "Ich weiß, wo ich Hilfe bekomme.",
    }


def test_a_wording_may_bring_a_line_of_help() -> None:
    assert questionnaire_for(FRAMEWORK, ALL, "fachkraft").questions[ITEM].help == "Denken Sie an das letzte Jahr."
    assert questionnaire_for(FRAMEWORK, ALL, "eltern").questions[ITEM].help is None


def test_what_a_perspective_cannot_know_it_is_not_asked() -> None:
    assert "finden.ansprache" in questionnaire_for(FRAMEWORK, ALL, "fachkraft").questions
    asked = questionnaire_for(FRAMEWORK, ALL, "eltern").questions
    assert list(asked) == [ITEM, "sprache.texte", "wechsel.begleitet", "rueckmeldung.kommt-an"]


def test_only_the_chosen_criteria_are_asked_in_the_order_of_the_framework() -> None:
    asked = questionnaire_for(FRAMEWORK, ("wechsel", "finden"), "eltern")
    assert list(asked.questions) == [ITEM, "wechsel.begleitet"]
    assert [page.area_id for page in asked.pages] == ["wege", "miteinander"]


def test_parents_read_plain_titles_and_others_the_technical_ones() -> None:
    assert [page.title for page in questionnaire_for(FRAMEWORK, ALL, "eltern").pages] == [
        "So finden Sie Hilfe",
        "Zusammen arbeiten",
    ]
    assert questionnaire_for(FRAMEWORK, ALL, "leitung").pages[0].title == "Zugangswege"


def test_a_topic_without_a_question_for_this_perspective_has_no_page() -> None:
    assert questionnaire_for(FRAMEWORK, ("absprachen",), "eltern").pages == ()


@pytest.mark.parametrize(
    ("number", "sizes"), [(1, [1]), (6, [6]), (7, [3, 4]), (12, [6, 6]), (13, [4, 4, 5]), (20, [5, 5, 5, 5])]
)
def test_a_long_topic_is_cut_into_even_parts(number: int, sizes: list[int]) -> None:
    pages = questionnaire_for(with_items(number), ("finden",), "eltern").pages
    assert [len(page.questions) for page in pages] == sizes
    assert max(sizes) <= LONGEST_PAGE
    assert [(page.part, page.parts) for page in pages] == [(part, len(sizes)) for part in range(1, len(sizes) + 1)]


def test_pages_are_numbered_through_all_topics() -> None:
    pages = questionnaire_for(with_items(7), ("finden", "wechsel"), "eltern").pages
    assert [page.number for page in pages] == [1, 2, 3]


def test_a_long_topic_loses_and_repeats_no_question() -> None:
    asked = questionnaire_for(with_items(13), ("finden",), "eltern").questions
    assert list(asked) == [f"finden.{number}" for number in range(13)]


def test_steps_and_the_answers_beside_the_scale_are_offered_with_their_words() -> None:
    offered = questionnaire_for(FRAMEWORK, ALL, "eltern").questions[ITEM].answers
    assert offered["trifft-zu"] == "trifft zu"
    assert offered["weiss-nicht"] == "weiß nicht"
    assert "andere" not in offered
    assert "andere" in questionnaire_for(FRAMEWORK, ALL, "leitung").questions[ITEM].answers


def test_answers_that_are_offered_pass_unchanged() -> None:
    answers = {ITEM: "trifft-zu", "sprache.texte": "weiss-nicht"}
    assert questionnaire_for(FRAMEWORK, ALL, "eltern").checked(answers) == answers


@pytest.mark.parametrize(
    "answers",
    [
        {ITEM: "unsinn"},
        {ITEM: "andere"},
        {ITEM: ""},
        {"finden.ansprache": "trifft-zu"},
        {"x" * 500: "trifft-zu"},
    ],
)
def test_an_answer_that_is_not_offered_is_refused_and_told_shortly(answers: dict[str, str]) -> None:
    with pytest.raises(AnswerNotOffered) as caught:
        questionnaire_for(FRAMEWORK, ALL, "eltern").checked(answers)
    assert all(len(str(value)) <= 80 for value in caught.value.data.values())


def test_an_optional_item_is_asked_only_where_it_was_switched_on() -> None:
    text = SMALL_YAML.replace("id: sprache.texte\n", "id: sprache.texte\n            binding: optional\n")
    framework = check_framework(text.encode(), "rahmen.yaml").framework
    assert framework is not None
    assert "sprache.texte" not in questionnaire_for(framework, ALL, "eltern").questions
    header = {"id": "x-stadt", "extends": framework.name, "title": "Stadt"}
    addition = Addition.model_validate({"schema": 1, "addition": header, "switch_on": ["sprache.texte"]})
    assert "sprache.texte" in questionnaire_for(extended(framework, addition), ALL, "eltern").questions


def test_an_open_item_is_no_question_with_answers_to_choose() -> None:
    text = SMALL_YAML.replace(
        "id: sprache.texte\n            rev: 1\n            scale: vier-stufen\n",
        "id: sprache.texte\n            rev: 1\n            kind: open\n",
    )
    loaded = check_framework(text.encode(), "rahmen.yaml")
    assert loaded.framework is not None, loaded.findings
    assert "sprache.texte" not in questionnaire_for(loaded.framework, ALL, "eltern").questions
