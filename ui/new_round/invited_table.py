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
    """Draw one line a sector, where the invited are counted by sector, and their sum."""
    groups = invited_groups(framework, plans)
    if not groups:
        return
    is_by_sector = any(group.by_sector for group in groups)
    rows = [_sector_row(one, groups, framework, t) for one in Sector] if is_by_sector else []
    if is_by_sector:
        rows.append(
            _row(t("round_life.invited.rest"), groups, [_number(one.not_by_sector) for one in groups], framework, t)
        )
    rows.append(_row(t("round_life.invited.sum"), groups, [_total(one, t) for one in groups], framework, t))
    st.table(rows, border="horizontal", hide_index=True)
    if not is_by_sector:
        st.caption(t("round_life.invited.not_by_sector"))


def warn_of_empty_sectors(plans: Sequence[PerspectivePlan], framework: Framework, t: Translator) -> None:
    """Name each sector from which nobody is invited; nothing here keeps a round from opening."""
    found = empty_sectors(framework, plans)
    if found.sectors:
        words = [t(f"round_life.empty.{sector.value}") for sector in found.sectors]
        words.append(t(f"round_life.empty.{'certain' if found.is_certain else 'as_far_as_counted'}"))
        st.warning(" ".join(words), icon=":material/person_search:")


def _sector_row(sector: Sector, groups: Sequence[InvitedGroup], framework: Framework, t: Translator) -> dict[str, str]:
    counts = [_count(group, sector) for group in groups]
    return _row(t(f"ui.sector.{sector.value}"), groups, counts, framework, t)


def _row(
    name: str, groups: Sequence[InvitedGroup], cells: Sequence[str], framework: Framework, t: Translator
) -> dict[str, str]:
    """Return one line: a sector, or what belongs to none, with a cell for every level."""
    cells_of = zip(groups, cells, strict=True)
    return {t("round_life.invited.field"): name, **{_label(group, framework): cell for group, cell in cells_of}}


def _label(group: InvitedGroup, framework: Framework) -> str:
    return (framework.perspective(group.group) if group.has_own_line else framework.level(group.group)).label


def _count(group: InvitedGroup, sector: Sector) -> str:
    """Return a number, or a dash where a sector cannot be told of a group."""
    return str(group.by_sector.get(sector, 0)) if group.by_sector else _NOTHING


def _number(count: int) -> str:
    return str(count) if count else _NOTHING


def _total(group: InvitedGroup, t: Translator) -> str:
    """Return how many are invited, as far as anybody has said."""
    if not group.is_unknown:
        return _number(group.invited)
    return t("round_life.invited.at_least", count=group.invited) if group.invited else t("round_life.invited.open")
