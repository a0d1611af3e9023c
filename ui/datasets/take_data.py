"""Data for evaluation for coordinators: which format, language and reach, what is inside, and the link to it."""

from urllib.parse import urlencode

import streamlit as st

from exports.phrases import reach_word
from selfeval.model import Round
from selfeval.published import may_be_shown_outside
from selfeval.release import Reach
from texts.catalogue import LANGUAGES, Translator
from ui.desk import Desk
from ui.parts.markup import button_link
from wiring.data_exports import DataKind

FORMATS = ("xlsx", "csv-excel", "csv", "sav", "dta", "parquet")
_SHOWN_FIRST = "xlsx"


def take_data(desk: Desk, kind: DataKind, of_round: Round | None = None) -> None:
    """Draw the choice and the link, for the data of a round or of all networks that the account coordinates.

    Whoever leads a dialogue without coordinating the network reads why there is no link.
    """
    t = desk.t
    st.header(t("datasets_ui.title"), anchor=False)
    st.write(t(f"datasets_ui.about.{kind.value}"))
    if not _may_take(desk, of_round):
        st.info(t("datasets_ui.coordinators_only"))
        return
    with st.container(horizontal=True, gap="medium"):
        form = choose_format(f"data.{kind.value}", t)
        language = choose_language(f"data.{kind.value}", t)
        reach = _choose_reach(kind, t)
    st.caption(t(f"datasets_ui.format.{form}.about"))
    if reach is Reach.PUBLIC and of_round is not None and not may_be_shown_outside(of_round):
        st.warning(t("datasets_ui.promised_inside"))
    button_link(t("datasets_ui.take"), data_path(kind, form, language, reach, of_round))


def _may_take(desk: Desk, of_round: Round | None) -> bool:
    """Say whether the account coordinates the network of the round, or any network."""
    networks = desk.scope.ids if of_round is None else {of_round.network_id}
    return any(desk.is_coordinator(one) for one in networks)


def data_path(kind: DataKind, form: str, language: str, reach: Reach, of_round: Round | None) -> str:
    """Return where data are as an archive."""
    query = {"format": form, "sprache": language, "reichweite": reach.value}
    query |= {"runde": of_round.id} if of_round else {}
    return f"/herunterladen/daten/{kind.value}?{urlencode(query)}"


def choose_format(key: str, t: Translator) -> str:
    """Ask for which program the files are."""
    return st.selectbox(
        t("datasets_ui.format"),
        FORMATS,
        index=FORMATS.index(_SHOWN_FIRST),
        format_func=lambda one: t(f"datasets_ui.format.{one}"),
        key=f"{key}.format",
        width=280,
    )


def choose_language(key: str, t: Translator) -> str:
    """Ask for the language of the labels."""
    chosen = st.segmented_control(
        t("datasets_ui.language"),
        LANGUAGES,
        default=t.language if t.language in LANGUAGES else LANGUAGES[0],
        required=True,
        format_func=lambda one: t(f"datasets_ui.language.{one}"),
        key=f"{key}.language",
    )
    return chosen or LANGUAGES[0]


def _choose_reach(kind: DataKind, t: Translator) -> Reach:
    chosen = st.segmented_control(
        t("datasets_ui.reach"),
        list(Reach),
        default=Reach.INTERNAL,
        required=True,
        format_func=lambda one: reach_word(one, t),
        key=f"data.{kind.value}.reach",
    )
    return Reach(chosen or Reach.INTERNAL)
