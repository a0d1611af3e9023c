"""What every staff page begins with: who works here, for which networks, in which language."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dialogues.local_meanings import LocalMeaningStore
from dialogues.notes import NoteStore
from dialogues.ports import AgreementStore, SessionStore
from networks.accounts import Account, Role
from networks.errors import NotPermitted
from networks.ports import NetworkStore
from networks.scopes import NetworkScope
from qualitaetsrahmen.errors import CodedError
from selfeval.ports import CodeStore, RoundStore
from texts.catalogue import Translator, translator
from ui import state
from ui.parts.markup import button_link
from wiring.access import (
    SESSION_COOKIE,
    administration_scope,
    network_scope,
    notes_scope,
    released_scope,
    signed_in_account,
)
from wiring.services import Services, services


@dataclass(frozen=True)
class Desk:
    """The services, the signed-in account and its networks, and the texts in its language."""

    services: Services
    account: Account
    scope: NetworkScope
    t: Translator

    @property
    def today(self) -> date:
        """The day in Germany."""
        return self.services.clock.today()

    @property
    def networks(self) -> NetworkStore:
        """The networks that the account works for."""
        return self.services.networks(self.scope)

    @property
    def all_networks(self) -> NetworkStore:
        """Every network, to set up; raises NotPermitted for anyone but administrators."""
        return self.services.networks(administration_scope(self.account))

    @property
    def rounds(self) -> RoundStore:
        """The rounds of these networks."""
        return self.services.rounds(self.scope)

    @property
    def codes(self) -> CodeStore:
        """The one-time codes of these networks' rounds, to be made and counted."""
        return self.services.codes(self.scope)

    @property
    def notes(self) -> NoteStore:
        """The account's own notes, which nobody else reads."""
        return self.services.notes(notes_scope(self.account))

    @property
    def sessions(self) -> SessionStore:
        """The dialogue sessions of these networks."""
        return self.services.sessions(self.scope)

    @property
    def agreements(self) -> AgreementStore:
        """The agreements of these networks."""
        return self.services.agreements(self.scope)

    @property
    def local_meanings(self) -> LocalMeaningStore:
        """What criteria mean in these networks."""
        return self.services.local_meanings(self.scope)

    def is_coordinator(self, network_id: str) -> bool:
        """Say whether the account coordinates a network, and so may plan, open and close its rounds."""
        return any(grant.role is Role.COORDINATOR and grant.network_id == network_id for grant in self.account.grants)

    def require_coordinator(self, network_id: str) -> None:
        """Raise NotPermitted for anyone who does not coordinate this network."""
        if not self.is_coordinator(network_id):
            raise NotPermitted(role=Role.COORDINATOR.value)

    def say(self, problem: CodedError) -> None:
        """Show what went wrong and how to mend it."""
        st.error(self.t.error(problem.code, problem.data))

    def note(self, action: str, target: str, network_id: str | None) -> None:
        """Write into the audit what the account has just done, such as ``round.opened``."""
        self.services.audit(self.scope).note(action, target, self.account.id, network_id)

    def note_released(self, action: str, target: str) -> None:
        """Write into the audit what an analyst has just done, such as ``release.imported`` or ``finding.published``."""
        self.services.audit(released_scope(self.account)).note(action, target, self.account.id, None)

    def note_set_up(self, action: str, target: str) -> None:
        """Write into the audit what an administrator has just set up, such as ``account.created``."""
        self.services.audit(administration_scope(self.account)).note(action, target, self.account.id, None)


def session_token() -> str | None:
    """Return the token in the browser's cookie, read anew at every rerun."""
    return st.context.cookies.get(SESSION_COOKIE)


def current_account() -> Account | None:
    """Return who is signed in, or None."""
    return signed_in_account(services(), session_token())


def open_desk() -> Desk:
    """Return the desk of whoever is signed in, or show the way to the sign-in page and stop."""
    t = translator(state.language())
    account = current_account()
    if account is None:
        st.title(t("ui.signed_out.title"), anchor=False)
        st.write(t("ui.signed_out.text"))
        button_link(t("ui.signed_out.link"), "/anmelden")
        st.stop()
    return Desk(services(), account, network_scope(account), t)
