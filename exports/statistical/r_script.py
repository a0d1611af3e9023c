"""An R script that reads the plain CSV and labels it, with base R alone or with haven if it is there."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.whole_files import whole_file
from texts.catalogue import translator

_CLASSES = {Kind.TEXT: "character", Kind.DAY: "Date", Kind.NUMBER: "numeric"}
_LAST_SHORT = 0xFFFF
_NEXT = ",\n"
_BODY = """\
folder <- if (exists("folder")) folder else "."
{frame} <- read.csv(
  file.path(folder, {file}),
  colClasses = unname(vapply(variables, function(one) one$class, "")),
  na.strings = "", check.names = FALSE, encoding = "UTF-8", stringsAsFactors = FALSE
)
{missing} <- list()

for (name in names(variables)) {{
  one <- variables[[name]]
  column <- {frame}[[name]]
  if (length(one$missing)) {{
    {missing}[[name]] <- factor(column, levels = unname(one$missing), labels = names(one$missing))
  }}
  if (requireNamespace("haven", quietly = TRUE) && length(c(one$values, one$missing))) {{
    column <- haven::labelled_spss(
      as.double(column),
      labels = c(one$values, one$missing),
      na_values = if (length(one$missing)) unname(one$missing)
    )
  }} else {{
    column[column %in% one$missing] <- NA
    if (length(one$values)) attr(column, "labels") <- one$values
  }}
  attr(column, "label") <- one$label
  {frame}[[name]] <- column
}}
{missing} <- as.data.frame({missing}, optional = TRUE)
attr({frame}, "label") <- {label}
attr({frame}, "notes") <- {notes}
rm(name, one, column)
"""


def write_r_script(dataset: Dataset, path: Path, csv_name: str) -> None:
    """Write the script; apart from its remarks it is plain ASCII, so that no system reads it differently."""
    t = translator(dataset.language)
    frame = dataset.name.replace("-", "_")
    missing = f"{frame}_missing"
    remarks = (
        dataset.label,
        *dataset.remarks,
        t("statistical.r.reads", file=csv_name, frame=frame),
        t("statistical.r.missing", frame=missing),
    )
    body = _BODY.format(
        frame=frame,
        missing=missing,
        file=_text(csv_name),
        label=_text(dataset.label),
        notes=_texts(dataset.remarks),
    )
    script = "".join(f"# {line}\n" for remark in remarks for line in remark.splitlines())
    described = _NEXT.join(_described(one) for one in dataset.variables)
    script += f"\nvariables <- list(\n{described}\n)\n\n{body}"
    with whole_file(path) as unfinished:
        unfinished.write_text(script, "utf-8", newline="\n")


def _described(variable: Variable) -> str:
    """Return a variable as an R list."""
    lines = (
        f"    label = {_text(variable.label)}",
        f"    class = {_text(_CLASSES.get(variable.kind, 'integer'))}",
        f"    values = {_codes(variable.values)}",
        f"    missing = {_codes(variable.missing)}",
    )
    return f"  {variable.name} = list(\n{_NEXT.join(lines)}\n  )"


def _codes(labels: Mapping[int, str]) -> str:
    """Return codes under their labels; names that are set are never turned into the letters of a system."""
    if not labels:
        return "NULL"
    return f"setNames(c({', '.join(map(str, labels))}), {_texts(labels.values())})"


def _texts(texts: Iterable[str]) -> str:
    return f"c({', '.join(map(_text, texts))})"


def _text(text: str) -> str:
    r"""Return a text as R reads it on every system.

    >>> _text('„Ä“ "b"')
    '"\\u201e\\u00c4\\u201c \\"b\\""'
    """
    return f'"{"".join(map(_sign, text))}"'


def _sign(sign: str) -> str:
    number = ord(sign)
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isascii() and sign.isprintable():
        return sign
    return f"\\u{number:04x}" if number <= _LAST_SHORT else f"\\U{number:08x}"
