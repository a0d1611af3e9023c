"""A data set with everything that files get wrong: umlauts, quotes, long labels, empty columns, kinds of missing."""

import datetime as dt

from exports.plain_text import printable
from exports.statistical.model import SUPPRESSED, UNANSWERED, Cell, Dataset, Kind, Variable

RELEASED = dt.date(2026, 11, 20)
LONG_LABEL = ("Familien erfahren „früh genug“, wer sie begleitet; " * 6)[:299] + "."
STEPS = {1: "trifft nicht zu", 2: "trifft eher nicht zu", 3: "trifft eher zu", 4: "trifft zu – „ganz & gar“ <sehr>"}
OFF_SCALE = {-91: "weiß nicht", -92: "trifft bei uns nicht zu", -93: "liegt nicht in unserer Hand", -94: "keine Angabe"}
APART = {UNANSWERED: "nicht beantwortet", SUPPRESSED: "nicht gezeigt"}

VARIABLES = (
    Variable("land", "Land, in dem die Kommune liegt", Kind.NOMINAL, {1: "Thüringen", 2: "Baden-Württemberg"}),
    Variable("a1_eltern", LONG_LABEL, Kind.ORDINAL, STEPS, OFF_SCALE | APART, note="Gefragt wurden Eltern."),
    Variable("leer", "Leer geblieben", Kind.ORDINAL, STEPS, OFF_SCALE | APART),
    Variable("anteil", "Anteil „weiß nicht“", Kind.NUMBER, missing=APART, unit="Prozent", decimals=1),
    Variable("zahl", "Zahl der Antworten", Kind.NUMBER, missing={SUPPRESSED: "nicht gezeigt"}),
    Variable("worte", "In eigenen Worten", Kind.TEXT),
    Variable("ohne_worte", "Text, den niemand schrieb", Kind.TEXT),
    Variable("tag", "Tag der Freigabe", Kind.DAY),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    (1, 1, None, 12.5, 24, "Größe: „Öffnung“, ‚Übergänge‘ & 3 < 5", None, dt.date(2026, 11, 20)),
    (2, 4, None, 0.0, 0, 'erste Zeile\nzweite; Zeile, mit "Zeichen"', None, dt.date(1999, 12, 31)),
    (1, -91, None, UNANSWERED, SUPPRESSED, "=1+1", None, None),
    (2, -92, None, SUPPRESSED, -1, "ü" * 1200, None, dt.date(2026, 1, 1)),
    (1, -93, None, -2.5, 1_000_000, None, None, dt.date(2026, 1, 2)),
    (2, -94, None, 100.0, 5, "@SUMME(A1)", None, dt.date(2026, 1, 3)),
    (None, UNANSWERED, None, None, None, "🙂 кириллица عربي", None, None),
    (2, SUPPRESSED, None, 33.3, 7, "a" * 299 + "ß", None, dt.date(2026, 1, 4)),
)


def example() -> Dataset:
    """The data set."""
    return Dataset(
        "ergebnisse",
        "Ergebnisse der Runde „Frühjahr“",
        VARIABLES,
        lambda: (ROWS[:3], ROWS[3:]),
        RELEASED,
        notes=("Ohne Reihenfolge: Die Zeilen sind gemischt. " * 6,),
        conditions=("Nur für die vereinbarte Auswertung; keine Weitergabe „an Dritte“.",),
        count=len(ROWS),
    )


def column(name: str) -> list[Cell]:
    """The cells of a variable as they were put in."""
    place = [variable.name for variable in VARIABLES].index(name)
    return [row[place] for row in ROWS]


def texts_only(*texts: str | None) -> Dataset:
    """A data set with one column of texts."""
    rows = [(text,) for text in texts]
    return Dataset("texte", "Texte", (Variable("worte", "Worte", Kind.TEXT),), lambda: [rows], RELEASED)


def tidied(text: str) -> str | None:
    """A text as every file holds it: printable, without spaces at its end, and missing instead of empty."""
    return printable(text).rstrip() or None
