"""Files of other installations: all that is wrong at once, or what they hold and the click that takes all in."""

import streamlit as st

from exports.handing_in.signing import shown_fingerprint
from exports.handing_in.words import consent_words, facts_words, perspective_rows, place_words, round_words
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk
from ui.parts.card_table import card_table
from ui.parts.file_field import choose_files
from ui.parts.markup import literal
from wiring.access import released_scope
from wiring.taking_in import CheckedFile, CheckedImport, check_files, take_in

_FORM = "handing_in.files"
_MOST_OPEN = 3
"""More files than these would hide the button below them."""
_MOST_SHOWN = 12
"""Whoever has mended so many sees the others."""


def draw_import(desk: Desk) -> None:
    """Draw the field for files, what stands against them or what they hold, and the button that takes them in."""
    t = desk.t
    st.write(t("handing_in_ui.import.intro"))
    chosen = choose_files(_FORM, t("handing_in_ui.import.files"), t)
    if not chosen:
        return
    checked = _check(desk, chosen)
    spoilt = [one for one in checked.files if not one.is_sound]
    sound = [one for one in checked.files if one.is_sound]
    if spoilt:
        st.warning(t("handing_in_ui.import.all_or_none", count=len(checked.files), spoilt=len(spoilt)))
    else:
        st.success(t("handing_in_ui.import.sound", count=len(sound)))
    _draw_files(desk, spoilt)
    if len(sound) > _MOST_OPEN:
        with st.expander(t("handing_in_ui.import.sound_ones", count=len(sound)), key="import.sound"):
            _draw_files(desk, sound)
    else:
        _draw_files(desk, sound)
    if spoilt:
        return
    new = dict.fromkeys(shown_fingerprint(one.reading.fingerprint) for one in sound if not one.is_known)
    if new:
        st.info(t("handing_in_ui.import.compare", numbers="".join(f"\n- {literal(number)}" for number in new)))
    if st.button(t("handing_in_ui.import.confirm", count=len(checked.files)), type="primary", key="import.confirm"):
        _take_in(desk, checked)


def _check(desk: Desk, chosen: dict[str, bytes]) -> CheckedImport:
    """Check all files and show how far that is."""
    words = desk.t("handing_in_ui.import.checking", count=len(chosen))
    bar = st.progress(0.0, text=words)

    def tell(done: int) -> None:
        bar.progress(done / len(chosen), text=words)

    checked = check_files(desk.services, released_scope(desk.account), chosen, tell)
    bar.empty()
    return checked


def _draw_files(desk: Desk, files: list[CheckedFile]) -> None:
    for one in files:
        _draw_file(desk, one)


def _draw_file(desk: Desk, one: CheckedFile) -> None:
    t, parcel = desk.t, one.reading.parcel
    with st.container(border=True):
        st.markdown(f"**{literal(one.name)}**")
        if parcel is None:
            flaws = [literal(found.sentence(t)) for found in one.reading.flaws]
            st.error("\n".join(f"- {sentence}" for sentence in flaws[:_MOST_SHOWN]))
            if len(flaws) > _MOST_SHOWN:
                st.write(t("handing_in_ui.import.more_flaws", count=len(flaws) - _MOST_SHOWN))
            return
        told = parcel.handed_in
        lines = (place_words(told.profile, t), round_words(parcel, t), consent_words(told, t), facts_words(parcel, t))
        st.markdown("  \n".join(literal(line) for line in lines))
        rows = [
            {
                t("handing_in_ui.column.perspective"): row.perspective,
                t("handing_in_ui.column.mode"): row.mode,
                t("handing_in_ui.column.invited"): row.invited,
                t("handing_in_ui.column.sent"): row.sent,
                t("handing_in_ui.column.shown"): str(row.shown),
                t("handing_in_ui.column.hidden"): str(row.hidden),
            }
            for row in perspective_rows(parcel, t)
        ]
        card_table(rows)
        known = "known" if one.is_known else "first"
        number = shown_fingerprint(one.reading.fingerprint)
        st.markdown(literal(t(f"handing_in.sender.{known}", fingerprint=number)))


def _take_in(desk: Desk, checked: CheckedImport) -> None:
    """Take all in and draw the page anew; when that fails, the chosen files stay."""
    try:
        count = take_in(desk.services, released_scope(desk.account), checked)
    except CodedError as problem:
        desk.say(problem)
        return
    for parcel in checked.parcels:
        desk.note_released("release.imported", parcel.handed_in.release_id)
    state.empty_form(_FORM)
    state.leave_message(desk.t("handing_in.command.taken", count=count))
    st.rerun()
