"""All frameworks that a network can read, grouped by how far they have come, with the way to each."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from networks.model import Network
from qualitaetsrahmen.additions import ExtendedFramework, extended
from qualitaetsrahmen.library import Library, version_number
from qualitaetsrahmen.model import Framework, Status
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk
from ui.frameworks.framework_words import framework_title, size_words, version_words
from ui.parts.markup import literal


@dataclass(frozen=True)
class Entry:
    """A framework that can be read, and whether the network brought it along or extended it itself."""

    framework: Framework
    is_own: bool


def entries_of(library: Library, base: Library) -> dict[str, Entry]:
    """Return every framework by name, and behind each the same with its local additions.

    ``base`` holds what the installation has; all that is not in it is the network's own. What they say decides and
    not which objects they are: two pages that load the first library at once get one each.
    """
    found: dict[str, Entry] = {}
    for name, framework in sorted(library.frameworks.items(), key=_newest_first):
        found[name] = Entry(framework, is_own=base.frameworks.get(name) != framework)
        for addition in library.additions:
            if addition.addition.extends == name:
                more = extended(framework, addition)
                found[more.name] = Entry(more, is_own=addition not in base.additions)
    return found


def _newest_first(named: tuple[str, Framework]) -> tuple[str, list[int]]:
    header = named[1].framework
    return header.title, [-part for part in version_number(header.version)]


def choose_network(desk: Desk) -> Network | None:
    """Return the network whose frameworks are shown; ask only where there are several."""
    by_id = {network.id: network for network in desk.networks.networks()}
    asked = links.chosen(links.NETWORK)
    if len(by_id) <= 1:
        return next(iter(by_id.values()), None)
    chosen = st.selectbox(
        desk.t("frameworks_ui.network"),
        list(by_id),
        index=list(by_id).index(asked) if asked in by_id else 0,
        format_func=lambda one: by_id[one].name,
        placeholder=desk.t("ui.form.choose"),
        filter_mode=None,
    )
    st.query_params[links.NETWORK] = chosen
    return by_id[chosen]


def draw_list(entries: Iterable[Entry], network: Network | None, t: Translator) -> None:
    """Draw the frameworks as cards: the network's own, then what is published, in the making, and withdrawn."""
    entries = list(entries)
    if not entries:
        st.info(t("frameworks_ui.none"))
    if network is not None:
        own = [entry.framework for entry in entries if entry.is_own]
        draw_group(t("frameworks_ui.group.own", network=literal(network.name)), own, t)
    for status in (Status.PUBLISHED, Status.DRAFT, Status.WITHDRAWN):
        found = [one.framework for one in entries if not one.is_own and one.framework.framework.status is status]
        draw_group(t(f"frameworks_ui.group.{status.value}"), found, t)


def draw_group(heading: str, frameworks: list[Framework], t: Translator) -> None:
    """Draw a heading with its frameworks; nothing where there are none."""
    if not frameworks:
        return
    st.header(heading, anchor=False)
    for framework in frameworks:
        with st.container(border=True):
            draw_head(framework, t)
            st.write(size_words(framework, t))
            label = t(
                "frameworks_ui.read", title=literal(framework_title(framework)), version=framework.framework.version
            )
            query = {links.FRAMEWORK: framework.name}
            links.show(label, icon=":material/arrow_forward:", **query)


def draw_head(framework: Framework, t: Translator) -> None:
    """Draw title, version and status of a framework in one line."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{literal(framework_title(framework))}**", width="content")
        draw_status(framework, t)


def draw_status(framework: Framework, t: Translator) -> None:
    """Draw which version it is and how far it has come; with an addition, also that this one can change."""
    status = framework.framework.status
    match status:
        case Status.PUBLISHED:
            st.badge(version_words(framework, t), color="primary")
        case Status.DRAFT:
            st.badge(version_words(framework, t), color="orange")
        case Status.WITHDRAWN:
            st.badge(version_words(framework, t), color="gray")
    if isinstance(framework, ExtendedFramework):
        st.badge(t("frameworks_ui.with_addition"), color="orange")
