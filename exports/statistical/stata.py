"""Stata: labels of variables and codes, and extended missing values, a letter for each kind."""

import shutil
import struct
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pandas as pd
import pyreadstat

from exports.statistical.frames import MONTHS, frame_of
from exports.statistical.model import SUPPRESSED, UNANSWERED, Dataset, Kind, NotADataset, Variable
from exports.statistical.rows import Progress, untold
from exports.statistical.shortened import Limits, cut_to_signs, whole_texts
from exports.statistical.whole_files import scratch_file, whole_file

_VERSION = 14
"""Stata 14 and later; what the library calls 15 is the form for more variables than most editions of Stata hold."""
_DAYS_BEFORE_1970 = 3653
_RESERVED = {UNANSWERED: "u", SUPPRESSED: "s"}
_NAME_BYTES = 129
_HEAD = 4096
"""So many bytes at the start hold the day and the map of a file."""
_LONGEST_TEXT = 2_000_000_000
_MAP = "<14Q"
_AFTER_NOTES = 9
"""Which place of the map comes next after the notes; it and all later ones move."""
_END_OF_NOTES = b"</characteristics>"

_LIMITS = Limits(title=cut_to_signs(80), label=cut_to_signs(80), code=cut_to_signs(8000))


def write_dta(dataset: Dataset, path: Path, progress: Progress = untold) -> None:
    """Write a data set for Stata; conditions and labels longer than Stata allows stand in the notes of the file.

    The library takes all rows at once, so this needs memory for them.
    """
    letters = letters_of(dataset)
    frame = frame_of(dataset, progress, _LONGEST_TEXT)
    for variable in dataset.variables:
        if variable.kind is Kind.DAY:
            frame[variable.name] = frame[variable.name] + _DAYS_BEFORE_1970
        if variable.missing:
            frame[variable.name] = _with_letters(frame[variable.name].to_numpy(), variable, letters)
    with whole_file(path) as unfinished, scratch_file(path) as written:
        pyreadstat.write_dta(frame, written, version=_VERSION, **_meaning(dataset, letters))
        _finish(written, unfinished, dataset)


def letters_of(dataset: Dataset) -> dict[int, str]:
    """Return the letter of each missing code: .u is unanswered, .s suppressed, all others in order from .a on."""
    free = (letter for letter in ascii_lowercase if letter not in _RESERVED.values())
    letters = {code: _RESERVED.get(code) or next(free, "") for code in dataset.missing_codes}
    if not all(letters.values()):
        raise NotADataset(f"{dataset.name}: more kinds of missing values than Stata has letters")
    return letters


def _with_letters(numbers: Any, variable: Variable, letters: dict[int, str]) -> Any:
    """Return numbers among which each missing code is its letter.

    As categories, because the library takes mixed cells for texts where the first hundred of them are letters.
    """
    places, cells = pd.factorize(numbers.astype(float) if variable.kind is Kind.NUMBER else numbers)
    mixed = [letters[int(cell)] if cell in variable.missing else cell for cell in cells.tolist()]
    return pd.Categorical.from_codes(places, categories=pd.Index(mixed, dtype=object))


def _meaning(dataset: Dataset, letters: dict[int, str]) -> dict[str, Any]:
    coded = [variable for variable in dataset.variables if variable.labels]
    return {
        "file_label": _LIMITS.title(dataset.label),
        "column_labels": [_LIMITS.label(variable.label) for variable in dataset.variables],
        "variable_value_labels": {
            one.name: {code: _LIMITS.code(words) for code, words in one.values.items()}
            | {letters[code]: _LIMITS.code(words) for code, words in one.missing.items()}
            for one in coded
        },
        "missing_user_values": {one.name: [letters[code] for code in one.missing] for one in coded if one.missing},
        "variable_format": {one.name: _format(one) for one in dataset.variables if one.kind is not Kind.TEXT},
    }


def _format(variable: Variable) -> str:
    return "%td" if variable.kind is Kind.DAY else f"%12.{variable.decimals}f"


def _finish(written: Path, target: Path, dataset: Dataset) -> None:
    """Copy what the library has written, with the day of the release for the moment of writing, and with the notes.

    The library has no argument for notes of the data set, and the map at the start of the file says where every part
    begins: all parts behind the notes move.
    """
    notes = _characteristics(list(whole_texts(dataset, _LIMITS)))
    with written.open("rb") as source, target.open("wb") as file:
        head = source.read(_HEAD)
        at = head.index(b"<map>") + len(b"<map>")
        places = struct.unpack_from(_MAP, head, at)
        first_behind = places[_AFTER_NOTES]
        moved = (place + len(notes) for place in places[_AFTER_NOTES:])
        source.seek(0)
        start = bytearray(source.read(first_behind - len(_END_OF_NOTES)))
        struct.pack_into(_MAP, start, at, *places[:_AFTER_NOTES], *moved)
        stamp = f"{dataset.released.day:02} {MONTHS[dataset.released.month - 1]} {dataset.released.year:04} 00:00"
        stamp_at = start.index(b"<timestamp>") + len(b"<timestamp>") + 1
        start[stamp_at : stamp_at + len(stamp)] = stamp.encode()
        file.write(start + notes)
        shutil.copyfileobj(source, file)


def _characteristics(texts: list[str]) -> bytes:
    """Return notes as Stata keeps them: how many there are, and each under its number."""
    entries = [("note0", str(len(texts))), *((f"note{number}", text) for number, text in enumerate(texts, start=1))]
    return b"".join(_characteristic(name, text) for name, text in entries) if texts else b""


def _characteristic(name: str, text: str) -> bytes:
    """Return one entry: its length, what it belongs to, its name, and the text with a zero at its end."""
    owner = b"_dta".ljust(_NAME_BYTES, b"\0") + name.encode().ljust(_NAME_BYTES, b"\0")
    body = owner + text.encode() + b"\0"
    return b"<ch>" + struct.pack("<I", len(body)) + body + b"</ch>"
