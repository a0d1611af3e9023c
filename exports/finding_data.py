"""The evidence of published findings as open data: a table with its codebook, and the same as JSON."""

import io
import json
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from analysis.findings import Evidence, FindingState, RecordedFinding
from analysis.framework_quality import MeasureKind
from exports.archives import without_times
from exports.finding_words import kind_words
from exports.statistical.formats import PLAIN_CSV, write_into
from exports.statistical.model import Cell, Dataset, Kind, Language, Variable
from exports.statistical.raw_csv import write_csv
from texts.catalogue import Translator

_NAME = "befunde"
_DECIMALS = 4
_KINDS = tuple(MeasureKind)
_STATES = (FindingState.PUBLISHED, FindingState.REPLACED, FindingState.WITHDRAWN)
_TEXTS = ("finding", "framework", "framework_version", "area", "item", "perspective", "other", "about")


def evidence_table(findings: Sequence[RecordedFinding], t: Translator) -> Dataset:
    """Return the evidence of findings as a data set: one row for each figure, in the order of the findings."""
    rows = [_row(one, evidence) for one in findings for evidence in one.evidence]
    language: Language = "de" if t.language == "de" else "en"
    return Dataset(
        name=_NAME,
        label=t("finding_data.label"),
        variables=_variables(t),
        source=lambda: [rows] if rows else [],
        released=max((one.published_on or one.written_on for one in findings), default=date.min),
        language=language,
        notes=(t("finding_data.note.kept"), t("finding_data.note.units")),
        conditions=(t("finding_data.licence"),),
        count=len(rows),
    )


def evidence_csv(findings: Sequence[RecordedFinding], t: Translator) -> bytes:
    """Return the evidence as a plain CSV in UTF-8 with commas."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{_NAME}.csv"
        write_csv(evidence_table(findings, t), path)
        return path.read_bytes()


def evidence_json(findings: Sequence[RecordedFinding], t: Translator) -> bytes:
    """Return findings with their evidence as JSON, with the conditions first."""
    data = {
        "licence": t("finding_data.licence"),
        "notes": [t("finding_data.note.kept"), t("finding_data.note.units")],
        "findings": [_as_data(one) for one in findings],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def evidence_package(findings: Sequence[RecordedFinding], t: Translator) -> bytes:
    """Return a data package as a zip: the table, its codebook, a script that reads it, and the findings as JSON."""
    file = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        written = write_into(Path(folder), evidence_table(findings, t), (PLAIN_CSV,))
        with zipfile.ZipFile(file, "w") as archive:
            for path in sorted(written):
                archive.writestr(path.name, path.read_bytes())
            archive.writestr(f"{_NAME}.json", evidence_json(findings, t))
    return without_times(file.getvalue())


def _variables(t: Translator) -> tuple[Variable, ...]:
    texts = {name: Variable(name, t(f"finding_data.{name}"), Kind.TEXT) for name in _TEXTS}
    numbers = {
        name: Variable(name, t(f"finding_data.{name}"), Kind.NUMBER) for name in ("answers", "places", "releases")
    }
    measures = {place: kind_words(kind, t) for place, kind in enumerate(_KINDS, start=1)}
    states = {place: t(f"finding_data.state.{state.value}") for place, state in enumerate(_STATES, start=1)}
    return (
        texts["finding"],
        Variable("version", t("finding_data.version"), Kind.NUMBER),
        Variable("state", t("finding_data.state"), Kind.NOMINAL, values=states),
        *(texts[name] for name in _TEXTS[1:]),
        Variable("measure", t("finding_data.measure"), Kind.NOMINAL, values=measures),
        Variable("value", t("finding_data.value"), Kind.NUMBER, decimals=_DECIMALS, note=t("finding_data.note.units")),
        *numbers.values(),
        Variable("taken_on", t("finding_data.taken_on"), Kind.DAY),
    )


def _row(finding: RecordedFinding, one: Evidence) -> tuple[Cell, ...]:
    return (
        finding.id,
        finding.number,
        _STATES.index(finding.state) + 1,
        finding.framework_id,
        finding.framework_version,
        one.area_id,
        one.item_id or "",
        one.perspective,
        one.other or "",
        one.about,
        _KINDS.index(one.kind) + 1,
        one.value,
        one.answers,
        one.places,
        one.releases,
        one.taken_on,
    )


def _as_data(finding: RecordedFinding) -> dict[str, object]:
    """Return a finding as everybody may read it, with days as text and nothing empty."""
    return finding.model_dump(mode="json", exclude_none=True, exclude_defaults=False)
