"""Answers from LimeSurvey: what is matched by itself, what a person decides, and what never comes along."""

from dataclasses import replace

import pytest

from selfeval.limesurvey import (
    LEFT_BLANK,
    UNDECIDED,
    Collected,
    Matching,
    Survey,
    SurveyQuestion,
    bare,
    check_survey,
    collected,
    offered_in,
    proposed_answers,
    proposed_columns,
    proposed_perspectives,
)
from selfeval.questionnaire import questionnaire_for
from selfeval.stacks import Stack, StackReason, Table, TableRow
from tests.fakes.lime_survey import ANSWERS, GROUPS, HEADINGS
from tests.fakes.small_framework import small_framework

CRITERIA = ("finden", "sprache")
BY_PERSPECTIVE = {one: questionnaire_for(small_framework(), CRITERIA, one) for one in ("fachkraft", "eltern")}
FACHKRAFT = {"fachkraft": BY_PERSPECTIVE["fachkraft"]}
QUESTION = BY_PERSPECTIVE["fachkraft"].questions["finden.angebote"]
OFFERED = {f"A{number}": text for number, text in enumerate(ANSWERS, start=1)}
SURVEY = Survey(
    "Umfrage",
    (
        SurveyQuestion("findenangebote", "Etwas anders gefragt", OFFERED),
        SurveyQuestion("Q2", "Ich spreche Familien früh an", OFFERED),
        SurveyQuestion("gruppe", "Wer sind Sie?", {"G1": GROUPS[0], "G2": GROUPS[1]}),
    ),
)
MEANS = proposed_answers(QUESTION, OFFERED)
MATCHING = Matching(
    {"finden.angebote": "findenangebote", "finden.ansprache": "Q2"},
    {"finden.angebote": MEANS, "finden.ansprache": MEANS},
)
PRIVATE = ("1", "2026-11-21 10:00:00", "3", "de", "99", "geheim", "2026-11-21", "2026-11-21", "192.0.2.1")


def answers(*rows: tuple[str, str, str], unfinished: int = 0) -> Collected:
    cells = [(*PRIVATE, *row) for row in rows] + [(PRIVATE[0], "", *PRIVATE[2:], "A1", "", "")] * unfinished
    return collected(Table(HEADINGS, tuple(TableRow(line, row) for line, row in enumerate(cells, start=2))))


def checked(*rows: tuple[str, str, str], matching: Matching = MATCHING) -> Stack:
    return check_survey(FACHKRAFT, answers(*rows), SURVEY, matching)


def given(stack: Stack, perspective: str = "fachkraft") -> list[dict[str, str]]:
    ballots = stack.ballots.get(perspective, ())
    return [{item_id: answer for item_id, (_, answer) in ballot.answers.items()} for ballot in ballots]


def test_everything_about_persons_devices_and_times_is_dropped_at_once() -> None:
    found = answers(("A1", "A2", "G1"))
    assert found.table.headings == ("findenangebote", "Q2", "gruppe")
    assert found.table.rows == (TableRow(2, ("A1", "A2", "G1")),)
    assert "geheim" not in str(found)
    assert {"token", "ipaddr", "seed", "submitdate", "datestamp"} <= set(found.dropped)


@pytest.mark.parametrize("heading", ["attribute_1", "email", "firstname", "interviewtime", "groupTime12", "Token"])
def test_fields_of_the_list_of_participants_and_timings_are_dropped_too(heading: str) -> None:
    table = Table((heading, "findenangebote"), (TableRow(2, ("geheim", "A1")),))
    assert collected(table).table.headings == ("findenangebote",)


def test_rows_that_were_never_sent_are_left_out_and_counted() -> None:
    found = answers(("A1", "A2", "G1"), unfinished=2)
    assert len(found.table.rows) == 1
    assert check_survey(FACHKRAFT, found, SURVEY, MATCHING).unfinished == 2


def test_a_code_stands_for_an_item_without_its_separators() -> None:
    assert bare("finden[angebote]") == bare("finden.angebote") == bare("FindenAngebote") == bare("finden_angebote")


def test_columns_are_proposed_by_code_and_by_the_likeness_of_texts() -> None:
    found = proposed_columns(FACHKRAFT, ("findenangebote", "Q2", "gruppe"), SURVEY)
    assert found == {"finden.angebote": "findenangebote", "finden.ansprache": "Q2"}


def test_no_column_is_proposed_twice() -> None:
    question = SurveyQuestion("Q2", "Ich spreche Familien früh an.", OFFERED)
    headings = ("Q2", "Q3")
    found = proposed_columns(FACHKRAFT, headings, Survey("", (question, replace(question, code="Q3"))))
    assert len(set(found.values())) == len(found)


