"""The interface says the same in every language, and no text is missing, left over, or written into the code."""

import ast
import datetime as dt
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from texts.catalogue import LANGUAGES, PARTICIPANT_LANGUAGES, read_catalogue, translator

ROOT = Path(__file__).parents[2]
PACKAGES = ("exports", "wiring", "web", "ui", "participant")
TEMPLATE_KEY = re.compile(r"\bt\(\s*[\"']([a-z_.0-9]+)[\"']")


def keys_of(language: str) -> dict[str, tuple[str, ...]]:
    """Every key of a language with its forms."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((ROOT / "texts" / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                key = message.id if isinstance(message.id, str) else message.id[0]
                if key:
                    assert key not in found, f"{key} stands twice"
                    found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return found


def placeholders(text: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def parts_of_keys() -> Iterator[str]:
    """Every text in the code that could be a key or, inside an f-string, the beginning of one."""
    for package in (*PACKAGES, "selfeval", "dialogues", "networks", "qualitaetsrahmen", "storage"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
    for path in ROOT.glob("*/templates/*.html"):
        yield from re.findall(r"[\"']([a-z_.0-9]+)[\"']", path.read_text("utf-8"))


def test_both_languages_have_the_same_keys() -> None:
    german, english = (set(keys_of(language)) for language in LANGUAGES)
    assert german == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, forms in keys_of(language).items() if not forms or not all(forms)] == []


def test_both_languages_fill_the_same_placeholders() -> None:
    german, english = (keys_of(language) for language in LANGUAGES)
    different = [
        key
        for key, forms in german.items()
        if set().union(*map(placeholders, forms)) != set().union(*map(placeholders, english[key]))
    ]
    assert different == []


def test_every_key_in_a_template_has_its_text() -> None:
    known = keys_of("de")
    used = {key for path in ROOT.glob("*/templates/*.html") for key in TEMPLATE_KEY.findall(path.read_text("utf-8"))}
    assert used
    assert used - set(known) == set()


def test_every_text_is_used_somewhere() -> None:
    parts = {part for part in parts_of_keys() if part}
    beginnings = tuple(part for part in parts if "." in part and part.endswith("."))
    by_code = ("error.", "finding.")  # their keys are made from codes; tests/qualitaetsrahmen keeps these complete
    unused = [
        key
        for key in keys_of("de")
        if key not in parts and not key.startswith(by_code) and not key.startswith(beginnings)
    ]
    assert unused == []


def test_a_text_is_filled_and_counts_as_people_do() -> None:
    t = translator("de")
    assert t("commands.framework.clean", count=1) == "Die Datei ist in Ordnung."
    assert t("commands.framework.clean", count=3) == "Alle 3 Dateien sind in Ordnung."


def test_a_missing_text_is_a_mistake_at_once() -> None:
    with pytest.raises(KeyError):
        translator("de")("gibt.es.nicht")


def test_an_unknown_language_gets_german() -> None:
    assert translator("xx").language == "de"


def test_days_and_numbers_follow_the_language() -> None:
    day = dt.date(2026, 11, 21)
    assert (translator("de").date(day), translator("en").date(day)) == ("21. November 2026", "21 November 2026")
    assert translator("de").short_date(day) == "21.11.2026"
    assert (translator("de").number(2.5), translator("en").number(2.5)) == ("2,5", "2.5")


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("de-leicht", "21. November 2026", "21.11.2026"),
        ("tr", "21 Kasım 2026", "21.11.2026"),
        ("ar", "21.11.2026", "21.11.2026"),
        ("uk", "21 листопада 2026 року", "21.11.2026"),
        ("ru", "21 ноября 2026 года", "21.11.2026"),
    ],
)
def test_days_are_written_as_people_in_germany_read_them(language: str, long: str, short: str) -> None:
    t, day = translator(language), dt.date(2026, 11, 21)
    assert (t.date(day), t.short_date(day)) == (long, short)


def test_arabic_numbers_are_the_figures_of_german_papers() -> None:
    t = translator("ar")
    assert t.number(1234.5) == "1.234,5"
    assert t("participant.questions", count=12) == "12 سؤالًا"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "a, b und c"),
        ("de-leicht", "a, b und c"),
        ("en", "a, b and c"),
        ("tr", "a, b ve c"),
        ("ar", "a وb وc"),
        ("uk", "a, b і c"),
        ("ru", "a, b и c"),
    ],
)
def test_names_are_listed_as_in_the_language(language: str, said: str) -> None:
    assert translator(language).listed(["a", "b", "c"]) == said


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", {1: "1 Frage", 2: "2 Fragen", 0: "0 Fragen"}),
        ("tr", {1: "1 soru", 5: "5 soru"}),
        (
            "ru",
            {1: "1 вопрос", 2: "2 вопроса", 5: "5 вопросов", 11: "11 вопросов", 21: "21 вопрос", 104: "104 вопроса"},
        ),
        ("uk", {1: "1 запитання", 3: "3 запитання", 5: "5 запитань", 12: "12 запитань", 22: "22 запитання"}),
        (
            "ar",
            {1: "سؤال واحد", 2: "سؤالان", 3: "3 أسئلة", 10: "10 أسئلة", 11: "11 سؤالًا", 100: "100 سؤال", 0: "0 سؤال"},
        ),
    ],
)
def test_a_number_gets_the_form_that_its_language_has_for_it(language: str, forms: dict[int, str]) -> None:
    t = translator(language)
    assert {count: t("participant.questions", count=count) for count in forms} == forms


def test_half_a_step_counts_as_several_and_a_whole_float_as_its_number() -> None:
    t = translator("de")
    said = [t("exports.reason.gap", count=count, steps="", higher="", lower="") for count in (1.0, 1.5, 2.0)]
    assert said[0].startswith("Zwei Perspektiven liegen eine Stufe")
    assert said[1] == said[2] != said[0]


@pytest.mark.parametrize("language", PARTICIPANT_LANGUAGES)
def test_all_catalogues_of_a_language_count_by_the_same_rule(language: str) -> None:
    rules = {read_catalogue(path).plural_expr for path in (ROOT / "texts" / language).glob("*.po")}
    assert len(rules) == 1


def test_an_error_with_a_reason_gets_the_sentence_for_it() -> None:
    t = translator("de")
    special = t.error("start.refused", {"reason": "port", "host": "127.0.0.1", "port": 8501})
    assert "127.0.0.1:8501" in special
