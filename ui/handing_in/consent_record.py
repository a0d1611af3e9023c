"""The record of all consents of one's networks, those that were taken back among them."""

import streamlit as st

from selfeval.consents import Consent
from ui.desk import Desk
from ui.parts.card_table import card_table


def draw_record(desk: Desk) -> None:
    """Draw every consent with who gave it and who took it back."""
    t = desk.t
    consents = desk.services.consents(desk.scope).consents()
    st.header(t("handing_in_ui.record"), anchor=False)
    if not consents:
        st.write(t("handing_in_ui.record.none"))
        return
    titles = {one.id: one.title for one in desk.rounds.rounds()}
    consents.sort(key=lambda one: (one.agreed_on, one.round_id, one.kind, one.number), reverse=True)
    card_table([_row(desk, one, titles) for one in consents])


def _row(desk: Desk, consent: Consent, titles: dict[str, str]) -> dict[str, str]:
    t = desk.t
    back = "–"
    if consent.revoked_on is not None and not consent.revoked_by:
        back = t("handing_in_ui.record.with_round", day=t.short_date(consent.revoked_on))
    elif consent.revoked_on is not None:
        back = t("handing_in_ui.by_and_day", by=consent.revoked_by, day=t.short_date(consent.revoked_on))
    return {
        t("handing_in_ui.column.round"): titles.get(consent.round_id, "–"),
        t("handing_in_ui.column.to_whom"): t(f"handing_in_ui.kind.{consent.kind.value}"),
        t("handing_in_ui.column.agreed"): t(
            "handing_in_ui.by_and_day", by=consent.agreed_by, day=t.short_date(consent.agreed_on)
        ),
        t("handing_in_ui.column.back"): back,
    }
