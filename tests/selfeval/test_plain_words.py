"""Plain words are the same questions, and are there for a whole questionnaire or not at all."""

from qualitaetsrahmen.model import Framework
from selfeval.plain_words import has_plain_words, in_plain_words
from selfeval.questionnaire import Questionnaire, questionnaire_for
from tests.fakes.plain_words import with_plain_words
from tests.fakes.small_framework import small_framework

WHOLE = with_plain_words(small_framework(), "fachkraft")


def asked(framework: Framework, perspective: str = "fachkraft") -> Questionnaire:
    return questionnaire_for(framework, tuple(framework.criteria), perspective)


def changed(**wording: str | None) -> Framework:
    """The framework in which the first question to professionals says something else."""
    data = WHOLE.model_dump(mode="json", by_alias=True)
    data["areas"][0]["criteria"][0]["items"][0]["ask"]["fachkraft"] |= wording
    return Framework.model_validate(data)


def test_plain_words_stand_for_questions_helps_and_topics_and_ask_the_same_items() -> None:
    german, plain = asked(WHOLE), in_plain_words(asked(WHOLE), WHOLE)
    assert plain.questions.keys() == german.questions.keys()
    first = plain.questions["finden.angebote"]
    assert (first.text, first.help) == ("In einfachen Worten: finden.angebote", "Kurz gesagt.")
    assert first.answers == german.questions["finden.angebote"].answers
    assert [page.title for page in plain.pages] == ["So finden Sie Hilfe", "Zusammen arbeiten"]


def test_a_question_without_plain_words_keeps_its_own() -> None:
    some = with_plain_words(small_framework(), "fachkraft", leave_out="finden.angebote")
    assert (
        in_plain_words(asked(some), some).questions["finden.angebote"].text == "Familien wissen von unseren Angeboten."
    )


def test_a_questionnaire_has_plain_words_only_as_a_whole() -> None:
    assert has_plain_words(asked(WHOLE), WHOLE)
    assert not has_plain_words(asked(small_framework()), small_framework())
    for lacking in (changed(plain_text=None), changed(plain_help=None)):
        assert not has_plain_words(asked(lacking), lacking)


def test_a_perspective_that_is_addressed_in_plain_words_anyway_has_no_others() -> None:
    assert not has_plain_words(asked(WHOLE, "eltern"), WHOLE)


def test_what_shows_a_minimum_standard_has_no_plain_words() -> None:
    data = WHOLE.model_dump(mode="json", by_alias=True)
    data["areas"][0]["criteria"][0]["items"][0]["evidence"] = "Ein Beschluss mit Datum."
    framework = Framework.model_validate(data)
    assert not has_plain_words(asked(framework), framework)


def test_no_question_at_all_has_no_plain_words() -> None:
    assert not has_plain_words(Questionnaire("fachkraft", ()), WHOLE)
