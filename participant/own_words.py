"""Own words on the pages of a questionnaire: their fields, and what was typed into them."""

from collections.abc import Mapping

from participant.contexts import ReviewLine, WordsField
from participant.entry import Asked
from selfeval.own_words import LONGEST_TEXT, TextField, Words, checked_words
from selfeval.questionnaire import Page
from texts.catalogue import Translator, translator

_PREFIX = "wort:"
"""Before the name of a text field; no item id can hold a colon, so it is never taken for a rating."""


def with_words(answers: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """Return answers and words together, by the names of their fields, as a form holds them."""
    return {**answers, **{_PREFIX + place: text for place, text in words.items()}}


def apart(typed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what a form holds as answers by item and words by place."""
    ratings = {name: value for name, value in typed.items() if not name.startswith(_PREFIX)}
    words = {name.removeprefix(_PREFIX): text for name, text in typed.items() if name.startswith(_PREFIX)}
    return ratings, words


def words_to_keep(asked: Asked, typed: Mapping[str, str]) -> dict[str, Words]:
    """Return checked words with the language of the page; raises AnswerNotOffered or WordsTooLong."""
    checked = checked_words(asked.fields, typed)
    return {place: Words(asked.language, text) for place, text in checked.items()}


def words_fields(asked: Asked, page: Page, typed: Mapping[str, str]) -> tuple[WordsField, ...]:
    """Return the text fields of a page with what was typed into them so far."""
    t = translator(asked.language)
    return tuple(
        WordsField(
            name=_PREFIX + field.place,
            id=f"wort-{field.place}",
            label=label_of(field, t),
            help=field.help,
            text=typed.get(_PREFIX + field.place, ""),
            longest=LONGEST_TEXT,
        )
        for field in asked.fields
        if field.page == page.number
    )


def words_lines(asked: Asked, page: Page, typed: Mapping[str, str]) -> tuple[ReviewLine, ...]:
    """Return what somebody wrote on a page; an empty field is no open question and is not named."""
    return tuple(
        ReviewLine(question_id=one.name, text=one.label, answer=one.text, answer_id=one.text, is_words=True)
        for one in words_fields(asked, page, typed)
        if one.text
    )


def label_of(field: TextField, t: Translator) -> str:
    """Return what a text field asks."""
    return field.question or t("own_words.general")
