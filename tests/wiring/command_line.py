"""Commands as people type them, and a folder of frameworks on which they work."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes.versions import REWORDED, map_of, text_of
from wiring.commands import main


@dataclass(frozen=True)
class Answer:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Command = Callable[..., Answer]

MAP = map_of("change: editorial, from: [absprachen.gelten], to: [absprachen.gelten], comparable: yes")


def answer_to(arguments: tuple[object, ...], capsys: pytest.CaptureFixture[str]) -> Answer:
    """What one command answers."""
    capsys.readouterr()
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as end:
        code = int(str(end.code))
    printed = capsys.readouterr()
    return Answer(code, printed.out, printed.err)


def collection_at(folder: Path) -> Path:
    """A folder with two versions of the small framework, the map between them, and nothing published yet."""
    files = {
        "kleiner-rahmen-1.0.yaml": text_of(),
        "kleiner-rahmen-2.0.yaml": text_of(REWORDED, version="2.0"),
        "maps/kleiner-rahmen-1.0--2.0.yaml": MAP,
        "published.lock": "",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
