"""Frameworks: read them, compare their versions, see what people will be asked, and bring own ones along."""

from collections.abc import Collection

import streamlit as st

from networks.model import Network
from qualitaetsrahmen.library import Library, core_name
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk, open_desk
from ui.frameworks.document_view import draw_document
from ui.frameworks.framework_list import choose_network, draw_list, draw_status, entries_of
from ui.frameworks.framework_words import framework_title
from ui.frameworks.interface_section import draw_interface_languages
from ui.frameworks.map_draft import offer_map_draft
from ui.frameworks.preview_view import draw_preview
from ui.frameworks.translator_section import draw_tables_to_fill
from ui.frameworks.upload_section import draw_uploads
from ui.frameworks.versions_view import draw_versions
from ui.parts.markup import literal
from ui.parts.messages import say_message
from ui.parts.page_part import choose_part
from ui.parts.wide_page import widen
from wiring.interface_languages import confirmed_languages

SECTIONS = ("all", "upload", "languages")
VIEWS = ("read", "versions", "preview")


def draw_page(desk: Desk) -> None:
    """Draw the framework that the address names, else all of them."""
    name = links.chosen(links.FRAMEWORK)
    if name is None:
        draw_start(desk)
        return
    network = network_of_address(desk)
    library = desk.services.library(network.id if network else None)
    entry = entries_of(library, desk.services.library()).get(name)
    if entry is None:
        st.title(desk.t("frameworks_ui.title"), anchor=False)
        st.warning(desk.t("frameworks_ui.not_here", name=literal(name)))
        links.show(desk.t("frameworks_ui.back"), icon=":material/arrow_back:")
    else:
        confirmed = confirmed_languages(desk.services, network.id if network else None)
        draw_framework(library, entry.framework, confirmed, desk.t)
        draw_file(desk, entry.framework, network)
        offer_map_draft(library, library.frameworks[core_name(entry.framework)], "framework", desk.t)


def network_of_address(desk: Desk) -> Network | None:
    """Return the network that the address names among the account's own, else the first."""
    by_id = {network.id: network for network in desk.networks.networks()}
    return by_id.get(links.chosen(links.NETWORK) or "") or next(iter(by_id.values()), None)


def draw_start(desk: Desk) -> None:
    """Draw all frameworks, or the way to bring own ones along."""
    t = desk.t
    st.title(t("frameworks_ui.title"), anchor=False)
    say_message()
    st.write(t("frameworks_ui.intro"))
    network = choose_network(desk)
    section = choose_part(
        "bereich", SECTIONS, t("frameworks_ui.sections"), lambda one: t(f"frameworks_ui.section.{one}")
    )
    if section == "upload":
        draw_uploads(desk, network)
    elif section == "languages":
        draw_interface_languages(desk, network)
    else:
        library = desk.services.library(network.id if network else None)
        draw_list(entries_of(library, desk.services.library()).values(), network, t)


def draw_framework(library: Library, framework: Framework, confirmed: Collection[str], t: Translator) -> None:
    """Draw one framework in the chosen view."""
    widen()
    links.show(t("frameworks_ui.back"), icon=":material/arrow_back:")
    st.title(literal(framework_title(framework)), anchor=False)
    draw_status(framework, t)
    view = choose_part("ansicht", VIEWS, t("frameworks_ui.views"), lambda one: t(f"frameworks_ui.view.{one}"))
    match view:
        case "versions":
            draw_versions(library, framework, t)
        case "preview":
            draw_preview(library, framework, "preview", t, confirmed)
            draw_tables_to_fill(library, framework, t)
        case _:
            draw_document(framework, "read", t)


def draw_file(desk: Desk, framework: Framework, network: Network | None) -> None:
    """Draw the way to the framework's own file, from which others write theirs."""
    t = desk.t
    name, content = desk.services.framework_file(framework, network.id if network else None)
    st.divider()
    st.write(t("frameworks_ui.file.text"))
    st.download_button(
        t("frameworks_ui.file.download"),
        content,
        file_name=name,
        mime="application/yaml",
        on_click="ignore",
        icon=":material/download:",
        key="framework.file",
    )


draw_page(open_desk())
