"""Our own words in the languages of those who answer: read them beside German, and record who has checked them."""

import csv
import io
from datetime import date
from pathlib import Path

import streamlit as st

from networks.model import Network
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.interface_reviews import InterfaceReview, confirm_interface, withdraw_interface
from qualitaetsrahmen.languages.translations import GERMAN, Review
from texts.catalogue import FOLDER, PARTICIPANT_DOMAINS, Message, Translator, read_catalogue, texts_of
from ui import state
from ui.desk import Desk
from ui.frameworks.framework_words import language_words
from ui.parts.day_field import Days, ask_day
from ui.parts.markup import literal
from wiring.interface_languages import InterfaceLanguage, interface_languages

FORM = "interface.review"
_LONGEST = 200


def draw_interface_languages(desk: Desk, network: Network | None) -> None:
    """Draw how every language stands, all its sentences, and the way to record that they have been checked."""
    t = desk.t
    st.header(t("languages_ui.title"), anchor=False)
    st.write(t("languages_ui.intro"))
    found = interface_languages(desk.services, network.id if network else None)
    st.table([language_row(one, t) for one in found], border="horizontal", hide_index=True)
    others = {one.language: one for one in found if not one.is_own}
    st.header(t("languages_ui.read.title"), anchor=False)
    chosen = st.selectbox(
        t("languages_ui.read.which"),
        list(others),
        format_func=lambda one: language_words(one, t),
        key="interface.language",
        placeholder=t("ui.form.choose"),
        filter_mode=None,
    )
    draw_sentences(chosen, t)
    st.header(t("languages_ui.confirm.title"), anchor=False)
    if network is None:
        st.info(t("languages_ui.no_network"))
    elif desk.is_coordinator(network.id):
        draw_review(desk, network, others[chosen])
    else:
        st.info(t("languages_ui.coordinators_only"))


def language_row(one: InterfaceLanguage, t: Translator) -> dict[str, str]:
    """Return one language as a row of a table."""
    return {
        t("languages_ui.column.language"): language_words(one.language, t),
        t("languages_ui.column.state"): state_words(one, t),
        t("languages_ui.column.review"): review_words(one, t),
        t("languages_ui.column.offer"): offer_words(one, t),
    }


def state_words(one: InterfaceLanguage, t: Translator) -> str:
    """Say whether all is there, or how many sentences are missing or out of date."""
    if one.state.is_whole:
        return t("languages_ui.state.whole")
    return t("languages_ui.state.lacking", count=len(one.state.missing) + len(one.state.outdated))


def offer_words(one: InterfaceLanguage, t: Translator) -> str:
    """Say whether people may read it; German needs no translated questions."""
    if one.language == GERMAN:
        return t("languages_ui.offer.always")
    return t(f"languages_ui.offer.{'yes' if one.is_confirmed else 'no'}")


def review_words(one: InterfaceLanguage, t: Translator) -> str:
    """Say who has checked a language, or that nobody has, or that it was before its words changed."""
    if one.is_own:
        return t("languages_ui.review.shipped")
    if one.review is None:
        return t("languages_ui.review.none")
    said = {"by": literal(one.review.by), "on": t.date(date.fromisoformat(one.review.on))}
    if one.is_late:
        return t("languages_ui.review.late", **said)
    return t("languages_ui.review.by", how=literal(one.review.how or "–"), **said)


def draw_sentences(language: str, t: Translator) -> None:
    """Draw every sentence beside the German one, and the way to take them along."""
    st.write(t("languages_ui.read.intro"))
    rows = sentences(language)
    names = (t("languages_ui.read.german"), language_words(language, t))
    st.download_button(
        t("languages_ui.read.file"),
        as_table(names, rows),
        file_name=f"oberflaeche-{language}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="interface.file",
    )
    with st.expander(t("languages_ui.read.here"), key="interface.sentences"):
        table = [dict(zip(names, map(literal, row), strict=True)) for row in rows]
        st.table(table, border="horizontal", hide_index=True)


def sentences(language: str) -> list[tuple[str, str]]:
    """Return all sentences as German and translation, in the order of the pages."""
    found = []
    for domain in PARTICIPANT_DOMAINS:
        german, other = (_texts_in(FOLDER / one / f"{domain}.po") for one in (GERMAN, language))
        found += [(_together(german[key]), _together(other.get(key, ""))) for key in german]
    return found


def _texts_in(path: Path) -> dict[str, Message]:
    """Return the texts of a catalogue; one that nobody has translated yet holds none."""
    return texts_of(read_catalogue(path)) if path.exists() else {}


def _together(text: Message) -> str:
    """Return the forms of a text as one, each once."""
    return text if isinstance(text, str) else " / ".join(dict.fromkeys(text))


def as_table(names: tuple[str, str], rows: list[tuple[str, str]]) -> bytes:
    """Return sentences as a table that spreadsheet programs open with the right letters."""
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows([names, *rows])
    return file.getvalue().encode("utf-8-sig")


def draw_review(desk: Desk, network: Network, one: InterfaceLanguage) -> None:
    """Draw the form that records who has checked a language, and the way to take that back."""
    t, key = desk.t, state.form_key(f"{FORM}.{one.language}")
    st.write(t("languages_ui.confirm.intro", network=literal(network.name)))
    with st.form(key):
        by = st.text_input(t("languages_ui.confirm.by"), max_chars=_LONGEST, key=f"{key}.by")
        on = ask_day(t("languages_ui.confirm.on"), desk.today, Days(last=desk.today), t, key=f"{key}.on").chosen
        how = st.text_input(t("languages_ui.confirm.how"), max_chars=_LONGEST, key=f"{key}.how")
        st.caption(t("languages_ui.confirm.how_help"))
        is_sent = st.form_submit_button(t("languages_ui.confirm.button"), type="primary")
    if is_sent and not (by.strip() and how.strip()):
        st.error(t("languages_ui.confirm.empty"))
    elif is_sent and on is not None:
        confirm(desk, network, one, Review(by=by.strip(), on=on.isoformat(), how=how.strip()))
    is_own_check = one.review is not None and one.state.check is None
    if is_own_check and st.button(t("languages_ui.withdraw.button"), key=f"{FORM}.withdraw"):
        withdraw(desk, network, one)


def confirm(desk: Desk, network: Network, one: InterfaceLanguage, checked: Review) -> None:
    """Record the check of exactly these words and draw the page anew."""
    review = InterfaceReview(language=one.language, texts=one.state.mark, checked=checked)
    try:
        desk.require_coordinator(network.id)
        confirm_interface(desk.services.framework_documents(desk.scope), network.id, review, desk.today)
    except CodedError as problem:
        desk.say(problem)
        return
    state.empty_form(f"{FORM}.{one.language}")
    _leave(desk, network, one, "confirm")


def withdraw(desk: Desk, network: Network, one: InterfaceLanguage) -> None:
    """Forget the check and draw the page anew."""
    try:
        desk.require_coordinator(network.id)
        withdraw_interface(desk.services.framework_documents(desk.scope), network.id, one.language)
    except CodedError as problem:
        desk.say(problem)
        return
    _leave(desk, network, one, "withdraw")


def _leave(desk: Desk, network: Network, one: InterfaceLanguage, what: str) -> None:
    desk.note(f"interface.{what}", one.language, network.id)
    state.leave_message(desk.t(f"languages_ui.{what}.done", language=language_words(one.language, desk.t)))
    st.rerun()
