"""Which rounds over time: network, place and framework, and what to look at; the address keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from analysis.earlier_rounds import Chain, chains_of
from analysis.over_time_model import OverTime
from networks.scopes import NetworkScope
from qualitaetsrahmen.errors import CodedError
from selfeval.model import RoundState
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk

OVERVIEW = ""
"""What stands for all criteria at once."""


@dataclass(frozen=True)
class Chosen:
    """A network and one of its chains."""

    network_id: str
    chain: Chain


def choose_chain(desk: Desk) -> Chosen | None:
    """Ask for a network and a chain as far as there are several; None where nothing is closed yet."""
    network_id = _choose_network(desk)
    if network_id is None:
        return None
    chains = chains_of(desk.services.rounds(NetworkScope.of(network_id)).rounds(), network_id)
    if not chains:
        return None
    asked = links.chosen(links.ROUND)
    place = next((number for number, chain in enumerate(chains) if asked in chain.ids), 0)
    if len(chains) > 1:
        place = st.selectbox(
            desk.t("over_time_ui.chain"),
            range(len(chains)),
            index=place,
            format_func=lambda number: _chain_label(desk, chains[number]),
            key=f"over_time.chain.{network_id}",
        )
    chain = chains[place]
    if asked not in chain.ids:
        st.query_params[links.ROUND] = chain.closed[-1].id
    return Chosen(network_id, chain)


def _choose_network(desk: Desk) -> str | None:
    """Return the only network, or ask which; the address may name one, or a round of one."""
    names = {network.id: network.name for network in desk.networks.networks()}
    if len(names) <= 1:
        return next(iter(names), None)
    asked = links.chosen(links.NETWORK) or _network_of_round(desk) or _latest_network(desk)
    order = sorted(names, key=lambda one: names[one].casefold())
    chosen = st.selectbox(
        desk.t("over_time_ui.network"),
        order,
        index=order.index(asked) if asked in order else 0,
        format_func=names.__getitem__,
        key="over_time.network",
    )
    st.query_params[links.NETWORK] = chosen
    return chosen


def _network_of_round(desk: Desk) -> str | None:
    asked = links.chosen(links.ROUND)
    try:
        return desk.rounds.round(asked).network_id if asked else None
    except CodedError:
        return None


def _latest_network(desk: Desk) -> str | None:
    """Return the network that closed a round last; one that has nothing to show is no place to begin."""
    closed = [one for one in desk.rounds.rounds() if one.state is RoundState.CLOSED]
    return max(closed, key=lambda one: one.closed_on or date.min).network_id if closed else None


def _chain_label(desk: Desk, chain: Chain) -> str:
    newest = chain.closed[-1]
    places = {one.id: one.name for one in desk.networks.municipalities()}
    place = places.get(chain.municipality_id or "", desk.t("over_time_ui.chain.whole"))
    title = desk.rounds.framework(newest.framework_sha256).framework.title
    return desk.t("over_time_ui.chain.label", framework=title, place=place)


def choose_topic(found: OverTime, t: Translator) -> str:
    """Ask for one criterion or the overview, in the order of the framework."""
    names = topics(found)
    asked = links.chosen(links.TOPIC) or OVERVIEW
    options = [OVERVIEW, *names]
    chosen: str = st.selectbox(
        t("over_time_ui.choose"),
        options,
        index=options.index(asked) if asked in options else 0,
        format_func=lambda one: names.get(one) or t("over_time_ui.overview"),
        key=f"over_time.topic.{found.newest.of_round.id}",
    )
    if chosen:
        st.query_params[links.TOPIC] = chosen
    else:
        st.query_params.pop(links.TOPIC, None)
    return chosen


def topics(found: OverTime) -> dict[str, str]:
    """Return the criteria by id with their names."""
    asked = (thread.newest.criterion for thread in found.threads)
    return {one.id: f"{one.ref} {one.title}" for one in asked}


def rounds_sentence(found: OverTime, t: Translator) -> str:
    """Say which rounds stand beside each other."""
    titles: Sequence[str] = [
        t(
            "over_time_ui.round",
            title=results.of_round.title,
            day=t.short_date(results.of_round.closed_on) if results.of_round.closed_on else "",
            version=results.framework.framework.version,
        )
        for results in found.rounds
    ]
    return t("over_time_ui.rounds", count=len(titles), titles=t.listed(titles))
