"""The structure of a survey is read in both layouts of LimeSurvey, and nothing in it is followed."""

import pytest

from exports import stack_tables
from exports.errors import TableRefused
from exports.limesurvey_files import read_survey
from tests.fakes.lime_survey import ANSWERS, array_structure, document, newer_structure, older_structure, rows, surveys


def refused(content: bytes) -> str:
    with pytest.raises(TableRefused) as caught:
        read_survey(content)
    return str(caught.value.data["reason"])


@pytest.mark.parametrize("content", [newer_structure(), older_structure()], ids=["newer", "older"])
def test_questions_and_answers_come_in_the_language_of_the_survey(content: bytes) -> None:
    survey = read_survey(content)
    assert survey.title == "Umfrage"
    assert [(one.code, one.text) for one in survey.questions] == [
        ("findenangebote", "Familien wissen von unseren Angeboten."),
        ("Q2", "Ich spreche Familien früh an"),
        ("gruppe", "Wer sind Sie?"),
    ]
    assert list(survey.questions[0].answers.items()) == [(f"A{n}", text) for n, text in enumerate(ANSWERS, start=1)]


def test_each_row_of_an_array_is_a_question_of_its_own() -> None:
    survey = read_survey(array_structure())
    assert [one.code for one in survey.questions] == ["finden[angebote]", "finden[ansprache]"]
    assert survey.questions[1].text == "Frage 22"
    assert survey.questions[1].answers["A4"] == "trifft zu"


def test_a_question_by_points_offers_its_points() -> None:
    asked = {"qid": "1", "parent_qid": "0", "type": "5", "title": "p", "question": "Wie sehr?", "language": "de"}
    (question,) = read_survey(document(rows("questions", asked), surveys())).questions
    assert list(question.answers) == ["1", "2", "3", "4", "5"]


def test_texts_between_questions_make_no_column() -> None:
    asked = {"qid": "1", "parent_qid": "0", "type": "X", "title": "t", "question": "Willkommen", "language": "de"}
    assert read_survey(document(rows("questions", asked), surveys())).questions == ()


@pytest.mark.parametrize(
    "content", [b"", b"id,token", b"<document>", b"<document/>", document(kind="Question"), b"\x89PNG"]
)
def test_what_is_no_structure_of_a_survey_is_refused(content: bytes) -> None:
    assert refused(content) == "not_a_survey"


def test_entities_are_refused_and_no_file_is_read() -> None:
    hostile = newer_structure().replace(
        b"<document>", b'<!DOCTYPE document [<!ENTITY x SYSTEM "file:///etc/hostname">]><document>', 1
    )
    assert refused(hostile.replace(b"<![CDATA[Umfrage]]>", b"&x;")) == "not_a_survey"
    many = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"a" * 10) for n in range(12))
    bomb = b"<!DOCTYPE document [" + many + b"]><document>&e11;</document>"
    assert refused(bomb) == "not_a_survey"


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert refused(b" " * (stack_tables.MOST_BYTES + 1)) == "too_large"
