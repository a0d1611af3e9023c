"""Every reason for which a command or a start is refused has a sentence of its own in every language."""

import re
from pathlib import Path

import pytest

from texts.catalogue import LANGUAGES, translator
from wiring.errors import CommandRefused, SettingsInvalid

SOURCES = Path(__file__).parents[2] / "wiring"
RAISED = re.compile(r'CommandRefused\(\s*reason="([a-z_]+)"')


def reasons() -> set[str]:
    return {reason for path in SOURCES.glob("*.py") for reason in RAISED.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_to_refuse_a_command_has_its_sentence(language: str) -> None:
    found = reasons()
    assert {"exists", "not_published", "framework_missing"} <= found
    assert [one for one in sorted(found) if not translator(language).has(f"error.{CommandRefused.code}.{one}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_setting_is_told_with_its_problem(language: str) -> None:
    sentence = translator(language).error(SettingsInvalid.code, {"problem": "QD_HOME: gibt es nicht"})
    assert sentence.endswith("QD_HOME: gibt es nicht")
