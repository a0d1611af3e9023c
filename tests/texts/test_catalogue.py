"""The interface says the same in every language, and no text is missing, left over, or written into the code."""

import ast
import datetime as dt
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from texts.catalogue import LANGUAGES, translator

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


def test_an_error_with_a_reason_gets_the_sentence_for_it() -> None:
    t = translator("de")
    special = t.error("start.refused", {"reason": "port", "host": "127.0.0.1", "port": 8501})
    assert "127.0.0.1:8501" in special
