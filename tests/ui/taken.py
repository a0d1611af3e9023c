"""The pictures that a page offers, as whoever clicks would get them."""

import re
from dataclasses import dataclass, field
from html import unescape

from streamlit.testing.v1 import AppTest

from exports.pictures import PictureFormat
from tests.ui.workspace import has_failed
from texts.catalogue import Translator
from ui.results.save_picture import SavedPicture, save_picture

NO_BREAK = "\u00a0"


@dataclass
class Taken:
    """What pages have offered, in the order in which it was drawn."""

    pictures: list[SavedPicture] = field(default_factory=list)

    def note(self, picture: SavedPicture, key: str, t: Translator) -> None:
        """Offer a picture as always, and keep it in mind."""
        self.pictures.append(picture)
        save_picture(picture, key, t)

    def descriptions(self, at: AppTest) -> list[str]:
        """What the pictures of a page say to those who do not see them; each of its charts has one, as two files."""
        assert not has_failed(at)
        charts = len(at.get("plotly_chart"))
        labels = [one.proto.label for one in at.get("download_button")]
        assert labels.count("Diagramm als SVG") == labels.count("Diagramm als PNG") == charts > 0
        drawn = [one.file(PictureFormat.SVG).decode() for one in self.pictures[-charts:]]
        found = [re.findall(r"<title[^>]*>(.*?)</title><desc[^>]*>(.*?)</desc>", one, re.DOTALL) for one in drawn]
        return [unescape(" ".join(one[0])).replace(NO_BREAK, " ") for one in found]
