"""Which agreements are listed: by when they are due, and by place, responsibility, criterion and open decision."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dialogues.agreement_model import SOON, Agreement
from texts.catalogue import Translator
from ui.desk import Desk
from ui.parts.day_field import ANY, ask_day
from ui.setting_up.places import municipality_name

Keeps = Callable[["Listed"], bool]
_UNTIL = "until"


@dataclass(frozen=True)
class Listed:
    """An agreement with the words by which people find it: its criterion and where it belongs."""

    agreement: Agreement
    criterion: str
    place: str


def listed(desk: Desk, agreements: Sequence[Agreement]) -> list[Listed]:
    """Return agreements with their criterion, and with the municipality of their round or else the network."""
    rounds = {one.id: one for one in desk.rounds.rounds()}
    networks = {one.id: one.name for one in desk.networks.networks()}
    places = {one.id: municipality_name(one) for one in desk.networks.municipalities()}
    found = []
    for one in agreements:
        of_round = rounds[one.round_id]
        criterion = desk.rounds.framework(of_round.framework_sha256).criteria[one.criterion_id]
        place = places.get(of_round.municipality_id or "") or networks[one.network_id]
        found.append(Listed(one, f"{criterion.ref} {criterion.title}", place))
    return found


def choose_agreements(all_listed: Sequence[Listed], today: date, t: Translator) -> list[Listed]:
    """Ask when they are due, behind a fold for more, and return those that fit, the next due first."""
    due = st.segmented_control(
        t("dialogue_ui.agreements.due"),
        ["any", "overdue", "soon", _UNTIL],
        default="any",
        required=True,
        format_func=lambda name: t(f"dialogue_ui.agreements.due.{name}"),
        key="agreements.due",
    )
    keeps = [_due(due or "any", today, t)]
    with st.expander(t("agreements_ui.filter.more")):
        keeps += [
            _one_of("place", lambda one: one.place, all_listed, t),
            _one_of("responsible", lambda one: one.agreement.responsible, all_listed, t),
            _one_of("criterion", lambda one: one.criterion, all_listed, t),
        ]
        if st.checkbox(t("agreements_ui.filter.decision"), key="agreements.decision"):
            keeps.append(lambda one: one.agreement.awaits_decision)
    return [one for one in all_listed if all(keep(one) for keep in keeps)]


def _due(name: str, today: date, t: Translator) -> Keeps:
    match name:
        case "overdue":
            return lambda one: one.agreement.is_overdue(today)
        case "soon":
            return lambda one: one.agreement.is_due_soon(today)
        case "until":
            label = t("agreements_ui.filter.until")
            last = ask_day(label, today + SOON, ANY, t, key="agreements.until").chosen or today + SOON
            return lambda one: one.agreement.is_unfinished and one.agreement.due_on <= last
    return lambda _one: True


def _one_of(name: str, value_of: Callable[[Listed], str], all_listed: Sequence[Listed], t: Translator) -> Keeps:
    """Ask for one of the values that occur; where there is only one, there is nothing to ask."""
    values = sorted({value_of(one) for one in all_listed})
    if len(values) <= 1:
        return lambda _one: True
    chosen = st.selectbox(
        t(f"agreements_ui.filter.{name}"),
        ["", *values],
        format_func=lambda value: value or t("agreements_ui.filter.all"),
        key=f"agreements.{name}",
    )
    return lambda one: not chosen or value_of(one) == chosen
