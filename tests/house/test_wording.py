"""German texts speak to everybody: neutral words, no special signs inside a word (docs/decisions/0002)."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPECIAL_SIGN = re.compile(r"[a-zäöüß](?:[:*_·]-?in(?:nen)?\b|/-?innen\b|Innen\b|\(in(?:nen)?\))")


def german_texts() -> list[Path]:
    documents = [path for folder in ("frameworks", "dialogues") for path in (ROOT / folder).rglob("*.yaml")]
    return sorted([*(ROOT / "texts" / "de").glob("*.po"), *documents])


@pytest.mark.parametrize("text", ["Teilnehmer:innen", "Teilnehmer*in", "NutzerInnen", "Leiter/-innen", "Nutzer(innen)"])
def test_a_special_sign_inside_a_word_is_found(text: str) -> None:
    assert SPECIAL_SIGN.search(text)


@pytest.mark.parametrize("text", ["Teilnehmende", "drinnen und draußen", "in/aus", "innen", "Fachkräfte: in allen"])
def test_a_neutral_wording_passes(text: str) -> None:
    assert not SPECIAL_SIGN.search(text)


def test_german_texts_use_neutral_wording() -> None:
    assert german_texts(), "no German text was found"
    found = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in german_texts()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if SPECIAL_SIGN.search(line) and not line.startswith("msgid")  # a key is no text
    ]
    assert found == []


def test_no_list_offers_the_english_words_of_the_library() -> None:
    """A list of several choices says "Select all" and "Choose options" unless it is told otherwise."""
    lists = [
        (path, call)
        for path in (ROOT / "ui").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "multiselect"
    ]
    assert lists, "no list of several choices was found"
    english = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in lists
        if not {"placeholder", "select_all"} <= {given.arg for given in call.keywords}
    ]
    assert english == []
