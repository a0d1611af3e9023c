"""SPSS: labels of variables and codes, level of measurement, and every kind of missing value told apart."""

from pathlib import Path
from typing import Any

import pyreadstat

from exports.statistical.frames import MONTHS, frame_of
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.rows import Progress, untold
from exports.statistical.shortened import Limits, cut_to_bytes, whole_texts
from exports.statistical.whole_files import whole_file

_DISCRETE = 3
"""So many single codes may be missing in SPSS; more of them have to be one range, which our codes form."""
_LONGEST_NOTE, _LONGEST_TEXT = 80, 32_767
_DAYS_BEFORE_1970, _SECONDS_A_DAY = 141_428, 86_400
_STAMP_AT = 92
"""Where the head of a file says when it was made, in 17 signs."""
_MEASURE = {Kind.NUMBER: "scale", Kind.DAY: "scale", Kind.ORDINAL: "ordinal"}
_WIDTH = 24

_LIMITS = Limits(title=cut_to_bytes(64), label=cut_to_bytes(255), code=cut_to_bytes(120))


def write_sav(dataset: Dataset, path: Path, progress: Progress = untold) -> None:
    """Write a data set for SPSS; labels that are longer than SPSS allows stand whole in the file's documents.

    The library takes all rows at once, so this needs memory for them.
    """
    frame = frame_of(dataset, progress, _LONGEST_TEXT)
    for variable in dataset.variables:
        if variable.kind is Kind.DAY:
            frame[variable.name] = (frame[variable.name] + _DAYS_BEFORE_1970) * float(_SECONDS_A_DAY)
    with whole_file(path) as unfinished:
        pyreadstat.write_sav(frame, unfinished, row_compress=True, **_meaning(dataset))
        _set_day(unfinished, dataset)


def _meaning(dataset: Dataset) -> dict[str, Any]:
    """Return all that stands in the dictionary of the file."""
    coded = [variable for variable in dataset.variables if variable.labels]
    texts = [variable for variable in dataset.variables if variable.kind is Kind.TEXT]
    notes = [line for text in whole_texts(dataset, _LIMITS) for line in _lines(text)]
    return {
        "file_label": _LIMITS.title(dataset.label),
        "column_labels": [_LIMITS.label(variable.label) for variable in dataset.variables],
        "note": notes or None,
        "variable_value_labels": {
            one.name: {code: _LIMITS.code(words) for code, words in one.labels.items()} for one in coded
        },
        "missing_ranges": {one.name: _missing(one) for one in coded if one.missing},
        "variable_measure": {one.name: _MEASURE.get(one.kind, "nominal") for one in dataset.variables},
        "variable_format": {one.name: _format(one) for one in dataset.variables if one.kind is not Kind.TEXT},
        "variable_display_width": {one.name: _WIDTH for one in texts},
    }


def _missing(variable: Variable) -> list[Any]:
    codes = sorted(variable.missing)
    return codes if len(codes) <= _DISCRETE else [{"lo": codes[0], "hi": codes[-1]}]


def _format(variable: Variable) -> str:
    if variable.kind is Kind.DAY:
        return "EDATE10"
    if variable.kind is Kind.NUMBER:
        return f"F12.{variable.decimals}"
    return f"F{max(len(str(code)) for code in variable.labels)}.0"


def _lines(text: str) -> list[str]:
    """Return a text as lines of so many bytes as SPSS takes, broken at spaces where there are some."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if len(longer.encode()) <= _LONGEST_NOTE:
            line = longer
            continue
        lines.append(line)
        line = word
        while len(line.encode()) > _LONGEST_NOTE:
            head = line.encode()[:_LONGEST_NOTE].decode(errors="ignore")
            lines.append(head)
            line = line[len(head) :]
    return [one for one in (*lines, line) if one]


def _set_day(path: Path, dataset: Dataset) -> None:
    """Put the day of the release where the library has put the moment of writing."""
    day = dataset.released
    with path.open("r+b") as file:
        file.seek(_STAMP_AT)
        file.write(f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}00:00:00".encode())
