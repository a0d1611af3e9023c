"""Formats and method cards are written so that everybody in the room can follow them."""

import re

import pytest

from dialogues.session_formats import MethodCard, SessionFormat, format_of, formats, method_of, methods
from qualitaetsrahmen.languages.plain_language import LONGEST_SENTENCE, LONGEST_WORD

ENGLISH = re.compile(
    r"\b(?:team|teams|meeting|meetings|feedback|workshop|workshops|flipchart|brainstorming|fishbowl|check-?in|"
    r"world ?caf[eé]|input|output|tool|tools|statement|statements|smartphone|app|agenda|timer|and|the|of|with)\b",
    re.IGNORECASE,
)
MASCULINE_FOR_ALL = re.compile(
    r"\b(?:Teilnehmer|Moderator|Mitarbeiter|Erzieher|Sozialarbeiter|Kollegen|Koordinator|Politiker|Bürger|Partner)\b"
)


def texts_of(record: SessionFormat | MethodCard) -> list[str]:
    """Everything that people read of a format or a card."""
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for key, inside in value.items():
                if key not in {"id", "kind", "method", "instruments", "for_kinds", "only_with", "takes_from"}:
                    collect(inside)
        elif isinstance(value, list):
            for inside in value:
                collect(inside)

    collect(record.model_dump(mode="json"))
    return found


def sentences_of(texts: list[str]) -> list[str]:
    return [sentence for text in texts for sentence in re.split(r"(?<=[.!?:])\s+", text)]


@pytest.mark.parametrize("record", [*formats(), *methods()], ids=lambda record: record.id)
def test_texts_are_calm_neutral_and_german(record: SessionFormat | MethodCard) -> None:
    texts = texts_of(record)
    assert len(texts) > 8
    assert [text for text in texts if "!" in text or '"' in text or "  " in text] == []
    assert [text for text in texts if ENGLISH.search(text) or MASCULINE_FOR_ALL.search(text)] == []
    assert [text for text in texts if text.count("„") != text.count("“")] == []


@pytest.mark.parametrize("record", [*formats(), *methods()], ids=lambda record: record.id)
def test_no_sentence_is_longer_than_one_breath(record: SessionFormat | MethodCard) -> None:
    assert [sentence for sentence in sentences_of(texts_of(record)) if len(sentence.split()) > 26] == []


@pytest.mark.parametrize("record", [*formats(), *methods()], ids=lambda record: record.id)
def test_purposes_steps_and_tips_are_whole_sentences(record: SessionFormat | MethodCard) -> None:
    if isinstance(record, MethodCard):
        sentences = [record.purpose, record.without_network, *record.steps, *record.tips]
    else:
        sentences = [record.purpose, record.for_whom, *(phase.purpose for phase in record.phases)]
    assert [sentence for sentence in sentences if not re.search(r"[.?…]“?$", sentence)] == []


@pytest.mark.parametrize(
    "record", [format_of("gespraech-mit-eltern"), method_of("gespraech-ohne-fachwoerter")], ids=lambda record: record.id
)
def test_what_is_meant_for_parents_is_plain(record: SessionFormat | MethodCard) -> None:
    texts = [text for text in texts_of(record) if text not in getattr(record, "tips", ())]
    assert [one for one in sentences_of(texts) if len(one.split()) > LONGEST_SENTENCE] == []
    assert [word for text in texts for word in re.findall(r"[^\W\d_]+", text) if len(word) > LONGEST_WORD] == []