def test_answers_are_proposed_by_their_labels() -> None:
    assert MEANS == {
        "A1": "trifft-nicht-zu",
        "A2": "trifft-wenig-zu",
        "A3": "trifft-eher-zu",
        "A4": "trifft-zu",
        "A5": "weiss-nicht",
    }


def test_a_label_in_the_reverse_order_keeps_its_meaning() -> None:
    assert proposed_answers(QUESTION, {"1": "trifft zu", "4": "Trifft nicht zu"}) == {
        "1": "trifft-zu",
        "4": "trifft-nicht-zu",
    }


def test_answers_without_likeness_are_proposed_by_order_when_they_are_as_many_as_the_steps() -> None:
    means = proposed_answers(QUESTION, {"1": "nie", "2": "selten", "3": "oft", "4": "immer", "9": "weiß nicht"})
    assert list(means.values()) == [*(step.id for step in QUESTION.steps), "weiss-nicht"]


def test_what_cannot_be_matched_is_left_to_a_person() -> None:
    assert proposed_answers(QUESTION, {"1": "nie", "2": "oft"}) == {"1": UNDECIDED, "2": UNDECIDED}


def test_without_a_structure_the_answers_are_those_in_the_rows() -> None:
    assert offered_in(Survey(), answers(("4", "", ""), ("1", "", "")).table, "findenangebote") == {"1": "1", "4": "4"}


@pytest.mark.parametrize("value", ["A4", "trifft zu", "Trifft zu"])
def test_a_cell_holds_the_code_of_an_answer_or_its_full_text(value: str) -> None:
    stack = checked((value, "", "G1"))
    assert stack.problems == ()
    assert given(stack) == [{"finden.angebote": "trifft-zu"}]


def test_not_knowing_and_a_blank_stay_apart() -> None:
    stack = checked(("A5", "", "G1"), ("", "", "G1"))
    assert given(stack) == [{"finden.angebote": "weiss-nicht"}]
    assert stack.blank == 1


def test_a_value_that_the_survey_does_not_offer_is_named_with_its_row() -> None:
    stack = checked(("A1", "A1", "G1"), ("A7", "A1", "G1"))
    assert [(one.reason, one.line, one.column, one.value) for one in stack.problems] == [
        (StackReason.VALUE_UNKNOWN, 3, "findenangebote", "A7")
    ]


def test_an_answer_that_nobody_has_matched_is_a_problem_where_it_was_given() -> None:
    undecided = replace(MATCHING, answers={"finden.angebote": MEANS | {"A3": UNDECIDED}, "finden.ansprache": MEANS})
    assert checked(("A1", "", ""), matching=undecided).problems == ()
    assert [one.value for one in checked(("A3", "", ""), matching=undecided).problems] == ["A3"]


def test_an_answer_may_count_as_left_blank() -> None:
    blank = replace(MATCHING, answers={"finden.angebote": MEANS | {"A5": LEFT_BLANK}, "finden.ansprache": MEANS})
    assert given(checked(("A5", "A1", ""), matching=blank)) == [{"finden.ansprache": "trifft-nicht-zu"}]


def test_the_perspective_may_stand_in_a_question_of_the_survey() -> None:
    labels = {"fachkraft": "Fachkräfte", "eltern": "Eltern"}
    people = proposed_perspectives(labels, {"G1": "Fachkräfte", "G2": "Eltern", "G3": "Sonstige"})
    assert people == {"G1": "fachkraft", "G2": "eltern", "G3": UNDECIDED}
    matching = replace(MATCHING, perspective_column="gruppe", perspectives=people)
    stack = check_survey(BY_PERSPECTIVE, answers(("A4", "A1", "G1"), ("A1", "", "G2")), SURVEY, matching)
    assert stack.problems == ()
    assert given(stack, "fachkraft") == [{"finden.angebote": "trifft-zu", "finden.ansprache": "trifft-nicht-zu"}]
    assert given(stack, "eltern") == [{"finden.angebote": "trifft-nicht-zu"}]


def test_a_row_of_nobody_and_an_answer_to_what_was_not_asked_are_named() -> None:
    people = {"G1": "fachkraft", "G2": "eltern"}
    matching = replace(MATCHING, perspective_column="gruppe", perspectives=people)
    stack = check_survey(BY_PERSPECTIVE, answers(("A1", "", ""), ("A1", "A1", "G2")), SURVEY, matching)
    assert [(one.reason, one.line, one.column) for one in stack.problems] == [
        (StackReason.PERSPECTIVE_UNKNOWN, 2, "gruppe"),
        (StackReason.NOT_ASKED, 3, "Q2"),
    ]


def test_items_without_a_column_are_named_and_none_at_all_is_a_problem() -> None:
    assert checked(("A1", "", "")).without_column == ("sprache.texte",)
    nothing = checked(("A1", "", ""), matching=Matching({}, {}))
    assert [one.reason for one in nothing.problems] == [StackReason.NO_COLUMN]
