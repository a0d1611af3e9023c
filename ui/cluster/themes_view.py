"""What the networks of a session have in common: until when it is open, and their shared themes."""

from collections.abc import Sequence

import streamlit as st

from analysis.common_themes import CommonTheme, common_themes
from analysis.side_by_side import Beside
from dialogues.guests import is_open
from dialogues.preparation_model import GuestNetwork
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui.desk import Desk
from ui.parts.markup import literal
from wiring.clusters import members_of


def draw_limits_of_time(desk: Desk, guest: GuestNetwork) -> None:
    """Say for what and until which day the results are open; the first one that closes ends it for that network."""
    opened = [one for one in members_of(desk.services, desk.scope, guest.session_id) if is_open(one, desk.today)]
    days = [one.open_until for one in opened if one.open_until is not None]
    if days:
        day = literal(desk.t.date(min(days)))
        st.caption(desk.t("workshop_ui.until", day=day, purpose=literal(guest.purpose)))


def draw_themes(questions: Sequence[Beside], framework: Framework, perspectives: Sequence[str], t: Translator) -> None:
    """Draw the common themes as a list in the order of the questions, or say that there is none."""
    st.subheader(t("workshop_ui.themes"), anchor=False)
    found = common_themes(questions, perspectives)
    if not found:
        st.write(t("workshop_ui.themes.none"))
        return
    st.write(t("workshop_ui.themes.about"))
    st.markdown("\n".join(f"- {_words(one, framework, t)}" for one in found))


def _words(theme: CommonTheme, framework: Framework, t: Translator) -> str:
    number = len(theme.criterion.items)
    title = f"{theme.criterion.ref} {theme.criterion.title}"
    if number > 1:
        place = [item.id for item in theme.criterion.items].index(theme.item.id) + 1
        title = t("dialogue_ui.chart.one_of_several", title=title, number=place, total=number)
    words = t(
        "workshop_ui.theme" if len(theme.parted) < theme.of else "workshop_ui.theme_all",
        title=title,
        parted=_number(len(theme.parted), t),
        total=_number(theme.of, t),
        first=framework.perspective(theme.first).label,
        second=framework.perspective(theme.second).label,
        names=t.listed(theme.parted),
    )
    return literal(words)


def _number(number: int, t: Translator) -> str:
    """Return a small number as a word."""
    key = f"workshop_ui.number.{number}"
    return t(key) if t.has(key) else t.number(number)
