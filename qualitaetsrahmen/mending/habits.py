"""What a file shows as a whole: the names that it uses, and how it is indented."""

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from qualitaetsrahmen.files.expected import words_of
from qualitaetsrahmen.mending.entries import Entry, entry_of, is_silent

STEP = 2
"""By how much a part is indented where a file shows no habit of its own."""
_OFTEN = 3
_ID = re.compile(r"\bid: *[\"']?([\w.-]+)")


@dataclass(frozen=True)
class Habits:
    """What the lines of a file show as a whole: its names, and how it is indented."""

    model: type[BaseModel]
    words: frozenset[str]
    """Every key that the model knows."""
    ids: frozenset[str]
    """The ids that the file defines, and the keys that it uses again and again."""
    steps: Mapping[bool, int]
    """How far dashes (True) and keys (False) mostly stand to the right of the key above them."""

    @classmethod
    def of(cls, lines: list[str], model: type[BaseModel]) -> "Habits":
        """Collect the habits of a file that is written after a model."""
        words, entries = words_of(model), [entry_of(line) for line in lines if not is_silent(line)]
        keys = Counter(entry.key for entry in entries if entry.key is not None)
        often = {key for key, count in keys.items() if count >= _OFTEN}
        return cls(model, words, frozenset(often.union(*map(_ID.findall, lines))) - words, _usual_steps(entries))

    @cached_property
    def names(self) -> frozenset[str]:
        """Everything that stands before a colon."""
        return self.words | self.ids


def _usual_steps(entries: list[Entry]) -> Mapping[bool, int]:
    steps: dict[bool, Counter[int]] = {True: Counter({STEP: 1}), False: Counter({STEP: 1})}
    for above, below in itertools.pairwise(entries):
        if above.key is not None and not above.value and below.is_entry:
            steps[bool(below.dashes)][below.indent - above.column] += 1
    return {is_list: step.most_common(1)[0][0] for is_list, step in steps.items()}
