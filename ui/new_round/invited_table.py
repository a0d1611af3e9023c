"""Who is invited as a table of levels and sectors, and in plain words the sector from which nobody is."""

from collections.abc import Sequence

import streamlit as st

from networks.model import Sector
from qualitaetsrahmen.model import Framework
from selfeval.invitations import InvitedGroup, empty_sectors, invited_groups
from selfeval.model import PerspectivePlan
from texts.catalogue import Translator

_NOTHING = "–"


def show_invited(plans: Sequence[PerspectivePlan], framework: Framework, t: Translator) -> None:
    """Draw the table and name each sector from which nobody is invited; nothing here keeps a round from opening."""
    groups = invited_groups(framework, plans)
    if not groups:
        return
    st.subheader(t("round_life.invited.title"), anchor=False)
    is_by_sector = any(group.by_sector for group in groups)
    rows = [_row(group, framework, t, is_by_sector=is_by_sector) for group in groups]
    st.table(rows, border="horizontal", hide_index=True)
    if not is_by_sector:
        st.caption(t("round_life.invited.not_by_sector"))
    found = empty_sectors(framework, plans)
    for sector in found.sectors:
        key = "certain" if found.is_certain else "as_far_as_counted"
        words = t(f"round_life.empty.{sector.value}")
        st.warning(f"{words} {t(f'round_life.empty.{key}')}", icon=":material/person_search:")


def _row(group: InvitedGroup, framework: Framework, t: Translator, *, is_by_sector: bool) -> dict[str, str]:
    about = framework.perspective(group.group) if group.has_own_line else framework.level(group.group)
    sectors = {t(f"ui.sector.{one.value}"): _count(group, one) for one in Sector} if is_by_sector else {}
    rest = {t("round_life.invited.rest"): str(group.not_by_sector or _NOTHING)} if is_by_sector else {}
    total = str(group.invited or _NOTHING)
    if group.is_unknown:
        total = t("round_life.invited.at_least", count=group.invited) if group.invited else t("round_life.invited.open")
    return {t("round_life.invited.level"): about.label, **sectors, **rest, t("round_life.invited.sum"): total}


def _count(group: InvitedGroup, sector: Sector) -> str:
    """Return a number, or a dash where a sector cannot be told of a group."""
    if group.has_own_line:
        return _NOTHING
    return str(group.by_sector.get(sector, 0)) if group.by_sector else _NOTHING
