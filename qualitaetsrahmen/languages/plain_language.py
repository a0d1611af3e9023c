"""Hints for texts in plain language: long sentences and long words, which many people cannot read with ease.

They are counts, no judgement: a hint says where to look again, and a file with hints is sound. The bounds follow
common advice for plain German (short sentences, one thought each, long compounds divided by a hyphen).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualitaetsrahmen.findings import Path
from qualitaetsrahmen.languages.texts_of import TextUnit, texts_of
from qualitaetsrahmen.model import Framework, Register

LONGEST_SENTENCE = 15
"""So many words a sentence in plain language may have."""
LONGEST_WORD = 20
"""So many letters a word may have that no hyphen or middle dot divides."""


class HintKind(StrEnum):
    """What makes a text hard to read."""

    LONG_SENTENCE = "long_sentence"
    LONG_WORD = "long_word"


@dataclass(frozen=True)
class Hint:
    """One place in a framework's plain texts that is worth a second look."""

    kind: HintKind
    key: str
    path: Path
    passage: str
    """The sentence or the word."""
    count: int
    """How many words, or how many letters."""


def plain_language_hints(framework: Framework) -> list[Hint]:
    """Return the hints for everything that is written in plain language, in the order of the framework."""
    plain = {part.id for part in framework.perspectives if part.register_ is Register.PLAIN}
    return [hint for unit in texts_of(framework).values() if _is_plain(unit, plain) for hint in _hints(unit)]


def _is_plain(unit: TextUnit, plain: set[str]) -> bool:
    *_, asked, name = unit.key.split("/")
    return name.startswith("plain_") or ("/ask/" in unit.key and asked in plain)


def _hints(unit: TextUnit) -> Iterator[Hint]:
    for sentence in re.split(r"(?<=[.!?])\s+", unit.german):
        words = len(sentence.split())
        if words > LONGEST_SENTENCE:
            yield Hint(HintKind.LONG_SENTENCE, unit.key, unit.path, sentence, words)
    for word in re.findall(r"[^\W\d_]+", unit.german):
        if len(word) > LONGEST_WORD:
            yield Hint(HintKind.LONG_WORD, unit.key, unit.path, word, len(word))
