"""Saving a chart as a picture: two buttons, one for each kind of file, made from what stands on the page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from exports.pictures import Picture, PictureFormat, picture_file
from exports.report.source import ReportSource
from selfeval.results import Results
from texts.catalogue import Translator
from ui.desk import Desk

_MEDIA_TYPES = {PictureFormat.SVG: "image/svg+xml", PictureFormat.PNG: "image/png"}
_ACTION = "paper.picture"


@dataclass(frozen=True)
class SavedPicture:
    """A chart as it can be saved; it is drawn when somebody asks for it."""

    make: Callable[[], Picture]
    name: str
    """What the file is called, without its ending."""
    note: Callable[[], None]
    """Writes into the audit that somebody took the chart along."""

    def file(self, form: PictureFormat) -> bytes:
        """Return the picture as a file, and note that it was taken."""
        content = picture_file(self.make(), form)
        self.note()
        return content


def saved_of_round(
    desk: Desk, results: Results, name: str, make: Callable[[ReportSource, Translator], Picture]
) -> SavedPicture:
    """Return a chart of a round's results as it can be saved."""
    of_round = results.of_round

    def made() -> Picture:
        return make(ReportSource(desk.networks.network(of_round.network_id).name, results), desk.t)

    note = partial(desk.note, _ACTION, of_round.id, of_round.network_id)
    return SavedPicture(made, f"{name}-{results.reach.value}-{of_round.id}", note)


def saved_of_session(
    desk: Desk, name: str, session_id: str, network_id: str, make: Callable[[], Picture]
) -> SavedPicture:
    """Return a chart of a meeting as it can be saved by one of the networks in it."""
    return SavedPicture(make, f"{name}-{session_id}", partial(desk.note, _ACTION, session_id, network_id))


def saved_of_framework(desk: Desk, name: str, framework: str, make: Callable[[], Picture]) -> SavedPicture:
    """Return a chart of many networks' releases as an analyst can save it."""
    return SavedPicture(make, f"{name}-{framework}".replace("@", "-"), partial(desk.note_released, _ACTION, framework))


def save_picture(picture: SavedPicture, key: str, t: Translator) -> None:
    """Draw the buttons beside each other."""
    with st.container(horizontal=True):
        for form in PictureFormat:
            st.download_button(
                t(f"picture.save.{form.value}"),
                partial(picture.file, form),
                file_name=f"diagramm-{picture.name.replace('.', '-')}.{form.value}",
                mime=_MEDIA_TYPES[form],
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
                key=f"{key}.save.{form.value}",
            )
