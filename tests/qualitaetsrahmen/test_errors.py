"""Every error of the domain has a sentence in every language, which asks only for what the error brings along."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import analysis.errors
import dialogues.errors
import networks.errors
import qualitaetsrahmen.loading
import qualitaetsrahmen.snapshot
import qualitaetsrahmen.uploads
import selfeval.errors
from qualitaetsrahmen.errors import CodedError
from texts.catalogue import LANGUAGES, translator

ROOT = Path(__file__).parents[2]
MODULES = (
    qualitaetsrahmen.loading,
    qualitaetsrahmen.snapshot,
    qualitaetsrahmen.uploads,
    networks.errors,
    selfeval.errors,
    dialogues.errors,
    analysis.errors,
)
COMPUTED = "x"
"""Stands for what is known only when the error is raised."""
RAISED_IN = ("qualitaetsrahmen", "networks", "selfeval", "dialogues", "analysis", "storage", "wiring", "web", "ui")
ERRORS = {
    kind.__name__: kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, CodedError) and kind is not CodedError
}


@cache
def raised() -> list[tuple[type[CodedError], dict[str, object]]]:
    """Every place that raises one of these errors, with the names of the data that it passes."""
    return list(_found())


def _found() -> Iterator[tuple[type[CodedError], dict[str, object]]]:
    for path in (path for package in RAISED_IN for path in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Raise) or node.exc is None:
                continue
            called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            keywords = node.exc.keywords if isinstance(node.exc, ast.Call) else []
            if isinstance(called, ast.Name) and called.id in ERRORS and called.id != "FrameworkInvalid":
                data = {str(word.arg): COMPUTED for word in keywords}
                for word in keywords:
                    if word.arg == "reason" and isinstance(word.value, ast.Constant):
                        data["reason"] = str(word.value.value)
                yield ERRORS[called.id], dict(data)


def test_an_error_tells_its_code_and_its_data() -> None:
    class TooLate(CodedError):
        code = "example.too_late"

    error = TooLate(day="Montag")
    assert (error.code, error.data) == ("example.too_late", {"day": "Montag"})
    assert "example.too_late" in str(error)


def test_no_two_errors_have_the_same_code() -> None:
    codes = [kind.code for kind in ERRORS.values()]
    assert len(set(codes)) == len(codes) > 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ERRORS.values(), ids=lambda kind: kind.code)
def test_every_error_has_a_sentence_in_every_language(kind: type[CodedError], language: str) -> None:
    assert translator(language).has(f"error.{kind.code}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_asks_only_for_what_every_place_that_raises_it_brings(language: str) -> None:
    assert len(raised()) > 30
    for kind, data in raised():
        sentence = translator(language).error(kind.code, data)
        assert re.search(r"[.“]$", sentence), kind.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_that_is_given_has_a_sentence_of_its_own(language: str) -> None:
    reasons = {(kind.code, str(data["reason"])) for kind, data in raised() if data.get("reason", COMPUTED) != COMPUTED}
    assert ("networks.official_key_invalid", "kreis") in reasons
    assert [pair for pair in sorted(reasons) if not translator(language).has("error." + ".".join(pair))] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 7])
def test_a_file_with_findings_is_told_with_their_number(language: str, count: int) -> None:
    sentence = translator(language).error("framework.invalid", {"file": "rahmen.yaml", "count": count})
    assert "rahmen.yaml" in sentence
    assert ("7" in sentence) == (count == 7)
