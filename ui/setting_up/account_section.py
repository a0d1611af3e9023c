"""Accounts of staff: their roles, and the one-time links that let them in; for administrators only."""

import streamlit as st

from networks.accounts import Account, Grant, Role, create_account, offer_sign_in_link
from networks.model import Network
from qualitaetsrahmen.errors import CodedError
from texts.catalogue import Translator
from ui import links, state
from ui.desk import Desk
from ui.parts.markup import literal, to_copy
from ui.setting_up.places import grant_words
from wiring.access import administration_scope

_LONGEST_NAME = 200


def draw_accounts(desk: Desk) -> None:
    """Draw every account with what can be done about it, and a form for a new one."""
    t = desk.t
    administration_scope(desk.account)
    networks = {network.id: network for network in desk.all_networks.networks()}
    show_link(t)
    st.write(t("ui.accounts.intro"))
    for account in desk.services.accounts().accounts():
        closed = "" if account.active else f" · {t('ui.accounts.closed')}"
        with st.expander(f"{literal(account.name)}{closed}", key=f"account.{account.id}"):
            st.text(f"{t('ui.accounts.login')}: {account.login}")
            draw_account(desk, account, networks)
    with st.expander(t("ui.accounts.new"), key="account.new"):
        new_account(desk, networks)


def draw_account(desk: Desk, account: Account, networks: dict[str, Network]) -> None:
    """Draw the roles of an account, a fresh one-time link, and closing it."""
    t = desk.t
    change_roles(desk, account, networks)
    with st.container(horizontal=True):
        if st.button(t("ui.accounts.link"), disabled=not account.active, key=f"account.link.{account.id}"):
            offer_link(desk, account)
        if account.id != desk.account.id:
            label = t("ui.accounts.close" if account.active else "ui.accounts.reopen")
            if st.button(label, key=f"account.close.{account.id}"):
                set_active(desk, account, active=not account.active)


def change_roles(desk: Desk, account: Account, networks: dict[str, Network]) -> None:
    """Draw the form with the roles that an account holds."""
    t = desk.t
    with st.form(f"account.roles.{account.id}", border=False, enter_to_submit=False):
        grants = ask_grants(f"account.{account.id}", account.grants, networks, t)
        is_sent = st.form_submit_button(t("ui.form.save"), key=f"account.save.{account.id}")
    if not is_sent:
        return
    if account.id == desk.account.id and not any(grant.role is Role.ADMINISTRATOR for grant in grants):
        st.error(t("ui.accounts.keep_yourself"))
        return
    desk.services.accounts().save_account(account.model_copy(update={"grants": grants}))
    desk.note_set_up("account.changed", account.id)
    state.leave_message(t("ui.accounts.saved", name=literal(account.name)))
    st.rerun()


def ask_grants(form: str, grants: tuple[Grant, ...], networks: dict[str, Network], t: Translator) -> tuple[Grant, ...]:
    """Draw the choice of roles: one for each network, and those that hold everywhere."""
    offered = [Grant(role=role, network_id=one) for one in networks for role in (Role.COORDINATOR, Role.FACILITATOR)]
    offered += [Grant(role=Role.ANALYST), Grant(role=Role.ADMINISTRATOR)]
    chosen = st.multiselect(
        t("ui.accounts.roles"),
        range(len(offered)),
        default=[number for number, grant in enumerate(offered) if grant in grants],
        format_func=lambda number: grant_words(offered[number], networks, t),
        placeholder=t("ui.accounts.roles_none"),
        select_all=False,
        key=f"{form}.roles",
    )
    return tuple(offered[number] for number in chosen)


def new_account(desk: Desk, networks: dict[str, Network]) -> None:
    """Draw the form for a new account; its one-time link follows at once."""
    t = desk.t
    key = state.form_key("account.new")
    with st.form(key, border=False, enter_to_submit=False):
        name = st.text_input(t("ui.accounts.name"), max_chars=_LONGEST_NAME, key=f"{key}.name")
        login = st.text_input(t("ui.accounts.login"), max_chars=_LONGEST_NAME, key=f"{key}.login")
        st.caption(t("ui.accounts.login_help"))
        grants = ask_grants(key, (), networks, t)
        is_sent = st.form_submit_button(t("ui.accounts.create"), type="primary", key=f"{key}.save")
    if not is_sent:
        return
    if not name.strip() or not login.strip():
        st.error(t("ui.accounts.incomplete"))
        return
    try:
        account = create_account(desk.services.accounts(), login, name, grants)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note_set_up("account.created", account.id)
    state.empty_form("account.new")
    offer_link(desk, account)


def offer_link(desk: Desk, account: Account) -> None:
    """Make a one-time link and draw the page anew with it; it is shown this once and stored only as a hash."""
    try:
        token = offer_sign_in_link(desk.services.accounts(), account.id, desk.services.clock.now())
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note_set_up("account.link_offered", account.id)
    state.leave_sign_in_link(account.name, links.sign_in_address(desk.services, token))
    st.rerun()


def show_link(t: Translator) -> None:
    """Show the link that has just been made, to be handed over to one person."""
    offered = state.take_sign_in_link()
    if offered:
        name, address = offered
        with st.container(border=True):
            st.markdown(f"**{t('ui.accounts.link_for', name=literal(name))}**")
            to_copy(address, t("ui.accounts.link"))
            st.write(t("ui.accounts.link_note"))


def set_active(desk: Desk, account: Account, *, active: bool) -> None:
    """Close an account and end its sessions, or let it in again."""
    accounts = desk.services.accounts()
    accounts.save_account(account.model_copy(update={"active": active}))
    if not active:
        accounts.end_sessions_of(account.id)
    desk.note_set_up("account.reopened" if active else "account.closed", account.id)
    st.rerun()
