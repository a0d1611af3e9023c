"""The coding of free texts as a data set: one row for each text and coder, one variable for each code."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from analysis.coding import FITS_NONE, Text, TextCoding
from exports.statistical.model import Cell, Dataset, Kind, Variable
from exports.statistical.names import safe_names
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator

_FIRST = ("text_id", "coder", "version", "place", "perspective", "text")


def coding_dataset(
    framework: Framework, texts: Sequence[Text], codings: Sequence[TextCoding], released: dt.date, t: Translator
) -> Dataset:
    """Return these codings as a data set; whoever calls passes none that the reader may not see.

    Texts and coders are numbers that say nothing else: no release, no place and no account can be told from them.
    """
    codes = {area.id: t("coding_ui.data.area", title=f"{area.ref} {area.title}") for area in framework.areas}
    for one, criterion in framework.criteria.items():
        codes[one] = t("coding_ui.data.criterion", title=f"{criterion.ref} {criterion.title}")
    codes[FITS_NONE] = t("coding_ui.code.none")
    names = safe_names([*_FIRST, *(f"c_{one}" for one in codes)])
    perspectives = {one.id: number for number, one in enumerate(framework.perspectives, start=1)}
    rows = list(_rows(texts, codings, list(codes), perspectives))
    yes_no = {0: t("coding_ui.data.no"), 1: t("coding_ui.data.yes")}
    return Dataset(
        "freitexte",
        t("coding_ui.data.label", title=framework.framework.title),
        (
            *_about(framework, perspectives, t),
            *(
                Variable(name, label, Kind.NOMINAL, yes_no)
                for name, label in zip(names[len(_FIRST) :], codes.values(), strict=True)
            ),
        ),
        lambda: [rows],
        released,
        "en" if t.language == "en" else "de",
        notes=(t("coding_ui.data.note"),),
        conditions=(t("coding_ui.data.conditions"),),
        count=len(rows),
    )


def _about(framework: Framework, perspectives: Mapping[str, int], t: Translator) -> tuple[Variable, ...]:
    labels = {number: framework.perspective(one).label for one, number in perspectives.items()}
    return (
        Variable("text_id", t("coding_ui.data.text_id"), Kind.NUMBER),
        Variable("coder", t("coding_ui.data.coder"), Kind.NUMBER),
        Variable("version", t("coding_ui.data.version"), Kind.TEXT),
        Variable("place", t("coding_ui.data.place"), Kind.TEXT),
        Variable("perspective", t("coding_ui.data.perspective"), Kind.NOMINAL, labels),
        Variable("text", t("coding_ui.data.text"), Kind.TEXT),
    )


def _rows(
    texts: Sequence[Text], codings: Sequence[TextCoding], codes: Sequence[str], perspectives: Mapping[str, int]
) -> Iterator[tuple[Cell, ...]]:
    coders = {one: number for number, one in enumerate(sorted({one.account_id for one in codings}), start=1)}
    by_text: dict[tuple[str, str], list[TextCoding]] = {}
    for coding in codings:
        by_text.setdefault(coding.key, []).append(coding)
    for number, text in enumerate(texts, start=1):
        for coding in sorted(by_text.get(text.key, ()), key=lambda one: coders[one.account_id]):
            about = (number, coders[coding.account_id], text.version, text.place, perspectives.get(text.perspective))
            yield (*about, text.text, *(int(code in coding.themes) for code in codes))
